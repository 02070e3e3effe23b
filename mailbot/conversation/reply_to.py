"""Where a mail is answered: at its author's address, or where its Reply-To wants it (RFC 5322 §3.6.2).

Anybody can write any Reply-To, and an answer holds what we know of its author. So it is followed by itself only to the
same person for sure: another address of the same contact, the same mailbox (by its provider's rules, or but for a tag),
or an address that the author's own organisation vouches for. Where anything else is asked for, a person decides, once
in a conversation. We ourselves and our staff are no target at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from mailbot.conversation.copying import may_copy
from mailbot.desk import Desk
from mailbot.errors import BadInput
from mailbot.mail.addresses import (
    domain_of,
    is_address,
    is_no_reply,
    is_public_provider,
    is_same_mailbox,
    is_subaddress,
    spellings,
)
from mailbot.mail.authentication import is_same_organisation
from mailbot.mail.parsed import ParsedEmail
from models.contact import Contact, ContactKind
from models.draft import Draft, DraftState
from models.message import Claimed, Direction, Kind, Message
from models.thread import Thread

MOST_ASKED = 20  # addresses of one Reply-To that are looked at
MOST_NAMED = 3  # of them that a sentence names


@dataclass(frozen=True, slots=True)
class Destination:
    """`author` is who wrote, where that is another address; `elsewhere` is asked for, and a person must decide."""

    to: str
    author: str = ""
    elsewhere: tuple[str, ...] = ()

    @property
    def doubt(self) -> str:
        """What a person is to decide, with what mends it; empty where nothing is."""
        return doubt_about(self.to, self.elsewhere) if self.elsewhere else ""

    @property
    def choices(self) -> tuple[str, ...]:
        """Where a person may send the answer."""
        return choices_of(self.to, self.elsewhere)


def doubt_about(author: str, elsewhere: Sequence[str]) -> str:
    """That answers are wanted elsewhere, and how a person decides it."""
    more = len(elsewhere) - MOST_NAMED
    named = ", ".join(elsewhere[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    if all(map(is_no_reply, elsewhere)):
        return f"answers to it would go to {named}, which nobody reads: approve to answer {author}"
    return (
        f"they want answers at {named}, not known to be theirs: approve to answer {author or 'nobody'}, "
        f"choose {elsewhere[0]} instead, or add it to the contact"
    )


def choices_of(to: str, elsewhere: Iterable[str]) -> tuple[str, ...]:
    """Where a person may send an answer that waits: as it stands, or where its author wants it."""
    return (to, *(address for address in elsewhere if not is_no_reply(address)))


def chosen(address: str, choices: Collection[str]) -> str:
    """The address that a person chose. Raises BadInput for one that the mail does not name."""
    wanted = address.strip().lower()
    for one in choices:
        if wanted in spellings(one):
            return one
    raise BadInput(f"this mail cannot be answered at {address}", f"choose {' or '.join(choices)}")


# ------------------------------------------------------------------------------------------------ one mail


def asked_in(mail: ParsedEmail) -> tuple[str, ...]:
    """The addresses of a Reply-To that says more than From does; none of a field that is not well formed."""
    if any(problem.startswith("reply-to:") for problem in mail.problems):
        return ()
    asked = tuple(dict.fromkeys(one.email for one in mail.reply_to if is_address(one.email)))[:MOST_ASKED]
    return () if mail.author is not None and asked == (mail.author.email,) else asked


def vouched_in(mail: ParsedEmail, authserv_id: str) -> tuple[str, ...]:
    """Those of them that the author's own organisation vouches for."""
    return tuple(one for one in asked_in(mail) if is_same_organisation(mail, authserv_id, one))


def destination_of_stranger(
    mail: ParsedEmail, own: Collection[str], staff: Collection[str], authserv_id: str
) -> Destination:
    """Where a mail is answered as the first of somebody of whom nothing is known."""
    author, vouched = mail.author.email if mail.author else "", vouched_in(mail, authserv_id)
    asked = [one for one in asked_in(mail) if one not in staff and not _is_ours(one, own)]
    return _choose(author, asked, (), lambda one: one in vouched or _is_same(one, author))


def _choose(
    author: str, asked: Sequence[str], copied: Collection[str], is_theirs: Callable[[str], bool]
) -> Destination:
    """The author's own address where it is among those asked for, else the first that is theirs and is read.

    Whoever is `copied` gets the answer beside the author anyway.
    """
    if author in asked:
        return Destination(author)
    theirs = next((one for one in asked if is_theirs(one) and not is_no_reply(one)), "")
    if theirs:
        return Destination(theirs, author)
    return Destination(author, elsewhere=tuple(one for one in asked if one not in copied))


def _is_same(one: str, other: str) -> bool:
    """Whether two addresses lead to one person: by their provider's rules, or by a tag, as helpdesks put one."""
    return is_same_mailbox(one, other) or is_subaddress(one, other)


