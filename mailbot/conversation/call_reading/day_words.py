"""From the words for a day or a week to a mention of it, counted from the day on which they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mailbot.conversation.call_reading import when_words as words
from mailbot.conversation.call_reading.clock_words import PARTS, minutes_of, number_of
from mailbot.conversation.call_reading.mention import Mention
from mailbot.conversation.calls.slots import DayPart, Wish
from mailbot.moments import day_of

# A day without a year is one of the coming months; what lies further off was meant as a date gone by.
HORIZON_DAYS = 300
FRIDAY = 4
_ON = re.compile(r"\bon\s+\Z")  # "on 2nd" is a day; "2nd" may be the second of a list


MOST_LISTED = 5  # times


def _may_be_a_place(match: re.Match[str]) -> bool:
    """Whether a day of the month may as well be a place in a list: "the 2nd"; "el 2" where it is chosen so."""
    if match["day"]:
        return match[0].startswith("the") or not _ON.search(match.string, 0, match.start())
    chosen = words.CHOICE_BEFORE.search(match.string[max(match.start() - 20, 0) : match.start()])
    return "dia" not in match[0] and bool(chosen) and words.CHOICE_AFTER.match(match.string, match.end()) is not None


@dataclass(frozen=True, slots=True)
class Days:
    """Reads days as somebody writing on `today` means them; `month_first` tells how 7/6 is written where they live.

    Where that is not known, both orders are kept as readings. `near`, in their time, are the calls that they may count
    from: the booked one, or those that were offered.
    """

    today: date
    month_first: bool
    near: tuple[datetime, ...] = ()

    def read_iso_date(self, match: re.Match[str]) -> Mention | None:
        return self._of_dates(match, [(int(match["year"]), int(match["month"]), int(match["day"]))])

    def read_numeric_date(self, match: re.Match[str]) -> Mention | None:
        one, two = int(match["one"]), int(match["two"] or match["two_b"])
        year = _year(match["year"] or match["year_b"])
        orders = [(year, one, two), (year, two, one)]
        if self.month_first and one <= 12:
            orders.pop()
        return self._of_dates(match, orders)

    def read_month_date(self, match: re.Match[str]) -> Mention | None:
        return self._of_dates(match, [(_year(match["year"]), words.MONTHS[match["month"]], int(match["day"]))])

    def _of_dates(self, match: re.Match[str], orders: list[tuple[int, int, int]]) -> Mention | None:
        days = tuple(dict.fromkeys(day for order in orders for day in self._coming(*order)))
        if not days:
            return Mention(*match.span(), past=True)
        return Mention(*match.span(), dates=days, alike=len(days), day_kind="date")

    def _coming(self, year: int, month: int, day: int) -> Iterator[date]:
        """The date, if the calendar has it and it is still to come; without a year (0) the next such day."""
        for candidate in (year,) if year else (self.today.year, self.today.year + 1):
            found = day_of(candidate, month, day)
            if found is not None and timedelta(0) <= found - self.today <= timedelta(days=HORIZON_DAYS):
                yield found
                return

    def read_day_of_month(self, match: re.Match[str]) -> Mention | None:
        number = int(match["day"] or match["dia"])
        months = (
            (self.today.year + (self.today.month - 1 + add) // 12, (self.today.month - 1 + add) % 12 + 1)
            for add in range(4)
        )
        days = tuple(
            day for year, month in months if (day := day_of(year, month, number)) is not None and day >= self.today
        )
        if not days:
            return None
        ordinal = number if number <= MOST_LISTED and _may_be_a_place(match) else 0
        return Mention(*match.span(), dates=days[:2], day_kind="date", lone_number=ordinal)

    def read_weekday(self, match: re.Match[str]) -> Mention | None:
        name, before, after = match["name"], match["before"] or "", match["after"] or ""
        introduced = before or match["every"] == "on" or words.BESIDE_SHORT_DAY.match(match.string, match.end("name"))
        of_the_sky = name == "sun" and match.string[: match.start("name")].endswith("the ")
        if of_the_sky or (name in words.RISKY_SHORT_DAYS and not introduced):
            return None
        weekday = words.WEEKDAYS[name]
        if match["plural"] or match["every"] in ("every", "each", "most", "los", "todos los", "cada"):
            return Mention(*match.span(), wish=Wish(weekdays=frozenset({weekday})))
        return self._one_weekday(match, weekday, before, after)

    def read_weekday_after_next(self, match: re.Match[str]) -> Mention:
        weekday = words.WEEKDAYS[match["name"] or match["named"] or match["nombre"]]
        coming = self.today + timedelta(days=(weekday - self.today.weekday()) % 7)
        return Mention(*match.span(), dates=(coming + timedelta(days=7),), day_kind="weekday")

    def _one_weekday(self, match: re.Match[str], weekday: int, before: str, after: str) -> Mention:
        coming = self.today + timedelta(days=(weekday - self.today.weekday()) % 7)
        in_next_week = self._monday() + timedelta(days=7 + weekday)
        span = match.span()
        if before in ("last", "past", "el pasado") or after == "pasado":
            return Mention(*span, past=True)
        if before.endswith("week from"):
            return Mention(*span, dates=(coming + timedelta(days=7),), day_kind="weekday")
        if after in ("after next", "week after", "of the week after") or after.endswith("two weeks"):
            return Mention(*span, unreadable=True)
        if "next week" in after or ("semana" in after and "esta" not in after):
            return Mention(*span, dates=(in_next_week,), day_kind="weekday")
        if (
            before in ("this", "this coming", "coming", "upcoming", "este", "esta")
            or "this week" in after
            or "esta" in after
        ):
            return Mention(*span, dates=(coming,), day_kind="weekday")
        if before or after:
            return self._next_weekday(
                span, coming, in_next_week, spanish="following" not in before and before != "next"
            )
        days = tuple(coming + timedelta(days=7 * weeks) for weeks in range(6))
        return Mention(*span, dates=days, alike=2 if coming == self.today else 1, day_kind="weekday")

    def _next_weekday(self, span: tuple[int, int], coming: date, in_next_week: date, *, spanish: bool) -> Mention:
        """ "Next Thursday", said on a Monday: the one of next week to most, to some the one that comes next."""
        if coming == self.today:
            coming += timedelta(days=7)
        order = (coming, in_next_week) if spanish else (in_next_week, coming)
        days = tuple(dict.fromkeys(order))
        return Mention(*span, dates=days, alike=len(days), exact_day=True, day_kind="weekday")

    def read_weekday_option(self, match: re.Match[str]) -> Mention | None:
        return self._one_weekday(match, words.WEEKDAYS[match["name"]], "", "")

    def read_relative_day(self, match: re.Match[str]) -> Mention | None:
        span = match.span()
        if match["past"]:
            return Mention(*span, past=True)
        days = 2 if match["after_tomorrow"] else 1 if match["tomorrow"] or match["manana"] else 0
        wish = None
        if match["tonight"]:
            wish = Wish(parts=frozenset({DayPart.EVENING}))
        elif match["this"]:
            wish = Wish(parts=PARTS[match["this"].split()[-1]])
        return Mention(*span, dates=(self.today + timedelta(days=days),), day_kind="relative", wish=wish)

    def read_counted_day(self, match: re.Match[str]) -> Mention | None:
        count = 1 if match["count"] in ("a", "an", "un") else number_of(match["count"])
        days = count * (7 if match["unit"].startswith(("week", "semana")) else 1)
        return replace(self._counted(match, -days if match["earlier"] else days), same_hour=True)

    def read_counted_hour(self, match: re.Match[str]) -> Mention | None:
        return self._hours_from(match.span(), minutes_of(match) * (-1 if match["earlier"] else 1))

    def read_moved_by(self, match: re.Match[str]) -> Mention | None:
        """ "Back" is later and "up" is earlier to everybody with these verbs; "forward" is either."""
        span = match.span("amount")
        verb, way = match["move"] or "", match["way"]
        if match["advance"] or (way == "up" and not match["delay"]):
            return self._hours_from(span, -minutes_of(match))
        pushed = verb.startswith("push") and way not in ("forward", "ahead", "down")
        if match["delay"] or pushed or (way in ("back", "out") and verb.startswith(("bump", "kick", "slid"))):
            return self._hours_from(span, minutes_of(match))
        return self._hours_from(span, minutes_of(match), -minutes_of(match))

    def _hours_from(self, span: tuple[int, int], *minutes: int) -> Mention | None:
        """The call that is talked about, so many minutes off; None where it may be several calls or another day."""
        if len(self.near) != 1:
            return None
        moved = [self.near[0] + timedelta(minutes=each) for each in minutes]
        if any(each.date() != self.near[0].date() for each in moved):
            return None
        times = tuple(each.time() for each in moved)
        return Mention(*span, dates=(moved[0].date(),), day_kind="counted", times=times)

    def read_next_day(self, match: re.Match[str]) -> Mention | None:
        if match["day"]:
            return self._counted(match, 1)
        week = self._week_in_question(7)
        return Mention(*match.span(), wish=week, unreadable=week is None)

    def read_same_time(self, match: re.Match[str]) -> Mention | None:
        hours = tuple({call.time() for call in self.near})
        return Mention(*match.span(), times=hours) if len(hours) == 1 else None

    def _counted(self, match: re.Match[str], days: int) -> Mention:
        """So many days from the one day that can be meant."""
        start = {call.date() for call in self.near}
        if len(start) != 1:
            return Mention(*match.span(), unreadable=True)
        return Mention(*match.span(), dates=(start.pop() + timedelta(days=days),), day_kind="counted")

    def _week_in_question(self, days: int = 0) -> Wish | None:
        """The week of the calls, or one so many days from it; None where they are in several."""
        mondays = {call.date() - timedelta(days=call.weekday()) for call in self.near}
        return _week(mondays.pop() + timedelta(days=days)) if len(mondays) == 1 else None

    def read_week(self, match: re.Match[str]) -> Mention | None:
        monday = self._monday()
        wish: Wish | None
        if match["next_but_one"]:
            wish = _week(monday + timedelta(days=14))
        elif match["that"]:
            wish = self._week_in_question()
        elif match["next"]:
            wish = _week(monday + timedelta(days=7))
        elif match["later"] or match["this"]:
            first = self.today + timedelta(days=1 if match["later"] else 0)
            wish = Wish(first_day=first, last_day=monday + timedelta(days=6))
        elif match["month"]:
            first = (self.today.replace(day=1) + timedelta(days=32)).replace(day=1)
            wish = Wish(first_day=first, last_day=(first + timedelta(days=32)).replace(day=1) - timedelta(days=1))
        elif match["before"]:
            wish = self._until_the_weekend()
        else:
            wish = Wish(weekdays=frozenset({5, 6} if match["weekend"] else {0, 1, 2, 3, 4}))
        return Mention(*match.span(), wish=wish)

    def _until_the_weekend(self) -> Wish:
        """From today to the next Friday, be it today."""
        return Wish(first_day=self.today, last_day=self.today + timedelta(days=(FRIDAY - self.today.weekday()) % 7))

    def _monday(self) -> date:
        return self.today - timedelta(days=self.today.weekday())


def _week(monday: date) -> Wish:
    return Wish(first_day=monday, last_day=monday + timedelta(days=6))


def _year(text: str | None) -> int:
    return 0 if not text else int(text) if len(text) == 4 else 2000 + int(text)
