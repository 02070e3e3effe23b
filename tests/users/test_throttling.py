"""A try is counted upon the count that it saw: those that are made at once see each other."""

from __future__ import annotations

import asyncio

from agency import Agency

from mailbot.users.throttling import Count, take_back, wait_before

NARROW, WIDE = Count("pair:kim:203.0.113.7", 5), Count("login:kim", 8)


async def at_once(agency: Agency, tries: int, *counts: Count) -> int:
    """How many of some tries need not wait."""
    waits = await asyncio.gather(*(wait_before(agency.desk, counts) for _ in range(tries)))
    return waits.count(0)


async def test_tries_at_once_do_not_slip_through_together(quiet_agency: Agency) -> None:
    assert await at_once(quiet_agency, 24, NARROW) == NARROW.free
    assert await at_once(quiet_agency, 24, NARROW) == 0
    for _ in range(3):
        quiet_agency.clock.turn(seconds=121)
        assert await at_once(quiet_agency, 24, NARROW) == 1
    quiet_agency.clock.turn(hours=2)
    assert await at_once(quiet_agency, 24, NARROW) == NARROW.free, "all is forgotten"


async def test_the_first_of_several_counts_to_be_full_decides(quiet_agency: Agency) -> None:
    elsewhere = Count("pair:kim:198.51.100.20", 5)
    assert await at_once(quiet_agency, 12, NARROW, WIDE) == 5
    assert await at_once(quiet_agency, 12, elsewhere, WIDE) == 3


async def test_a_right_try_is_taken_back(quiet_agency: Agency) -> None:
    for _ in range(12):
        assert await wait_before(quiet_agency.desk, (NARROW, WIDE)) == 0
        await take_back(quiet_agency.desk, (NARROW, WIDE))
