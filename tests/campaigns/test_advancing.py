"""Open campaigns are looked at every few seconds: that reads no more than has changed, and loses nobody."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from agency import Agency

from mailbot.campaigns import advancing, launch
from mailbot.campaigns.spec import spec_of
from mailbot.conversation.operator import erasing
from mailbot.crm.contacts import find_contact
from mailbot.delivery import ledger
from mailbot.desk import Desk
from mailbot.store import Store
from models.base import Scoped
from models.campaign import Campaign, CampaignState
from models.contact import Contact
from models.delivery import Delivery, DeliveryState

ONE = {"subject": "One", "text": "first"}
TWO = {"subject": "Two", "text": "second", "wait_days": 3}


@dataclass
class Asked:
    """The reads of a store: of which model, and by which fields."""

    reads: list[tuple[type[Scoped], tuple[str, ...]]] = field(default_factory=list)

    def of(self, model: type[Scoped]) -> list[tuple[str, ...]]:
        return [fields for asked, fields in self.reads if asked is model]


class AskedStore(Store):
    """Notes what it is asked."""

    def __init__(self, store: Store, asked: Asked) -> None:
        super().__init__(store.database, store.account_id)
        self._asked = asked

    async def _rows(self, model: type[Scoped], where: Any, *rest: Any) -> Any:
        self._asked.reads.append((model, tuple(where)))
        return await super()._rows(model, where, *rest)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def desk(quiet_agency: Agency, asked: Asked) -> Desk:
    return replace(quiet_agency.desk, store=AskedStore(quiet_agency.store, asked))


async def launched(agency: Agency, people: int, *steps: dict[str, Any], rate: int = 100_000) -> int:
    """The number of a campaign that has just been launched."""
    for number in range(people):
        await agency.add_contact(f"lead{number}@away.example")
    text = {"name": "Spring", "audience": {"kind": "all"}, "steps": list(steps or (ONE,)), "rate_per_minute": rate}
    spec = spec_of(text, ZoneInfo("UTC"), base=Path(), named="spring.toml")
    return (await launch.launch(agency.desk, (await launch.create(agency.desk, spec)).number)).number


async def campaign_of(agency: Agency, number: int) -> Campaign:
    return await launch.find(agency.desk, number)


async def of_step(agency: Agency, number: int, step: int) -> list[Delivery]:
    return await agency.store.find(Delivery, {"campaign": number}, then={"step": step})


async def test_a_queue_that_waits_is_not_read_again(quiet_agency: Agency, desk: Desk, asked: Asked) -> None:
    await launched(quiet_agency, 4, rate=1)
    await advancing.advance(desk)
    asked.reads.clear()
    await advancing.advance(desk)
    assert asked.of(Delivery) == [("_id",)]


async def test_a_campaign_waits_for_another_when_the_one_it_waited_for_is_called_off(quiet_agency: Agency) -> None:
    number = await launched(quiet_agency, 2, rate=1)
    await quiet_agency.round("advance_campaigns")
    first = (await campaign_of(quiet_agency, number)).waits_for
    await quiet_agency.store.change(Delivery, first, set={"state": DeliveryState.SKIPPED})
    await quiet_agency.round("advance_campaigns")
    campaign = await campaign_of(quiet_agency, number)
    assert campaign.state is CampaignState.RUNNING
    assert campaign.waits_for != first
    await quiet_agency.store.change(Delivery, campaign.waits_for, set={"state": DeliveryState.SKIPPED})
    await quiet_agency.round("advance_campaigns")
    assert (await campaign_of(quiet_agency, number)).state is CampaignState.DONE


async def test_nobody_is_looked_for_before_the_first_can_be_followed(
    quiet_agency: Agency, desk: Desk, asked: Asked
) -> None:
    number = await launched(quiet_agency, 4, ONE, TWO)
    await quiet_agency.round("send_due")
    await advancing.advance(desk)
    for days in (0, 1, 1):
        quiet_agency.clock.turn(days=days)
        asked.reads.clear()
        await advancing.advance(desk)
        assert asked.of(Delivery) == [("_id",)]
    quiet_agency.clock.turn(days=1, seconds=1)
    await advancing.advance(desk)
    assert len(await of_step(quiet_agency, number, 1)) == 4


@pytest.mark.parametrize("people", [1, 6])
async def test_many_are_followed_in_as_many_questions_as_one(
    quiet_agency: Agency, desk: Desk, asked: Asked, people: int
) -> None:
    number = await launched(quiet_agency, people, ONE, TWO)
    await quiet_agency.round("send_due")
    quiet_agency.clock.turn(days=3, seconds=1)
    await advancing.advance(desk)
    assert asked.of(Contact) == [("_id",)]
    follows = await of_step(quiet_agency, number, 1)
    assert {follow.recipient for follow in follows} == {f"lead{n}@away.example" for n in range(people)}
    assert all(row.followed and row.thread_id for row in await of_step(quiet_agency, number, 0))
    assert {row.thread_id for row in follows} == {row.thread_id for row in await of_step(quiet_agency, number, 0)}


async def test_who_dies_before_marking_them_queues_nobody_twice(quiet_agency: Agency) -> None:
    number = await launched(quiet_agency, 2, ONE, TWO)
    await quiet_agency.round("send_due")
    quiet_agency.clock.turn(days=3, seconds=1)
    await quiet_agency.round("advance_campaigns")
    ids = [str(row.id) for row in await of_step(quiet_agency, number, 0)]
    await quiet_agency.store.change_group(Delivery, ids, set={"followed": False})
    campaign = await campaign_of(quiet_agency, number)
    await quiet_agency.store.change(Campaign, str(campaign.id), set={"follow_at": None})
    await quiet_agency.round("advance_campaigns")
    assert len(await of_step(quiet_agency, number, 1)) == 2


async def test_a_mail_that_is_proven_sent_later_is_followed_later(quiet_agency: Agency) -> None:
    number = await launched(quiet_agency, 2, ONE, TWO)
    await quiet_agency.round("send_due")
    doubtful, _ = await of_step(quiet_agency, number, 0)
    await quiet_agency.store.change(Delivery, str(doubtful.id), set={"state": DeliveryState.UNKNOWN})
    await quiet_agency.round("advance_campaigns")
    quiet_agency.clock.turn(days=2)
    assert await ledger.prove_sent(quiet_agency.desk, str(doubtful.id), "it is in Sent")
    quiet_agency.clock.turn(days=1, seconds=1)
    await quiet_agency.round("advance_campaigns")
    assert len(await of_step(quiet_agency, number, 1)) == 1
    quiet_agency.clock.turn(days=2)
    await quiet_agency.round("advance_campaigns")
    assert len(await of_step(quiet_agency, number, 1)) == 2


async def test_whose_contact_is_gone_holds_up_nobody_else(quiet_agency: Agency) -> None:
    number = await launched(quiet_agency, 3, ONE, TWO)
    await quiet_agency.round("send_due")
    await quiet_agency.store.remove(Contact, {"addresses": "lead1@away.example"})
    quiet_agency.clock.turn(days=3, seconds=1)
    await quiet_agency.round("advance_campaigns")
    assert {row.recipient for row in await of_step(quiet_agency, number, 1)} == {
        "lead0@away.example",
        "lead2@away.example",
    }


async def test_a_launch_reads_its_audience_once_and_tells_how_far_it_is(
    quiet_agency: Agency, desk: Desk, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "BATCH", 2)
    for number in range(5):
        await quiet_agency.add_contact(f"lead{number}@away.example")
    spec = spec_of(
        {"name": "Spring", "audience": {"kind": "all"}, "steps": [ONE], "rate_per_minute": 60},
        ZoneInfo("UTC"),
        base=Path(),
        named="spring.toml",
    )
    campaign = await launch.create(quiet_agency.desk, spec)
    told: list[int] = []
    await launch.launch(desk, campaign.number, step=told.append)
    assert asked.of(Contact) == [("kind",)]
    assert told == [2, 2, 1]
    queued = await quiet_agency.store.find(Delivery, {"campaign": campaign.number}, sort=[("due_at", 1)])
    assert [row.recipient for row in queued] == [f"lead{n}@away.example" for n in range(5)]
    assert len({row.due_at for row in queued}) == 5


async def test_who_was_erased_keeps_no_campaign_open(quiet_agency: Agency) -> None:
    number = await launched(quiet_agency, 2, ONE, TWO)
    await quiet_agency.round("send_due")
    await erasing.erase(quiet_agency.desk, await find_contact(quiet_agency.store, "lead1@away.example"), actor="kim")
    for _ in range(3):
        quiet_agency.clock.turn(days=3, seconds=1)
        await quiet_agency.round("advance_campaigns", "send_due", "advance_campaigns")
    assert [row.recipient for row in await of_step(quiet_agency, number, 1)] == ["lead0@away.example"]
    assert (await launch.find(quiet_agency.desk, number)).state is CampaignState.DONE
