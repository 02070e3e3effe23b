"""Which home of a list a text names by where it stands among the others: "the cheaper one", "la más grande"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.written import Mention

_FEWEST: Final = 2  # homes, of which one is cheaper
_ONE = r"(?:ones?|house|home|condo|townhouse|townhome|apartment|place|unit|listing|option|property)"
# Asks what there is anywhere, and names none of a list.
_OF_ALL = r"(?! (?:you(?:['’]ve| have)?\b|available|in (?:town|the area|your)|on the market|there is|listed|possible))"
_UNA = r"(?:la|el)(?: (?:casa|opci[oó]n|propiedad|unidad|depa(?:rtamento)?|apartamento))?(?: que (?:es|sea))? m[aá]s"


def _rank(english: str, spanish: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:the|that) (?:{english}) {_ONE}\b{_OF_ALL}|\b(?:the|that) (?:{english}) of the (?:two|three)\b"
        rf"|\b{_UNA} (?:{spanish})\b(?! que (?:tenga|tienen|haya|hay))",
        re.IGNORECASE,
    )


# What is named, the measure that tells, and whether the least of it is meant.
_RANKS: Final[tuple[tuple[re.Pattern[str], Callable[[Listing], float | None], bool], ...]] = (
    (
        _rank(r"cheaper|less expensive|lower[- ]priced|more affordable", r"baratas?|baratos?|econ[oó]mic[oa]"),
        lambda home: home.price,
        True,
    ),
    (_rank(r"pricier|more expensive|higher[- ]priced|dearer", r"car[oa]"), lambda home: home.price, False),
    (_rank(r"bigg(?:er|est)|larg(?:er|est)", r"grande"), lambda home: home.square_feet, False),
    (_rank(r"small(?:er|est)", r"peque[ñn][oa]|chic[oa]"), lambda home: home.square_feet, True),
    (_rank(r"new(?:er|est)", r"nuev[oa]|reciente"), lambda home: home.year_built, False),
    (_rank(r"old(?:er|est)", r"viej[oa]|antigu[oa]"), lambda home: home.year_built, True),
)


def ranks_in(text: str, listed: Sequence[Listing]) -> tuple[Mention, ...]:
    """Where a text names the one home of a list that is the cheapest, largest or newest of it."""
    found: list[Mention] = []
    for pattern, measure, least in _RANKS:
        for match in pattern.finditer(text):
            home = _the_one(listed, measure, least=least)
            if home is not None:
                found.append(Mention(match.start(), match.end(), (home,), certain=False))
    return tuple(sorted(found, key=lambda one: one.at))


def _the_one(listed: Sequence[Listing], measure: Callable[[Listing], float | None], *, least: bool) -> Listing | None:
    """The home that has the least or the most of something; none where records are silent or two have the same."""
    told = [(value, home) for home in listed if (value := measure(home)) is not None]
    if len(told) < max(_FEWEST, len(listed)):
        return None
    extreme = (min if least else max)(value for value, _ in told)
    of_it = [home for value, home in told if value == extreme]
    return of_it[0] if len(of_it) == 1 else None
