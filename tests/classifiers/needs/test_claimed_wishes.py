"""What a model says a home must have counts with words of the mail for it; the names are those of the homes' things."""

from __future__ import annotations

import pytest

from classifiers.needs.claimed_wishes import THINGS, proven_wishes
from mailbot.crm.matching import things
from models.message import Wish

TEXT = "Nous cherchons une maison avec un garage, et un\ngrand jardin clôturé. 我们需要车库。"


def test_the_names_are_those_by_which_homes_are_matched() -> None:
    assert {thing.name for thing in things.THINGS} == set(THINGS)


def test_a_wish_is_kept_with_the_words_that_stand_in_the_mail() -> None:
    found = proven_wishes([("garage", "un garage", True), ("fenced yard", "un grand jardin clôturé", False)], TEXT)
    assert found == (
        Wish(thing="garage", quote="un garage"),
        Wish(thing="fenced yard", quote="un\ngrand jardin clôturé", wanted=False),
    )
    assert proven_wishes([("garage", "车库", True)], TEXT)


@pytest.mark.parametrize(
    ("thing", "quote"),
    [("garage", "deux garages"), ("garage", ""), ("garage", ","), ("castle", "un garage"), ("garage", "u" * 1_000_000)],
    ids=["no such words", "no words", "a comma", "no such thing", "a megabyte"],
)
def test_what_the_mail_does_not_say_is_dropped(thing: str, quote: str) -> None:
    assert proven_wishes([(thing, quote, True)], TEXT) == ()


def test_of_several_for_one_thing_the_first_counts_and_few_are_kept() -> None:
    assert proven_wishes([("garage", "garage", False), ("garage", "garage", True)], TEXT)[0].wanted is False
    assert len(proven_wishes([(thing, "garage", True) for thing in THINGS], TEXT)) == 10
