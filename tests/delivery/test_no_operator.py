"""Without an operator nobody is told, and the history says so once."""

from __future__ import annotations

from agency import Agency, reconfigured

from mailbot.delivery.notices import notify
from models.delivery import Delivery, DeliveryState
from models.event import Event


async def test_a_notice_that_nobody_gets_is_in_the_history_once(quiet_agency: Agency) -> None:
    alone = reconfigured(quiet_agency, sending={"operator": ""})
    for _ in range(3):
        assert not await notify(alone.desk, "mailbox:refused", "The mailbox refuses us", "Look at it.")
    await alone.round("send_due")
    assert len(await alone.store.find(Event, {"kind": "notice.not_sent"})) == 1
    [row] = await alone.store.find(Delivery, {"key": "notice:mailbox:refused"})
    assert row.state is DeliveryState.SKIPPED
    assert not alone.sink.mails
