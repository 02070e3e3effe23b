"""Mail of the past, from files into the store: kept and threaded; never answered, and nothing follows from it.

`import_mail` may be killed and called again: what is stored is known by the digest of its bytes.
"""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from mailbot.batches import batches
from mailbot.desk import Desk
from mailbot.errors import Conflict, MailbotError
from mailbot.history.placing import LOOKED_UP_AT_ONCE, Past, Threads
from mailbot.history.preparing import Prepared, end_with_parent, prepare_all
from mailbot.history.sources import Found, mails_of
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.tokens import CAMPAIGN_HEADER, LOOP_HEADER
from mailbot.store import digest
from mailbot.store.documents import LARGEST_INLINE_RAW
from models.message import Direction, Message, MessageState, Writer

GROUP_MAILS = 500  # that are written together
GROUP_BYTES = 16_000_000
AHEAD = 2  # groups that are read while one is written
WORTH_WORKERS = 500  # mails; fewer are read sooner than another process has started
IMPORTED = "import"  # the mailbox of what came this way; its folder is the file
EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)  # what is dated before was dated by a machine without a clock


@dataclass(slots=True)
class ImportReport:
    """What an import did; every mail that was found is counted once."""

    found: int = 0
    imported: int = 0
    known: int = 0  # these very bytes were stored before
    copies: int = 0  # another copy of a mail that is there: stored, in no thread
    quarantined: int = 0
    threads: int = 0  # that were begun
    unopened: list[str] = field(default_factory=list)  # files, each with what is wrong

    @property
    def stored(self) -> int:
        return self.imported + self.copies + self.quarantined


def workers_for(mails: int) -> int:
    """How many processes are worth starting; 0: this one reads by itself."""
    return len(os.sched_getaffinity(0)) if mails >= WORTH_WORKERS else 0


async def import_mail(
    desk: Desk, path: Path, *, workers: int = 0, step: Callable[[int], None] = lambda _mails: None
) -> ImportReport:
    """Store and thread every mail below a path; `step` is told how many more are done. Raises BadInput, StoreError."""
    report, threads = ImportReport(), Threads(desk)
    seen: set[str] = set()
    with _readers(workers) as read:
        waiting: deque[tuple[int, list[Found], asyncio.Future[list[Prepared]]]] = deque()
        try:
            for group in _groups(mails_of(path)):
                fresh = await _unknown(desk, group, seen, report)
                waiting.append((len(group), fresh, read([found.raw for found in fresh])))
                if len(waiting) > AHEAD:
                    await _take(desk, threads, *waiting.popleft(), report, step)
            while waiting:
                await _take(desk, threads, *waiting.popleft(), report, step)
        finally:
            for _, _, reading in waiting:
                reading.cancel()
    report.threads = threads.started
    if report.stored:
        words = f"{report.imported} mails, {report.copies} copies, {report.quarantined} in quarantine"
        await desk.store.record("mail.imported", words, actor="operator")
    return report


async def retry(desk: Desk, message_id: str) -> MessageState:
    """Read a quarantined mail of an import again; as history, never to be answered. Raises Conflict, NotFound."""
    message = await desk.store.get(Message, message_id, whole=True)
    if message.state is not MessageState.QUARANTINED or message.mailbox != IMPORTED:
        raise Conflict(f"message {message_id} is no imported mail in quarantine")
    found = Found(message.folder, await desk.store.bytes_of(message), message.received_at)
    (prepared,) = await asyncio.to_thread(prepare_all, [found.raw])
    if prepared.problem:
        await desk.store.change(Message, message_id, set={"problem": prepared.problem}, inc={"attempts": 1})
        return MessageState.QUARANTINED
    threads, report = Threads(desk), ImportReport()
    (again,) = await _rows(desk, threads, [found], [prepared], report)
    await threads.write([])
    kept = {"id", "account_id", "created_at", "digest", "size", "raw", "raw_file", "revision_id"}
    changes = {key: getattr(again, key) for key in Message.model_fields if key not in kept}
    changes["thread_id"] = threads.now(again.thread_id) if again.thread_id else ""
    await desk.store.change(Message, message_id, expect={"state": MessageState.QUARANTINED}, set=changes)
    return again.state


# ------------------------------------------------------------------------------------------------ reading


