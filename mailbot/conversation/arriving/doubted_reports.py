"""Whether a bounce or complaint that bears no mark of ours is believed of the address that it names.

Anybody can write one about any address (RFC 3464 §4.1, RFC 5965 §8.2), as often as they like, and a dead address costs
an agency its lead. Servers give back the header of what they return, and with it our mark, which only those have who
got mail of ours. A report without one must come from a server that may say so: one of ours, or the recipient's own. Any
other is for a person, who hears of all that came on a day in one mail (`operator_mail.unproven_reports`).
"""

from __future__ import annotations

from mailbot.conversation.arriving.read_mail import ReadMail
from mailbot.desk import Desk
from mailbot.mail.authentication import is_same_organisation
from mailbot.mail.parsed import ParsedEmail
from models.delivery import Delivery
from models.message import Direction, Message

# Who speaks for a domain's mail server (RFC 5321 §4.5.1, RFC 2142), where anybody else there may have a mailbox.
_SERVERS_OWN = frozenset(("mailer-daemon", "postmaster"))


async def is_believed(desk: Desk, found: ReadMail, delivery: Delivery) -> bool:
    """Whether a report counts against the recipient of our last mail to the address that it names."""
    return (
        is_from_our_server(desk, found.mail)
        or _is_from_server_of(desk, found.mail, delivery.recipient)
        or await _names_mail_to(desk, found, delivery.recipient)
    )


async def doubt(desk: Desk, found: ReadMail, delivery: Delivery) -> None:
    """Keep a report that proves nothing: in the history, and its day on the delivery, so that a person hears of it."""
    today = desk.now().astimezone(desk.config.business.zone).date()
    await desk.store.change(Delivery, str(delivery.id), add={"reported_on": [today.isoformat()]})
    await desk.store.record(
        "report.doubted",
        f"{found.verdict.reason}; it bears no mark of ours, and nothing vouches for it",
        thread_id=delivery.thread_id,
        contact_id=delivery.contact_id,
        delivery_id=str(delivery.id),
        message_id=str(found.message.id),
        address=delivery.recipient,
    )


def is_from_our_server(desk: Desk, mail: ParsedEmail) -> bool:
    """Whether our receiving server vouches that a mail comes from our own domain, or that of the server we send by.

    What else would tell, an empty Return-Path and the name in Received, is the sender's to choose.
    """
    servers = {desk.mail_domain, desk.config.smtp.host}
    ours = desk.config.imap.authserv_id
    return any(is_same_organisation(mail, ours, f"postmaster@{server}") for server in servers if server)


def _is_from_server_of(desk: Desk, mail: ParsedEmail, address: str) -> bool:
    """Whether our receiving server vouches that a mail comes from the mail server of an address's own domain."""
    speaks = mail.author is not None and mail.author.email.partition("@")[0].lower() in _SERVERS_OWN
    return speaks and is_same_organisation(mail, desk.config.imap.authserv_id, address)


async def _names_mail_to(desk: Desk, found: ReadMail, address: str) -> bool:
    """Whether a report names a mail that a person here had sent to an address by hand: it bears no mark of ours."""
    report = found.verdict.bounce
    if report is None or not report.original_message_id:
        return False
    named = {"message_id": report.original_message_id}
    rows = await desk.store.rows(Message, named, ["to", "cc"], then={"direction": Direction.OUTBOUND})
    return any(address in (*row["to"], *row["cc"]) for row in rows)
