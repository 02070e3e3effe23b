"""Which home a text means by a unit: by its street, or among those spoken of; never a house of that number."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.which_homes import Known, homes_of, mentions_in
from mailbot.crm.inventory import Listing
from models.property import ListedFor, PropertyType


def _unit(ref: str, address: str, price: int, listed_for: ListedFor = ListedFor.SALE) -> Listing:
    return Listing(ref, address, price, type=PropertyType.CONDO, listed_for=listed_for)


BOOK = (
    _unit("J4", "71 Junction Road, Unit 4", 1_725, ListedFor.RENT),
    _unit("J9", "71 Junction Road, Unit 9", 2_050, ListedFor.RENT),
    _unit("P8", "90 Platform Street, Unit 8", 318_000),
    _unit("P12", "90 Platform Street, Unit 12", 342_000),
    _unit("S211", "1 Stave Street, Unit 211", 345_000),
    _unit("S304", "1 Stave Street, Unit 304", 379_000),
    Listing("C9", "9 Cask Court", 1_975, listed_for=ListedFor.RENT),
    Listing("G16", "16 Granary Way", 389_000),
)


def named(text: str, *near: str) -> str:
    shown = tuple(home for ref in near for home in BOOK if home.ref == ref)
    return " ".join(homes_of(mentions_in(text, Known(BOOK, shown, shown))))


@pytest.mark.parametrize(
    ("text", "near", "refs"),
    [
        ("Junction unit 4 sounds good", "C9", "J4"),
        ("could I see granary and unit 12 on platform st on the same day", "P8 G16", "G16 P12"),
        ("is it 304 Stave or the other?", "P8", "S304"),
        ("what's the fee at Stave 211?", "", "S211"),
        ("apt 8 at Platform, is it quiet", "", "P8"),
        ("Unit 9. Is it quiet?", "C9 J4", "J9"),
        ("can I see unit 4 and unit 9 thursday", "J4 C9", "J4 J9"),
        ("For her Unit 4. For me unit 12.", "J4 P12 C9", "J4 P12"),
        ("Unit 9 please", "C9 G16", ""),  # no unit of that number was spoken of
        ("apartment 16 would be ideal", "G16", ""),
        ("I lived in unit 8 for years", "C9", ""),
        ("90 Platform Street, Unit 12", "", "P12"),
        ("we drove by Stave 5 times", "G16", ""),
        ("a 4 unit building near Junction", "", ""),
        ("are there 8 units near Platform", "G16", ""),
    ],
)
def test_a_unit_is_one_of_its_street_or_of_those_spoken_of(text: str, near: str, refs: str) -> None:
    assert named(text, *near.split()) == refs


def test_a_unit_that_was_talked_of_is_known_by_its_number() -> None:
    assert named("I'd like to see 304", "S304") == "S304"
