"""Intake of mail: the bytes are stored first, the cursor moves after, and only then is anything read.

That is rule 1 of docs/rules.md. `fetch` is what the job calls for a folder of answers.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mailbot.conversation import fetching, withheld
from mailbot.conversation.fetching import Look
from mailbot.desk import Desk
from mailbot.doors import FetchedMail, FolderState, Inbox
from mailbot.mail.mime.headers import read_date
from mailbot.store import digest
from models.cursor import MailboxCursor
from models.event import EventKind
from models.message import Direction, Message, MessageState

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a look into a folder brought."""

    stored: int = 0
    known: int = 0  # stored before: a re-read, or the same mail twice
    reread: bool = False  # UIDVALIDITY had changed


@dataclass
class Keeper:
    """Stores batches of a folder; how many mails were new, and how many known."""

    desk: Desk
    cursor: MailboxCursor
    stored: int = 0
    known: int = 0

    async def keep(self, batch: Sequence[FetchedMail]) -> None:
        """Raises StoreError."""
        added = await store_batch(self.desk, self.cursor, batch, Direction.INBOUND)
        self.stored += added
        self.known += len(batch) - added


async def fetch(desk: Desk, inbox: Inbox, mailbox: str, folder: str) -> Fetched:
    """Store every mail of a folder that is not stored yet. Raises MailboxError and StoreError; what is stored stays."""
    opened, state, reread = await open_folder(desk, inbox, mailbox, folder)
    keeper = Keeper(desk, opened)
    async with fetching.in_turn(Look(desk, inbox, state), opened) as cursor:
        if cursor is None:
            return Fetched(reread=reread)
        async for batch in inbox.fetch_since(folder, cursor.uid, alone_to=cursor.alone_to):
            await keeper.keep(batch)
            desk.checkpoint("after_raw_stored")
            await fetching.move_cursor(desk, cursor, batch[-1].uid)
    await withheld.ask_again(desk, inbox, cursor, state, keeper.keep)
    return Fetched(keeper.stored, keeper.known, reread)


async def open_folder(desk: Desk, inbox: Inbox, mailbox: str, folder: str) -> tuple[MailboxCursor, FolderState, bool]:
    """The folder's cursor, what is in it, and whether it must be read anew. Raises MailboxError.

    A folder seen for the first time starts at its present UIDNEXT: what is in it is history. A changed UIDVALIDITY
    (RFC 3501 §2.3.1.1) voids every UID: the folder is read again from the start, and digests tell what is known. So it
    is where UIDNEXT lies below what was read, as after a restored backup: new mail would be passed over.
    """
    key = {"mailbox": mailbox, "folder": folder}
    before = await desk.store.first(MailboxCursor, key)  # first: a second daemon may read on meanwhile
    state = await inbox.examine(folder)
    first = {"uidvalidity": state.uidvalidity, "uid": state.uidnext - 1, "since": desk.now()}
    if await desk.store.put(MailboxCursor, key, set={}, first=first):
        await desk.store.record(
            "mailbox.first_seen", f"{state.exists} older mails are history", mailbox=mailbox, folder=state.name
        )
    cursor = await desk.store.first(MailboxCursor, key)
    assert cursor is not None
    changed = cursor.uidvalidity != state.uidvalidity
    fell = before is not None and before.uidvalidity == state.uidvalidity and before.uid >= state.uidnext
    if not changed and not fell:
        return cursor, state, False
    reset = {"uidvalidity": state.uidvalidity, "uid": 0, "reread": True, "alone_to": 0, "withheld": None}
    reset |= {"fetching": None}
    await desk.store.change(MailboxCursor, str(cursor.id), expect={"uidvalidity": cursor.uidvalidity}, set=reset)
    kind: EventKind = "mailbox.uidvalidity_changed" if changed else "mailbox.uidnext_fell"
    await desk.store.record(kind, "read again from the start", mailbox=mailbox, folder=folder)
    log.warning("%s: %s, reading the folder again", folder, kind)
    return cursor.model_copy(update=reset), state, True


