"""Days and spans further off than a week, by their names: holidays, months, "in two weeks", "the week of the 11th".

None of a span is an hour that could be booked: it bounds what is offered. Whoever reads them decides what they are of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from mailbot.conversation.call_reading import when_words as words
from mailbot.conversation.call_reading.mention import FAR, Mention
from mailbot.conversation.calls.slots import Wish

Maker = Callable[[re.Match[str]], Mention | None]

_MONTHS: Final = {
    name: number for name, number in words.MONTHS.items() if len(name) > 3 or name in ("jan", "feb", "dec")
}
_MONTH: Final = words.words(*_MONTHS, "may", "mayo")
_COUNTS: Final = {
    **words.NUMBERS,
    **{str(number): number for number in range(1, 13)},
    "a": 1,
    "un": 1,
    "couple": 2,
    "couple of": 2,
    "par de": 2,
    "few": 3,
    "unas": 3,
}
# Month and day on which they are, or on which what is counted from them begins.
_HOLIDAYS: Final = {
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "new_years_eve": (12, 31),
    "new_year": (1, 1),
}
HOLIDAY: Final = re.compile(
    r"\b(?:(?P<christmas_eve>(?:christmas|xmas) eve|nochebuena|vispera de navidad)"
    r"|(?P<new_years_eve>new year'?s? eve|nye|nochevieja|fin de ano)"
    r"|(?P<christmas>(?:christmas|xmas)(?: day)?|(?:la )?navidad)"
    r"|(?P<new_year>(?:the )?(?:new year'?s?|1st of the year|first of the year)(?: day)?|(?:el )?ano nuevo))\b"
    r"(?! (?:tree|card|gift|lights|party|present|music|sale|bonus))"
)
# The days between the years as one: only what comes after them is of use.
HOLIDAYS: Final = re.compile(
    r"\b(?:the |this )?holidays?(?: season)?\b(?! (?:home|house|inn|party|rental))|\b(?:las )?fiestas\b"
)
MONTH_SPAN: Final = re.compile(
    r"\b(?:(?:in|by|after|until|till?|before|through|for|sometime(?: in)?|around|next|en|para|hasta"
    r"|despues de|desde)\s+)?"
    r"(?P<end>(?:the )?(?:first|second|third|last) week of|(?:la )?(?:primera"
    r"|segunda|tercera|ultima) semana de"
    r"|early|mid|middle of|late|beginning of|end of|the end of|(?:a )?(?:principios|inicios|mediados|fines"
    rf"|finales) de)?[ -]?(?P<month>{_MONTH})\b(?!\s+(?:the\s+)?\d)(?!\s+(?:st|street|ave|lane|road|rd|court)\b)"
)
IN_WEEKS: Final = re.compile(
    r"\b(?:in|within|en|dentro de)\s+(?:about |like |around |unas )?(?:an? )?"
    rf"(?P<count>{words.words(*_COUNTS)})\s+(?:more )?(?P<unit>weeks?|months?|semanas?|mes(?:es)?)\b"
    r"|\b(?:a |an )?(?P<count_b>couple of|couple|few|two|three|four|2|3|4)\s+(?P<unit_b>weeks|months)"
    r"\s+from\s+(?:now|today)\b"
)
_WEEKS_OF_A_MONTH: Final = {
    name: place
    for names, place in (("first|primera", 0), ("second|segunda", 1), ("third|tercera", 2), ("last|ultima", -1))
    for name in names.split("|")
}
_WEEKS: Final = re.compile(words.words(*_WEEKS_OF_A_MONTH))
_WEEK_OF: Final = re.compile(
    r"\b(?:the |la )?(?:week (?:of|beginning|starting)|semana del?)\s+(?:the\s+|monday,?\s+|lunes\s+)?\Z"
)
_PLACED: Final = re.compile(
    r"\b(?:in|by|after|until|till?|before|through|for|sometime|around|next|en|para|hasta|despues de|desde|early|mid"
    r"|middle|late|beginning|end|principios|inicios|mediados|fines|finales)\b"
)


def readers(today: date) -> tuple[tuple[re.Pattern[str], Maker], ...]:
    """The patterns of this module, each with what makes a mention of its match."""
    return (
        (HOLIDAY, lambda match: _holiday(match, today)),
        (HOLIDAYS, lambda match: _holidays(match, today)),
        (IN_WEEKS, lambda match: _in_weeks(match, today)),
        (MONTH_SPAN, lambda match: _month(match, today)),
    )


def as_week(mention: Mention, text: str) -> Mention:
    """ "The week of January 11th": the week, where a date stands behind such words."""
    introduced = _WEEK_OF.search(text[max(mention.start - 40, 0) : mention.start])
    if introduced is None or mention.day_kind != "date" or not mention.dates or mention.times:
        return mention
    monday = mention.dates[0] - timedelta(days=mention.dates[0].weekday())
    wish = Wish(first_day=monday, last_day=monday + timedelta(days=6))
    start = mention.start - len(introduced[0])
    return replace(Mention(start, mention.end), wish=wish, day_kind=FAR)


def _holiday(match: re.Match[str], today: date) -> Mention:
    day = _next(today, *_HOLIDAYS[str(match.lastgroup)])
    return Mention(*match.span(), dates=(day,), day_kind="date")


def _holidays(match: re.Match[str], today: date) -> Mention | None:
    """Those at the end of the year, where they are near; "holidays" of the summer are no dates."""
    first = _next(today, 12, 23)
    if today < date(today.year, 10, 15):
        return None
    return Mention(*match.span(), wish=Wish(first_day=first, last_day=date(first.year + 1, 1, 1)), day_kind=FAR)


def _in_weeks(match: re.Match[str], today: date) -> Mention:
    count, unit = match["count"] or match["count_b"], match["unit"] or match["unit_b"]
    weeks = _COUNTS[count] * (1 if unit.startswith(("w", "s")) else 4)
    first = today + timedelta(weeks=weeks)
    return Mention(*match.span(), wish=Wish(first_day=first, last_day=first + timedelta(days=6 * weeks)), day_kind=FAR)


def _month(match: re.Match[str], today: date) -> Mention | None:
    """A month by its name, where a word before it says that it is one: "may" and "march" are words of their own."""
    if not (match["end"] or _PLACED.search(match[0])):
        return None
    month = words.MONTHS[match["month"]]
    first = date(today.year + (month < today.month), month, 1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    end = match["end"] or ""
    week = _WEEKS.search(end)
    if week:
        place = _WEEKS_OF_A_MONTH[week[0]]
        first, last = (last - timedelta(days=6), last) if place < 0 else (first + timedelta(days=7 * place), last)
        last = min(last, first + timedelta(days=6))
    elif re.search(r"mid|mediados", end):
        first, last = first.replace(day=11), first.replace(day=20)
    elif re.search(r"late|end|fin", end):
        first = first.replace(day=21)
    elif end:
        last = first.replace(day=10)
    named = match.start("end") if end else match.start("month")
    return Mention(named, match.end(), wish=Wish(first_day=max(first, today), last_day=last), day_kind=FAR)


def _next(today: date, month: int, day: int) -> date:
    found = date(today.year, month, day)
    return found if found >= today else date(today.year + 1, month, day)
