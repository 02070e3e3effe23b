"""A store that takes longer over a hand-over than a mail may take: what has certainly not left is sent again."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from agency import Agency, reconfigured

from mailbot.delivery.sending import Sender
from mailbot.mail.smtp import SmtpOutbox
from mailbot.store import Change, Store
from models.base import Scoped
from models.delivery import Content, Delivery, DeliveryState, Purpose

OPERATOR = "kim@agency.test"


class SlowStore(Store):
    """The real store, which says only a while later that it has written the first hand-over."""

    def __init__(self, store: Store, seconds: float) -> None:
        super().__init__(store.database, store.account_id)
        self._seconds = seconds

    async def change_each(self, model: type[Scoped], changes: Sequence[Change]) -> list[bool]:
        seconds, self._seconds = self._seconds, 0.0
        held = await super().change_each(model, changes)
        await asyncio.sleep(seconds)
        return held


async def test_a_hand_over_that_nobody_waited_for_is_taken_back(quiet_agency: Agency) -> None:
    notice = Delivery(
        key="notice:1",
        purpose=Purpose.NOTICE,
        recipient=OPERATOR,
        content=Content(subject="Notice", text="It is so."),
        due_at=quiet_agency.desk.now(),
    )
    assert await quiet_agency.store.add(notice)
    one = reconfigured(quiet_agency, smtp={"connections": 1, "timeout_seconds": 1.0})
    outbox = SmtpOutbox(one.desk.config.smtp)
    desk = replace(one.desk, store=SlowStore(one.store, 2.0))
    await Sender(desk, outbox, one.tools.campaign_letters).send_due()
    now = await one.store.get(Delivery, str(notice.id))
    assert now.state in (DeliveryState.QUEUED, DeliveryState.DEFERRED), now.state
    one.clock.turn(minutes=2)
    await Sender(desk, outbox, one.tools.campaign_letters).send_due()
    await outbox.close()
    assert (await one.store.get(Delivery, str(notice.id))).state is DeliveryState.ACCEPTED
    assert len(one.to(OPERATOR)) == 1
