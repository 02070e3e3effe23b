"""Who sells one home and looks for another: what is told of the first is no wish, and both are heard."""

from __future__ import annotations

import pytest

from classifiers.intents.own_sale import offers_own_home
from classifiers.intents.second_intent import second_intent
from classifiers.needs.extracting import extract, relevant
from classifiers.needs.own_home import no_wish_of_it, without_own_home
from classifiers.verdict import Need
from models.message import Intent

SELLS_AND_BUYS = {Intent.BUYER, Intent.SELLER}
EVEN = {str(intent): 0.5 for intent in Intent}


@pytest.mark.parametrize(
    ("text", "bedrooms", "areas"),
    [
        (
            "We want to sell our condo (2br in Coopers Wharf) and buy a 4 bedroom house in Millpond or Orchard Ridge",
            4,
            ("Millpond", "Orchard Ridge"),
        ),
        (
            "We have a 3 bedroom ranch in Saltmarsh to sell and want to buy a 2 bedroom condo in Millpond",
            2,
            ("Millpond",),
        ),
        (
            "Selling my 2 bed townhome in Saltmarsh, then hunting for something with 3 beds in Millpond",
            3,
            ("Millpond",),
        ),
        (
            "Tenemos un condo en Saltmarsh que queremos vender y comprar una casa de 4 recámaras en Millpond",
            4,
            ("Millpond",),
        ),
    ],
)
def test_rooms_and_place_of_the_home_they_have_are_no_wish(text: str, bedrooms: int, areas: tuple[str, ...]) -> None:
    known = ["Saltmarsh", "Millpond", "Orchard Ridge", "Cooper's Wharf"]
    found = relevant(extract(text, intents=SELLS_AND_BUYS, known_areas=known), SELLS_AND_BUYS)
    assert found["bedrooms_min"].value == bedrooms
    assert found["areas"].value == areas


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sell condo, buy a house: something with three beds in Millpond", "house"),
        ("We own a townhouse that we would let go. We want to buy a condo in Millpond", "condo"),
        ("Our three-bedroom ranch has stairs; we are after a condo in Millpond", "condo"),
        ("We have a condo to sell and want to buy in Millpond", None),
    ],
)
def test_of_two_kinds_the_one_that_they_have_is_no_wish(text: str, kind: str | None) -> None:
    found = relevant(extract(text, intents=SELLS_AND_BUYS, known_areas=["Millpond"]), SELLS_AND_BUYS)
    assert (found["property_type"].value if "property_type" in found else None) == kind


@pytest.mark.parametrize(
    "text",
    [
        "We have kids and want a house in Saltmarsh",
        "We rent in Millpond, want to buy a condo in Saltmarsh and sell our boat",
        "Our budget is 400k for Saltmarsh",
        "We want to sell our condo in Saltmarsh and buy a house in Saltmarsh too",
    ],
)
def test_a_place_that_is_wished_stays(text: str) -> None:
    told = {"areas": Need(("Saltmarsh",), "Saltmarsh")}
    assert no_wish_of_it(told, text)["areas"].value == ("Saltmarsh",)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Nos gusta la de Weir. ¿Cuánto nos darían por el condo? es de 2 recamaras, Stave Street 1",
            "Nos gusta la de Weir",
        ),
        ("I like 5 Weir. What could we get for the cape? It's 2 bed, at 1 Stave Street", "I like 5 Weir."),
        ("How much would you give us for our house? That's 1 Stave Street. We like 5 Weir", "We like 5 Weir"),
        ("We have a condo. It has 2 beds at 1 Stave Street; what about 5 Weir?", "what about 5 Weir?"),
    ],
)
def test_what_the_next_sentence_tells_of_it_is_of_it(text: str, left: str) -> None:
    rest = without_own_home(text)
    assert left in rest
    assert "Stave" not in rest


@pytest.mark.parametrize(
    "text",
    [
        "How much would they take for the house at 6 Tern Lane? It's 2 bed right?",
        "What would we pay for the condo at 1 Stave Street?",
        "What can I get for 400k? It's for 2 people",
        "We like the house. It's on Weir Street",
    ],
)
def test_what_is_asked_of_a_home_of_ours_stays(text: str) -> None:
    assert without_own_home(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "We have a 3 bedroom ranch in Saltmarsh to sell",
        "we've got a 2 bath colonial over in Orchard Ridge that we will list in March",
        "Selling my 2 bed townhome this spring",
        "The cottage got too small, so we would be listing it and buying near the water",
        "We have a duplex. We are going to sell that first, then buy",
        "Putting our four-bedroom on Elm up for sale in the fall",
        "Our colonial in Millpond goes on the market in May",
        "What could we get for the cape?",
        "¿Cuánto nos darían por el condo?",
        "tengo una casa de 3 cuartos para vender",
    ],
)
def test_they_speak_of_a_sale_of_their_own(text: str) -> None:
    assert offers_own_home(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do you have a 3 bed ranch in Saltmarsh for sale?",
        "If we have a pool can we get in to list events?",
        "What could we get for 400k?",
        "tengo una casa rentada y busco comprar",
        "When are they going to list it?",
        "we saw it, and would you sell it to us as it stands?",
        "The house on Elm goes on the market in May, right?",
        "How much would they take for the house?",
    ],
)
def test_they_speak_of_none(text: str) -> None:
    assert not offers_own_home(text)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("We have a ranch in town to sell and want to buy a condo", Intent.BUYER, Intent.SELLER),
        ("Selling my townhome, then hunting for something with 3 beds", Intent.SELLER, Intent.BUYER),
        ("vendemos nuestra casa y buscamos un condominio", Intent.BUYER, Intent.SELLER),
        ("Selling our condo this year. Have you got any land?", Intent.SELLER, Intent.BUYER),
        ("We would sell our ranch and build something, what lots under 150?", Intent.SELLER, Intent.BUYER),
        ("We want to sell our condo. What homes like ours sold lately?", Intent.SELLER, None),
        ("We'd sell our cape. Any houses sold near us?", Intent.SELLER, None),
        ("We want to buy a condo", Intent.BUYER, None),
        ("Hunting for a townhome", Intent.BUYER, None),
    ],
)
def test_the_second_wish_is_heard(text: str, first: Intent, second: Intent | None) -> None:
    assert second_intent(text, first, EVEN) is second
