"""Who reminds us that they wait for a person is told so once, and the person hears of it each time."""

from __future__ import annotations

from agency import Agency, body_of
from ledger_view import tell

from models.draft import Draft, DraftState
from models.message import Intent
from models.thread import Stage, Thread

KIM = "kim@agency.test"
AGAIN = "they write again"


def told_again(agency: Agency) -> int:
    return sum(AGAIN in str(body_of(mail)) for mail in agency.to(KIM))


def must_answer(agency: Agency) -> int:
    return sum("a person must answer" in str(mail["Subject"]) for mail in agency.to(KIM))


async def test_after_a_hand_over_the_person_hears_of_each_reminder(agency: Agency) -> None:
    dana = agency.lead("dana@away.example")
    dana.write("I'd like to talk to a person please.", "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "still waiting, she hasnt written or called")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "Nobody has answered me. Is someone going to do something??")
    await agency.round()
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)
    assert told_again(agency) == 2


async def test_what_is_held_waits_on_beside_the_reminder(agency: Agency) -> None:
    dana = agency.lead("dana@away.example")
    dana.write("My mother passed away, it is about her house at 33 Pippin Drive.", "House")
    await agency.round()
    agency.clock.turn(days=1)
    dana.write("I wrote yesterday. Did you get my message?", "House again")
    await agency.round()
    assert await agency.store.find(Draft, {"state": DraftState.HELD}), await tell(agency.store)
    assert (must_answer(agency), told_again(agency)) == (1, 1)


async def test_a_hello_beside_a_mail_that_nobody_has_seen_yet_belongs_to_it(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write("Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k.", "House")
    dana.write("Hello??", "House")
    await agency.round()
    (answer,) = agency.to(dana.address)
    assert "12 Elm St" in body_of(answer), await tell(agency.store)


async def test_a_guess_of_spam_by_who_is_in_conversation_reaches_the_agent(agency: Agency) -> None:
    rob = agency.lead("rob@away.example")
    rob.write("I'm the appraiser assigned for 19 Compass Lane and need access this week. Robert Chen", "Access")
    await agency.round()
    before = must_answer(agency)
    agency.clock.turn(days=1)
    rob.write("Following up, I need to confirm Wednesday at 9 today.", "Wednesday")
    await agency.round()
    assert must_answer(agency) == before + 1, await tell(agency.store)


async def test_who_has_found_another_home_ends_it_with_the_call(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write("I want to see 12 Elm St. Please call me at 503-555-0142.", "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "The first one works.")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "Hi, we bought another house. Please cancel the call. Thanks!")
    await agency.round()
    (thread,) = await agency.store.find(Thread, {})
    assert (thread.stage, thread.intent) == (Stage.CLOSED, Intent.NOT_INTERESTED), await tell(agency.store)
