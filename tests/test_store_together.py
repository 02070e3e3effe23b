"""Wishes of one moment are written at once; each hand gets its own answer, or the fault of the write it was in."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from mailbot.store.together import Together


async def test_a_lone_wish_waits_for_nobody() -> None:
    written: list[list[int]] = []

    async def write(wishes: Sequence[int]) -> list[int]:
        written.append(list(wishes))
        return [wish * 10 for wish in wishes]

    together = Together(write)
    assert await together(1) == 10
    assert await together(2) == 20
    assert written == [[1], [2]]


async def test_wishes_that_come_during_a_write_share_the_next_one() -> None:
    written: list[list[int]] = []
    free = asyncio.Event()

    async def write(wishes: Sequence[int]) -> list[int]:
        written.append(list(wishes))
        await free.wait()
        return [-wish for wish in wishes]

    together = Together(write)
    first = asyncio.create_task(together(1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    rest = [asyncio.create_task(together(n)) for n in (2, 3, 4)]
    await asyncio.sleep(0)
    free.set()
    assert await asyncio.gather(first, *rest) == [-1, -2, -3, -4]
    assert written == [[1], [2, 3, 4]]


async def test_a_failed_write_fails_those_it_held_and_no_other() -> None:
    async def write(wishes: Sequence[str]) -> list[str]:
        if "bad" in wishes:
            raise OSError("disk full")
        return list(wishes)

    together = Together(write)
    with pytest.raises(OSError, match="disk full"):
        await together("bad")
    assert await together("good") == "good"


async def test_one_who_gave_up_waiting_does_not_disturb_the_others() -> None:
    free = asyncio.Event()

    async def write(wishes: Sequence[int]) -> list[int]:
        await free.wait()
        return list(wishes)

    together = Together(write)
    leaving, staying = asyncio.create_task(together(1)), asyncio.create_task(together(2))
    await asyncio.sleep(0)
    leaving.cancel()
    free.set()
    assert await staying == 2
