"""How much land and room a home has by its record, how new it is, and how much of it a lead asks for. Pure."""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from mailbot.crm.inventory import Listing


class Measure(StrEnum):
    """What is measured."""

    ACRES = "acres"
    SQUARE_FEET = "square feet"
    YEAR = "year built"

    def of(self, home: Listing) -> float | None:
        """How much a home has; None where its record does not say."""
        if self is Measure.SQUARE_FEET:
            return home.square_feet
        if self is Measure.YEAR:
            return home.year_built
        return next(filter(None, map(_acres, (*home.features, home.description))), None)


_WORDS: Final[Mapping[str, float]] = {
    "a": 1, "an": 1, "un": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10,
    "half": 0.5, "half a": 0.5, "half an": 0.5, "medio": 0.5, "third": 1 / 3, "a third": 1 / 3,
    "quarter": 0.25, "a quarter": 0.25, "three quarters": 0.75, "two thirds": 2 / 3,
}  # fmt: skip
_NUMBER: Final = r"(?:\d+/\d+|\d+(?:\.\d+)?|\.\d+|{})".format("|".join(sorted(_WORDS, key=len, reverse=True)))
# "1.8 acres", "half an acre", "six tenths of an acre", "a 2-acre lot"; of "1-2 acres" the less.
_ACRES: Final = re.compile(
    rf"(?<![\w$./])(?P<number>{_NUMBER})(?:\s?(?:-|–|to|or)\s?{_NUMBER})?(?P<tenths> tenths)?(?: of an?)?"
    r"\s?\+?(?: or more| plus| full)?[\s-]?acres?\b",
    re.IGNORECASE,
)
_ACREAGE: Final = re.compile(r"\bacreage\b", re.IGNORECASE)
_SQUARE_FEET: Final = re.compile(
    r"(?<![\w$.,])(?P<number>\d{1,2},?\d{3}|\d{3})(?:\s?(?:-|–|to)\s?\d[\d,]*)?\s?\+?(?: or (?:more|bigger|larger)| plus)?"
    r"\s?(?:sq\.?\s?(?:ft|feet|foot)\b|square (?:ft|feet|foot|footage)\b|sqft\b|sf\b|ft2|pies(?: cuadrados)?\b)"
    r"(?!\.? (?:lot|yard|garden|of land))",
    re.IGNORECASE,
)
# What makes it the most, or a rough size, and no least; ends where the number begins.
_NO_LEAST: Final = re.compile(
    r"\b(?:less than|under|below|up to|(?:no|not) (?:more|bigger|larger|over)(?: than)?|max(?:imum)?(?: of)?|smaller than"
    r"|about|around|roughly|approx\w*\.?|is|was|has|menos de|hasta|m[aá]ximo)\s*(?:a |the )?\Z",
    re.IGNORECASE,
)


