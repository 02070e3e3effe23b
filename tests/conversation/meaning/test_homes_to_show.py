"""Which homes are shown to whom: what has what is wished for, what comes close, and what no record says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from mailbot.conversation.meaning.homes import Homes, Sought, homes_for
from mailbot.conversation.meaning.spoken_homes import Spoken
from mailbot.crm.inventory import Listing
from mailbot.crm.matching.must_haves import wished
from mailbot.crm.matching.near import Miss, Near
from models.contact import StoredNeed
from models.message import Intent
from models.property import PropertyType
from models.thread import Thread

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
PLAIN = Listing("PLAIN", "1 Elm St", 400_000, bedrooms=3, bathrooms=2)
BARN = replace(PLAIN, ref="BARN", address="2 Elm St", price=470_000, features=("barn", "two acres"))
ROOFTOP = replace(PLAIN, ref="ROOFTOP", address="3 Elm St", type=PropertyType.TOWNHOUSE)
NEEDS = {"price_max": 420_000, "bedrooms_min": 3}


def shown(text: str, *homes: Listing, asked: list[str] | None = None) -> Homes:
    thread = Thread.model_construct(number=1, last_at=NOON, about=[], sent_properties=[], questions_asked=asked or [])
    needs = {slot: StoredNeed(value=value, quote=str(value)) for slot, value in NEEDS.items()}
    spoken = Spoken({home.ref: home for home in homes}, (), ())
    return homes_for(
        spoken, thread, Intent.BUYER, needs, (), Sought(most=3, must_haves=wished([text]), written=(text,))
    )


def refs(found: Homes) -> list[str]:
    return [one.property_ref for one in found.matches]


def test_what_has_it_above_the_price_stands_before_what_matches_without_it() -> None:
    found = shown("We need room for two horses", PLAIN, BARN, ROOFTOP)
    assert found.matches == ()
    assert found.near == (Near("BARN", Miss.PRICE), Near("PLAIN", Miss.THING))
    assert found.lacking == ()


def test_that_is_said_once() -> None:
    found = shown("We need room for two horses", PLAIN, BARN, asked=["no_match"])
    assert refs(found) == ["PLAIN"]
    assert [thing.name for thing in found.lacking] == ["horses"]


@pytest.mark.parametrize("text", ["We want a pool", "We need to be near the water", "We want lots of light"])
def test_what_no_record_names_is_said_of_what_matches(text: str) -> None:
    found = shown(text, PLAIN, BARN)
    assert refs(found) == ["PLAIN"]
    assert len(found.lacking) == 1


def test_what_no_record_names_is_said_of_what_comes_close() -> None:
    found = shown("We want a pool", replace(PLAIN, price=425_000))
    assert found.near == (Near("PLAIN", Miss.PRICE),)
    assert [thing.name for thing in found.lacking] == ["pool"]


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("We need at least an acre", {"features": ("half acre",)}),
        ("No stairs please", {"type": PropertyType.TOWNHOUSE}),
        ("We need at least 1,800 sq ft", {"square_feet": 1_500}),
        ("We need room for two horses", {"type": PropertyType.CONDO}),
    ],
)
def test_what_a_record_denies_is_not_shown(text: str, record: dict[str, object]) -> None:
    home = replace(PLAIN, **record)  # type: ignore[arg-type]
    found = shown(text, home)
    assert (found.matches, found.near) == ((), ())
    assert refs(shown("3 beds please", home)) == ["PLAIN"]


def test_what_is_wished_for_in_the_words_of_a_record_comes_first() -> None:
    trees = replace(PLAIN, ref="TREES", price=300_000, features=("apple trees",))
    assert refs(shown("We would love apple trees", PLAIN, trees)) == ["TREES", "PLAIN"]
    assert refs(shown("We would love a swing", PLAIN, trees)) == ["PLAIN", "TREES"]


LARGE = replace(PLAIN, ref="LARGE", address="4 Elm St", bedrooms=4)


@pytest.mark.parametrize(
    ("bedrooms", "sent", "about", "told", "seen_again"),
    [
        (3, ["PLAIN", "LARGE"], ["PLAIN", "LARGE"], {}, []),  # the last letter showed both
        (4, ["PLAIN", "LARGE"], ["PLAIN", "LARGE"], {}, ["LARGE"]),
        (4, ["PLAIN", "LARGE"], ["LARGE"], {}, []),
        (5, ["PLAIN", "LARGE"], ["PLAIN", "LARGE"], {}, []),
        (4, ["PLAIN"], ["PLAIN"], {}, ["LARGE"]),  # it is new
        (4, ["PLAIN", "LARGE"], ["PLAIN", "LARGE"], {"tells": False}, []),
        (4, ["PLAIN", "LARGE"], ["PLAIN", "LARGE"], {"others": True}, ["LARGE"]),  # "anything with four?"
        (4, ["PLAIN", "LARGE"], ["PLAIN", "LARGE"], {"others": True, "only_new": True}, []),
        (4, ["PLAIN", "LARGE"], ["PLAIN", "LARGE"], {"must_haves": wished(["It must have a pool"])}, []),
    ],
)
def test_what_was_shown_and_meets_what_is_told_anew_is_shown_again_where_nothing_new_does(
    bedrooms: int, sent: list[str], about: list[str], told: dict[str, Any], seen_again: list[str]
) -> None:
    thread = Thread.model_construct(number=1, last_at=NOON, about=about, sent_properties=sent, questions_asked=[])
    needs = {
        "bedrooms_min": StoredNeed(value=bedrooms, quote=str(bedrooms)),
        "price_max": StoredNeed(value=420_000, quote="420k"),
    }
    spoken = Spoken({home.ref: home for home in (PLAIN, LARGE)}, (), ())
    found = homes_for(spoken, thread, Intent.BUYER, needs, (), Sought(**{"most": 3, "tells": True, **told}))
    assert refs(found) == seen_again


WHARF = Listing("WHARF", "9 Quay St", 380_000, type=PropertyType.CONDO, area="The Wharf", bedrooms=2)
MILL = Listing("MILL", "4 Mill Rd", 410_000, type=PropertyType.HOUSE, area="Millpond", bedrooms=3)
MILL_TOO = replace(MILL, ref="MILL_TOO", address="5 Mill Rd")
MILL_THREE = replace(MILL, ref="MILL_THREE", address="6 Mill Rd")


@pytest.mark.parametrize(
    ("homes", "text", "found"),
    [
        (
            (MILL, MILL_TOO, MILL_THREE, WHARF),
            "A 3 bed house in Millpond or a condo in The Wharf, max 420k",
            ["MILL", "MILL_THREE", "WHARF"],
        ),
        ((MILL, WHARF), "A 3 bed house in Millpond under 420k or else a condo in The Wharf under 350k", ["MILL"]),
        ((WHARF,), "A 3 bed house in Millpond under 420k or else a condo in The Wharf under 390k", ["WHARF"]),
    ],
)
def test_two_searches_of_one_mail_are_met_in_one_letter(
    homes: tuple[Listing, ...], text: str, found: list[str]
) -> None:
    thread = Thread.model_construct(number=1, last_at=NOON, about=[], sent_properties=[], questions_asked=[])
    areas = sorted({home.area for home in homes} | {"Millpond", "The Wharf"})
    needs = {"price_max": StoredNeed(value=420_000, quote="420k"), "areas": StoredNeed(value=areas, quote="")}
    other = replace(MILL, ref="ELSEWHERE", area="The Wharf", price=900_000), replace(WHARF, ref="W", area="Millpond")
    on_offer = {home.ref: home for home in (*homes, *other)}
    sought = Sought(most=3, tells=True, written=(text,))
    shown = homes_for(Spoken(on_offer, (), ()), thread, Intent.BUYER, needs, (), sought)
    assert refs(shown) == found
    assert shown.several


CONDO = replace(PLAIN, ref="CONDO", address="7 Oak St", type=PropertyType.CONDO)


@pytest.mark.parametrize(
    ("kind", "told"),
    [("house", []), ("condo", ["CONDO"])],  # "nice, but a house would be better", "nice, a condo is what we want"
)
def test_a_home_that_misses_what_is_wished_for_instead_is_not_told_of_again(kind: str, told: list[str]) -> None:
    thread = Thread.model_construct(
        number=1, last_at=NOON, about=["CONDO"], sent_properties=["CONDO"], questions_asked=[]
    )
    needs = {"property_type": StoredNeed(value=kind, quote=kind), "price_max": StoredNeed(value=420_000, quote="420k")}
    spoken = Spoken({home.ref: home for home in (CONDO, PLAIN)}, (CONDO,), ())
    found = homes_for(spoken, thread, Intent.BUYER, needs, (), Sought(most=3, tells=True))
    assert [home.ref for home in found.described] == told


FURNISHED = replace(PLAIN, ref="FURNISHED", features=("furnished",))


@pytest.mark.parametrize(
    ("text", "with_it", "few"),
    [
        ("do you have furnished homes?", 1, ["F0"]),
        ("do you have furnished homes?", 3, ["F0", "F1", "F2"]),
        ("do you have furnished homes?", 4, []),  # then it is asked what they seek
        ("do you have furnished homes with a pool?", 1, []),
        ("hello", 1, []),
    ],
)
def test_what_a_home_must_have_is_enough_where_few_have_it(text: str, with_it: int, few: list[str]) -> None:
    homes = [replace(FURNISHED, ref=f"F{n}", address=f"{n} Oak St") for n in range(with_it)]
    thread = Thread.model_construct(number=1, last_at=NOON, about=[], sent_properties=[], questions_asked=[])
    spoken = Spoken({home.ref: home for home in (PLAIN, LARGE, ROOFTOP, BARN, *homes)}, (), ())
    sought = Sought(most=3, must_haves=wished([text]), written=(text,), tells=True)
    found = homes_for(spoken, thread, Intent.BUYER, {}, (), sought)
    assert (refs(found) if found.few else []) == few
