"""The Sent folder, read back: which of our mails it holds, and when a person answered from their own mail client.

Mail with our X-Campaign, our loop header or a Message-ID that we recorded is ours: it proves its delivery sent. What
says that a machine wrote it (the mailbox's own vacation responder, a receipt) is nobody's answer. Any other mail in a
known thread was written by a person, and mutes mailbot on that thread.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from classifiers.rules.autoreply import header_sign
from mailbot.config import SentCopy
from mailbot.conversation import committing, fetching, intake, operator_mail, threading, withheld
from mailbot.conversation.arriving import people
from mailbot.conversation.arriving.taking_over import take_over
from mailbot.conversation.fetching import Look
from mailbot.conversation.reading import parsed_fields
from mailbot.delivery import ledger
from mailbot.desk import Desk
from mailbot.doors import FetchedMail, Inbox
from mailbot.errors import CopyRefused, MailboxError, OutsideError, UnreadableMail
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from mailbot.mail.tokens import CAMPAIGN_HEADER, LOOP_HEADER
from mailbot.store import digest, object_id
from models.contact import Contact
from models.cursor import MailboxCursor
from models.delivery import Delivery
from models.message import Direction, Message, MessageState, Writer
from models.thread import Thread

log = logging.getLogger(__name__)

# How long a server is given to file its own copy of a mail, before we conclude that it keeps none.
COPY_PATIENCE = timedelta(seconds=90)
APPENDED_AT_ONCE = 50
COPY_REFUSALS = 3  # after so many a mail goes without a copy
SENT = "\\Sent"  # RFC 6154; also the name of the cursor that remembers that there was none
NO_SENT_FOLDER = "there is no Sent folder: name it in imap.sent_folder"


async def find_folder(desk: Desk, inbox: Inbox) -> str | None:
    """The Sent folder: the configured one, or the one that the server marks; while there is none the operator knows."""
    folder = desk.config.imap.sent_folder or await inbox.special_folder(SENT)
    await _note_whether_found(desk, found=folder is not None)
    return folder


async def read_back(desk: Desk, inbox: Inbox, mailbox: str, folder: str) -> int:
    """Read what is new in the Sent folder; how many mails were a person's own answers. Raises MailboxError."""
    try:
        opened, state, _ = await intake.open_folder(desk, inbox, mailbox, folder)
    except MailboxError as problem:
        blind = f"the Sent folder cannot be read, so that answers by hand go unnoticed: {problem.what}"
        raise MailboxError(blind, problem.mend or "name it in imap.sent_folder") from problem
    by_hand = 0

    async def take(batch: Sequence[FetchedMail]) -> None:
        nonlocal by_hand
        for fetched in batch:
            with _own_misfortune(fetched):
                by_hand += await _take(desk, opened, fetched)

    async with fetching.in_turn(Look(desk, inbox, state, Direction.OUTBOUND, private=True), opened) as cursor:
        if cursor is None:
            return 0
        async for batch in inbox.fetch_since(folder, cursor.uid, alone_to=cursor.alone_to):
            await take(batch)
            await fetching.move_cursor(desk, cursor, batch[-1].uid)
    await withheld.ask_again(desk, inbox, cursor, state, take)
    return by_hand


@contextmanager
def _own_misfortune(fetched: FetchedMail) -> Iterator[None]:
    """A mail that cannot be handled is passed over, or all behind it would go unnoticed for good."""
    try:
        yield
    except OutsideError:
        raise
    except Exception:
        log.exception("mail %s of %s cannot be handled and is passed over", fetched.uid, fetched.folder)


async def append_copies(desk: Desk, inbox: Inbox, mailbox: str, folder: str) -> int:
    """File copies of what we sent where the server keeps none ([imap].sent_copy); how many."""
    choice = desk.config.imap.sent_copy
    due = await desk.store.find(Delivery, {"copy_due": True}, limit=APPENDED_AT_ONCE)
    if not due:
        return 0
    if choice is SentCopy.AUTO:
        choice = await _learned_choice(desk, mailbox, folder, due)
    if choice is SentCopy.SERVER:
        for delivery in due:
            await _copied(desk, str(delivery.id))
        return 0
    return await _append(desk, inbox, folder, due) if choice is SentCopy.APPEND else 0


