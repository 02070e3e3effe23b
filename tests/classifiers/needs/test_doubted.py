"""What a complaint, a rhetorical question or a price that is quoted back says of homes is no wish."""

from __future__ import annotations

import pytest

from classifiers.needs.doubted import doubted, without_doubted
from classifiers.needs.extracting import extract
from models.message import Intent

KNOWN = ("Millpond", "Orchard Ridge")


def wished(text: str, prices: tuple[int, ...] = ()) -> dict[str, object]:
    def again(left: str):
        return extract(left, "", KNOWN, {Intent.BUYER})

    needs = without_doubted(again(text), text, doubted(text, prices), again)
    return {slot: need.value for slot, need in needs.items()}


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Where would I put a horse at a townhouse with a roof deck?! Please read my mail.", {}),
        ("Why would I want a condo? We need a house", {"property_type": "house"}),
        ("What would I do with 5 bedrooms? 3 is plenty", {"bedrooms_min": 3}),
        (
            "345 for 2 beds lol r u serious. i said HOUSE. whats the cheapest one w 3 bedrooms then",
            {"bedrooms_min": 3, "property_type": "house"},
        ),
        ("$398k for a raised ranch? no way.", {}),
        ("a one bath place for 329? ridiculous", {}),
        ("612k for that?! You must be joking. 450 tops", {"price_max": 450_000}),
        ("Those are still townhouses? I said a house with a yard now.", {"property_type": "house"}),
        ("Thanks, but these are all 2 bedrooms and none is near the train.", {}),
        ("You keep sending me condos. I asked for a house", {"property_type": "house"}),
        ("we'd much rather have a house with a yard than a townhouse", {"property_type": "house"}),
        ("a house instead of a condo, 3 bedrooms", {"property_type": "house", "bedrooms_min": 3}),
        ("¿Para qué quiero un condominio? Busco una casa", {"property_type": "house"}),
        ("Prefiero una casa en vez de un condominio", {"property_type": "house"}),
        ("a bit steep, that is a lot for us", {}),
        ("Ay, el banco al final solo me da hasta 405. ¿Con eso qué me queda?", {"price_max": 405_000}),
        ("solo son condominios de 300 mil", {}),
    ],
)
def test_what_is_doubted_is_no_wish(text, needs):
    assert wished(text) == needs


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Do you have a townhouse with a roof deck?!", {"property_type": "townhouse"}),
        ("Where would I find a townhouse under 400k?", {"price_max": 400_000, "property_type": "townhouse"}),
        (
            "Can you do 350k for a 2 bed condo? that would be our budget",
            {"price_max": 350_000, "property_type": "condo"},
        ),
        ("Is there anything for 350k or less? wow the market is crazy", {"price_max": 350_000}),
        ("I'd rather spend less than 400k", {"price_max": 400_000}),
        ("Budget 450k, no way we can go higher!", {"price_max": 450_000}),
        ("Those are great. It is only that we need 3 bedrooms", {"bedrooms_min": 3}),
        ("They are all nice, but we need 4 bedrooms", {"bedrooms_min": 4}),
        (
            "Why don't you send me townhouses in Millpond?",
            {"property_type": "townhouse", "areas": ("Millpond",)},
        ),
        ("we want a lot in Millpond", {"property_type": "land", "areas": ("Millpond",)}),
    ],
)
def test_what_is_asked_for_is_a_wish_however_it_is_said(text, needs):
    assert wished(text) == needs


@pytest.mark.parametrize(
    "text",
    ["465 is a lot for us. What else?", "so $465k it is", "465k is high", "hmm 465k. and for 398k?"],
)
def test_the_price_of_a_home_that_was_shown_is_no_budget(text):
    assert "price_max" not in wished(text, (464_900, 398_000))
    assert wished(text)["price_max"] == 465_000


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("we can spend 465", 465_000),
        ("up to 465 is fine", 465_000),
        ("465 max", 465_000),
        ("The 465 one is lovely. We could go to 480", 480_000),
    ],
)
def test_a_sum_that_is_called_a_limit_is_a_budget_whatever_was_shown(text, most):
    assert wished(text, (464_900,))["price_max"] == most
