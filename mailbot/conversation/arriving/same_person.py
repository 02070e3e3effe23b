"""One person with several addresses: linked on proof, otherwise offered to the operator, and merged at their word.

Proof is that two addresses are the same mailbox by their provider's rules. That somebody of the same full name answers
a mail which went to a contact is none, nor that the contact wanted answers there: `mailbot contacts same` shows such
pairs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from mailbot.conversation.reply_to import has_asked_for, readdress
from mailbot.crm import changing
from mailbot.delivery.suppression import suppress
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict, NotFound
from mailbot.mail.addresses import is_same_mailbox, normalise, spellings
from mailbot.store import object_id
from models.base import Scoped
from models.call import Call
from models.contact import Contact, ContactKind
from models.delivery import Delivery
from models.draft import Draft
from models.event import Event
from models.message import Message
from models.suppression import Suppression, SuppressionReason
from models.thread import Thread

# A person's own word, which holds for all their addresses; a bounce is about one.
_THEIR_WORD = (SuppressionReason.UNSUBSCRIBED, SuppressionReason.COMPLAINT, SuppressionReason.OPERATOR)


async def recognise(desk: Desk, contact: Contact | None, thread: Thread) -> Contact | None:
    """Who wrote, where a mail came into the thread of another contact: that one on proof, else still the writer."""
    if contact is None or not thread.contact_id or thread.contact_id == str(contact.id):
        return contact
    known = await desk.store.first(Contact, {"_id": object_id(thread.contact_id)})
    if known is None or not known.kind is contact.kind is ContactKind.LEAD or str(contact.id) in known.not_same:
        return contact
    if any(is_same_mailbox(one, other) for one in known.addresses for other in contact.addresses):
        return await merge(desk, known, contact, actor="mailbot", reason="the same mailbox by its provider's rules")
    sign = "" if str(contact.id) in known.maybe_same else await _sign_of_sameness(desk, known, contact, thread)
    if sign:
        await desk.store.change(Contact, str(known.id), add={"maybe_same": [str(contact.id)]})
        words = f"contact {contact.number} {sign} and writes in thread {thread.number}"
        await desk.store.record("contact.maybe_same", words, contact_id=str(known.id), thread_id=str(thread.id))
    return contact


async def offers(desk: Desk) -> list[tuple[Contact, Contact]]:
    """Pairs of contacts that may be one person: (who was there first, the other)."""
    pairs = []
    for known in await desk.store.find(Contact, {"maybe_same": {"$gt": ""}}, sort=[("number", 1)]):
        for other in known.maybe_same:
            found = await desk.store.first(Contact, {"_id": object_id(other)})
            pairs += [(known, found)] if found else []
    return pairs


async def keep_apart(desk: Desk, one: Contact, other: Contact, *, actor: str) -> None:
    """They are two people; it is not offered again."""
    for contact, stranger in ((one, other), (other, one)):
        maybe = [known for known in contact.maybe_same if known != str(stranger.id)]
        await desk.store.change(
            Contact, str(contact.id), set={"maybe_same": maybe}, add={"not_same": [str(stranger.id)]}
        )
    await desk.store.record("contact.kept_apart", f"from contact {other.number}", actor=actor, contact_id=str(one.id))


async def merge(desk: Desk, keep: Contact, other: Contact, *, actor: str, reason: str = "") -> Contact:
    """Make one contact of two: `keep`, with all that `other` has; `other` is gone. Raises BadInput for one alone.

    What they asked to stop holds for every address. May be repeated after a crash: `other` goes last but one, and
    `complete` gives its addresses to `keep`.
    """
    if keep.id == other.id:
        raise BadInput(f"contact {keep.number} is the same contact already", "name two")
    await desk.store.change(Contact, str(keep.id), add={"absorbing": other.addresses})
    await _share_stops(desk, [*keep.addresses, *other.addresses], actor)
    await _hand_over(desk, str(other.id), other.addresses, str(keep.id))
    told = {
        "phone": keep.phone or other.phone,
        "language": keep.language or other.language,
        "needs": {slot: need.model_dump() for slot, need in {**other.needs, **keep.needs}.items()},
        "fields": {**other.fields, **keep.fields},
        "maybe_same": [one for one in keep.maybe_same if one != str(other.id)],
        "updated_at": desk.now(),
    }
    await desk.store.change(Contact, str(keep.id), set=told, add={"tags": other.tags})
    words = f"contact {other.number} ({', '.join(other.addresses)}) is part of contact {keep.number}"
    await desk.store.record("contact.merged", f"{words}: {reason}".rstrip(": "), actor=actor, contact_id=str(keep.id))
    await desk.store.remove(Contact, {"_id": object_id(str(other.id))})
    return await complete(desk, keep)


async def complete(desk: Desk, keep: Contact) -> Contact:
    """Give a contact the addresses of one that was merged into it, as far as nobody else has them meanwhile."""
    now = await desk.store.get(Contact, str(keep.id))
    if now.absorbing:
        taken = await desk.store.rows(Contact, {"addresses": {"$in": now.absorbing}}, ["addresses"])
        theirs = {address for row in taken for address in row["addresses"]}
        free = [address for address in now.absorbing if address not in theirs]
        await desk.store.change(Contact, str(now.id), set={"absorbing": []}, add={"addresses": free})
        await changing.change_contact(desk, await desk.store.get(Contact, str(keep.id)), {})
        await readdress(desk, await desk.store.get(Contact, str(keep.id)))
    return await desk.store.get(Contact, str(keep.id))


async def add_address(desk: Desk, contact: Contact, address: str, *, actor: str) -> None:
    """A person gives a contact another address; what they asked to stop holds for it too.

    Raises BadInput, and Conflict where another contact has it: only `merge` makes one of two.
    """
    address = normalise(address)
    if address in contact.addresses:
        return
    owner = await desk.store.first(Contact, {"addresses": address})
    if owner is not None or not await changing.add_address(desk, contact, address):
        number = owner.number if owner else "another"
        raise Conflict(f"{address} belongs to contact {number}", "link the two if they are one person")
    await _share_stops(desk, [*contact.addresses, address], actor)
    await desk.store.record("contact.address_added", address, actor=actor, contact_id=str(contact.id))
    await readdress(desk, await desk.store.get(Contact, str(contact.id)))


async def make_main(desk: Desk, contact: Contact, address: str, *, actor: str) -> None:
    """Mail goes to this one of a contact's addresses from now on. Raises NotFound, and Conflict where they changed."""
    address = _theirs(contact, address)
    ordered = [address, *(one for one in contact.addresses if one != address)]
    await _set_addresses(desk, contact, ordered)
    await desk.store.record("contact.main_address", address, actor=actor, contact_id=str(contact.id))