@contextmanager
def _readers(workers: int) -> Iterator[Callable[[Sequence[bytes]], asyncio.Future[list[Prepared]]]]:
    """What reads mails beside the store's work: other processes, or a thread of this one."""
    loop = asyncio.get_running_loop()
    if not workers:
        yield lambda raws: loop.run_in_executor(None, prepare_all, raws)
        return
    # Spawned: a forked child would inherit the connection to the database.
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=end_with_parent) as pool:

        async def read(raws: Sequence[bytes]) -> list[Prepared]:
            share = max(1, -(-len(raws) // (4 * workers)))
            parts = (loop.run_in_executor(pool, prepare_all, part) for part in batches(raws, share))
            try:
                return [prepared for part in await asyncio.gather(*parts) for prepared in part]
            except BrokenProcessPool:
                raise MailbotError(
                    "a process that read mail was ended by somebody else, perhaps for want of memory",
                    "call the command again: it goes on where it stopped",
                ) from None

        yield lambda raws: asyncio.ensure_future(read(raws))


def _groups(mails: Iterable[Found]) -> Iterator[list[Found]]:
    """By their place alone, whatever of them is known already: a second run forms the same groups."""
    group: list[Found] = []
    size = 0
    for found in mails:
        group.append(found)
        size += len(found.raw)
        if len(group) >= GROUP_MAILS or size >= GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


async def _unknown(desk: Desk, group: Sequence[Found], seen: set[str], report: ImportReport) -> list[Found]:
    """The mails of a group whose bytes are not stored."""
    report.found += len(group)
    report.unopened += [f"{found.where}: {found.problem}" for found in group if found.problem]
    opened = [found for found in group if not found.problem]
    fresh = {key: found for found in opened if (key := digest(found.raw)) not in seen}
    seen.update(fresh)
    for some in batches(sorted(fresh), LOOKED_UP_AT_ONCE):
        for row in await desk.store.rows(Message, {"digest": {"$in": some}}, ["digest"]):
            del fresh[row["digest"]]
    report.known += len(opened) - len(fresh)
    return list(fresh.values())


# ------------------------------------------------------------------------------------------------ storing


async def _take(
    desk: Desk,
    threads: Threads,
    mails: int,
    fresh: list[Found],
    reading: asyncio.Future[list[Prepared]],
    report: ImportReport,
    step: Callable[[int], None],
) -> None:
    """Thread a group that was read, and store it."""
    messages = await _rows(desk, threads, fresh, await reading, report)
    await threads.write(messages)
    desk.checkpoint("history_group_stored")
    step(mails)


async def _rows(
    desk: Desk, threads: Threads, mails: Sequence[Found], read: Sequence[Prepared], report: ImportReport
) -> list[Message]:
    """The rows of mails that were read, in their order, each in its thread."""
    pasts = [_past(desk, found, prepared) for found, prepared in zip(mails, read, strict=True)]
    await threads.learn([past for past, prepared in zip(pasts, read, strict=True) if not prepared.problem])
    copies = await _Copies.of(desk, read)
    messages = []
    for found, prepared, past in zip(mails, read, pasts, strict=True):
        message = _message(found, prepared, past)
        if len(prepared.packed) > LARGEST_INLINE_RAW:
            message.raw = b""
            await desk.store.pack_raw(message, found.raw)
        if prepared.problem:
            message.state, message.problem = MessageState.QUARANTINED, prepared.problem
            report.quarantined += 1
        elif copies.has(message):
            message.state = MessageState.DUPLICATE
            report.copies += 1
        else:
            place = threads.place(past)
            message.thread_id, message.contact_id = place.thread_id, place.contact_id
            message.delivery_id, message.campaign = place.delivery_id, place.campaign
            report.imported += 1
        messages.append(message)
    return messages


def _past(desk: Desk, found: Found, prepared: Prepared) -> Past:
    head = prepared.head
    ours = head.author is not None and head.author.email in desk.own_addresses
    direction = Direction.OUTBOUND if ours else Direction.INBOUND
    at = _when(head, found, desk.now())
    return Past(head, prepared.digest, direction, at, bool(prepared.fields.get("bulk")))


def _message(found: Found, prepared: Prepared, past: Past) -> Message:
    by_us = any(past.head.header(name) for name in (LOOP_HEADER, CAMPAIGN_HEADER))
    outbound = past.direction is Direction.OUTBOUND
    return Message(
        digest=prepared.digest,
        size=prepared.size,
        raw=prepared.packed,
        direction=past.direction,
        state=MessageState.HISTORY,
        settled=True,  # nothing of it is owed an answer
        mailbox=IMPORTED,
        folder=os.fsencode(found.where).decode("utf-8", "replace"),
        received_at=past.at,
        writer=(Writer.MAILBOT if by_us else Writer.HUMAN) if outbound else None,
        **prepared.fields,
    )


def _when(head: ParsedEmail, found: Found, now: datetime) -> datetime:
    """When a mail came: by its own Date, or where that cannot be, by the file's."""
    for date in (head.date, found.arrived):
        if date is not None and EARLIEST <= date <= now + timedelta(days=1):
            return date
    return now


class _Copies:
    """Which mails are there already by another way: same Message-ID, same author and subject, same words."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], list[list[str]]] = {}

    @classmethod
    async def of(cls, desk: Desk, read: Sequence[Prepared]) -> _Copies:
        copies = cls()
        ids = sorted({prepared.head.message_id for prepared in read} - {""})
        fields = ["message_id", "from_address", "subject", "text"]
        for some in batches(ids, LOOKED_UP_AT_ONCE):
            for row in await desk.store.rows(Message, {"message_id": {"$in": some}}, fields):
                copies._note(row["message_id"], row["from_address"], row["subject"], row["text"])
        return copies

    def has(self, message: Message) -> bool:
        """Whether a mail is one of them; from then on it is."""
        if not message.message_id or not message.from_address:
            return False
        key = (message.message_id, message.from_address, message.subject)
        if message.text.split() in self._known.get(key, ()):
            return True
        self._note(*key, message.text)
        return False

    def _note(self, message_id: str, author: str, subject: str, text: str) -> None:
        self._known.setdefault((message_id, author, subject), []).append(text.split())
