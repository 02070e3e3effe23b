"""Mail that was taken for spam: kept where people find it, never answered, and called back where it is none."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from mailbot.conversation.operator.views import ThreadLine, find_thread, lines_of
from mailbot.desk import Desk
from mailbot.errors import Conflict
from mailbot.store import LONG_AGO
from models.message import Direction, Intent, Message, MessageState
from models.thread import Stage, Thread

SPAM: dict[str, Any] = {"direction": Direction.INBOUND, "state": MessageState.READ, "intent": Intent.SPAM, "sure": True}


async def list_spam(
    desk: Desk, *, everything: bool = False, days: int = 90, stage: Stage | None = None
) -> list[ThreadLine]:
    """Threads with mail that was taken for spam, by last activity, newest first.

    Without `everything`: with such mail of the last `days`, archived ones left out.
    """
    since = LONG_AGO if everything else desk.now() - timedelta(days=days)
    where = {"intent": Intent.SPAM, "received_at": {"$gt": since}}
    rows = await desk.store.rows(Message, where, ["thread_id"], then={**SPAM, "thread_id": {"$gt": ""}})
    found = (await desk.store.by_ids(Thread, dict.fromkeys(row["thread_id"] for row in rows))).values()
    fitting = [thread for thread in found if (everything or not thread.archived) and stage in (None, thread.stage)]
    return await lines_of(desk, sorted(fitting, key=lambda thread: thread.last_at, reverse=True))


async def not_spam(desk: Desk, number: int, *, actor: str) -> int:
    """Have what was taken for spam in a thread read again as a person's mail, with a draft for a person; how many.

    Raises NotFound, and Conflict for a thread without any.
    """
    thread = await find_thread(desk, number)
    rows = await desk.store.rows(Message, {"thread_id": str(thread.id)}, ["_id"], then=SPAM)
    called_back = {"state": MessageState.STORED, "not_spam": True, "settled": False}
    done = 0
    for row in rows:
        done += await desk.store.change(Message, str(row["_id"]), expect=SPAM, set=called_back)
    if not done:
        raise Conflict(f"nothing in thread {thread.number} is taken for spam", "it is read again already, or never was")
    await desk.store.record("thread.called_back", "it is no spam", actor=actor, thread_id=thread.id)
    return done
