"""What a mail changes of the needs that are known: refusals, wishes that come back, ends of a price that cross."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.kept_needs import changes, of_the_sought, with_areas_added
from models.contact import StoredNeed
from models.message import Intent


def needs(**values: object) -> dict[str, StoredNeed]:
    return {slot: StoredNeed.model_validate({"value": value, "quote": slot}) for slot, value in values.items()}


def after(known: dict[str, StoredNeed], told: dict[str, StoredNeed]) -> dict[str, object]:
    """The values that are known when a mail has told more."""
    made = changes(told, known)
    return {slot: need.value for slot, need in {**known, **made.told}.items() if slot not in made.gone}


TWO = needs(areas=["Old Harbor", "Millpond"], property_type="condo", price_min=500_000, price_max=700_000)


@pytest.mark.parametrize(
    ("told", "differs"),
    [
        ({"areas_not": ["Old Harbor"]}, {"areas": ["Millpond"], "areas_not": ["Old Harbor"]}),
        ({"areas_not": ["old harbor"]}, {"areas": ["Millpond"], "areas_not": ["old harbor"]}),
        ({"areas_not": ["Saltmarsh"]}, {"areas_not": ["Saltmarsh"]}),
        ({"areas": ["Hope"], "areas_not": ["Millpond"]}, {"areas": ["Hope"], "areas_not": ["Millpond"]}),
        ({"property_types_not": ["townhouse"]}, {"property_types_not": ["townhouse"]}),
        ({"price_max": 650_000}, {"price_max": 650_000}),
    ],
)
def test_a_refusal_takes_what_is_refused_out_of_what_is_wanted(told, differs):
    known = {slot: need.value for slot, need in TWO.items()}
    assert after(TWO, needs(**told)) == {**known, **differs}


@pytest.mark.parametrize(
    ("told", "gone"),
    [
        ({"areas_not": ["Old Harbor", "Millpond"]}, "areas"),
        ({"property_types_not": ["condo", "townhouse"]}, "property_type"),
        ({"price_max": 450_000}, "price_min"),
        ({"price_min": 800_000}, "price_max"),
    ],
)
def test_what_holds_no_longer_is_forgotten(told, gone):
    assert gone in TWO
    assert gone not in after(TWO, needs(**told))


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ({"areas_not": ["Hope"]}, ["Old Harbor", "Saltmarsh", "Hope"]),
        ({"areas": ["Old Harbor"]}, ["Saltmarsh"]),
        ({"areas": ["Old Harbor"], "areas_not": ["Hope"]}, ["Saltmarsh", "Hope"]),
        ({"areas": ["Old Harbor", "Saltmarsh"]}, None),
        ({"bedrooms_min": 3}, ["Old Harbor", "Saltmarsh"]),
    ],
)
def test_a_refusal_holds_until_the_same_is_wanted(told, left):
    assert after(needs(areas_not=["Old Harbor", "Saltmarsh"]), needs(**told)).get("areas_not") == left


@pytest.mark.parametrize("told", [{"areas_not": ["Old Harbor"]}, {"areas": ["Hope"]}, {"price_max": 450_000}])
def test_the_same_mail_twice_changes_nothing_more(told):
    known = {**TWO, **needs(areas_not=["Hope"])}
    made = changes(needs(**told), known)
    then = {slot: need for slot, need in {**known, **made.told}.items() if slot not in made.gone}
    again = changes(needs(**told), then)
    assert {**then, **again.told} == then
    assert again.gone == ()


def test_nothing_told_changes_nothing():
    assert not changes({}, TWO)


@pytest.mark.parametrize(
    ("intents", "kept"),
    [
        ((Intent.SELLER, None), {"address"}),
        ((Intent.SELLER, Intent.NOT_INTERESTED), {"address"}),
        ((Intent.SELLER, Intent.BUYER), {"address", "bedrooms_min", "property_type"}),
        ((Intent.BUYER, None), {"address", "bedrooms_min", "property_type"}),
        ((Intent.GENERAL, None), {"address", "bedrooms_min", "property_type"}),
    ],
)
def test_the_home_that_a_seeker_sells_replaces_nothing_sought(
    intents: tuple[Intent, Intent | None], kept: set[str]
) -> None:
    told = needs(bedrooms_min=2, property_type="condo", address="14 Platform Street")
    assert set(of_the_sought(told, intents)) == kept


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("I can go up to 2100 now, and Millpond would be OK as well.", ["Old Harbor", "Millpond"]),
        ("Old Harbor still or also Millpond", ["Old Harbor", "Millpond"]),
        ("Let's look in Millpond", ["Millpond"]),
        ("Also, Millpond instead of Old Harbor", ["Millpond"]),
    ],
)
def test_an_area_that_would_do_as_well_replaces_none(text, areas):
    known = {"areas": StoredNeed(value=["Old Harbor"], quote="Old Harbor", message_id="1")}
    told = {"areas": StoredNeed(value=["Millpond"], quote="Millpond", message_id="2")}
    assert with_areas_added(told, known, text)["areas"].value == areas
