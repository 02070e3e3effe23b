"""Numbers that are a score, a year, a payment or a bid are no price; rooms that no word calls baths are beds."""

from __future__ import annotations

import pytest

from classifiers.needs.extracting import extract
from models.message import Intent

AREAS = frozenset(("Millpond", "Orchard Ridge", "Saltmarsh", "Hope", "Birch Hollow"))


def read(text: str, intent: Intent = Intent.BUYER) -> dict[str, object]:
    return {slot: need.value for slot, need in extract(text, "", AREAS, {intent}).items()}


@pytest.mark.parametrize(
    ("text", "intent", "price"),
    [
        ("tengo credit de 680", Intent.RENTER, None),
        ("mi credito es 680, aceptan FHA?", Intent.BUYER, None),
        ("do they run credit? el mio esta medio feo like 590", Intent.RENTER, None),
        ("we have 60k down, credit 720", Intent.BUYER, None),
        ("my fico is around 705", Intent.BUYER, None),
        ("720 credit and 2 dogs", Intent.RENTER, None),
        ("una casa más nueva que 2000", Intent.BUYER, None),
        ("1980 or newer", Intent.BUYER, None),
        ("our max payment is 2800 a month all in", Intent.BUYER, None),
        ("im ready to put in a number. 365", Intent.BUYER, None),
        ("Any chance they'd take 350 for unit 5?", Intent.BUYER, None),
        ("Would the sellers consider an offer of 410?", Intent.BUYER, None),
        ("We'd consider 350 to 410", Intent.BUYER, 410_000),
        ("credit score around 640, up to 1900", Intent.RENTER, 1_900),
        ("my score is 710 and our budget is 400", Intent.BUYER, 400_000),
        ("good credit, rent up to 800", Intent.RENTER, 800),
        ("credit is fine, budget 650", Intent.BUYER, 650_000),
        ("under 2000 a month", Intent.RENTER, 2_000),
        ("max payment is 2800 a month", Intent.RENTER, 2_800),
        ("something newer, up to 450k", Intent.BUYER, 450_000),
        ("we will put in an offer soon. budget 365k", Intent.BUYER, 365_000),
    ],
)
def test_what_a_number_is_called_says_what_it_is(text: str, intent: Intent, price: int | None) -> None:
    assert read(text, intent).get("price_max") == price


@pytest.mark.parametrize(
    ("text", "beds", "baths"),
    [
        ("I dont need 3, 2 is fine, apartment is fine too. ground floor", 2, None),
        ("3 bed 2 bath", 3, 2),
        ("at least 2 baths", None, 2),
        ("3/2 with a yard", 3, 2),
    ],
)
def test_rooms_are_baths_by_a_word(text: str, beds: int | None, baths: int | None) -> None:
    needs = read(text)
    assert (needs.get("bedrooms_min"), needs.get("bathrooms_min")) == (beds, baths)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("que tan grande es el terreno", None),
        ("el terreno de la casa es grande?", None),
        ("is the wooded lot ours", None),
        ("how big is the lot?", None),
        ("busco un terreno para construir", "land"),
        ("looking for land to build on", "land"),
        ("we want a lot in Orchard Ridge", "land"),
        ("is the lot on Cider Mill still for sale", "land"),
    ],
)
def test_the_land_of_a_home_is_no_kind(text: str, kind: str | None) -> None:
    assert read(text).get("property_type") == kind


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("3 bed house under 480 millpond", ("Millpond",)),
        ("in millpond", ("Millpond",)),
        ("Millpond sounds nice", ("Millpond",)),
        ("saltmarsh is fine", ("Saltmarsh",)),
        ("ok saltmarsh works for us", ("Saltmarsh",)),
        ("una casa de 3 recamaras en millpond", ("Millpond",)),
        ("condo saltmarsh", ("Saltmarsh",)),
        ("saltmarsh no, thanks", None),
        ("is millpond nice?", None),
        ("hope is fine", None),
        ("how are the schools near millpond", None),
        ("we drove past millpond road", None),
        ("I live in saltmarsh", None),
        # People, and a clock elsewhere.
        ("Who will be calling me, you or Nora?", None),
        ("The second please. What hour will it be in London?", None),
        ("what time is that in california?", None),
        ("please ask Nora", None),
        ("3 beds in London", ("London",)),
    ],
)
def test_an_area_is_meant_in_any_letters(text: str, areas: tuple[str, ...] | None) -> None:
    assert read(text).get("areas") == areas
