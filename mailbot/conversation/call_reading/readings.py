"""What the times in a lead's words can mean, held against the offers, the booked call and the business hours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from mailbot.config import BusinessHours, parse_hours
from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading import phrases
from mailbot.conversation.call_reading.clock_words import MIDDLE
from mailbot.conversation.call_reading.folding import Folded
from mailbot.conversation.call_reading.mention import Mention
from mailbot.conversation.call_reading.stance import Said, Sentence, Stance
from mailbot.conversation.calls.slots import Wish, moment

LONGEST_QUOTE = 240  # characters
ALONE = 3  # words: "1st", "the 1st please"
# How much of a span like "between 2 and 4" must be left after an offered time for it to be inside.
ROOM = timedelta(minutes=30)
# The hours that a time of day without "am" or "pm" is meant for where business hours do not tell.
_WAKING = (time(8), time(20))
_IN_THE_LIST = re.compile(r"(?<!\ba )\bla\s{1,2}\w{1,6}\Z")


@dataclass(frozen=True, slots=True)
class Case:
    """One text, taken apart, and what must be known to read it. `offered` is in the order in which it was listed."""

    folded: Folded
    sentences: tuple[Sentence, ...]
    said: tuple[Said, ...]
    offered: tuple[datetime, ...]
    now: datetime
    zone: ZoneInfo
    hours: BusinessHours
    booked: datetime | None
    called_off: datetime | None = None  # the time of a call that no longer stands: it cannot be taken again
    invited: bool = False  # we asked for the number to call: a time in the answer is one for that call

    def of(self, *stances: Stance) -> list[Said]:
        """The times to which the writer stands in one of these ways."""
        return [each for each in self.said if each.stance in stances]

    def open_offers(self) -> list[datetime]:
        """The offered times that have not passed."""
        return [slot for slot in self.offered if slot > self.now]

    def standing(self) -> tuple[datetime, ...]:
        """Every time that the lead knows of: the offers and the booked call."""
        return tuple(dict.fromkeys((*self.offered, *((self.booked,) if self.booked else ()))))

    def is_open(self, slot: datetime) -> bool:
        """Whether the business is open then."""
        local = slot.astimezone(self.zone)
        text = self.hours.by_weekday()[local.weekday()]
        first, last = parse_hours(text) if text else (local.time(), local.time())
        return first <= local.time() < last

    def quote(self, sentence: Sentence) -> str:
        """The sentence, verbatim."""
        return self.folded.quote(sentence.start, sentence.end)[:LONGEST_QUOTE].strip()

    def has_call(self) -> bool:
        """Whether a call was offered, booked or called off."""
        return bool(self.offered or self.booked or self.called_off)

    def about_a_call(self) -> bool:
        """Whether the text can be about a call at all."""
        return self.invited or self.has_call() or any(words.CALL.search(each.text) for each in self.sentences)


@dataclass(frozen=True, slots=True)
class Reading:
    """One mention against the offers: the standing times that it fits, else the exact ones that it proposes."""

    said: Said
    exact: tuple[datetime, ...] = ()
    proposed: tuple[datetime, ...] = ()
    passed: bool = False  # fits only what has gone by

    @property
    def all(self) -> tuple[datetime, ...]:
        return (*self.exact, *self.proposed)


def read(case: Case, each: Said) -> Reading:
    """Everything that one mention can mean."""
    each = _by_their_clock(case, each)
    mention = each.mention
    fits = tuple(slot for slot in case.standing() if _fits_either_clock(case, mention, slot))
    if mention.option:
        fits = tuple(slot for slot in fits if slot == _option(case, mention.option))
    elif 1 <= mention.lone_number <= len(case.offered):
        return _read_number(case, each, fits)
    elif _may_be_any_day(case, each, fits):
        return Reading(each, proposed=tuple(sorted({*_proposed(case, mention), *(s for s in fits if s > case.now)})))
    elif mention.wish and not (mention.dates or mention.times or mention.picks):
        fits = ()  # "mornings are better" takes none of ours
    open_fits = tuple(slot for slot in fits if slot > case.now)
    if fits or _names_past_offer(case, mention):
        return Reading(each, open_fits, passed=not open_fits)
    if mention.perhaps:
        there = _proposed(case, replace(mention, zone=mention.perhaps))
        return Reading(each, proposed=tuple(sorted({*_proposed(case, mention), *there})))
    return Reading(each, proposed=_proposed(case, mention))


def _by_their_clock(case: Case, each: Said) -> Said:
    """Who told times by a clock of their own goes on so, but where they repeat an hour of ours."""
    mention = each.mention
    ours = any(_fits(case, mention, slot) for slot in case.open_offers()) and not is_another_hour(each)
    if mention.perhaps is None or not mention.settled or ours:
        return each
    return replace(each, mention=replace(mention, zone=mention.perhaps, perhaps=None))


def _fits_either_clock(case: Case, mention: Mention, slot: datetime) -> bool:
    there = mention.perhaps is not None and _fits(case, replace(mention, zone=mention.perhaps), slot)
    return there or _fits(case, mention, slot)


def read_all(case: Case, several: Sequence[Said]) -> list[Reading]:
    """The readings of several mentions, each completed by the others."""
    return [read(case, _with_day_spoken_of(case, each)) for each in _completed(several)]


def slots_of(readings: Sequence[Reading]) -> list[datetime]:
    """Every time that any of them can mean, in order."""
    return sorted({slot for reading in readings for slot in reading.all})


def touches(case: Case, mention: Mention) -> bool:
    """Whether a mention, however vague, speaks of a time that we offered or booked, or of a call called off."""
    wish = mention.wish
    known = (*case.standing(), *((case.called_off,) if case.called_off else ()))
    if mention.option:
        return bool(case.offered)
    if mention.dates or mention.times:
        return any(_fits(case, replace(mention, wish=None), slot) for slot in known)
    return wish is not None and any(wish.allows(slot.astimezone(case.zone)) for slot in known)


# ------------------------------------------------------------------------------------------------ fitting


def _fits(case: Case, mention: Mention, slot: datetime) -> bool:
    """Whether a standing time is one that the words allow."""
    local = slot.astimezone(mention.zone or case.zone)
    days = mention.dates[:1] if mention.exact_day else mention.dates
    if (
        mention.unreadable
        or (days and local.date() not in days)
        or (mention.times and local.time() not in mention.times)
    ):
        return False
    if mention.wish is None:
        return bool(days or mention.times or mention.option)
    room = mention.wish.until is None or mention.wish.allows(local + ROOM - timedelta(minutes=1))
    return mention.wish.allows(local) and room


def _read_number(case: Case, each: Said, fits: tuple[datetime, ...]) -> Reading:
    """ "2 works", "the 2nd works": the second of ours, two o'clock, or the second of the month.

    "2" and nothing else is no hour, but that of another offer; "la 2" is a place, for the hour is "a las 2".
    """
    option, mention = case.offered[each.mention.lone_number - 1], each.mention
    if _IN_THE_LIST.search(case.folded.text, 0, mention.end):
        return Reading(each, (option,) if option > case.now else (), passed=option <= case.now)
    far_off = max(case.offered).astimezone(case.zone).date() + timedelta(days=7)
    if mention.dates and not fits and mention.dates[0] > far_off:
        return Reading(each, (option,) if option > case.now else (), passed=option <= case.now)
    both = tuple(slot for slot in dict.fromkeys((*fits, option)) if slot > case.now)
    if mention.dates and len(both) == len(case.offered) == 2 and len(case.folded.text.split()) <= ALONE:
        return Reading(each, (option,))  # which of the two has been asked: the answer is its place
    if mention.sole:
        between = _between_offers(case, mention) if not fits else ()
        return Reading(each, both, between, passed=not (both or between))
    told = fits and not _may_be_any_day(case, each, fits)
    return Reading(each, both, () if told else _proposed(case, mention))


def _between_offers(case: Case, mention: Mention) -> tuple[datetime, ...]:
    """ "3", to "1. Thursday at 2, 2. Thursday at 4, 3. …": may be the hour between two that were offered of a day."""
    found = []
    for first, last in combinations(sorted(case.open_offers()), 2):
        local, end = first.astimezone(case.zone), last.astimezone(case.zone)
        hours = (
            [each for each in mention.times if local.time() < each < end.time()] if local.date() == end.date() else []
        )
        found += [at for hour in hours if (at := moment(local.date(), hour, case.zone))]
    return tuple(found)


def _option(case: Case, number: int) -> datetime | None:
    offered = case.offered
    if number == MIDDLE:
        return offered[1] if len(offered) == 3 else None
    place = len(offered) - 1 if number < 0 else number - 1
    return offered[place] if 0 <= place < len(offered) else None


def is_another_hour(each: Said) -> bool:
    """Whether a time is wanted in place of another: "could we make it 4 instead?"."""
    return bool(phrases.HOUR_CHANGED_BEFORE.search(each.before) or phrases.HOUR_CHANGED_AFTER.match(each.after))


def _may_be_any_day(case: Case, each: Said, fits: tuple[datetime, ...]) -> bool:
    """Whether another hour is wanted and no word tells on which day: that an offer is at that hour tells nothing."""
    if each.mention.dates or not each.mention.times or not is_another_hour(each):
        return False
    days = _days_in_question(case)
    return any(days != (slot.astimezone(case.zone).date(),) for slot in fits)


def _names_past_offer(case: Case, mention: Mention) -> bool:
    """Whether a weekday and time are those of an offer that has gone by, and so hardly those of the week after."""
    if not mention.times or mention.day_kind != "weekday":
        return False
    past = [slot.astimezone(mention.zone or case.zone) for slot in case.standing() if slot <= case.now]
    return any(slot.weekday() == mention.dates[0].weekday() and slot.time() in mention.times for slot in past)


# ------------------------------------------------------------------------------------------------ proposing


def _proposed(case: Case, mention: Mention) -> tuple[datetime, ...]:
    """The exact moments to come that the words allow."""
    if not mention.times or mention.unreadable or mention.option:
        return ()
    zone = mention.zone or case.zone
    days = mention.dates[: mention.alike] or _days_in_question(case)
    if mention.dates and not mention.exact_day:
        spoken_of = {slot.astimezone(zone).date() for slot in case.standing() if slot > case.now}
        days = tuple(dict.fromkeys((*days, *(day for day in mention.dates if day in spoken_of))))
    moments = (moment(day, clock, zone) for day in days for clock in _likely_times(case.hours, day, mention))
    wish = mention.wish
    days_of = Wish(first_day=wish.first_day, last_day=wish.last_day) if wish else Wish()
    return tuple(
        sorted({each for each in moments if each and each > case.now and days_of.allows(each.astimezone(zone))})
    )


def _days_in_question(case: Case) -> tuple[date, ...]:
    """The days that a time alone may mean: of the booked call, the offers, the call called off; or the next two."""
    slots = [case.booked] if case.booked else case.open_offers() or [each for each in (case.called_off,) if each]
    days = tuple(dict.fromkeys(slot.astimezone(case.zone).date() for slot in slots))
    today = case.now.astimezone(case.zone).date()
    next_days = (today, today + timedelta(days=1))
    return days or tuple(day for day in next_days if case.hours.by_weekday()[day.weekday()]) or next_days


def _likely_times(hours: BusinessHours, day: date, mention: Mention) -> tuple[time, ...]:
    """Of "4:00 or 16:00" the one in that day's business hours; where they do not tell, the one in waking hours."""
    wish = mention.wish
    parts = Wish(parts=wish.parts) if wish else Wish()
    times = tuple(each for each in mention.times if parts.allows(datetime.combine(day, each)))
    if len(times) < 2:
        return times
    text = hours.by_weekday()[day.weekday()]
    first, last = parse_hours(text) if text else _WAKING
    within = tuple(each for each in times if first <= each < last)
    return within or tuple(each for each in times if _WAKING[0] <= each < _WAKING[1]) or times


