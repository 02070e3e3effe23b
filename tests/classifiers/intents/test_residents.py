"""Who lives in a home of ours, or beside one, is told from who asks for it."""

from __future__ import annotations

import pytest

from classifiers.intents.bounds import deal_under_way
from classifiers.intents.intent import DEALS, BuiltinReader
from classifiers.intents.residents import has_trouble, is_neighbour, is_resident
from models.message import Intent


@pytest.fixture(scope="module")
def reader() -> BuiltinReader:
    return BuiltinReader()


TROUBLE = [
    "Hola, soy el inquilino de 71 Junction Road unidad 9. La calefacción no funciona desde anoche. ¿Mandan a alguien?",
    "I'm the tenant at 71 Junction Road unit 9. The heat has been out since last night and we have a baby.",
    "hi its jo from 9 cask court, the dishwasher is leaking all over the floor",
    "This is Meg, your tenant at 4 Elm Street. The lock on the front door is broken",
    "No, I live there, please send a plumber",
    "We rent unit 9 from you and the oven won't turn on, can somebody fix it",
    "the water heater in my apartment is leaking",
    "Seguimos sin agua caliente, ¿cuándo vienen?",
]
RESIDENTS = [
    "Hey, I rent 9 Cask Court from you. My lease is up in January, can I renew?",
    "No I LIVE there. can i stay for another year or not, and who fixes the dishwasher",
    "I'd like to renew my lease for another year",
    "We're the tenants upstairs at 12 Elm Street. May we paint the kitchen?",
    "As your tenant at 9 Cask Court I need a copy of the lease",
    "Soy inquilina de la unidad 4 y quisiera renovar mi contrato",
    "Vivo en su edificio de Junction Road, ¿dónde dejo la basura?",
    "Our lease ends in May and we'd like to renew it",
]
NEIGHBOURS = [
    "The house you list at 63 Sluice Road: the grass is three feet high and a car was parked across my driveway twice.",
    "I don't want to buy it, I live next door. 207-555-0121. Have someone call me",
    "I'm the neighbor of 63 Sluice Road and people keep blocking our driveway",
    "I want to make a complaint about one of your signs",
    "We live across the street from 8 Weir Street, the alarm has been going for two days",
    "Soy la vecina de 63 Sluice Road y los visitantes bloquean mi entrada",
    "Tengo una queja sobre la casa de Sluice Road",
    "the sidewalk hasn't been shoveled at 8 Weir Street",
]
SEEKERS = [
    "I'm a tenant at 12 Oak Street and I'm looking for a 2 bedroom in Millpond",
    "Our lease is up in May, we want to rent a 2 bedroom",
    "I'm renting now and my lease ends in January. Is 9 Cask Court still available?",
    "They won't renew my lease, so I need a place by June",
    "Is it a one-year lease, and could we renew after the first year?",
    "We'd like to rent 9 Cask Court from you, how do we apply?",
    "If we live there, may we paint the walls?",
    "Is the dishwasher working at 9 Cask Court?",
    "Does the heat work? Are there tenants in it now?",
    "I live next door to 63 Sluice Road. What are they asking for it?",
    "My brother lives next door to 63 Sluice Road and we want to see it on Saturday",
    "We're the neighbors at 65 Sluice Road and want to sell our house",
    "I live at 20 Granary Way and wonder what my house is worth",
    "the roof is leaking and I want to sell the house as is",
    "Is 63 Sluice Road quiet? Who are the neighbors?",
    "Does the driveway fit two cars? we park in our driveway now and need a garage",
    "Can you recommend a plumber or an inspector?",
    "No complaints so far, thank you. Do you have other houses?",
    "The tenant in unit 2 pays 1,400. Are the tenants staying?",
    "Soy inquilino y busco una casa de 3 recámaras para comprar",
    "¿Sigue disponible 9 Cask Court? Vivo en su barrio",
    "Is the lease renewable, and is heat included?",
]


@pytest.mark.parametrize("text", TROUBLE)
def test_what_is_broken_where_somebody_lives_is_urgent(text: str) -> None:
    assert has_trouble(text)
    assert deal_under_way(text).startswith("URGENT")


@pytest.mark.parametrize("text", RESIDENTS)
def test_a_resident_is_told(text: str) -> None:
    assert is_resident(text)


@pytest.mark.parametrize("text", NEIGHBOURS)
def test_a_neighbour_is_told(text: str) -> None:
    assert is_neighbour(text)


@pytest.mark.parametrize("text", SEEKERS)
def test_who_asks_for_a_home_is_neither(text: str) -> None:
    assert not deal_under_way(text)


@pytest.mark.parametrize("text", [*TROUBLE, *RESIDENTS, *NEIGHBOURS])
def test_a_residents_mail_is_no_leads(reader: BuiltinReader, text: str) -> None:
    reading = reader.read("", text)
    assert not reading.sure
    assert reading.intent not in (*DEALS, Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED)
    assert reading.ready is None
