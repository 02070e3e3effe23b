"""Calls as the operator handles them: the list, and changes that the lead and their calendar are told of."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mailbot import hands
from mailbot.conversation.brief import CallTime
from mailbot.conversation.calls import booking
from mailbot.conversation.reply_to import destination_in
from mailbot.conversation.steps import Notice
from mailbot.conversation.writing.assembling import assemble, reply_subject
from mailbot.conversation.writing.briefing import plain_brief
from mailbot.conversation.writing.template_voice import word
from mailbot.conversation.writing.wording import call_time
from mailbot.crm import contact_desk
from mailbot.delivery.gate import in_words
from mailbot.delivery.notices import notify
from mailbot.delivery.suppression import why_stopped
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict, NotFound, OutsideError
from mailbot.paging import newest
from mailbot.store import object_id
from models.call import Call, CallState
from models.contact import Contact
from models.delivery import Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState
from models.thread import Thread

log = logging.getLogger(__name__)

FAR = timedelta(days=400)  # a call that was cancelled may have been for a day to come
FAR_AHEAD = timedelta(days=60)  # a call that is booked for later is asked about once more


@dataclass(frozen=True, slots=True)
class CallLine:
    """One line of the list. `untold` says in words why the lead has not been told of the call; empty: they have."""

    call: Call
    contact: str
    thread: int
    untold: str = ""


@dataclass(frozen=True, slots=True)
class Arranged:
    """A call as it is now, and whether it was changed: one that had that time already was not."""

    call: Call
    changed: bool


async def list_calls(desk: Desk, state: CallState | None) -> list[CallLine]:
    """Calls by time; of one state, or all."""
    where: dict[str, object] = {"state": state} if state else {"number": {"$gt": 0}}
    return await _lines(desk, await desk.store.find(Call, where, sort=[("starts_at", 1)]))


async def coming(desk: Desk) -> list[CallLine]:
    """The calls that are booked, by time; one that is under way counts as to come."""
    since = desk.now() - timedelta(minutes=desk.config.conversation.call_minutes)
    booked = {"state": CallState.BOOKED, "starts_at": {"$gte": since}}
    return await _lines(desk, await desk.store.find(Call, booked, sort=[("starts_at", 1)]))


async def week(desk: Desk, monday: date) -> list[CallLine]:
    """The calls of a week of the account's zone by time: those that are booked, and those that took place."""
    zone = desk.config.business.zone
    first, last = (datetime.combine(monday + timedelta(days=days), time(), zone) for days in (0, 7))
    found: list[Call] = []
    for state in (CallState.BOOKED, CallState.DONE):
        found += await desk.store.find(Call, {"state": state, "starts_at": {"$gte": first, "$lt": last}})
    return await _lines(desk, sorted(found, key=lambda call: call.starts_at))


async def over(desk: Desk, state: CallState, before: str = "", *, limit: int = 50) -> tuple[list[CallLine], str]:
    """Calls that took place, or that were called off, the latest first; and the cursor of what is older."""
    page = await newest(
        desk.store, Call, "starts_at", where={"state": state}, before=before, limit=limit, now=desk.now() + FAR
    )
    return await _lines(desk, page.rows), page.older


async def one(desk: Desk, number: int) -> CallLine:
    """One call with whom it is. Raises NotFound."""
    (line,) = await _lines(desk, [await find(desk, number)])
    return line


async def calendar_text(desk: Desk, number: int) -> str:
    """A call as an iCalendar file, for the operator's own calendar. Raises NotFound."""
    call = await find(desk, number)
    text, _ = booking.calendar_of(desk, call, await desk.store.get(Contact, call.contact_id))
    return text


