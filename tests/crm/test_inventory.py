"""Which listing a text speaks of."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import (
    Listing,
    active_listings,
    find_by_address,
    find_by_order,
    named_by_order,
    named_in,
)
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


CONDOS = (
    Listing("C-5", "7 Chandler Street, Unit 5, Springfield", 300_000),
    Listing("C-8", "90 Platform Street Unit 8, Springfield", 310_000),
    Listing("C-12", "90 Platform Street Unit 12, Springfield", 320_000),
    Listing("C-2B", "90 Platform Street #2-B", 330_000),
    Listing("C-A", "Apt A, 15 Hoop Lane", 340_000),
    Listing("C-B", "15 Hoop Lane, Apt. B", 350_000),
    Listing("C-P", "9 Calle Peñón, Piso 2", 200_000),
    Listing("H-6", "6 Tern Lane, Springfield", 400_000),
    Listing("H-8", "8 Tern Lane, Springfield", 410_000),
    Listing("H-OF", "4 O'Farrell Court", 420_000),
    Listing("L-7", "0 Cider Mill Road, Lot 7", 100_000),
)


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Is 7 Chandler Street, Unit 2 still available?", ()),
        ("Is 7 Chandler Street, Unit 5 still available?", ("C-5",)),
        ("Is 7 Chandler St still available?", ("C-5",)),
        ("7 Chandler St. (unit 2)", ()),
        ("unit 2 at 7 Chandler Street", ()),
        ("Unit 5 of 7 Chandler", ("C-5",)),
        ("7 Chandler St #5?", ("C-5",)),
        ("7 Chandler Street, no. 2", ()),
        ("7 Chandler Street, no pets I guess?", ("C-5",)),
        ("7 Chandler Street unit is nice", ("C-5",)),
        ("7 Chandler Street, 2 bedrooms", ("C-5",)),
        ("90 Platform Street Unit 12", ("C-12",)),
        ("90 Platform St apt 8", ("C-8",)),
        ("90 Platform unit 2B", ("C-2B",)),
        ("90 Platform Street units 8 and 12?", ("C-8", "C-12")),
        ("90 Platform Street Unit 12 or Unit 8", ("C-8", "C-12")),
        ("90 Platform Street unit 8 and 3 bedrooms", ("C-8",)),
        ("90 Platform Street", ("C-8", "C-12", "C-2B")),
        ("Unit 12 please. Does 90 Platform Street have a gym?", ("C-8", "C-12", "C-2B")),
        ("90 Platform Street Unit 12. Does 90 Platform Street have a gym?", ("C-12",)),
        ("C-8, 90 Platform Street", ("C-8",)),
        ("15 Hoop Lane Apt A", ("C-A",)),
        ("15 hoop ln apt b", ("C-B",)),
        ("15 Hoop Lane, is the apartment a good buy?", ("C-A", "C-B")),
        ("9 calle penon piso 2", ("C-P",)),
        ("9 Calle Peñón, depto 3", ()),
        ("6 Tern Lane or 8 Tern Lane", ("H-6", "H-8")),
        ("8 Tern Lane and then 6 Tern Lane", ("H-8", "H-6")),
        ("6 and 8 Tern Lane", ("H-6", "H-8")),
        ("6 Tern Lane unit 3", ()),
        ("6 Tern Court", ()),
        ("6 Tern", ("H-6",)),
        ("90 Platform Street Unit 8, H-6 and 7 Chandler Street", ("C-8", "H-6", "C-5")),
        ("we have 6 kids and like 8 Tern Lane", ("H-8",)),
        ("4 O’Farrell Ct", ("H-OF",)),
        ("0 Cider Mill Road lot 7", ("L-7",)),
        ("0 Cider Mill Road, lot 8", ()),
        ("", ()),
    ],
)
def test_every_listing_that_a_text_names_is_known_with_its_unit(text: str, refs: tuple[str, ...]) -> None:
    assert tuple(listing.ref for listing in named_in(text, CONDOS)) == refs
    found = find_by_address(text, CONDOS)
    assert (found.ref if found else None) == (refs[0] if len(refs) == 1 else None)


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("the first and the third look good", "AC"),
        ("the third and the first", "CA"),
        ("The 1st and 3rd please", "AC"),
        ("I like the first one and the third one", "AC"),
        ("the first one, and the second", "AB"),
        ("Could we see the first or second house?", "AB"),
        ("the first, second and third ones", "ABC"),
        ("the first two", "AB"),
        ("The last two look nice", "BC"),
        ("the second looks lovely", "B"),
        ("#1 and #3", "AC"),
        ("options 1 and 3", "AC"),
        ("all three look great", "ABC"),
        ("We'd like to see all 3.", "ABC"),
        ("all three homes", "ABC"),
        ("la primera y la tercera", "AC"),
        ("Me gustan la segunda y tercera", "BC"),
        ("las dos primeras", "AB"),
        ("las primeras dos por favor", "AB"),
        ("las últimas dos", "BC"),
        ("me gustan las tres", "ABC"),
        ("la segunda casa", "B"),
        ("the first and the third, both of them", "AC"),
        ("the last one", "C"),
        # The list has three: "both" is of something else.
        ("both", ""),
        ("either one", ""),
        # Other things have places and numbers, too.
        ("the first and second floor", ""),
        ("the second and third floors", ""),
        ("free on the first and the third", ""),
        ("between the 1st and the 3rd of May", ""),
        ("the first and third weekend", ""),
        ("the first two weeks of May", ""),
        ("all three bedrooms", ""),
        ("we have two kids, all three of us like it", ""),
        ("a las tres", ""),
        ("las dos primeras semanas", ""),
        ("la primera y segunda planta", ""),
        ("Is 7 Chandler Street #2 still available?", ""),
        ("7 Chandler St., no. 2", ""),
        ("suite #3", ""),
        ("the first and the fourth", ""),
    ],
)
def test_every_home_that_is_named_by_its_place_is_known(text: str, refs: str) -> None:
    assert "".join(named_by_order(text, ("A", "B", "C"))) == refs


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Both look great", "AB"),
        ("both please", "AB"),
        ("We love both!", "AB"),
        ("could we see both of them on Saturday?", "AB"),
        ("either one works", "AB"),
        ("either of those", "AB"),
        ("both houses", "AB"),
        ("ambas", "AB"),
        ("Ambas me gustan", "AB"),
        ("me gustan las dos", "AB"),
        ("quisiera ver las dos.", "AB"),
        ("cualquiera de las dos", "AB"),
        ("las dos casas", "AB"),
        ("the first two", "AB"),
        ("all three", ""),
        ("the first and the third", ""),
        ("We both work downtown", ""),
        ("my wife and I both like it", ""),
        ("we are both teachers", ""),
        ("both bedrooms", ""),
        ("both of us", ""),
        ("either Saturday or Sunday", ""),
        ("either way", ""),
        ("a las dos", ""),
        ("mañana a las dos.", ""),
        ("ambos trabajamos", ""),
    ],
)
def test_both_are_named_in_a_list_of_two(text: str, refs: str) -> None:
    assert "".join(named_by_order(text, ("A", "B"))) == refs
