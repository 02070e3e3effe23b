"""What leads wish for in the words of the records brings the homes forward that have it."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import Listing
from mailbot.crm.matching.in_records import in_their_words
from mailbot.crm.matching.scoring import Wants, match

APPLES = Listing(
    "A", "1 Elm St", 1, features=("apple trees", "mudroom"), description="Among old trees.", area="Orchard Ridge"
)
BRICK = Listing("B", "2 Elm St", 1, features=("exposed brick",), description="A kitchen island that seats four.")
TREEHOUSE = Listing("T", "3 Elm St", 1, features=("treehouse", "quiet close"), description="Two living rooms.")
HOMES = (APPLES, BRICK, TREEHOUSE)


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("3 beds up to 480k, we would love apple trees", ["A"]),
        ("We want exposed brick", ["B"]),
        ("looking for a place with a tree house or a treehouse", ["T"]),
        ("I would like a kitchen island", ["B"]),
        ("a house with a mudroom and exposed brick", ["A", "B"]),
        ("We need a mud-room or mudrooms, 3 beds", ["A"]),
        # None of it, not wanted, or not in these words.
        ("3 beds in Orchard Ridge up to 480k", []),
        ("Looking for a home close to the school", []),
        ("We don't want exposed brick, 3 beds", []),
        ("no apple trees please, 3 beds", []),
        ("The treehouse is lovely", []),
        ("We need four bedrooms and two living rooms", []),
        ("We want an apple and a tree", []),
        ("We need brick", []),
    ],
)
def test_what_stands_in_records_is_found(text: str, refs: list[str]) -> None:
    assert sorted(in_their_words([text], HOMES)) == refs


def test_what_is_preferred_comes_first_and_nothing_is_left_out() -> None:
    found = match(Wants(price_max=10), HOMES, (), 3, preferred={"T": 1})
    assert [one.property_ref for one in found] == ["T", "A", "B"]
    cheapest = match(Wants(price_max=10), HOMES, (), 3, preferred={"T": 1}, cheapest=True)
    assert [one.property_ref for one in cheapest] == ["A", "B", "T"]
