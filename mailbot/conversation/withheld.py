"""Mail that the server has and does not hand over: set aside after some tries, so that what came after it is read.

It lies in quarantine by its place, without bytes. The server is asked for it again a few times, and once more whenever
a person wishes it (`mailbot quarantine retry`).
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from mailbot.conversation import operator_mail
from mailbot.desk import Desk
from mailbot.doors import FetchedMail, FolderState, Inbox
from mailbot.errors import MailWithheld
from mailbot.store import digest
from models.cursor import MailboxCursor, Withheld
from models.message import Direction, Message, MessageState

log = logging.getLogger(__name__)

# A mail is asked for alone so often and so long before it is set aside: most failures are the connection's.
TRIES = 3
PATIENCE = timedelta(minutes=5)
# How long after it was set aside, and after each further try, the server is asked again.
ASKED_AGAIN = (timedelta(minutes=5), timedelta(hours=1), timedelta(days=1))
DEADLY = "mailbot ended while it asked for this mail once more"


@asynccontextmanager
async def noted(desk: Desk, cursor: MailboxCursor, direction: Direction = Direction.INBOUND) -> AsyncIterator[None]:
    """Remember what the server withholds inside. Passes MailWithheld on: the next look goes further."""
    try:
        yield
    except MailWithheld as problem:
        await _note(desk, cursor, direction, problem)
        raise


async def ask_again(
    desk: Desk,
    inbox: Inbox,
    cursor: MailboxCursor,
    state: FolderState,
    take: Callable[[Sequence[FetchedMail]], Awaitable[object]],
) -> None:
    """Ask for what was set aside in a folder and is due; `take` stores what is had now. Raises MailboxError."""
    here = {"withheld": True, "mailbox": cursor.mailbox, "folder": cursor.folder}
    due = {**here, "ask_again_at": {"$lte": desk.now()}}
    for message in await desk.store.find(Message, {"state": MessageState.QUARANTINED}, then=due):
        about = {"mailbox": cursor.mailbox, "folder": cursor.folder, "uid": message.uid}
        if message.uidvalidity != state.uidvalidity:  # it has another UID now, by which the folder is read anew
            await desk.store.remove(Message, {"_id": message.id})
            continue
        try:
            async with _later(desk, message):
                found = [batch async for batch in inbox.fetch_these(state, [message.uid])]
                for batch in found:
                    await take(batch)
        except MailWithheld:
            return  # it may have cost the connection
        await desk.store.remove(Message, {"_id": message.id})
        await desk.store.record("mail.handed_over", "it is here now" if found else "it is there no more", **about)


async def wish(desk: Desk, message: Message) -> None:
    """A person wants the server to be asked for a mail at the next look."""
    await desk.store.change(Message, str(message.id), expect={"withheld": True}, set={"ask_again_at": desk.now()})


async def _note(desk: Desk, cursor: MailboxCursor, direction: Direction, problem: MailWithheld) -> None:
    mine = {"uidvalidity": cursor.uidvalidity}
    if len(problem.uids) > 1:
        await desk.store.change(MailboxCursor, str(cursor.id), expect=mine, set={"alone_to": problem.uids[-1]})
        return
    [uid] = problem.uids
    before = cursor.withheld if cursor.withheld and cursor.withheld.uid == uid else None
    since, times = (before.since, before.times + 1) if before else (desk.now(), 1)
    if times < TRIES or desk.now() - since < PATIENCE:
        tried = Withheld(uid=uid, since=since, times=times)
        await desk.store.change(MailboxCursor, str(cursor.id), expect=mine, set={"withheld": tried})
        return
    await _set_aside(desk, cursor, uid, direction, problem)
    await desk.store.change(
        MailboxCursor, str(cursor.id), expect={**mine, "uid": {"$lt": uid}}, set={"uid": uid, "read_at": desk.now()}
    )


async def _set_aside(desk: Desk, cursor: MailboxCursor, uid: int, direction: Direction, problem: MailWithheld) -> None:
    """Its row first: a crash in between has it done again, and nothing is told or kept twice."""
    message = note_of(desk, cursor, uid, direction, problem.what)
    message.ask_again_at = desk.now() + ASKED_AGAIN[0]
    await pack_note(desk, message)
    await desk.store.add(message)
    await operator_mail.mail_withheld(desk, cursor.mailbox, cursor.folder, uid, problem.what)
    about = {"mailbox": cursor.mailbox, "folder": cursor.folder, "uid": uid}
    await desk.store.record("mail.withheld", problem.what[:500], **about)
    log.warning("passed over: %s", problem.what)


def note_of(desk: Desk, cursor: MailboxCursor, uid: int, direction: Direction, problem: str) -> Message:
    """A mail of a folder as it lies in quarantine without bytes. Before `pack_note`."""
    return Message(
        digest="",
        size=0,
        direction=direction,
        state=MessageState.QUARANTINED,
        withheld=True,
        problem=problem[:500],
        attempts=1,
        mailbox=cursor.mailbox,
        folder=cursor.folder,
        uidvalidity=cursor.uidvalidity,
        uid=uid,
        received_at=desk.now(),
    )


async def pack_note(desk: Desk, message: Message, head: bytes = b"", size: int = 0) -> None:
    """Finish a note: with what is here of its mail, the size that this is said to have, and a digest of its place."""
    await desk.store.pack_raw(message, head)
    place = f"{message.mailbox} {message.folder} {message.uidvalidity} {message.uid}"
    message.digest, message.size = digest(place.encode()), size


@asynccontextmanager
async def _later(desk: Desk, message: Message) -> AsyncIterator[None]:
    """Ask again after a longer while; after the last one only when a person wishes it.

    That is written before it is asked for: a process that dies over it does not meet it again at its next start.
    """
    longer = next(iter(ASKED_AGAIN[message.attempts :]), None)
    before = {"ask_again_at": message.ask_again_at, "problem": message.problem}
    asked = {"ask_again_at": desk.now() + longer if longer else None, "problem": DEADLY}
    await desk.store.change(Message, str(message.id), set=asked, inc={"attempts": 1})
    try:
        yield
    except MailWithheld as problem:
        await desk.store.change(Message, str(message.id), set={"problem": problem.what[:500]})
        raise
    except BaseException:  # it is none of this mail's: the connection, the database, or a daemon that stops
        await desk.store.change(Message, str(message.id), set=before, inc={"attempts": -1})
        raise
