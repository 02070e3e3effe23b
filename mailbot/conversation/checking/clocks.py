"""Times of day as people write them, in English and Spanish: "8:30", "half past eight", "9 to 5", "las 2 y media".

A time without a.m. or p.m. may be one of two, and is read as both: what it is compared with decides.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mailbot.conversation.checking.amounts import UNITS

NOON: Final = 12 * 60
_DAY: Final = 24 * 60
# The parts of a day in minutes; of those that overlap, both are right ("5 in the afternoon", "5 in the evening").
PARTS: Final[dict[str, tuple[int, int]]] = {
    "morning": (0, NOON), "afternoon": (NOON, 18 * 60), "evening": (17 * 60, _DAY), "night": (18 * 60, _DAY),
    "mañana": (0, NOON), "manana": (0, NOON), "tarde": (NOON, 20 * 60), "noche": (18 * 60, _DAY), "mediodía": (NOON, 15 * 60),
    "am": (0, NOON), "pm": (NOON, _DAY),
}  # fmt: skip
_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    "|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
)
# What makes a bare number no time of day: what it counts, or the street that it is a number in.
_COUNTED = (
    r"%|[$€£°'\"/]|(?-i:(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|[ECMP][SD]?T)\w*)[A-Z])|(?:de\s+)?[-\s]?(?:"
    r"bed|bath|rec|hab|dorm|ba[nñ]o|sq|feet|ft|pies|acre|mile|mill|block|cuadra|car|stor(?:y|ies)|floor|piso|unit|home|house"
    r"|casa|business|working|place|people|person|hundred|thousand|mil\b|k\b|min|hour|hora|day|d[ií]a|week|semana|month|mes|year|año|more|less|m[aá]s)"
)
_BARE = rf"(?:(?:[01]?\d|2[0-3])(?![:.,]?\d)|(?:{_WORD})\b)"
_PART = r"(?:\s+in\s+the\s+(?:morning|afternoon|evening)|\s+at\s+night|\s+(?:de|en|por)\s+la\s+(?:ma[nñ]ana|tarde|noche)|\s+del\s+mediodía)"
_MINUTES = (  # and not "two thirty-year loans", "3 y cuarto de servicio"
    r"(?:[-\s](?:thirty|fifteen|forty-five)|\s+y\s+(?:media|cuarto)|\s+menos\s+cuarto)"
    rf"\b(?!-|\s+de\s+(?!la\s)|\s*(?:{_COUNTED}))"
)
_HALF = r"\s?[ap]\.?\s?m\b\.?"
_SURE = (
    rf"(?:(?:half\s+past|quarter\s+(?:past|after|to))\s+{_BARE}{_PART}?"
    r"|(?:noon|midday|midnight|mediod[ií]a|medianoche)\b"
    rf"|(?:[01]?\d|2[0-3])(?::[0-5]\d(?!\d)(?:{_HALF})?|\.[0-5]\d(?={_HALF}){_HALF}){_PART}?"
    rf"|{_BARE}(?:{_MINUTES}(?:{_HALF})?{_PART}?|{_HALF}{_PART}?|\s+o['’]clock\b{_PART}?|{_PART}))"
)
_HOUR = rf"(?:{_SURE}|{_BARE}(?!\s*(?:{_COUNTED})))"
_THE = r"(?:(?:a\s+)?las?\s+|the\s+)?"
_TIME = re.compile(
    rf"""(?<![\w$€£.,:/#+-])(?:
      (?:between|entre|de|desde)\s+{_THE}(?P<from1>{_HOUR})\s+(?:and|y|a)\s+{_THE}(?P<to1>{_HOUR})
    | (?:(?:from|desde|de)\s+)?{_THE}(?P<from2>{_HOUR})(?:\s*[-–—]\s*|\s+(?:to|until|till?|through|thru|hasta|a(?!\s+(?:la|mediod|medianoche)))\s+){_THE}(?P<to2>{_HOUR})
    | (?P<sure>{_SURE})
    | (?P<bare>{_HOUR})(?!\s*(?:[-–—]|\b(?:to|or|a|o)\b)\s*\d)
    )(?![\w/]|-\d)""",
    re.VERBOSE | re.IGNORECASE,
)
# "martes 14 por la mañana" is a morning of the 14th: an hour has its article in Spanish, "a las 9 de la mañana".
_A_DATE = re.compile(
    r"(?:\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|d[ií]a|el|al|del)|\A|,|;|\b[yo])\s*\Z",
    re.IGNORECASE,
)
_ITS_PART = re.compile(r"\d{1,2}\s+(?:de|en|por)\s+la\s+\w+\Z", re.IGNORECASE)
# Only behind one of these is a bare number an hour.
_AT = re.compile(
    r"\b(?:at|until|till?|by|before|after|around|about|from|since|(?:a|hasta|desde|sobre|de|o|y)\s+las?)\s+\Z",
    re.IGNORECASE,
)
_ROLES: Final = (
    ("opens", r"open(?:s|ing)?|from|start\w*|begin\w*|since|after|abr(?:e|en|imos|ir)|abiert[oa]s?|desde|a\s+partir|empieza\w*"),
    ("closes", r"clos(?:e|es|ing)|until|till?|to|end(?:s|ing)?|shuts?|before|by|hasta|cierr\w+|cerr(?:amos|ar)|antes|termina\w*"),
)  # fmt: skip
_ROLE = re.compile("|".join(rf"\b(?P<{role}>{words})\b" for role, words in _ROLES), re.IGNORECASE)
# "until 5 PM on weekdays and 2 PM on Saturday": both are closing times.
_ALSO = re.compile(r"(?:\s*(?:on\s+|los\s+|el\s+)?[\w-]+)?,?\s+(?:and|y|o|or)\s+(?:at\s+|a\s+)?", re.IGNORECASE)
_READ = re.compile(
    rf"(?:(?P<past>half\s+past|quarter\s+(?P<side>past|after|to))\s+)?(?P<hour>\d{{1,2}}(?!\d)|(?:{_WORD})\b)(?:[:.](?P<minute>\d\d))?"
    r"(?:[-\s]+(?P<after>thirty|fifteen|forty-five|y\s+media|y\s+cuarto|menos\s+cuarto))?",
    re.IGNORECASE,
)
_MINUTES_OF: Final = {"thirty": 30, "fifteen": 15, "forty-five": 45, "media": 30, "y cuarto": 15, "menos cuarto": -15}
_SAID_PART = re.compile(
    r"\b(morning|afternoon|evening|night|ma[nñ]ana|tarde|noche|mediodía)s?\b|([ap])\.?\s?m\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day and where it stands: the minutes of the day that it may mean, and whether something opens or
    closes then. `whole` is the range that it is an end of. A bare number is not `sure` to be a time."""

    start: int
    end: int
    at: frozenset[int]
    role: str
    sure: bool
    whole: tuple[int, int]


def clocks_in(text: str) -> list[Clock]:
    """Every time of day of a text, in order; a range is two of them."""
    found: list[Clock] = []
    for match in _TIME.finditer(text):
        found += _range(match) if match["from1"] or match["from2"] else _single(match, found)
    return found


def part_of_day(text: str) -> tuple[int, int] | None:
    """The part of the day that words name, in minutes: "Saturday mornings", "4 p. m."."""
    said = _SAID_PART.search(text)
    return PARTS[(said[1] or f"{said[2]}m").lower()] if said else None


def _single(match: re.Match[str], before: list[Clock]) -> Iterator[Clock]:
    if _ITS_PART.fullmatch(match[0]) and _A_DATE.search(match.string, 0, match.start()):
        return
    sure = bool(match["sure"])
    if not sure and not _AT.search(match.string, 0, match.start()):
        return
    since = before[-1].end if before else 0
    role = next((said.lastgroup or "" for said in reversed([*_ROLE.finditer(match.string, since, match.start())])), "")
    if not role and before and _ALSO.fullmatch(match.string, since, match.start()):
        role = before[-1].role
    yield Clock(match.start(), match.end(), minutes_of(match[0]), role, sure, match.span())


def _range(match: re.Match[str]) -> Iterator[Clock]:
    """Both ends; one that is written with its part of the day makes a time of the other one too."""
    first, last = ("from1", "to1") if match["from1"] else ("from2", "to2")
    sure = any(re.fullmatch(_SURE, match[end], re.IGNORECASE) for end in (first, last))
    whole = match.start(first), match.end(last)
    for end, role in ((first, "opens"), (last, "closes")):
        yield Clock(match.start(end), match.end(end), minutes_of(match[end]), role, sure, whole)


def minutes_of(words: str) -> frozenset[int]:
    """What a written time may mean: "4:30" is half past four, at night or in the afternoon; "16:30" is one only."""
    read = _READ.search(words)
    if read is None:
        return frozenset({0 if re.search("midnight|medianoche", words, re.IGNORECASE) else NOON})
    hour = int(read["hour"]) if read["hour"].isdigit() else UNITS[read["hour"].lower()]
    minutes = hour * 60 + int(read["minute"] or 0) + _past(read)
    part = part_of_day(words[read.end("hour") :])
    if not part and (hour > 12 or read["hour"].startswith("0")):
        return frozenset({minutes % _DAY})
    start, end = part or (0, _DAY)
    return frozenset(at for at in (minutes % NOON, minutes % NOON + NOON) if start <= at < end)


def _past(read: re.Match[str]) -> int:
    """The minutes that are said in words, before or after the hour."""
    if read["past"]:
        side = (read["side"] or "").lower()
        return 30 if not side else 15 if side in ("past", "after") else -15
    said = " ".join((read["after"] or "").lower().split())
    return next((minutes for words, minutes in _MINUTES_OF.items() if words in said), 0)
