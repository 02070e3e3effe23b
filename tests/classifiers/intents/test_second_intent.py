"""A second intent is named where phrases of both stand in the mail, and not otherwise."""

from __future__ import annotations

import pytest

from classifiers.intents.second_intent import second_intent
from models.message import Intent

EVEN = dict.fromkeys(Intent, 0.1)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("We need to sell our house and buy something bigger", Intent.SELLER, Intent.BUYER),
        ("we need a bigger home. We'd have to sell our current one too", Intent.BUYER, Intent.SELLER),
        ("We have to sell our house and find a rental", Intent.SELLER, Intent.RENTER),
        ("We could find a 3 bed to buy, otherwise we'd rent for a year", Intent.BUYER, Intent.RENTER),
        ("Not interested, take me off your list", Intent.NOT_INTERESTED, Intent.UNSUBSCRIBE),
        ("Take me off your list please", Intent.UNSUBSCRIBE, None),
        ("I want to sell my house", Intent.SELLER, None),
        ("what are the office hours", Intent.GENERAL, None),
    ],
)
def test_second_intent(text: str, first: Intent, second: Intent | None) -> None:
    assert second_intent(text, first, EVEN) == second


def test_the_model_may_rule_it_out() -> None:
    text = "We need to sell our house and buy something bigger"
    assert second_intent(text, Intent.SELLER, {**EVEN, Intent.BUYER: 0.0}) is None
