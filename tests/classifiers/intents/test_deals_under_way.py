"""Who has a part in a deal that is under way is no lead: a person of the agency answers."""

from __future__ import annotations

import pytest

from classifiers.asking.topics import OTHER_TOPIC
from classifiers.intents.intent import DEALS, BuiltinReader
from classifiers.intents.professions import is_a_professional
from classifiers.intents.under_way import is_under_way


@pytest.fixture(scope="module")
def reader() -> BuiltinReader:
    return BuiltinReader()


PROFESSIONALS = [
    "Hi, I need the payoff on Lichen Court, by Friday. Pat, Summit Title",
    "Please have the buyer sign the updated CD by tomorrow, and confirm the commission split.",
    "My name is Ana Ruiz, I am an escrow officer with Summit Title",
    "I'm the appraiser for 8 Weir Street, need access",
    "This office represents the estate of John Hale. Please preserve all documents about the sale.",
    "I represent the seller of 12 Beacon Road.",
    "This is the underwriter at First Maine Bank. We need the HOA questionnaire for 8 Weir Street",
    "I'm the home inspector for 19 Compass Lane, what is the lockbox code",
    "I'm the adjuster for the claim at 4 Pippin Drive, when can I get in",
    "When could you let me in for the appraisal?",
    "Soy el perito del banco, necesito acceso a la casa",
]
OWN_DEALS = [
    "Our inspector found mold at 19 Compass Lane, what do we do",
    "when is our closing",
    "When do we close?",
    "did the appraisal come back",
    "the seller hasn't fixed the deck yet",
    "our offer was accepted, what now?",
    "we are under contract on 8 Weir Street and the bank wants the HOA papers",
    "What time is the final walk-through tomorrow?",
    "any word on our offer?",
    "No I LIVE there. can i renew for another year or not, and who fixes the dishwasher",
    "no i live there, please send a plumber",
    "We'd love to renew our lease",
    "Can you send someone to fix the lock?",
    "Por favor manden un plomero",
    "When do we get the keys?",
    "the heat is out in my apartment",
    "We have no hot water since Sunday",
    "I want to pay my rent, where do I send the payment",
    "when do I get my deposit back",
    "¿Cuándo es el cierre?",
    "we're supposed to close on the 14th and the flood cert is missing. Who orders that?",
    "the sellers said they'd leave the washer. Is that in writing anywhere?",
    "The lender is threatening to push the date.",
    "can we move the closing to Friday?",
    "no tenemos agua caliente desde ayer",
]


@pytest.mark.parametrize("text", PROFESSIONALS)
def test_another_profession_in_a_deal_is_told(text: str) -> None:
    assert is_a_professional(text)


@pytest.mark.parametrize("text", OWN_DEALS)
def test_a_deal_of_ones_own_is_told(text: str) -> None:
    assert is_under_way(text)


@pytest.mark.parametrize("text", [*PROFESSIONALS, *OWN_DEALS])
def test_what_is_said_of_a_deal_under_way_is_for_a_person(reader: BuiltinReader, text: str) -> None:
    reading = reader.read("", text)
    assert not reading.sure
    assert reading.intent not in DEALS
    assert reading.asks == (OTHER_TOPIC,)
    assert reading.ready is None
    assert "address" not in reading.needs


@pytest.mark.parametrize(
    "text",
    [
        "I'm an attorney and I am looking for a condo in Millpond",
        "I'm a home inspector and want to buy a duplex",
        "my lender pre-approved us for 400k",
        "I work for a title company and need a 3 bedroom house",
        "My attorney said to ask about the HOA",
        "Can you recommend a lender or an inspector?",
        "Do we need our own inspector?",
        "what are our closing costs",
        "We sell our house, our closing is in May, and need a new home with 3 bedrooms",
        "We are under contract on our house and looking for a condo",
        "is 8 Weir Street under contract?",
        "did the seller fix the roof?",
        "Is the furnace working?",
        "my roof is leaking and I want to sell the house as is",
        "our lease is up in May, we want to rent a 2 bedroom",
        "My landlord is raising the rent so we want to buy",
        "Does the rent include heat?",
        "We are set to close on our current house in May and looking for a 3 bed",
        "My lender says I'm approved up to 400",
        "when is the open house",
        "how much is the security deposit",
        "We live here in Camden and want something bigger",
        "Is the lease renewed every year?",
        "Could you send me the plumbing report?",
        "Who fixed the roof at 8 Weir Street?",
        "I'd like to get an appraisal of my home",
        "How much earnest money do I need?",
        "Where can I pick up the keys to see it",
        "When can we close if we pay cash?",
        "Do you have an inspection report?",
        "¿Cuánto es el depósito?",
    ],
)
def test_who_seeks_or_asks_has_no_part_in_a_deal_yet(text: str) -> None:
    assert not is_a_professional(text)
    assert not is_under_way(text)
