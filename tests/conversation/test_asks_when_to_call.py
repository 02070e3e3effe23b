"""Who asks to talk, and when, gets times in the same letter that asks for their number."""

from __future__ import annotations

from agency import Agency, body_of
from ledger_view import tell

from models.thread import Stage, Thread

DANA = "dana@away.example"
BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def answered(agency: Agency, text: str) -> None:
    """A buyer is shown a home, and writes back."""
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    dana = agency.lead(DANA)
    dana.write(BUYER, "House")
    await agency.round()
    dana.answer(agency.to(DANA)[-1], text)
    await agency.round()


async def test_times_are_offered_with_the_question_for_the_number(agency: Agency) -> None:
    await answered(agency, "We ought to just talk to Kim. What times does she have? Mornings only please.")
    thread = await agency.store.first(Thread, {})
    assert thread is not None
    assert thread.stage is Stage.PROPOSING, await tell(agency.store)
    zone = agency.desk.config.business.zone
    assert thread.offered_slots
    assert all(slot.astimezone(zone).hour < 12 for slot in thread.offered_slots), "in the mornings, as they said"
    assert "phone number" in body_of(agency.to(DANA)[-1])


async def test_who_asks_by_name_when_the_agent_has_time_asks_for_a_call(agency: Agency) -> None:
    await answered(agency, "fine. which mornings has kim got, i'll deal with her direct")
    thread = await agency.store.first(Thread, {})
    assert thread is not None
    assert thread.offered_slots, await tell(agency.store)


async def test_a_question_what_writes_is_no_wish_for_a_person(agency: Agency) -> None:
    await answered(agency, "That was fast. Is this a bot or is there an actual person typing?")
    thread = await agency.store.first(Thread, {})
    assert thread is not None
    assert thread.stage is not Stage.HUMAN
    body = body_of(agency.to(DANA)[-1])
    assert "AI assistant" in body
    assert not {"Gladly", "Thanks for asking", "Thank you for your question"} & set(body.replace(".", "").splitlines())


async def test_few_words_about_a_home_of_ours_leave_no_doubt(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    dana = agency.lead(DANA)
    dana.write("saw the cape on 12 elm st is it still avail n how much", "hi")
    await agency.round()
    assert agency.to(DANA), await tell(agency.store)
    assert "$430,000" in body_of(agency.to(DANA)[-1])
