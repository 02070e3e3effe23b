"""The whole story on real parts: a campaign goes out, a lead writes back, mailbot answers, a call is booked."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from agency import Agency, body_of

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from models.call import Call
from models.message import Message
from models.thread import Thread

SPRING = {
    "name": "Spring",
    "audience": {"kind": "all"},
    "subject": "Homes in Alder, {{ contact.first_name }}",
    "text": "Hello {{ contact.first_name }},\n\nare you looking for a home this spring? Just reply.\n\nKim",
}


async def test_a_campaign_becomes_a_booked_call(agency: Agency) -> None:
    await agency.add_contact("dana@away.example", "Dana Reyes")
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town", bedrooms=3)
    await agency.add_property("BR-2", "7 Oak Ave", 465_000, area="Old Town", bedrooms=4)
    await agency.add_property("BR-3", "90 Lake Rd", 900_000, area="Lakeside", bedrooms=5)
    campaign = await launch.create(agency.desk, spec_of(SPRING, ZoneInfo("UTC"), base=Path(), named="spring"))
    await launch.launch(agency.desk, campaign.number)
    await agency.round()
    dana = agency.lead("dana@away.example")

    [first] = agency.to(dana.address)
    assert first["X-Campaign"] == str(campaign.number)
    assert "Hello Dana" in body_of(first)

    dana.answer(first, "Hi Kim, yes! We are looking to buy a house with 3 bedrooms in Old Town, up to $470k.")
    await agency.round()
    suggestion = agency.to(dana.address)[-1]
    assert "12 Elm St" in body_of(suggestion)
    assert "90 Lake Rd" not in body_of(suggestion)

    dana.answer(suggestion, "I like 12 Elm St a lot. Can you call me? My number is 503-555-0142.")
    await agency.round()
    proposal = agency.to(dana.address)[-1]
    assert "1." in body_of(proposal)
    assert "3." in body_of(proposal)

    dana.answer(proposal, "The second one works for me.")
    await agency.round()
    confirmation = agency.to(dana.address)[-1]
    [call] = await agency.store.find(Call, {})
    assert call.state == "booked"
    assert any(part.get_content_type() == "text/calendar" for part in confirmation.walk())

    [thread] = await agency.store.find(Thread, {})
    assert thread.stage == "booked"
    assert await agency.store.count(Message, {"thread_id": str(thread.id)}) == 7
    assert any("Call booked" in str(mail["Subject"]) for mail in agency.to("kim@agency.test"))
