"""Limits that a lead sets to a call, and the freedom that they leave: whichever time, and no other thing."""

from __future__ import annotations

from datetime import time

import pytest
from call_talk import TUE, read, shown

from mailbot.conversation.steps import CallWord


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("A call would be fine, sometime early next week in the late afternoon?", time(15), None),
        ("I teach so only 12-12:40 any day", time(12), time(12, 40)),
        ("Evenings then, after 7?", time(19, 1), None),
        ("Saturday lunch?", time(12), time(14)),
        ("only after 6pm", time(18, 1), None),
        ("solo después de las 6", time(18, 1), None),
    ],
)
def test_hours_that_are_possible_alone(text: str, since: time, until: time | None) -> None:
    answer = read(text)
    assert answer.kind is CallWord.PROPOSES_VAGUE
    assert answer.wish is not None
    assert (answer.wish.since, answer.wish.until) == (since, until)


@pytest.mark.parametrize(
    "text",
    ["only 2 bathrooms?", "the only house between 5 and 7 Elm", "only after the inspection", "we had lunch Monday"],
)
def test_what_is_no_hour_limits_nothing(text: str) -> None:
    assert read(text).wish is None


@pytest.mark.parametrize(
    "text",
    [
        "Sounds good, whichever is easiest for Nora",
        "whatever works for Nora",
        "Whatever works best on your end",
        "either is fine with Nora",
        "like i said whenever. im retired",
        "la que le quede mejor a Nora",
        "cuando ella pueda",
    ],
)
def test_whichever_suits_the_agent_is_the_first(text: str) -> None:
    assert read(text).slot == TUE


@pytest.mark.parametrize(
    "text",
    [
        "whatever works for my wife",
        "any is good for pets",
        "whichever is closest to the school, send me that one",
        "I want to see whichever house is best for dogs",
        "whenever we sell ours",
    ],
)
def test_whichever_of_another_thing_takes_no_time(text: str) -> None:
    assert read(text).slot is None


def test_noonish_is_noon() -> None:
    assert shown(read("thursday or friday at noonish")) == "ambiguous | 6/12 12:00 | 6/13 12:00"
