"""Whom a reply goes to: the latest writer, with the few people whom they copied; mailbot adds nobody."""

from __future__ import annotations

from dataclasses import dataclass

from mailbot.conversation.copying import MOST_COPIED, may_copy, too_many
from mailbot.conversation.situation import Gathered
from mailbot.delivery.suppression import suppressed_among
from mailbot.desk import Desk
from mailbot.mail.addresses import domain_of, is_no_reply, is_public_provider
from models.contact import Contact, ContactKind
from models.message import Message
from models.suppression import EVERYTHING


@dataclass(frozen=True, slots=True)
class Recipients:
    """`allowed` is everybody whom the conversation itself has named: nobody else may be written to.

    `doubt` is what a person is to decide about copies, with what mends it; empty where nothing is.
    """

    to: str
    cc: tuple[str, ...]
    allowed: frozenset[str]
    doubt: str = ""


async def recipients_of(desk: Desk, gathered: Gathered) -> Recipients:
    """The recipients of the answer to a thread's last mail; a portal's mail is answered to its lead.

    Whom a stranger copied is not copied: a forged mail shall not choose whom we write to.
    """
    last, contact, to = gathered.last, gathered.contact, gathered.destination.to
    writer = last.from_address
    aliases = _untold_aliases(desk, last)
    copied = [address for address in dict.fromkeys((*last.to, *last.cc)) if address != to and address not in aliases]
    theirs = contact is not None and writer in contact.addresses and await may_copy(desk, last)
    cc = await _welcome(desk, copied) if theirs else ()
    doubt = too_many(len(cc)) if len(cc) > MOST_COPIED else ""
    allowed = frozenset((writer, to, *last.to, *last.cc, *(contact.addresses if contact else ()))) - desk.own_addresses
    return Recipients(to, () if doubt else cc, allowed, doubt)


def _untold_aliases(desk: Desk, mail: Message) -> frozenset[str]:
    """Addresses that must be ours, though no configuration says so: a mail came that is to no other one of ours, and
    they are at our own domain."""
    ours = desk.own_addresses
    named = (*mail.to, *mail.cc)
    if any(address in ours or desk.keyring.delivery_of_address(address) for address in named):
        return frozenset()
    domains = {domain for domain in map(domain_of, ours) if not is_public_provider(domain)}
    return frozenset(address for address in mail.to if domain_of(address) in domains)


async def _welcome(desk: Desk, addresses: list[str]) -> tuple[str, ...]:
    """Of those copied, the people who may be written to: not ourselves, staff, machines or the suppressed."""
    ours = desk.own_addresses | set(desk.config.business.staff)
    people = [
        address
        for address in addresses
        if address not in ours and not is_no_reply(address) and not desk.keyring.delivery_of_address(address)
    ]
    if not people:
        return ()
    suppressed = await suppressed_among(desk, people)
    known = await desk.store.rows(Contact, {"addresses": {"$in": people}}, ["addresses", "kind"])
    staff = {a for row in known if row["kind"] in (ContactKind.STAFF, ContactKind.VENDOR) for a in row["addresses"]}
    return tuple(a for a in people if EVERYTHING not in suppressed.get(a, ()) and a not in staff)
