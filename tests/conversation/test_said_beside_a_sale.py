"""What sellers and others say beside what they want: to be called now, whom they would sell to, who they are."""

from __future__ import annotations

from agency import Agency, body_of
from ledger_view import tell

from models.draft import Draft, DraftState
from models.message import Intent
from models.thread import Stage, Thread

KIM = "kim@agency.test"
NUMBER = "+1 555 555 0100"
SELLER = "We want to sell our house at 5 Heron Way, 3 bedrooms and 2 baths, in the spring."


async def talk(agency: Agency, *mails: str) -> list[str]:
    """What a stranger who writes these, one after the other, is answered."""
    dana = agency.lead("dana@away.example")
    for mail in mails:
        before = agency.to(dana.address)
        if before:
            dana.answer(before[-1], mail)
        else:
            dana.write(mail, "House")
        await agency.round()
    return [body_of(mail) for mail in agency.to(dana.address)]


def notices(agency: Agency) -> list[str]:
    return [str(mail["Subject"]) for mail in agency.to(KIM)]


async def test_who_wants_to_be_called_now_gets_the_number_and_not_the_times_again(agency: Agency) -> None:
    first, second = await talk(
        agency,
        "Call me now please 207-555-0133, we want to sell our house at 5 Heron Way",
        "I meant right now, I'm at my desk for another half hour",
    )
    assert "Kim Alvarez has been told at once that you would like to be called now" in first, await tell(agency.store)
    assert "1. " in first
    assert "Kim Alvarez has been told at once" in second
    assert NUMBER in second
    assert "?" not in second.split("Best regards")[0]
    assert sum("AT ONCE" in one for one in notices(agency)) == 2


async def test_a_client_before_their_closing_is_not_asked_what_they_seek(agency: Agency) -> None:
    first, last = await talk(
        agency,
        "we're supposed to close on the 14th and the flood cert is missing. Who orders that?",
        "The lender is threatening to push the date. Please call me right away 207-555-0190",
    )
    assert "I have passed on to Kim Alvarez what you write" in first, await tell(agency.store)
    assert NUMBER in last
    assert not any("price range" in one for one in (first, last))


async def test_whom_a_seller_would_sell_to_is_passed_on_and_nothing_is_asked(agency: Agency) -> None:
    [line] = await talk(
        agency, "I'm selling my house and would prefer it goes to a nice Christian family. Can you make sure of that?"
    )
    assert "I have passed on to Kim Alvarez what you write" in line, await tell(agency.store)
    assert "sale" not in line
    assert any("fair housing" in body_of(mail) + str(mail["Subject"]) for mail in agency.to(KIM))


async def test_who_would_have_us_come_is_told_that_nothing_is_agreed(agency: Agency) -> None:
    *_, last = await talk(agency, SELLER, "Saturday works, come by around 11 and look at it yourself")
    assert "nothing is agreed before Kim Alvarez confirms the day and hour" in last, await tell(agency.store)


async def test_who_asks_to_be_rung_by_a_person_is_asked_for_the_number(agency: Agency) -> None:
    *_, last = await talk(agency, SELLER, "I would rather talk to a real person, please have her call me.")
    assert "Which phone number should be called?" in last, await tell(agency.store)


async def test_who_is_angry_from_the_first_mail_on_is_not_left_in_silence(agency: Agency) -> None:
    [line] = await talk(agency, "I want to sell my house, and nobody ever answers me. This is the third time, useless!")
    assert "I am sorry about how this has gone" in line, await tell(agency.store)


async def test_a_number_beside_where_not_to_call_is_what_was_asked_for(agency: Agency) -> None:
    *_, last = await talk(
        agency,
        SELLER,
        "The roof is from 2019, otherwise it is as it was.",
        "Please don't call the house, only my cell 207-555-0139. I'm free Thursday after 3.",
    )
    assert "Thursday" in last.split("Best regards")[0], await tell(agency.store)
    assert "comes to you by mail" not in last


async def test_another_agencys_assistant_is_answered_by_nobody(agency: Agency) -> None:
    said = await talk(
        agency,
        "Hi! I'm Ava, the virtual assistant at Bayside Homes. What kind of property are you looking for?",
        "I'd love to schedule a call with one of our agents. Does Thursday at 10 AM work?",
    )
    assert said == [], await tell(agency.store)
    assert await agency.store.find(Draft, {"state": DraftState.HELD})


async def test_an_agent_who_writes_again_without_saying_so_is_known(agency: Agency) -> None:
    await talk(agency, "My clients' offer for 12 Elm St is attached.", "Any word? Are there other offers on the table?")
    assert any("another brokerage writes again" in one for one in notices(agency)), await tell(agency.store)


async def test_an_owner_who_asks_how_it_would_sell_is_answered(agency: Agency) -> None:
    [answer] = await talk(agency, "How's the market up there these days? We own on Lighthouse Hill and wonder.")
    assert "What is the address of the property?" in answer, await tell(agency.store)
    thread = await agency.store.first(Thread, {})
    assert thread is not None
    assert (thread.intent, thread.stage) == (Intent.SELLER, Stage.ENGAGED)


async def test_a_sale_that_is_years_ahead_is_no_occasion_for_a_call(agency: Agency) -> None:
    *_, last = await talk(agency, SELLER, "Oh, no rush at all. Maybe 2 years.")
    assert "There is no hurry at all" in last, await tell(agency.store)


async def test_terms_that_are_asked_for_are_no_phishing(agency: Agency) -> None:
    [answer] = await talk(
        agency, "Getting quotes from three agents. Please send me your listing commission and your marketing budget."
    )
    assert "What is the address of the property?" in answer, await tell(agency.store)
