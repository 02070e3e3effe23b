"""Somebody else who may come, a tradesman, an earlier deal: for the agent; a wish of one's own is none of them."""

from __future__ import annotations

import pytest

from classifiers.intents.referring import is_for_the_agent


@pytest.mark.parametrize(
    "text",
    [
        "my brother in law may call you",
        "my son might be in a year or two",
        "Do you know anyone who does snow removal",
        "We closed on a house w/ you guys in June!!",
        "I gave your number to my neighbor",
        "can you recommend a good plumber?",
        "our friends are looking, not us",
        "mi hermana quiere comprar",
    ],
)
def test_it_is_for_the_agent(text: str) -> None:
    assert is_for_the_agent(text)


@pytest.mark.parametrize(
    "text",
    [
        "my wife and I want to buy a house",
        "we closed on our house with another agency",
        "Do you know anything about the roof?",
        "my mom lives with us, is there a bedroom downstairs?",
        "do you have anyone who speaks Spanish?",
        "we bought a house",
    ],
)
def test_it_is_a_wish_or_an_end_of_their_own(text: str) -> None:
    assert not is_for_the_agent(text)
