"""Who wants to be called this minute is heard; who wants a call some time, or on a condition, is not."""

from __future__ import annotations

import pytest

from mailbot.conversation.call_reading.at_once import wants_it_at_once


@pytest.mark.parametrize(
    "text",
    [
        "Call me now please 207-555-0133, I want to list my house before the weekend",
        "Please call me right away 207-555-0190",
        "can someone call me asap",
        "I meant right now, I'm at my desk for another half hour",
        "Could Nora ring me in the next ten minutes?",
        "I need a call immediately",
        "URGENT, as soon as possible call me at 207-555-0190",
        "Llámeme ahora mismo por favor",
        "¿me pueden llamar lo antes posible?",
        "que me llame ya, 207-555-0190",
        "Call me now if you can 207-555-0171",
    ],
)
def test_now_is_heard(text: str) -> None:
    assert wants_it_at_once(text)


@pytest.mark.parametrize(
    "text",
    [
        "Call me tomorrow",
        "please don't call me right now, I'm at work",
        "I can't talk right now",
        "call me as soon as it is listed",
        "if the price drops call me right away",
        "We want to move right away",
        "You can call me now that the kids are in school, mornings are best",
        "I already called you",
        "call me now if the price drops",
        "no me llame ahora, estoy trabajando",
        "We are renting right now. Call me next week",
    ],
)
def test_any_other_time_is_none(text: str) -> None:
    assert not wants_it_at_once(text)
