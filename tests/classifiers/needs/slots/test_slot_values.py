"""What is decided, in values: the same number is another sum for who buys and who rents."""

from __future__ import annotations

from collections import defaultdict

import pytest

from classifiers.needs.slots.decisions import Decision
from classifiers.needs.slots.proposals import Proposal
from classifiers.needs.slots.tokens import tokens
from classifiers.needs.slots.values import Said, needs_of, says
from classifiers.verdict import Need
from models.message import Intent

Tagged = tuple[str, str] | tuple[str, str, float]
"""A tag, the words that it is decided of, and how likely it is."""


def read(text: str, *tagged: Tagged, intent: Intent = Intent.BUYER) -> Said:
    """A text with these decisions; of words that stand in it twice, about the first."""
    pieces = tokens(text)
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for tag, words, *chance in tagged:
        start, likely = text.index(words), float(chance[0]) if chance else 0.9
        here = [at for at, piece in enumerate(pieces) if start <= piece.start < start + len(words)]
        proposal = Proposal(tag, here[0], here[-1], likely, likely)
        found[tag.partition(":")[0]].append(Decision(proposal, likely))
    return Said(text, pieces, {intent}, found)


def decided(text: str, *tagged: Tagged, intent: Intent = Intent.BUYER) -> dict[str, Need]:
    """The needs of such a text."""
    return needs_of(read(text, *tagged, intent=intent))


@pytest.mark.parametrize(
    ("text", "number", "intent", "worth"),
    [
        ("up to 485k please", "485k", Intent.BUYER, 485_000),
        ("385 and not more", "385", Intent.BUYER, 385_000),
        ("395000 is it", "395000", Intent.BUYER, 395_000),
        ("say 4.6 at most", "4.6", Intent.BUYER, 4_600_000),
        ("half a million", "half a million", Intent.BUYER, 500_000),
        ("at most 1650", "1650", Intent.RENTER, 1_650),
        ("can do 900", "900", Intent.RENTER, 900),
        ("up to 2.5k", "2.5k", Intent.RENTER, 2_500),
    ],
)
def test_a_budget_in_whole_currency_units(text: str, number: str, intent: Intent, worth: int) -> None:
    assert decided(text, ("price_max", number), intent=intent)["price_max"] == Need(worth, number)


@pytest.mark.parametrize(
    ("text", "number", "intent"),
    [("1 is it", "1", Intent.BUYER), ("70", "70", Intent.RENTER), ("7", "7", Intent.BUYER)],
)
def test_a_number_that_can_be_no_price_is_none(text: str, number: str, intent: Intent) -> None:
    assert decided(text, ("price_max", number), intent=intent) == {}


def test_the_lower_end_takes_the_unit_that_brings_it_under_the_upper() -> None:
    needs = decided("between 1 and 1.3M", ("price_min", "1"), ("price_max", "1.3M"))
    assert (needs["price_min"].value, needs["price_max"].value) == (1_000_000, 1_300_000)


@pytest.mark.parametrize(
    ("text", "number", "ends"),
    [("mid 400s", "400", (435_000, 465_000)), ("in the 250s", "250", (250_000, 259_000))],
)
def test_a_band_is_both_ends(text: str, number: str, ends: tuple[int, int]) -> None:
    needs = decided(text, ("band", number))
    assert (needs["price_min"].value, needs["price_max"].value) == ends


@pytest.mark.parametrize(
    ("text", "count"),
    [("2 and a half baths", 2.5), ("2 y medio", 2.5), ("2 baths", 2), ("2 1/2 baths", 2.5), ("2 baños y medio", 2.5)],
)
def test_half_baths_are_counted(text: str, count: float) -> None:
    assert decided(text, ("bathrooms_min", "2"))["bathrooms_min"].value == count


def test_two_kinds_of_home_are_none() -> None:
    condo, house = ("property_type:condo", "condo", 0.9), ("property_type:house", "house", 0.8)
    assert decided("a condo or a house", condo, house) == {}
    assert decided("a condo, not a house", condo)["property_type"] == Need("condo", "condo")


def test_of_several_times_the_likeliest_is_said() -> None:
    needs = decided("by June, or in the fall", ("timeline", "by June", 0.6), ("timeline", "in the fall", 0.7))
    assert needs["timeline"] == Need("in the fall", "in the fall")


def test_an_approval_says_how_they_pay_unless_a_loan_is_named() -> None:
    assert decided("we are approved", ("preapproved:yes", "approved"))["financing"].value == "preapproval"
    named = decided("approved for a VA loan", ("preapproved:yes", "approved"), ("financing:va", "VA"))
    assert named["financing"].value == "va"
    assert "financing" not in decided("not approved", ("preapproved:no", "approved"))


def test_areas_are_each_said_once_as_written() -> None:
    text = "Elm Park or Fox Run, elm park first"
    areas = [("areas", name, 0.9) for name in ("Elm Park", "Fox Run", "elm park")]
    assert decided(text, *areas)["areas"].value == ("Elm Park", "Fox Run")


def test_of_two_ceilings_the_surer_is_said_and_of_equals_the_first() -> None:
    text = "485k, or 510k"
    assert decided(text, ("price_max", "485k", 0.6), ("price_max", "510k", 0.9))["price_max"].value == 510_000
    assert decided(text, ("price_max", "485k", 0.88), ("price_max", "510k", 0.92))["price_max"].value == 485_000


def test_what_cannot_be_read_makes_way_for_the_next() -> None:
    needs = decided("lot 70, 2 beds", ("bedrooms_min", "70", 0.9), ("bedrooms_min", "2", 0.6))
    assert needs["bedrooms_min"] == Need(2, "2")


@pytest.mark.parametrize(
    ("tag", "words", "value"),
    [
        ("band", "400", (435_000, 465_000)),
        ("price_max", "350k", 350_000),
        ("price_min", "7", None),
        ("bathrooms_min", "2 and a half", 2.5),
        ("property_type:condo", "condo", "condo"),
        ("preapproved:no", "approved", False),
        ("areas", "Elm Park", "Elm Park"),
    ],
)
def test_a_proposal_by_itself_says_a_value(tag: str, words: str, value: object) -> None:
    said = read("a condo in Elm Park, mid 400s or 350k, lot 7 of 70, 2 and a half baths, not approved", (tag, words))
    (one,) = said.surest(tag.partition(":")[0])
    assert says(said, one) == value
