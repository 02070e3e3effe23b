"""The operator decides what is in doubt, one delivery or a whole campaign's: once, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import Agency
from dying_store import Died, dying

from mailbot.campaigns import launch
from mailbot.campaigns.report import report
from mailbot.campaigns.spec import spec_of
from mailbot.delivery import settling
from mailbot.errors import Conflict, NotFound
from models.campaign import Campaign, CampaignState
from models.contact import Contact
from models.delivery import Delivery, DeliveryState
from models.event import Event

HELD, UNKNOWN, QUEUED = DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.QUEUED
ACCEPTED, FAILED = DeliveryState.ACCEPTED, DeliveryState.FAILED


async def doubtful_campaign(agency: Agency, *states: DeliveryState, people: str = "lead") -> Campaign:
    """A running campaign whose deliveries are in these states, as a restored backup leaves them."""
    number = await agency.store.numbers("contact", len(states))
    contacts = [
        Contact(
            number=number + place,
            name="Lead",
            first_name="Lead",
            addresses=[f"{people}{place:03}@away.example"],
            tags=[people],
        )
        for place in range(len(states))
    ]
    assert await agency.store.add_all(contacts) == len(states)
    text = {"name": "Spring", "subject": "Homes", "text": "Hello", "audience": {"tags": [people]}}
    campaign = await launch.create(agency.desk, spec_of(text, ZoneInfo("UTC"), base=Path(), named="spring.toml"))
    campaign = await launch.launch(agency.desk, campaign.number)
    rows = await agency.store.find(Delivery, {"campaign": campaign.number}, sort=[("recipient", 1)])
    for row, state in zip(rows, states, strict=True):
        ended = None if state in (HELD, QUEUED) else agency.desk.now()
        await agency.store.change(Delivery, str(row.id), set={"state": state, "ended_at": ended})
    return campaign


async def states(agency: Agency, campaign: Campaign) -> dict[str, int]:
    return (await report(agency.desk, campaign.number)).states


async def settlements(agency: Agency) -> list[Event]:
    return [event for event in await agency.store.find(Event, {}) if event.kind == "delivery.settled"]


async def test_what_is_in_doubt_of_a_campaign_is_taken_as_sent(quiet_agency: Agency) -> None:
    campaign = await doubtful_campaign(quiet_agency, HELD, HELD, UNKNOWN, ACCEPTED, FAILED)
    other = await doubtful_campaign(quiet_agency, HELD, people="other")
    assert await settling.in_doubt(quiet_agency.desk, campaign.number) == {HELD: 2, UNKNOWN: 1}
    assert await settling.settle_campaign(quiet_agency.desk, campaign.number, resend=False, actor="cli:kim") == 3
    await quiet_agency.round()
    assert await states(quiet_agency, campaign) == {"accepted": 4, "failed": 1}
    assert await states(quiet_agency, other) == {"held": 1}
    assert quiet_agency.sink.mails == []
    events = await settlements(quiet_agency)
    assert {(event.reason, event.actor, event.campaign) for event in events} == {("sent", "cli:kim", campaign.number)}
    assert len({event.delivery_id for event in events}) == 3


async def test_what_is_in_doubt_of_a_campaign_is_sent_again_at_its_rate(quiet_agency: Agency) -> None:
    campaign = await doubtful_campaign(quiet_agency, *[HELD] * 250, UNKNOWN, ACCEPTED)
    await quiet_agency.store.change(Campaign, str(campaign.id), set={"rate_per_minute": 60})
    assert await settling.settle_campaign(quiet_agency.desk, campaign.number, resend=True) == 251
    due = {row.due_at for row in await quiet_agency.store.find(Delivery, {"campaign": campaign.number})}
    assert (max(due) - min(due)).total_seconds() >= 200
    await quiet_agency.store.change(Campaign, str(campaign.id), set={"rate_per_minute": 100_000})
    quiet_agency.clock.turn(minutes=5)
    await quiet_agency.round("send_due", "send_due")
    assert await states(quiet_agency, campaign) == {"accepted": 252}
    assert len({mail.recipients for mail in quiet_agency.sink.mails}) == len(quiet_agency.sink.mails) == 251


@pytest.mark.parametrize("resend", [True, False])
async def test_settling_again_changes_nothing(quiet_agency: Agency, resend: bool) -> None:
    campaign = await doubtful_campaign(quiet_agency, HELD, UNKNOWN)
    assert await settling.settle_campaign(quiet_agency.desk, campaign.number, resend=resend) == 2
    assert await settling.settle_campaign(quiet_agency.desk, campaign.number, resend=not resend) == 0
    assert await settling.in_doubt(quiet_agency.desk, campaign.number) == {}
    await quiet_agency.round()
    assert await states(quiet_agency, campaign) == {"accepted": 2}
    assert len(quiet_agency.sink.mails) == (2 if resend else 0)
    assert len(await settlements(quiet_agency)) == 2


async def test_settling_that_was_cut_off_is_completed_by_doing_it_again(quiet_agency: Agency) -> None:
    campaign = await doubtful_campaign(quiet_agency, *[HELD] * (2 * settling.GROUP + 1))
    with pytest.raises(Died):
        await settling.settle_campaign(dying(quiet_agency.desk, 3), campaign.number, resend=True)
    assert await settling.settle_campaign(quiet_agency.desk, campaign.number, resend=True) == 1
    await quiet_agency.round("send_due", "send_due", "send_due")
    assert len({mail.recipients for mail in quiet_agency.sink.mails}) == 2 * settling.GROUP + 1
    assert len(quiet_agency.sink.mails) == 2 * settling.GROUP + 1


@pytest.mark.parametrize("bulk", [True, False])
async def test_a_campaign_that_was_done_sends_again_what_the_operator_wants(quiet_agency: Agency, bulk: bool) -> None:
    campaign = await doubtful_campaign(quiet_agency, UNKNOWN, ACCEPTED)
    await quiet_agency.round()
    assert (await launch.find(quiet_agency.desk, campaign.number)).state is CampaignState.DONE
    if bulk:
        await settling.settle_campaign(quiet_agency.desk, campaign.number, resend=True)
    else:
        [unknown] = await quiet_agency.store.find(Delivery, {"state": UNKNOWN})
        await settling.settle(quiet_agency.desk, str(unknown.id), resend=True)
    await quiet_agency.round()
    await quiet_agency.round("advance_campaigns")
    assert await states(quiet_agency, campaign) == {"accepted": 2}
    assert len(quiet_agency.sink.mails) == 1
    assert (await launch.find(quiet_agency.desk, campaign.number)).state is CampaignState.DONE


async def test_nothing_of_a_cancelled_campaign_is_sent_again(quiet_agency: Agency) -> None:
    campaign = await doubtful_campaign(quiet_agency, HELD, UNKNOWN)
    await launch.cancel(quiet_agency.desk, campaign.number)
    with pytest.raises(Conflict, match="is cancelled"):
        await settling.settle_campaign(quiet_agency.desk, campaign.number, resend=True)
    [held] = await quiet_agency.store.find(Delivery, {"state": HELD})
    with pytest.raises(Conflict, match="is cancelled"):
        await settling.settle(quiet_agency.desk, str(held.id), resend=True)
    assert await settling.settle_campaign(quiet_agency.desk, campaign.number, resend=False) == 2


async def test_a_campaign_that_is_not_there_is_named(quiet_agency: Agency) -> None:
    with pytest.raises(NotFound, match="no campaign 7"):
        await settling.in_doubt(quiet_agency.desk, 7)


async def test_one_delivery_is_settled_once(quiet_agency: Agency) -> None:
    campaign = await doubtful_campaign(quiet_agency, UNKNOWN, HELD)
    [unknown] = await quiet_agency.store.find(Delivery, {"state": UNKNOWN})
    assert (await settling.settle(quiet_agency.desk, str(unknown.id), resend=False)).state is ACCEPTED
    with pytest.raises(Conflict, match="is accepted"):
        await settling.settle(quiet_agency.desk, str(unknown.id), resend=True)
    assert await states(quiet_agency, campaign) == {"accepted": 1, "held": 1}
    assert len(await settlements(quiet_agency)) == 1
