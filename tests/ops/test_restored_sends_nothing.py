"""A restored backup never sends again what may have left since it was made; the operator decides."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from agency import Agency, open_agency

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from mailbot.delivery import settling
from mailbot.ops.backup import Restored, backup, restore
from mailbot.store import connect
from models.account import Account
from models.call import Call
from models.campaign import Campaign, CampaignState
from models.delivery import Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState
from models.event import Event
from models.message import Message
from models.suppression import Suppression

BUYER = "Hi, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k."
Restoring = Callable[..., Awaitable[tuple[Agency, Restored]]]


@pytest.fixture
async def restored_from(mongodb_uri: str, database_name: str) -> AsyncIterator[Restoring]:
    """Restores a backup into a database of its own, and opens an agency on it, with the same mailbox and clock."""
    opened: list[Any] = []

    async def restoring(agency: Agency, file: Path, ago: float = 0) -> tuple[Agency, Restored]:
        name = f"{database_name}_{uuid.uuid4().hex[:6]}"
        store = await connect(mongodb_uri, name, "main")
        hours = agency.desk.config.conversation.reminder_hours
        moment = agency.clock.now() - timedelta(seconds=ago)
        done = await restore(store.database, file, reminder_hours=hours, now=moment)
        await store.close()
        agencies = open_agency(mongodb_uri, name, agency.sink, agency.mailbox, agency.clock)
        opened.append((agencies, await anext(agencies)))
        return opened[-1][1], done

    yield restoring
    for agencies, agency in opened:
        await agency.store.database.client.drop_database(agency.store.database.name)
        await anext(agencies, None)


async def running_campaign(agency: Agency, people: int, **changes: Any) -> Campaign:
    for number in range(people):
        await agency.add_contact(f"lead{number}@away.example", f"Lead{number} Last")
    one = {"subject": "Homes", "text": "Hello {{ contact.first_name }}"}
    values = {"name": "Spring", "audience": {"kind": "all"}, **(changes or one)}
    campaign = await launch.create(agency.desk, spec_of(values, ZoneInfo("UTC"), base=Path(), named="spring.toml"))
    return await launch.launch(agency.desk, campaign.number)


async def read_surely(agency: Agency) -> None:
    """Fetch and read what came, with a reader that is sure of itself: only the policy is in question here."""
    await agency.round("fetch_mail", "read_mail")
    for message in await agency.store.find(Message, {}):
        await agency.store.change(Message, str(message.id), set={"sure": True})


async def answer(agency: Agency) -> None:
    await agency.round("answer_leads", "send_due")


async def states(agency: Agency) -> list[str]:
    return sorted(delivery.state for delivery in await agency.store.find(Delivery, {}))


async def test_a_campaign_that_was_sent_after_the_backup_is_not_sent_again(
    quiet_agency: Agency, restored_from: Restoring, tmp_path: Path
) -> None:
    campaign = await running_campaign(quiet_agency, 3)
    await backup(quiet_agency.store.database, tmp_path / "b.gz")
    await quiet_agency.round()
    assert len(quiet_agency.sink.mails) == 3

    agency, done = await restored_from(quiet_agency, tmp_path / "b.gz")
    await agency.round()
    assert (await launch.find(agency.desk, campaign.number)).state is CampaignState.PAUSED
    assert done.became == {("deliveries", "held"): 3, ("campaigns", "paused"): 1}
    await launch.resume(agency.desk, campaign.number)
    await agency.round()
    assert await states(agency) == ["held"] * 3
    assert len(agency.sink.mails) == 3

    first, second, _ = await agency.store.find(Delivery, {})
    await settling.settle(agency.desk, str(first.id), resend=False)
    await settling.settle(agency.desk, str(second.id), resend=True)
    await agency.round()
    assert await states(agency) == ["accepted", "accepted", "held"]
    assert len(agency.sink.mails) == 4


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (DeliveryState.QUEUED, DeliveryState.HELD),
        (DeliveryState.CLAIMED, DeliveryState.HELD),
        (DeliveryState.DEFERRED, DeliveryState.HELD),
        (DeliveryState.HANDED_OVER, DeliveryState.UNKNOWN),
        (DeliveryState.ACCEPTED, DeliveryState.ACCEPTED),
        (DeliveryState.FAILED, DeliveryState.FAILED),
        (DeliveryState.UNKNOWN, DeliveryState.UNKNOWN),
        (DeliveryState.SKIPPED, DeliveryState.SKIPPED),
    ],
)
async def test_every_state_of_a_delivery(
    quiet_agency: Agency, restored_from: Restoring, tmp_path: Path, was: DeliveryState, becomes: DeliveryState
) -> None:
    now = quiet_agency.clock.now()
    delivery = Delivery(
        key="k",
        purpose=Purpose.REPLY,
        recipient="dana@away.example",
        due_at=now,
        state=was,
        claimed_by="a worker",
        lease_until=now + timedelta(minutes=2),
    )
    await quiet_agency.store.add(delivery)
    await backup(quiet_agency.store.database, tmp_path / "b.gz")
    agency, _ = await restored_from(quiet_agency, tmp_path / "b.gz")
    agency.clock.turn(hours=1)
    await agency.round()
    after = await agency.store.get(Delivery, str(delivery.id))
    assert after.state is becomes
    assert bool(after.reason) is (was is not becomes)
    assert not agency.sink.mails


async def test_a_half_written_audience_is_completed_and_held(
    quiet_agency: Agency, restored_from: Restoring, tmp_path: Path
) -> None:
    campaign = await running_campaign(quiet_agency, 3)
    [lost, *_] = await quiet_agency.store.find(Delivery, {})
    await quiet_agency.store.remove(Delivery, {"_id": lost.id})
    await quiet_agency.store.change(Campaign, str(campaign.id), set={"audience_written": False})
    await backup(quiet_agency.store.database, tmp_path / "b.gz")
    agency, _ = await restored_from(quiet_agency, tmp_path / "b.gz")
    await launch.resume(agency.desk, campaign.number)
    await agency.round()
    assert await states(agency) == ["held"] * 3
    assert not agency.sink.mails


async def test_a_next_step_that_fell_due_before_the_restoration_is_held_and_a_later_one_leaves(
    quiet_agency: Agency, restored_from: Restoring, tmp_path: Path
) -> None:
    steps = [{"subject": "One", "text": "One"}, {"subject": "Two", "text": "Two", "wait_days": 2}]
    campaign = await running_campaign(quiet_agency, 1, steps=steps)
    await quiet_agency.round()
    late = await quiet_agency.add_contact("late@away.example")
    await launch.write_audience(quiet_agency.desk, campaign, [launch.Addressee(str(late.id), late.address)])
    quiet_agency.clock.turn(days=1)
    await quiet_agency.round()
    await backup(quiet_agency.store.database, tmp_path / "b.gz")
    quiet_agency.clock.turn(days=1, hours=1)

    agency, _ = await restored_from(quiet_agency, tmp_path / "b.gz")
    await launch.resume(agency.desk, campaign.number)
    agency.clock.turn(days=5)
    await agency.round()
    second = {row.recipient: row.state for row in await agency.store.find(Delivery, {}) if row.step == 1}
    assert second == {"lead0@away.example": DeliveryState.HELD, "late@away.example": DeliveryState.ACCEPTED}


async def test_an_answer_that_was_owed_is_drafted_for_a_person(
    agency: Agency, restored_from: Restoring, tmp_path: Path
) -> None:
    dana = agency.lead("dana@away.example")
    dana.write(BUYER)
    await read_surely(agency)
    await backup(agency.store.database, tmp_path / "b.gz")
    await answer(agency)
    assert len(agency.to(dana.address)) == 1

    again, _ = await restored_from(agency, tmp_path / "b.gz")
    await again.round()
    assert len(again.to(dana.address)) == 1
    [draft] = await again.store.find(Draft, {})
    assert draft.state is DraftState.HELD
    assert "before a backup was restored" in draft.reason


async def test_mail_that_came_between_backup_and_restoration_is_read_but_not_answered(
    agency: Agency, restored_from: Restoring, tmp_path: Path
) -> None:
    await backup(agency.store.database, tmp_path / "b.gz")
    dana, evan = agency.lead("dana@away.example"), agency.lead("evan@away.example", "Evan Holt")
    dana.write(BUYER)
    evan.write("Please unsubscribe me and never write to me again.", subject="unsubscribe")
    await read_surely(agency)
    await answer(agency)
    assert len(agency.to(dana.address)) == 1
    agency.clock.turn(minutes=5)

    again, _ = await restored_from(agency, tmp_path / "b.gz")
    await read_surely(again)
    await answer(again)
    assert len(again.to(dana.address)) == 1
    assert [draft.state for draft in await again.store.find(Draft, {})] == [DraftState.HELD]
    assert await again.store.first(Suppression, {"address": evan.address}) is not None


async def test_mail_that_comes_after_the_restoration_is_answered(
    agency: Agency, restored_from: Restoring, tmp_path: Path
) -> None:
    await backup(agency.store.database, tmp_path / "b.gz")
    again, _ = await restored_from(agency, tmp_path / "b.gz", 2)  # arrival is told in whole seconds
    dana = again.lead("dana@away.example")
    dana.write(BUYER)
    await read_surely(again)
    await answer(again)
    assert len(again.to(dana.address)) == 1


async def test_an_approved_draft_waits_for_a_second_look(
    quiet_agency: Agency, restored_from: Restoring, tmp_path: Path
) -> None:
    draft = Draft(
        number=1,
        thread_id="t",
        contact_id="c",
        inbound_id="m",
        state=DraftState.APPROVED,
        step="answer",
        recipient="dana@away.example",
        content={"subject": "Re: Homes", "text": "Hello"},
        announced=True,
    )
    await quiet_agency.store.add(draft)
    await backup(quiet_agency.store.database, tmp_path / "b.gz")
    agency, _ = await restored_from(quiet_agency, tmp_path / "b.gz")
    [after] = await agency.store.find(Draft, {})
    assert (after.state, after.announced) == (DraftState.HELD, False)
    assert "may have been sent since" in after.reason


async def test_a_reminder_that_fell_due_before_the_restoration_is_left_out(
    quiet_agency: Agency, restored_from: Restoring, tmp_path: Path
) -> None:
    now = quiet_agency.clock.now()
    for number, hours in enumerate((3, 40)):
        start = now + timedelta(hours=hours)
        call = Call(number=number, thread_id="t", contact_id="c", starts_at=start, minutes=30, uid=f"u{number}")
        await quiet_agency.store.add(call)
    await backup(quiet_agency.store.database, tmp_path / "b.gz")
    agency, _ = await restored_from(quiet_agency, tmp_path / "b.gz")
    soon, later = await agency.store.find(Call, {}, sort=[("number", 1)])
    assert soon.reminders_sent == [24]  # the one an hour before is still to come
    assert later.reminders_sent == []


async def test_the_history_says_that_it_was_restored(
    quiet_agency: Agency, restored_from: Restoring, tmp_path: Path
) -> None:
    await quiet_agency.add_contact("dana@away.example")
    await backup(quiet_agency.store.database, tmp_path / "b.gz")
    agency, _ = await restored_from(quiet_agency, tmp_path / "b.gz")
    [event] = [event for event in await agency.store.find(Event, {}) if event.kind == "database.restored"]
    assert event.reason.startswith("from the backup of 20")
    [account] = await agency.store.find(Account, {})
    assert account.restored_at is not None
