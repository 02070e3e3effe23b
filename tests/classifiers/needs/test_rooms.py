"""Rooms: bedrooms, bathrooms and the kind of home, in the many ways people write them."""

from __future__ import annotations

import pytest

from classifiers.needs.rooms import rooms, sought_kind

COUNTS = [
    ("looking for a 3/2 in Millbrook", 3, 2),
    ("3 bed 2 bath", 3, 2),
    ("2br/2ba", 2, 2),
    ("4/2.5, built 2006", 4, 2.5),
    ("3br 1.5ba fine", 3, 1.5),
    ("4+ bed\n2.5+ bath", 4, 2.5),
    ("Bedrooms: 3\nBathrooms: 2", 3, 2),
    ("Beds: 3 Baths: 1", 3, 1),
    ("3 recámaras y 2 baños", 3, 2),
    ("cuatro cuartos, dos baños", 4, 2),
    ("Three bedrooms, one and a half baths", 3, 1.5),
    ("3 room 2 bath", 3, 2),
    ("House at 8 Bittersweet Dr, 3 bed 1.5 bath cape. Paid off.", 3, 1.5),
    ("Wife says 4 bedrooms, 2 baths", 4, 2),
    ("Please remove 2 bedroom ones, 3 beds or more, 2 baths", 3, 2),
]


@pytest.mark.parametrize(("text", "bedrooms", "bathrooms"), COUNTS)
def test_bedrooms_and_bathrooms(text: str, bedrooms: int, bathrooms: float) -> None:
    found = rooms(text)
    assert (found["bedrooms_min"].value, found["bathrooms_min"].value) == (bedrooms, bathrooms)


BEDROOMS = [
    ("3BR", 3),
    ("three bedrooms", 3),
    ("one-bedroom condominiums", 1),
    ("at least three bedrooms", 3),
    ("2 or 3 bedrooms", 2),
    ("anything with a 4th bedroom", 4),
    ("5 bed ideally", 5),
    ("busco casa de 3 recamaras", 3),
    ("depa de 2 habitaciones", 2),
    ("we live in a 2 br apt, need at least 3 br", 3),
]


@pytest.mark.parametrize(("text", "bedrooms"), BEDROOMS)
def test_bedrooms(text: str, bedrooms: int) -> None:
    assert rooms(text)["bedrooms_min"].value == bedrooms


@pytest.mark.parametrize(
    "text",
    [
        "back on 3/4",
        "from 9/1 until 9/5",
        "a 5/1 ARM",
        "1/2 acre",
        "24/7",
        "one more bath",
        "open 7/2 to 7/6",
        "half bath",
        "the bathroom leaks",
        "99 beds",
    ],
)
def test_dates_fractions_and_rates_are_no_rooms(text: str) -> None:
    found = rooms(text)
    assert "bedrooms_min" not in found
    assert "bathrooms_min" not in found


KINDS = [
    ("a two bedroom condo", "condo"),
    ("looking at townhouses", "townhouse"),
    ("fourplexes under 750", "multi_family"),
    ("vacant land", "land"),
    ("busco un terreno", "land"),
    ("a warehouse we could own", "commercial"),
    ("single family only", "house"),
    ("3/2 SFH", "house"),
    ("want to buy a house", "house"),
    ("sell my house", "house"),
    ("quiero vender mi casa", "house"),
    ("just a plain house with 3 bedrooms", "house"),
    ("Casa con 4 cuartos", "house"),
    ("2 to 4 units, no flips", "multi_family"),
    ("distressed multi families", "multi_family"),
    ("I buy multis", "multi_family"),
    ("a 4-plex", "multi_family"),
    ("casas multifamiliares", "multi_family"),
    ("una casa de dos familias", "multi_family"),
    ("un edificio de apartamentos", "multi_family"),
    ("single families under 500k", "house"),
    ("ranches and capes", "house"),
    ("cape style with a porch", "house"),
    ("any split levels", "house"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_home(text: str, kind: str) -> None:
    assert rooms(text)["property_type"].value == kind


@pytest.mark.parametrize(
    "text",
    [
        "a condo or a townhouse",
        "single family or duplex",
        "house hunting",
        "see you at the open house",
        "an apartment for rent",
        "a bigger lot would be nice",
        "no condos please",
        "a lot of questions",
    ],
)
def test_a_kind_that_is_not_sure_is_left_out(text: str) -> None:
    assert "property_type" not in rooms(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("looking for condominiums downtown", "condo"),
        ("any rowhouses for sale?", "townhouse"),
        ("buscamos casas adosadas", "townhouse"),
        ("any vacant land for sale in Waldo?", "land"),
        ("buscamos lotes", "land"),
        ("looking for capes and ranches", "house"),
        ("looking for distressed / off market multi families", "multi_family"),
    ],
)
def test_a_kind_that_is_asked_for_in_so_many_words_is_sought(text: str, kind: str) -> None:
    found = sought_kind(text)
    assert found is not None
    assert found.value == kind


@pytest.mark.parametrize(
    "text",
    [
        "looking for a condo or a little house",
        "I want a condo or something like it",
        "we sold our townhouse and want a house",
        "busco un dúplex o una casita",
        "looking for an apartment",
        "the townhouse on Elm is lovely",
        "",
    ],
)
def test_a_kind_beside_another_or_not_asked_for_is_not_surely_sought(text: str) -> None:
    assert sought_kind(text) is None
