"""Days as people write them: weekdays and runs of them, dates, and lists such as "April 14, 15 or 17"."""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from mailbot.conversation.checking.clocks import Clock, part_of_day
from mailbot.conversation.checking.masks import DATE, MONTH, MONTHS

_NAMES: Final = (
    ("monday", "lunes", "mon", "lun"), ("tuesday", "martes", "tues", "tue"), ("wednesday", "miércoles", "miercoles", "wed", "mié", "mie"),
    ("thursday", "jueves", "thurs", "thur", "thu", "jue"), ("friday", "viernes", "fri", "vie"),
    ("saturday", "sábado", "sabado", "sat", "sáb", "sab"), ("sunday", "domingo", "sun", "dom"),
)  # fmt: skip
_PLACE: Final = {name: place for place, names in enumerate(_NAMES) for name in names}
_LONG = "|".join(name for name in _PLACE if len(name) > 5)
_NAME = (  # "the morning sun" is no day, and neither is the sea
    rf"(?:(?:{_LONG}|lunes)s?\b|(?:mon|tues?|wed|thurs?|thu|fri|(?-i:Sat|Sun(?!\s+(?:room|deck|porch)))|lun|mi[eé]|jue|vie|s[aá]b|dom)\b\.?)"
)
_KINDS: Final = (
    ("workdays", r"(?<!which\s)(?<!what\s)(?:week|business\s|(?<!a\s)working\s)days?|entre\s+semana|d[ií]as\s+(?:de\s+semana|laborables|h[aá]biles)", frozenset(range(5))),
    ("weekend", r"(?<!the\s)(?<!this\s)(?<!next\s)(?<!\ba\s)weekends?|(?:los\s+)?fines\s+de\s+semana", frozenset({5, 6})),
    ("every", r"every\s+day(?:\s+of\s+the\s+week)?|daily|(?:7|seven)\s+days\s+a\s+week|todos\s+los\s+d[ií]as", frozenset(range(7))),
    ("same", r"(?:(?:the|that)\s+)?same\s+day|(?:(?:el|ese)\s+)?mismo\s+d[ií]a", frozenset[int]()),
    ("rest", r"(?:all\s+)?(?:the\s+)?other\s+(?:(?:five|six)\s+)?days|(?:the\s+)?rest\s+of\s+the\s+week|(?:los\s+)?(?:dem[aá]s|otros)\s+d[ií]as|el\s+resto\s+de\s+la\s+semana", frozenset[int]()),
)  # fmt: skip
_KIND_OF = {kind: days for kind, _, days in _KINDS}
_KIND = "|".join(rf"\b(?P<{kind}>{words})\b" for kind, words, _ in _KINDS)
# A number behind a weekday is a day of a month, unless it is an hour.
_NUMBERED = rf"(?:,?\s+(?:the\s+|el\s+|d[ií]a\s+)?(?P<number>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?\b(?![:./]?\d|\s*(?:[ap]\.?\s?m\b|[-–—]\s*\d|(?:to|a|until|till?|hasta|o['’]clock|or)\s+(?:\d|noon|midday|mediod)|(?:of\s+|de\s+)?(?:{MONTH})\b|(?:in\s+the|de\s+la)\s)))?"
_DAY = re.compile(
    rf"(?P<date>{DATE.pattern})|\b(?:any|every|each|all|todos\s+los)\s+d(?:ays?|[ií]as)\s+(?:but|except(?:\s+for)?|menos|excepto|salvo)\s+(?:on\s+|el\s+|los\s+)?(?P<but>{_NAME})|\b(?:between|entre(?:\s+el)?)\s+(?P<since>{_NAME})\s+(?:and|y)\s+(?:el\s+)?(?P<until>{_NAME})|\b(?P<first>{_NAME})(?:\s*(?:[-–—]|\b(?:to|through|thru|till?|until|al?|hasta)\b)\s*(?:el\s+)?(?P<last>{_NAME})|{_NUMBERED})|{_KIND}",
    re.IGNORECASE,
)
_MARTES = re.compile(r"\bmar(?=\.?\s+\d)", re.IGNORECASE)
_OTHERS = r"(?:[-\s]?(?:bed|bath|rec|hab|baño|sq|acre|block|home|house|unit|mile)|[:.]\d|\s*[ap]\.?m\b|\s*%)"
_LONGEST_LIST: Final = 40  # characters
_BEFORE = re.compile(
    r"(?:\b(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?(?:\s*,\s*|,?\s+(?:or|and|y|o)\s+))+\Z", re.IGNORECASE
)
_BEHIND = re.compile(
    rf"(?:(?:\s*,\s*|,?\s+)(?:(?:or|and|y|o)\s+)?(?:the\s+)?(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?\b(?!{_OTHERS}))+", re.IGNORECASE
)  # fmt: skip
_JOINED = re.compile(r"[\s,.]*(?:(?:the|el|d[ií]a)\s+)?", re.IGNORECASE)
_PART = re.compile(
    r"\s+(?:(?:por|en|de)\s+la\s+(?:ma[nñ]ana|tarde|noche)|(?:in\s+the\s+)?(?:morning|afternoon|evening|night)s?)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\b(?:and|or|but|y|o|ni|pero)\b|[;:(]", re.IGNORECASE)