async def book(desk: Desk, thread_number: int, starts_at: datetime, *, phone: str = "", actor: str) -> Arranged:
    """Book a call with the contact of a thread, and tell them; a call that they have is moved.

    Raises BadInput for a time that is past or a thread with nobody, Conflict when the time is taken, NotFound.
    """
    _need_future(desk, starts_at)
    thread = await desk.store.first(Thread, {"number": thread_number})
    if thread is None:
        raise NotFound(f"there is no thread {thread_number}")
    if not thread.contact_id:
        raise BadInput(f"thread {thread_number} is with nobody who could be called")
    contact = await desk.store.get(Contact, thread.contact_id)
    standing = await booking.booked_call(desk, str(thread.id), str(contact.id))
    if standing is not None:
        return await move(desk, standing.number, starts_at, actor=actor)
    number = contact_desk.telephone(phone) or contact.phone
    call = await booking.book(desk, thread, contact, starts_at, number, actor=actor, untold=Notice.CALL_BOOKED)
    if call is None:
        raise Conflict("another call is booked for that time", "name another")
    desk.checkpoint("after_call_changed")
    await _tell(desk, call)
    return Arranged(call, changed=True)


async def move(desk: Desk, number: int, starts_at: datetime, *, actor: str, seen: datetime | None = None) -> Arranged:
    """Give a call another time and tell the lead; where it has that time, nothing is done and nobody told.

    `seen` is the time that whoever moves it saw. Raises Conflict when the new one is taken or the call was moved
    meanwhile, BadInput when it is past.
    """
    _need_future(desk, starts_at)
    call = await find(desk, number)
    _need_as_seen(desk, call, seen)
    if call.state is CallState.BOOKED and call.starts_at == starts_at:
        return Arranged(call, changed=False)
    moved = await booking.move(desk, call, starts_at, actor=actor, untold=Notice.CALL_MOVED)
    if moved is None:
        raise Conflict("another call is booked for that time", "name another")
    desk.checkpoint("after_call_changed")
    await _tell(desk, moved)
    return Arranged(moved, changed=True)


async def cancel(desk: Desk, number: int, reason: str, *, actor: str, seen: datetime | None = None) -> Call:
    """Call a call off and tell the lead. `seen` as for `move`."""
    call = await find(desk, number)
    _need_as_seen(desk, call, seen)
    gone = await booking.cancel(desk, call, reason, actor=actor, untold=Notice.CALL_CANCELLED)
    desk.checkpoint("after_call_changed")
    await _tell(desk, gone)
    return gone


async def tell(desk: Desk, number: int, *, actor: str) -> Call:
    """Tell the lead of a booked call that they were not told of. Raises Conflict where that is not to be done."""
    call = await find(desk, number)
    if call.state is not CallState.BOOKED:
        raise Conflict(f"call {number} is {call.state}", "only of a booked call can a lead be told")
    if not await untold(desk, call):
        raise Conflict(f"the lead has been told of call {number} already")
    if draft := await confirmation_waiting(desk, call):
        raise Conflict(f"draft {draft} tells them of call {number}, and waits", "approve it")
    if why := await cannot_be_told(desk, call):
        raise Conflict(f"nobody can be told of call {number}: {why}", "tell them yourself")
    expected = {"state": CallState.BOOKED, "sequence": call.sequence}
    if await desk.store.change(
        Call, str(call.id), expect=expected, set={"untold": Notice.CALL_BOOKED}, inc={"sequence": 1}
    ):
        await desk.store.record("call.told_again", "", actor=actor, thread_id=call.thread_id, call=number)
    call = await find(desk, number)
    await _tell(desk, call)
    return call


async def untold(desk: Desk, call: Call) -> str:
    """Why the lead of a booked call has not been told of it, in words; empty where they have, or are about to be.

    The last mail with the call's calendar entry tells: whether the gate or the server stopped it, or it came back.
    """
    if call.state is not CallState.BOOKED or call.untold:
        return ""
    enclosed = {"purpose": {"$in": [Purpose.REPLY, Purpose.INVITE]}, "content.calendar": {"$gt": ""}}
    found = await desk.store.find(Delivery, {"thread_id": call.thread_id}, then=enclosed, whole=True)
    named = [one for one in found if one.content and call.uid in one.content.calendar.replace("\r\n ", "")]
    if not named:
        return ""
    last = max(named, key=lambda one: (one.created_at, one.id))
    if last.state in (DeliveryState.SKIPPED, DeliveryState.FAILED):
        return in_words(last.reason) or "their mail server refused it"
    return "the mail came back" if last.bounce and last.bounce.hard else ""


