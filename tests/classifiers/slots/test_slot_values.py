"""What tagged tokens say: the same number is another sum for who buys and who rents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pytest

from classifiers.slots.decisions import Decision
from classifiers.slots.proposals import Proposal
from classifiers.slots.tokens import tokens
from classifiers.slots.values import needs_of, tagged
from classifiers.verdict import Need
from models.message import Intent

SURE = dict.fromkeys(
    ("price_max", "price_min", "band", "bedrooms_min", "bathrooms_min", "financing", "preapproved", "lead_email"), 0.5
)


def said(text: str, tags: Mapping[str, str], intent: Intent = Intent.BUYER, likely: float = 0.9) -> dict[str, Need]:
    """The needs of a text whose words (the first of each writing) carry these tags."""
    pieces, left = tokens(text), dict(tags)
    chances = []
    for piece in pieces:
        tag = left.pop(piece.written, "")
        chances.append({tag: likely, "O": 1 - likely} if tag else {"O": 1.0})
    assert not left, f"no such tokens: {left}"
    return needs_of(tagged(text, pieces, chances, SURE, {intent}, {}))


def decided(text: str, *said: tuple[str, str, float]) -> dict[str, Need]:
    """The needs of a text where these tags are decided of these words, each so likely."""
    pieces = tokens(text)
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for tag, words, likely in said:
        start = text.index(words)
        here = [at for at, piece in enumerate(pieces) if start <= piece.start < start + len(words)]
        proposal = Proposal(tag, here[0], here[-1], likely, likely)
        found[tag.partition(":")[0]].append(Decision(proposal, likely))
    chances = [{"O": 1.0} for _ in pieces]
    return needs_of(tagged(text, pieces, chances, SURE, {Intent.BUYER}, found))


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
    assert said(text, {number: "price_max"}, intent)["price_max"] == Need(worth, number)


@pytest.mark.parametrize(
    ("text", "number", "intent"),
    [("1 is it", "1", Intent.BUYER), ("70", "70", Intent.RENTER), ("7", "7", Intent.BUYER)],
)
def test_a_number_that_can_be_no_price_is_none(text: str, number: str, intent: Intent) -> None:
    assert said(text, {number: "price_max"}, intent) == {}


def test_the_lower_end_takes_the_unit_that_brings_it_under_the_upper() -> None:
    needs = said("between 1 and 1.3M", {"1": "price_min", "1.3M": "price_max"})
    assert (needs["price_min"].value, needs["price_max"].value) == (1_000_000, 1_300_000)


@pytest.mark.parametrize(
    ("text", "number", "ends"),
    [("mid 400s", "400", (435_000, 465_000)), ("in the 250s", "250", (250_000, 259_000))],
)
def test_a_band_is_both_ends(text: str, number: str, ends: tuple[int, int]) -> None:
    needs = said(text, {number: "band"})
    assert (needs["price_min"].value, needs["price_max"].value) == ends


@pytest.mark.parametrize(
    ("text", "count"), [("2 and a half baths", 2.5), ("2 y medio", 2.5), ("2 baths", 2), ("2 1/2 baths", 2.5)]
)
def test_half_baths_are_counted(text: str, count: float) -> None:
    assert said(text, {"2": "bathrooms_min"})["bathrooms_min"].value == count


def test_two_kinds_of_home_are_none() -> None:
    condo, house = ("property_type:condo", "condo", 0.9), ("property_type:house", "house", 0.8)
    assert decided("a condo or a house", condo, house) == {}
    assert decided("a condo, not a house", condo)["property_type"] == Need("condo", "condo")


def test_of_several_times_the_likeliest_is_said() -> None:
    needs = decided("by June, or in the fall", ("timeline", "by June", 0.6), ("timeline", "in the fall", 0.7))
    assert needs["timeline"] == Need("in the fall", "in the fall")


def test_an_approval_says_how_they_pay_unless_a_loan_is_named() -> None:
    assert said("we are approved", {"approved": "preapproved:yes"})["financing"].value == "preapproval"
    named = {"approved": "preapproved:yes", "VA": "financing:va"}
    assert said("approved for a VA loan", named)["financing"].value == "va"
    assert "financing" not in said("not approved", {"approved": "preapproved:no"})


def test_areas_are_each_said_once_as_written() -> None:
    text = "Elm Park or Fox Run, elm park first"
    areas = [("areas", name, 0.9) for name in ("Elm Park", "Fox Run", "elm park")]
    assert decided(text, *areas)["areas"].value == ("Elm Park", "Fox Run")


def test_what_is_not_likely_enough_is_not_said() -> None:
    assert said("up to 485k", {"485k": "price_max"}, likely=0.45) == {}
