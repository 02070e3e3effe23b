"""What waits for nobody: money asked in our name, what is unsafe or broken, and a home that is about to be lost."""

from __future__ import annotations

import pytest

from classifiers.intents.distress import is_in_distress
from classifiers.intents.fraud import asks_if_we_want_money
from classifiers.intents.hazards import tells_of_a_hazard
from classifiers.intents.residents import has_trouble


@pytest.mark.parametrize(
    "text",
    [
        "I got an email with wire instructions from a gmail address asking for 41k. Is that you?",
        "Someone emailed me to zelle the deposit for the apartment, is this really you guys?",
        "did Nora send the routing number? looks off to me",
        "They want $1,200 by western union for the place on Catkin. Is it a scam?",
        "me pidieron una transferencia para apartar la casa, ¿son ustedes?",
        "¿Nora me mandó este correo para pagar el depósito? creo que es una estafa",
    ],
)
def test_who_was_asked_for_money_and_doubts_it(text: str) -> None:
    assert asks_if_we_want_money(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do I wire the down payment or bring a check?",
        "Is that you in the picture?",
        "The deposit is one month's rent, is that right?",
        "Did you send the disclosures?",
        "¿De cuánto es el depósito?",
        "my gmail address is dana@gmail.com",
        "We have money for a down payment, is it still available?",
    ],
)
def test_who_asks_about_money_doubts_nobody(text: str) -> None:
    assert not asks_if_we_want_money(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your for sale sign at 4 Catkin Lane fell over and blocks the sidewalk.",
        "fyi your open house sign blew into the road",
        "A big limb came down across the driveway of your listing",
        "the back door at 9 Weir has been standing open all night",
        "I smell gas near your listing on Tern Lane",
        "el letrero de ustedes se cayó y está en la banqueta",
    ],
)
def test_what_is_unsafe_is_told_at_once(text: str) -> None:
    assert tells_of_a_hazard(text)


@pytest.mark.parametrize(
    "text",
    [
        "I saw your sign on Catkin Lane, is it still for sale?",
        "We signed the papers, the price fell",
        "Is the roof over the porch new?",
        "we toured the one on Patuxent and it smelled of smoke",
        "open house sign up please",
        "vi el letrero en la calle Heron, ¿sigue en venta?",
        "We want a house with a back door to the yard",
    ],
)
def test_a_sign_alone_is_no_hazard(text: str) -> None:
    assert not tells_of_a_hazard(text)


@pytest.mark.parametrize(
    "text",
    [
        "se me daño la calefaccion desde anoche y tengo un bebe",
        "no sirve el calentador en el apartamento",
        "la calefacción dejó de funcionar anoche",
        "Our furnace quit last night and it's 20 degrees",
        "the heat went out, we have a newborn",
    ],
)
def test_no_heat_is_trouble(text: str) -> None:
    assert has_trouble(text)


@pytest.mark.parametrize(
    "text",
    [
        "¿La casa tiene calefacción central?",
        "does it have heat and hot water included?",
        "busco apartamento con luz incluida",
        "We want to sell, the furnace died and we replaced it",
        "is the boiler old?",
    ],
)
def test_asking_about_the_heating_is_none(text: str) -> None:
    assert not has_trouble(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am 4 months behind on my mortgage and the bank sent a notice",
        "Bank sent foreclosure notice, auction Jan 15, need to sell right away",
        "we're about to lose our house if we can't sell by March",
        "The county is going to take my house for taxes",
        "estoy atrasada con la hipoteca y tengo miedo de perder la casa",
        "el banco nos va a quitar la casa en enero",
    ],
)
def test_who_is_about_to_lose_their_home(text: str) -> None:
    assert is_in_distress(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do you have any foreclosures under 300k?",
        "Is 62 Cordgrass Rd a foreclosure?",
        "We had a foreclosure in 2015, can we buy again?",
        "looking for bank owned homes or auctions",
        "Hurry before they take it off the market",
        "I don't want to lose this house to another buyer",
        "¿tienen casas en remate?",
        "We missed the open house because of the storm",
        "¿Me pueden quitar de los avisos?",
        "They can take it or leave it",
        "If the appraisal comes back late do we lose the house?",
        "Our charity auction is on Nov 9",
    ],
)
def test_who_looks_for_a_foreclosure_is_not(text: str) -> None:
    assert not is_in_distress(text)
