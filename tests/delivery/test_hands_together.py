"""Where the database fails one pair of hands, the others put down what they hold before anybody hears of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from agency import Agency, reconfigured

from mailbot.delivery.notices import notify
from mailbot.errors import StoreError
from mailbot.wiring import open_doors
from models.delivery import Delivery, DeliveryState


async def test_no_hand_goes_on_alone(quiet_agency: Agency) -> None:
    several = reconfigured(quiet_agency, smtp={"connections": 3})
    for number in range(3):
        await notify(several.desk, str(number), f"Notice {number}", "Good day.")
    passed: list[str] = []

    def fail_once(point: str) -> None:
        if point == "before_outcome":
            passed.append(point)
            if len(passed) == 1:
                raise StoreError("the database went away")

    opened = open_doors(replace(several.desk, checkpoint=fail_once))
    with pytest.raises(StoreError):
        await opened.tools.sender.send_due()
    states = [row.state for row in await several.store.find(Delivery, {})]
    assert sorted(states) == [DeliveryState.ACCEPTED, DeliveryState.ACCEPTED, DeliveryState.HANDED_OVER]
    await opened.close()
