"""Which homes a text names by their price, or by what only one of a list is or has."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.by_looks import looks_in
from mailbot.crm.naming.by_price import prices_in
from mailbot.crm.naming.by_street import streets_in
from models.property import ListedFor, PropertyType

SHOWN = (
    Listing("A", "27 Weir Street", 438_000, area="Millpond", features=("single floor", "sunroom")),
    Listing("B", "41 Pippin Drive", 472_400, area="Orchard Ridge", features=("apple trees", "fenced yard")),
    Listing("C", "1 Stave Street, Unit 304", 379_000, type=PropertyType.CONDO, area="Quay", features=("balcony",)),
)
OTHERS = (
    *SHOWN,
    Listing("D", "22 Heron Street", 412_000, area="Birch Hollow"),
    Listing("E", "9 Cask Court", 1_975, listed_for=ListedFor.RENT, type=PropertyType.CONDO),
    Listing("F", "58 Hollow Road", 412_900),
)


def named(mentions: object) -> str:
    return "".join(home.ref for each in mentions for home in each.listings)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("does the one for $379,000 have laundry", "C"),
        ("tell me more about the $438k one", "A"),
        ("Can I see the 472k house Thursday?", "B"),
        ("is the 379 still available", "C"),
        ("the condo at 379k", "C"),
        ("what about the one at 1975?", "E"),
        ("the $412,000 one", "D"),
        ("la de 438 mil tiene cochera?", "A"),
        ("la casa de 379 mil", "C"),
        ("the $1,975 one", "E"),
        ("the one priced at 438", "A"),
        # A wish, an offer, a year, or another price.
        ("up to 379k", ""),
        ("something around $438,000", ""),
        ("a house for 379k", ""),
        ("would they sell the house for 379k", ""),
        ("the 400k range", ""),
        ("the $399k one", ""),
        ("we have 379 saved, and the one thing is parking", ""),
        ("is the 1975 still standing", ""),
        ("budget is the 438k we talked about", ""),
    ],
)
def test_a_home_is_known_by_what_it_costs(text: str, refs: str) -> None:
    assert named(prices_in(text, SHOWN, OTHERS)) == refs


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Could we see the Millpond one this weekend?", "A"),
        ("Tell me more about the condo", "C"),
        ("ooh the apple tree one", "B"),
        ("the one with the sunroom", "A"),
        ("is the house with a balcony taken?", "C"),
        ("la de Orchard Ridge", "B"),
        ("el condo, ¿tiene elevador?", "C"),
        # Not one of them, or none of them.
        ("the house", ""),
        ("what are the condo fees", ""),
        ("after we sell the condo", ""),
        ("the Saltmarsh one", ""),
        ("the one with the barn", ""),
        ("this is the new one", ""),
        ("our house with the balcony", ""),
    ],
)
def test_a_home_of_a_list_is_known_by_what_only_it_is(text: str, ref: str) -> None:
    assert named(looks_in(text, SHOWN)) == ref


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("omg yes pippin. ok so june", "B"),
        ("I like the Weir one", "A"),
        ("la de weir o la de pippin?", "AB"),
        ("Stave, please", "C"),
        ("Too rich for me at 585. Pippin Drive then.", "B"),
        ("Does Pippin have a garage? We like Pippin", "B"),
        ("Not now, but what's Pippin's square footage?", "B"),
        ("What's Heron's square footage?", ""),
        ("the hollow rd one", "F"),
        ("¿y las dos de heron?", "D"),
        ("How is Birch Hollow?", ""),
        ("anything else in Birch Hollow", ""),
        ("a pippin is an apple", ""),
        ("Heron", ""),
        ("my sister's place on Hollow Road", ""),
    ],
)
def test_a_home_that_was_shown_is_known_by_the_name_of_its_street(text: str, refs: str) -> None:
    assert "".join(dict.fromkeys(named(streets_in(text, SHOWN, OTHERS)))) == refs
