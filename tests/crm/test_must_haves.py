"""What a lead says a home must have, and which homes have it by their records."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import Listing
from mailbot.crm.must_haves import asked_of, best_equipped, has, lacking, wished
from models.property import PropertyType


def named(*texts: str) -> list[str]:
    return [thing.name for thing in wished(texts)]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("3 bed townhouse with a garage up to 440k", ["garage"]),
        ("Looking for a house with a fenced yard, max 480k", ["fenced yard"]),
        ("I have bad knees so no stairs please", ["one floor"]),
        ("single story, 3 beds under 500", ["one floor"]),
        ("We need a garage and a fenced yard for the dog", ["garage", "fenced yard"]),
        ("We have a dog, so we need a fenced yard", ["fenced yard"]),
        ("Garage is a must.", ["garage"]),
        ("Do you have anything with a pool?", ["pool"]),
        ("Is there a house with an elevator?", ["elevator"]),
        ("Condo with parking near the train under 350k", ["parking", "train"]),
        ("a barn or workshop for my woodworking would be ideal", ["workshop"]),
        ("casa con 3 recámaras y jardín hasta 450 mil", ["yard"]),
        ("Busco algo con alberca", ["pool"]),
        # Of one home, of their own, or not wanted.
        ("does it have a garage?", []),
        ("Does 8 Weir Street have a garage?", []),
        ("is the yard fenced?", []),
        ("I like the one with the garage", []),
        ("We have a garage now and use it as a workshop", []),
        ("We rent a place with a yard", []),
        ("I want to sell our house, 3 beds, garage, pool", []),
        ("We don't need a garage", []),
        ("no pool needed, up to 450k", []),
        ("without a yard is fine, under 300k", []),
        ("Thank you, talk soon", []),
    ],
)
def test_what_a_home_must_have_is_read(text: str, things: list[str]) -> None:
    assert named(text) == things


def test_what_is_no_longer_wanted_is_forgotten() -> None:
    assert named("A house with a pool and a garage, please", "ok no pool then") == ["garage"]
    assert named("A house with a pool", "no pool then", "We want a pool after all") == ["pool"]


GARAGE = Listing("G", "1 A St", 1, features=("two-car garage",), description="It has a deck.")
YARD = Listing("Y", "2 A St", 1, features=("fenced yard",))
BARE = Listing("B", "3 A St", 1)


def test_homes_that_have_most_of_it_come_alone() -> None:
    both = wished(["a house with a garage and a deck"])
    assert best_equipped([BARE, GARAGE, YARD], both) == (GARAGE,)
    assert lacking([GARAGE], both) == ()
    pool = wished(["a house with a pool"])
    assert best_equipped([BARE, GARAGE, YARD], pool) == (BARE, GARAGE, YARD)
    assert [thing.name for thing in lacking([BARE, GARAGE], pool)] == ["pool"]
    assert best_equipped([], pool) == ()


@pytest.mark.parametrize(
    ("wish", "record", "found"),
    [
        ("a yard", Listing("1", "1 A St", 1, features=("level yard",)), True),
        ("a yard", Listing("1", "1 A St", 1, description="A condo above the gardens.", type=PropertyType.CONDO), False),
        ("no stairs", Listing("1", "1 A St", 1, features=("elevator",)), True),
        ("no stairs", Listing("1", "1 A St", 1, features=("two floors",)), False),
        ("parking", Listing("1", "1 A St", 1, features=("garage",)), True),
        ("a garage", Listing("1", "1 A St", 1, features=("off-street parking",)), False),
        ("a view of the water", Listing("1", "1 A St", 1, features=("harbor view",)), True),
        ("a view of the water", Listing("1", "1 A St", 1, features=("view to the hills",)), False),
    ],
)
def test_records_name_a_thing_in_their_own_words(wish: str, record: Listing, *, found: bool) -> None:
    (thing,) = wished([f"We need {wish}"])
    assert has(record, thing) is found


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("which one has a deck?", ["outdoor space"]),
        ("Do any have a pool?", ["pool"]),
        ("Is the yard fenced? Thanks", ["fenced yard"]),
        ("I like the deck", []),
        ("How are you?", []),
    ],
)
def test_things_are_asked_about(text: str, things: list[str]) -> None:
    assert [thing.name for thing in asked_of(text)] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("do you have any lofts?", ["loft"]),
        ("Have you got some lofts in town?", ["loft"]),
        ("got any condos with an elevator?", ["elevator"]),
        ("We are looking for a loft up to 390k", ["loft"]),
        ("a loft or condo up to 390k", []),
        ("a loft bed would do", []),
        ("does it have a loft?", []),
        ("do you have any parking at your office?", []),
    ],
)
def test_what_one_asks_to_be_there_is_wished_for(text: str, things: list[str]) -> None:
    assert named(text) == things


@pytest.mark.parametrize("text", ["is it flat?", "Is the lot level?", "is it furnished?", "is it near the train?"])
def test_how_one_home_is_is_asked(text: str) -> None:
    assert asked_of(text)
