"""Reminders of booked calls, 24 hours and 1 hour before (conversation.reminder_hours)."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from mailbot import hands
from mailbot.conversation.brief import CallTime
from mailbot.conversation.calls.booking import due_reminders, note_reminder
from mailbot.conversation.reply_to import destination_in
from mailbot.conversation.steps import Notice
from mailbot.conversation.writing.assembling import assemble, reply_references, reply_subject
from mailbot.conversation.writing.briefing import plain_brief
from mailbot.conversation.writing.template_voice import word
from mailbot.conversation.writing.wording import call_time
from mailbot.delivery import ledger
from mailbot.delivery.notices import notify
from mailbot.desk import Desk
from mailbot.errors import NotFound, OutsideError
from models.call import Call
from models.contact import Contact
from models.delivery import Content, Delivery, Purpose
from models.message import Direction, Message
from models.thread import Thread

log = logging.getLogger(__name__)

# A reminder that arrives later than this before the call only startles.
USEFUL_UNTIL = timedelta(minutes=10)


async def remind_due(desk: Desk) -> int:
    """Queue the reminders that are due; of how many calls. One that cannot be is given up, and keeps back no other."""
    due = await due_reminders(desk)
    for call, hours in due:
        async with hands.in_hand(desk, call) as hand:
            if hands.is_deadly(hand):
                await _give_up(desk, call, hours, f"mailbot ended {hands.MOST_LOST} times over it")
                continue
            try:
                await remind(desk, call, hours)
            except OutsideError:
                raise
            except NotFound as gone:
                log.error("nobody is reminded of call %s: %s", call.number, gone)
            except Exception:
                log.exception("nobody is reminded of call %s", call.number)
                await _give_up(desk, call, hours, "its log says why")
    return len(due)


async def _give_up(desk: Desk, call: Call, hours: float, why: str) -> None:
    text = f"mailbot could not remind the lead of call {call.number}: {why}.\n\nSee it:  mailbot calls list"
    key = f"unreminded:{call.id}:{call.sequence}:{hours:g}"
    await notify(desk, key, f"Nobody is reminded of call {call.number}", text, thread_id=call.thread_id)
    await note_reminder(desk, call, hours)


async def remind(desk: Desk, call: Call, hours: float) -> bool:
    """Queue one reminder; the ledger keeps it the only one of its hour and of the call's present time."""
    thread, contact = await desk.store.get(Thread, call.thread_id), await desk.store.get(Contact, call.contact_id)
    language = thread.language or contact.language or "en"
    when = CallTime(call.starts_at, call_time(call.starts_at, desk.config.business.zone, language))
    brief = plain_brief(desk, contact, language, Notice.REMINDER, call=when, phone=call.phone)
    last, destination = await _last_mail(desk, call), await destination_in(desk, call.thread_id, contact)
    content = Content(
        subject=reply_subject(thread.subject or (last.subject if last else "")),
        text=assemble(brief, word(brief).text),
        to_name=contact.name,
        in_reply_to=last.message_id if last else "",
        references=reply_references(last) if last else (),
    )
    delivery = Delivery(
        key=f"reminder:{call.id}:{call.sequence}:{hours:g}",
        purpose=Purpose.REMINDER,
        recipient=destination.to,
        author=destination.author,
        contact_id=str(contact.id),
        thread_id=call.thread_id,
        content=content,
        due_at=desk.now(),
        expires_at=_expiry(desk, call, hours),
    )
    queued = await ledger.enqueue(desk, delivery)
    await note_reminder(desk, call, hours)
    return queued


def _expiry(desk: Desk, call: Call, hours: float) -> datetime:
    """Until when a reminder is of use: until the next one is due, and the last one until shortly before the call."""
    nearer = max((other for other in desk.config.conversation.reminder_hours if other < hours), default=0.0)
    last = min(USEFUL_UNTIL, timedelta(hours=hours) / 2)
    return call.starts_at - (timedelta(hours=nearer) if nearer > 0 else last)


async def _last_mail(desk: Desk, call: Call) -> Message | None:
    """The last mail of the person whom the call is with; others may have written in the thread since."""
    theirs = {"direction": Direction.INBOUND, "contact_id": call.contact_id}
    return await desk.store.first(Message, {"thread_id": call.thread_id}, then=theirs, sort=[("received_at", -1)])
