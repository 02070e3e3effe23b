"""What is proposed: likely stretches, and for areas whatever looks like a name and is not quite impossible."""

from __future__ import annotations

import pytest

from classifiers.slots.proposals import NAME_POSSIBLE, POSSIBLE, proposals
from classifiers.slots.tokens import tokens

COMMON = {"either": 40, "looking": 90, "in": 99, "or": 99, "price": 9, "lower": 5, "prefer": 7}


def areas(text: str, chance: float, tag: str = "areas") -> list[str]:
    """The stretches that are proposed where every word is so likely an area."""
    pieces = tokens(text)
    found = proposals(pieces, [{tag: chance} for _ in pieces], (tag,), lambda word: COMMON.get(word, 0))
    return [text[pieces[one.first].start : pieces[one.last].end] for one in found]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("in Maple Glen or Fox Run", ["Maple Glen", "Fox Run"]),
        ("Either Maple Glen", ["Either Maple Glen", "Maple Glen"]),
        ("in Jardines del Sol", ["Jardines del Sol"]),
        ("in St. Clair Park", ["St. Clair Park"]),
        ("in ballard or east denver", ["ballard", "east denver"]),
        ("in Tarrant county", ["Tarrant", "Tarrant county"]),
        ("in 97214", ["97214"]),
        ("looking in or", []),
    ],
)
def test_names_are_proposed(text: str, named: list[str]) -> None:
    assert sorted(areas(text, NAME_POSSIBLE)) == sorted(named)


def test_what_looks_like_a_name_and_is_impossible_is_not() -> None:
    assert areas("in Maple Glen", NAME_POSSIBLE / 2) == []


def test_a_likely_stretch_is_proposed_whatever_it_looks_like() -> None:
    assert areas("by the end of june", POSSIBLE, "timeline") == ["by the end of june"]
    assert areas("by the end of june", POSSIBLE / 2, "timeline") == []


def test_a_stretch_is_cut_where_a_token_is_much_less_likely() -> None:
    text = "in june maybe or july"
    pieces = tokens(text)
    chances = [{"timeline": chance} for chance in (0.9, 0.9, 0.1, 0.1, 0.8)]
    found = proposals(pieces, chances, ("timeline",), lambda _: 0)
    assert [text[pieces[one.first].start : pieces[one.last].end] for one in found] == ["in june", "july"]
    assert [one.likely for one in found] == [0.9, 0.8]


def test_no_stretch_goes_over_the_end_of_a_sentence() -> None:
    assert areas("by june. No dogs", 0.9, "timeline") == []
    assert areas("by st. james", 0.9, "timeline") == ["by st. james"]
