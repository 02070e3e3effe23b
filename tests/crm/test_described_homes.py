"""A home that was never shown is meant by what its record alone has: "that place with the barn"."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.by_description import described_in

BOOK = (
    Listing("BARN", "120 Mill Rd", 748_000, description="Two acres and a barn for four horses.", features=("view",)),
    Listing("TREE", "58 Hollow Rd", 445_000, description="Two living rooms.", features=("treehouse", "wood stove")),
    Listing("TRAIL", "3 Russet Ct", 458_000, description="A gate in the fence leads to the orchard trail."),
    Listing("DOOR", "52 Quay St", 895_000, features=("loading door", "corner lot", "two storefronts")),
    Listing("MARINA", "9 Cask Ct", 1_975, features=("marina view", "parking included")),
    Listing("DECK", "5 Elm St", 500_000, features=("deck", "parking included")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("my wife keeps showing me that place on the ridge with the barn and 2 acres", "BARN"),
        ("which one was it that had the treehouse, my kids won't shut up about it", "TREE"),
        ("and which one had the gate to the orchard trail", "TRAIL"),
        ("the marina one sounds sick, does it have parking", "MARINA"),
        ("la casa que tiene treehouse, ¿sigue en venta?", "TREE"),
    ],
)
def test_a_home_is_meant_by_what_it_alone_has(text: str, ref: str) -> None:
    assert [home.ref for each in described_in(text, BOOK) for home in each.listings] == [ref]


@pytest.mark.parametrize(
    "text",
    [
        "the home with the blue door",  # a door that is none of these
        "the one with the parking",  # two have it
        "the one with the nice kitchen",
        "we sold the house with the barn last year",
        "my house, the one with the barn",
        "we want something like the place with the treehouse",
        "a house with a barn",
    ],
)
def test_a_doubtful_description_means_none(text: str) -> None:
    assert not described_in(text, BOOK)
