"""Who asks for a person, or whether a machine writes, is not upset by that alone."""

from __future__ import annotations

import pytest

from classifiers.asking.who_writes import only_asks_who_writes
from mailbot.conversation.meaning.calm import asks_calmly, asks_for_one_calmly


@pytest.mark.parametrize(
    "text",
    [
        "That was fast lol. Is this a bot or is there an actual person typing?",
        "Are you a bot? These emails read like ChatGPT.",
        "I'd like to speak to an actual human being about listing my home, not email back and forth.",
    ],
)
def test_who_asks_for_a_person_is_calm(text: str) -> None:
    assert asks_for_one_calmly(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to talk to a real person. You people are a joke.",
        "Is this a bot? I have asked three times and nobody answers. Unacceptable.",
        "You people are a joke.",
    ],
)
def test_anger_beside_it_stays_anger(text: str) -> None:
    assert not asks_for_one_calmly(text)


@pytest.mark.parametrize(
    "text",
    ["Is this a bot or is there an actual person typing?", "Are you a bot or is there a person on the other end?"],
)
def test_whether_a_person_types_is_a_question(text: str) -> None:
    assert only_asks_who_writes(text)


@pytest.mark.parametrize(
    ("text", "calmly"),
    [
        ("what time was it again", True),
        ("when are you calling me?", True),
        ("what time was it again, nobody ever answers me", False),
        ("are you a bot?", True),
        ("you people are useless", False),
    ],
)
def test_who_asks_when_their_call_is_may_be_calm(text: str, calmly: bool) -> None:
    assert asks_calmly(text) is calmly
