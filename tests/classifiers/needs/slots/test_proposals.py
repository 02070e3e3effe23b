"""What is proposed: likely stretches, and for areas whatever looks like a name and is not quite impossible."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from classifiers.needs.slots.proposals import POSSIBLE, chances_of, proposals
from classifiers.needs.slots.tokens import tokens

COMMON = {"either": 40, "looking": 90, "in": 99, "or": 99, "price": 9, "lower": 5, "prefer": 7}


def proposed(text: str, chances: Sequence[float], tag: str = "areas") -> list[str]:
    """The stretches that are proposed where each token is so likely."""
    pieces = tokens(text)
    by_tag = chances_of([{tag: chance} for chance in chances])
    found = proposals(pieces, by_tag, (tag,), lambda word: COMMON.get(word, 0))
    return [text[pieces[one.first].start : pieces[one.last].end] for one in found]


def whole(text: str, chance: float, tag: str = "areas") -> list[str]:
    """The same where all tokens are as likely."""
    return proposed(text, [chance] * len(tokens(text)), tag)


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
def test_names_are_proposed_where_one_word_is_possible(text: str, named: list[str]) -> None:
    """The last word of each name is possible, all others are hardly so."""
    pieces = tokens(text)
    ends = {text.index(name) + len(name) for name in named}
    found = proposed(text, [POSSIBLE if piece.end in ends else 0.001 for piece in pieces])
    lasts = {text[piece.start : piece.end] for piece in pieces if piece.end in ends}
    assert sorted(set(found) - lasts) == sorted(set(named) - lasts)


def test_what_looks_like_a_name_and_is_impossible_is_not() -> None:
    assert whole("in Maple Glen", POSSIBLE / 2) == []


def test_a_likely_stretch_is_proposed_whatever_it_looks_like() -> None:
    assert whole("by the end of june", POSSIBLE, "timeline") == ["by the end of june"]
    assert whole("by the end of june", POSSIBLE / 2, "timeline") == []


def test_a_stretch_is_cut_where_a_token_is_much_less_likely() -> None:
    assert proposed("in june maybe or july", (0.9, 0.9, 0.1, 0.1, 0.8), "timeline") == ["in june", "july"]


def test_no_stretch_goes_over_the_end_of_a_sentence() -> None:
    assert whole("by june. No dogs", 0.9, "timeline") == []
    assert whole("by st. james", 0.9, "timeline") == ["by st. james"]
