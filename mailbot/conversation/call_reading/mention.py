"""A mention: words that name a day, a time or an offered option, with every reading that they allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from mailbot.conversation.calls.slots import Wish

FAR = "far"  # a span further off than a week, which bounds what is offered


@dataclass(frozen=True, slots=True)
class Mention:
    """Words at start:end that name a day, a time or one of the offered options; what they do not name is empty.

    `dates` holds the days that the words allow, the likeliest first, of which the first `alike` are equally likely;
    with `exact_day` only the first may be taken for an offered one. `times` holds the wall-clock readings.
    """

    start: int
    end: int
    dates: tuple[date, ...] = ()
    alike: int = 1
    exact_day: bool = False
    day_kind: str = ""  # weekday, date, relative, counted (from a call), far
    times: tuple[time, ...] = ()
    wish: Wish | None = None  # a week, a part of the day, an open span
    option: int = 0  # 1-based place among the offered; -1 the last
    lone_number: int = 0  # a bare number, which may be an option's number or a day of the month as well
    same_hour: bool = False  # "a day later": at the hour of the call that it is counted from
    sole: bool = False  # the text says nothing beside that number
    zone: ZoneInfo | None = None
    theirs: bool = False  # "my time"
    ours: bool = False  # "your time"
    perhaps: ZoneInfo | None = None  # the writer is in that zone, and does not say whose clock is meant
    settled: bool = False  # and told times by it before
    doubtful: bool = False  # may mean another time: "my time" is in a zone of theirs, "Thursday 12" a date or noon
    unreadable: bool = False  # names a day that we cannot put a date to, or contradicts itself
    picks: bool = False  # chooses among the offered by a part of the day: "the morning one"
    past: bool = False

    @property
    def is_day(self) -> bool:
        return bool(self.dates) or self.unreadable or self.past

    @property
    def is_noise(self) -> bool:
        """Whether it only keeps its words from being read as a time."""
        return not (self.is_day or self.times or self.wish or self.option)

    @property
    def is_whole(self) -> bool:
        """Whether it can name one time by itself."""
        return bool((self.dates and self.times) or self.option)


# ------------------------------------------------------------------------------------------------ joining

_BETWEEN = re.compile(
    r"[\s,()@-]{0,4}(?:(?:at|on|the|in|of|for|around|about|by|maybe|say|like|to be|but|pero|a|las?|el|de|del|dia|por|en"
    r"|como|sobre|tipo|hacia|day|date)[\s,@]{1,3}){0,3}"
)

# "Weekdays except Tuesday, after 2": what stands behind the comma is not of the day that is left out.
_LEFT_OUT = re.compile(r"\b(?:except(?: for)?|excepto|salvo|but|never|not|nunca|menos)(?: (?:on|el|los))?\s{0,2}\Z")


def join(found: Iterable[Mention], text: str) -> Iterator[Mention]:
    """Mentions that stand side by side and complete each other become one: "Thursday", "June 12", "at 2pm"."""
    current: Mention | None = None
    for mention in found:
        if current is None:
            current = mention
            continue
        gap = text[current.end : mention.start]
        beside = (
            "\n" not in gap and _BETWEEN.fullmatch(gap) and not ("," in gap and _LEFT_OUT.search(text[: current.start]))
        )
        joined = _joined(current, mention, gap) if beside else None
        if joined is None:
            yield current
        current = joined or mention
    if current is not None:
        yield current


def _joined(one: Mention, two: Mention, gap: str) -> Mention | None:
    """Both as one mention, or None where they are two."""
    if one.is_noise or two.is_noise:
        return None
    if (
        (one.times and two.times)
        or (one.option and two.option)
        or (one.is_day and two.is_day and not _same_day(one, two))
    ):
        return None
    if one.wish and two.wish and not _fit(one.wish, two.wish):
        return None
    if "," in gap and one.dates and two.dates and not set(one.dates) & set(two.dates):
        return None  # "tomorrow, Thursday" is a list unless tomorrow is one
    day = _both_days(one, two)
    return replace(
        day,
        start=one.start,
        end=two.end,
        times=one.times or two.times,
        wish=_both_wishes(one.wish, two.wish),
        option=one.option or two.option,
        lone_number=0,
        zone=one.zone or two.zone,
        theirs=one.theirs or two.theirs,
        ours=one.ours or two.ours,
        doubtful=one.doubtful or two.doubtful,
        past=one.past or two.past,
    )


def _same_day(one: Mention, two: Mention) -> bool:
    """Whether two days may be one ("Thursday, June 12"); two weekdays in a row are a list."""
    return one.unreadable or two.unreadable or one.past or two.past or one.day_kind != two.day_kind


def _both_days(one: Mention, two: Mention) -> Mention:
    if one.unreadable or two.unreadable:
        return replace(one, dates=(), unreadable=True)
    if not one.dates or not two.dates:
        return one if one.dates else two
    agreed = tuple(day for day in one.dates if day in two.dates)
    if not agreed:
        return replace(one, dates=(), unreadable=True)  # "Thursday, June 13" in a year where that is a Friday
    return replace(one, dates=agreed, alike=1, exact_day=False, day_kind="date")


def _fit(one: Wish, two: Wish) -> bool:
    if (one.parts and two.parts) or (one.since and two.since) or (one.first_day and two.first_day):
        return False
    both = Wish(parts=one.parts | two.parts, since=one.since or two.since, until=one.until or two.until)
    return any(both.allows(datetime.combine(date.min, time(hour, 30))) for hour in range(24))  # no afternoon before 10


def _both_wishes(one: Wish | None, two: Wish | None) -> Wish | None:
    if one is None or two is None:
        return one or two
    return Wish(
        first_day=one.first_day or two.first_day,
        last_day=one.last_day or two.last_day,
        weekdays=one.weekdays | two.weekdays,
        parts=one.parts | two.parts,
        since=one.since or two.since,
        until=one.until or two.until,
    )
