"""Which homes a text means to somebody who knows the conversation, and what of it is therefore no need and no hour."""

from __future__ import annotations

import pytest

from classifiers.verdict import Need
from mailbot.conversation.meaning.pointing import (
    asks_if_free,
    asks_of_any,
    asks_of_it,
    asks_what_is_left,
    topics_of_any,
)
from mailbot.conversation.meaning.which_homes import (
    Known,
    adds_a_visit,
    homes_of,
    mentions_in,
    without_names,
    without_what_names,
)
from mailbot.crm.inventory import Listing
from models.property import PropertyType

BOOK = (
    Listing("H10", "10 Heron Street", 398_000, area="Saltmarsh"),
    Listing("H22", "22 Heron Street", 412_000, area="Saltmarsh"),
    Listing("C4", "4 Catkin Lane", 389_000, area="Birch Hollow"),
    Listing("U507", "1 Stave Street, Unit 507", 507_900, type=PropertyType.CONDO, area="Wharf"),
    Listing("W8", "8 Weir Street", 465_000, area="Millpond"),
)
SHOWN = (BOOK[0], BOOK[2], BOOK[3])
KNOWN = Known(BOOK, SHOWN, SHOWN)


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("I like 10 Heron and the Catkin one", "H10 C4"),
        ("la de heron 10, la 22 o la de catkin, ¿cuál me recomienda?", "H10 H22 C4"),
        ("podemos ir a ver las dos de heron", "H10 H22"),
        ("10 Heron is nice… what about 22", "H10 H22"),
        ("and number 22, wasn't that for sale as well?", "H22"),
        ("Is 507 still available?", "U507"),
        ("the condo or the $389k one", "U507 C4"),
        ("weir st 8", "W8"),
        ("the Birch Hollow one", "C4"),
        ("can we come at 10 on the 22nd", ""),
        ("up to 389k, 2 or 3 beds", ""),
        ("what about Birch Hollow", ""),
        ("nos vemos el 22 a las dos", ""),
        ("our condo sold for 507", ""),
        ("10 works", ""),
        ("mejor el jueves a las 10", ""),
        ("viajo el 10 de diciembre", ""),
        ("I like 10 best", "H10"),
        ("el depto de 8 Weir Street", "W8"),
    ],
)
def test_a_conversation_tells_which_homes_are_meant(text: str, refs: str) -> None:
    assert sorted(homes_of(mentions_in(text, KNOWN))) == sorted(refs.split())


def test_a_street_with_a_feature_names_the_home_that_has_it() -> None:
    two = (
        Listing("U2", "7 Chandler Street, Unit 2", 329_000, features=("brick",)),
        Listing("U5", "7 Chandler Street, Unit 5", 372_000, features=("skylight",)),
    )
    known = Known(two, two, two)
    assert set(homes_of(mentions_in("so the one with the skylight on Chandler St. How much is the fee?", known))) == {
        "U5"
    }
    assert set(homes_of(mentions_in("the ones on Chandler St", known))) == {"U2", "U5"}


@pytest.mark.parametrize("text", ["Is it still free?", "Is 9 Cask Court still free?", "is it still up for grabs?"])
def test_still_free_asks_if_a_home_can_be_had(text: str) -> None:
    assert asks_if_free(text)


@pytest.mark.parametrize("text", ["Are you still free tomorrow?", "is she still around?", "is the pool still open?"])
def test_who_is_still_free_is_no_home(text: str) -> None:
    assert not asks_if_free(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ver las dos, jueves a las 4", "ver la     , jueves a las 4"),
        ("la 22 de heron? no: la 22, sábado a las 11", None),
        ("see 10 Heron Street Saturday at 11", "see 10 Heron Street Saturday at 11"),
        ("jueves a las dos", "jueves a las dos"),
        ("a las 4 y media", "a las 4 y media"),
        ("mejor el jueves a las 10", "mejor el jueves a las 10"),
        ("10 is great, see you Saturday", "10 is great, see you Saturday"),
    ],
)
def test_the_number_of_a_home_is_no_hour(text: str, left: str | None) -> None:
    assert len(without_names(text, KNOWN)) == len(text)
    assert "11" not in text or "11" in without_names(text, KNOWN)
    assert left is None or without_names(text, KNOWN) == left


