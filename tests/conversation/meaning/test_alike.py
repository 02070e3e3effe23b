"""Homes that are asked for by those that were spoken of: like them, cheaper, bigger."""

from __future__ import annotations

import pytest
from agency import Agency, body_of
from ledger_view import tell

from mailbot.conversation.meaning.alike import Alike, alike_in
from mailbot.crm.inventory import Listing
from mailbot.crm.matching.must_haves import wished
from mailbot.crm.matching.scoring import Wants
from models.property import PropertyType

ONE = (Listing("A", "3 Russet Court", 458_000, bedrooms=3, square_feet=1_690),)
TWO = (*ONE, Listing("B", "9 Russet Court", 489_000, bedrooms=4, square_feet=1_880))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("anything similar but bigger, up to 530", Alike(similar=True, bigger=True)),
        ("anything similar under 390", Alike(similar=True)),
        ("similar with a bigger yard", Alike(similar=True)),
        ("any others like it?", Alike(similar=True)),
        ("¿tiene algo parecido?", Alike(similar=True)),
        ("¿Tiene algo un poco más barato?", Alike(cheaper=True)),
        ("anything a little cheaper?", Alike(cheaper=True)),
        ("got anything less expensive", Alike(cheaper=True)),
        ("something similar for less", Alike(similar=True, cheaper=True)),
        ("do you have anything bigger", Alike(bigger=True)),
        ("which is cheaper per square foot", Alike()),
        ("the cheaper one", Alike()),
        ("is it cheaper than renting", Alike()),
        ("we need a bigger kitchen", Alike()),
        ("I like it", Alike()),
        ("our old place was similar", Alike()),
    ],
)
def test_how_homes_are_asked_for(text: str, asked: Alike) -> None:
    assert alike_in(text) == asked


@pytest.mark.parametrize(
    ("asked", "before", "homes", "after"),
    [
        (
            Alike(similar=True),
            Wants(price_max=530_000),
            ONE,
            (None, 530_000, 3, PropertyType.HOUSE),
        ),
        (Alike(similar=True), Wants(), ONE, (366_400, 526_700, 3, PropertyType.HOUSE)),
        (Alike(cheaper=True), Wants(price_max=500_000), TWO, (None, 457_999, None, None)),
        (Alike(cheaper=True), Wants(price_min=470_000, price_max=400_000), ONE, (None, 400_000, None, None)),
        (Alike(cheaper=True), Wants(price_max=500_000), (), (None, 500_000, None, None)),
        (Alike(similar=True), Wants(bedrooms_min=2), ONE, (366_400, 526_700, 2, PropertyType.HOUSE)),
        (Alike(), Wants(price_max=500_000), ONE, (None, 500_000, None, None)),
    ],
)
def test_what_they_are_and_cost_is_what_is_wanted(
    asked: Alike, before: Wants, homes: tuple[Listing, ...], after: tuple[object, ...]
) -> None:
    wants = asked.wants(before, homes)
    assert (wants.price_min, wants.price_max, wants.bedrooms_min, wants.property_type) == after


def test_bigger_is_more_room_than_any_of_them() -> None:
    assert [thing.least for thing in Alike(bigger=True).things(TWO)] == [1_881]
    assert Alike(similar=True).things(TWO) == ()
    assert Alike(bigger=True).things((Listing("C", "1 Elm St", 1),)) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("busco una casa con patio", {"yard"}),
        ("quiero un patio grande para los niños", {"yard"}),
        ("necesitamos patio trasero", {"yard"}),
        ("que tenga patio", {"yard"}),
        ("we want a patio", {"outdoor space"}),
        ("3 bed with a deck or patio", {"outdoor space"}),
        ("quiero una casa con patio cercado", {"fenced yard"}),
        ("looking for a balcony", {"outdoor space"}),
    ],
)
def test_a_spanish_patio_is_a_yard(text: str, names: set[str]) -> None:
    assert {thing.name for thing in wished([text])} == names


async def test_cheaper_is_never_dearer_and_nothing_is_shown_twice(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elmwood St", 440_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write("We want to buy a house with 3 bedrooms in Old Town up to $470k", "House")
    await agency.round()
    await agency.add_property("BR-2", "7 Oakley Ave", 460_000, area="Old Town")
    await agency.add_property("BR-3", "3 Pinehill Rd", 420_000, area="Old Town")
    dana.answer(agency.to(dana.address)[-1], "do you have anything a little cheaper?")
    await agency.round()
    said = body_of(agency.to(dana.address)[-1])
    assert "3 Pinehill Rd" in said, await tell(agency.store)
    assert "7 Oakley Ave" not in said
    assert "12 Elmwood St" not in said
