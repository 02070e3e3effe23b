"""Which questions about a home its record answers."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.told import sentence_on, tells, tells_by_fields, words_on
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


def test_in_another_language_fields_tell_and_things_that_have_a_name_in_it() -> None:
    assert tells_by_fields("year_built", HOME)
    assert tells_by_fields("elevator", HOME)
    assert not tells_by_fields("hoa", HOME)
    assert words_on("elevator", HOME, "es") == "un elevador"
    assert words_on("hoa", HOME, "es") == ""
    assert words_on("hoa", HOME) == "One heated parking space; the monthly fee is $360."


def test_the_sentence_that_tells_is_given_unless_a_feature_tells() -> None:
    assert sentence_on("hoa", HOME) == "One heated parking space; the monthly fee is $360."
    assert sentence_on("laundry", HOME) == ""
