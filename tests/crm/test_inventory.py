"""Which listing a text speaks of."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import Listing, active_listings, find_by_address, find_by_order
from models.property import Property, PropertyStatus

LISTINGS = (
    Listing("BR-101", "12 Elm Street, Springfield", 400_000),
    Listing("BR-102", "14 Elm Street, Springfield", 410_000),
    Listing("BR-103", "1420 N Oak Ave, Springfield", 500_000),
    Listing("BR-104", "9 Calle Peñón, Springfield", 200_000),
    Listing("BR-105", "77 Bay Road Unit 1, Springfield", 250_000),
    Listing("BR-106", "77 Bay Road Unit 2, Springfield", 260_000),
    Listing("4512", "30 Main Street, Springfield", 300_000),
)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Is 12 Elm Street still available?", "BR-101"),
        ("Is 12 elm st. still available?", "BR-101"),
        ("tell me about 12 Elm", "BR-101"),
        ("the house at 14 ELM STREET please", "BR-102"),
        ("1420 North Oak Avenue looks lovely", "BR-103"),
        ("me gusta 9 calle penon", "BR-104"),
        ("BR-103 please", "BR-103"),
        ("I saw br-103.", "BR-103"),
        ("77 Bay Rd unit 2", "BR-106"),
        ("MLS 4512 please", "4512"),
        ("listing #4512", "4512"),
        ("it has 4512 square feet", None),
        ("77 Bay Road", None),
        ("12 Elm or 14 Elm?", None),
        ("112 Elm Street", None),
        ("Elm Street", None),
        ("we have 12 cats", None),
        ("BR-1011", None),
        ("BR-101 or BR-102", None),
        ("1420 N", None),
        ("", None),
    ],
)
def test_a_listing_is_known_by_ref_or_street_and_number(text, ref):
    found = find_by_address(text, LISTINGS)
    assert (found and found.ref) == ref


def test_no_listings_no_answer():
    assert find_by_address("12 Elm Street", ()) is None


async def test_only_active_properties_are_offered(store):
    for place, status in enumerate(PropertyStatus):
        await store.add(Property(ref=f"R-{9 - place}", address="1 A St", price=1, status=status, features=["pool"]))
    found = await active_listings(store)
    assert [(listing.ref, listing.features) for listing in found] == [("R-9", ("pool",))]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Does the first one have a garage?", "A"),
        ("Could we see the 2nd house on Saturday?", "B"),
        ("#3 looks nice", "C"),
        ("What are the taxes on number 2?", "B"),
        ("The last one is too far out. Anything closer?", "C"),
        ("¿La segunda tiene jardín?", "B"),
        ("me gusta el tercero, ¿se puede ver?", "C"),
        ("opción 1 por favor", "A"),
        ("I like the first one, but the third one is cheaper", ""),  # two are named
        ("This would be our first house", ""),
        ("We need 3 bedrooms on the second floor", ""),
        ("Is the last payment due on the 3rd?", ""),
        ("Es la primera vez que compro", ""),
        ("I live in Apt #2", ""),
        ("number 12 Elm St", ""),
        ("Yes please", ""),
    ],
)
def test_a_home_is_known_by_its_place_in_the_list_that_was_sent(text: str, ref: str) -> None:
    assert find_by_order(text, ("A", "B", "C")) == ref


def test_a_place_that_the_list_does_not_have_names_nothing() -> None:
    assert find_by_order("the third one", ("A", "B")) == ""
    assert find_by_order("the first one", ()) == ""
