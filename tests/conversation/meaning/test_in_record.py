"""What no topic names is looked for in the record itself; an answer is whole where all its words stand there."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.in_record import in_record
from mailbot.conversation.meaning.told import words_on
from mailbot.crm.inventory import Listing

BEACON = Listing(
    "B", "17 Beacon Road", 698_000, description="The kitchen and baths are from 2018.", features=("view", "wood stove")
)  # fmt: skip
BARN = Listing(
    "C", "120 Mill Road", 748_000, description="A barn that would take four horses.", features=("ridge view",)
)
OTHERS = tuple(Listing(f"O{n}", f"{n} Elm St", 400_000, features=("view", "deck")) for n in range(1, 21))


def quoted(text: str, home: Listing) -> str:
    return words_on(in_record(text, (home,), OTHERS).topics, home)


@pytest.mark.parametrize(
    ("text", "home", "words"),
    [
        ("is there a wood stove, I thought I read that", BEACON, "wood stove"),
        ("When was the kitchen redone?", BEACON, "The kitchen and baths are from 2018."),
        ("Could I keep a couple of horses there do you think", BARN, "A barn that would take four horses."),
    ],
)
def test_the_records_own_words_are_quoted(text: str, home: Listing, words: str) -> None:
    assert quoted(text, home) == words


QUAY = Listing(
    "Q",
    "14 Compass Lane",
    612_000,
    description="The kitchen was rebuilt in 2019 and opens onto a walled garden.",
    features=("one-car garage", "partial sea view", "bicycle room"),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("has the kitchen been redone", "The kitchen was rebuilt in 2019 and opens onto a walled garden."),
        ("when was the kitchen updated?", "The kitchen was rebuilt in 2019 and opens onto a walled garden."),
        ("is the garden private?", "The kitchen was rebuilt in 2019 and opens onto a walled garden."),
        ("can you see the ocean from it", "partial sea view"),
        ("what kind of garage", "one-car garage"),
        ("where do the bikes go?", "bicycle room"),
    ],
)
def test_a_record_that_says_the_same_in_other_words_is_quoted(text: str, words: str) -> None:
    assert quoted(text, QUAY) == words


@pytest.mark.parametrize("text", ["is it new?", "has it been renovated?", "is it old", "who supplies the water?"])
def test_a_quality_alone_is_quoted_of_nothing(text: str) -> None:
    assert in_record(text, (QUAY,), OTHERS).topics == ()


@pytest.mark.parametrize("text", ["how big is the garden", "who built the garage"])
def test_what_is_asked_of_a_thing_is_not_answered_by_its_being_there(text: str) -> None:
    assert not in_record(text, (QUAY,), OTHERS).whole


def test_all_words_of_the_question_are_the_whole_answer() -> None:
    assert in_record("and is there a wood stove?", (BEACON,), OTHERS).whole


@pytest.mark.parametrize(
    "text", ["When was the kitchen redone?", "is there a wood stove? and who built the wall around it?"]
)
def test_what_the_record_leaves_open_is_left_open(text: str) -> None:
    found = in_record(text, (BEACON,), OTHERS)
    assert found.topics
    assert not found.whole


@pytest.mark.parametrize(
    "text",
    [
        "is there a view to the west?",  # every home has a view: that one does is no answer
        "Who lives at Beacon Road now?",
        "Thanks, it looks lovely.",
        "what is the internet like out there?",
    ],
)
def test_nothing_is_quoted_that_does_not_speak_of_it(text: str) -> None:
    assert in_record(text, (BEACON,), OTHERS).topics == ()


def test_all_of_several_homes_must_tell() -> None:
    assert in_record("do they have a wood stove?", (BEACON, BARN), OTHERS).topics == ()
