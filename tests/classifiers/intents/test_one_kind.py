"""A stop of one thing, a kind of mailing or a way to be reached, ends no conversation; a stop of everything does."""

from __future__ import annotations

import pytest

from classifiers.intents.intent import BuiltinReader
from classifiers.intents.one_kind import only_stops_one_thing, refuses_to_be_called, stops_a_mailing, stops_one_thing
from classifiers.rules.unsubscribe import read_words
from classifiers.verdict import Readiness, Scope
from models.message import Intent


@pytest.mark.parametrize(
    "text",
    [
        "And please no more holiday or market newsletters, just listings that fit",
        "No more market stuff pls. Do you have anything w/ an in law suite tho",
        "please no more market reports but do send me anything under 300 in Saltmarsh",
        "cut the weekly digests. is 9 Russet Court still available?",
        "skip the christmas stuff please, only homes",
        "ya no me manden boletines, solo casas",
    ],
)
def test_a_kind_of_mailing_stops_and_the_rest_goes_on(text: str) -> None:
    asked = read_words("Re: Homes", text)
    assert asked is not None
    assert (asked.scope, asked.doubt) == (Scope.CAMPAIGN, "")
    assert stops_a_mailing(text)


@pytest.mark.parametrize(
    "text",
    [
        "No more newsletters",
        "No more newsletters or emails please",
        "please stop the weekly emails",
        "stop with the market emails. and take me off the list",
        "no more calls or emails",
        "Stop calling me and stop emailing me",
        "Could you kindly stop these weekly emails? We're happy renting.",
    ],
)
def test_where_nothing_is_welcome_everything_stops(text: str) -> None:
    asked = read_words("Re: Homes", text)
    assert asked is not None
    assert (asked.scope, asked.doubt) == (Scope.EVERYTHING, "")


@pytest.mark.parametrize(
    "text",
    [
        "No more texts please, email only",
        "quit calling my cell",
        "Please quit calling me. Email is fine.",
        "don't text me. email ok.",
        "Stop texting me. You can email though",
        "Please DON'T call the house or mail anything there",
        "no more calls please, I'm at work all day. email works",
    ],
)
def test_no_calls_or_texts_is_no_wish_to_hear_nothing(text: str) -> None:
    assert read_words("Re: Homes", text) is None
    assert only_stops_one_thing(text)
    assert BuiltinReader().read("", text).intent is not Intent.UNSUBSCRIBE


@pytest.mark.parametrize(
    "text",
    [
        "Call me tomorrow",
        "I can't take calls or texts at work, mornings are bad",
        "no more than two baths",
        "There's no market for condos now, is there?",
        "Is there a monthly newsletter?",
        "stop by the office",
    ],
)
def test_what_stops_nothing_is_none(text: str) -> None:
    assert not stops_one_thing(text)


@pytest.mark.parametrize(
    "text", ["Please don't call the house", "quit calling my cell", "don't call me, just email me"]
)
def test_who_wants_no_call_asks_for_none(text: str) -> None:
    assert refuses_to_be_called(text)
    assert BuiltinReader().read("", text).ready is not Readiness.CALL


@pytest.mark.parametrize(
    "text", ["don't call my cell, call me at the office", "Don't text me, call me", "no texts please", "call me"]
)
def test_a_call_that_is_wanted_elsewhere_is_one(text: str) -> None:
    assert not refuses_to_be_called(text)
