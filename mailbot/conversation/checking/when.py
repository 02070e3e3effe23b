"""Checks of times: only what was offered, what is booked, and the business's own hours."""

# ruff: noqa: E501, SIM905 (a pattern stands in one line; words are read better as words)
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mailbot.conversation.brief import Fact
from mailbot.conversation.checking.clocks import NOON, Clock, clocks_in
from mailbot.conversation.checking.dates import Days, days_in, owners_of
from mailbot.conversation.checking.hours import (
    OF_HOURS,
    Hours,
    hours_in,
    hours_told,
    is_of_office,
    is_of_visits,
    is_told,
    of_shown,
)
from mailbot.conversation.checking.known import comparable, record_of, stands
from mailbot.conversation.checking.masks import CLOCK, EMAIL, LINK, MONTH, PHONE, blanked, without
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.sentences import Sentence
from mailbot.conversation.meaning.facts import ALIASES

_ZONE = re.compile(r"\b(?:[ECMP][SD]T|UTC|GMT|[ECMP]T)\b")
_HOURS_FACTS: Final = tuple(f"business:{key}" for key in ("hours", *ALIASES["hours"]))
_HOURS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SPANISH_TIME = (
    "semanas?|mes(?:es)?|años?|d[ií]as?|horas?|fin(?:es)?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?"
    f"|primavera|verano|otoño|invierno|temporada|{MONTH}"
)
# Times without a figure, and days that only the calendar could know.
_LOOSE = re.compile(
    rf"""\b(?:
      tomorrow|tonight|this\s+(?:morning|afternoon|evening|weekend|week|monday|friday|saturday|sunday)
    | next\s+(?:week|month|year|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
    | (?:weekend|week|month)\s+after\s+(?:next|that|this)|any\s+(?:morning|afternoon|evening|night|weekend)s?
    | noon|midday|midnight|o['’]clock|in\s+(?:an?|one|two|three|\d+)\s+(?:hours?|days?|weeks?|minutes?)
    | (?:over|at|during)\s+(?:the\s+)?lunch(?:\s*(?:hour|time|break))?|lunch\s?(?:hour|time|break)
    | within\s+(?:an?|one|two|three|\w+|\d+)\s+(?:hours?|days?|weeks?)|(?:over|on|at|before|by|during|until)\s+the\s+(?:coming\s+|next\s+)?weekend|this\s+coming\s+(?:week|weekend|month)|(?:antes|despu[eé]s)\s+de\s+las?\s+(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\b
    | any\s+time(?!\s+(?:from|between))|around\s+the\s+clock|24/7|by\s+the\s+end\s+of\s+(?:the|this)\s+\w+
    | (?:before|until|till?|at|toward)\s+the\s+end\s+of\s+(?:the|this)\s+(?:day|week|month|year|spring|summer|fall|winter)
    | (?:a|antes\s+de|hasta)\s+(?:el\s+)?fin(?:al|ales|es)?\s+de(?:l)?\s+(?:d[ií]a|mes|semana|año)
    | at\s+(?:{_HOURS})\b(?!\s+(?:of|hundred|thousand|beds?|homes?|houses?|feet|(?-i:[A-Z])))
    | (?:after|before|until|till?)\s+(?:{_HOURS})\b(?=\s*(?:[.,;:?!)]|\Z|(?:or|and|on|in|if|but|each|every)\b))|(?:until|till?)\s+late|hasta\s+(?:muy\s+)?tarde
    | at\s+\d{{1,2}}(?![\d,.:]|\s*(?:%|[A-Z]|am\b|pm\b|a\.m|p\.m|beds?|sq))
    | (?:from|between|de|entre)\s+(?:las?\s+)?\d{{1,2}}\s+(?:to|and|a|y|-)\s+(?:las?\s+)?\d{{1,2}}(?!\s*(?:[A-Z]|am\b|pm\b|beds?|baths?|rec|baños))
    | (?<!\bla\ )(?<!\buna\ )ma[nñ]ana\b(?!\s+por|\s+del?\b|\s+o\s+(?:la\s+)?tarde)|ma[nñ]ana\s+por\s+la\s+\w+|pasado\s+ma[nñ]ana|hoy\s+mismo|esta\s+(?:tarde|noche|semana)
    | (?:pr[oó]xim[oa]|siguiente)s?\s+(?:\w+\s+)?(?:{_SPANISH_TIME})\b|(?:{_SPANISH_TIME})\s+(?:que\s+viene|pr[oó]xim[oa]s?|siguientes?)\b
    | a\s+la\s+misma\s+hora|cualquier\s+(?:mañana|tarde|noche)s?|fin\s+de\s+semana|mediod[ií]a|medianoche
    | a\s+las?\s+(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\d{{1,2}}\b(?!:))
    | (?:a|hacia|para|de)\s+(?:fin(?:es|ales)?|principios|mediados|inicios|comienzos)\s+de\s+(?:{MONTH})\b
    | (?:in|by|until|since|from|before|after|en|para|desde|hasta)\s+(?:(?:the\s+)?(?:first|middle|start|beginning|end)\s+of\s+)?(?:{MONTH})\b|(?:early|mid|late)[-\s]+(?=(?-i:[A-Z]))(?:{MONTH})\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# What a lead may do whenever they like, what they plan, and what nobody knows: in these no time is told.
_OPEN_TO_THEM = re.compile(
    r"\b(?:write|reply|respond|answer|e-?mail|ask|tell\s+me|let\s+me\s+know|stop|opt\s+out|unsubscribe)\b[^,;:.]*\Z", re.IGNORECASE
)  # fmt: skip
_THEIR_PLAN = re.compile(r"\b(?:if|whether)\s+you\b[^,;:.]*\Z", re.IGNORECASE)
# "Leases start by mid-July, so when would you move?" tells, and then asks.
_THEN_ASKS = re.compile(
    r",\s+(?:so|and|but|y|pero|as[ií] que)\s+(?:when|what|where|which|would|will|do|is|are|shall|cu[aá]\w+|qu[eé])\b|;"
)
_UNKNOWN = re.compile(
    r"\b(?:(?:can['’]?t|cannot|do\s+not|don['’]t)\s+(?:say|tell|know|judge)|no\s+(?:s[eé]|puedo\s+(?:decir|saber)\w*))\s+(?:si|cu[aá]\w+|qu[eé]|c[oó]mo|if|whether|what|how)\b[^,;:.]*\Z",
    re.IGNORECASE,
)
_DAY_WORDS: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays morning mornings afternoon afternoons lunes martes miércoles jueves viernes sábado domingo
    """.split()
)
_SHARED_WORDS: Final = 2  # of five letters or more, by which a sentence speaks of what a fact speaks of
_FEW_DAYS: Final = 2
_ONE_RANGE: Final = 2  # times: when something opens, and when it closes
_EVERY_WEEK: Final = re.compile(
    r"day (?:morning|afternoon|evening)s\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\b(?:every|each)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\blos\s+(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados|domingos)\b|\bcada\s+\w+",
    re.IGNORECASE,
)
_MONTH_NAMED: Final = re.compile(rf"\b(?:{MONTH})\b\Z", re.IGNORECASE)
_AT = re.compile(r"\s*,?\s*(?:(?:at|around|about|by|a\s+las?)\s+)?", re.IGNORECASE)
_TAKEN_UP = re.compile(r"\b(?:you|your|su|usted)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A time of a call as code wrote it: its weekday, date and minute of the day."""

    weekdays: frozenset[int]
    date: tuple[int, int] | None
    at: int


@dataclass(frozen=True, slots=True)
class _Told:
    """One day or time of a sentence. `counts` is false where its words may be none: a bare number, a kind of day."""

    start: int
    end: int
    words: str
    proved: bool
    counts: bool


def times(draft: Reviewed) -> Iterator[str]:
    """Every day and time of day is an offered slot or the call itself, taken together; else the business's own hours."""
    zones = {
        zone for text in (*_call_times(draft), *(f.text for f in draft.known.ours)) for zone in _ZONE.findall(text)
    }
    for sentence in draft.sentences:
        for told in _told(sentence.text, draft):
            if _beds_and_baths(told.start, sentence, draft):
                continue
            if told.counts and not told.proved and not _said_by_them(draft, told.words, sentence.text):
                yield told.words
        yield from (zone for zone in _ZONE.findall(sentence.text) if zone not in zones)


def _beds_and_baths(at: int, sentence: Sentence, draft: Reviewed) -> bool:
    """Whether "3/2" is no day in March: so many bedrooms and bathrooms of a home that is spoken of."""
    rooms = re.match(r"(\d)/(\d(?:\.5)?)", sentence.text[at:])
    return rooms is not None and any(
        (home.bedrooms, home.bathrooms) == (float(rooms[1]), float(rooms[2])) for home in draft.about(sentence)
    )


def proved_spans(sentence_text: str, draft: Reviewed) -> list[tuple[int, int]]:
    """Where in a sentence days and times stand that are offered, booked or the business's own hours."""
    return [(told.start, told.end) for told in _told(sentence_text, draft) if told.proved]


def loose_times(draft: Reviewed) -> Iterator[str]:
    """No "tomorrow", "at three" or "next week": days and times are given whole, from the calendar, or not at all."""
    for sentence in draft.sentences:
        text = without(blanked(sentence.text, proved_spans(sentence.text, draft)), EMAIL, LINK, CLOCK)
        for match in _LOOSE.finditer(text):
            words = comparable(match[0])
            month = _MONTH_NAMED.search(match[0])
            if month and stands(comparable(month[0]), draft.known.our_text):
                continue
            if stands(words, draft.known.our_text) or _said_by_them(draft, match[0], sentence.text):
                continue
            if not _tells_no_time(match, sentence):
                yield match[0]


def _tells_no_time(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether the words only ask, invite or own to know nothing: "Would next month suit you?", "Write at any time"."""
    text, words = match.string[: match.start()], comparable(match[0])
    if words == "any time":
        return bool(_OPEN_TO_THEM.search(text))
    if _UNKNOWN.search(text):
        return True
    if re.search(r"\d", match[0]) or _day_like(words):
        return False
    asks = sentence.asks and not _THEN_ASKS.search(match.string, match.end())
    return (asks and not sentence.mentions) or bool(_THEIR_PLAN.search(text))


def _told(text: str, draft: Reviewed) -> Iterator[_Told]:
    """The days and times of a sentence, each held against the offered times and the business's hours."""
    bare = without(text, EMAIL, LINK, PHONE)
    days, clocks = days_in(bare, draft.brief.language == "es"), clocks_in(bare)
    owners = owners_of(bare, clocks, [(day.start, day.end) for day in days])
    offered = [moment for told in _call_times(draft) for moment in _moments(told)]
    true = {span for said in _true_hours(bare, days, clocks, draft) for span in said.spans}
    verbatim = any(comparable(text) == comparable(fact.text) for fact in draft.known.business)
    left = [day for day in days if (day.start, day.end) not in true]
    left_clocks = [clock for clock in clocks if (clock.start, clock.end) not in true]
    verbatim = verbatim or _of_one_fact(bare, left, left_clocks, draft)
    recorded = {day.date for home in draft.brief.properties for day in _times_told(record_of(home))[0] if day.date}
    for day in days:
        proved = verbatim or (day.start, day.end) in true or _is_offered(day, None, offered)
        proved = proved or (day.date in recorded and not clocks)
        yield _Told(day.start, day.end, text[day.start : day.end], proved, day.named or is_of_office(text))
    for clock, owner in zip(clocks, owners, strict=True):
        own = None if owner is None else days[owner]
        proved = verbatim or (clock.start, clock.end) in true or _is_offered(own, clock, offered)
        words = " ".join(text[one.start : one.end] for one in (own, clock) if one)
        yield _Told(clock.start, clock.end, words, proved, _is_meant(clock, own, text, draft))


def _of_one_fact(text: str, days: Sequence[Days], clocks: Sequence[Clock], draft: Reviewed) -> bool:
    """Whether one fact of the business names all these days and times, of what the sentence speaks of too.

    "Requests are taken until 6 PM the day before" tells no hours of an office.
    """
    said = _long_words(text)
    for fact in draft.known.business if days or clocks else ():
        if len(said & _long_words(fact.text)) < _words_to_share(text, fact, days, clocks, draft):
            continue
        told_days, told_clocks = _times_told(fact.text)
        named = {(day.weekdays, day.date, part) for day in told_days for part in (None, day.part)}
        if all((day.weekdays, day.date, _part(day, told_clocks)) in named for day in days) and all(
            any(clock.at & one.at and _is_same_end(clock, one, told_clocks) for one in told_clocks) for clock in clocks
        ):
            return True
    return False


def _is_same_end(said: Clock, told: Clock, of_fact: Sequence[Clock]) -> bool:
    """Whether both open or close something; of a fact's only time that need not be said: "noon is the latest"."""
    return said.role == told.role or (not said.role and len(of_fact) == 1)


def _part(day: Days, clocks: Sequence[Clock]) -> tuple[int, int] | None:
    """The part of a day that is said, unless it is when the hours of a fact begin: "on Saturday mornings from 8"."""
    begins = any(_is_in(at, day.part) for clock in clocks if clock.role == "opens" for at in clock.at)
    return None if begins else day.part


def _words_to_share(text: str, fact: Fact, days: Sequence[Days], clocks: Sequence[Clock], draft: Reviewed) -> int:
    """How many words a sentence must share with a fact whose days and times it tells.

    None where the lead asked for it, or where it tells whole hours, or all the days, of nothing else than the fact; one
    where it says of what happens every week: neither is an offer. Where a fact tells several hours, which of them
    belong to which days is not looked at.
    """
    of_another = is_of_office(text) and is_of_visits(fact.text)
    if of_another or len(_times_told(fact.text)[1]) > _ONE_RANGE:
        return _SHARED_WORDS
    if fact in draft.brief.answers:
        return 0
    if _EVERY_WEEK.search(text) and not OF_HOURS.search(text) and (not clocks or draft.brief.language == "es"):
        return 0
    if is_of_visits(text) != is_of_visits(fact.text):
        return _SHARED_WORDS
    whole = {clock.role for clock in clocks} == {"opens", "closes"} and bool(days)
    if whole or (not clocks and any(len(day.weekdays) > _FEW_DAYS for day in days)):
        return 0
    return 1 if _EVERY_WEEK.search(text) else _SHARED_WORDS


def _long_words(text: str) -> set[str]:
    """Its words of five letters or more but for days, without the s of a plural."""
    return {word.removesuffix("s") for word in set(re.findall(r"[^\W\d_]{5,}", text.lower())) - _DAY_WORDS}


@lru_cache(maxsize=256)
def _times_told(text: str) -> tuple[tuple[Days, ...], tuple[Clock, ...]]:
    """The days and times of a fact or record, read once: every sentence of a draft is held against them."""
    return tuple(days_in(text)), tuple(clocks_in(text))


def _is_meant(clock: Clock, day: Days | None, text: str, draft: Reviewed) -> bool:
    """A bare number is a time where hours of business are told or asked for, and right behind a day: "Friday at 4"."""
    if clock.sure or (day and _AT.fullmatch(text, day.end, clock.start)):
        return True
    of_hours = is_of_office(text) or _asked_for_hours(draft) or (day and OF_HOURS.search(text))
    return bool(clock.role and of_hours)


def _true_hours(text: str, days: Sequence[Days], clocks: Sequence[Clock], draft: Reviewed) -> Iterator[Hours]:
    """What a sentence truly says of the business's hours; where no word of it says so, only whole hours are such.

    Of visits all of a fact's days are whole too: one of them would be an offer. A sentence that says neither "office"
    nor "showings" may mean either.
    """
    of_visits = is_of_visits(text)
    told = hours_told(_hours_facts(draft), of_visits)
    if not (of_visits or is_of_office(text)):
        told += hours_told(_hours_facts(draft), of_visits=True)
    whole = not OF_HOURS.search(text)
    if whole and not of_visits and not _asked_for_hours(draft):
        return
    for said in hours_in(text, days, clocks):
        meant = of_shown(said) if of_visits else said
        whole_days = said.state == "closed" or (of_visits and any(said.days == hours.days for hours in told))
        if is_told(meant, told) and (not whole or (said.opens and said.closes) or whole_days):
            yield said


def _asked_for_hours(draft: Reviewed) -> bool:
    facts = _hours_facts(draft)
    return any(answer.text in facts for answer in draft.brief.answers)


def _hours_facts(draft: Reviewed) -> tuple[str, ...]:
    """The facts that tell days or times at which the business is open, or shows homes."""
    told = (fact.text for fact in draft.known.business if _tells_hours(fact))
    return tuple(text for text in told if days_in(text) or clocks_in(text))


def _tells_hours(fact: Fact) -> bool:
    return fact.id in _HOURS_FACTS or bool(OF_HOURS.search(fact.text)) or is_of_visits(fact.text)


def _call_times(draft: Reviewed) -> list[str]:
    return [moment.text for moment in (*draft.brief.slots, *((draft.brief.call,) if draft.brief.call else ()))]


def _moments(text: str) -> Iterator[_Moment]:
    """The moment that code wrote; without a.m. or p.m. it means the hour that it says."""
    days, clocks = days_in(text), clocks_in(text)
    for clock, owner in zip(clocks, owners_of(text, clocks, [(day.start, day.end) for day in days]), strict=True):
        if owner is not None and clock.at:
            yield _Moment(days[owner].weekdays, days[owner].date, min(clock.at, key=lambda at: (at < NOON // 12, at)))


def _is_offered(day: Days | None, clock: Clock | None, offered: Sequence[_Moment]) -> bool:
    """Whether one of the offered moments is on that day at that time; each of several weekdays needs one."""
    fitting = [
        moment
        for moment in offered
        if (clock is None or moment.at in clock.at)
        and (day is None or (_same_date(day.date, moment.date) and _is_in(moment.at, day.part)))
    ]
    weekdays = frozenset[int]() if day is None else day.weekdays
    return bool(fitting) and weekdays <= frozenset[int]().union(*(moment.weekdays for moment in fitting))


def _same_date(said: tuple[int, int] | None, offered: tuple[int, int] | None) -> bool:
    """A day without its month is that of any month."""
    return said is None or (offered is not None and said[1] == offered[1] and said[0] in (0, offered[0]))


def _is_in(at: int, part: tuple[int, int] | None) -> bool:
    return part is None or part[0] <= at < part[1]


def _day_like(words: str) -> bool:
    return bool(re.search(r"tomorrow|tonight|noon|midnight|clock|mañana|weekend|week\b|at |a las|fin de semana", words))


def _said_by_them(draft: Reviewed, words: str, text: str) -> bool:
    """The lead's own date to move, said back as theirs."""
    dates = [comparable(fact.text) for fact in draft.known.theirs if fact.id.startswith("need:")]
    return bool(_TAKEN_UP.search(text)) and any(comparable(words) in date for date in dates)
