"""Who asks who writes to them is told, by whoever words it: for whom, why, whether a machine; and nothing stops."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import Agency, body_of
from ledger_view import tell

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from models.suppression import Suppression
from models.thread import Thread

CHECKING_IN = "Are you still thinking about a move this spring?"
BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def answer_to_the_campaign(agency: Agency, text: str) -> str:
    await agency.add_contact("dana@away.example")
    spec = {"name": "New", "audience": {"kind": "all"}, "subject": "Checking in", "text": CHECKING_IN}
    made = await launch.create(agency.desk, spec_of(spec, ZoneInfo("UTC"), base=Path(), named="a.toml"))
    await launch.launch(agency.desk, made.number)
    await agency.round()
    dana = agency.lead("dana@away.example")
    dana.answer(agency.to(dana.address)[0], text)
    await agency.round()
    assert len(agency.to(dana.address)) == 2, await tell(agency.store)
    return body_of(agency.to(dana.address)[1])


async def test_who_asks_who_we_are_is_told_and_how_to_stop(agency: Agency) -> None:
    answer = await answer_to_the_campaign(agency, "Who is this? I don't remember signing up for anything.")
    assert agency.desk.config.business.name in answer
    assert "your address is on our contact list" in answer
    assert "passed" not in answer
    assert await agency.store.find(Suppression, {}) == []


async def test_how_we_know_of_them_a_person_says(agency: Agency) -> None:
    answer = await answer_to_the_campaign(agency, "How did you get my name? Is there really a buyer?")
    assert "your address is on our contact list" in answer
    assert "passed your" in answer, await tell(agency.store)
    assert any("How did you get my name" in body_of(mail) for mail in agency.to("kim@agency.test"))


async def test_a_number_to_be_called_in_answer_to_a_campaign_needs_no_deal(agency: Agency) -> None:
    answer = await answer_to_the_campaign(agency, "Happy to chat. 207-555-0142 is best")
    assert "1. " in answer, await tell(agency.store)


@pytest.mark.parametrize("text", ["r u a real person or a robot lol", "Is a computer writing these?"])
async def test_whether_a_machine_writes_is_told_once_and_the_conversation_goes_on(agency: Agency, text: str) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], text)
    await agency.round()
    answer = body_of(agency.to(dana.address)[-1])
    assert answer.count("You are writing with an AI assistant.") == 1
    assert "passed" not in answer
    thread = await agency.store.first(Thread, {})
    assert thread is not None
    assert not thread.muted, await tell(agency.store)
