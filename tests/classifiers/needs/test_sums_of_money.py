"""How large a sum is tells a rent from a price: `features` has a cue for each."""

from __future__ import annotations

import pytest

from classifiers.intents.features import features

MONTH, HOME = "!sum for a month", "!sum for a home"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("up to $1,500", {MONTH}),
        ("2300/mo", {MONTH}),
        ("850 al mes", {MONTH}),
        ("420k", {HOME}),
        ("$1.2 million", {HOME}),
        ("rent 1,900 or buy at 310k", {MONTH, HOME}),
        ("1204 Elm St, unit 500, since 2019", set()),
        ("12 months", set()),
        ("call 555-0101", set()),
    ],
)
def test_sums_are_sized(text: str, wanted: set[str]) -> None:
    assert features("", text).cues & {MONTH, HOME} == wanted
