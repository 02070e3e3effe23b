"""What a lead says a home must have, and which homes have it by their records."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import Listing
from mailbot.crm.matching.must_haves import asked_of, asks_for, best_equipped, lacking, not_denying, wished
from mailbot.crm.matching.things import denies, has
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
        ("3 bed house up to 500k, not looking for a pool, and we don't really need a garage", []),
        ("We're not interested in a garage but want a yard", ["yard"]),
        ("no nos interesa una piscina, buscamos garaje", ["garage"]),
        ("My physician has advised against stairs.", ["one floor"]),
        ("Garage is a must.", ["garage"]),
        ("We'd want storage, bikes and skis mostly", ["storage"]),
        ("what about a single floor, hubby's knees", ["one floor"]),
        ("something closer to the train", ["train"]),
        ("do you have furnished rentals?", ["furnished"]),
        ("Need a place to park a boat, 3 beds, up to 430", ["boat"]),
        ("we have a boat", []),
        ("I can go to 420 if it has a view", ["view"]),
        ("It should have a view of the harbor, we'd love that", ["water view"]),
        ("I don't care if it has a garage", []),
        ("I need a home office", ["office"]),
        ("I work from home, so two bedrooms (one would be my office)", []),
        ("Looking for 3 bedrooms, one as an office", []),
        ("Do you have anything with a pool?", ["pool"]),
        ("Is there a house with an elevator?", ["elevator"]),
        ("Condo with parking near the train under 350k", ["parking", "train"]),
        ("a barn or workshop for my woodworking would be ideal", ["barn"]),
        ("casa con 3 recámaras y jardín hasta 450 mil", ["yard"]),
        ("Busco algo con alberca", ["pool"]),
        ("3 bedroom house near the water up to 575k", ["near the water"]),
        ("something closer to the ocean, 2 beds, would be lovely", ["near the water"]),
        ("do you have anything on or near the water?", ["near the water"]),
        ("Busco algo cerca del mar", ["near the water"]),
        ("2 bed rental walking distance to the train", ["train"]),
        ("We need to be within walking distance of the train station", ["train"]),
        ("I want a short walk from the train, 2 beds", ["train"]),
        ("We want to be a 5 minute walk to the station", ["train"]),
        ("One floor is a must because of his knees", ["one floor"]),
        ("wants a 1 floor place, up to 450", ["one floor"]),
        ("is there anything else, still on one floor?", ["one floor"]),
        ("We can't handle stairs, so it must be a main floor bedroom", ["one floor"]),
        ("do you have any lofts?", ["loft"]),
        ("2 bed loft with exposed beams up to 390k", ["loft", "beams"]),
        ("Do you have anything with a skylight or really tall windows?", ["skylight", "tall windows"]),
        ("a 2-bed condo with lots of light", ["light"]),
        ("We want a bright and airy place", ["light"]),
        ("We have two horses and are looking for a property with a barn", ["horses"]),
        ("we need at least an acre", ["acres"]),
        ("looking for a barn or acreage", ["barn", "acres"]),
        ("need 1,800 sq ft minimum", ["square feet"]),
        ("it must not be in a flood zone", ["no flood risk"]),
        ("Land matters most", ["land"]),
        ("2 bed rental near the station, we have a cat, up to 2400", ["train"]),
        ("1 acre or more.", ["acres"]),
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
        ("We don't need to be near the water, 3 beds", []),
        ("is it close to the train?", []),
        ("How far is it from the water?", []),
        ("Our house is 1800 sq ft", []),
        ("under 2000 sq ft and up to 400k please", []),
        ("We sold our horses and moved", []),
        ("Our current place has an acre", []),
        ("do you have any photos of the loft?", []),
        ("Would need a stable income, 3 beds", []),
        ("I commute by train", []),
        ("is the flood insurance required there?", []),
        ("Spring light is lovely", []),
    ],
)
def test_what_a_home_must_have_is_read(text: str, things: list[str]) -> None:
    assert named(text) == things


def test_what_is_no_longer_wanted_is_forgotten() -> None:
    assert named("A house with a pool and a garage, please", "ok no pool then") == ["garage"]
    assert named("A house with a pool", "no pool then", "We want a pool after all") == ["pool"]


def test_what_matters_no_longer_is_forgotten() -> None:
    assert named("We want to be near the train", "the train doesn't matter any more") == []
    assert named("We want to be near the train", "the train still matters to us") == ["train"]


def test_what_is_kept_elsewhere_is_forgotten() -> None:
    assert named("We need room for two horses", "We'll board the horses instead, 4 bedrooms would do") == []
    assert named("We need room for two horses", "the horses are our life") == ["horses"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("at least half an acre", "at least half an acre of land"),
        ("1 acre or more, under 200", "at least an acre of land"),
        ("we want 2+ acres", "at least 2 acres of land"),
        ("we would like 1.5 acres", "at least 1.5 acres of land"),
        ("need a 1/2 acre lot at least", "at least half an acre of land"),
        ("barn or at least an acre or two", "at least an acre of land"),
        ("We need at least 1,800 sq ft", "at least 1,800 sq ft"),
        ("3 beds, 2000 sq. ft. or more", "at least 2,000 sq ft"),
        ("must have 1800+ square feet", "at least 1,800 sq ft"),
        ("looking for 1500-1800 sqft", "at least 1,500 sq ft"),
    ],
)
def test_so_much_of_it_is_read(text: str, words: str) -> None:
    assert words in [thing.in_words[0] for thing in wished([text])]


@pytest.mark.parametrize(
    ("wish", "record", "verdict"),
    [
        ("at least an acre", Listing("1", "1 A St", 1, features=("0.33 acre",)), "denied"),
        ("at least an acre", Listing("1", "1 A St", 1, description="A level half acre behind."), "denied"),
        ("at least an acre", Listing("1", "1 A St", 1, features=("two acres",)), "has"),
        ("at least half an acre", Listing("1", "1 A St", 1, description="Six tenths of an acre."), "has"),
        ("at least half an acre", Listing("1", "1 A St", 1, description="A third of an acre."), "denied"),
        ("at least an acre", Listing("1", "1 A St", 1, type=PropertyType.CONDO), "denied"),
        ("at least an acre", Listing("1", "1 A St", 1), "unknown"),
        ("1,800 sq ft", Listing("1", "1 A St", 1, square_feet=1560), "denied"),
        ("1,800 sq ft", Listing("1", "1 A St", 1, square_feet=1810), "has"),
        ("1,800 sq ft", Listing("1", "1 A St", 1), "unknown"),
        ("no stairs", Listing("1", "1 A St", 1, description="Three bedrooms over three floors."), "denied"),
        ("no stairs", Listing("1", "1 A St", 1, type=PropertyType.TOWNHOUSE), "denied"),
        ("no stairs", Listing("1", "1 A St", 1, description="Ranch with everything on one floor."), "has"),
        ("no stairs", Listing("1", "1 A St", 1), "unknown"),
        ("room for two horses", Listing("1", "1 A St", 1, type=PropertyType.MULTI_FAMILY), "denied"),
        ("room for two horses", Listing("1", "1 A St", 1, features=("barn",)), "has"),
        ("to be near the water", Listing("1", "1 A St", 1, features=("water side",)), "has"),
        ("to be near the water", Listing("1", "1 A St", 1, features=("marsh view",)), "has"),
        ("to be near the water", Listing("1", "1 A St", 1, description="The fee covers heat and water."), "unknown"),
        ("lots of light", Listing("1", "1 A St", 1, description="The last house before the light."), "unknown"),
        ("lots of light", Listing("1", "1 A St", 1, features=("skylight",)), "has"),
    ],
)
def test_records_tell_who_has_and_who_cannot_have_it(wish: str, record: Listing, verdict: str) -> None:
    (thing,) = wished([f"We need {wish}"])
    assert ("has" if has(record, thing) else "denied" if denies(record, thing) else "unknown") == verdict
    assert not_denying([record], [thing]) == (() if verdict == "denied" else (record,))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("do you have any lofts?", True),
        ("Do you guys have anything with a pool?", True),
        ("got any with a barn?", True),
        ("¿Tienen alguna con alberca?", True),
        ("do you have any photos of the deck?", False),
        ("Is there a garage there?", False),
        ("do you have any information about the pool?", False),
        ("does it have a garage?", False),
        ("do you have any news?", False),
    ],
)
def test_homes_are_asked_for_by_what_they_have(text: str, *, asks: bool) -> None:
    assert asks_for(text) is asks


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
        ("27 Weir st. any stairs? my knees are shot", ["one floor"]),
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