# ------------------------------------------------------------------------------------------------ completing


def _completed(several: Sequence[Said]) -> list[Said]:
    """Where a day stands in one place and a time in another ("Thursday is good. Could we do 4?"), both as one.

    In a list ("2 or 3 on Thursday", "Thursday or Friday at 2") what one lacks is taken from the other, and a time
    alone takes the day that its sentence named before it ("Thursday at 2 works, but could it be at 3?").
    """
    several = _within_their_hours(several)
    days = [each for each in several if each.mention.dates and not each.mention.times]
    clocks = [each for each in several if each.mention.times and not each.mention.dates]
    whole = [each for each in several if each.mention.times and each.mention.dates]
    if len(days) == 1 and clocks and not whole:
        rest = [each for each in several if each not in days and each not in clocks]
        return [_with_day(each, days[0].mention) for each in clocks] + rest
    return [_from_its_list(each, whole) for each in several]


def _within_their_hours(several: Sequence[Said]) -> list[Said]:
    """ "Thursday or Friday before noon", "only from 12 to 1... Wednesday": the hours are those of each day named."""
    spans = [each for each in several if each.mention.wish and _has_hours(each.mention) and not each.mention.times]
    if len(spans) != 1:
        return list(several)
    span = spans[0]
    return [
        replace(each, mention=replace(each.mention, wish=_hours_alone(span.mention.wish)))
        if _is_bare_day(each.mention) and (not span.mention.is_day or _are_listed(each, span))
        else each
        for each in several
        if each is not span or span.mention.is_day or not any(_is_bare_day(other.mention) for other in several)
    ]


