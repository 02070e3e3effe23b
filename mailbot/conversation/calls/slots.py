"""Free times for a call: which to offer, and whether a time that a lead asks for can be had.

Pure: the caller brings the clock, the business hours and everything that is already taken. Wall-clock times that a
change to or from daylight saving time skips or repeats are never used: nobody could tell which moment is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from mailbot.config import BusinessHours, parse_hours

Busy = Sequence[tuple[datetime, datetime]]

# Calls that we propose stay within the hours in which a business may telephone a household (47 CFR 64.1200(c)(1)),
# whatever the business hours say.
DAYTIME = (time(8), time(21))


class DayPart(StrEnum):
    """A part of the day, as people speak of it."""

    MORNING = "morning"  # before noon
    AFTERNOON = "afternoon"  # noon to 17:00
    EVENING = "evening"  # from 17:00

    @classmethod
    def of(cls, clock: time) -> DayPart:
        """The part that a time of day falls into."""
        if clock < time(12):
            return cls.MORNING
        return cls.AFTERNOON if clock < time(17) else cls.EVENING


@dataclass(frozen=True, slots=True)
class Wish:
    """What a lead said of the times that would suit, where no exact time was named. A field that is None says nothing.

    Days and times of day are the account's own; all bounds are inclusive, but for `until`, before which a call begins.
    """

    first_day: date | None = None
    last_day: date | None = None
    weekdays: frozenset[int] = frozenset()  # Monday is 0; empty: any
    parts: frozenset[DayPart] = frozenset()  # empty: any
    since: time | None = None
    until: time | None = None
    without: tuple[Wish, ...] = ()  # what they leave out of it: "not Tuesdays", "no mornings"

    def allows(self, local: datetime) -> bool:
        """Whether a call that begins then would be as wished."""
        return (
            (self.first_day is None or local.date() >= self.first_day)
            and (self.last_day is None or local.date() <= self.last_day)
            and (not self.weekdays or local.weekday() in self.weekdays)
            and (not self.parts or DayPart.of(local.time()) in self.parts)
            and (self.since is None or local.time() >= self.since)
            and (self.until is None or local.time() < self.until)
            and not any(each.allows(local) for each in self.without)
        )


@dataclass(frozen=True, slots=True)
class CallRules:
    """When calls can be had: within `hours`, in `zone`, each of `minutes`; not sooner than `notice_hours` from now, and
    at most `days_ahead` days later."""

    zone: ZoneInfo
    hours: BusinessHours
    minutes: int
    notice_hours: float
    days_ahead: int

    def free(
        self,
        now: datetime,
        busy: Busy,
        count: int = 3,
        exclude: Collection[datetime] = (),
        wish: Wish | None = None,
        near: Wish | None = None,
    ) -> tuple[datetime, ...]:
        """Up to `count` free times (UTC, in order), on different days at different times of day.

        They lie on the hour or half hour, within DAYTIME too, and overlap nothing in `busy`. Starts in `exclude` are
        left out. With a `wish` only what it allows is offered, so that the result may be empty although other times are
        free; what comes nearest to a wish is offered with `near`.
        """
        left_out = {slot.astimezone(UTC) for slot in exclude}
        candidates = [
            _Candidate(slot, slot.astimezone(self.zone))
            for slot in self._round_times(now.astimezone(self.zone).date())
            if slot not in left_out and self.is_free(slot, now, busy)
        ]
        if wish is not None:
            candidates = [candidate for candidate in candidates if wish.allows(candidate.local)]
        if near is not None:
            candidates = _nearest(candidates, near)
        return tuple(sorted(_spread(candidates, count)))

    def is_free(self, slot: datetime, now: datetime, busy: Busy) -> bool:
        """Whether a call may begin at `slot`, a time that a lead asks for (so it need not be a round one)."""
        end = slot + timedelta(minutes=self.minutes)
        return (
            slot >= now + timedelta(hours=self.notice_hours)
            and slot.astimezone(self.zone).date() <= now.astimezone(self.zone).date() + timedelta(days=self.days_ahead)
            and self.is_open(slot)
            and not any(start < end and slot < stop for start, stop in busy)
        )

    def is_open(self, slot: datetime) -> bool:
        """Whether a call that begins then lies within the hours, from beginning to end."""
        local = slot.astimezone(self.zone)
        local_end = (slot + timedelta(minutes=self.minutes)).astimezone(self.zone)
        span = self._open_hours(local.date())
        same_day = local_end.date() == local.date()
        return span is not None and same_day and span[0] <= local.time() and local_end.time() <= span[1]

    def _round_times(self, today: date) -> Iterator[datetime]:
        for days in range(self.days_ahead + 1):
            day = today + timedelta(days=days)
            if self._open_hours(day) is None:
                continue
            for half_hours in range(48):
                slot = moment(day, time(half_hours // 2, half_hours % 2 * 30), self.zone)
                if slot is not None and self._in_daytime(slot):
                    yield slot

    def _in_daytime(self, slot: datetime) -> bool:
        local, end = slot.astimezone(self.zone), (slot + timedelta(minutes=self.minutes)).astimezone(self.zone)
        return end.date() == local.date() and DAYTIME[0] <= local.time() and end.time() <= DAYTIME[1]

    def _open_hours(self, day: date) -> tuple[time, time] | None:
        text = self.hours.by_weekday()[day.weekday()]
        return parse_hours(text) if text else None


def moment(day: date, clock: time, zone: ZoneInfo) -> datetime | None:
    """The moment (UTC) at which clocks in `zone` show `clock` on `day`; None where they never do, or do twice."""
    local = datetime.combine(day, clock, tzinfo=zone)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        return None  # skipped or repeated (PEP 495)
    return local.astimezone(UTC)


# ------------------------------------------------------------------------------------------------ choosing


@dataclass(frozen=True, slots=True)
class _Candidate:
    slot: datetime
    local: datetime


# The time of day that is offered first within each part: not at the edge of a working day.
_PLEASANT = {DayPart.MORNING: time(10), DayPart.AFTERNOON: time(14), DayPart.EVENING: time(17, 30)}
# A second afternoon time, so that three days of office hours are not offered at two times only.
_LATER = time(16)


def _spread(candidates: Sequence[_Candidate], count: int) -> list[datetime]:
    """Take one at a time: a new day first, then a new time of day, then the nearest day, then a pleasant time."""
    chosen: list[_Candidate] = []
    while len(chosen) < count and len(chosen) < len(candidates):
        days = [each.local.date() for each in chosen]
        times = [_time_of_day(each.local.time()) for each in chosen]
        rest = (each for each in candidates if each not in chosen)
        chosen.append(
            min(
                rest,
                key=lambda each: (
                    days.count(each.local.date()),
                    times.count(_time_of_day(each.local.time())),
                    each.local.date(),
                    _unpleasant(each.local.time()),
                    each.slot,
                ),
            )
        )
    return [each.slot for each in chosen]


def _nearest(candidates: Sequence[_Candidate], wish: Wish) -> list[_Candidate]:
    """Of each day that is wished, or of any day where none of those is free, the time that is nearest to the wish."""
    if wish.first_day is not None:  # never sooner than they said
        candidates = [candidate for candidate in candidates if candidate.local.date() >= wish.first_day]
    any_time = replace(wish, since=None, until=None, parts=frozenset())
    of_days = [candidate for candidate in candidates if any_time.allows(candidate.local)] or list(candidates)
    clock = wish.since or wish.until or next((_PLEASANT[part] for part in DayPart if part in wish.parts), None)
    if clock is None:
        return of_days
    nearest: dict[date, _Candidate] = {}
    for each in sorted(of_days, key=lambda each: (_minutes_between(each.local.time(), clock), each.slot)):
        nearest.setdefault(each.local.date(), each)
    return list(nearest.values())


def _time_of_day(clock: time) -> str:
    part = DayPart.of(clock)
    return "late afternoon" if part is DayPart.AFTERNOON and clock >= _LATER else part.value


def _unpleasant(clock: time) -> int:
    """Minutes away from the time that people like best in that part of the day."""
    best = _LATER if _time_of_day(clock) == "late afternoon" else _PLEASANT[DayPart.of(clock)]
    return _minutes_between(clock, best)


def _minutes_between(one: time, other: time) -> int:
    return abs((one.hour - other.hour) * 60 + one.minute - other.minute)
