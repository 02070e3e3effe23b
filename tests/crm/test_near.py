"""What comes closest where nothing fits: homes that miss one wish, by little, and say which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.crm.inventory import Listing
from mailbot.crm.matching.must_haves import wished
from mailbot.crm.matching.near import Miss, Near, nearest, nearest_with
from mailbot.crm.matching.scoring import Wants, match
from models.property import ListedFor, PropertyStatus, PropertyType

WANTS = Wants(
    listed_for=ListedFor.SALE,
    price_max=400_000,
    bedrooms_min=3,
    bathrooms_min=2,
    areas=("Old Town",),
    property_type=PropertyType.HOUSE,
)
FITS = Listing(
    ref="H-1",
    address="12 Elm St",
    price=390_000,
    status=PropertyStatus.ACTIVE,
    listed_for=ListedFor.SALE,
    type=PropertyType.HOUSE,
    area="Old Town",
    bedrooms=3,
    bathrooms=2,
)


def near(*homes: Listing, wants: Wants = WANTS, count: int = 3) -> tuple[Near, ...]:
    return nearest(wants, homes, (), count)


def test_what_was_just_asked_for_is_not_given_up_where_another_wish_can_be() -> None:
    elsewhere = replace(FITS, ref="H-2", area="Harbor")
    condo = replace(FITS, ref="H-3", type=PropertyType.CONDO)
    both = nearest(WANTS, (elsewhere, condo), (), 3)
    assert {one.property_ref for one in both} == {"H-2", "H-3"}
    assert nearest(WANTS, (elsewhere, condo), (), 3, firm={Miss.AREA}) == (Near("H-3", Miss.TYPE),)
    assert nearest(WANTS, (elsewhere,), (), 3, firm={Miss.AREA}) == (Near("H-2", Miss.AREA),)  # nothing else is near
    dear = replace(FITS, ref="H-4", price=540_000)
    assert nearest(WANTS, (dear,), (), 3) == (Near("H-4", Miss.PRICE),)
    assert nearest(WANTS, (dear,), (), 3, firm={Miss.PRICE}) == ()  # "anything under 400?"


@pytest.mark.parametrize(
    ("change", "miss"),
    [
        ({"price": 400_001}, Miss.PRICE),
        ({"price": 402_000}, Miss.PRICE),
        ({"price": 412_000}, Miss.PRICE),
        ({"price": 450_000}, Miss.PRICE),
        ({"area": "Harbor"}, Miss.AREA),
        ({"bedrooms": 2}, Miss.BEDROOMS),
        ({"bathrooms": 1}, Miss.BATHROOMS),
        ({"type": PropertyType.CONDO}, Miss.TYPE),
    ],
)
def test_a_home_that_misses_one_wish_says_which(change: dict[str, object], miss: Miss) -> None:
    home = replace(FITS, **change)  # type: ignore[arg-type]
    assert match(WANTS, [home], (), 3) == ()
    assert near(home) == (Near("H-1", miss),)


@pytest.mark.parametrize(
    "change",
    [
        {"price": 450_000, "area": "Harbor"},
        {"bedrooms": 1},
        {"bedrooms": None},
        {"price": 700_000},
        {"price": 200_000, "bedrooms": 2, "bathrooms": 1},
        {"listed_for": ListedFor.RENT},
        {"status": PropertyStatus.PENDING},
        {"type": PropertyType.LAND},
        {"type": PropertyType.COMMERCIAL},
    ],
)
def test_what_misses_more_or_by_far_comes_not_close(change: dict[str, object]) -> None:
    assert near(replace(FITS, **change)) == ()  # type: ignore[arg-type]


def test_what_fits_is_none_of_them() -> None:
    assert near(FITS) == ()


def test_a_price_far_above_is_shown_where_nothing_is_closer_and_one_alone() -> None:
    far, further = replace(FITS, price=520_000), replace(FITS, ref="H-2", price=560_000)
    assert near(further, far) == (Near("H-1", Miss.PRICE),)
    elsewhere = replace(FITS, ref="H-3", area="Harbor")
    assert near(further, far, elsewhere) == (Near("H-3", Miss.AREA),)


def test_the_closest_are_first_and_those_that_miss_the_same_stand_together() -> None:
    little = replace(FITS, ref="H-2", price=420_000)
    more = replace(FITS, ref="H-3", price=475_000)
    elsewhere = replace(FITS, ref="H-4", area="Harbor")
    assert [one.property_ref for one in near(more, elsewhere, little)] == ["H-2", "H-3", "H-4"]


def test_a_plot_comes_close_to_a_plot() -> None:
    plot = replace(FITS, type=PropertyType.LAND, bedrooms=None, bathrooms=None, area="Harbor")
    wants = Wants(listed_for=ListedFor.SALE, areas=("Old Town",), property_type=PropertyType.LAND)
    assert near(plot, wants=wants) == (Near("H-1", Miss.AREA),)
    assert near(replace(FITS, area="Harbor"), wants=wants) == ()


def test_a_plot_is_no_shop() -> None:
    plot = replace(FITS, type=PropertyType.LAND, bedrooms=None, bathrooms=None)
    assert near(plot, wants=Wants(listed_for=ListedFor.SALE, property_type=PropertyType.COMMERCIAL)) == ()


def test_no_more_than_are_asked_for_and_none_that_was_sent() -> None:
    homes = [replace(FITS, ref=f"H-{number}", area="Harbor") for number in range(5)]
    assert len(near(*homes, count=2)) == 2
    assert nearest(WANTS, homes, [home.ref for home in homes], 3) == ()


@pytest.mark.parametrize(
    "refusing",
    [
        replace(WANTS, areas_not=("Harbor",)),
        replace(WANTS, areas_not=("harbor",)),
        replace(WANTS, types_not=frozenset({PropertyType.HOUSE})),
    ],
)
def test_what_is_refused_does_not_come_close(refusing):
    elsewhere = replace(FITS, area="Harbor")
    assert near(elsewhere)
    assert near(elsewhere, wants=refusing) == ()


GARAGE = wished(["We need a garage"])


def test_of_those_as_close_what_has_the_thing_is_closer() -> None:
    bare, having = replace(FITS, area="Harbor"), replace(FITS, ref="H-2", area="Harbor", features=("garage",))
    assert [one.property_ref for one in nearest(WANTS, [bare, having], (), 3, GARAGE)] == ["H-2", "H-1"]
    assert [one.property_ref for one in nearest(WANTS, [bare, having], (), 3)] == ["H-1", "H-2"]


def test_what_has_the_thing_and_misses_another_wish_stands_before_what_matches_without_it() -> None:
    having = replace(FITS, ref="H-2", price=420_000, features=("garage",))
    found = nearest_with(WANTS, [FITS, having], (), 3, GARAGE, ["H-1"])
    assert found == (Near("H-2", Miss.PRICE), Near("H-1", Miss.THING))
    assert nearest_with(WANTS, [FITS, having], (), 3, GARAGE, ["H-1"], firm={Miss.PRICE}) == (), "they lowered it"


@pytest.mark.parametrize(
    "change",
    [
        {"features": ()},
        {"features": ("garage",), "price": 520_000},
        {"features": ("garage",), "price": 420_000, "area": "Harbor"},
        {"features": ("garage",), "status": PropertyStatus.PENDING},
    ],
)
def test_where_nothing_near_has_the_thing_what_matches_stays(change: dict[str, object]) -> None:
    other = replace(FITS, **{"ref": "H-2", **change})  # type: ignore[arg-type]
    assert nearest_with(WANTS, [FITS, other], (), 3, GARAGE, ["H-1"]) == ()
