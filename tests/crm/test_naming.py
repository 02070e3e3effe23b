"""Which listings a text names by ref or address."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.by_street import is_street_of, named_by_street
from mailbot.crm.naming.listings import named_in, numbers_in

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
    named = named_in(text, LISTINGS)
    assert (named[0].ref if len(named) == 1 else None) == ref


def test_no_listings_no_answer():
    assert named_in("12 Elm Street", ()) == ()


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


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Is 14 Elmm Street still available?", ()),  # three letters are too few to be sure of
        ("30 Mian Street please", ("4512",)),
        ("1420 N Oka Ave", ()),
        ("77 Baye Rood Unit 2", ()),
        ("12 Palm Street", ()),
        ("77 Bya Road", ()),
        ("30 Mian Court", ()),
        ("30 Mian", ()),
        ("30 Mian Street or 30 Main Street", ("4512",)),
    ],
)
def test_an_address_with_a_slip_is_known_by_its_number(text: str, refs: tuple[str, ...]) -> None:
    assert tuple(listing.ref for listing in named_in(text, LISTINGS)) == refs


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("the one on Tern Lane", ("H-6", "H-8")),
        ("I saw your listing on Chandler Street", ("C-5",)),
        ("The Chandler St condo, is it still for sale?", ("C-5",)),
        ("Do you have anything on Chandler Street?", ("C-5",)),
        ("la casa de la calle Tern Lane", ("H-6", "H-8")),
        ("anything on Platform Street?", ("C-8", "C-12", "C-2B")),
        ("my house on Chandler Street", ()),
        ("my mom's old place on Chandler Street", ()),
        ("We live on Chandler Street", ()),
        ("Chandler Street is nice", ("C-5",)),
        ("Chandler Street. What kind of heat?", ("C-5",)),
        ("the Chandler one", ("C-5",)),
        ("la de chandler", ("C-5",)),
        ("I work in a shop on Chandler Street", ()),
        ("we bought a place on Chandler Street in 1990", ()),
        ("close to Chandler Street", ()),
        ("Mr. Chandler called", ()),
        ("Selling a condo on Chandler Street", ()),
        ("I have a 2-bed unit on Chandler Street", ()),
        ("the house at 22 Chandler Street", ()),
        ("the one near Chandler Street", ()),
        ("It's 118 Upper Chandler Street.", ()),
        ("what would 300 west chandler st bring", ()),
    ],
)
def test_a_home_is_known_by_its_street_where_a_home_is_spoken_of(text: str, refs: tuple[str, ...]) -> None:
    assert tuple(listing.ref for listing in named_by_street(text, (), CONDOS)) == refs


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Tern Lane is our favorite", ("H-6",)),
        ("What about tern ln?", ("H-6",)),
        ("We live on Tern Lane", ()),
        ("is 8 Tern Lane for sale?", ()),
        ("the one on Chandler Street", ("C-5",)),
    ],
)
def test_a_home_that_was_shown_is_known_wherever_its_street_stands(text: str, refs: tuple[str, ...]) -> None:
    shown = tuple(home for home in CONDOS if home.ref in ("H-6", "C-8"))
    assert tuple(listing.ref for listing in named_by_street(text, shown, CONDOS)) == refs


def test_a_street_with_many_homes_names_none_of_them() -> None:
    row = tuple(Listing(f"R-{number}", f"{number} Tern Lane", 1) for number in range(1, 5))
    assert named_by_street("the one on Tern Lane", (), row) == ()
    assert len(named_by_street("the one on Tern Lane", (), row[:3])) == 3


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Can you compare 12 and 8?", ("C-12",)),  # "8" alone may be anything
        ("Unit 12 please", ("C-12",)),
        ("unit 5?", ("C-5",)),
        ("both of them (units 8 and 12)", ("C-8", "C-12")),
        ("unit 5, 12 or 8?", ("C-5", "C-12", "C-8")),
        ("unit 5 and 3 bedrooms", ("C-5",)),
        ("#12", ("C-12",)),
        ("Number 15 looks nice", ("C-A",)),
        ("I'll take a look at 304", ("C-304",)),
        ("what about 304", ("C-304",)),
        ("is 304 quiet?", ("C-304",)),
        ("My budget is 304k", ()),
        ("up to $304", ()),
        ("under 304", ()),
        ("call me at 12", ()),
        ("we have 12 people", ()),
        ("12:30 works", ()),
        ("8 works for me", ()),
    ],
)
def test_a_home_that_was_shown_is_known_by_its_number_alone(text: str, refs: tuple[str, ...]) -> None:
    shown = (
        *(home for home in CONDOS if home.ref in ("C-5", "C-8", "C-12", "C-A")),
        Listing("C-304", "1 Stave St #304", 1),
    )
    found = (home.ref for each in numbers_in(text, shown) for home in each.listings)
    assert tuple(dict.fromkeys(found)) == refs


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("me interesa el apto de Chandler 7", ("C-5",)),
        ("chandler st 7 tiene patio?", ("C-5",)),
        ("la de Platform 90 unidad 8", ("C-8", "C-12", "C-2B")),
        ("Chandler no. 7", ("C-5",)),
        ("12 Chandler Street, 7 Oak Lane", ()),
        ("Chandler Street at 7", ()),
        ("see Chandler 7 pm", ()),
        ("Chandler Street. 7 of us would come", ()),
        ("Chandler 11", ()),
    ],
)
def test_a_number_may_stand_behind_its_street(text: str, refs: tuple[str, ...]) -> None:
    assert tuple(listing.ref for listing in named_in(text, CONDOS)) == refs


def test_a_street_of_ours_is_known_as_one() -> None:
    assert is_street_of("Chandler Street", CONDOS)
    assert is_street_of("platform st", CONDOS)
    assert not is_street_of("Springfield", CONDOS)
    assert not is_street_of("Chandler", CONDOS)
    assert not is_street_of("Old Harbor", CONDOS)


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("What would be the monthly fees on 304 and on 211?", ("S-304", "S-211")),
        ("Is 211 still for sale?", ("S-211",)),
        ("the price of 12", ()),  # as short as an hour
        ("My budget is 304k", ()),
    ],
)
def test_a_unit_of_a_building_that_is_talked_of_is_asked_for_by_its_number(text: str, refs: tuple[str, ...]) -> None:
    units = tuple(Listing(f"S-{unit}", f"1 Stave St #{unit}", 1) for unit in ("12", "211", "304", "507"))
    found = (home.ref for each in numbers_in(text, units[-1:], units) for home in each.listings)
    assert tuple(dict.fromkeys(found)) == refs
