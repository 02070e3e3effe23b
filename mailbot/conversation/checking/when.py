"""Checks of times: only what was offered, what is booked, and the business's own hours."""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mailbot.conversation.checking.known import folded
from mailbot.conversation.checking.masks import CLOCK, DATE, EMAIL, LINK, MONTH, MONTHS, without
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.sentences import Sentence

_WEEKDAYS: Final = (
    ("monday", "lunes"), ("tuesday", "martes"), ("wednesday", "miércoles", "miercoles"), ("thursday", "jueves"),
    ("friday", "viernes"), ("saturday", "sábado", "sabado"), ("sunday", "domingo"),
)  # fmt: skip
_WEEKDAY = re.compile(
    r"\b(?P<day>"
    + "|".join(name for names in _WEEKDAYS for name in names)
    + r")s?\b|\b(?P<short>Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    rf"(?P<weekday>{_WEEKDAY.pattern})|(?P<date>{DATE.pattern})|(?P<clock>{CLOCK.pattern})", re.IGNORECASE
)
_ZONE = re.compile(r"\b(?:[ECMP][SD]T|UTC|GMT|[ECMP]T)\b")
_HOURS = re.compile(
    r"\b(?:open|opens|office|hours|closed|abre|abrimos|abiert[oa]|oficina|horario|atendemos|reach (?:us|the office))\b",
    re.I,
)
# Times without a figure, and days that only the calendar could know.
_LOOSE = re.compile(
    rf"""\b(?:
      tomorrow|tonight|this\s+(?:morning|afternoon|evening|weekend|week|monday|friday|saturday|sunday)
    | next\s+(?:week|month|year|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
    | noon|midday|midnight|o['’]clock|in\s+(?:an?|one|two|three|\d+)\s+(?:hours?|days?|weeks?|minutes?)
    | within\s+(?:an?|one|two|three|\w+|\d+)\s+(?:hours?|days?|weeks?)|(?:over|on|at)\s+the\s+weekend
    | any\s+time|around\s+the\s+clock|24/7|by\s+the\s+end\s+of\s+(?:the|this)\s+\w+
    | at\s+(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?!\s+(?:of|hundred|thousand|beds?|homes?|houses?))
    | at\s+\d{{1,2}}(?![\d,.:]|\s*(?:%|[A-Z]|am\b|pm\b|a\.m|p\.m|beds?|sq))
    | (?:from|between|de|entre)\s+\d{{1,2}}\s+(?:to|and|a|y|-)\s+\d{{1,2}}(?!\s*(?:[A-Z]|am\b|pm\b|beds?|baths?|rec|baños))
    | (?<!por\ la\ )(?<!de\ la\ )(?<!en\ la\ )ma[nñ]ana(?!\s+por)|ma[nñ]ana\s+por\s+la\s+\w+|pasado\s+ma[nñ]ana|hoy\s+mismo|esta\s+(?:tarde|noche|semana)
    | (?:pr[oó]xim[oa]|siguiente)\s+\w+|fin\s+de\s+semana|mediod[ií]a|medianoche
    | a\s+las?\s+(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\d{{1,2}}\b(?!:))
    | (?:in|by|until|since|from|before|after|en|para|desde|hasta)\s+(?:{MONTH})\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_TAKEN_UP = re.compile(r"\b(?:you|your|su|usted)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _When:
    """A weekday, a day of a month, a time of day; None is unsaid."""

    weekday: int | None
    date: tuple[int, int] | None
    clock: tuple[int, int] | None

    def agrees(self, other: _When) -> bool:
        pairs = ((self.weekday, other.weekday), (self.date, other.date), (self.clock, other.clock))
        return all(mine is None or mine == theirs for mine, theirs in pairs)


def times(draft: Reviewed) -> Iterator[str]:
    """Every day and time of day is an offered slot or the call itself, taken together; else the business's own hours."""
    told = [moment.text for moment in (*draft.brief.slots, *((draft.brief.call,) if draft.brief.call else ()))]
    offered = [moment for text in told for _, moment in _moments(text)]
    hours = [
        moment for fact in draft.known.ours if fact.id.startswith("business:") for _, moment in _moments(fact.text)
    ]
    zones = {zone for text in (*told, *(fact.text for fact in draft.known.ours)) for zone in _ZONE.findall(text)}
    asked = not draft.brief.properties and any(fact.id == "business:office_hours" for fact in draft.brief.answers)
    for sentence in draft.sentences:
        of_hours = asked or bool(_HOURS.search(sentence.text)) or folded(sentence.text) in draft.known.our_text
        for words, moment in _moments(without(sentence.text, EMAIL, LINK)):
            if any(moment.agrees(one) for one in offered):
                continue
            if not (of_hours and _among(moment, hours)) and not _said_by_them(draft, words, sentence):
                yield words
        yield from (zone for zone in _ZONE.findall(sentence.text) if zone not in zones)


def loose_times(draft: Reviewed) -> Iterator[str]:
    """No "tomorrow", "at three" or "next week": days and times are given whole, from the calendar, or not at all."""
    for sentence in draft.sentences:
        text = without(sentence.text, EMAIL, LINK, CLOCK)
        for match in _LOOSE.finditer(text):
            words = folded(match[0])
            if words in draft.known.our_text or _said_by_them(draft, match[0], sentence):
                continue
            if (
                sentence.asks
                and not sentence.mentions
                and "?" in text
                and not re.search(r"\d", match[0])
                and not _day_like(words)
            ):
                continue
            yield match[0]


def _day_like(words: str) -> bool:
    return bool(re.search(r"tomorrow|tonight|noon|midnight|clock|mañana|weekend|week\b|at |a las|fin de semana", words))


def _said_by_them(draft: Reviewed, words: str, sentence: Sentence) -> bool:
    """The lead's own time to move, said back as theirs."""
    timelines = [folded(fact.text) for fact in draft.known.theirs if fact.id == "need:timeline"]
    return bool(_TAKEN_UP.search(sentence.text)) and any(folded(words) in text for text in timelines)


def _among(moment: _When, known: list[_When]) -> bool:
    """Hours are written in ranges: each of their parts is looked up by itself."""
    return all(
        value is None or value in {getattr(one, field) for one in known}
        for field, value in (("weekday", moment.weekday), ("date", moment.date), ("clock", moment.clock))
    )


def _moments(text: str) -> Iterator[tuple[str, _When]]:
    """The times of a text in order: a time of day belongs to the day before it in the same line."""
    for line in text.splitlines():
        weekday: int | None = None
        date: tuple[int, int] | None = None
        open_day = ""
        for token in _TOKEN.finditer(line):
            if token["weekday"]:
                if open_day and date is None:
                    yield open_day, _When(weekday, None, None)
                weekday, date, open_day = _weekday_of(token[0]), None, token[0]
            elif token["date"]:
                if date is not None:
                    weekday = None
                date, open_day = _date_of(token[0]), f"{open_day} {token[0]}".strip()
                yield open_day, _When(weekday, date, None)
            else:
                yield f"{open_day} {token[0]}".strip(), _When(weekday, date, _clock_of(token[0]))
                open_day = open_day if date else ""
        if open_day and date is None:
            yield open_day, _When(weekday, None, None)


def _weekday_of(word: str) -> int:
    low = word.lower().rstrip(".")
    return next(
        day
        for day, names in enumerate(_WEEKDAYS)
        if any(low.startswith(name) for name in names) or names[0].startswith(low[:3])
    )


def _date_of(words: str) -> tuple[int, int]:
    """(month, day); the month is 0 where only a day is said."""
    found = DATE.fullmatch(words) or DATE.match(words)
    if found is None:
        return 0, 0
    name = found["month1"] or found["month2"]
    if name:
        month = next(place for place, names in enumerate(MONTHS, 1) if name.lower() in names)
    else:
        month = int(found["month3"] or found["month4"] or 0)
    day = next(found[key] for key in ("day1", "day2", "day3", "day4", "day5", "day6") if found[key])
    return month, int(day)


def _clock_of(words: str) -> tuple[int, int]:
    found = CLOCK.search(words)
    assert found is not None
    hour, minute = int(found["h"] or found["h2"] or found["h3"]), int(found["m"] or found["m2"] or 0)
    half = (found["half"] or found["half3"] or "").lower()
    if half:
        hour = hour % 12 + (0 if half.startswith(("a", "m")) else 12)
    return hour, minute
