"""What a writer does not want: areas and kinds of home that are refused, and what only looks so."""

from __future__ import annotations

import pytest

from classifiers.needs.extracting import extract
from classifiers.needs.refused import AREAS_NOT, TYPES_NOT, refused, without_refused
from classifiers.verdict import Need
from models.message import Intent

KNOWN = ("Old Harbor", "Millpond", "Orchard Ridge", "Birch Hollow", "Saltmarsh")


def values(text: str) -> dict[str, tuple[str, ...]]:
    return {slot: need.value for slot, need in refused(text, KNOWN).items() if isinstance(need.value, tuple)}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("no condos please. and no stairs, my wife uses a walker", ("condo",)),
        ("no townhouses either", ("townhouse",)),
        ("3 bedrooms up to 470k, no condos please", ("condo",)),
        ("House only, no condos, no townhouses, no duplexes", ("condo", "townhouse", "multi_family")),
        ("I'm not interested in condos or townhouses.", ("condo", "townhouse")),
        ("please stop sending me condos", ("condo",)),
        ("We don't want a condo", ("condo",)),
        ("Doesn't want a townhouse", ("townhouse",)),
        ("Condos are out", ("condo",)),
        ("townhouses won't work for us", ("townhouse",)),
        ("we'd much rather have a house with a yard than a townhouse", ("townhouse",)),
        ("a house instead of a condo please", ("condo",)),
        ("a house rather than a duplex", ("multi_family",)),
        ("una casa en vez de un condominio", ("condo",)),
        ("nada de condominios", ("condo",)),
        ("no queremos condominios ni casas adosadas", ("condo", "townhouse")),
        ("sin condominios por favor", ("condo",)),
        ("No nos interesan los condominios", ("condo",)),
    ],
)
def test_a_kind_of_home_is_refused(text, kinds):
    assert values(text) == {TYPES_NOT: kinds}


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Ok he's seen reason, no more Old Harbor. Which of these have a yard?", ("Old Harbor",)),
        ("Actually no more Millpond, let's do Birch Hollow instead", ("Millpond",)),
        ("anything but Old Harbor", ("Old Harbor",)),
        ("Can you show me anything but old harbor?", ("Old Harbor",)),
        ("3 bedrooms in Millpond up to 470k. Not Orchard Ridge", ("Orchard Ridge",)),
        ("Saltmarsh but not Orchard Ridge or Birch Hollow", ("Orchard Ridge", "Birch Hollow")),
        ("We don't want to live in Old Harbor", ("Old Harbor",)),
        ("I'd rather not be in Old Harbor", ("Old Harbor",)),
        ("nothing in Old Harbor please", ("Old Harbor",)),
        ("Let's drop Millpond", ("Millpond",)),
        ("Old Harbor is off the list", ("Old Harbor",)),
        ("we're no longer looking in Millpond", ("Millpond",)),
        ("todo menos Old Harbor", ("Old Harbor",)),
        ("no quiero vivir en Old Harbor", ("Old Harbor",)),
        ("ya no Millpond", ("Millpond",)),
        ("3 recamaras, y no en Old Harbor", ("Old Harbor",)),
    ],
)
def test_an_area_is_refused(text, areas):
    assert values(text) == {AREAS_NOT: areas}


@pytest.mark.parametrize(
    "text",
    [
        "You have no condos?",
        "Are there no condos in Millpond?",
        "There are no condos in Birch Hollow",
        "a house with no condo fees",
        "no condos over 400",
        "no houses on busy streets",
        "We don't want a house that needs work",
        "we're not just looking at condos",
        "We don't mind condos",
        "I don't have a house to sell",
        "The condo is out of our budget, is there a house",
        "We did not like the townhouse",
        "the Old Harbor condo is out",
        "no pets, condo ok",
        "no me gusta la cocina de la casa",
        "not only Millpond",
        "Not far from Old Harbor",
        "nothing in Old Harbor?",
        "nothing in Millpond fits our budget",
        "Is 12 Pippin not in Old Harbor?",
        "I won't be in Old Harbor on Saturday",
        "I don't like the Old Harbor one",
        "a price drop in Millpond",
        "No thanks, Millpond is fine",
        "No, Millpond",
        "no more than 400k in Millpond",
        "not near Old Harbor School",
        "mas o menos en Old Harbor",
        "Millpond in Maine, not Millpond Texas",
        "not Saltmarsh Hills",
        "can't get Millpond out of our heads",
        "casa en Millpond, ya no en Dinuba",
        "If not forget Millpond",
        "25k cash now, not a lot I know",
        "a condo, not an apartment",
    ],
)
def test_what_is_not_there_or_is_only_told_or_asked_is_not_refused(text):
    assert values(text) == {}


@pytest.mark.parametrize("text", ["no condos or townhouses", "Old Harbor is off the list", "skip Millpond, por favor"])
def test_the_words_that_refuse_stand_in_the_mail(text):
    [need] = refused(text, KNOWN).values()
    assert need.quote
    assert need.quote in text


def test_what_is_refused_is_not_wanted():
    needs = {
        "areas": Need(("Millpond", "Birch Hollow"), "Birch Hollow"),
        "property_type": Need("condo", "condos"),
        "bedrooms_min": Need(3, "3"),
    }
    kept = without_refused(needs, refused("no condos, and no more Millpond", KNOWN))
    assert {slot: need.value for slot, need in kept.items()} == {"areas": ("Birch Hollow",), "bedrooms_min": 3}


def test_areas_that_are_all_refused_are_no_slot():
    assert without_refused({"areas": Need(("Millpond",), "Millpond")}, refused("not Millpond", KNOWN)) == {}


SIDES = ("Station Quarter", "Old Harbor", "Orchard Ridge", "Millpond")


@pytest.mark.parametrize(
    "text",
    [
        "not the station area its loud",
        "idk like 2 beds? 350ish. not the station area its loud",
        "Anywhere but the station side please",
        "we don't want to live in the station neighborhood",
        "nothing in the station area, too noisy",
    ],
)
def test_an_area_is_refused_by_the_first_word_of_its_name(text):
    assert [need.value for need in refused(text, SIDES).values()] == [("Station Quarter",)]


@pytest.mark.parametrize(
    "text",
    ["the station area is lovely", "not the old side of town", "not far from the station", "is the station area loud?"],
)
def test_other_sides_of_town_are_not(text):
    assert not refused(text, SIDES)


@pytest.mark.parametrize(
    "text",
    [
        "We'd like to stay under 450. We do not want a condominium with a lot of rules.",
        "3 bedrooms, not interested in a condo with a pushy board",
        "2 beds up to 400. I don't want a townhouse that shares walls",
        "no queremos un condominio con muchas reglas",
    ],
)
def test_a_kind_that_is_refused_for_what_it_is_like_is_no_wish(text):
    assert "property_type" not in extract(text, "", KNOWN, {Intent.BUYER})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We want a condo with a lot of light", "condo"),
        ("no condos over 400k please, 2 beds", None),
        ("a condo, not one with a lot of rules", "condo"),
        ("looking for a townhouse that allows dogs", "townhouse"),
    ],
)
def test_a_kind_that_is_wanted_stays(text, kind):
    need = extract(text, "", KNOWN, {Intent.BUYER}).get("property_type")
    assert kind is None or (need is not None and need.value == kind)


@pytest.mark.parametrize("words", ["I want a house ", "no apartments, ", "apt. ", "the Millpond one "])
def test_many_homes_in_a_text_take_no_longer_than_their_number(words):
    # Quadratic work over 300,000 letters would run into the test timeout.
    assert refused(words * (300_000 // len(words)), KNOWN) is not None
