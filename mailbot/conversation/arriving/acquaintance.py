"""Whether who seems to write spam is known to us: we wrote to them or their house, or they are a client or a vendor.

Having written to us proves nothing, since spammers write twice. What is known of them never makes spam an answer that
leaves by itself: a person decides, without the word spam where nothing is asked that spam asks.
"""

from __future__ import annotations

from dataclasses import replace

from classifiers.intents.business_words import asks_of_strangers
from classifiers.own_subject import own_subject
from classifiers.rules.outward_signs import signs_in
from classifiers.rules.second_look import as_business
from classifiers.verdict import Verdict
from mailbot.conversation.arriving.people import by_address
from mailbot.desk import Desk
from mailbot.mail.addresses import domain_of, is_public_provider
from mailbot.mail.authentication import Standing, is_disproven, standing
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.terms import terms
from mailbot.store import LONG_AGO
from models.contact import Contact, ContactKind
from models.message import Intent
from models.thread import Thread

MOST_OF_A_HOUSE = 50  # of its people that are looked at


async def with_acquaintance(desk: Desk, mail: ParsedEmail, text: str, verdict: Verdict) -> Verdict:
    """The verdict; of spam by somebody whom we know, a doubt, or what may be business."""
    server = desk.config.imap.authserv_id
    if verdict.intent is not Intent.SPAM or verdict.forged or mail.author is None or is_disproven(mail, server):
        return verdict
    if signs_in(verdict.reason):  # it waits for a person already, and is called back in one step with all that it asks
        return verdict
    known = await _known_by(desk, mail, server)
    if not known:
        return verdict
    if asks_of_strangers(f"{own_subject(mail)}\n{text}"):
        return replace(verdict, sure=False, reason=f"{verdict.reason}; doubt: {known}")
    return as_business(verdict, known)


async def _known_by(desk: Desk, mail: ParsedEmail, server: str) -> str:
    """How we know a mail's author, in words; empty where we do not."""
    address = mail.author.email if mail.author else ""
    contact = await by_address(desk, address)
    if contact is not None and contact.kind is not ContactKind.LEAD:
        return f"they are your {contact.kind}"
    if contact is not None and await _wrote_to(desk, contact):
        return "you have written to them"
    house = domain_of(address)
    if not house or is_public_provider(house) or standing(mail, server, house) is not Standing.PROVEN:
        return ""
    for one in await _people_of(desk, house):
        if one.kind is not ContactKind.LEAD or await _wrote_to(desk, one):
            return f"you know others of {house}"
    return ""


async def _people_of(desk: Desk, house: str) -> list[Contact]:
    """Contacts with an address at a domain."""
    rarest = max(terms(house.rpartition(".")[0]), key=len, default="")
    found = await desk.store.find(Contact, {"terms": rarest}, limit=MOST_OF_A_HOUSE) if rarest else []
    return [contact for contact in found if any(domain_of(one) == house for one in contact.addresses)]


async def _wrote_to(desk: Desk, contact: Contact) -> bool:
    """Whether mail of ours has gone out in a conversation with a contact."""
    theirs, sent = {"contact_id": str(contact.id)}, {"last_outbound_at": {"$gt": LONG_AGO}}
    return bool(await desk.store.rows(Thread, theirs, ["_id"], then=sent, limit=1))
