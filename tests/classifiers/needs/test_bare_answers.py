"""Answers that only their question explains: sums, counts and names of areas by themselves."""

from __future__ import annotations

import pytest

from classifiers.needs.bare_answers import bare_answers, questions_in

KNOWN = ("Millpond", "Birch Hollow", "Hope")
ASKED = ("price_max", "bedrooms_min", "areas")


def values(text: str, asked: tuple[str, ...] = ASKED, *, rents: bool = False) -> dict[str, object]:
    found = bare_answers(text, asked, rents=rents, known_areas=KNOWN)
    return {slot: need.value for slot, need in found.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("450ish I guess", {"price_max": 450_000}),
        ("up to 430k\n3", {"price_max": 430_000, "bedrooms_min": 3}),
        ("450k\n\n3\n\nMillpond", {"price_max": 450_000, "bedrooms_min": 3, "areas": ("Millpond",)}),
        ("450k, 3, Millpond", {"price_max": 450_000, "bedrooms_min": 3, "areas": ("Millpond",)}),
        ("around 400-450", {"price_min": 400_000, "price_max": 450_000}),
        ("Around 400 at the most, we'd rather not have a big fee", {"price_max": 400_000}),
        ("over 400", {"price_min": 400_000}),
        ("1.2m", {"price_max": 1_200_000}),
        ("hasta 400 mil", {"price_max": 400_000}),
        ("4+", {"bedrooms_min": 4}),
        ("3 or 4", {"bedrooms_min": 3}),
        ("at least three", {"bedrooms_min": 3}),
        ("I think 3", {"bedrooms_min": 3}),
        ("tres por favor", {"bedrooms_min": 3}),
        ("hope or birch hollow", {"areas": ("Hope", "Birch Hollow")}),
    ],
)
def test_a_value_alone_is_an_answer(text, told):
    assert values(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Unit 304",
        "at 4:30",
        "3pm",
        "at 3",
        "the 3rd one",
        "Tuesday at 3",
        "call me at 3",
        "207 5550155",
        "8 Weir Street",
        "we paid 450 for it",
        "my house is worth 450",
        "450 sq ft",
        "2 cats",
        "12",
        "1994",
        "30 days",
        "I hope so",
    ],
)
def test_a_number_of_something_else_is_none(text):
    assert values(text) == {}


def test_what_was_not_asked_is_not_answered():
    assert values("450k, 3, Millpond", ("bedrooms_min",)) == {"bedrooms_min": 3}
    assert values("450k, 3, Millpond", ()) == {}


@pytest.mark.parametrize(("text", "worth"), [("1900", 1900), ("2k", 2000), ("under 2,100 a month", 2100)])
def test_a_rent_is_meant_as_it_stands(text, worth):
    assert values(text, rents=True) == {"price_max": worth}


@pytest.mark.parametrize("text", ["1900", "4", "50", "12"])
def test_what_no_home_costs_is_no_budget_to_buy(text):
    assert values(text, ("price_max",)) == {}


@pytest.mark.parametrize(
    ("quoted", "slots"),
    [
        ("- What price range do you have in mind?", ("price_max",)),
        ("Thanks.\nHow many bedrooms do you need?", ("bedrooms_min",)),
        ("Which neighborhoods or parts\nof town do you like?", ("areas",)),
        ("What is your budget, and how many bedrooms do you need?", ("price_max", "bedrooms_min")),
        ("¿Qué presupuesto tiene en mente?", ("price_max",)),
        ("¿Cuántas recámaras necesita?", ("bedrooms_min",)),
        ("8 Weir Street, 3 bedrooms, price $465,000", ()),
        ("Does one of them appeal to you?", ()),
        ("How many bedrooms do you need? Just reply to this mail.", ()),
        ("", ()),
    ],
)
def test_a_quoted_question_says_what_it_asks_for(quoted, slots):
    assert questions_in(quoted) == slots
