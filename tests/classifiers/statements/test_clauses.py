"""Clauses: a sentence is cut where another statement begins, and never into scraps."""

from __future__ import annotations

from itertools import pairwise

import pytest

from classifiers.statements.clauses import clauses


def cut(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in clauses(sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It has three bedrooms", ["It has three bedrooms"]),
        (
            "It has three bedrooms, and the owner is moving out",
            ["It has three bedrooms", "and the owner is moving out"],
        ),
        ("The loft is on Elm while the flat is on Oak", ["The loft is on Elm", "while the flat is on Oak"]),
        ("Tiene tres recámaras y acepta mascotas pequeñas", ["Tiene tres recámaras", "y acepta mascotas pequeñas"]),
        ("The house is there (it has a dock) and for sale", ["The house is there", "it has a dock", "and for sale"]),
        ("Well, yes, it does", ["Well, yes, it does"]),
        ("", [""]),
    ],
)
def test_where_another_statement_begins(sentence: str, found: list[str]) -> None:
    assert cut(sentence) == found


def test_every_word_stands_in_one_clause() -> None:
    sentence = "For $440,000, 12 Elm St has a porch; the yard, fenced, is small - but it is there, and so is a shed"
    told = " ".join(cut(sentence)).split()
    assert {"$440,000", "porch", "yard", "fenced", "shed"} <= {word.strip(",;") for word in told}
    places = clauses(sentence)
    assert all(one[1] <= two[0] for one, two in pairwise(places))