_YEAR: Final = r"(?P<{0}>(?:19|20)\d\d)(?![\d,.]*\d)"
# How new a home must be; "2000 or newer" needs no other word to be a wish.
_BUILT: Final = re.compile(
    r"\b(?:(?:newer|more recent|no older|not older|nothing older|younger) than(?: (?:the year|about))?"
    r"|(?:don['’]?t|do not|not|wouldn['’]?t) (?:\w+ ){0,3}?(?:older than|(?:built |from )?before)|nothing (?:built )?(?:before|prior to)|(?:not|never|nothing) (?:built )?before|no earlier than"
    rf"|(?:built|constructed|from|made) (?:in |on )?(?:or )?(?:after|since|later than|past|no earlier than)(?: or in)?) {_YEAR.format('after')}"
    rf"|\b{_YEAR.format('plus')}(?: ?\+| (?:or|and) (?:newer|later|after|above|up|younger)| onwards?)"
    rf"|\b(?:m[aá]s (?:nuev|recient)[aoe]s? (?:que|de)|(?:construid[ao]s?|hech[ao]s?)(?: en)? (?:despu[eé]s|a partir) de(?:l)?(?: a[ñn]o)?"
    rf"|(?:no|nada) m[aá]s (?:viej|antigu)[ao]s? (?:que|de)(?:l)?(?: a[ñn]o)?|posterior(?:es)? a(?:l)?(?: a[ñn]o)?) {_YEAR.format('es')}"
    rf"|\b{_YEAR.format('plus_es')} (?:o|y) (?:m[aá]s (?:nuev[ao]|reciente)|posterior|despu[eé]s)",
    re.IGNORECASE,
)
_AGED: Final = re.compile(
    r"\b(?:(?:nothing|not|no) (?:older|more) than|less than|under|within|newer than|max(?:imum)?(?: of)?|built in the last)"
    r" (?:about )?(?P<years>\d{1,2}) (?:years?|yrs?)(?: old| of age)?\b|\b(?:no|nada)? ?m[aá]s de (?P<anos>\d{1,2}) a[ñn]os de antig\w+",
    re.IGNORECASE,
)
_OF_AGE: Final = re.compile(r"\b(?:older|newer|old|age|built|antig\w+)\b", re.IGNORECASE)
# What else is of a year, or is told of one home; ends where the year's words begin.
_NO_HOME: Final = re.compile(
    r"\b(?:roofs?|furnace|kitchens?|windows?|boiler|heater|hvac|appliances|siding|deck|bath(?:room)?s?|updated|remodel\w*|renovat\w*"
    r"|cars?|trucks?|lived|living|here|there|moved|owned|been|it['’]?s|(?:it|house|home|place|one|that|this|building) (?:is|was)|is|was|were|techo|cocina)\s+(?:\w+ly )?\Z",
    re.IGNORECASE,
)


def asked(sentence: str, year: int = 0) -> Iterator[tuple[Measure, float, int]]:
    """The least that a sentence asks for, of which measure, and where it stands. `year`: this one; ages count from it."""
    built = _built(sentence, year)
    if built is not None:
        yield Measure.YEAR, *built
    for measure, pattern in ((Measure.ACRES, _ACRES), (Measure.SQUARE_FEET, _SQUARE_FEET)):
        for match in pattern.finditer(sentence):
            number = _number(match)
            if number and not _NO_LEAST.search(sentence[: match.start()]):
                yield measure, number, match.start()
                break
    acreage = _ACREAGE.search(sentence)
    if acreage and not _ACRES.search(sentence):
        yield Measure.ACRES, 1, acreage.start()


def _built(sentence: str, year: int) -> tuple[float, int] | None:
    """The year before which a home must not be built, and where it is said."""
    for match in _BUILT.finditer(sentence):
        if not _NO_HOME.search(sentence[: match.start()]):
            said = next(int(number) for number in match.groupdict().values() if number)
            return said, match.start()
    aged = _AGED.search(sentence) if year and _OF_AGE.search(sentence) else None
    if aged is None or _NO_HOME.search(sentence[: aged.start()]):
        return None
    return year - int(aged["years"] or aged["anos"]), aged.start()


def _acres(text: str) -> float | None:
    match = _ACRES.search(text)
    return _number(match) if match else None


def _number(match: re.Match[str]) -> float | None:
    written = match["number"].lower().replace(",", "")
    if "/" in written:
        top, bottom = map(float, written.split("/"))
        number = top / bottom if bottom else 0
    else:
        number = _WORDS.get(written) or float(written)
    return number / 10 if match.groupdict().get("tenths") else number


def _land(least: float) -> tuple[str, str]:
    english = {0.5: "half an acre", 1: "an acre"}.get(least, f"{least:.2g} acres")
    spanish = {0.5: "medio acre", 1: "un acre"}.get(least, f"{least:.2g} acres")
    return f"at least {english} of land", f"por lo menos {spanish} de terreno"


def _room(least: float) -> tuple[str, str]:
    return f"at least {least:,.0f} sq ft", f"por lo menos {least:,.0f} pies cuadrados"


def _newness(least: float) -> tuple[str, str]:
    return f"a year of construction of {least:.0f} or later", f"un año de construcción de {least:.0f} o posterior"


# How a reply names so much of it, in English and in Spanish.
AT_LEAST: Final[Mapping[Measure, Callable[[float], tuple[str, str]]]] = {
    Measure.ACRES: _land,
    Measure.SQUARE_FEET: _room,
    Measure.YEAR: _newness,
}
