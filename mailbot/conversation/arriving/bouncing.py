"""What comes back about our own mail: bounces and complaints, on the ledger and on the suppression list.

A hard bounce suppresses its address, so do SOFT_BOUNCES_ALLOWED soft ones within SOFT_BOUNCE_DAYS; a delay notice never
counts, nor does a fault of ours, of which the operator is told instead. A complaint always suppresses. Anybody can
write such a report: one about a mail that was not ours, or of somebody whom we never wrote to, changes nothing, and one
without any mark of ours only where it is believed (`doubted_reports`), whatever it says. What a returned mail quotes
says nothing of whose mail it was: the agent may have passed ours on by hand. The operator can take all of it back
(`mailbot suppression remove`), and what had bounced until then counts no more.
"""

from __future__ import annotations

from datetime import timedelta

from classifiers.verdict import BouncedRecipient
from mailbot.conversation import operator_mail
from mailbot.conversation.arriving.doubted_reports import doubt, is_believed
from mailbot.conversation.arriving.read_mail import ReadMail
from mailbot.conversation.arriving.unsubscribing import close_thread, suppress_if_address
from mailbot.delivery import ledger
from mailbot.desk import Desk
from mailbot.mail.addresses import is_same_mailbox
from mailbot.mail.dsn import OF_OURS, Reason
from mailbot.mail.mime.headers import read_addresses
from mailbot.mail.mime.structure import MAX_HEADER, Part, read_header
from mailbot.store import object_id
from models.contact import Contact
from models.delivery import Bounce, Delivery, Purpose
from models.event import EventKind
from models.message import Direction, Kind, Message
from models.suppression import EVERYTHING, SuppressionReason

SOFT_BOUNCES_ALLOWED = 3
SOFT_BOUNCE_DAYS = 30
_RESENT_BY = ("resent-from", "resent-sender")


async def bounced(desk: Desk, found: ReadMail) -> None:
    """Write what a delivery report says of mail of ours; one about mail that we never sent changes nothing."""
    report = found.verdict.bounce
    if report is None or found.verdict.kind is not Kind.BOUNCE:
        return
    for recipient in report.recipients:
        counts = not report.delayed and recipient.reason not in OF_OURS
        delivery = await _reported_delivery(desk, found, recipient)
        if delivery is None or _was_passed_on(desk, found, delivery, _told(recipient)):
            continue
        await ledger.prove_sent(desk, str(delivery.id), "it bounced, so it had left")
        bounce = Bounce(
            hard=recipient.hard,
            status=recipient.status,
            reason=recipient.reason,
            at=found.message.received_at,
            counts=counts,
            delayed=report.delayed,
        )
        await _learn(desk, found, delivery, recipient, bounce)


async def complained(desk: Desk, found: ReadMail) -> None:
    """Somebody called a mail of ours spam: never again, to any address of theirs."""
    if found.verdict.kind is not Kind.COMPLAINT:
        return
    delivery = await _named_delivery(desk, found) or await _marked_delivery(desk, found)
    report = found.verdict.bounce
    told = {recipient.address for recipient in report.recipients} if report else set()
    if delivery is not None and _was_passed_on(desk, found, delivery, told):
        return
    if delivery is not None:
        addresses = {delivery.recipient}  # providers redact the complainer; our own row knows
        contact = await _contact_of(desk, delivery)
        addresses |= set(contact.addresses) if contact else set()
        if delivery.thread_id:
            await close_thread(desk, delivery.thread_id, "complained")
    else:  # a report can be forged (RFC 5965 §8.2)
        addresses = {address for address in told if await _believed_last_mail_to(desk, found, address)}
    for address in addresses:
        await _suppress(desk, found, address, SuppressionReason.COMPLAINT, found.verdict.reason)


async def _reported_delivery(desk: Desk, found: ReadMail, recipient: BouncedRecipient) -> Delivery | None:
    """The delivery that bounced: the one whose Message-ID the report names, wherever it was forwarded to; else one that
    went to that recipient: by another mark of ours, or our last, where the report is believed."""
    if named := await _named_delivery(desk, found):
        return named
    marked, told = await _marked_delivery(desk, found), _told(recipient)
    if marked is not None and any(is_same_mailbox(one, went) for one in told for went in _went_to(desk, marked)):
        return marked
    return await _believed_last_mail_to(desk, found, *told)


async def _believed_last_mail_to(desk: Desk, found: ReadMail, *addresses: str) -> Delivery | None:
    """Our last mail to one of these addresses, where a report without a mark of ours is believed of it.

    Of a doubted one a person hears, but for a delay, of which nothing would follow.
    """
    last, report = await _last_mail_to(desk, found, *addresses), found.verdict.bounce
    if last is None or await is_believed(desk, found, last):
        return last
    if report is None or not report.delayed:
        await doubt(desk, found, last)
    return None


def _told(recipient: BouncedRecipient) -> set[str]:
    """The addresses by which a report tells of a recipient: where it failed, and the one that we had used."""
    return {recipient.address.strip().lower(), recipient.original.strip().lower()} - {""}


async def _named_delivery(desk: Desk, found: ReadMail) -> Delivery | None:
    """The delivery whose Message-ID a report names."""
    report = found.verdict.bounce
    return await _delivery(desk, desk.keyring.delivery_of(report.original_message_id)) if report else None


