"""Which threads are owed an answer, taken up one by one, and let go of however that ends.

`answer_due` is what the job calls. A thread is taken by moving its `reply_due_at` as far as a lease goes, and signed
for: one over which mailbot died twice, or at which it fails, is a person's.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from mailbot import hands
from mailbot.conversation import left_to_a_person, operator_mail, replying
from mailbot.conversation.calls import booking
from mailbot.conversation.replying import Voices
from mailbot.desk import Desk
from mailbot.errors import OutsideError
from mailbot.store import LONG_AGO
from models.thread import Thread

log = logging.getLogger(__name__)

BATCH = 50
ANSWERED_LATER = timedelta(minutes=2)  # where something outside failed: the calendar, mostly
TOLD_AFTER = timedelta(minutes=30)  # of a lead who waits so long for that a person hears


async def answer_due(desk: Desk, voices: Voices, calendar: booking.BusyTimes) -> int:
    """Answer every thread whose lead has been quiet long enough; how many were worked on."""
    due = await _due(desk)
    done = 0
    for thread in sorted(due, key=lambda one: one.hand is not None):  # what was in hand as a process died comes last
        lease, hand = desk.now() + desk.thinking_lease, hands.signed(desk, thread.hand)
        owed = {"reply_due_at": thread.reply_due_at}
        if await desk.store.change(Thread, str(thread.id), expect=owed, set={"reply_due_at": lease, "hand": hand}):
            thread.reply_due_at, thread.hand = lease, hand
            await _answer_or_put_back(desk, thread, voices, calendar)
            done += 1
    return done


async def _due(desk: Desk) -> list[Thread]:
    """Threads that are owed an answer now; what is owed later than any answer may be, a wrong clock has written."""
    wait = timedelta(seconds=desk.config.conversation.settle_seconds)
    never_written = {"$gt": hands.furthest(desk, max(desk.thinking_lease, wait, ANSWERED_LATER))}
    now = await desk.store.find(Thread, {"reply_due_at": {"$gt": LONG_AGO, "$lte": desk.now()}}, limit=BATCH)
    return now + await desk.store.find(Thread, {"reply_due_at": never_written}, limit=BATCH)


async def _answer_or_put_back(desk: Desk, thread: Thread, voices: Voices, calendar: booking.BusyTimes) -> None:
    if hands.is_deadly(thread.hand):
        await _leave_to_a_person(desk, thread, f"mailbot ended {hands.MOST_LOST} times while it worked on it")
        return
    try:
        await replying.answer(desk, thread, voices, calendar)
        await _let_go(desk, thread, None)
    except OutsideError as trouble:
        log.warning("thread %s is answered later: %s", thread.number, trouble)
        await _let_go(desk, thread, desk.now() + ANSWERED_LATER)
        if thread.last_inbound_at and desk.now() - thread.last_inbound_at >= TOLD_AFTER:
            await operator_mail.answer_waits(desk, thread, str(trouble))
    except asyncio.CancelledError:
        await _let_go(desk, thread, desk.now())  # mailbot stops: the next process need not wait for the lease
        raise
    except Exception:
        # Our own fault, and no reason to leave the lead without a person.
        log.exception("thread %s could not be answered; the operator is told", thread.number)
        await _leave_to_a_person(desk, thread, "its log says why")


async def _leave_to_a_person(desk: Desk, thread: Thread, why: str) -> None:
    """Raises OutsideError, and then it is tried again when the lease ends."""
    try:
        await left_to_a_person.leave(desk, thread, why)
    except OutsideError:
        raise
    except Exception:
        log.exception("thread %s is left to a person who sees no draft of it", thread.number)
    await _let_go(desk, thread, None)


async def _let_go(desk: Desk, thread: Thread, owed: datetime | None) -> None:
    """An answer is owed at that time or, with None, no more, unless the lead has written again meanwhile."""
    untouched, free = {"reply_due_at": thread.reply_due_at}, {"hand": None}
    if not await desk.store.change(Thread, str(thread.id), expect=untouched, set={"reply_due_at": owed, **free}):
        await desk.store.change(Thread, str(thread.id), expect={"hand.holder": desk.worker}, set=free)
