"""A call that is wanted later than any can be booked is the agent's: no sooner time is offered instead."""

from __future__ import annotations

from agency import Agency, body_of

from models.event import Event
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def test_a_call_far_off_is_passed_on(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    for mail in (
        "We are out of the country, back in six weeks. Can Nora call me then? 207-555-0112",
        "Or in seven weeks, in the morning",
    ):
        dana.answer(agency.to(dana.address)[-1], mail)
        await agency.round()
        told = body_of(agency.to(dana.address)[-1])
        assert "not yet for when you would like yours" in told
        assert "I have passed on to" in told
    thread = await agency.store.first(Thread, {})
    assert thread is not None
    assert not thread.offered_slots
    steps = await agency.store.find(Event, {"kind": "policy.stepped"}, sort=[("created_at", 1), ("_id", 1)])
    assert [step.data["step"] for step in steps[-2:]] == ["note_wish", "note_wish"]
