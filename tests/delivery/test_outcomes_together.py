"""An outcome is written with the next hand-over of its connection, and alone where none follows soon."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from agency import Agency, reconfigured

from mailbot.delivery import sending
from mailbot.delivery.sending import Sender
from mailbot.doors import BeforeData, Handover, Outcome
from mailbot.store import Change, Store
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.event import Event

HANDED_OVER, ACCEPTED = DeliveryState.HANDED_OVER, DeliveryState.ACCEPTED
MAILS = 5


class SlowOutbox:
    """Takes every mail; waits before DATA of the third and, where it is told to, fails there."""

    def __init__(self, agency: Agency, seconds: float = 0.0, *, breaks: bool = False) -> None:
        self._agency = agency
        self._seconds = seconds
        self._breaks = breaks
        self._taken = 0
        self.waits = asyncio.Event()
        self.states: list[Counter[str]] = []  # of all deliveries, after the wait

    async def submit(
        self, envelope_sender: str, recipients: Sequence[str], raw: bytes, before_data: BeforeData
    ) -> Outcome:
        self._taken += 1
        if self._taken == 3:
            self.waits.set()
            await asyncio.sleep(self._seconds)
            self.states.append(await states(self._agency))
            if self._breaks:
                raise RuntimeError("nobody foresaw this")
        if not await before_data():
            return Outcome(Handover.DEFERRED, 0, "called off")
        self.states.append(await states(self._agency))
        return Outcome(Handover.ACCEPTED, 250, "taken")

    async def close(self) -> None:
        """There is nothing to close."""


async def states(agency: Agency) -> Counter[str]:
    return Counter(str(row.state) for row in await agency.store.find(Delivery, {"campaign": 0}))


async def sender(agency: Agency, outbox: SlowOutbox) -> Sender:
    for number in range(MAILS):
        content = Content(subject=f"Notice {number}", text="It is so.")
        notice = Delivery(
            key=f"notice:{number}",
            purpose=Purpose.NOTICE,
            recipient="kim@agency.test",
            content=content,
            due_at=agency.desk.now(),
        )
        assert await agency.store.add(notice)
    one = reconfigured(agency, smtp={"connections": 1})
    return Sender(one.desk, outbox, one.tools.campaign_letters)


async def test_an_outcome_goes_with_the_next_hand_over(quiet_agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[list[Any]] = []
    change_each = Store.change_each

    async def noted(store: Store, model: Any, changes: Sequence[Change]) -> list[bool]:
        written.append([change.set["state"] for change in changes])
        return await change_each(store, model, changes)

    monkeypatch.setattr(Store, "change_each", noted)
    outbox = SlowOutbox(quiet_agency)
    tally = await (await sender(quiet_agency, outbox)).send_due()
    assert tally.sent == MAILS
    assert written == [[HANDED_OVER], *[[ACCEPTED, HANDED_OVER]] * (MAILS - 1), [ACCEPTED]]
    assert max(seen[HANDED_OVER] for seen in outbox.states) == 1
    assert await states(quiet_agency) == {ACCEPTED: MAILS}


async def test_an_outcome_does_not_wait_for_a_slow_server(
    quiet_agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SOON", 0.01)
    outbox = SlowOutbox(quiet_agency, 0.5)
    await (await sender(quiet_agency, outbox)).send_due()
    assert outbox.states[2] == {ACCEPTED: 2, "claimed": MAILS - 2}


async def test_the_history_of_a_slow_batch_is_written_meanwhile(
    quiet_agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written long after its moment is counted by no tally."""
    monkeypatch.setattr(sending, "NOTED_EVERY", 0.1)
    monkeypatch.setattr(sending, "SOON", 0.01)
    outbox = SlowOutbox(quiet_agency, 1.0)
    sending_now = asyncio.create_task((await sender(quiet_agency, outbox)).send_due())
    await outbox.waits.wait()
    await asyncio.sleep(0.5)
    assert await accepted(quiet_agency) == 2
    await sending_now
    assert await accepted(quiet_agency) == MAILS


async def accepted(agency: Agency) -> int:
    """How many mails the history says were accepted."""
    return sum(one.kind == "delivery.accepted" for one in await agency.store.find(Event, {}))


async def test_an_outcome_is_written_whatever_becomes_of_the_next_mail(quiet_agency: Agency) -> None:
    with pytest.raises(RuntimeError):
        await (await sender(quiet_agency, SlowOutbox(quiet_agency, breaks=True))).send_due()
    assert (await states(quiet_agency))[ACCEPTED] == 2


async def test_an_outcome_is_written_when_the_sender_is_cancelled(quiet_agency: Agency) -> None:
    outbox = SlowOutbox(quiet_agency, 60)
    sending_now = asyncio.create_task((await sender(quiet_agency, outbox)).send_due())
    await outbox.waits.wait()
    sending_now.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending_now
    assert (await states(quiet_agency))[ACCEPTED] == 2
