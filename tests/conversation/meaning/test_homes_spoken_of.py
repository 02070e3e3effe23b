"""Which home a lead means, and what is said of it: on offer, sold, shown before, liked, or asked about."""

from __future__ import annotations

import pytest
from agency import Agency, Lead, body_of
from ledger_view import tell

from models.call import Call
from models.delivery import Delivery, Purpose
from models.draft import Draft, DraftState
from models.property import Property, PropertyStatus
from models.thread import Stage, Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
HOMES = {"BR-1": "12 Elm St", "BR-2": "7 Oak Ave"}


async def shown(agency: Agency, count: int = 2) -> Lead:
    """A buyer who was sent `count` homes."""
    for price, (ref, address) in enumerate(list(HOMES.items())[:count], 430):
        await agency.add_property(ref, address, price * 1_000, area="Old Town", features=["one-car garage"])
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)
    return dana


async def answered(agency: Agency, dana: Lead, text: str) -> str:
    """What mailbot answers to `text` in the same thread."""
    before = len(agency.to(dana.address))
    dana.answer(agency.to(dana.address)[-1], text)
    await agency.round()
    assert len(agency.to(dana.address)) == before + 1, await tell(agency.store)
    return body_of(agency.to(dana.address)[-1])


async def asked_first(agency: Agency, text: str) -> str:
    """What mailbot answers to a first mail."""
    dana = agency.lead("dana@away.example")
    dana.write(text, "A home")
    await agency.round()
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)
    return body_of(agency.to(dana.address)[0])


async def steps(agency: Agency) -> list[str]:
    return [draft.step for draft in await agency.store.find(Draft, {"state": DraftState.SENT}, sort=[("number", 1)])]


async def notices(agency: Agency) -> str:
    return " | ".join(
        one.content.subject
        for one in await agency.store.find(Delivery, {"purpose": Purpose.NOTICE}, whole=True)
        if one.content
    )


# ------------------------------------------------------------------------------------------------ no longer on offer


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (PropertyStatus.SOLD, "12 Elm St has been sold."),
        (PropertyStatus.PENDING, "12 Elm St is under contract."),
        (PropertyStatus.WITHDRAWN, "12 Elm St is no longer on the market."),
    ],
)
async def test_what_is_gone_is_said_to_be(agency: Agency, status: PropertyStatus, words: str) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town", status=status)
    answer = await asked_first(agency, "Hello, is 12 Elm St still available?")
    assert words in answer
    assert "passed your" not in answer, "it is answered"
    assert "430,000" not in answer


