"""What came of a campaign is counted once: its parts sum up, no figure of the funnel rises, rows say the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from agency import Agency

from mailbot.campaigns import recipients, summing
from mailbot.campaigns.recipients import Recipient
from mailbot.conversation.figures.analytics import analytics
from models.call import Call, CallState
from models.campaign import Campaign, CampaignState, Step, Sums
from models.contact import Contact
from models.delivery import Delivery, DeliveryState, Purpose
from models.message import Intent
from models.suppression import Suppression, SuppressionReason
from models.thread import Thread

ACCEPTED, SKIPPED = DeliveryState.ACCEPTED, DeliveryState.SKIPPED


async def sent(agency: Agency, name: str, at: datetime, state: DeliveryState = ACCEPTED, **more: Any) -> Contact:
    """One of the people of campaign 7, with their mail."""
    contact = await agency.add_contact(f"{name}@away.example", f"{name.title()} Last")
    row = Delivery(
        key=f"campaign:7:0:{name}",
        purpose=Purpose.CAMPAIGN,
        state=state,
        recipient=contact.address,
        contact_id=str(contact.id),
        campaign=7,
        due_at=at,
        ended_at=at,
        **more,
    )
    assert await agency.store.add(row)
    return contact


async def wrote(agency: Agency, contact: Contact, at: datetime, intent: Intent, exchanges: int = 0) -> Thread:
    thread = Thread(
        number=await agency.store.numbers("thread"),
        contact_id=str(contact.id),
        campaign=7,
        intent=intent,
        last_at=at,
        last_inbound_at=at,
        exchanges=exchanges,
    )
    assert await agency.store.add(thread)
    return thread


async def called(agency: Agency, thread: Thread, at: datetime, state: CallState) -> None:
    number = await agency.store.numbers("call")
    call = Call(
        number=number,
        thread_id=str(thread.id),
        contact_id=thread.contact_id,
        starts_at=at + timedelta(hours=number),
        minutes=30,
        uid=f"{number}@x",
        state=state,
    )
    assert await agency.store.add(call)


async def spring(agency: Agency) -> tuple[Sums, dict[str, Recipient]]:
    """Ann wrote afresh and twice, Ben answered our mail and has a call, Cleo's was cancelled; Dot had left before."""
    store, now = agency.store, agency.desk.now()
    step = Step(subject="Hello", text="Hi")
    before = now - timedelta(hours=2)
    campaign = Campaign(
        number=7, name="Spring", state=CampaignState.DONE, steps=[step], rate_per_minute=30, launched_at=before
    )
    assert await store.add(campaign)
    ann = await sent(agency, "ann", before)
    ben = await sent(agency, "ben", before, replied_at=now)
    cleo = await sent(agency, "cleo", before, replied_at=now)
    dot = await sent(agency, "dot", before, SKIPPED, reason="suppressed")
    eli = await sent(agency, "eli", before)
    await wrote(agency, ann, now - timedelta(hours=1), Intent.GENERAL)
    await wrote(agency, ann, now, Intent.BUYER, exchanges=1)
    await called(agency, await wrote(agency, ben, now, Intent.SELLER), now, CallState.DONE)
    await called(agency, await wrote(agency, cleo, now, Intent.BUYER), now, CallState.CANCELLED)
    stranger = await agency.add_contact("friend@away.example", "Friend")
    await wrote(agency, stranger, now, Intent.RENTER)  # of the campaign, and no recipient
    for contact in (dot, eli):
        stop = Suppression(address=contact.address, reason=SuppressionReason.UNSUBSCRIBED, created_at=now)
        assert await store.add(stop)
    sums = await summing.add_up(agency.desk, campaign)
    await store.change(Campaign, str(campaign.id), set={"sums": sums})
    rows = [line async for line in recipients.everybody(agency.desk, 7)]
    return sums, {row.name.partition(" ")[0]: row for row in rows}


async def test_the_sums_agree_with_each_other_and_with_the_rows(quiet_agency: Agency) -> None:
    sums, rows = await spring(quiet_agency)
    assert (sums.states["accepted"], sums.replied, sums.engaged, sums.calls) == (4, 3, 2, 1)
    assert sums.intents == {"buyer": 2, "seller": 1}
    assert sum(day.get("replied", 0) for day in sums.days.values()) == sums.replied
    assert sorted(name for name, row in rows.items() if row.replied_at) == ["Ann", "Ben", "Cleo"]
    assert [name for name, row in rows.items() if row.call] == ["Ben"]
    assert (rows["Ann"].intent, rows["Cleo"].intent) == ("buyer", "buyer")
    assert rows["Ann"].thread


async def test_who_had_unsubscribed_before_it_left_did_not_do_so_because_of_it(quiet_agency: Agency) -> None:
    sums, rows = await spring(quiet_agency)
    assert sums.unsubscribed == 1
    assert [name for name, row in rows.items() if row.unsubscribed] == ["Eli"]


async def test_the_analytics_tell_the_same(quiet_agency: Agency) -> None:
    await spring(quiet_agency)
    found = await analytics(quiet_agency.desk, 4)
    assert found.funnel == (("sent", 4), ("replied", 3), ("engaged", 2), ("calls", 1))
    [line] = found.campaigns
    assert (line.sent, line.replied, line.engaged, line.calls) == (4, 3, 2, 1)
