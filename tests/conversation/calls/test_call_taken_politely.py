"""Short, polite mail about a call: by itself it tells so little that the reader guesses at a wish to stop, or worse."""

from __future__ import annotations

import pytest
from agency import Agency
from ledger_view import tell

from models.call import Call, CallState
from models.draft import Draft, DraftState
from models.event import Event
from models.message import Direction, Message
from models.suppression import Suppression
from models.thread import Stage, Thread

POLITE = ("La segunda opción, por favor.", "La segunda, por favor", "Number 2 then please.\n\nPat")


async def offered(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    buyer = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
    agency.lead("dana@away.example").write(buyer, "House")
    await agency.round()
    await say(agency, "I like 12 Elm St a lot. Can you call me? My number is 503-555-0142.")


async def booked(agency: Agency) -> None:
    await offered(agency)
    await say(agency, "The second one works for me.")


async def say(agency: Agency, words: str) -> None:
    dana = agency.lead("dana@away.example")
    dana.answer(agency.to(dana.address)[-1], words)
    await agency.round()


async def held(agency: Agency) -> list[Draft]:
    return await agency.store.find(Draft, {"state": DraftState.HELD})


@pytest.mark.parametrize(
    "words", ["La segunda opción, por favor.", "La segunda, por favor", "Number 2 then please.\n\nPat"]
)
async def test_an_offered_time_that_is_taken_politely_is_booked(agency: Agency, words: str) -> None:
    await offered(agency)
    await say(agency, words)
    calls = await agency.store.find(Call, {"state": CallState.BOOKED})
    assert len(calls) == 1, await tell(agency.store)
    assert await held(agency) == []


@pytest.mark.parametrize(
    "words",
    [
        "Perfect, see you then!\n\nPat",
        "Lovely, thank you. Talk to you then!\n\nClara",
        "¡Muchas gracias, hasta entonces!",
        "Hola, Nora:\n\nPerfecto, muchas gracias. Hablamos entonces.\n\nMuchas gracias,\nLucía",
    ],
)
async def test_thanks_for_a_booked_call_need_nobody(agency: Agency, words: str) -> None:
    await booked(agency)
    await say(agency, words)
    assert await held(agency) == [], await tell(agency.store)
    [thread] = await agency.store.find(Thread, {})
    assert thread.stage is Stage.BOOKED
    steps = await agency.store.find(Event, {"kind": "policy.stepped"}, sort=[("created_at", 1)])
    assert steps[-1].data["step"] == "booked"
    mails = await agency.store.find(Message, {"thread_id": str(thread.id)}, then={"direction": Direction.INBOUND})
    assert all(mail.settled for mail in mails)


@pytest.mark.parametrize("words", ["Please cancel our call.", "I have to cancel our call, sorry. Thanks, Dana"])
async def test_a_call_is_called_off_in_few_words(agency: Agency, words: str) -> None:
    await booked(agency)
    await say(agency, words)
    [call] = await agency.store.find(Call, {})
    assert call.state is CallState.CANCELLED, await tell(agency.store)


@pytest.mark.parametrize("words", ["Thanks, but stop writing to me.", "Please cancel our call and my subscription."])
async def test_a_wish_to_stop_beside_courtesy_holds(agency: Agency, words: str) -> None:
    await booked(agency)
    await say(agency, words)
    assert await agency.store.count(Suppression, {}) or await held(agency), await tell(agency.store)


async def test_thanks_before_any_call_are_still_seen(agency: Agency) -> None:
    agency.lead("eve@away.example").write("Perfect, see you then!\n\nPat", "Hello")
    await agency.round()
    assert len(await held(agency)) == 1