def _is_ours(address: str, own: Collection[str]) -> bool:
    """Whether an address is one of our own, or must be: at our domain, though no configuration names it."""
    domains = {domain for domain in map(domain_of, own) if not is_public_provider(domain)}
    return address in own or domain_of(address) in domains


# ------------------------------------------------------------------------------------------------ in a conversation


async def destination_of(desk: Desk, mail: Message, contact: Contact | None) -> Destination:
    """Where a stored mail is answered; `contact` is who wrote it. A portal's mail is answered to its lead."""
    author = mail.from_address
    if contact is not None and author not in contact.addresses:
        return Destination(contact.address)
    if not mail.reply_to or mail.forged in (Claimed.OPERATOR, Claimed.AGENCY, Claimed.CONTACT):
        return Destination(author)
    others, staff = await _of_others(desk, mail.reply_to, contact)
    staff, own, mark = staff | desk.staff, desk.own_addresses, desk.keyring.delivery_of_address
    asked = [one for one in mail.reply_to if one not in staff and not _is_ours(one, own) and not mark(one)]
    known = (author, *(contact.addresses if contact else ()))

    def is_theirs(address: str) -> bool:
        vouched = address in mail.reply_to_vouched and address not in others
        return vouched or any(_is_same(address, one) for one in known)

    copied = frozenset((*mail.to, *mail.cc))
    gets_a_copy = not copied.isdisjoint(asked) and await may_copy(desk, mail)
    found = _choose(author, asked, copied if gets_a_copy else (), is_theirs)
    return await _as_decided(desk, mail, found) if found.elsewhere else found


async def destination_in(desk: Desk, thread_id: str, contact: Contact) -> Destination:
    """Where a contact is written to in a thread: where their last mail in it is answered, if they wrote any."""
    theirs = {"contact_id": str(contact.id), "direction": Direction.INBOUND, "kind": Kind.HUMAN}
    last = await desk.store.first(Message, {"thread_id": thread_id}, then=theirs, sort=[("received_at", -1)])
    return await destination_of(desk, last, contact) if last else Destination(contact.address)


async def has_asked_for(desk: Desk, thread: Thread, contact: Contact, addresses: Collection[str]) -> bool:
    """Whether a contact has wanted answers in a thread at one of these addresses."""
    theirs = {"contact_id": str(contact.id), "direction": Direction.INBOUND}
    rows = await desk.store.rows(Message, {"thread_id": str(thread.id)}, ["reply_to"], then=theirs)
    return any(address in row.get("reply_to", ()) for row in rows for address in addresses)


async def readdress(desk: Desk, contact: Contact) -> None:
    """What waits for a person since its answer was wanted elsewhere is addressed there, once that is the contact's."""
    waiting = {"contact_id": str(contact.id)}
    for draft in await desk.store.find(Draft, {"state": DraftState.HELD}, then=waiting):
        theirs = next((address for address in draft.elsewhere if address in contact.addresses), "")
        if theirs:
            doubt = doubt_about(draft.recipient, draft.elsewhere)
            reason = draft.reason.replace(doubt, f"they want answers at {theirs}, which is theirs: approve it")
            moved = {"recipient": theirs, "author": draft.recipient, "elsewhere": [], "reason": reason}
            await desk.store.change(Draft, str(draft.id), expect={"state": DraftState.HELD}, set=moved)


async def _of_others(
    desk: Desk, addresses: Sequence[str], contact: Contact | None
) -> tuple[frozenset[str], frozenset[str]]:
    """Of some addresses, those of other contacts, and those of people who work here."""
    asked = {spelling: address for address in addresses for spelling in spellings(address)}
    rows = await desk.store.rows(Contact, {"addresses": {"$in": sorted(asked)}}, ["addresses", "kind"])
    owners = [(row, asked[one]) for row in rows for one in row["addresses"] if one in asked]
    others = frozenset(address for row, address in owners if contact is None or row["_id"] != contact.id)
    return others, frozenset(address for row, address in owners if row["kind"] == ContactKind.STAFF)


async def _as_decided(desk: Desk, mail: Message, found: Destination) -> Destination:
    """What a person has decided for the same wish of the same contact in this conversation holds on."""
    decided = {"contact_id": mail.contact_id, "decided_by": {"$gt": ""}, "state": DraftState.SENT}
    drafts = await desk.store.find(Draft, {"thread_id": mail.thread_id}, then=decided, sort=[("number", -1)])
    same = (draft.recipient for draft in drafts if set(draft.elsewhere) == set(found.elsewhere))
    chosen = next(same, "") if mail.contact_id else ""
    if not chosen:
        return found
    return Destination(chosen, found.to) if chosen in found.elsewhere else Destination(found.to)
