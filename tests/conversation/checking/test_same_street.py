"""Homes of one street, and of one house, are told apart by their number and unit; each has its own price."""

from __future__ import annotations

import pytest

from mailbot.conversation.brief import OfferedProperty
from mailbot.conversation.checking.mentions import mentions_in

HOMES = (
    OfferedProperty("A", "7 Chandler Street, Unit 2", 329_000, "$329,000"),
    OfferedProperty("B", "22 Chandler Street", 402_000, "$402,000"),
    OfferedProperty("C", "7 Chandler Street, Unit 3", 415_000, "$415,000"),
    OfferedProperty("D", "2 Elm Road", 479_000, "$479,000"),
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1. 7 Chandler Street, Unit 2 in Old Town — $329,000", {"A"}),
        ("7 Chandler St., Unit 3 is $415,000", {"C"}),
        ("22 Chandler Street is $402,000", {"B"}),
        ("7 Chandler Street, Unit 2 and 22 Chandler St", {"A", "B"}),
        ("the house on Chandler Street", {"A", "B", "C"}),
        ("7 Chandler Street", {"A", "C"}),
        ("2 Elm Road", {"D"}),
    ],
)
def test_a_home_is_known_by_its_number_and_unit(text: str, meant: set[str]) -> None:
    assert {mention.ref for mention in mentions_in(text, HOMES)} == meant
