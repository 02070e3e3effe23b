"""A day's events are counted once, however often and by how many they are counted."""

from __future__ import annotations

import asyncio

from agency import Agency

from mailbot.conversation.figures import tallying


async def test_every_event_is_counted_once(quiet_agency: Agency) -> None:
    desk, clock = quiet_agency.desk, quiet_agency.clock
    for _ in range(7):
        await desk.store.record("mail.read", created_at=clock.now())
    clock.turn(seconds=30)
    await asyncio.gather(*(tallying.catch_up(desk) for _ in range(4)))
    assert (await tallying.counts_since_yesterday(desk))["mail.read"] == 7
    await desk.store.record("mail.read", created_at=clock.now())
    await desk.store.record("call.booked", created_at=clock.now())
    assert (await tallying.counts_since_yesterday(desk))["mail.read"] in (7, 8)
    clock.turn(seconds=30)
    counts = await tallying.counts_since_yesterday(desk)
    assert (counts["mail.read"], counts["call.booked"]) == (8, 1)


async def test_the_day_before_yesterday_is_over(quiet_agency: Agency) -> None:
    desk, clock = quiet_agency.desk, quiet_agency.clock
    await desk.store.record("mail.read", created_at=clock.now())
    clock.turn(days=1)
    assert (await tallying.counts_since_yesterday(desk))["mail.read"] == 1
    clock.turn(days=1)
    assert (await tallying.counts_since_yesterday(desk)).get("mail.read", 0) == 0
