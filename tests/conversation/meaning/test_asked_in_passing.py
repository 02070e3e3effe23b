"""What is asked of homes in a word or beside something else: "roof", "what's the fee", "anything like it"."""

from __future__ import annotations

import pytest
from agency import Agency, body_of
from ledger_view import tell

from models.property import ListedFor, PropertyStatus, PropertyType

BUYER = "We want to buy a place with 2 bedrooms in Old Town, up to $470k."


async def answers(agency: Agency, *mails: str, address: str = "dana@away.example") -> list[str]:
    """What somebody is answered who writes these mails."""
    lead = agency.lead(address)
    for place, text in enumerate(mails):
        before = agency.to(address)
        lead.answer(before[-1], text) if before else lead.write(text, "A home")
        await agency.round()
        assert len(agency.to(address)) == place + 1, await tell(agency.store)
    return list(map(body_of, agency.to(address)))


async def test_a_word_alone_asks_of_the_home_that_was_shown(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town", description="A new roof in 2019.")
    told = (await answers(agency, BUYER, "roof"))[-1]
    assert "A new roof in 2019" in told


async def test_a_day_and_hour_alone_ask_to_see_it(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    told = (await answers(agency, BUYER, "ok sat 2pm"))[-1]
    assert "12 Elm St" in told
    assert "“sat 2pm”" in told


async def test_the_fee_of_a_home_is_what_its_record_says_of_it(agency: Agency) -> None:
    fee = "Monthly fee of $140 covers the exterior and water."
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town", description=fee)
    told = (await answers(agency, BUYER, "What's the fee, and does it cover insurance?"))[-1]
    assert "Monthly fee of $140 covers the exterior and water" in told
    assert "passed your other question on" in told


async def test_a_pets_deposit_is_none_for_the_home(agency: Agency) -> None:
    agency.desk.config.business.facts["deposit"] = "The deposit is one month's rent."
    for ref, text in (("R-1", "Pets are welcome with a deposit of $300."), ("R-2", "Near the park.")):
        await agency.add_property(ref, f"{ref[-1]} Elm St", 1_500, listed_for=ListedFor.RENT, description=text)
    first = "I want to rent a place with 3 bedrooms, up to $1600 a month."
    told = (await answers(agency, first, "How much is the deposit?"))[-1]
    assert "The deposit is one month's rent." in told
    assert "$300" not in told


async def test_what_is_like_a_home_that_is_gone_is_found_by_it(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town", status=PropertyStatus.SOLD)
    await agency.add_property("BR-2", "14 Elm St", 450_000, area="Old Town")
    await agency.add_property("BR-3", "9 Pine Rd", 450_000, area="Harbor")
    told = (await answers(agency, "Is 12 Elm St still for sale?", "Is there anything like it on the same street?"))[-1]
    assert "14 Elm St" in told
    assert "9 Pine Rd" not in told


async def test_who_names_a_price_that_no_month_costs_buys(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 340_000, bedrooms=4)
    await agency.add_property("R-1", "5 Ash St", 2_100, bedrooms=4, listed_for=ListedFor.RENT)
    [told] = await answers(agency, "Hi! We're ready to look: 4 br, max 350k, dog friendly yard.")
    assert "12 Elm St" in told
    assert "5 Ash St" not in told


async def test_nobody_is_asked_how_many_bedrooms_a_fourplex_should_have(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, type=PropertyType.MULTI_FAMILY)
    [told] = await answers(agency, "Looking to buy a multi-family, 300-475k. What do you have?")
    assert "12 Elm St" in told
    assert "bedrooms do you need" not in told


@pytest.mark.parametrize("text", ["Actually forget the call, I'll just come to the viewing Friday"])
async def test_who_wants_no_call_and_comes_for_a_visit_is_answered(agency: Agency, text: str) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    told = (await answers(agency, "Can I see 12 Elm St this week? Call me: 503-555-0142", text))[-1]
    assert "Friday" in told, await tell(agency.store)
    assert "free:" not in told


async def test_by_whose_clock_an_offer_is_told_is_said(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    first = "I love 12 Elm St. Call me: 503-555-0142. I'm in Denver."
    told = (await answers(agency, first, "Is that Denver time or yours?"))[-1]
    assert "MST" in told or "MDT" in told, await tell(agency.store)


async def test_what_is_handed_in_is_the_agents_and_asks_for_no_homes(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await answers(agency, "We want to buy a house with 3 bedrooms in Old Town, up to $450k.")
    await agency.add_property("BR-2", "14 Elm St", 441_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.answer(agency.to(dana.address)[-1], "I'm attaching my list of questions for the seller.")
    await agency.round()
    told = body_of(agency.to(dana.address)[-1])
    assert "14 Elm St" not in told, await tell(agency.store)
    assert "No attachment came" in told
