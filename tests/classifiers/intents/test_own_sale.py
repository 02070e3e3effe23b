"""Who speaks of selling a home of their own is told from who asks about another's, and from who only moves here."""

from __future__ import annotations

import pytest

from classifiers.intents.intent import BuiltinReader
from classifiers.intents.own_sale import offers_own_home, only_comes, speaks_of_the_visit
from models.message import Intent


@pytest.mark.parametrize(
    "text",
    [
        "And what about mine, would 399 be crazy? 3 bed, one and a half baths, needs a roof",
        "What would ours fetch?",
        "Could someone look at our townhouse the same day?",
        "Have to sell ours first (6 Dunlin)",
        "I'm a landlord with 3 units at 80 Sluice Road, thinking of cashing out",
        "Interested in selling",
        "we can only buy once our house is sold. what could our place bring?",
        "how about ours, is 450 fair?",
        "¿Y la mía? Tiene 3 cuartos",
        "tenemos que vender nuestra casa primero",
    ],
)
def test_a_home_of_ones_own_is_offered(text: str) -> None:
    assert offers_own_home(text)


@pytest.mark.parametrize(
    "text",
    [
        "How long until the sellers sell?",
        "would they sell it for 399",
        "do they have to sell fast?",
        "what about the taxes",
        "Is there anything like ours around?",
        "my budget is 400, what about my options",
        "what did 8 Weir sell for",
        "I have a house in mind",
        "our place to be should be near the water",
    ],
)
def test_a_home_of_others_is_none(text: str) -> None:
    assert not offers_own_home(text)


@pytest.mark.parametrize(
    "text",
    [
        "We're thinking of retiring to Wrenfield Harbor from Quebec. What's it like there, is it safe?",
        "I'm relocating to the area for work",
        "hoping to move closer to the water",
        "pensamos mudarnos a Wrenfield",
    ],
)
def test_who_only_moves_here_sells_nothing(text: str) -> None:
    assert only_comes(text)
    assert BuiltinReader().read("", text).intent is not Intent.SELLER


@pytest.mark.parametrize(
    "text",
    [
        "moving to texas. need to sell 8 platform st",
        "We plan to move to NH and list our house",
        "relocating to Denver, what is our home worth",
        "moving to assisted living, it is about my mother's condo",
    ],
)
def test_who_moves_away_may_well_sell(text: str) -> None:
    assert not only_comes(text)


@pytest.mark.parametrize(
    ("text", "visit"),
    [
        ("Dec 3 at 11 would work for the visit", True),
        ("Friday at 2 for the walkthrough then. 207-555-0122", True),
        ("you can come by on Saturday", True),
        ("would someone be able to walk through on thursday morning?", True),
        ("el lunes está bien para la visita", True),
        ("call me about the visit", False),
        ("I'd want to see 450 for it", False),
        ("tomorrow at 2 works", False),
        ("Friday then?", False),
    ],
)
def test_the_visit_that_a_seller_is_paid(text: str, visit: bool) -> None:
    assert speaks_of_the_visit(text) is visit


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("We want a 4 bed house in Saltmarsh up to 725. What would ours fetch? It is a townhouse", Intent.SELLER),
        ("Looking for a 3 bed house in Saltmarsh up to 420. What did 8 Weir Street go for?", None),
    ],
)
def test_who_seeks_may_have_a_home_to_sell_as_well(text: str, also: Intent | None) -> None:
    read = BuiltinReader().read("", text)
    assert (read.intent, read.also) == (Intent.BUYER, also)