@pytest.mark.parametrize(
    ("text", "needs", "left"),
    [
        ("is the 398k one still available?", {"price_max": (398_000, "398k")}, set()),
        ("Is 507 still available", {"price_max": (507_000, "507")}, set()),
        ("tell me about the condo", {"property_type": ("condo", "condo")}, set()),
        ("what about Weir Street", {"areas": (("Weir Street",), "Weir Street")}, set()),
        ("the Birch Hollow one, please", {"areas": (("Birch Hollow",), "Birch Hollow")}, set()),
        ("we can pay 398k", {"price_max": (398_000, "398k")}, {"price_max"}),
        ("the 398k one is nice but 398k is our limit", {"price_max": (398_000, "398k")}, {"price_max"}),
        ("a condo would be fine", {"property_type": ("condo", "condo")}, {"property_type"}),
        ("Birch Hollow or Millpond", {"areas": (("Birch Hollow", "Millpond"), "Birch Hollow")}, {"areas"}),
    ],
)
def test_what_names_a_home_is_no_need(text: str, needs: dict[str, tuple[object, str]], left: set[str]) -> None:
    told = {slot: Need(value, quote) for slot, (value, quote) in needs.items()}  # type: ignore[arg-type]
    assert set(without_what_names(told, text, KNOWN)) == left


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("also the hollow rd one", True),
        ("please include it on Friday", True),
        ("and 8 Weir Street too", True),
        ("¿y también la de Heron?", True),
        ("forget it, show us 8 Weir too", False),
        ("8 Weir instead, also on Friday", False),
        ("can we see 8 Weir Street?", False),
        ("mejor la de Heron", False),
    ],
)
def test_a_home_may_be_added_to_a_visit(text: str, adds: bool) -> None:
    assert adds_a_visit(text) is adds


@pytest.mark.parametrize(
    ("text", "it", "left", "any_of_them"),
    [
        ("Is it still available?", True, False, False),
        ("is that one still on the market", True, False, False),
        ("¿Sigue disponible?", True, False, False),
        ("did it sell", True, False, False),
        ("Send me the listing sheet pls", True, False, False),
        ("could you share the brochure", True, False, False),
        ("mándeme la ficha por favor", True, False, False),
        ("send me the listing agreement", False, False, False),
        ("send me more listings", False, False, False),
        ("what's still around from the ones you sent?", False, True, False),
        ("Are those still available?", False, True, False),
        ("which ones are still left of the list", False, True, True),
        ("¿cuáles siguen disponibles?", False, True, False),
        ("Do any have a fireplace", False, False, True),
        ("does any of them come with parking", False, False, True),
        ("¿cuál tiene cochera?", False, False, True),
        ("¿alguna acepta perros?", False, False, True),
        ("is it still possible to call at 4?", False, False, False),
        ("is that still on for Monday?", False, False, False),
        ("what do you still need from me", False, False, False),
        ("do you have any questions", False, False, False),
        ("is any help available", False, False, False),
        ("are you still there", False, False, False),
    ],
)
def test_a_text_may_point_at_homes(text: str, it: bool, left: bool, any_of_them: bool) -> None:
    assert (asks_of_it(text), asks_what_is_left(text), asks_of_any(text)) == (it, left, any_of_them)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Which of the two is bigger, and does either have a heat pump?", {"heating"}),
        ("What's the monthly fee at each? And does one of them come with parking?", {"parking"}),
        ("¿Cuál tiene cochera?", {"parking", "garage"}),
        ("What is the fee, and is there parking?", set()),
        ("Do both have parking?", set()),
    ],
)
def test_one_of_several_may_be_enough_of_an_answer(text: str, topics: set[str]) -> None:
    assert topics_of_any(text) == topics