async def confirmation_waiting(desk: Desk, call: Call) -> int:
    """The number of the held draft that tells the lead of a call, or 0."""
    then = {"state": DraftState.HELD, "contact_id": call.contact_id, "call_at": call.starts_at}
    draft = await desk.store.first(Draft, {"thread_id": call.thread_id}, then=then)
    return draft.number if draft else 0


def unusual(desk: Desk, starts_at: datetime) -> str:
    """What speaks against a time for a call, in words that end a sentence; empty where nothing does."""
    against = []
    if not booking.rules_of(desk).is_open(starts_at):
        against.append("outside your office hours")
    if starts_at - desk.now() > FAR_AHEAD:
        against.append(f"{(starts_at - desk.now()).days} days away")
    return " and ".join(against)


async def cannot_be_told(desk: Desk, call: Call) -> str:
    """Why no mail about a call reaches its lead, in words; empty where one does."""
    contact = await desk.store.first(Contact, {"_id": object_id(call.contact_id)})
    if contact is None:
        return "nobody is known of it any more"
    to = await destination_in(desk, call.thread_id, contact)
    stopped = await why_stopped(desk, to.to, to.author)
    return f"{stopped} and gets no mail" if stopped else ""


async def tell_untold(desk: Desk) -> int:
    """Tell the leads of changes whose telling was cut off; of how many calls."""
    untold = await booking.untold_calls(desk)
    for call in untold:
        async with hands.in_hand(desk, call) as hand:
            if hands.is_deadly(hand):
                await _give_up_telling(desk, call, f"mailbot ended {hands.MOST_LOST} times over it")
            else:
                await _tell_or_give_up(desk, call)
    return len(untold)


async def _tell_or_give_up(desk: Desk, call: Call) -> None:
    try:
        await _tell(desk, call)
    except NotFound:
        await booking.note_told(desk, call)  # who is gone cannot be told
    except OutsideError:
        raise
    except Exception:
        log.exception("the lead of call %s could not be told of it", call.number)
        await _give_up_telling(desk, call, "mailbot's log says why")


async def _give_up_telling(desk: Desk, call: Call, why: str) -> None:
    """The lead of a call is the operator's to tell: they hear of it, and no other call waits for that."""
    text = f"Its lead could not be told of a change to call {call.number}: {why}. Tell them yourself.\n\n"
    text += "See it:  mailbot calls list --all"
    key, subject = f"untold:{call.id}:{call.sequence}", f"Tell the lead of call {call.number} yourself"
    await notify(desk, key, subject, text, thread_id=call.thread_id)
    await booking.note_told(desk, call)


async def find(desk: Desk, number: int) -> Call:
    """The call of that number. Raises NotFound."""
    call = await desk.store.first(Call, {"number": number})
    if call is None:
        raise NotFound(f"there is no call {number}", "`mailbot calls list --all` shows them")
    return call


def _need_future(desk: Desk, starts_at: datetime) -> None:
    if starts_at <= desk.now():
        raise BadInput("that time is past", "name one to come")


def _need_as_seen(desk: Desk, call: Call, seen: datetime | None) -> None:
    if seen is not None and call.state is CallState.BOOKED and call.starts_at != seen:
        when = call_time(call.starts_at, desk.config.business.zone, "en")
        raise Conflict(f"the call was moved meanwhile: it is {when} now", "look at it, then decide")


async def _lines(desk: Desk, calls: Sequence[Call]) -> list[CallLine]:
    """The lines of some calls; a call whose lead or thread is gone is shown all the same: somebody may expect it."""
    contacts = await desk.store.by_ids(Contact, (call.contact_id for call in calls))
    threads = await desk.store.by_ids(Thread, (call.thread_id for call in calls))
    lines = []
    for call in calls:
        contact, thread = contacts.get(call.contact_id), threads.get(call.thread_id)
        who = contact.name or contact.address if contact else ""
        lines.append(CallLine(call, who, thread.number if thread else 0, await untold(desk, call)))
    return lines


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
