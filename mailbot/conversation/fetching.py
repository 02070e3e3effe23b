"""Fetching, over which a process may die or fail: who fetches signs for the folder; a mail that kills is put aside.

Deaths count while the cursor stands. After the first of them mails are fetched each alone, so that the next is of the
mail behind the cursor; after the second that mail is put into quarantine with its bytes, unread; where even that kills,
as a note of its size and header fields; and where these kill, as one of its UID. What lies in quarantine is tried again
when a person says so, and what came after it is read.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from mailbot import hands
from mailbot.conversation import operator_mail, withheld
from mailbot.desk import Desk
from mailbot.doors import FolderState, Inbox
from mailbot.errors import OutsideError
from models.cursor import Fetching, MailboxCursor
from models.message import Direction, Message, MessageState

log = logging.getLogger(__name__)

LONGEST_LEASE = timedelta(seconds=30)  # of a batch: what a killed process held is fetched again so soon
NOBODY = "nobody"
ENVELOPE = ("FROM", "TO", "SUBJECT", "DATE", "MESSAGE-ID")
LONGEST_HEAD = 20_000  # bytes that a note has of them


@dataclass(frozen=True, slots=True)
class Look:
    """A look into a folder. Of a `private` one nothing is kept of what nobody could look at but its UID."""

    desk: Desk
    inbox: Inbox
    state: FolderState
    direction: Direction = Direction.INBOUND
    private: bool = False


@asynccontextmanager
async def in_turn(look: Look, cursor: MailboxCursor) -> AsyncIterator[MailboxCursor | None]:
    """The cursor from which on this process fetches; None while another process does.

    A mail over which mailbot died is passed over first; what the server withholds is noted. Raises MailboxError.
    """
    desk = look.desk
    mine = await _signed(desk, cursor, look.state)
    if mine is None:
        yield None
        return
    let_go: dict[str, object] = {"fetching": None}
    try:
        async with withheld.noted(desk, mine, look.direction):
            yield await _past_what_kills(look, mine)
    except OutsideError:
        raise
    except Exception:  # what nobody foresaw counts as a death: it would meet us at every look
        let_go = {"fetching.holder": NOBODY, "fetching.until": desk.now()}
        raise
    finally:
        if mine.fetching is not None:
            signature = {"fetching.holder": desk.worker}
            await desk.store.change(MailboxCursor, str(cursor.id), expect=signature, set=let_go)


async def move_cursor(desk: Desk, cursor: MailboxCursor, uid: int) -> None:
    """Everything up to `uid` is stored. Never backwards: a second daemon may have gone further."""
    changed: dict[str, object] = {"uid": uid, "read_at": desk.now()}
    if cursor.fetching is not None:
        changed |= {"fetching": Fetching(holder=desk.worker, past=uid, until=desk.now() + _lease(desk))}
    await desk.store.change(
        MailboxCursor, str(cursor.id), expect={"uidvalidity": cursor.uidvalidity, "uid": {"$lt": uid}}, set=changed
    )
    desk.checkpoint("after_moved")


async def _signed(desk: Desk, cursor: MailboxCursor, state: FolderState) -> MailboxCursor | None:
    """The cursor with this process's signature, where there is anything to fetch; None where another's holds."""
    before = cursor.fetching
    if before is not None and not hands.is_over(desk, before.until, _lease(desk), before.holder):
        return None
    if state.uidnext <= cursor.uid + 1 and before is None:
        return cursor
    lost = hands.signed(desk, before if before is None or before.past == cursor.uid else _got_further(before)).lost
    signature = Fetching(holder=desk.worker, lost=lost, past=cursor.uid, until=desk.now() + _lease(desk))
    changed = {"fetching": signature, "alone_to": state.uidnext - 1 if lost else cursor.alone_to}
    unsigned = {"fetching": None} if before is None else {"fetching.holder": before.holder}
    if not await desk.store.change(MailboxCursor, str(cursor.id), expect=unsigned, set=changed):
        return None
    mine: MailboxCursor = cursor.model_copy(update=changed)
    return mine


def _got_further(before: Fetching) -> Fetching:
    """What killed earlier is behind the cursor."""
    return before.model_copy(update={"lost": 0})


def _lease(desk: Desk) -> timedelta:
    return min(LONGEST_LEASE, timedelta(seconds=desk.config.sending.lease_seconds))


# ------------------------------------------------------------------------------------------------ what kills


async def _past_what_kills(look: Look, cursor: MailboxCursor) -> MailboxCursor:
    """The cursor, behind the next mail where so many processes died over that one that nobody is to try it again."""
    if not hands.is_deadly(cursor.fetching):
        return cursor
    uid = await look.inbox.next_uid(look.state.name, cursor.uid)
    if uid is None:
        return cursor
    message = await _aside(look.desk, cursor, uid) or await _put_aside(look, cursor, uid)
    if message is not None:
        await operator_mail.deadly_fetch(look.desk, message)
        log.error("passed over UID %s of %s: %s", uid, look.state.name, message.problem)
    await move_cursor(look.desk, cursor, uid)
    behind: MailboxCursor = cursor.model_copy(update={"uid": uid})
    return behind


async def _aside(desk: Desk, cursor: MailboxCursor, uid: int) -> Message | None:
    """What an earlier process put aside as its last deed."""
    place = {"mailbox": cursor.mailbox, "folder": cursor.folder, "uidvalidity": cursor.uidvalidity, "uid": uid}
    return await desk.store.first(Message, {"state": MessageState.QUARANTINED}, then=place)


async def _put_aside(look: Look, cursor: MailboxCursor, uid: int) -> Message | None:
    """Put a mail into quarantine, with less of it the more often that killed; None where it is gone, or known."""
    desk, lost = look.desk, cursor.fetching.lost if cursor.fetching else 0
    problem = f"mailbot ended or failed {lost} times while it fetched this mail"
    message = withheld.note_of(desk, cursor, uid, look.direction, problem)
    if look.private or lost > hands.MOST_LOST + 1:
        await withheld.pack_note(desk, message)
    elif lost > hands.MOST_LOST:
        await _pack_head(look, message)
    elif not await _pack_whole(look, cursor, message):
        return None
    if not await desk.store.add(message):
        return None
    await desk.store.record("mail.quarantined", problem, message_id=str(message.id))
    return message


async def _pack_whole(look: Look, cursor: MailboxCursor, message: Message) -> bool:
    """Give a message its mail's bytes, unread; whether it is there still."""
    async for batch in look.inbox.fetch_these(look.state, [message.uid]):
        message.withheld = False
        message.received_at = min(batch[0].internal_date or look.desk.now(), look.desk.now())
        message.settled = cursor.reread and message.received_at < cursor.since  # then it is history, never answered
        look.desk.checkpoint("deadly_in_hand")
        await look.desk.store.pack_raw(message, batch[0].raw)
        return True
    return False


async def _pack_head(look: Look, message: Message) -> None:
    """Give a message some header fields of its mail as they stand, and its size."""
    size, before = await look.inbox.size_of(look.state, message.uid), message.uid - 1
    async for heads in look.inbox.heads_since(look.state.name, before, ENVELOPE, alone_to=message.uid):
        look.desk.checkpoint("deadly_head_in_hand")
        await withheld.pack_note(look.desk, message, heads[0].head[:LONGEST_HEAD], size)
        return
    await withheld.pack_note(look.desk, message, size=size)
