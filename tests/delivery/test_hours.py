"""Quiet hours hold campaign mail, reply hours hold answers; both leave by themselves when their time has come."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import Agency, reconfigured

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from models.campaign import Campaign
from models.delivery import Delivery, DeliveryState, Purpose

ZONE = ZoneInfo("America/New_York")
BUYER = "Hi, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k."


def turn_to(agency: Agency, hhmm: str) -> None:
    """Turn the clock on to the next time that it is so late in New York."""
    now = agency.clock.now().astimezone(ZONE)
    hour, minute = (int(part) for part in hhmm.split(":"))
    then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    agency.clock.ahead += (then if then > now else then + timedelta(days=1)) - now


def local_due(delivery: Delivery) -> datetime:
    return delivery.due_at.astimezone(ZONE)


async def launched(agency: Agency) -> Campaign:
    await agency.add_contact("dana@away.example")
    text = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello"}
    campaign = await launch.create(agency.desk, spec_of(text, ZONE, base=Path(), named="spring.toml"))
    return await launch.launch(agency.desk, campaign.number)


async def only(agency: Agency, purpose: Purpose) -> Delivery:
    rows = await agency.store.find(Delivery, {"state": {"$in": list(DeliveryState)}}, then={"purpose": purpose})
    [row] = rows
    return row


@pytest.mark.parametrize(
    ("quiet", "within", "still", "after", "opens"),
    [
        ("21:00-08:00", "23:30", "07:55", "08:01", "08:00"),
        ("21:00-08:00", "03:10", "07:55", "08:01", "08:00"),
        ("12:00-14:30", "12:00", "14:25", "14:31", "14:30"),
    ],
)
async def test_campaign_mail_waits_out_the_quiet_hours(
    quiet_agency: Agency, quiet: str, within: str, still: str, after: str, opens: str
) -> None:
    agency = reconfigured(quiet_agency, sending={"quiet_hours": quiet})
    turn_to(agency, within)
    await launched(agency)
    await agency.round("send_due")
    row = await only(agency, Purpose.CAMPAIGN)
    assert (row.state, row.reason) == (DeliveryState.QUEUED, "quiet hours")
    assert f"{local_due(row):%H:%M}" == opens
    turn_to(agency, still)
    await agency.round("send_due")
    assert agency.sink.mails == []
    turn_to(agency, after)
    await agency.round("send_due")
    assert len(agency.to("dana@away.example")) == 1


async def test_why_a_mail_waited_is_not_said_of_it_once_it_has_left(quiet_agency: Agency) -> None:
    agency = reconfigured(quiet_agency, sending={"quiet_hours": "21:00-08:00"})
    turn_to(agency, "23:30")
    await launched(agency)
    await agency.round("send_due")
    assert (await only(agency, Purpose.CAMPAIGN)).reason == "quiet hours"
    turn_to(agency, "08:01")
    await agency.round("send_due")
    row = await only(agency, Purpose.CAMPAIGN)
    assert (row.state, row.reason) == (DeliveryState.ACCEPTED, "")


async def test_campaign_mail_leaves_outside_the_quiet_hours(quiet_agency: Agency) -> None:
    agency = reconfigured(quiet_agency, sending={"quiet_hours": "21:00-08:00"})
    turn_to(agency, "20:58")
    await launched(agency)
    await agency.round("send_due")
    assert len(agency.to("dana@away.example")) == 1


async def test_a_campaign_that_is_cancelled_in_the_quiet_hours_does_not_leave_after_them(quiet_agency: Agency) -> None:
    agency = reconfigured(quiet_agency, sending={"quiet_hours": "21:00-08:00"})
    turn_to(agency, "23:30")
    campaign = await launched(agency)
    await agency.round("send_due")
    await launch.cancel(agency.desk, campaign.number)
    turn_to(agency, "08:01")
    await agency.round()
    assert agency.sink.mails == []


@pytest.mark.parametrize(
    ("hours", "outside", "still", "after", "opens"),
    [
        ("09:00-17:00", "20:15", "08:55", "09:01", "09:00"),
        ("09:00-17:00", "17:00", "08:55", "09:01", "09:00"),
        ("20:00-02:00", "02:30", "19:55", "20:01", "20:00"),
    ],
)
async def test_an_answer_waits_for_the_reply_hours(
    agency: Agency, hours: str, outside: str, still: str, after: str, opens: str
) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency = reconfigured(agency, conversation={"reply_hours": hours})
    dana = agency.lead("dana@away.example")
    turn_to(agency, outside)
    dana.write(BUYER)
    await agency.round()
    row = await only(agency, Purpose.REPLY)
    assert (row.state, row.reason) == (DeliveryState.QUEUED, "outside reply hours")
    assert f"{local_due(row):%H:%M}" == opens
    turn_to(agency, still)
    await agency.round()
    assert agency.to(dana.address) == []
    turn_to(agency, after)
    await agency.round()
    await agency.round()
    assert len(agency.to(dana.address)) == 1


async def test_an_answer_leaves_in_quiet_hours_which_bind_campaigns_alone(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency = reconfigured(agency, sending={"quiet_hours": "21:00-08:00"})
    turn_to(agency, "23:30")
    dana = agency.lead("dana@away.example")
    dana.write(BUYER)
    await agency.round()
    assert len(agency.to(dana.address)) == 1


async def test_who_writes_again_in_the_night_gets_one_answer_in_the_morning(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency = reconfigured(agency, conversation={"reply_hours": "09:00-17:00"})
    dana = agency.lead("dana@away.example")
    turn_to(agency, "22:00")
    first = dana.write(BUYER)
    await agency.round()
    agency.clock.turn(hours=2)
    dana.write("Three bedrooms would be best, and up to $480k is fine too.", "Re: Homes", In_Reply_To=f"<{first}>")
    await agency.round()
    turn_to(agency, "09:01")
    await agency.round()
    await agency.round()
    assert len(agency.to(dana.address)) == 1


async def test_the_operator_is_told_at_any_hour(agency: Agency) -> None:
    agency = reconfigured(agency, sending={"quiet_hours": "21:00-08:00"}, conversation={"reply_hours": "09:00-17:00"})
    turn_to(agency, "23:30")
    agency.lead("dana@away.example").write("Please let me talk to a real person about my house. Call me: 503-555-0142")
    await agency.round()
    assert len(agency.to("kim@agency.test")) >= 1
