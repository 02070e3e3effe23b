"""Booked calls: taken, moved, cancelled; reminders before, and the calendar that says which times are free.

A time is taken by inserting (or moving) a Call whose minutes are unique among the booked ones: of two who want some of
the same, the database lets one have them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Protocol

from mailbot.conversation import promises
from mailbot.conversation.calls.slots import CallRules, Wish
from mailbot.conversation.reply_to import destination_in
from mailbot.delivery import ledger
from mailbot.desk import Desk
from mailbot.errors import Conflict, OutsideError, Taken
from mailbot.mail.calendar import CallEvent, invite
from models.call import COUNTED, Call, CallState, minutes_of
from models.contact import Contact
from models.delivery import Content, Delivery, Purpose
from models.thread import Stage, Thread

JUST_GONE_BY = timedelta(days=3)  # so long after its time a call is still spoken of as the one

Span = tuple[datetime, datetime]

LEAST_NOTICE = 1  # hours: a time that we offered can be taken until then


class BusyTimes(Protocol):
    """The operator's own calendar: spans that are taken, in UTC. Raises OutsideError when it cannot be read."""

    async def spans(self, since: datetime, until: datetime) -> Sequence[Span]: ...


@dataclass(frozen=True, slots=True)
class Diary:
    """Everything that is taken, as of `now`, and the rules for offering the rest.

    Where the operator's calendar could not be read, asking for a time raises that `trouble`: an answer that names no
    time need not wait for it.
    """

    desk: Desk
    now: datetime
    busy: tuple[Span, ...]
    trouble: OutsideError | None = None

    def free(
        self, exclude: Collection[datetime] = (), wish: Wish | None = None, count: int = 3
    ) -> tuple[datetime, ...]:
        """Times to offer, well spread: as wished, or as near to it as there are. Raises OutsideError."""
        self._need_calendar()
        wished = self._rules.free(self.now, self.busy, count, exclude, wish)
        return wished or (self._rules.free(self.now, self.busy, count, exclude, near=wish) if wish else ())

    def near(self, wanted: datetime, exclude: Collection[datetime] = (), count: int = 3) -> tuple[datetime, ...]:
        """Free times next to one that cannot be had: on its day first, then at its hour. Raises OutsideError."""
        self._need_calendar()
        local = wanted.astimezone(self._rules.zone)
        if self.is_beyond(local.date()):
            return ()
        wish = Wish(first_day=local.date(), last_day=local.date(), since=local.time())
        nearest = self._rules.free(self.now, self.busy, 1, exclude, near=wish)
        that_day = tuple(slot for slot in nearest if slot.astimezone(self._rules.zone).date() == local.date())
        others = self._at_the_hour(local.time(), (*exclude, *that_day), count)
        return tuple(sorted((*that_day, *others[: count - len(that_day)])))

    def _at_the_hour(self, clock: time, exclude: Collection[datetime], count: int) -> tuple[datetime, ...]:
        """Times of other days at that hour; where too few days have it free, those of each day that are nearest."""
        before_the_next = clock.replace(minute=29 if clock.minute < 30 else 59)  # times offered are round ones
        exact = self._rules.free(self.now, self.busy, count, exclude, Wish(since=clock, until=before_the_next))
        if len(exact) == count:
            return exact
        return self._rules.free(self.now, self.busy, count, exclude, near=Wish(since=clock))

    def is_free(self, start: datetime, *, known: bool = False) -> bool:
        """Whether a call can be had at `start`. Raises OutsideError.

        A time that was offered, or is booked (`known`), stays one as long as the agent can still hear of it in time.
        """
        self._need_calendar()
        rules = replace(self._rules, notice_hours=min(self._rules.notice_hours, LEAST_NOTICE)) if known else self._rules
        return rules.is_free(start, self.now, self.busy)

    def is_beyond(self, first_day: date) -> bool:
        """Whether no call can be booked on that day or later, however free it is."""
        return not self._rules.free(self.now, (), 1, near=Wish(first_day=first_day))

    @property
    def _rules(self) -> CallRules:
        return rules_of(self.desk)

    def _need_calendar(self) -> None:
        if self.trouble is not None:
            raise self.trouble


def rules_of(desk: Desk) -> CallRules:
    """When calls can be had, by the account's settings."""
    settings = desk.config.conversation
    return CallRules(
        desk.config.business.zone,
        settings.business_hours,
        settings.call_minutes,
        settings.call_notice_hours,
        settings.call_days_ahead,
    )


async def open_diary(desk: Desk, calendar: BusyTimes, *, but: Call | None = None) -> Diary:
    """What is taken from now on; `but` is a call that is about to be moved and so takes no time."""
    now = desk.now()
    until = now + timedelta(days=desk.config.conversation.call_days_ahead + 2)
    booked = {"state": CallState.BOOKED, "starts_at": {"$gt": now - timedelta(hours=4)}}
    calls = [call for call in await desk.store.find(Call, booked) if but is None or call.id != but.id]
    own = [(call.starts_at, call.starts_at + timedelta(minutes=call.minutes)) for call in calls]
    try:
        busy = await calendar.spans(now, until)
    except OutsideError as trouble:
        return Diary(desk, now, tuple(own), trouble)
    return Diary(desk, now, (*own, *busy))


