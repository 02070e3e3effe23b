"""Who joins a thread gets an answer of their own, and nothing of the lead whose thread it is."""

from __future__ import annotations

from agency import OPERATOR, Agency, body_of
from ledger_view import tell

from models.call import Call, CallState
from models.delivery import Delivery, Purpose
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def in_conversation(agency: Agency) -> str:
    """Dana has been offered homes; the Message-ID of what mailbot wrote to her."""
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await agency.add_property("BR-2", "7 Oak Ave", 465_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    [reply] = agency.to(dana.address)
    return str(reply["Message-ID"])


async def with_a_call(agency: Agency) -> str:
    """Dana has a call booked; the Message-ID of its confirmation."""
    await in_conversation(agency)
    dana = agency.lead("dana@away.example")
    dana.answer(agency.to(dana.address)[-1], "I like 12 Elm St a lot. Can you call me? My number is 503-555-0142.")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "The second one works for me.")
    await agency.round()
    assert await agency.store.count(Call, {"state": CallState.BOOKED}) == 1, await tell(agency.store)
    return str(agency.to(dana.address)[-1]["Message-ID"])


async def test_a_stranger_who_names_a_leads_mail_gets_the_answer_and_nothing_of_hers(agency: Agency) -> None:
    named = await in_conversation(agency)
    before = len(agency.to("dana@away.example"))
    mallory = agency.lead("mallory@elsewhere.example", "Mallory Pike")
    mallory.write("I want to buy a house. Which ones do you have for me?", "Re: House", In_Reply_To=named)
    await agency.round()
    assert len(agency.to("dana@away.example")) == before, "the lead got the answer to a stranger's mail"
    [answer] = agency.to(mallory.address)
    text = body_of(answer)
    assert "Dana" not in text, text
    assert "12 Elm St" not in text, "homes were chosen by another lead's wishes"
    assert "470" not in text
    assert "AI assistant of" in text, "this writer has not been told yet"


async def test_a_strangers_wishes_are_not_taken_for_the_leads(agency: Agency) -> None:
    named = await in_conversation(agency)
    mallory = agency.lead("mallory@elsewhere.example", "Mallory Pike")
    mallory.write("I want to buy a castle with 9 bedrooms in Lakeside, up to $900k.", "Re: House", In_Reply_To=named)
    await agency.round()
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    assert thread.needs["areas"].value == ["Old Town"]
    assert thread.needs["price_max"].value == 470_000


async def test_a_stranger_cannot_cancel_or_move_a_leads_call(agency: Agency) -> None:
    named = await with_a_call(agency)
    [call] = await agency.store.find(Call, {})
    mallory = agency.lead("mallory@elsewhere.example", "Mallory Pike")
    mallory.write("Please cancel the call, I can't make it.", "Re: House", In_Reply_To=named)
    await agency.round()
    mallory.write(
        "Could we move the call to tomorrow at 4pm? My number is 503-555-0199.", "Re: House", In_Reply_To=named
    )
    await agency.round()
    [same] = [found for found in await agency.store.find(Call, {}) if found.id == call.id]
    assert (same.state, same.starts_at, same.sequence) == (CallState.BOOKED, call.starts_at, 0)
    for answer in agency.to(mallory.address):
        assert "503-555-0142" not in body_of(answer)
        assert "Dana" not in str(answer)


async def test_a_colleagues_mail_in_a_leads_thread_is_not_answered_to_the_lead(agency: Agency) -> None:
    named = await in_conversation(agency)
    before = len(agency.to("dana@away.example"))
    agency.lead(OPERATOR, "Kim").write(
        "Do they want to buy 12 Elm St, or is it 4 bedrooms they want?", "Re: House", In_Reply_To=named
    )
    await agency.round()
    assert len(agency.to("dana@away.example")) == before
    assert [mail for mail in agency.to(OPERATOR) if mail["Auto-Submitted"] == "auto-replied"] == []


async def test_two_people_in_one_thread_are_both_answered(agency: Agency) -> None:
    named = await in_conversation(agency)
    agency.lead("dana@away.example").write("We also want to buy a garage in Old Town.", "Re: House", In_Reply_To=named)
    lee = agency.lead("lee@away.example", "Lee Ito")
    lee.write("I want to buy a house, too, with 3 bedrooms in Old Town, up to $450k.", "Re: House", In_Reply_To=named)
    await agency.round()
    await agency.round()
    replies = await agency.store.find(Delivery, {"purpose": Purpose.REPLY})
    assert len(agency.to(lee.address)) == 1, await tell(agency.store)
    assert "7 Oak Ave" not in body_of(agency.to(lee.address)[0])
    assert sorted(reply.recipient for reply in replies) == [
        "dana@away.example",
        "dana@away.example",
        "lee@away.example",
    ]