async def store_batch(desk: Desk, cursor: MailboxCursor, batch: Sequence[FetchedMail], direction: Direction) -> int:
    """Keep the bytes of a batch, each mail once by its digest; how many are new."""
    mails = {digest(mail.raw): mail for mail in batch}
    known = await _known(desk, mails)
    messages = []
    for mail in (mail for key, mail in mails.items() if key not in known):
        state = MessageState.HISTORY if is_history(mail, cursor) else MessageState.STORED
        message = Message(digest="", size=0, direction=direction, state=state, **_place_of(desk, cursor, mail))
        await desk.store.pack_raw(message, mail.raw)
        messages.append(message)
    overtaken = [(str(row["_id"]), mails[key]) for key, row in known.items() if _was_overtaken(row, mails[key], cursor)]
    for message_id, mail in overtaken:
        anew = {"state": MessageState.STORED, "settled": False, "thread_id": "", **_place_of(desk, cursor, mail)}
        await desk.store.change(Message, message_id, expect={"state": MessageState.HISTORY}, set=anew)
    return await desk.store.add_all(messages) + len(overtaken)


async def is_new(desk: Desk, message: Message, written: datetime | None) -> bool:
    """Whether a mail was written and arrived since the first look into its folder (in whole seconds)."""
    place = {"mailbox": message.mailbox, "folder": message.folder}
    cursor = await desk.store.first(MailboxCursor, place)
    if cursor is None:
        return False
    since = cursor.since.replace(microsecond=0)
    return message.received_at >= since and (written is None or not _is_long_before(written, since))


async def _known(desk: Desk, digests: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The mails of a batch whose bytes are stored, so that a large mail is not packed twice."""
    where = {"digest": {"$in": list(digests)}}
    return {row["digest"]: row for row in await desk.store.rows(Message, where, ["digest", "state", "mailbox"])}


def _place_of(desk: Desk, cursor: MailboxCursor, mail: FetchedMail) -> dict[str, Any]:
    return {
        "mailbox": cursor.mailbox,
        "folder": mail.folder,
        "uidvalidity": mail.uidvalidity,
        "uid": mail.uid,
        "received_at": min(mail.internal_date or desk.now(), desk.now()),  # a server's clock may be ahead of ours
    }


def _was_overtaken(row: Mapping[str, Any], mail: FetchedMail, cursor: MailboxCursor) -> bool:
    """Whether a new mail came in by an import before it was fetched: as history, and nobody has read it yet."""
    if row["state"] != MessageState.HISTORY or row["mailbox"] == cursor.mailbox or mail.internal_date is None:
        return False
    since = cursor.since.replace(microsecond=0)
    return mail.internal_date >= since and not _written_long_before(mail.raw, since)


def is_history(mail: FetchedMail, cursor: MailboxCursor) -> bool:
    """Older than our first look. UIDs tell, until UIDVALIDITY changes; then arrival does (in whole seconds), or the
    mail's own Date: a moved mailbox may give all mail today's arrival."""
    if not cursor.reread:
        return False
    since = cursor.since.replace(microsecond=0)
    arrived_before = mail.internal_date is not None and mail.internal_date < since
    return arrived_before or _written_long_before(mail.raw, since)


def _written_long_before(raw: bytes, since: datetime) -> bool:
    """Whether its Date header lies more than a week before `since`; clocks of honest senders are not that wrong."""
    for line in raw[:65536].split(b"\n"):
        if line.lower().startswith(b"date:"):
            written = read_date(line[5:].decode("ascii", "replace"))
            return written is not None and _is_long_before(written, since)
        if line in (b"", b"\r"):
            break
    return False


def _is_long_before(written: datetime, since: datetime) -> bool:
    return (since - written).days >= 7