# "We close at 5:30, and on Sundays we are not open": the time is none of the Sundays.
_OF_ANOTHER = re.compile(r",\s+(?:and|but|y|pero|closed|cerrad\w+)\s+(?:(?:on|los|el)\s+)?", re.IGNORECASE)
_IN_ORDER = re.compile(r"\brespectively\b|\brespectivamente\b|\b(?:in that|en ese) (?:order|orden)\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|or|y|e|o)\b)\s*(?:(?:on|the|at|el|los|a\s+las?)\s+)*", re.IGNORECASE)
_DIRECTLY = re.compile(r"\s*(?:[ECMP][SD]?T\b)?\s*(?:(?:on|el|los|this|del|de)\s+)?(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that some words name, and where. A date is (month, day); its month is 0 where only a day is said.

    `named` is false of a kind of day ("weekdays"), which is no offer of one. `part` is that of the day, in minutes.
    """

    start: int
    end: int
    weekdays: frozenset[int]
    date: tuple[int, int] | None = None
    named: bool = True
    part: tuple[int, int] | None = None


def days_in(text: str, spanish: bool = False) -> list[Days]:
    """Every day of a text, in order; "martes 14 de abril" is one. In Spanish "mar 10" is a Tuesday, no day of March."""
    if spanish:
        text = _MARTES.sub("tue", text)
    found: list[Days] = []
    for match in _DAY.finditer(text):
        for day in _read(match, found):
            joined = found and day.date and not found[-1].date and len(found[-1].weekdays) == 1
            if joined and _JOINED.fullmatch(text, found[-1].end, day.start):
                found[-1] = replace(found[-1], end=day.end, date=day.date)
            else:
                found.append(day)
    return [_with_part(day, text) for day in found]


def _read(match: re.Match[str], before: list[Days]) -> Iterator[Days]:
    if match["date"]:
        yield from _dates(match)
    elif match["but"]:
        yield Days(match.start(), match.end(), frozenset(range(7)) - {_weekday(match["but"])})
    elif match["first"] or match["since"]:
        first = _weekday(match["first"] or match["since"])
        last = _weekday(match["last"] or match["until"]) if match["last"] or match["until"] else first
        run = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
        yield Days(match.start(), match.end(), run, (0, int(match["number"])) if match["number"] else None)
    else:
        kind = match.lastgroup or ""
        if kind == "same":
            yield from (replace(day, start=match.start(), end=match.end(), part=None) for day in before[-1:])
            return
        yield Days(match.start(), match.end(), _rest(before) if kind == "rest" else _KIND_OF[kind], named=False)


def _rest(before: Sequence[Days]) -> frozenset[int]:
    """Which are "the other days": those not named yet, and unsaid which where none is."""
    named = frozenset[int]().union(*(day.weekdays for day in before))
    return frozenset(range(7)) - named if named else named


def _dates(match: re.Match[str]) -> Iterator[Days]:
    """A date and the days that share its month: "April 14, 15 or 17", "10, 11 o 12 de marzo"."""
    month, day = date_of(match["date"])
    day_first = match["date"][:1].isdigit()
    if day_first:
        yield from _shared(_BEFORE.search(match.string, max(0, match.start() - _LONGEST_LIST), match.start()), month)
    yield Days(match.start(), match.end(), frozenset(), (month, day))
    if not day_first:
        yield from _shared(_BEHIND.match(match.string, match.end()), month)


def _shared(run: re.Match[str] | None, month: int) -> Iterator[Days]:
    for number in re.finditer(r"\d+", run[0]) if run else ():
        place = run.start() + number.start() if run else 0
        yield Days(place, place + len(number[0]), frozenset(), (month, int(number[0])))


def date_of(words: str) -> tuple[int, int]:
    """(month, day); the month is 0 where only a day is said."""
    found = DATE.match(words)
    if found is None:
        return 0, 0
    name = found["month1"] or found["month2"]
    if name:
        month = next(place for place, names in enumerate(MONTHS, 1) if name.lower() in names)
    else:
        month = int(found["month3"] or found["month4"] or 0)
    return month, int(next(found[f"day{way}"] for way in range(1, 7) if found[f"day{way}"]))


def _weekday(word: str) -> int:
    low = word.lower().rstrip(".")
    return next(place for name, place in _PLACE.items() if low in (name, f"{name}s"))


def _with_part(day: Days, text: str) -> Days:
    """The day with the part of it that is named right behind: "Saturday mornings", "el viernes por la tarde"."""
    part = _PART.match(text, day.end)
    return replace(day, end=part.end(), part=part_of_day(part[0])) if part else day


def owners_of(text: str, clocks: Sequence[Clock], days: Sequence[tuple[int, int]]) -> list[int | None]:
    """Which of the days (their places) each time belongs to.

    It is the day before it. It is the day right behind it where there is none before, or where the one before has its
    time already or is parted from this one: "10 AM on Monday, 2 PM on Friday", "Monday, or 2 PM on Friday". Of "Monday
    and Friday, at 10 and at 2", each day has its own.
    """
    if _in_order(text, clocks, days):
        return [*range(len(days))]
    owners: list[int | None] = []
    for clock in clocks:
        before = next((place for place in reversed(range(len(days))) if days[place][1] <= clock.start), None)
        behind = next((place for place in range(len(days)) if days[place][0] >= clock.end), None)
        if before is not None and behind is not None and _DIRECTLY.fullmatch(text, clock.whole[1], days[behind][0]):
            has_time = any(
                owner == before and other.end <= days[before][0] for other, owner in zip(clocks, owners, strict=False)
            )
            if has_time or _PARTED.search(text, days[before][1], clock.whole[0]):
                before = None
        if before is None and behind is not None and _OF_ANOTHER.fullmatch(text, clock.whole[1], days[behind][0]):
            behind = None
        owners.append(behind if before is None else before)
    return owners


def _in_order(text: str, clocks: Sequence[Clock], days: Sequence[tuple[int, int]]) -> bool:
    """Whether as many times stand behind the days, each for one: said so, or a list behind a list."""
    if len(clocks) != len(days) or not days or days[-1][1] > clocks[0].start:
        return False
    one_breath = [*pairwise(days), *(((a.start, a.end), (b.start, b.end)) for a, b in pairwise(clocks))]
    return bool(_IN_ORDER.search(text)) or (
        len(days) > 1
        and len({clock.whole for clock in clocks}) == len(clocks)
        and all(_LISTED.fullmatch(text, end, start) for (_, end), (start, _) in one_breath)
    )
