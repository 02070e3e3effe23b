"""What is told of a home that somebody has, or sells, is no wish."""

from __future__ import annotations

import pytest

from classifiers.needs.extracting import extract, relevant
from classifiers.needs.gates import gated
from classifiers.needs.own_home import without_own_home
from classifiers.verdict import Need
from models.message import Intent

SELLS_AND_BUYS = (Intent.BUYER, Intent.SELLER)


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("We have a 2 bed condo and want to buy a 3 bedroom house", "bedrooms_min", 3),
        ("We'd like to sell our condo and buy a 3 or 4 bedroom house in Millpond", "property_type", "house"),
        ("My dad has a 4 bed on Lichen Court and wants a 1 floor place", "bedrooms_min", None),
        ("Our current house is 4 bedrooms, looking for a 2 bedroom condo", "property_type", "condo"),
        ("Our current house is 4 bedrooms, looking for a 2 bedroom condo", "bedrooms_min", 2),
        ("Tenemos una casa de 4 recámaras y buscamos un condominio de 2 recámaras", "bedrooms_min", 2),
        ("We own a 2 bed condo. We need at least 3 bedrooms", "bedrooms_min", 3),
    ],
)
def test_what_they_have_is_no_wish(text: str, slot: str, value: object) -> None:
    found = relevant(extract(text, intents=set(SELLS_AND_BUYS)), set(SELLS_AND_BUYS))
    assert (found[slot].value if slot in found else None) == value


@pytest.mark.parametrize(
    "text",
    [
        "We want a 3 bed house in Millpond up to 500k",
        "It must have 3 bedrooms",
        "Our next home should have 4 bedrooms",
        "do you have a 3 bed condo?",
        "Our budget is 450k for a 3 bedroom house",
        "We have 3 kids and need 4 bedrooms",
        "we have been house hunting for a 3 bed",
    ],
)
def test_what_they_seek_stays(text: str) -> None:
    assert without_own_home(text) == text


@pytest.mark.parametrize("after", [" sqft", " sq ft", " square feet", " pies cuadrados"])
def test_square_feet_are_no_price(after: str) -> None:
    need = {"price_max": Need(930_000, "930")}
    assert "price_max" not in gated(need, f"a condo of 930{after}", {Intent.BUYER})


@pytest.mark.parametrize("after", ["k", " max", ", square yard", " or less"])
def test_a_price_is_one(after: str) -> None:
    need = {"price_max": Need(930_000, "930" if after != "k" else "930k")}
    assert "price_max" in gated(need, f"a house up to 930{after}", {Intent.BUYER})
