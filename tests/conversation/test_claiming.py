"""A stored mail is read by one at a time: by who claimed it first, until the lease ends."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from agency import Agency
from bson import ObjectId

from mailbot.conversation import claiming
from models.claim import Claim

IDS = [str(ObjectId()) for _ in range(5)]


async def test_of_two_who_claim_at_once_each_mail_goes_to_one(agency: Agency) -> None:
    desks = [replace(agency.desk, worker=f"daemon-{n}") for n in range(2)]
    turns = await asyncio.gather(*(claiming.claim(desk, IDS) for desk in (*desks, *desks)))
    assert sorted(one for turn in turns for one in turn.ids) == sorted(IDS)


async def test_a_claim_ends_with_its_lease(agency: Agency) -> None:
    dead = await claiming.claim(agency.desk, IDS[:3])
    assert (await claiming.claim(agency.desk, IDS)).ids == tuple(IDS[3:])
    agency.clock.turn(seconds=agency.desk.thinking_lease.total_seconds())
    heirs = await asyncio.gather(*(claiming.claim(agency.desk, IDS) for _ in range(3)))
    assert sorted(one for turn in heirs for one in turn.ids) == sorted(IDS)
    await claiming.release(agency.desk, dead)  # it was alive after all, and lets go of nobody else's
    assert await agency.store.count(Claim, {}) == len(IDS)


async def test_what_is_released_or_left_behind_does_not_stay(agency: Agency) -> None:
    turn = await claiming.claim(agency.desk, IDS[:2])
    await claiming.release(agency.desk, turn)
    assert await agency.store.count(Claim, {}) == 0
    await claiming.claim(agency.desk, IDS)
    assert await claiming.clear(agency.desk) == 0
    agency.clock.turn(seconds=agency.desk.thinking_lease.total_seconds())
    assert await claiming.clear(agency.desk) == len(IDS)
