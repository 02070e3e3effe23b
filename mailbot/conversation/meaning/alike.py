"""Homes that are asked for by those spoken of: "anything similar but bigger", "algo más barato". Pure.

What a home is or costs fills what its likeness is not told of; cheaper and bigger are so than what was spoken of.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from classifiers.text.phrases import phrases
from mailbot.crm.inventory import Listing
from mailbot.crm.matching.measures import Measure
from mailbot.crm.matching.scoring import Wants
from mailbot.crm.matching.things import MustHave, at_least

_SIMILAR: Final = phrases(
    r"""
    (?:any|some)(?:thing|where)?(?: <HOMES>)?(?: else)? (?:similar|comparable|(?:just |more |kind of )?like <IT>)
    (?:other|another|more|others)(?: <HOMES>)? (?:similar|like <IT>)
    similar (?:ones?|<HOMES>|but|to (?:it|that|this|\d+)|with|under|for less)
    (?:algo|alguna?|otr[ao]s?)(?: <HOMES>)? (?:similar|parecid[oa]s?|como (?:es[ae]|est[ae]|es[ao]s))
    """,
    HOMES=r"(?:homes?|houses?|condos?|townhouses?|places?|listings?|options?|apartments?|rentals?|casas?|opci[oó]n(?:es)?)",
    IT=r"(?:it|that|this|these|those|(?:that|this) (?:one|home|house|place|condo))\b(?! (?:in|was|is|has))",
)
_CHEAPER: Final = phrases(
    r"""
    <ANY>(?: (?:similar|else|like \w+|but|a (?:little|bit|tad|touch)(?: bit)?|slightly|much|way|that['’]?s|that is|which is)){0,3} <LESS>
    similar(?: (?:but|a bit|and|for|slightly|\w+)){0,2} <LESS>
    (?:got|have|is there|are there|show me|see)(?: (?:any|some|a|something))? <LESS>
    ^\W*<LESS>(?: (?:ones?|please|options?))*\W*$
    (?:algo|alguna?|otr[ao]s?|una?)(?: [\wñ]+){0,3} m[aá]s (?:barat|econ[oó]mic)[oa]s?
    """,
    ANY=r"(?:any|some)(?:thing| (?:other )?(?:homes?|houses?|condos?|places?|ones?|options?|apartments?|rentals?))?",
    LESS=r"(?:cheaper|less expensive|lower[- ]priced|more affordable|for less)\b(?! (?:than \$?\d|per|rate))",
)
_BIGGER: Final = phrases(
    r"""
    (?:any|some)(?:thing|where)?(?: (?:similar|else|like \w+|but|a (?:little|bit)|slightly|much|that['’]?s)){0,3} <MORE>
    similar(?: (?:but|a bit|and|slightly)){0,2} <MORE>
    (?:algo|alguna?|otra)(?: [\wñ]+){0,3} m[aá]s (?:grande|ampli[oa])s?(?! de)
    """,
    MORE=r"(?:bigger|larger|roomier|more spacious)\b(?! (?:yard|lot|garden|kitchen|garage|patio|budget|bedrooms?|closets?))",
)
_DEARER: Final = 1.15  # than a home is what is like it,
_LESS: Final = 0.8  # or less dear


@dataclass(frozen=True, slots=True)
class Alike:
    """What a text asks of homes by those that were spoken of."""

    similar: bool = False
    cheaper: bool = False
    bigger: bool = False

    def __bool__(self) -> bool:
        return self.similar or self.cheaper or self.bigger

    def wants(self, wants: Wants, homes: Sequence[Listing]) -> Wants:
        """What is wanted, with what the homes tell; what was said in words stands, but no dearer home is cheaper."""
        if not homes or not self:
            return wants
        if self.similar:
            wants = _filled(wants, homes, priced=wants.price_max is None and wants.price_min is None)
        if not self.cheaper:
            return wants
        most = min((wants.most, min(home.price for home in homes) - 1))
        low = wants.price_min if wants.price_min is not None and wants.price_min <= most else None
        return replace(wants, price_max=int(most), price_min=low)

    def things(self, homes: Sequence[Listing]) -> tuple[MustHave, ...]:
        """What a home must have to be bigger than those that were spoken of."""
        sizes = [home.square_feet for home in homes if home.square_feet]
        return (at_least(Measure.SQUARE_FEET, max(sizes) + 1),) if self.bigger and sizes else ()


def alike_in(text: str) -> Alike:
    """How a text asks for homes by those that were spoken of."""
    return Alike(*(pattern.search(text) is not None for pattern in (_SIMILAR, _CHEAPER, _BIGGER)))


def _filled(wants: Wants, homes: Sequence[Listing], *, priced: bool) -> Wants:
    """What is wanted, with the kind and rooms of homes, and about their price where `priced`."""
    kinds = {home.type for home in homes}
    rooms = [home.bedrooms for home in homes if home.bedrooms]
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    filled = replace(
        wants,
        listed_for=wants.listed_for or homes[0].listed_for,
        property_type=wants.property_type or kind,
        bedrooms_min=wants.bedrooms_min if wants.bedrooms_min is not None or not rooms else min(rooms),
    )
    if not priced:
        return filled
    low, high = min(home.price for home in homes), max(home.price for home in homes)
    return replace(filled, price_min=round(low * _LESS), price_max=round(high * _DEARER))