async def remove_address(desk: Desk, contact: Contact, address: str, *, actor: str) -> None:
    """Take an address from a contact, but never the last; a stop of it stays on the list, which is about addresses.

    Raises NotFound, BadInput for the last one, and Conflict where they changed meanwhile.
    """
    address = _theirs(contact, address)
    left = [one for one in contact.addresses if one != address]
    if not left:
        raise BadInput(f"{address} is their only address", "add another one first")
    await _set_addresses(desk, contact, left)
    await desk.store.record("contact.address_removed", address, actor=actor, contact_id=str(contact.id))


def _theirs(contact: Contact, address: str) -> str:
    found = next((one for one in contact.addresses if one in spellings(normalise(address))), None)
    if found is None:
        raise NotFound(f"{address} is no address of contact {contact.number}", "`mailbot contacts show` names them")
    return found


async def _set_addresses(desk: Desk, contact: Contact, addresses: list[str]) -> None:
    now = contact.model_copy(update={"addresses": addresses})
    expect = {"addresses": contact.addresses}
    if not await changing.change_contact(desk, now, {"addresses": addresses}, expect=expect):
        raise Conflict("somebody changed the addresses in this moment", "look at them again")


async def _hand_over(desk: Desk, gone: str, addresses: Sequence[str], keep: str) -> None:
    """Every row that speaks of one contact speaks of the other."""
    to_them = {"recipient": {"$in": list(addresses)}}
    sent = await desk.store.rows(Delivery, to_them, ["_id"], then={"contact_id": gone})
    rows: list[tuple[type[Scoped], list[str]]] = [(Delivery, [str(row["_id"]) for row in sent])]
    for model in (Thread, Message, Draft, Call, Event):  # a partner's call stands in the thread of somebody else
        found = await desk.store.rows(model, {"contact_id": gone}, ["_id"])
        rows.append((model, [str(row["_id"]) for row in found]))
    for model, ids in rows:
        await desk.store.change_group(model, ids, set={"contact_id": keep})


async def _share_stops(desk: Desk, addresses: Sequence[str], actor: str) -> None:
    for stop in await desk.store.find(Suppression, {"address": {"$in": list(addresses)}}):
        if stop.reason in _THEIR_WORD:
            for address in addresses:
                words = f"{stop.address} is the same person"
                await suppress(desk, address, stop.reason, scope=stop.scope, detail=words, actor=actor)


async def _sign_of_sameness(desk: Desk, known: Contact, contact: Contact, thread: Thread) -> str:
    if _full_name(known) and _full_name(known) == _full_name(contact):
        return "has the same name"
    asked = await has_asked_for(desk, thread, known, contact.addresses)
    return "is where they wanted answers (Reply-To)" if asked else ""


def _full_name(contact: Contact) -> str:
    """A name of two words or more, without case and accents; empty where there is none."""
    plain = unicodedata.normalize("NFKD", contact.name).casefold()
    words = "".join(letter for letter in plain if not unicodedata.combining(letter)).split()
    return " ".join(words) if len(words) > 1 else ""
