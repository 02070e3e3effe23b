"""Calls as the operator handles them: the list, and changes that the lead and their calendar are told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mailbot.conversation import booking
from mailbot.conversation.assembling import assemble, reply_subject
from mailbot.conversation.brief import CallTime
from mailbot.conversation.briefing import plain_brief
from mailbot.conversation.policy import Notice
from mailbot.conversation.template_voice import word
from mailbot.conversation.wording import call_time
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict, NotFound
from models.call import Call, CallState
from models.contact import Contact
from models.thread import Thread


@dataclass(frozen=True, slots=True)
class CallLine:
    """One line of the list."""

    call: Call
    contact: str
    thread: int


async def list_calls(desk: Desk, state: CallState | None) -> list[CallLine]:
    """Calls by time; of one state, or all."""
    where: dict[str, object] = {"state": state} if state else {"number": {"$gt": 0}}
    lines = []
    for call in await desk.store.find(Call, where, sort=[("starts_at", 1)]):
        contact, thread = await desk.store.get(Contact, call.contact_id), await desk.store.get(Thread, call.thread_id)
        lines.append(CallLine(call, contact.name or contact.address, thread.number))
    return lines


async def move(desk: Desk, number: int, starts_at: datetime, *, actor: str) -> Call:
    """Give a call another time and tell the lead. Raises Conflict when it is taken, BadInput when it is past."""
    if starts_at <= desk.now():
        raise BadInput("that time is past", "name one to come")
    moved = await booking.move(desk, await find(desk, number), starts_at, actor=actor, untold=Notice.CALL_MOVED)
    if moved is None:
        raise Conflict("another call is booked for that time", "name another")
    desk.checkpoint("after_call_changed")
    await _tell(desk, moved)
    return moved


async def cancel(desk: Desk, number: int, reason: str, *, actor: str) -> Call:
    """Call a call off and tell the lead."""
    call = await find(desk, number)
    gone = await booking.cancel(desk, call, reason, actor=actor, untold=Notice.CALL_CANCELLED)
    desk.checkpoint("after_call_changed")
    await _tell(desk, gone)
    return gone


async def tell_untold(desk: Desk) -> int:
    """Tell the leads of changes whose telling was cut off; of how many calls."""
    untold = await booking.untold_calls(desk)
    for call in untold:
        try:
            await _tell(desk, call)
        except NotFound:
            await booking.note_told(desk, call)  # who is gone cannot be told
    return len(untold)


async def find(desk: Desk, number: int) -> Call:
    """The call of that number. Raises NotFound."""
    call = await desk.store.first(Call, {"number": number})
    if call is None:
        raise NotFound(f"there is no call {number}", "`mailbot calls list --all` shows them")
    return call


async def _tell(desk: Desk, call: Call) -> None:
    """Queue what the call's row says is untold; done twice it is queued once, by the call's sequence."""
    if not call.untold:
        return  # another process was quicker
    contact, thread = await desk.store.get(Contact, call.contact_id), await desk.store.get(Thread, call.thread_id)
    language = thread.language or contact.language or "en"
    when = CallTime(call.starts_at, call_time(call.starts_at, desk.config.business.zone, language))
    brief = plain_brief(desk, contact, language, Notice(call.untold), call=when, phone=call.phone)
    await booking.send_change(desk, call, assemble(brief, word(brief).text), reply_subject(thread.subject))
    await booking.note_told(desk, call)
