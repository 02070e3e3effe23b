"""What marks teach: which token of a quote gets its tag, and which proposals count as right."""

from __future__ import annotations

from typing import Any

import pytest

from classifiers.needs.slots.proposals import Proposal
from classifiers.needs.slots.tokens import tokens
from classifiers.needs.slots.values import family
from classifiers.training.corpus import Row
from classifiers.training.lessons import Lesson, lesson
from classifiers.training.marks import Marked
from classifiers.training.train_decisions import SmallLetters, examples
from models.message import Intent


def tagged(text: str, slot: str, value: Any, quote: str) -> list[int]:
    """Where the words begin that get the tag of a mark."""
    pieces = tokens(text)
    marked = Marked(text, pieces, {slot: value}, {slot: quote})
    assert not marked.lost
    return [piece.start for piece, tag in zip(pieces, marked.tags, strict=True) if family(tag) == slot]


@pytest.mark.parametrize(
    ("quote", "value", "at"),
    [
        ("1 1/2 baths", 1.5, 0),
        ("one and one-half baths", 1.5, 0),
        ("3/2", 2, 2),
        ("2 full baths and a half", 2.5, 0),
        ("2.5 ba", 2.5, 0),
    ],
)
def test_baths_are_tagged_at_the_number_that_is_read(quote: str, value: float, at: int) -> None:
    assert tagged(f"{quote} please", "bathrooms_min", value, quote) == [at]


def marked(text: str, slot: str, value: Any, quote: str) -> Lesson:
    return lesson(Row("", text, Intent.SELLER, None, "en", True, {slot: value}, {slot: quote}, hand_of="hand_x"))


@pytest.mark.parametrize(
    ("slot", "value", "words", "right"),
    [
        ("address", "14 Cedar Hollow Road", "14 Cedar Hollow Road", True),
        ("address", "14 Cedar Hollow Road", "14 Cedar Hollow", True),
        ("address", "14 Cedar Hollow Road", "Road", False),
        ("timeline", "before the end of June", "end of June", True),
        ("timeline", "before the end of June", "June", True),
        ("lead_email", "pat.lee@home.example", "Pat.Lee@home.example", True),
    ],
)
def test_a_piece_of_an_address_is_not_right_nor_are_capitals_wrong(
    slot: str, value: str, words: str, right: bool
) -> None:
    whole = words if slot == "lead_email" else value
    text = f"Please sell it, {whole}, thanks"
    one = marked(text, slot, value, whole)
    start = one.text.index(words)
    here = [at for at, piece in enumerate(one.pieces) if start <= piece.start < start + len(words)]
    likelihoods = [{slot: 0.9} if at in here else {} for at in range(len(one.pieces))]
    found = examples(slot, [slot], [(0, one, likelihoods)], SmallLetters.of([]))
    assert [(example.proposal, example.right) for example in found] == [
        (Proposal(slot, here[0], here[-1], 0.9, pytest.approx(0.9)), right)
    ]
