"""Who wrote: the contact of a mail, by any of its addresses, made where a person writes for the first time."""

from __future__ import annotations

from collections.abc import Mapping

from classifiers.verdict import Need, PortalLead, Verdict
from mailbot.crm.changing import found_by, next_changes
from mailbot.desk import Desk
from mailbot.mail.addresses import is_no_reply, spellings
from mailbot.mail.parsed import ParsedEmail
from models.contact import Contact, ContactKind, StoredNeed
from models.message import Claimed, Intent, Kind, Message


async def contact_of(
    desk: Desk, mail: ParsedEmail, verdict: Verdict, needs: Mapping[str, StoredNeed]
) -> Contact | None:
    """The contact behind a mail, or None for machines and strangers whom we do not make contacts of.

    A trusted portal's mail is its lead's mail. Spammers, lists, bounces and auto-replies make no contacts. Who is made
    a contact has the mail's needs from the start: one write instead of two. Mail that is not proven to be a contact's
    is not theirs.
    """
    if verdict.forged is Claimed.CONTACT:
        return None
    lead = verdict.portal
    address, name = (mail.author.email, mail.author.name) if mail.author else ("", "")
    if lead and lead.trusted and lead.email:
        address, name = lead.email.lower(), lead.name
    if not address or address in desk.own_addresses:
        return None
    known = await by_address(desk, address)
    if known is not None or not _worth_knowing(desk, address, verdict):
        return known
    return await _make(desk, address, name, lead if lead and lead.trusted else None, verdict, needs)


def needs_of(message: Message, needs: Mapping[str, Need]) -> dict[str, StoredNeed]:
    """What a mail says that its writer wants, as it is kept."""
    return {
        slot: StoredNeed(
            value=need.plain,
            quote=need.quote,
            message_id=str(message.id),
            at=message.received_at,
        )
        for slot, need in needs.items()
    }


async def by_address(desk: Desk, address: str) -> Contact | None:
    """The contact that an address belongs to."""
    return await desk.store.first(Contact, {"addresses": {"$in": spellings(address)}})


def _worth_knowing(desk: Desk, address: str, verdict: Verdict) -> bool:
    if verdict.kind is not Kind.HUMAN or verdict.own_loop or verdict.intent is Intent.SPAM:
        return False
    if verdict.forged:
        return False
    return address in desk.config.business.staff or not is_no_reply(address)


async def _make(
    desk: Desk,
    address: str,
    name: str,
    lead: PortalLead | None,
    verdict: Verdict,
    needs: Mapping[str, StoredNeed],
) -> Contact | None:
    first, _, last = name.strip().partition(" ")
    kind = ContactKind.STAFF if address in desk.config.business.staff else ContactKind.LEAD
    told = dict(needs) if kind is ContactKind.LEAD else {}
    phone = lead.phone if lead else ""
    contact = Contact(
        number=await desk.store.numbers("contact"),
        kind=kind,
        name=name.strip(),
        first_name=first,
        last_name=last.strip(),
        addresses=[address],
        phone=phone or (str(told["phone"].value) if "phone" in told else ""),
        language=verdict.language,
        source=f"portal:{lead.portal}" if lead else "email",
        updated_at=desk.now(),
        change=await next_changes(desk.store),
        needs=told,
        terms=found_by(name, [address], phone),
    )
    if not await desk.store.add(contact):
        return await by_address(desk, address)  # somebody made it in the same moment
    await desk.store.record("contact.created", contact.source, contact_id=contact.id)
    return contact
