"""Who wrote: the contact of a mail, by any of its addresses, made where a person writes for the first time."""

from __future__ import annotations

from classifiers.verdict import PortalLead, Verdict
from mailbot.crm.changing import found_by, next_changes
from mailbot.desk import Desk
from mailbot.mail.addresses import is_no_reply
from mailbot.mail.parsed import ParsedEmail
from models.contact import Contact, ContactKind
from models.message import Intent, Kind


async def contact_of(desk: Desk, mail: ParsedEmail, verdict: Verdict) -> Contact | None:
    """The contact behind a mail, or None for machines and strangers whom we do not make contacts of.

    A trusted portal's mail is its lead's mail. Spammers, lists, bounces and auto-replies make no contacts.
    """
    lead = verdict.portal
    address, name = (mail.author.email, mail.author.name) if mail.author else ("", "")
    if lead and lead.trusted and lead.email:
        address, name = lead.email.lower(), lead.name
    if not address or address in desk.own_addresses:
        return None
    known = await by_address(desk, address)
    if known is not None or not _worth_knowing(desk, address, verdict):
        return known
    return await _make(desk, address, name, lead if lead and lead.trusted else None, verdict)


async def by_address(desk: Desk, address: str) -> Contact | None:
    """The contact that an address belongs to."""
    return await desk.store.first(Contact, {"addresses": address})


def _worth_knowing(desk: Desk, address: str, verdict: Verdict) -> bool:
    if verdict.kind is not Kind.HUMAN or verdict.own_loop or verdict.intent is Intent.SPAM:
        return False
    if verdict.forged:
        return False
    return address in desk.config.business.staff or not is_no_reply(address)


async def _make(desk: Desk, address: str, name: str, lead: PortalLead | None, verdict: Verdict) -> Contact | None:
    first, _, last = name.strip().partition(" ")
    contact = Contact(
        number=await desk.store.numbers("contact"),
        kind=ContactKind.STAFF if address in desk.config.business.staff else ContactKind.LEAD,
        name=name.strip(),
        first_name=first,
        last_name=last.strip(),
        addresses=[address],
        phone=lead.phone if lead else "",
        language=verdict.language,
        source=f"portal:{lead.portal}" if lead else "email",
        updated_at=desk.now(),
        change=await next_changes(desk.store),
        terms=found_by(name, [address], lead.phone if lead else ""),
    )
    if not await desk.store.add(contact):
        return await by_address(desk, address)  # somebody made it in the same moment
    await desk.store.record("contact.created", contact.source, contact_id=contact.id)
    return contact
