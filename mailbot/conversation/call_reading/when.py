"""Finds the days and times that a person names in their own words, and leaves open what the words leave open.

`mentions` is the way in. A mention keeps every reading that the words allow ("at 4" is 4:00 or 16:00, "Thursday" any
Thursday); which one is meant is decided by who knows the offers, the calendar and the hours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mailbot.conversation.call_reading import clock_words as clock
from mailbot.conversation.call_reading import counted_words, far_days, option_words, zone_words
from mailbot.conversation.call_reading import when_words as words
from mailbot.conversation.call_reading.clocks import OURS, Clock, in_zone, own_clock
from mailbot.conversation.call_reading.day_words import Days
from mailbot.conversation.call_reading.folding import Folded
from mailbot.conversation.call_reading.mention import Mention, join
from mailbot.conversation.call_reading.noise_words import NOISE
from mailbot.conversation.call_reading.zones import PLACES

# "Thursday 12" is a date when one of so many Thursdays to come is the 12th.
WEEKS_OF_DAYS = 3
LAST_ON_A_CLOCK = 12
# Where a number with a slash begins with the month. Elsewhere both orders are kept.
_MONTH_FIRST_ZONES = (
    *("US/", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix"),
    *("America/Detroit", "America/Anchorage", "America/Boise", "America/Indiana/", "America/Kentucky/"),
    *("America/North_Dakota/", "Pacific/Honolulu"),
)


def mentions(
    folded: Folded,
    now: datetime,
    zone: ZoneInfo,
    language: str = "en",
    near: Sequence[datetime] = (),
    clock: Clock = OURS,
) -> tuple[Mention, ...]:
    """Every day, time and option named in the text, in order; those that belong together are one mention.

    Prices, addresses, rooms and the like are among them as noise. `now` is when the words were written: "tomorrow"
    counts from there, in `zone`, and "a day later" from the calls in `near`, where one day alone can be meant. `clock`
    is that by which the writer told times before.
    """
    month_first = language == "en" and str(zone).startswith(_MONTH_FIRST_ZONES)
    reader = _Reader(folded)
    calls = tuple(call.astimezone(zone) for call in near)
    reader.read(Days(now.astimezone(zone).date(), month_first, calls))
    joined = [reader.with_zone(each) for each in join(reader.found, folded.text)]
    if zone_words.ALL_YOUR_TIME.search(folded.text):
        joined = [replace(each, ours=bool(each.times) and not each.theirs) for each in joined]
    own = own_clock(folded.text, joined, clock)
    return tuple(in_zone(each, now, zone, own) for each in joined)


# ------------------------------------------------------------------------------------------------ finding

Maker = Callable[[re.Match[str]], Mention | None]


class _Reader:
    """One pass over one text: each pattern takes its words, so that later ones cannot read them otherwise."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.text = folded.text
        self.found: list[Mention] = []
        self.taken = bytearray(len(folded.text) + 1)

    def read(self, days: Days) -> None:
        self._take(words.ISO_DATE, days.read_iso_date)
        self._take(counted_words.COUNTED_DAY, days.read_counted_day)
        self._take(counted_words.COUNTED_HOUR, days.read_counted_hour)
        self._take(counted_words.MOVED_BY, days.read_moved_by)
        self._take(words.VAGUE_HOUR, clock.read_vague_hour)
        for pattern, maker in far_days.readers(days.today):
            self._take(pattern, maker)
        for pattern in NOISE:
            self._take(pattern, lambda match: Mention(*match.span()))
        table: tuple[tuple[re.Pattern[str], Maker], ...] = (
            (words.NUMERIC_DATE, days.read_numeric_date),
            (words.MONTH_FIRST, days.read_month_date),
            (words.DAY_FIRST, days.read_month_date),
            (words.SOLE_NUMBER, self._sole_number),
            (option_words.SOLE_ORDINAL, self._sole_ordinal),
            (option_words.OPTION, clock.read_option),
            (option_words.SAME_TIME, days.read_same_time),
            (option_words.PART_OPTION, clock.read_part_option),
            (option_words.DAY_OPTION, days.read_weekday_option),
            (counted_words.NEXT_DAY, days.read_next_day),
            (words.UNREADABLE_DAY, lambda match: Mention(*match.span(), unreadable=True)),
            (words.RELATIVE_DAY, days.read_relative_day),
            (words.WEEKDAY_AFTER_NEXT, days.read_weekday_after_next),
            (words.WEEKDAY, days.read_weekday),
            (words.WEEK, days.read_week),
            (words.PAST_TO, clock.read_past_to),
            (words.RANGE, clock.read_range),
            (words.AND_ON, clock.read_and_on),
            (words.SINCE, clock.read_since),
            (words.UNTIL, clock.read_until),
            (words.A_LAS, clock.read_a_las),
            (words.SPELLED, clock.read_spelled),
            (words.MARKED, clock.read_marked),
            (words.MINUTES, clock.read_minutes),
            (words.NAMED, clock.read_named),
            (words.O_CLOCK, clock.read_bare),
            (words.ISH, clock.read_bare),
            (words.TIPO, clock.read_bare),
            (words.IN_THE_PART, clock.read_bare),
            (words.DAY_OF_MONTH, days.read_day_of_month),
            (words.PART, clock.read_part),
            (words.AT_NUMBER, self._framed_number),
            (words.DO_NUMBER, self._framed_number),
        )
        for pattern, maker in table:
            self._take(pattern, maker)
        self._compact_clocks(in_talk=bool(days.near))
        self._numbers_beside_days(frozenset(call.date() for call in days.near))
        self._take(words.NUMBER_ON_DAY, self._framed_number)
        self._take(words.NUMBER_WORKS, self._lone_number)
        self._take(words.WHOLE_NUMBER, self._lone_number)
        self._listed_numbers()
        self._settle_counted_days(days.near)
        self.found = [far_days.as_week(each, self.text) for each in self.found]
        self.found = sorted((self.with_zone(each) for each in self.found), key=lambda each: each.start)

    def _take(self, pattern: re.Pattern[str], maker: Maker) -> None:
        for match in pattern.finditer(self.text):
            if any(self.taken[match.start() : match.end()]):
                continue
            mention = maker(match)
            if mention is not None and mention.end > mention.start:
                self._keep(mention)

    def _keep(self, mention: Mention) -> None:
        self.taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
        self.found.append(mention)

    # -------------------------------------------------------------------------------------------- bare numbers

    def _framed_number(self, match: re.Match[str]) -> Mention | None:
        """ "at 4", "how about 4": a time, unless a name follows, as in an address ("at 12 Maple")."""
        if self._is_number_of_a_name(match):
            return None
        start = match.start() if match.re is words.AT_NUMBER else match.start("clock")
        return replace(clock.of_hour(match.span(), clock.number_of(match["clock"])), start=start)

    def _is_name(self, position: int) -> bool:
        """Whether a word begins with a capital and goes on without: not so in a text that is all capitals."""
        return self.folded.is_capital(position) and not self.folded.is_capital(position + 1)

    def _lone_number(self, match: re.Match[str]) -> Mention:
        number = clock.number_of(match["clock"])
        return replace(clock.of_hour((match.start("clock"), match.end("clock")), number), lone_number=number)

    def _settle_counted_days(self, near: Sequence[datetime]) -> None:
        """ "A day later" may be counted from another day that is named, and then nobody can tell.

        It is at the hour of the call that it is counted from, unless another is named.
        """
        named = [each for each in self.found if each.dates and each.day_kind != "counted"]
        hour = (near[0].time(),) if len(near) == 1 and not any(each.times or each.wish for each in self.found) else ()
        known = {call.date() for call in near}
        for place, each in enumerate(self.found):
            if each.day_kind == "counted" and any(not {*known, *each.dates} & {*other.dates} for other in named):
                self.found[place] = replace(each, dates=(), unreadable=True)
            elif each.same_hour:
                self.found[place] = replace(each, times=hour)

    def _sole_number(self, match: re.Match[str]) -> Mention | None:
        return replace(self._lone_number(match), sole=True) if self._is_signed_by_a_name(match) else None

    def _sole_ordinal(self, match: re.Match[str]) -> Mention | None:
        named = Mention(*match.span("ordinal"), option=words.ORDINALS[match["ordinal"]])
        return named if self._is_signed_by_a_name(match) else None

    def _is_signed_by_a_name(self, match: re.Match[str]) -> bool:
        """Whether what stands below, if anything does, is written as a name is."""
        return not match["name"] or self.folded.is_capital(match.start("name"))

    def _compact_clocks(self, *, in_talk: bool) -> None:
        """ "430 wed" is half past four where a call is in question; "Tuesday at 1030" is a time anywhere."""
        for day in [each for each in self.found if each.dates and not each.times and each.day_kind != "date"]:
            offset = max(day.start - 30, 0)
            before = words.COMPACT_BEFORE_DAY.search(self.text[offset : day.start])
            after = words.COMPACT_AFTER_DAY.match(self.text, day.end)
            match = next((each for each in (after, before) if each and (in_talk or each["at"])), None)
            if match is None or (match is after and self._is_number_of_a_name(match)):
                continue
            shift = offset if match is before else 0
            span = shift + match.start("hour"), shift + match.end("minute")
            if not any(self.taken[span[0] : span[1]]):
                self._keep(clock.of_compact(span, match["hour"], int(match["minute"])))

    def _is_number_of_a_name(self, match: re.Match[str]) -> bool:
        """Whether a name follows a number, as in an address: "Friday at 1800 Maple"."""
        following = re.match(r"\s+(\w+)", self.text[match.end() : match.end() + 30])
        return bool(following and self._is_name(match.end() + following.start(1)) and not _may_follow(following[1]))

    def _numbers_beside_days(self, of_calls: frozenset[date]) -> None:
        """ "Thursday 2" is a time, "Thursday 12" may be a date; where it may be both, nobody can tell.

        Where a call is in question and the 12th is neither the next Thursday nor a day of a call, it is noon.
        """
        for day in [each for each in self.found if each.dates and each.day_kind != "date"]:
            match = words.NUMBER_AFTER_DAY.match(self.text, day.end)
            if match is None or any(self.taken[match.start() : match.end()]):
                continue
            number = int(match["clock"])
            as_date = tuple(each for each in day.dates[:WEEKS_OF_DAYS] if each.day == number)
            if of_calls and number <= LAST_ON_A_CLOCK and as_date[:1] != day.dates[:1]:
                as_date = tuple(each for each in as_date if each in of_calls)
            span = (match.start("clock"), match.end())
            if as_date and (number > 12 or words.TIME_AHEAD.match(self.text, match.end())):
                self._keep(Mention(*span, dates=as_date, day_kind="date"))
            elif as_date:
                self._keep(Mention(*span, dates=as_date, day_kind="date", doubtful=True))
            elif 1 <= number <= 23:
                self._keep(clock.of_hour(span, number))

    def _listed_numbers(self) -> None:
        """ "2 or 3pm", "at 2 or 3": a number joined by "or" to a time is a time."""
        for known in [each for each in self.found if each.times]:
            before = words.NUMBER_OR_TIME.search(self.text[max(known.start - 20, 0) : known.start])
            after = words.TIME_OR_NUMBER.match(self.text, known.end)
            places = [(after.start("clock"), after.end("clock"))] if after else []
            if before:
                offset = max(known.start - 20, 0)
                places.append((offset + before.start("clock"), offset + before.end("clock")))
            for start, end in places:
                number = int(self.text[start:end])
                if 1 <= number <= 12 and not any(self.taken[start:end]):
                    self._keep(replace(clock.of_hour((start, end), number), lone_number=known.lone_number and number))

    def with_zone(self, known: Mention) -> Mention:
        """A zone counts only straight after a time: "et", "central" and "here" are words of their own elsewhere."""
        hours = known.times or (known.wish and (known.wish.since or known.wish.until or known.wish.parts))
        match = zone_words.ZONE.match(self.text, known.end) if hours and not known.zone else None
        if match is None or any(self.taken[known.end : match.end()]):
            return known
        place = match["place"] or match["lugar"]
        name = zone_words.ZONES[match["zone"]] if match["zone"] else PLACES[place] if place else ""
        zone = ZoneInfo(name) if name else None
        mine, ours = bool(match["mine"]), bool(match["yours"])
        return replace(known, end=match.end(), zone=zone, doubtful=known.doubtful or mine, theirs=mine, ours=ours)


# ------------------------------------------------------------------------------------------------ small things


def _may_follow(word: str) -> bool:
    """A word with a capital that may stand behind a time without making an address of it."""
    of_a_zone = any(place.startswith(word) for place in PLACES)  # "at 10 Chicago time": the pattern asked for "time"
    return (
        of_a_zone
        or word in words.WEEKDAYS
        or word in words.MONTHS
        or word in zone_words.ZONES
        or word in ("i", "am", "pm", "instead")
    )
