"""Wrong guesses at the sign-in are forgotten in time, though nobody ever signs in."""

from __future__ import annotations

from agency import Agency

from mailbot.users.throttling import FORGOTTEN_AFTER
from models.session import Throttle


async def test_counts_of_guesses_do_not_pile_up(quiet_agency: Agency) -> None:
    now = quiet_agency.desk.now()
    for number in range(3):
        assert await quiet_agency.store.add(Throttle(key=f"guess {number}", failures=1, last_at=now))
    await quiet_agency.round("forget_old")
    assert await quiet_agency.store.count(Throttle, {"last_at": {"$lte": now}}) == 3
    quiet_agency.clock.turn(hours=1 + FORGOTTEN_AFTER.total_seconds() / 3600)
    await quiet_agency.round("forget_old")
    assert await quiet_agency.store.count(Throttle, {"last_at": {"$lte": now}}) == 0