async def _note_whether_found(desk: Desk, *, found: bool) -> None:
    """Tell the operator, once, that there is no Sent folder; when it vanishes again, again."""
    key = {"mailbox": desk.config.imap.mailbox, "folder": SENT}
    noted = await desk.store.first(MailboxCursor, key)
    if found:
        if noted is not None and noted.alerted:
            await desk.store.change(
                MailboxCursor, str(noted.id), set={"alerted": False, "failing_since": None, "problem": ""}
            )
        return
    if noted is not None and noted.alerted:
        return
    log.error("%s: %s", key["mailbox"], NO_SENT_FOLDER)
    since = (noted.failing_since if noted else None) or desk.now()
    missing = {"failing_since": since, "problem": NO_SENT_FOLDER}
    await desk.store.put(MailboxCursor, key, set=missing, first={"uidvalidity": 0, "uid": 0, "since": since})
    await operator_mail.no_sent_folder(desk, key["mailbox"], since)
    await desk.store.put(MailboxCursor, key, set={"alerted": True}, first={})


async def _take(desk: Desk, cursor: MailboxCursor, fetched: FetchedMail) -> bool:
    """One mail of the Sent folder; whether a person wrote it."""
    try:
        mail = parse(fetched.raw)
    except UnreadableMail:
        return False
    delivery = await _our_delivery(desk, mail)
    if delivery is not None:
        await _is_ours(desk, cursor, delivery, fetched)
        return False
    if _marked_as_ours(desk, mail) or header_sign(mail):
        return False
    return await _by_hand(desk, cursor, mail, fetched)


async def _our_delivery(desk: Desk, mail: ParsedEmail) -> Delivery | None:
    named = desk.keyring.delivery_of(mail.message_id)
    if named is None and _marked_as_ours(desk, mail):
        named = _named_otherwise(desk, mail)
    if named:
        return await desk.store.first(Delivery, {"_id": object_id(named)})
    if not mail.message_id:
        return None
    recorded = {"message_id": mail.message_id}  # by another key than today's
    sent = await desk.store.first(Message, recorded, then={"delivery_id": {"$gt": ""}})
    return await desk.store.first(Delivery, {"_id": object_id(sent.delivery_id)}) if sent else None


def _named_otherwise(desk: Desk, mail: ParsedEmail) -> str | None:
    """The delivery of a mail of ours to which a server gave a Message-ID of its own (RFC 6409 §8.3)."""
    answered_to = (desk.keyring.delivery_of_address(address.email) for address in mail.reply_to)
    return next(filter(None, answered_to), None) or desk.keyring.unsubscribes(mail.header("list-unsubscribe"))


def _marked_as_ours(desk: Desk, mail: ParsedEmail) -> bool:
    """Mail of mailbot's whose row is gone: our loop header (made with our key), or a campaign number."""
    loop = mail.header(LOOP_HEADER)
    return bool(mail.header(CAMPAIGN_HEADER)) or (bool(loop) and desk.keyring.is_own_loop(loop, desk.account_id))


async def _is_ours(desk: Desk, cursor: MailboxCursor, delivery: Delivery, fetched: FetchedMail) -> None:
    """The Sent folder holds a mail of ours: it was sent. If we did not put it there, the server keeps copies."""
    await ledger.prove_sent(desk, str(delivery.id), "the Sent folder holds it")
    if delivery.copy_due and not delivery.copy_appended:
        await desk.store.change(MailboxCursor, str(cursor.id), set={"keeps_sent_copies": True})
    await _copied(desk, str(delivery.id))
    where = {"message_id": delivery.message_id} if delivery.message_id else {"delivery_id": str(delivery.id)}
    stored = await desk.store.first(Message, where) if delivery.message_id else None
    if stored is not None:
        place = {
            "mailbox": cursor.mailbox,
            "folder": fetched.folder,
            "uidvalidity": fetched.uidvalidity,
            "uid": fetched.uid,
        }
        await desk.store.change(Message, str(stored.id), set=place)