async def booked_call(desk: Desk, thread_id: str, contact_id: str) -> Call | None:
    """The call that a contact has coming in a thread, or None."""
    coming = {"contact_id": contact_id, "state": CallState.BOOKED, "starts_at": {"$gt": desk.now()}}
    return await desk.store.first(Call, {"thread_id": thread_id}, then=coming)


async def called_off(desk: Desk, thread_id: str, contact_id: str) -> Call | None:
    """The last call of a contact in a thread that was called off, if its time is still to come; or None."""
    gone = {"contact_id": contact_id, "state": CallState.CANCELLED, "starts_at": {"$gt": desk.now()}}
    return await desk.store.first(Call, {"thread_id": thread_id}, then=gone, sort=[("number", -1)])


async def lately(desk: Desk, thread_id: str, contact_id: str) -> Call | None:
    """The last call of a contact in a thread that stood until its time, where that has just gone by; or None."""
    gone_by = {"$gt": desk.now() - JUST_GONE_BY, "$lte": desk.now()}
    stood = {"contact_id": contact_id, "state": {"$in": list(COUNTED)}, "starts_at": gone_by}
    return await desk.store.first(Call, {"thread_id": thread_id}, then=stood, sort=[("number", -1)])


async def renumber(desk: Desk, call: Call, phone: str) -> Call:
    """Have another number called; its calendar entry is told anew. Done twice it is done once."""
    if not phone or phone == call.phone:
        return call
    booked = {"state": CallState.BOOKED, "phone": call.phone}
    if await desk.store.change(Call, str(call.id), expect=booked, set={"phone": phone}, inc={"sequence": 1}):
        about = {"thread_id": call.thread_id, "contact_id": call.contact_id, "call": call.number}
        await desk.store.record("call.renumbered", f"to {phone}", **about)
    return await desk.store.get(Call, str(call.id))


async def book(
    desk: Desk,
    thread: Thread,
    contact: Contact,
    starts_at: datetime,
    phone: str,
    *,
    actor: str = "mailbot",
    untold: str = "",
) -> Call | None:
    """Take a time for a call; None when somebody else has some of it. The same person's same time again is found.

    `untold` as for `move`.
    """
    standing = await booked_call(desk, str(thread.id), str(contact.id))
    if standing is not None:
        return standing if standing.starts_at == starts_at else await move(desk, standing, starts_at)
    number = await desk.store.numbers("call")
    call = Call(
        number=number,
        thread_id=str(thread.id),
        contact_id=str(contact.id),
        starts_at=starts_at,
        minutes=desk.config.conversation.call_minutes,
        phone=phone,
        untold=untold,
        uid=f"call-{number}-{thread.id}@{desk.mail_domain}",
    )
    if not await desk.store.add(call):
        return None
    await desk.store.change(Thread, str(thread.id), set={"stage": Stage.BOOKED, "offered_slots": []})
    await promises.call_booked(desk, str(thread.id), actor=actor)
    about = {"thread_id": thread.id, "contact_id": contact.id, "call": number}
    await desk.store.record("call.booked", _when(desk, starts_at), actor=actor, **about)
    return call


def _when(desk: Desk, moment: datetime) -> str:
    """A time as the history tells it to people: in the account's zone, named."""
    return f"{moment.astimezone(desk.config.business.zone):%a %Y-%m-%d %H:%M %Z}"


async def move(desk: Desk, call: Call, starts_at: datetime, *, actor: str = "mailbot", untold: str = "") -> Call | None:
    """Give a booked call another time; None when somebody else has some of it. Raises Conflict for one not booked.

    `untold` is what the lead is yet to be told of it; it is written with the change, so that no crash forgets it.
    """
    changed = {
        "starts_at": starts_at,
        "taken": minutes_of(starts_at, call.minutes),
        "arranged_at": desk.now(),
        "reminders_sent": [],
        "confirmed": False,
        "untold": untold,
    }
    try:
        moved = await desk.store.change(
            Call,
            str(call.id),
            expect={"state": CallState.BOOKED, "starts_at": call.starts_at},
            set=changed,
            inc={"sequence": 1},
        )
    except Taken:
        return None
    if not moved:
        raise Conflict(f"call {call.number} is no longer booked for that time", "look at `mailbot calls list`")
    await _drop_reminders(desk, call)
    await desk.store.change(Thread, call.thread_id, set={"offered_slots": []})
    await promises.call_booked(desk, call.thread_id, actor=actor)
    about = {"thread_id": call.thread_id, "call": call.number}
    await desk.store.record("call.moved", f"to {_when(desk, starts_at)}", actor=actor, **about)
    return await desk.store.get(Call, str(call.id))


