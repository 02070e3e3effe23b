"""After the clock was set back, what a dead process held is free within a lease, and what a living one holds is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from agency import Agency
from dying_store import Died, DyingStore

from mailbot.conversation import answers_due, reading
from mailbot.delivery import ledger, orphans, records
from models.batch import Batch
from models.claim import Claim
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.thread import Thread

LEAD = "dana@away.example"
BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k."


async def claimed_by(agency: Agency, worker: str) -> Delivery:
    """A delivery in the hand of a process, which took it before the clock was set two hours back."""
    content, now = Content(subject="Homes", text="It is so."), agency.desk.now()
    assert await agency.store.add(
        Delivery(key="test:1", purpose=Purpose.TEST, recipient=LEAD, content=content, due_at=now)
    )
    [delivery] = await ledger.claim(replace(agency.desk, worker=worker), 0, 10)
    agency.clock.turn(hours=-2)
    return delivery


async def state_of(agency: Agency, delivery: Delivery) -> DeliveryState:
    return (await agency.store.get(Delivery, str(delivery.id))).state


async def test_a_dead_workers_delivery_is_free_at_once(quiet_agency: Agency) -> None:
    delivery = await claimed_by(quiet_agency, "dead")
    assert await orphans.release_expired(quiet_agency.desk) == (1, 0)
    assert await state_of(quiet_agency, delivery) is DeliveryState.QUEUED


async def test_what_it_may_have_sent_is_unknown_at_once(quiet_agency: Agency) -> None:
    delivery = await claimed_by(quiet_agency, "dead")
    handed = {"state": DeliveryState.HANDED_OVER, "message_id": "1@agency.test"}
    await quiet_agency.store.change(Delivery, str(delivery.id), set=handed)
    assert await orphans.release_expired(quiet_agency.desk) == (0, 1)
    assert await state_of(quiet_agency, delivery) is DeliveryState.UNKNOWN


async def test_what_this_process_holds_stays_its_own(quiet_agency: Agency) -> None:
    delivery = await claimed_by(quiet_agency, quiet_agency.desk.worker)
    assert await orphans.release_expired(quiet_agency.desk) == (0, 0)
    assert await state_of(quiet_agency, delivery) is DeliveryState.CLAIMED


async def test_a_lease_of_a_clock_that_is_a_little_ahead_holds(quiet_agency: Agency) -> None:
    await claimed_by(quiet_agency, "another")
    quiet_agency.clock.turn(hours=2, seconds=-30)
    assert await orphans.release_expired(quiet_agency.desk) == (0, 0)


@pytest.mark.parametrize(("worker", "recorded"), [("dead", 0), ("tests", 1)])
async def test_a_batch_is_recorded_when_its_worker_is_dead(quiet_agency: Agency, worker: str, recorded: int) -> None:
    await records.open_batch(replace(quiet_agency.desk, worker=worker), [])
    quiet_agency.clock.turn(hours=-2)
    await records.record_missing(quiet_agency.desk, quiet_agency.tools.campaign_letters)
    assert await quiet_agency.store.count(Batch, {}) == recorded


async def test_a_mail_that_a_dead_reader_held_is_read_at_once(agency: Agency) -> None:
    agency.lead(LEAD).write(BUYER)
    await agency.round("fetch_mail")
    killed = replace(agency.desk, worker="dead", store=DyingStore(agency.store, 1))
    with pytest.raises(Died):
        await reading.read_waiting(killed, agency.tools.reader)
    assert await agency.store.count(Claim, {}) == 1
    agency.clock.turn(hours=-2)
    assert await reading.read_waiting(agency.desk, agency.tools.reader) == 1


async def test_a_mail_that_this_process_reads_is_read_by_nobody_else_in_it(agency: Agency) -> None:
    agency.lead(LEAD).write(BUYER)
    await agency.round("fetch_mail")
    killed = replace(agency.desk, store=DyingStore(agency.store, 1))
    with pytest.raises(Died):
        await reading.read_waiting(killed, agency.tools.reader)
    agency.clock.turn(hours=-2)
    assert await reading.read_waiting(agency.desk, agency.tools.reader) == 0


async def test_an_answer_that_a_dead_process_worked_on_is_given_at_once(agency: Agency) -> None:
    agency.lead(LEAD).write(BUYER)
    await agency.round("fetch_mail", "read_mail")
    killed = replace(agency.desk, worker="dead", store=DyingStore(agency.store, 1))
    with pytest.raises(Died):
        await answers_due.answer_due(killed, agency.tools.voices, agency.tools.calendar)
    agency.clock.turn(hours=-2)
    assert await answers_due.answer_due(agency.desk, agency.tools.voices, agency.tools.calendar) == 1
    [thread] = await agency.store.find(Thread, {})
    assert thread.reply_due_at is None
