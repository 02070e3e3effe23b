"""iCalendar (RFC 5545): invitations that we send, answers that we get, and the busy times of a feed.

The only importer of icalendar and recurring_ical_events.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component, Event, use_zoneinfo, vCalAddress, vRecur

from mailbot.errors import BadInput
from mailbot.mail.addresses import normalise, to_ascii_domain

METHODS = {"REQUEST": "CONFIRMED", "CANCEL": "CANCELLED"}  # the event's STATUS under each (RFC 5546 §3.2.2, §3.2.5)
LARGEST_ANSWER = 100_000  # characters; an answer is some twenty lines

_PRODID = "-//mailbot//calls//EN"
_ADDRESS_SAFE = "@!$&'*+-/=^_`{|}~."  # stays as it is in a mailto URI, as calendar programs compare it
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TOO_OFTEN = ("SECONDLY", "MINUTELY")  # nothing in a calendar does, and to expand them from years ago takes minutes
# What the parts of a rule may name, in either direction (RFC 5545 §3.3.10), and the days of the longest months.
_RANGES = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TIMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
_READING = threading.Lock()  # icalendar keeps time zones in a global of its own, see _calendars


class Participation(StrEnum):
    """What a calendar program says of an invitation (PARTSTAT, RFC 5545 §3.2.12, or METHOD:COUNTER)."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    COUNTERED = "countered"  # wants another time (RFC 5546 §3.2.7)


@dataclass(frozen=True, slots=True)
class CallEvent:
    """An appointment in a calendar. `uid` stays through every change, `sequence` counts them (RFC 5546 §2.1.4)."""

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    summary: str
    description: str
    organizer: str
    organizer_name: str
    attendee: str
    attendee_name: str


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """An answer to an invitation. `proposed` (UTC) is a counter's start, None where it names no clear moment;
    `attendee` is the normalised address that it speaks for, empty where it gives none."""

    uid: str
    sequence: int
    participation: Participation
    attendee: str
    proposed: datetime | None


# ---------------------------------------------------------------------------------------------------- invitations