def _has_hours(mention: Mention) -> bool:
    wish = mention.wish
    return wish is not None and bool(wish.since or wish.until or wish.parts) and not (wish.first_day or wish.weekdays)


def _is_bare_day(mention: Mention) -> bool:
    return bool(mention.dates) and not (mention.times or mention.wish)


def _are_listed(day: Said, span: Said) -> bool:
    return day.sentence is span.sentence and day.listed == span.listed and day.mention.start < span.mention.start


def _hours_alone(wish: Wish | None) -> Wish | None:
    return Wish(parts=wish.parts, since=wish.since, until=wish.until) if wish else None


def _with_day_spoken_of(case: Case, each: Said) -> Said:
    """ "Tomorrow at 10 doesn't work, but 11 does": the day is that of the time that was refused.

    "Friday is good. Can we make it 4 instead?": another hour is wanted for the day that was spoken of last.
    """
    if each.mention.dates or not each.mention.times:
        return each
    refused = case.of(Stance.REFUSED)
    if is_another_hour(each):
        spoken_of = [*case.of(Stance.FIRM, Stance.UNSURE), *(other for other in refused if other.mention.times)]
        earlier = (other for other in case.said if other in spoken_of and other.mention.start < each.mention.start)
        days = [day for other in earlier if (day := _day_of(case, other))]
    else:
        own = (other.mention for other in refused if other.sentence is each.sentence)
        days = [mention for mention in own if mention.dates and mention.times][:1]
    return _with_day(each, days[-1]) if days else each


