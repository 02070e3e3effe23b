"""Mail in a contact's name that our own server's results disprove: it is nobody's, and nothing that it says is done.

A mark of ours is proof of another kind: who carries it has had mail of ours that went to the contact. It outweighs SPF
and DKIM, which forwarding breaks. It does not outweigh DMARC: whomever the contact copied or forwarded our mail to has
the mark as well. An unsubscribe token holds in any case, as it does in a link.
"""

from __future__ import annotations

from classifiers.rules.claims import unobeyed
from classifiers.verdict import Verdict
from mailbot.conversation.arriving.people import by_address
from mailbot.conversation.threading import marked_delivery
from mailbot.desk import Desk
from mailbot.mail.authentication import fails_dmarc, is_disproven
from mailbot.mail.parsed import ParsedEmail
from mailbot.store import object_id
from models.contact import Contact
from models.delivery import Delivery
from models.message import Claimed


async def with_claim_of_contact(desk: Desk, mail: ParsedEmail, verdict: Verdict) -> Verdict:
    """The verdict, marked where its mail claims to be from somebody whom we know and is disproven."""
    ours = desk.config.imap.authserv_id
    if verdict.forged or mail.author is None or not is_disproven(mail, ours):
        return verdict
    contact = await by_address(desk, mail.author.email)
    mark = verdict.stop_delivery or ("" if fails_dmarc(mail, ours) else marked_delivery(desk, mail))
    if contact is None or (mark and await _went_to(desk, mark, contact)):
        return verdict
    return unobeyed(verdict, Claimed.CONTACT)


async def _went_to(desk: Desk, delivery_id: str, contact: Contact) -> bool:
    """Whether a mail of ours went to a contact, if only as a copy: anybody has marks from mail of their own."""
    delivery = await desk.store.first(Delivery, {"_id": object_id(delivery_id)})
    if delivery is None:
        return False
    reached = (delivery.recipient, delivery.author, *delivery.copied)
    return delivery.contact_id == str(contact.id) or not set(reached).isdisjoint(contact.addresses)
