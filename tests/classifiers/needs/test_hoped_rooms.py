"""Bedrooms that will do beside more that are hoped for, and bedrooms in short words."""

from __future__ import annotations

import pytest

from classifiers.needs.extracting import extract, relevant
from classifiers.needs.hoped_rooms import hoped_rooms
from models.message import Intent

BUYER = frozenset({Intent.BUYER})


def bedrooms(text: str) -> object:
    need = relevant(extract(text, "", (), BUYER), BUYER).get("bedrooms_min")
    return need.value if need else None


@pytest.mark.parametrize(
    ("text", "least", "hoped"),
    [
        ("Would love 3 beds but could live with 2.", 2, 3),
        ("3 beds preferred, 2 minimum, budget 400.", 2, 3),
        ("two bedrooms will do but a third for the grandchildren would be welcome", 2, 3),
        ("at least 2 bedrooms, ideally 3", 2, 3),
        ("We'd like 4 bedrooms but would settle for three", 3, 4),
        ("ideally 4 beds but 3 is fine", 3, 4),
        ("preferimos 3 recámaras pero con 2 nos alcanza, mínimo 2", 2, 3),
        ("3 habitaciones de preferencia, 2 como mínimo", 2, 3),
    ],
)
def test_what_will_do_is_the_least(text, least, hoped):
    found = hoped_rooms(text)
    assert found is not None
    assert (found.least, found.hoped) == (least, hoped)
    assert bedrooms(text) == least


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("at least 3 bedrooms, ideally 2 baths", 3),
        ("3 bedrooms minimum, 2 baths preferred", 3),
        ("we'd love a 3 bedroom house, at least 2 acres", 3),
        ("ideally 3 bedrooms", 3),
        ("3 bed house with a 2 car garage if possible", 3),
        ("minimum 3 bedrooms. 2 dogs", 3),
    ],
)
def test_other_numbers_hope_for_no_rooms(text, least):
    assert hoped_rooms(text) is None
    assert bedrooms(text) == least


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Busco casa 3 rec hasta 420 mil", 3),
        ("3 rec en el centro", 3),
        ("quiero 2 habs cerca del tren", 2),
        ("algo de 2 ambientes para comprar", 1),
        ("casa 4 recs", 4),
        ("busco 2 dorms", 2),
    ],
)
def test_rooms_in_short_words(text, count):
    assert bedrooms(text) == count


@pytest.mark.parametrize("text", ["the rec room is nice", "2 record players", "hay 3 recibos", "ambiente tranquilo"])
def test_short_words_that_count_nothing(text):
    assert bedrooms(text) is None


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("A condo in Old Harbor, up to 400k. Two would be enough bedrooms.", 2),
        ("up to 400k, 3 bedrooms would do", 3),
        ("Two would be enough for us", None),
        ("up to 400k, 2 bathrooms would be enough, the bedrooms matter less", None),
    ],
)
def test_what_is_enough_is_what_is_wanted(text, rooms):
    found = extract(text, "", ("Old Harbor",), {Intent.BUYER})
    assert ("bedrooms_min" in found) is (rooms is not None)
    assert rooms is None or found["bedrooms_min"].value == rooms
