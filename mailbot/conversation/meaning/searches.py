"""Two searches in one mail: "a 3-bed house in Millpond or a condo at the wharf" asks for homes of each. Pure.

Only where every one of them names a kind of home and a place of its own: "a house or a condo in Millpond" is one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from classifiers.needs.extracting import extract
from classifiers.needs.own_home import without_own_home
from classifiers.verdict import Need
from mailbot.crm.matching.scoring import Wants, wants_from
from models.message import Intent

MOST: Final = 3
_LONGEST_READ: Final = 2000  # characters
_OR: Final = re.compile(
    r"[,;.?!]*\s+(?:and/or|or|otherwise|alternatively|and also|o bien|si no|o|u)"
    r"(?: else| maybe| even| possibly| tal vez)?,?\s+(?=(?:an?|some|any|the|one|two|three|four|\d|un[ao]?|alg[uú]n)\b)",
    re.IGNORECASE,
)


def searches_in(text: str, wants: Wants, intent: Intent, areas: Collection[str]) -> tuple[Wants, ...]:
    """What a text asks for, each search by itself; empty where it tells of one. `wants` is what is known of them all,
    and `areas` the places where homes are on offer."""
    pieces = _OR.split(without_own_home(text[:_LONGEST_READ]))
    if not 1 < len(pieces) <= MOST or not all(_names_any(piece, areas) for piece in pieces):
        return ()
    told = [extract(piece, known_areas=areas, intents={intent}) for piece in pieces]
    if not _are_several(told):
        return ()
    return tuple(_one(wants, needs, told) for needs in told)


def _names_any(piece: str, areas: Collection[str]) -> bool:
    said = piece.casefold().replace("'", "").replace("’", "")
    return any(area.casefold().replace("'", "") in said for area in areas)


def _are_several(told: Sequence[Mapping[str, Need]]) -> bool:
    """Whether each names a kind of home and a place, and no two the same."""
    if not all({"property_type", "areas"} <= needs.keys() for needs in told):
        return False
    return len({str((needs["property_type"].value, needs["areas"].value)) for needs in told}) == len(told)


def _one(wants: Wants, needs: Mapping[str, Need], told: Sequence[Mapping[str, Need]]) -> Wants:
    """One of the searches: a sum that is named once, or before, is meant for all of them."""
    own = wants_from(needs)
    shared = sum("price_max" in each or "price_min" in each for each in told) <= 1
    return replace(
        wants,
        property_type=own.property_type,
        areas=own.areas,
        bedrooms_min=own.bedrooms_min,
        bathrooms_min=own.bathrooms_min,
        price_min=wants.price_min if shared else own.price_min,
        price_max=wants.price_max if shared else own.price_max,
    )