def _day_of(case: Case, each: Said) -> Mention | None:
    """The mention, where it names a day or an option, with the day of that option."""
    slot = _option(case, each.mention.option) if each.mention.option else None
    if slot is not None:
        return replace(each.mention, dates=(slot.astimezone(case.zone).date(),), exact_day=True, day_kind="date")
    return each.mention if each.mention.dates else None


def _from_its_list(each: Said, whole: Sequence[Said]) -> Said:
    mention = each.mention
    beside = [other for other in whole if other.sentence is each.sentence and other is not each]
    partner = next((other for other in beside if other.listed == each.listed), None)
    if mention.times and not mention.dates:
        earlier = [other for other in beside if other.mention.start < mention.start]
        giver = partner or (earlier[-1] if earlier else None)
        return _with_day(each, giver.mention) if giver else each
    if partner and mention.dates and not mention.times and mention.start < partner.mention.start:
        return replace(each, mention=replace(mention, times=partner.mention.times, zone=partner.mention.zone))
    return each


def _with_day(each: Said, day: Mention) -> Said:
    mention = replace(
        each.mention,
        dates=day.dates,
        alike=day.alike,
        exact_day=day.exact_day,
        day_kind=day.day_kind,
        unreadable=day.unreadable,
        wish=each.mention.wish or day.wish,
        lone_number=0,
    )
    return replace(each, mention=mention)