async def test_nobody_is_called_to_see_what_is_gone(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town", status=PropertyStatus.PENDING)
    answer = await asked_first(agency, "Hi, is 12 Elm St still for sale? We love it, can we come and see it?")
    assert "12 Elm St is under contract." in answer
    assert "phone" not in answer


async def test_beside_what_is_sold_stands_what_fits(agency: Agency) -> None:
    dana = await shown(agency)
    sold = await agency.store.first(Property, {"ref": "BR-1"})
    assert sold is not None
    await agency.store.change(Property, str(sold.id), set={"status": PropertyStatus.SOLD})
    await agency.add_property("BR-3", "9 Pine Rd", 440_000, area="Old Town")
    answer = await answered(agency, dana, "I love 12 Elm St! Is it still available?")
    assert "12 Elm St has been sold." in answer
    assert "9 Pine Rd" in answer


async def test_a_unit_that_is_sold_is_not_its_neighbour(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St, Unit 2", 430_000, status=PropertyStatus.SOLD)
    await agency.add_property("BR-2", "12 Elm St, Unit 5", 450_000)
    answer = await asked_first(agency, "Hello, is 12 Elm St, Unit 2 still available?")
    assert "12 Elm St, Unit 2 has been sold." in answer
    assert "Unit 5" not in answer


# ------------------------------------------------------------------------------------------------ asked about


async def test_the_one_asked_about_is_told_of_alone(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    await agency.add_property("BR-2", "7 Oak Ave", 440_000, area="Old Town")
    answer = await asked_first(agency, f"{BUYER} Is 12 Elm St still available?")
    assert "12 Elm St" in answer
    assert "available" in answer
    assert "7 Oak Ave" not in answer
    assert "passed your" not in answer


async def test_a_plain_question_about_a_home_of_ours_needs_no_more_words(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000)
    assert "$430,000" in await asked_first(agency, "Can you tell me more about 12 Elm St?")


async def test_an_offer_is_no_question_whether_it_is_there(agency: Agency) -> None:
    dana = await shown(agency, 1)
    answer = await answered(agency, dana, "I could do 410k cash for 12 Elm St, would they accept?")
    assert "An offer for 12 Elm St is best talked through by phone." in answer
    assert "still available" not in answer


async def test_a_viewing_names_its_home(agency: Agency) -> None:
    dana = await shown(agency)
    answer = await answered(agency, dana, "Can we see 7 Oak Ave this week?")
    assert "A viewing of 7 Oak Ave is arranged by phone." in answer


@pytest.mark.parametrize(
    ("text", "about"),
    [("How much are the property taxes on that one?", "the taxes"), ("Which of these has the biggest yard?", "a yard")],
)
async def test_what_no_record_tells_is_handed_on(agency: Agency, text: str, about: str) -> None:
    dana = await shown(agency)
    answer = await answered(agency, dana, text)
    assert f"I have passed your question about {about} on to" in answer
    assert not any(home in answer for home in HOMES.values())
    assert (await steps(agency))[-1] == "refer"
    assert "12 Elm St" in await notices(agency)


async def test_what_a_record_tells_is_shown(agency: Agency) -> None:
    dana = await shown(agency)
    answer = await answered(agency, dana, "Does 12 Elm St have a garage?")
    assert "one-car garage" in answer
    assert "passed your" not in answer


async def test_more_homes_are_shown_to_who_asks_for_more(agency: Agency) -> None:
    dana = await shown(agency)
    await agency.add_property("BR-3", "9 Pine Rd", 440_000, area="Old Town")
    assert "9 Pine Rd" in await answered(agency, dana, "Do you have anything else?")


# ------------------------------------------------------------------------------------------------ liked, and not


@pytest.mark.parametrize("text", ["We love 12 Elm St.", "Yes we love it!"])
async def test_who_likes_a_home_is_asked_for_a_call(agency: Agency, text: str) -> None:
    dana = await shown(agency, 1)
    answer = await answered(agency, dana, text)
    assert "Good to hear that 12 Elm St appeals to you." in answer
    assert (await steps(agency))[-1] == "ask_phone"
    assert not await agency.store.find(Call, {"contact_id": {"$gt": ""}})


async def test_a_bare_no_asks_for_others(agency: Agency) -> None:
    dana = await shown(agency, 1)
    await agency.add_property("BR-3", "9 Pine Rd", 440_000, area="Old Town")
    assert "9 Pine Rd" in await answered(agency, dana, "no")
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    assert thread.stage is not Stage.CLOSED


async def test_thanks_alone_are_answered_with_nothing(agency: Agency) -> None:
    dana = await shown(agency)
    await agency.add_property("BR-3", "9 Pine Rd", 440_000, area="Old Town")
    dana.answer(agency.to(dana.address)[-1], "Thanks!")
    await agency.round()
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)
    assert not await agency.store.find(Draft, {"state": DraftState.HELD})


async def test_who_sounds_like_a_tenant_still_buys(agency: Agency) -> None:
    dana = await shown(agency)
    await agency.add_property("RE-1", "3 Low Rd", 1_850, listed_for="rent", area="Old Town")
    answer = await answered(agency, dana, "Is it pet friendly?")
    assert "3 Low Rd" not in answer
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    assert thread.intent == "buyer"


async def test_a_bare_number_after_a_list_of_homes_is_one_of_them(agency: Agency) -> None:
    answer = await answered(agency, await shown(agency), "2 please")
    assert [address for address in HOMES.values() if address in answer] == ["7 Oak Ave"], await tell(agency.store)


async def test_a_neighbour_is_not_asked_how_they_like_the_home(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    answer = await asked_first(agency, "Neighbor here, not looking to buy. What are they asking for 12 Elm St?")
    assert "$430,000" in answer, await tell(agency.store)
    closing = answer.split("$430,000")[1]
    assert "anything else" in closing or "What else" in closing
