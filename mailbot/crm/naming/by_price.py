"""Which homes a text names by what they cost: "the $372k one", "the one at 1975", "la de 389 mil".

A sum is a home's name where it stands as one; elsewhere it is a wish ("up to 379k"), an offer or a year. A home costs
it exactly, or rounded as people do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.written import Mention

_MOST: Final = 3  # homes of one price that may be meant
_THOUSAND: Final = 1_000
_MILLION: Final = 1_000_000
_LEAST_WHOLE: Final = 10_000  # "379,000" is no rent

_HOME = (
    r"(?:one|house|home|condo|condominium|townhouse|townhome|apartment|apt|place|property|listing|unit|duplex|flat"
    r"|rental|cottage|ranch|cape|lot)"
)
_CASA = r"(?:casa|propiedad|depa|depto|departamento|apartamento|apto|condominio|opci[oó]n|vivienda|unidad)"
_SUM = (
    r"(?P<{0}>\$ ?\d[\d,.]*\d(?: ?(?:k|mil|grand|m)\b)?|\$ ?\d(?: ?(?:k|mil|m)\b)?"
    r"|\d{{1,3}}(?:[,.]\d{{3}})+|\d{{1,4}}(?:\.\d+)?(?: ?(?:k|mil|grand|m)\b)?|\d{{5,7}})(?![\d%])"
)
_COSTS = (
    r"(?:(?:that(?:['’]s| is)|which is|priced|listed|asking|going|renting|offered|selling|on)? ?(?:for|at|around)"
    r"|that(?:['’]s| is| costs?)|costing|asking|with the|@) (?:the )?"
)
# What is bid for a home, and what a search has: there no sum is a name.
_NAMES: Final = re.compile(
    rf"\b(?:the|that|this|your) {_SUM.format('before')}(?:/mo\w*| a month)? {_HOME}\b"
    rf"|\b(?:the|that|this) one {_COSTS}{_SUM.format('after')}"
    r"|(?<!buy )(?<!sell )(?<!get )(?<!take )(?<!have )(?<!let )(?<!bought )(?<!sold )(?<!offer )(?<!list )(?<!for )"
    rf"\b(?:the|that|this) (?:\w+ )?{_HOME} {_COSTS}{_SUM.format('of_home')}"
    rf"|\b(?:(?:is|are|does|has|about|see|visit|tour|like|love|liked|show me|and|on|for) )(?:the|that) "
    rf"{_SUM.format('bare')}(?= (?:still|available|is|has|have|please|pls|and|or|on|this|that|come|allow|take)\b"
    r"| ?[?.,!;]| ?$)"
    rf"|\b(?:la|el|esa|ese|las|los|una|un)(?: {_CASA})?"
    r" (?:de|por|en|a|que (?:cuesta|vale|sale(?: en)?)|que est[aá] (?:en|a)|que piden)"
    rf" (?:los )?{_SUM.format('es')}(?! ?(?:rec[aá]maras|cuartos|habitaciones|ba[nñ]os|pisos|m2|metros|pies))",
    re.IGNORECASE,
)
_GROUPS: Final = ("before", "after", "of_home", "bare", "es")


def prices_in(text: str, shown: Sequence[Listing], others: Sequence[Listing]) -> tuple[Mention, ...]:
    """Where a text names homes by their price, in its order; those that were shown come first."""
    found: list[Mention] = []
    for match in _NAMES.finditer(text):
        group = next(name for name in _GROUPS if match[name])
        written = match[group]
        homes = _costing(written, shown) or ([] if group == "bare" else _costing(written, others))
        if homes and len(homes) <= _MOST:
            found.append(Mention(match.start(group), match.end(group), tuple(homes), certain=len(homes) == 1))
    return tuple(found)


def _costing(written: str, homes: Sequence[Listing]) -> list[Listing]:
    """The homes that cost what is written; those that cost exactly so, where some do."""
    exact = re.sub(r"\D", "", written)
    rounded = [home for home in homes if _costs(home.price, written)]
    return [home for home in rounded if str(home.price) == exact] or rounded


def _costs(price: int, written: str) -> bool:
    """Whether a home costs what is written: exactly, or to the thousand where no more is said."""
    number = re.sub(r"[^\d.,]", "", written).rstrip(".,")
    unit = re.search(r"(k|mil|grand|m)$", written.strip().casefold())
    if unit is None and re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number):
        number = re.sub(r"[.,]", "", number)
    number = number.replace(",", "")
    if number.count(".") > 1 or not re.fullmatch(r"\d+(?:\.\d+)?", number):
        return False
    value = float(number)
    if unit is None:
        return (
            price == value
            or (value >= _LEAST_WHOLE and value % _THOUSAND == 0 and abs(price - value) < _THOUSAND)
            or (100 <= value < _THOUSAND and _is_near(price, value * _THOUSAND, _THOUSAND))
        )
    if unit[1] == "m":
        return _is_near(price, value * _MILLION, _MILLION / 100)
    return _is_near(price, value * _THOUSAND, _THOUSAND if value == int(value) else _THOUSAND / 10)


def _is_near(price: int, value: float, step: float) -> bool:
    return abs(price - value) < step
