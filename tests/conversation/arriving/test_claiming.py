"""A stored mail is read by one at a time: by who claimed it first, until the lease ends."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from email.message import EmailMessage

import pytest
from agency import AGENCY, Agency
from bson import ObjectId

from mailbot.conversation import reading
from mailbot.conversation.arriving import claiming
from mailbot.errors import Conflict
from models.claim import Claim
from models.message import Direction, Message, MessageState
from models.thread import Thread

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


async def set_aside(agency: Agency) -> str:
    """The id of a stranger's mail that lies in quarantine."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Dana Reyes <dana@away.example>", AGENCY, "Re: House"
    mail["Message-ID"], mail["In-Reply-To"] = "<1@away.example>", "<0@away.example>"
    mail.set_content("Hello, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k.")
    message = Message(
        digest="",
        size=0,
        direction=Direction.INBOUND,
        state=MessageState.QUARANTINED,
        received_at=agency.desk.now(),
    )
    await agency.store.pack_raw(message, mail.as_bytes())
    assert await agency.store.add(message)
    return str(message.id)


async def test_a_mail_that_a_person_has_read_again_is_read_by_no_daemon_too(quiet_agency: Agency) -> None:
    mail, daemon = await set_aside(quiet_agency), replace(quiet_agency.desk, worker="daemon")

    async def look_again_and_again() -> None:
        for _ in range(30):
            await reading.read_waiting(daemon, quiet_agency.tools.reader)
            await asyncio.sleep(0.001)

    again = reading.retry(quiet_agency.desk, mail, quiet_agency.tools.reader)
    state, _ = await asyncio.gather(again, look_again_and_again())
    assert state is MessageState.READ
    assert await quiet_agency.store.count(Thread, {}) == 1
    assert await quiet_agency.store.count(Claim, {}) == 0


async def test_a_mail_that_is_being_read_is_not_read_again(quiet_agency: Agency) -> None:
    mail = await set_aside(quiet_agency)
    await claiming.claim(quiet_agency.desk, [mail])
    with pytest.raises(Conflict):
        await reading.retry(quiet_agency.desk, mail, quiet_agency.tools.reader)
    assert (await quiet_agency.store.get(Message, mail)).state is MessageState.QUARANTINED
