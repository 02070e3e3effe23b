"""Whether a bounce or complaint that bears no mark of ours is believed of the address that it names.

Anybody can write one about any address, and a dead address costs an agency its lead. Servers give back the header of
what they return, and with it our mark; a report without one has to come from a server of ours, or not to be alone.
"""

from __future__ import annotations

from datetime import timedelta

from mailbot.conversation.arriving.read_mail import ReadMail
from mailbot.desk import Desk
from mailbot.mail.authentication import is_same_organisation
from mailbot.mail.parsed import ParsedEmail
from models.delivery import Delivery
from models.message import Direction, Message

DAYS_REPEATED = 3  # on so many different days it has to be reported
WITHIN = timedelta(days=30)


async def is_believed(desk: Desk, found: ReadMail, delivery: Delivery) -> bool:
    """Whether a report counts against the recipient of our last mail to the address that it names.

    One that does not is kept in the history, and its day on the delivery.
    """
    if is_from_our_server(desk, found.mail) or await _names_mail_to(desk, found, delivery.recipient):
        return True
    today = found.message.received_at.astimezone(desk.config.business.zone).date()
    await desk.store.change(Delivery, str(delivery.id), add={"reported_on": [today.isoformat()]})
    rows = await desk.store.rows(Delivery, {"recipient": delivery.recipient}, ["reported_on"])
    since = (today - WITHIN).isoformat()
    days = {day for row in rows for day in row.get("reported_on", ()) if day > since}
    if len(days) >= DAYS_REPEATED:
        return True
    await desk.store.record(
        "report.doubted",
        f"{found.verdict.reason}; it bears no mark of ours, and nothing vouches for it",
        thread_id=delivery.thread_id,
        contact_id=delivery.contact_id,
        delivery_id=str(delivery.id),
        message_id=str(found.message.id),
        address=delivery.recipient,
    )
    return False


def is_from_our_server(desk: Desk, mail: ParsedEmail) -> bool:
    """Whether our receiving server vouches that a mail comes from our own domain, or that of the server we send by.

    What else would tell, an empty Return-Path and the name in Received, is the sender's to choose.
    """
    servers = {desk.mail_domain, desk.config.smtp.host}
    ours = desk.config.imap.authserv_id
    return any(is_same_organisation(mail, ours, f"postmaster@{server}") for server in servers if server)


async def _names_mail_to(desk: Desk, found: ReadMail, address: str) -> bool:
    """Whether a report names a mail that a person here had sent to an address by hand: it bears no mark of ours."""
    report = found.verdict.bounce
    if report is None or not report.original_message_id:
        return False
    named = {"message_id": report.original_message_id}
    rows = await desk.store.rows(Message, named, ["to", "cc"], then={"direction": Direction.OUTBOUND})
    return any(address in (*row["to"], *row["cc"]) for row in rows)
