"""Who answers a campaign speaks of what it wrote: "is it still available?" means the home in our mail."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import Agency, Lead, body_of
from ledger_view import tell

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from models.delivery import Delivery, DeliveryState

ONE = "Just listed: 12 Elm St in Old Town, three bedrooms, $430,000. Shall I tell you more?"
TWO = "Two new homes: 12 Elm St at $430,000, and 7 Oak Ave at $440,000. Which do you like?"
NONE = "Are you still thinking about a move this spring?"


async def written_to(agency: Agency, text: str, address: str = "dana@away.example") -> Lead:
    """A contact to whom a campaign wrote `text`."""
    for ref, street, price in (("BR-1", "12 Elm St", 430_000), ("BR-2", "7 Oak Ave", 440_000)):
        await agency.add_property(ref, street, price, area="Old Town")
    await agency.add_contact(address)
    spec = {"name": "New", "audience": {"kind": "all"}, "subject": "New homes", "text": text}
    made = await launch.create(agency.desk, spec_of(spec, ZoneInfo("UTC"), base=Path(), named="a.toml"))
    await launch.launch(agency.desk, made.number)
    await agency.round()
    return agency.lead(address)


async def answer_to(agency: Agency, campaign: str, text: str) -> str:
    dana = await written_to(agency, campaign)
    dana.answer(agency.to(dana.address)[0], text)
    await agency.round()
    assert len(agency.to(dana.address)) == 2, await tell(agency.store)
    return body_of(agency.to(dana.address)[1])


@pytest.mark.parametrize(
    "text", ["Is it still available?", "What is the price?", "Can you tell me more about this one?"]
)
async def test_what_is_asked_is_asked_of_the_home_in_our_mail(agency: Agency, text: str) -> None:
    answer = await answer_to(agency, ONE, text)
    assert "12 Elm St" in answer
    assert "7 Oak Ave" not in answer


@pytest.mark.parametrize("address", ["home-owner@away.example", "bounce.house@gmail.com", "alerts@away.example"])
async def test_a_lead_whose_address_sounds_like_a_machines_is_answered(agency: Agency, address: str) -> None:
    lead = await written_to(agency, ONE, address)
    lead.answer(agency.to(address)[0], "Yes please, can you call me on Tuesday? 555-201-3344")
    await agency.round()
    assert len(agency.to(address)) == 2, await tell(agency.store)
    [delivery] = await agency.store.find(Delivery, {"recipient": address, "campaign": {"$gt": 0}})
    assert delivery.replied_at


@pytest.mark.parametrize("text", ["Can I see it on Saturday?", "I love it!"])
async def test_a_visit_or_a_liking_is_of_that_home(agency: Agency, text: str) -> None:
    assert "12 Elm St" in await answer_to(agency, ONE, text)


async def test_a_home_that_an_owner_describes_is_theirs_on_a_street_of_ours_too(agency: Agency) -> None:
    campaign = "Homes in Old Town are asked for. If you are curious about yours, write back with a few words on it."
    answer = await answer_to(agency, campaign, "Maybe. Cape on Elm St, 3 bed, furnace from 2020. What would it go for?")
    assert "12 Elm St" not in answer
    assert "your question about the value of a home" in answer
    assert "the address of the property" in answer


async def test_of_several_one_is_known_by_its_place(agency: Agency) -> None:
    answer = await answer_to(agency, TWO, "I love the second one!")
    assert "7 Oak Ave" in answer
    assert "12 Elm St" not in answer


async def test_of_several_none_is_guessed_and_all_are_told_of(agency: Agency) -> None:
    answer = await answer_to(agency, TWO, "Is it still available?")
    assert "12 Elm St" in answer
    assert "7 Oak Ave" in answer
    assert "available" in answer


async def test_besides_the_one_that_we_wrote_of_others_are_shown(agency: Agency) -> None:
    answer = await answer_to(agency, ONE, "Yes! Old Town, 3 beds, up to 450k. What else is there besides 12 Elm?")
    assert "7 Oak Ave" in answer
    assert "12 Elm St" not in answer


async def test_who_says_what_they_seek_is_shown_what_fits(agency: Agency) -> None:
    await agency.add_property("BR-3", "9 Pine Rd", 300_000, area="Harbor")
    answer = await answer_to(agency, ONE, "We are looking to buy a house in Harbor up to 310k instead. Is there one?")
    assert "9 Pine Rd" in answer
    assert "12 Elm St" not in answer


async def test_a_campaign_that_names_no_home_is_answered_as_before(agency: Agency) -> None:
    answer = await answer_to(agency, NONE, "Yes, we want to buy a house with 3 bedrooms in Old Town, up to $470k.")
    assert "12 Elm St" in answer
    assert "7 Oak Ave" in answer


# ------------------------------------------------------------------------------------------------ yes, and no more

SELL = "Homes in Old Town sold fast. Would you like to know what yours could bring?"


@pytest.mark.parametrize("text", ["Yes!", "Yes please", "Interested", "Sure, we are", "Yes, thank you!"])
async def test_a_yes_to_a_campaign_is_answered(agency: Agency, text: str) -> None:
    answer = await answer_to(agency, NONE, text)
    assert "What price range do you have in mind?" in answer


async def test_a_yes_to_a_question_of_selling_is_a_sellers(agency: Agency) -> None:
    assert "What is the address of the property?" in await answer_to(agency, SELL, "Yes please")


async def test_a_question_beside_the_yes_is_answered_too(agency: Agency) -> None:
    agency.desk.config.business.facts["process"] = "We talk first, then we visit homes."
    answer = await answer_to(agency, NONE, "Yes but first time buyer. How does it work?")
    assert "We talk first, then we visit homes." in answer
    assert "What price range" in answer


@pytest.mark.parametrize(
    "text",
    [
        "Yes, please remove me",
        "Sure, but not now",
        "yes I got it, no more of these",
        "Maybe. What's the market like?",
        "I do hope you understand: my husband has been diagnosed with cancer.",
        "We are in the middle of a divorce. My lawyer handles everything about the house.",
        "Yes we are, with Susan at Remax",
        "Si siguen escribiendo los voy a denunciar",
        "Sí los recuerdo. Me trataron muy mal la última vez.",
    ],
)
async def test_what_begins_with_yes_and_says_something_else_is_no_yes(agency: Agency, text: str) -> None:
    dana = await written_to(agency, NONE)
    dana.answer(agency.to(dana.address)[0], text)
    await agency.round()
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)


async def test_a_matter_of_their_own_behind_a_yes_is_the_agents(agency: Agency) -> None:
    text = "Sure thing, as soon as you refund my deposit. I am filing a complaint with the commission."
    answer = await answer_to(agency, NONE, text)
    assert "I have passed on to Kim Alvarez what you write" in answer
    assert "?" not in answer


async def test_who_would_rather_rent_is_a_renter(agency: Agency) -> None:
    answer = await answer_to(agency, NONE, "I'm actually looking to rent, not buy")
    assert "What monthly rent would you like to stay under?" in answer


async def test_the_same_area_is_that_of_the_home_in_our_mail(agency: Agency) -> None:
    await agency.add_property("BR-3", "9 Pine Rd", 395_000, area="Harbor")
    await agency.add_property("BR-4", "3 Ash Ln", 390_000, area="Old Town")
    answer = await answer_to(agency, ONE, "Too much for us. Anything around 400k in the same area?")
    assert "3 Ash Ln" in answer
    assert "9 Pine Rd" not in answer


async def test_who_asks_for_a_visit_and_names_no_home_is_shown_what_fits(agency: Agency) -> None:
    answer = await answer_to(agency, NONE, "We're ready to look now! 3 beds in Old Town, up to 475k")
    assert "12 Elm St" in answer
    assert "phone" not in answer.split("Best regards")[0]


async def test_a_death_is_for_a_person(agency: Agency) -> None:
    dana = await written_to(agency, NONE)
    dana.answer(agency.to(dana.address)[0], "Dana passed away in January. This is her son.")
    await agency.round()
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)
    assert any("somebody has died" in str(mail["Subject"]) for mail in agency.to("kim@agency.test"))


# ------------------------------------------------------------------------------------------------ several questions


async def test_of_two_questions_the_one_that_no_record_answers_is_passed_on(agency: Agency) -> None:
    await agency.add_property("BR-5", "5 Fir Ct", 420_000, area="Old Town", features=["one-car garage"])
    answer = await answer_to(agency, ONE.replace("12 Elm St", "5 Fir Ct"), "Can you tell me more about it?")
    dana = agency.lead("dana@away.example")
    dana.answer(agency.to(dana.address)[-1], "Does it have a garage? And is the basement finished?")
    await agency.round()
    answer = body_of(agency.to(dana.address)[-1])
    assert "one-car garage" in answer, await tell(agency.store)
    assert "passed your question about a basement on to Kim Alvarez" in answer


async def test_a_question_without_its_mark_is_one(agency: Agency) -> None:
    await answer_to(agency, ONE, "Can you tell me more about it?")
    dana = agency.lead("dana@away.example")
    dana.answer(agency.to(dana.address)[-1], "when was the roof replaced")
    await agency.round()
    answer = body_of(agency.to(dana.address)[-1])
    assert "passed your question" in answer, await tell(agency.store)


async def test_an_address_answers_a_campaign_about_selling_as_a_sellers(agency: Agency) -> None:
    dana = await written_to(agency, "Homes sold fast this winter. Would you like to know what yours could bring?")
    dana.answer(agency.to(dana.address)[0], "Yes might be interested. 33 Pippin Drive")
    await agency.round()
    dana.answer(agency.to(dana.address)[1], "It has 3 bedrooms. Do homes sell in December?")
    await agency.round()
    _, first, second = map(body_of, agency.to(dana.address))
    assert "When would you like to sell?" in first
    assert "passed your question on to Kim Alvarez" in second
    assert "price range" not in first + second


async def test_who_answers_in_a_new_mail_gets_no_following_step(agency: Agency) -> None:
    await agency.add_contact("dana@away.example")
    steps = [{"subject": "One", "text": NONE}, {"subject": "Two", "text": "Just checking in.", "wait_days": 3}]
    spec = {"name": "New", "audience": {"kind": "all"}, "steps": steps}
    made = await launch.create(agency.desk, spec_of(spec, ZoneInfo("UTC"), base=Path(), named="a.toml"))
    await launch.launch(agency.desk, made.number)
    await agency.round()
    agency.lead("dana@away.example").write("Thank you, but I am not interested.", "Your mail")
    await agency.round()
    agency.clock.turn(days=20)
    for _ in range(2):
        await agency.round()
    rows = await agency.store.find(Delivery, {"campaign": made.number}, sort=[("step", 1)])
    assert (rows[0].step, rows[0].state) == (0, DeliveryState.ACCEPTED)
    assert rows[0].replied_at is not None
    assert [row.reason for row in rows[1:]] in ([], ["replied"])


async def test_a_few_words_are_answered_in_the_language_that_we_wrote_in(agency: Agency) -> None:
    spanish = "¿Está pensando en comprar una casa este año? Conteste y cuénteme qué busca."
    answer = await answer_to(agency, spanish, "quizas, que tienen?")
    assert "presupuesto" in answer


async def test_another_language_than_ours_is_answered_in_it(agency: Agency) -> None:
    answer = await answer_to(agency, NONE, "Sí, buscamos una casa de tres recámaras, ¿qué tienen?")
    assert "recámaras" in answer