def invite(event: CallEvent, method: str, *, now: datetime) -> str:
    """The calendar text that books or moves (REQUEST) or calls off (CANCEL) an appointment (RFC 5546 §3.2.2, §3.2.5).

    Raises BadInput on another method, a time without zone, or what is no address.
    """
    if method not in METHODS:
        raise BadInput(f"an invitation cannot have the method {method[:40]!r}", f"use one of {', '.join(METHODS)}")
    if event.starts_at.tzinfo is None or now.tzinfo is None:
        raise BadInput("the times of an invitation need a time zone")
    starts_at = event.starts_at.astimezone(UTC)
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("dtstart", starts_at)
    entry.add("dtend", starts_at + timedelta(minutes=event.minutes))
    entry.add("summary", _CONTROL.sub(" ", event.summary))
    if event.description:
        entry.add("description", _CONTROL.sub(" ", event.description))
    entry.add("organizer", _person(event.organizer, event.organizer_name))
    attendee = _person(event.attendee, event.attendee_name)
    attendee.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION"})
    if method == "REQUEST":  # a cancellation wants no answer
        attendee.params["RSVP"] = "TRUE"
    entry.add("attendee", attendee)
    entry.add("status", METHODS[method])
    calendar = Calendar()
    calendar.add("prodid", _PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(entry)
    return bytes(calendar.to_ical()).decode()


def _person(address: str, name: str) -> vCalAddress:
    """A calendar user (RFC 5545 §3.3.3). A quotation mark in a name would need RFC 6868, which few programs read."""
    normalise(address)
    person = vCalAddress(f"mailto:{quote(to_ascii_domain(address.strip()), safe=_ADDRESS_SAFE)}")
    shown = " ".join(_CONTROL.sub(" ", name).replace('"', "'").split())
    if shown:
        person.params["CN"] = shown
    return person


# ---------------------------------------------------------------------------------------------------- answers


def answer_of(text: str) -> CalendarAnswer | None:
    """The answer that a calendar part gives (RFC 6047); None for one that is no answer or leaves it open.

    Raises BadInput on what is no calendar, and on an answer that does not say to what, or whose.
    """
    if len(text) > LARGEST_ANSWER:
        raise BadInput(f"a calendar of {len(text)} characters is no answer to an invitation")
    calendar = _calendars(text)[0]
    method = _text(calendar, "METHOD").upper()
    event = next(iter(calendar.walk("VEVENT")), None)
    if method not in ("REPLY", "COUNTER") or event is None:
        return None
    uid, attendee = _text(event, "UID"), _attendee(event)
    if not uid:
        raise BadInput("a calendar's answer names no event")
    if method == "COUNTER":
        address = _address(attendee) if attendee is not None else ""
        return CalendarAnswer(uid, _sequence(event), Participation.COUNTERED, address, _moment(event))
    if attendee is None:
        raise BadInput("a calendar's answer does not say whose it is")
    said = str(attendee.params.get("PARTSTAT", "")).lower()
    if said not in (Participation.ACCEPTED, Participation.DECLINED, Participation.TENTATIVE):
        return None  # NEEDS-ACTION and DELEGATED decide nothing
    return CalendarAnswer(uid, _sequence(event), Participation(said), _address(attendee), None)


def _attendee(event: Component) -> vCalAddress | None:
    """The one that answers: a reply has one (RFC 5546 §3.2.3); a counter may repeat the organizer beside it."""
    organizer = _text(event, "ORGANIZER").lower()
    people = [person for person in _all(event, "ATTENDEE") if isinstance(person, vCalAddress)]
    return next((person for person in people if str(person).lower() != organizer), None)


def _address(person: vCalAddress) -> str:
    try:
        return normalise(unquote(re.sub("^mailto:", "", str(person), flags=re.IGNORECASE)))
    except BadInput:
        return ""


def _sequence(event: Component) -> int:
    """SEQUENCE, 0 where it is missing (RFC 5545 §3.8.7.4) or no number."""
    written = _text(event, "SEQUENCE")
    return int(written) if re.fullmatch(r"\d{1,9}", written) else 0


def _moment(event: Component) -> datetime | None:
    """DTSTART in UTC; None for a whole day, and for a time whose zone has no known name.

    A zone that the mail defines itself is not computed: its rules may be made to take hours.
    """
    start = _value(event, "DTSTART")
    return start.astimezone(UTC) if isinstance(start, datetime) and isinstance(start.tzinfo, ZoneInfo) else None


# ---------------------------------------------------------------------------------------------------- busy times


def busy_spans(text: str, since: datetime, until: datetime, zone: ZoneInfo) -> tuple[tuple[datetime, datetime], ...]:
    """What a feed says is taken between two moments (aware): (start, end) in UTC, in order.

    Series are expanded (RRULE, RDATE, EXDATE, RECURRENCE-ID). Whole days and times without a zone are those of `zone`;
    transparent and cancelled events take no time. Raises BadInput on a feed that cannot be read to its end.
    """
    spans: set[tuple[datetime, datetime]] = set()
    for calendar in _calendars(text):
        for event in _occurrences(calendar, since, until):
            if _takes_time(event):
                start, end = (_in_utc(edge, zone) for edge in _edges(event))
                if start < end and start < until and end > since:
                    spans.add((start, end))
    return tuple(sorted(spans))


def _occurrences(calendar: Component, since: datetime, until: datetime) -> Iterator[Component]:
    for component in calendar.walk():
        _check(component)
    # The library compares times without a zone as they stand: a day more on both sides has them all.
    begin, end = (moment.astimezone(UTC) for moment in (since - timedelta(days=1), until + timedelta(days=1)))
    try:
        yield from recurring_ical_events.of(calendar).between(begin, end)
    except Exception as error:  # whatever the libraries make of a feed's contradictions
        raise BadInput(f"the calendar cannot be read: {_words(error)}") from error


def _check(component: Component) -> None:
    """Raises BadInput where nobody can tell when an event is, for to pass over it would offer a taken time; and on
    rules of events and time zones that would be computed for ever."""
    named = f"{component.name} {_text(component, 'SUMMARY')[:60]!r} {_text(component, 'UID')[:60]}".rstrip()
    mend = "correct or remove it in the calendar"
    if component.name == "VEVENT":
        for name, error in component.errors:
            if name in _TIMES:
                raise BadInput(f"{named} has a broken {name}: {error}", mend)
        if not isinstance(_value(component, "DTSTART"), date):
            raise BadInput(f"{named} has not one DTSTART", mend)
    for rule in (rule for rule in _all(component, "RRULE") if isinstance(rule, vRecur)):
        often = any(str(frequency).upper() in _TOO_OFTEN for frequency in rule.get("FREQ", ()))
        if often or any(interval < 1 for interval in rule.get("INTERVAL", ())):
            raise BadInput(f"{named} repeats too often", mend)
        if not _can_occur(rule):
            raise BadInput(f"{named} repeats on days that there are not", mend)


def _can_occur(rule: vRecur) -> bool:
    """Whether some day fits a rule. What never occurs would be looked for through thousands of years."""
    for part, largest in _RANGES.items():
        if any(not 1 <= abs(int(value)) <= largest for value in rule.get(part, ())):
            return False
    months = [int(month) for month in rule.get("BYMONTH", ())]
    days = [abs(int(day)) for day in rule.get("BYMONTHDAY", ())]
    return not (months and days) or min(days) <= max(_LONGEST[month - 1] for month in months)


def _takes_time(event: Component) -> bool:
    """Outlook marks free time by a property of its own (MS-OXCICAL)."""
    free = _text(event, "X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE"
    transparent = _text(event, "TRANSP").upper() == "TRANSPARENT"
    return not (free or transparent or _text(event, "STATUS").upper() == "CANCELLED")


def _edges(event: Component) -> tuple[date, date]:
    """Start and end. Without an end a date lasts a day, a time no time (RFC 5545 §3.6.1)."""
    start, end, lasts = _value(event, "DTSTART"), _value(event, "DTEND"), _value(event, "DURATION")
    end = start + (lasts or timedelta()) if end is None else end
    whole_days = not isinstance(start, datetime) and not isinstance(end, datetime)
    return start, start + timedelta(days=1) if whole_days and end <= start else end


def _in_utc(edge: date, zone: ZoneInfo) -> datetime:
    if not isinstance(edge, datetime):
        edge = datetime.combine(edge, time())
    return (edge if edge.tzinfo is not None else edge.replace(tzinfo=zone)).astimezone(UTC)


# ---------------------------------------------------------------------------------------------------- reading


def _calendars(text: str) -> list[Calendar]:
    """The calendars of an iCalendar stream, at least one. Raises BadInput on anything else, and on one cut short."""
    text = text.strip().removeprefix("\ufeff")
    if not text.upper().startswith("BEGIN:VCALENDAR") or not text.upper().endswith("END:VCALENDAR"):
        raise BadInput("that is no whole calendar in iCalendar format")
    try:
        with _READING:
            # Forget the zones of other calendars: the first definition of a name would count for all.
            use_zoneinfo()  # type: ignore[no-untyped-call]
            calendars = list(Calendar.from_ical(text, multiple=True))
    except Exception as error:  # the library raises what it stumbles over
        raise BadInput(f"that is no calendar in iCalendar format: {_words(error)}") from error
    if not calendars or any(calendar.name != "VCALENDAR" for calendar in calendars):
        raise BadInput("that is no calendar in iCalendar format")
    return calendars


def _all(component: Component, name: str) -> list[Any]:
    """A property's values: the library gives one as it is and several as a list."""
    value = component.get(name)
    return [] if value is None else value if isinstance(value, list) else [value]


def _value(component: Component, name: str) -> Any:
    """A property's date, time or duration; None where it is missing or stands there twice."""
    return getattr(component.get(name), "dt", None)


def _text(component: Component, name: str) -> str:
    """A property's first value as text, empty where it is missing."""
    return next((str(value).strip() for value in _all(component, name)), "")


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
