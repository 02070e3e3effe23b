"""Short numbers: each is given once, also when many ask for the first of a kind at once."""

from __future__ import annotations

import asyncio

from agency import Agency


async def test_nobody_gets_the_same_number(quiet_agency: Agency) -> None:
    for kind in (f"kind-{n}" for n in range(30)):
        given = await asyncio.gather(*(quiet_agency.store.numbers(kind) for _ in range(12)))
        assert sorted(given) == list(range(1, 13))


async def test_a_run_of_numbers_is_nobody_elses(quiet_agency: Agency) -> None:
    assert await quiet_agency.store.numbers("campaign", start=1001) == 1001
    assert await quiet_agency.store.numbers("campaign", 5, start=1001) == 1002
    assert await quiet_agency.store.numbers("campaign", start=1001) == 1007
