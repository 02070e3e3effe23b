"""What no questionnaire is an answer to waits for a person, who hears of it at once."""

from __future__ import annotations

import pytest
from agency import Agency, body_of
from ledger_view import tell

from mailbot.config import Business
from mailbot.conversation.meaning.facts import answers_to
from mailbot.conversation.meaning.hearing_words import LETS
from models.draft import Draft, DraftState
from models.message import Intent


@pytest.mark.parametrize(
    "text",
    [
        "We want to rent our house out, can you manage it?",
        "Does your company do property management?",
        "I have a 2 bedroom apartment, can you find me a tenant?",
        "Not selling. We are looking to rent it to a family.",
        "thinking of renting our condo",
        "Quiero rentar mi casa a alguien",
        "I would like to let my furnished 3 bedroom townhouse rather than sell it",
        "Hi, I'm a landlord with two units downtown",
        "What do you charge to find a tenant?",
        "Tengo un apartamento vacío y quiero alquilarlo",
        "¿Ustedes consiguen inquilinos?",
        "soy dueña de una casa y la quiero poner en renta, mi casa quiero ponerla en renta",
    ],
)
def test_who_lets_a_home_is_heard(text: str) -> None:
    assert LETS.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "looking to rent a 2 bed",
        "we rent our house from my uncle",
        "our rental is up in June",
        "do you have rentals?",
        "we are tenants looking for a place",
        "renting our place until June, then we buy",
        "We would rent out of state",
        "vi el apartamento de Chandler y quiero alquilarlo",
        "tengo un perro y quiero rentar un apartamento",
        "is the landlord ok with cats?",
        "do you have a house for rent?",
        "I'm a tenant and my landlord is selling",
    ],
)
def test_who_rents_one_does_not_let_it(text: str) -> None:
    assert not LETS.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "We want to sell my mother's house at 33 Pippin Drive, she passed away in September.",
        "Our bank has changed, please use the new wire instructions attached for Friday.",
    ],
)
async def test_nothing_leaves_and_the_agent_is_told(agency: Agency, text: str) -> None:
    dana = agency.lead("dana@away.example")
    dana.write(text, "House")
    await agency.round()
    assert agency.to(dana.address) == [], await tell(agency.store)
    assert await agency.store.find(Draft, {"state": DraftState.HELD})
    assert any("a person must answer" in body_of(mail) for mail in agency.to("kim@agency.test"))


@pytest.mark.parametrize(
    ("text", "why", "lines"),
    [
        (
            "Thinking of selling, next spring maybe. Not ready to talk yet. Can you check back in February?",
            "put off",
            1,
        ),
        ("On behalf of my clients I attach an offer for 12 Elm St, $455,000.\n\nMark Delaney, Realtor", "brokerage", 1),
        ("When is our closing? The appraisal came back.", "a deal or a tenancy of their own", 1),
        ("Does your company do property management? I own three condos.", "let or managed", 1),
        ("I got wire instructions from a gmail address, is that you?", "likely fraud", 1),
        ("We are 4 months behind on the mortgage, can you sell it fast?", "lose their home", 1),
    ],
)
async def test_what_is_the_agents_reaches_them_with_one_line_at_most(
    agency: Agency, text: str, why: str, lines: int
) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(text, "House")
    await agency.round()
    answers = [body_of(mail) for mail in agency.to(dana.address)]
    assert len(answers) == lines, await tell(agency.store)
    assert not any("12 Elm St" in answer for answer in answers)
    told = [str(mail["Subject"]) + body_of(mail) for mail in agency.to("kim@agency.test")]
    assert any(why in one for one in told), await tell(agency.store)


async def test_an_agent_is_known_in_the_next_conversation(agency: Agency) -> None:
    dana = agency.lead("dana@away.example")
    for text in ("I represent a buyer for 12 Elm St, what is your co-op fee?", "Buyers can go to 460."):
        dana.write(text, f"About {len(text)}")
        await agency.round()
    [line] = agency.to(dana.address)
    assert "I have passed on to Kim Alvarez what you write" in body_of(line), await tell(agency.store)


async def test_when_to_call_is_heard_after_the_hand_over(agency: Agency) -> None:
    dana = agency.lead("dana@away.example")
    dana.write("I would like to talk to a real person about my house, please.", "House")
    await agency.round()
    for text in ("Wednesday or Friday after 4 would be good. 207-555-0158", "Thursday at 3 works as well"):
        agency.clock.turn(hours=1)
        dana.answer(agency.to(dana.address)[0], text)
        await agency.round()
    handed_over, *words = [body_of(mail) for mail in agency.to(dana.address)]
    assert "has this conversation from here on" in handed_over
    assert ["when you can be reached" in one for one in words] == [True], await tell(agency.store)
    told = [str(mail["Subject"]) for mail in agency.to("kim@agency.test")]
    assert sum("CALL THEM" in one for one in told) == 2, told


FACTS = {
    "fees": "For all.",
    "fees_sellers": "For sellers.",
    "fees_sellers_es": "Para quien vende.",
    "selling": "We visit.",
}


@pytest.mark.parametrize(
    ("topic", "intent", "language", "said"),
    [
        ("fees", Intent.SELLER, "en", ["For sellers."]),
        ("fees", Intent.SELLER, "es", ["Para quien vende."]),
        ("fees", Intent.BUYER, "en", ["For all."]),
        ("fees", Intent.GENERAL, "en", ["For all."]),
        ("process", Intent.SELLER, "en", ["We visit."]),
        ("hoa", Intent.SELLER, "en", []),
    ],
)
def test_a_fact_may_be_for_sellers_alone(topic: str, intent: Intent, language: str, said: list[str]) -> None:
    found = answers_to([topic], Business(facts=FACTS), language, intent).found
    assert [fact.text for fact in found] == said
