"""From a delivery to the letter that leaves: who it is from, how it may be answered, what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol
from urllib.parse import quote

from mailbot.delivery.gate import Facts
from mailbot.desk import Desk
from mailbot.mail.addresses import MAX_LOCAL_PART, to_ascii_domain
from mailbot.mail.composing import Letter
from models.contact import Contact
from models.delivery import Content, Delivery, Purpose

# RFC 3834 §5: answers say auto-replied, everything else that leaves by itself auto-generated.
AUTOMATIC = {Purpose.REPLY: "auto-replied"}

_MAILTO_SAFE = "@!$'*+"  # what an address may hold and a mailto URI need not encode (RFC 6068 §2)


class CampaignLetters(Protocol):
    """Renders a step of a campaign for a recipient; raises BadInput naming the template's fault."""

    def __call__(self, delivery: Delivery, contact: Contact, facts: Facts) -> Content: ...


def write_letter(desk: Desk, delivery: Delivery, content: Content) -> Letter:
    """The letter of one delivery; its Message-ID follows from the delivery's id and stays the same at every attempt."""
    config, delivery_id = desk.config, str(delivery.id)
    letter = Letter(
        from_name=config.business.agent or config.business.name,
        from_address=config.smtp.from_address,
        to_name=content.to_name,
        to_address=delivery.recipient,
        cc=content.cc,
        subject=content.subject,
        text=content.text,
        html=content.html,
        message_id=desk.keyring.message_id(delivery_id, desk.mail_domain),
        date=desk.now(),
        in_reply_to=content.in_reply_to,
        references=content.references,
        automatic=AUTOMATIC.get(delivery.purpose, "auto-generated"),
        campaign=delivery.campaign,
        loop_mark=desk.keyring.loop_mark(desk.account_id),
        calendar=content.calendar,
        calendar_method=content.calendar_method,
    )
    if delivery.purpose not in (Purpose.NOTICE, Purpose.TEST):
        letter = _answerable(desk, letter, delivery_id)
    return _redirected(desk, letter, delivery)


def unsubscribe_url(desk: Desk, delivery_id: str) -> str:
    """The signed link of RFC 8058, or the empty string where no dashboard is published."""
    return desk.config.web.link(f"/u/{desk.keyring.unsubscribe_token(delivery_id)}")


def _answerable(desk: Desk, letter: Letter, delivery_id: str) -> Letter:
    """A reply address that finds its thread without headers, and the ways to stop.

    A local part that our mark would make too long goes without: servers may refuse it (RFC 5321 §4.5.3.1.1).
    """
    address = to_ascii_domain(desk.reply_address)
    marked = desk.keyring.reply_address(address, delivery_id)
    if desk.config.smtp.plus_addressing and len(marked.rpartition("@")[0].encode()) <= MAX_LOCAL_PART:
        reply_to = marked
        stop = _mailto(desk.keyring.unsubscribe_address(address, delivery_id), "unsubscribe")
    else:
        reply_to = desk.reply_address if desk.reply_address != desk.config.smtp.from_address else ""
        stop = _mailto(address, f"unsubscribe {desk.keyring.unsubscribe_token(delivery_id)}")
    url = unsubscribe_url(desk, delivery_id)
    ways = (url, stop) if url else (stop,)
    return replace(letter, reply_to=reply_to, list_unsubscribe=ways, one_click=url.startswith("https://"))


def _mailto(address: str, subject: str) -> str:
    """A URI that opens a new mail (RFC 6068 §2)."""
    return f"mailto:{quote(address, safe=_MAILTO_SAFE)}?subject={quote(subject)}"


def _redirected(desk: Desk, letter: Letter, delivery: Delivery) -> Letter:
    """In redirect mode everything meant for leads goes to one address instead, and says whom it was for."""
    target = desk.config.sending.redirect
    if not target or delivery.purpose is Purpose.NOTICE:
        return letter
    original = ", ".join((letter.to_address, *letter.cc))
    return replace(
        letter,
        to_address=target,
        subject=f"[for {original}] {letter.subject}",
        to_name="",
        cc=(),
        extra_headers=(*letter.extra_headers, ("X-Mailbot-Original-To", original)),
    )
