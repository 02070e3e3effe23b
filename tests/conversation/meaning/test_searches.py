"""Two searches in one mail are told from one search among several kinds, or several places."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.searches import searches_in
from mailbot.crm.matching.scoring import Wants
from models.message import Intent

AREAS = ("Millpond", "Saltmarsh", "Cooper's Wharf")
KNOWN = Wants(price_max=500_000)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        (
            "a 3-bed house in Millpond under 450k or a condo at Coopers Wharf under 400k",
            [("house", "Millpond", 3, 450_000), ("condo", "Cooper's Wharf", None, 400_000)],
        ),
        (
            "We want a condo in Saltmarsh. Otherwise a 2 bedroom townhouse in Millpond, 500k at most",
            [("condo", "Saltmarsh", None, 500_000), ("townhouse", "Millpond", 2, 500_000)],
        ),
        (
            "buscamos una casa de 3 recámaras en Millpond o un condominio en Saltmarsh de 2 recámaras",
            [("house", "Millpond", 3, 500_000), ("condo", "Saltmarsh", 2, 500_000)],
        ),
    ],
)
def test_each_search_has_its_own_kind_place_and_rooms(text: str, each: list[tuple[object, ...]]) -> None:
    found = searches_in(text, KNOWN, Intent.BUYER, AREAS)
    assert [(str(one.property_type), *one.areas, one.bedrooms_min, one.price_max) for one in found] == each


@pytest.mark.parametrize(
    "text",
    [
        "a house or a condo in Millpond under 450k",
        "a 3-bed house in Millpond or Saltmarsh",
        "a house in Millpond, 3 beds or a den",
        "a house in Millpond or a house in Millpond with a barn",
        "we have a condo in Saltmarsh to sell or a house in Millpond",
        "a condo in Millpond, 2 or 3 bedrooms",
    ],
)
def test_one_search_is_one(text: str) -> None:
    assert searches_in(text, KNOWN, Intent.BUYER, AREAS) == ()