async def _marked_delivery(desk: Desk, found: ReadMail) -> Delivery | None:
    """The delivery whose other marks stand in the header of what is given back (a server on the way may have replaced
    its Message-ID, RFC 6409 §8.3), or to whose mark the report came."""
    headers = (read_header(mail[:MAX_HEADER]) for mail in found.mail.nested)
    marks = (_mark_in(desk, header) for header in headers)
    answered = found.placement.delivery
    return await _delivery(desk, next(filter(None, marks), None) or (str(answered.id) if answered else None))


def _mark_in(desk: Desk, header: Part) -> str | None:
    """The delivery that the marks in a header of our own name."""
    keyring = desk.keyring
    return keyring.delivery_of_address(header.first("reply-to")) or keyring.unsubscribes(
        header.first("list-unsubscribe")
    )


async def _delivery(desk: Desk, named: str | None) -> Delivery | None:
    return await desk.store.first(Delivery, {"_id": object_id(named)}, whole=True) if named else None


def _was_passed_on(desk: Desk, found: ReadMail, delivery: Delivery, told: set[str]) -> bool:
    """Whether somebody sent our mail again, by hand and with its own header (RFC 5322 §3.6.6), to the address that the
    report is about: what becomes of that says nothing of whom we had written to.

    One that its recipient's mailbox sends on bears their name there, and is a forwarding like any other.
    """
    went = _went_to(desk, delivery)
    for returned in found.mail.nested:
        header = read_header(returned[:MAX_HEADER])
        by = [who.email for name in _RESENT_BY for who in read_addresses(header.first(name))[0]]
        if by and not any(is_same_mailbox(one, ours) for one in (*by, *told) for ours in went):
            return True
    return False


def _went_to(desk: Desk, delivery: Delivery) -> set[str]:
    """Every address that a mail of ours was handed over for."""
    return {delivery.recipient, *_copied_to(delivery), desk.config.sending.redirect.lower()} - {""}


def _copied_to(delivery: Delivery) -> tuple[str, ...]:
    return delivery.content.cc if delivery.content else ()


async def _last_mail_to(desk: Desk, found: ReadMail, *addresses: str) -> Delivery | None:
    """Our last mail to one of these addresses; None where the report is about a mail that was not ours (backscatter, or
    forged)."""
    report = found.verdict.bounce
    if report and report.original_message_id and not await _is_ours(desk, report.original_message_id):
        return None
    to_them = {"recipient": {"$in": sorted(address.strip().lower() for address in addresses)}}
    sent = await desk.store.find(Delivery, to_them, then={"message_id": {"$gt": ""}}, whole=True)
    return max(sent, key=lambda delivery: delivery.handed_over_at or delivery.created_at, default=None)


async def _is_ours(desk: Desk, message_id: str) -> bool:
    outbound = {"direction": Direction.OUTBOUND}
    return bool(await desk.store.rows(Message, {"message_id": message_id}, ["_id"], then=outbound, limit=1))


async def _learn(desk: Desk, found: ReadMail, delivery: Delivery, recipient: BouncedRecipient, bounce: Bounce) -> None:
    """Note a bounce on its delivery, and suppress the address that it is about where that is due."""
    address, told = recipient.address.strip().lower(), _told(recipient)
    about = {"delivery_id": str(delivery.id), "contact_id": delivery.contact_id, "message_id": str(found.message.id)}
    detail = f"{bounce.status} {bounce.reason}".strip()
    kind: EventKind = "delivery.delayed" if bounce.delayed else "delivery.bounced"
    await desk.store.record(kind, f"{bounce.kind}: {detail}", **about, address=address)
    if desk.config.sending.redirect.lower() in told - {delivery.recipient}:
        return  # it was redirected: the lead never had it
    copied = next((one for one in _copied_to(delivery) if one in told), "")
    if not copied and _weight(bounce) >= _weight(delivery.bounce):
        await desk.store.change(Delivery, str(delivery.id), set={"bounce": bounce})
    if delivery.purpose in (Purpose.NOTICE, Purpose.TEST) or bounce.delayed:
        return
    # Another address than ours went to is where the recipient's server forwards to: it is ours that is dead.
    blamed = copied or delivery.recipient
    if not bounce.counts:
        await operator_mail.refused_elsewhere(desk, blamed, Reason(bounce.reason), detail, found.mail.text)
        return
    if bounce.hard:
        await _suppress(desk, found, blamed, SuppressionReason.HARD_BOUNCE, detail)
    elif not copied and await _soft_bounces(desk, blamed) >= SOFT_BOUNCES_ALLOWED:
        await _suppress(desk, found, blamed, SuppressionReason.SOFT_BOUNCES, detail)


async def _soft_bounces(desk: Desk, address: str) -> int:
    """How many mails to an address bounced softly of late, each once."""
    since = desk.now() - timedelta(days=SOFT_BOUNCE_DAYS)
    soft = {"bounce.hard": False, "bounce.at": {"$gt": since}, "bounce.counts": {"$ne": False}}
    return len(await desk.store.rows(Delivery, {"recipient": address}, ["_id"], then=soft))


def _weight(bounce: Bounce | None) -> int:
    """A later and lighter report does not hide a heavier one."""
    return 0 if bounce is None else 4 if bounce.hard else 3 if bounce.counts else 1 if bounce.delayed else 2


async def _contact_of(desk: Desk, delivery: Delivery) -> Contact | None:
    known = delivery.contact_id
    return await desk.store.first(Contact, {"_id": object_id(known)}) if known else None


async def _suppress(desk: Desk, found: ReadMail, address: str, reason: SuppressionReason, detail: str) -> None:
    await suppress_if_address(desk, address, reason, EVERYTHING, detail, message_id=str(found.message.id))
