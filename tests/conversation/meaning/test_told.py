"""Which questions about a home its record answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.conversation.meaning.told import fields_on, name_in_spanish, sentence_on, tells, words_on
from mailbot.crm.inventory import Listing

HOME = Listing(
    "S-211",
    "1 Stave Street, Unit 211",
    345_000,
    bedrooms=2,
    bathrooms=1.5,
    year_built=2015,
    features=("courtyard side", "elevator", "washer and dryer"),
    description="Quiet courtyard side, with oak floors. One heated parking space; the monthly fee is $360. No pets.",
)


@pytest.mark.parametrize("topic", ["availability", "price", "rooms", "year_built", "parking", "hoa", "pets", "laundry"])
def test_a_record_tells_by_fields_features_and_words(topic: str) -> None:
    assert tells(topic, HOME)


@pytest.mark.parametrize("topic", ["size", "lot", "heating", "taxes", "schools", "photos", "other", "pool"])
def test_what_it_does_not_name_it_does_not_tell(topic: str) -> None:
    assert not tells(topic, HOME)
    assert sentence_on(topic, HOME) == ""


def test_a_thing_that_homes_have_is_told_like_a_topic() -> None:
    assert tells("elevator", HOME)


def test_what_a_record_says_is_given_in_its_words() -> None:
    assert words_on(("hoa",), HOME) == "One heated parking space; the monthly fee is $360."
    assert words_on(("laundry",), HOME) == "washer and dryer"
    assert words_on(("elevator",), HOME) == "elevator"
    assert fields_on("year_built", HOME) == ("year_built",)
    assert fields_on("size", HOME) == ()


def test_things_that_homes_have_have_a_name_in_spanish() -> None:
    assert name_in_spanish("elevator", HOME) == "un elevador"
    assert name_in_spanish("hoa", HOME) == ""
    assert name_in_spanish("pool", HOME) == ""


@pytest.mark.parametrize(
    ("topic", "features", "description", "told"),
    [
        (
            "pets",
            ("dogs welcome",),
            "Dogs up to 40 pounds are welcome.",
            "Dogs up to 40 pounds are welcome.",
        ),
        (
            "flood",
            ("no flood insurance",),
            "Flood insurance is not required here.",
            "no flood insurance; Flood insurance is not required here.",
        ),
        (
            "parking",
            ("parking included",),
            "Near the pier. One space for parking.",
            "parking included; One space for parking.",
        ),
        ("laundry", (), "Quiet. Laundry in the building, coins only.", "Laundry in the building, coins only."),
        ("laundry", ("washer and dryer",), "Quiet street.", "washer and dryer"),
        ("taxes", ("dogs welcome",), "Quiet street.", ""),
    ],
)
def test_a_feature_never_hides_the_sentence_that_says_more(
    topic: str, features: tuple[str, ...], description: str, told: str
) -> None:
    assert words_on((topic,), replace(HOME, features=features, description=description)) == told