async def _by_hand(desk: Desk, cursor: MailboxCursor, mail: ParsedEmail, fetched: FetchedMail) -> bool:
    """A person's own mail: kept when it belongs to a known thread or contact; in a known thread it mutes mailbot.

    Mail to people whom mailbot does not know is the person's own business and is not stored.
    """
    contact = await _addressee(desk, mail)
    linked = await threading.known_thread(desk, mail, direction=Direction.OUTBOUND)
    if linked is None and contact is None:
        return False
    if await desk.store.first(Message, {"digest": digest(fetched.raw)}):
        return False  # a folder that is read again: what was unmuted since stays so
    message = Message(
        digest="",
        size=0,
        direction=Direction.OUTBOUND,
        state=MessageState.READ,
        mailbox=cursor.mailbox,
        folder=fetched.folder,
        uidvalidity=fetched.uidvalidity,
        uid=fetched.uid,
        received_at=mail.date or fetched.internal_date or desk.now(),
        writer=Writer.HUMAN,
    )
    await desk.store.pack_raw(message, fetched.raw)
    placement = await threading.place(desk, mail, "", contact, message.received_at, direction=Direction.OUTBOUND)
    thread = placement.thread
    message = message.model_copy(
        update={**parsed_fields(mail, mail.text), "thread_id": str(thread.id), "contact_id": thread.contact_id}
    )
    history = intake.is_history(fetched, cursor)
    if not history:  # before it is stored: a crash in between has it done again, and never left out
        await committing.note_answer_by_hand(desk, str(thread.id), thread.contact_id, newly_written(mail))
        await take_over(desk, thread, "a person answered from their own mail client")
    desk.checkpoint("by_hand_between")
    if not await desk.store.add(message):
        return False
    moved = {"last_outbound_at": message.received_at, "last_at": max(thread.last_at, message.received_at)}
    await desk.store.change(Thread, str(thread.id), set=moved)
    return not history


async def _addressee(desk: Desk, mail: ParsedEmail) -> Contact | None:
    for address in (*mail.to, *mail.cc):
        contact = await people.by_address(desk, address.email)
        if contact is not None:
            return contact
    return None


async def _learned_choice(desk: Desk, mailbox: str, folder: str, due: list[Delivery]) -> SentCopy:
    """Whether the server files copies by itself: seen once, or given up waiting for."""
    cursor = await desk.store.first(MailboxCursor, {"mailbox": mailbox, "folder": folder})
    if cursor is None:
        return SentCopy.AUTO
    if cursor.keeps_sent_copies is not None:
        return SentCopy.SERVER if cursor.keeps_sent_copies else SentCopy.APPEND
    oldest = min(delivery.ended_at or desk.now() for delivery in due)
    if desk.now() - oldest < COPY_PATIENCE:
        return SentCopy.AUTO
    await desk.store.change(MailboxCursor, str(cursor.id), set={"keeps_sent_copies": False})
    await desk.store.record("mailbox.keeps_no_copies", f"mailbot files them in {folder}", mailbox=mailbox)
    return SentCopy.APPEND


async def _append(desk: Desk, inbox: Inbox, folder: str, due: list[Delivery]) -> int:
    """Written down before the append: a crash may lose a copy in the Sent folder, but never files one twice."""
    filed = 0
    for delivery in due:
        stored = await desk.store.first(Message, {"message_id": delivery.message_id}) if delivery.message_id else None
        if stored is None:
            continue  # its mail is recorded a moment after its outcome
        if not await desk.store.change(
            Delivery, str(delivery.id), expect={"copy_due": True}, set={"copy_appended": True}, unset=("copy_due",)
        ):
            continue
        try:
            await inbox.append(folder, await desk.store.raw(str(stored.id)))
        except CopyRefused as refusal:
            await _note_refusal(desk, delivery, refusal)
            continue
        except MailboxError:
            await desk.store.change(Delivery, str(delivery.id), set={"copy_due": True, "copy_appended": False})
            raise
        filed += 1
    return filed


async def _note_refusal(desk: Desk, delivery: Delivery, refusal: CopyRefused) -> None:
    """A refused copy is tried again a few times, and holds up no other: it may be too large, or the mailbox full."""
    refused = delivery.copy_refused + 1
    again = {"copy_due": True} if refused < COPY_REFUSALS else {}
    await desk.store.change(Delivery, str(delivery.id), set={**again, "copy_appended": False, "copy_refused": refused})
    if not again:
        log.warning("a copy is not filed: %s", refusal)
        await desk.store.record("mailbox.copy_refused", str(refusal)[:300], **ledger.about(delivery))


async def _copied(desk: Desk, delivery_id: str) -> None:
    await desk.store.change(Delivery, delivery_id, unset=("copy_due",))
