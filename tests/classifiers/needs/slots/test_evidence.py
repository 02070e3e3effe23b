"""The evidence of proposals: as many numbers of each, and each thing that should tell changes some of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.needs.slots.evidence import Evidence
from classifiers.needs.slots.proposals import Proposal
from classifiers.needs.slots.tokens import tokens
from models.message import Intent


def evidence(text: str, *names: str, common: int = 0, known: bool = False, likely: float = 0.5) -> list[list[float]]:
    """The evidence of these names as areas, in their order in the text."""
    pieces = tokens(text)
    spans = []
    for name in names:
        start = text.index(name)
        here = [at for at, piece in enumerate(pieces) if start <= piece.start < start + len(name)]
        spans.append((here[0], here[-1]))
    proposals = [Proposal("areas", first, last, likely, likely) for first, last in spans]
    found = Evidence(text, pieces, [{} for _ in pieces], {Intent.BUYER}, spans if known else [], lambda _: common)
    return found.of(proposals)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("a house in Dover please", "a house in Dover?"),  # asked
        ("we want Dover", "we live in Dover"),  # where they live
        ("we want Dover", "not Dover"),  # ruled out
        ("Dover first", "Dover is out"),
        ("in Dover, Exeter", "in Dover. Exeter"),  # a list
        ("in Dover", "in DOVER HILLS, Dover"),
    ],
)
def test_what_stands_around_a_name_tells(text: str, other: str) -> None:
    names = [name for name in ("Dover", "Exeter") if name in text]
    assert evidence(text, *names)[0] != evidence(other, *names)[0]


def test_how_a_name_is_written_elsewhere_tells_and_whether_the_gazetteer_knows_it() -> None:
    plain = evidence("in Dover", "Dover")
    assert plain != evidence("in Dover", "Dover", common=5)
    assert plain != evidence("in Dover", "Dover", known=True)


def test_a_neighbour_in_a_list_lends_its_likelihood() -> None:
    alone, together = evidence("in Dover and then", "Dover")[0], evidence("in Dover or Exeter", "Dover", "Exeter")[0]
    assert alone != together
    assert len(alone) == len(together)


@given(st.text(max_size=80))
def test_any_text_gives_finite_numbers(text: str) -> None:
    pieces = tokens(text)
    if not pieces:
        return
    proposals = [Proposal("areas", at, at, 1.0, 0.0) for at in range(min(len(pieces), 5))]
    found = Evidence(text, pieces, [{"areas": 1.0, "O": 0.0}] * len(pieces), set(), [], lambda _: 1).of(proposals)
    assert len({len(row) for row in found}) == 1
    assert all(math.isfinite(number) for row in found for number in row)
