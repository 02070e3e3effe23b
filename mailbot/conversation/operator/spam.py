"""Mail that was taken for spam, surely or perhaps: kept where people find it, and called back where it is none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from mailbot.conversation.operator.views import ThreadLine, find_thread, lines_of
from mailbot.conversation.withdrawing import make_room
from mailbot.desk import Desk
from mailbot.errors import Conflict
from mailbot.store import LONG_AGO
from models.draft import Draft, DraftState
from models.message import Direction, Intent, Message, MessageState
from models.thread import Stage, Thread

# Surely spam, which nobody answers, and what may be: of that a draft waits for a person.
SPAM: dict[str, Any] = {"direction": Direction.INBOUND, "state": MessageState.READ, "intent": Intent.SPAM}
_UNDECIDED = {"state": {"$in": [DraftState.HELD, DraftState.REJECTED]}}


async def list_spam(
    desk: Desk, *, everything: bool = False, days: int = 90, stage: Stage | None = None
) -> list[ThreadLine]:
    """Threads with mail that was taken for spam, surely or perhaps, by last activity, newest first.

    Without `everything`: with such mail of the last `days`, archived ones left out.
    """
    since = LONG_AGO if everything else desk.now() - timedelta(days=days)
    where = {"intent": Intent.SPAM, "received_at": {"$gt": since}}
    rows = await desk.store.rows(Message, where, ["thread_id"], then={**SPAM, "thread_id": {"$gt": ""}})
    found = (await desk.store.by_ids(Thread, dict.fromkeys(row["thread_id"] for row in rows))).values()
    fitting = [thread for thread in found if (everything or not thread.archived) and stage in (None, thread.stage)]
    return await lines_of(desk, sorted(fitting, key=lambda thread: thread.last_at, reverse=True))


async def not_spam(desk: Desk, number: int, *, actor: str) -> int:
    """Have what was taken for spam in a thread read again by its words, as any other mail; how many.

    Their writers become contacts, and what is surely understood is answered. Raises NotFound, and Conflict for a thread
    without any.
    """
    thread = await find_thread(desk, number)
    rows = await desk.store.rows(Message, {"thread_id": str(thread.id)}, ["_id"], then=SPAM)
    mails = [str(row["_id"]) for row in rows]
    await _put_drafts_away(desk, thread, mails)  # first: an answer that waits is in the way of another
    called_back = {"state": MessageState.STORED, "not_spam": True, "settled": False}
    done = 0
    for mail in mails:
        done += await desk.store.change(Message, mail, expect=SPAM, set=called_back)
    if not done:
        raise Conflict(f"nothing in thread {thread.number} is taken for spam", "it is read again already, or never was")
    await desk.store.record("thread.called_back", "it is no spam", actor=actor, thread_id=thread.id)
    return done


async def _put_drafts_away(desk: Desk, thread: Thread, mails: Sequence[str]) -> None:
    """Drafts for these mails that have not left give way; what a person sent stays their answer."""
    of_them = {"burst_ids": {"$in": list(mails)}, **_UNDECIDED}
    for row in await desk.store.rows(Draft, {"thread_id": str(thread.id)}, ["inbound_id"], then=of_them):
        await make_room(desk, row["inbound_id"])
