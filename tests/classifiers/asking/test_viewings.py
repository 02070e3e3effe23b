"""Who asks how soon a home can be seen is told apart from who asks when it is free, or when somebody calls."""

from __future__ import annotations

import pytest

from classifiers.asking.viewings import asks_how_soon


@pytest.mark.parametrize(
    "text",
    [
        "How quickly could they show us the place?",
        "how soon can 8 Weir be seen",
        "How fast could someone get us in to see it?",
        "how soon would my husband and I be able to tour it?",
        "how much notice do you need for a showing?",
        "¿qué tan pronto la podemos ver?",
        "¿en cuánto tiempo la podríamos visitar?",
    ],
)
def test_how_soon_a_home_can_be_seen_is_asked(text: str) -> None:
    assert asks_how_soon(text)


@pytest.mark.parametrize(
    "text",
    [
        "how soon can we move in?",
        "How soon can you call me?",
        "could we see it soon",
        "how quickly do homes sell there?",
        "How soon could you come see our house?",
        "how soon can we have her come see it?",
        "¿Qué tan pronto pueden venir a ver mi casa?",
        "¿en cuánto tiempo se vende?",
    ],
)
def test_other_haste_is_none(text: str) -> None:
    assert not asks_how_soon(text)