async def cancel(desk: Desk, call: Call, reason: str, *, actor: str = "mailbot", untold: str = "") -> Call:
    """Call a booked call off; its time is free again. `untold` as for `move`. Raises Conflict for one not booked."""
    gone = {"state": CallState.CANCELLED, "reason": reason, "untold": untold}
    if not await desk.store.change(
        Call, str(call.id), expect={"state": CallState.BOOKED}, set=gone, inc={"sequence": 1}
    ):
        raise Conflict(f"call {call.number} is not booked")
    await _drop_reminders(desk, call)
    await desk.store.change(Thread, call.thread_id, expect={"stage": Stage.BOOKED}, set={"stage": Stage.ENGAGED})
    await desk.store.record("call.cancelled", reason, actor=actor, thread_id=call.thread_id, call=call.number)
    return await desk.store.get(Call, str(call.id))


def calendar_of(desk: Desk, call: Call, contact: Contact, address: str = "") -> tuple[str, str]:
    """The iCalendar text of a call and its method (RFC 5546): REQUEST while it is booked, CANCEL after.

    `address` is where it goes, unless that is where mail to the contact goes anyway: the attendee is who gets it.
    """
    business = desk.config.business
    method = "REQUEST" if call.state is CallState.BOOKED else "CANCEL"
    event = CallEvent(
        uid=call.uid,
        sequence=call.sequence,
        starts_at=call.starts_at,
        minutes=call.minutes,
        summary=f"Call with {business.agent or business.name}",
        description=f"{business.agent or business.name} calls {call.phone or 'you'}. {business.name} {business.phone}",
        organizer=desk.reply_address,
        organizer_name=business.agent or business.name,
        attendee=address or contact.address,
        attendee_name=contact.name,
    )
    return invite(event, method, now=desk.now()), method


async def send_change(desk: Desk, call: Call, text: str, subject: str) -> bool:
    """Tell the lead of a change that the operator made to a call, with the calendar's own notice."""
    thread, contact = await desk.store.get(Thread, call.thread_id), await desk.store.get(Contact, call.contact_id)
    destination = await destination_in(desk, call.thread_id, contact)
    calendar, method = calendar_of(desk, call, contact, destination.to)
    content = Content(subject=subject, text=text, to_name=contact.name, calendar=calendar, calendar_method=method)
    delivery = Delivery(
        key=f"call:{call.id}:{call.sequence}",
        purpose=Purpose.INVITE,
        recipient=destination.to,
        author=destination.author,
        contact_id=str(contact.id),
        thread_id=str(thread.id),
        content=content,
        due_at=desk.now(),
    )
    return await ledger.enqueue(desk, delivery)


async def untold_calls(desk: Desk) -> list[Call]:
    """Calls whose lead is yet to be told of a change."""
    return await desk.store.find(Call, {"untold": {"$gt": ""}}, limit=100)


async def note_told(desk: Desk, call: Call) -> None:
    """What the lead is told of a call is in the ledger; a change that came in between is still untold."""
    expected = {"sequence": call.sequence, "untold": call.untold}
    await desk.store.change(Call, str(call.id), expect=expected, set={"untold": ""})


async def due_reminders(desk: Desk) -> list[tuple[Call, float]]:
    """Calls whose next reminder is due, with its hours before; a reminder that was slept past is not sent late."""
    hours = sorted(desk.config.conversation.reminder_hours)
    if not hours:
        return []
    now = desk.now()
    soon = {"state": CallState.BOOKED, "starts_at": {"$gt": now, "$lte": now + timedelta(hours=hours[-1])}}
    due = []
    for call in await desk.store.find(Call, soon):
        left = (call.starts_at - now) / timedelta(hours=1)
        nearest = next((hour for hour in hours if left <= hour), None)
        arranged_at = call.arranged_at or call.created_at
        arranged_before = nearest is not None and call.starts_at - timedelta(hours=nearest) >= arranged_at
        if nearest is not None and nearest not in call.reminders_sent and arranged_before:
            due.append((call, nearest))
    return due


async def _drop_reminders(desk: Desk, call: Call) -> None:
    """Reminders of a time that no longer holds, where they have not left."""
    theirs = {"purpose": Purpose.REMINDER, "contact_id": call.contact_id}
    await ledger.call_off(desk, {"thread_id": call.thread_id}, "the call was changed", then=theirs)


async def note_reminder(desk: Desk, call: Call, hours: float) -> None:
    """Remember that a reminder is in the ledger."""
    await desk.store.change(Call, str(call.id), add={"reminders_sent": [hours]})


async def close_past(desk: Desk) -> int:
    """Calls whose time is over are done; how many."""
    over = {"state": CallState.BOOKED, "starts_at": {"$lt": desk.now() - timedelta(hours=2)}}
    past = await desk.store.find(Call, over)
    for call in past:
        await desk.store.change(Call, str(call.id), expect={"state": CallState.BOOKED}, set={"state": CallState.DONE})
    return len(past)
