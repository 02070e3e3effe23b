"""Who would live anywhere has said where they look; who asks, or found nothing anywhere, has not."""

from __future__ import annotations

import pytest

from classifiers.needs.anywhere import anywhere_in

ANYWHERE = [
    "anywhere",
    "anywhere in town is fine",
    "up to 2000, anywhere. my name is actually William",
    "2 bed rental up to 2000 anywhere in town",
    "Any neighborhood works for us",
    "we're open to any area",
    "location doesn't matter",
    "360 at most. Any area so long as it's in town.",
    "no preference on neighborhood",
    "3 bed house anywhere up to 420k",
    "en cualquier zona",
    "donde sea",
]


@pytest.mark.parametrize("text", ANYWHERE)
def test_anywhere_is_an_answer(text):
    need = anywhere_in(text)
    assert need is not None
    assert need.value == ()
    assert need.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "I can't find it anywhere",
        "is it listed anywhere?",
        "anywhere but Old Harbor",
        "anywhere near the train",
        "Do you have anything anywhere in town?",
        "not just anywhere",
        "any area you would recommend?",
        "anywhere else?",
        "I have not seen that anywhere.",
        "the area is nice",
        "no preference",
    ],
)
def test_other_anywheres_are_none(text):
    assert anywhere_in(text) is None


@pytest.mark.parametrize("text", ["no preference", "doesn't matter", "I don't care, 3 bedrooms", "me da igual", "any"])
def test_who_was_asked_may_answer_with_less(text):
    assert anywhere_in(text, asked=True) is not None
    assert anywhere_in(text) is None


@pytest.mark.parametrize("text", ["no", "3", "not sure yet", "no sé", "we care about schools"])
def test_not_every_answer_is_one(text):
    assert anywhere_in(text, asked=True) is None
