"""Whose home an address is: the writer's own, or one of ours that they speak of."""

from __future__ import annotations

import pytest

from classifiers.verdict import Need
from mailbot.conversation.meaning.own_address import remembered
from mailbot.crm.inventory import Listing
from models.contact import StoredNeed

OURS = (
    Listing(ref="M-1", address="12 Miller's Close", price=499_000),
    Listing(ref="W-1", address="8 Weir Street", price=1),
)
KNOWN = {"address": StoredNeed(value="7 Junction Road", quote="7 Junction Road")}


def keeps(text: str, address: str, known: dict[str, StoredNeed], *, sells: bool = True) -> bool:
    return "address" in remembered({"address": Need(address, address)}, text, known, OURS, sells=sells)


@pytest.mark.parametrize("known", [KNOWN, {}])
@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Yeah 12 Millers Close looks nice. But what do you think ours would sell for?", "12 Millers Close"),
        ("I like 8 Weir Street. What would ours go for?", "8 Weir Street"),
        ("Is 8 Weir Street still available? We have to sell first.", "8 Weir Street"),
        ("We'd like to see 8 Weir Street before we list", "8 Weir Street"),
    ],
)
def test_a_home_of_ours_is_not_the_sellers_own(text, address, known):
    assert not keeps(text, address, known)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Sorry, ours is 53 Pippin Drive", "53 Pippin Drive"),
        ("What would 53 Pippin Drive sell for?", "53 Pippin Drive"),
        ("We're at 8 Weir Street", "8 Weir Street"),
        ("I want to sell my house at 8 Weir Street", "8 Weir Street"),
        ("We own 8 Weir Street and want another", "8 Weir Street"),
        ("8 Weir Street is ours, what is it worth?", "8 Weir Street"),
        ("The address is 8 Weir Street, can you come?", "8 Weir Street"),
        ("8 Weir Street", "8 Weir Street"),
        ("quiero vender mi casa en 8 Weir Street", "8 Weir Street"),
    ],
)
def test_what_is_said_to_be_theirs_or_is_none_of_ours_is_kept(text, address):
    assert keeps(text, address, KNOWN)


def test_who_seeks_asks_about_a_home_of_ours():
    assert keeps("Is 8 Weir Street still available?", "8 Weir Street", {}, sells=False)
    asked_before = {"address": StoredNeed(value="12 Miller's Close", quote="")}
    assert keeps("Is 8 Weir Street still available?", "8 Weir Street", asked_before, sells=False)


def test_but_the_home_that_is_known_for_their_own_stays_so():
    assert not keeps("Is 8 Weir Street still available?", "8 Weir Street", KNOWN, sells=False)
