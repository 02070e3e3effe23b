"""What closes the talk about a call and wants no answer; and what only looks like it."""

from __future__ import annotations

import pytest

from mailbot.conversation.call_reading.courtesy import is_courtesy

NOTHING_BUT_COURTESY = [
    "Perfect, see you then!\n\nPat",
    "Hi Nora,\n\nLovely, thank you. Talk to you then!\n\nClara",
    "Hi Nora,\n\nGreat, thanks!\n\nJonah",
    "Perfect, talk soon.",
    "Very good. Until then.",
    "Hola, Nora:\n\nPerfecto, muchas gracias. Hablamos entonces.\n\nMuchas gracias,\nLucía",
    "¡Muchas gracias, hasta entonces!",
    "Thanks so much, looking forward to it!",
    "Thank you!\nSana Mirza\nMirza Studio",
]
SAYS_MORE = [
    "",
    "Stop.",
    "Baja",
    "gracias. baja",
    "Unsubscribe",
    "Not Interested",
    "No thanks",
    "Thanks but no thanks",
    "Thanks. Remove me",
    "Thank you, leave me alone",
    "ok. stop",
    "Cancel",
    "Thanks, enough of your mail",
    "Thanks, call my husband instead",
    "Great, thanks. I sold the house",
    "Perfect. My wife passed away",
    "Perfect. Is it still on?",
    "Thanks! Maybe later then.",
    "Perfect, see you then! " * 40,
]


@pytest.mark.parametrize("text", NOTHING_BUT_COURTESY)
def test_courtesy_is_known(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize("text", SAYS_MORE)
def test_whoever_says_more_is_not_overlooked(text: str) -> None:
    assert not is_courtesy(text)


def test_what_was_understood_already_is_left_out() -> None:
    assert is_courtesy("La segunda opción, por favor.", "La segunda opción, por favor.")
    assert is_courtesy("Number 2 then please.\n\nPat", "Number 2 then please.")
    assert not is_courtesy("Number 2. And then leave me alone.", "Number 2.")
