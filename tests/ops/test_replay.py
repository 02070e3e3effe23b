"""`mailbot replay`: stored mail read again; what would change is told, and nothing is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import pytest
from agency import Agency

from classifiers.reader import BuiltinIntentReader
from classifiers.verdict import Need, Reading
from mailbot.mail.parsed import ParsedEmail
from mailbot.ops.replay import Replayed, replay
from models.event import Event
from models.message import Direction, Intent, Message

WISH = "Hi, we want to buy a house with 3 bedrooms in Old Town, up to $470k. What do you have for sale?"


class Another:
    """A reader of tomorrow, which reads sellers everywhere."""

    async def read(self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = ()) -> Reading:
        return Reading(Intent.SELLER, 0.9, True, "tomorrow's", needs={"address": Need("Old Town", "Old Town")})


async def again(agency: Agency, reader: Any, days: int = 7) -> list[Replayed]:
    return [one async for one in replay(agency.desk, reader, agency.clock.now() - timedelta(days=days))]


@pytest.fixture
async def read_agency(agency: Agency) -> Agency:
    agency.lead("dana@away.example").write(WISH)
    await agency.round()
    return agency


async def test_what_is_read_alike_does_not_change(read_agency: Agency) -> None:
    [mail] = await again(read_agency, BuiltinIntentReader())
    assert (mail.changes, mail.error) == ({}, "")
    assert mail.sender == "dana@away.example"


async def test_another_reading_is_told_with_both_values_and_changes_nothing(read_agency: Agency) -> None:
    before = await read_agency.store.find(Message, {"direction": Direction.INBOUND}, whole=True)
    events, mails = await read_agency.store.count(Event, {}), len(read_agency.sink.mails)
    [mail] = await again(read_agency, Another())
    assert mail.changes["intent"] == ("buyer", "seller")
    assert mail.changes["needs"][1] == {"address": "Old Town"}
    assert mail.changes["next_step"] == ("reply: suggest", "reply: ask_seller")
    assert await read_agency.store.find(Message, {"direction": Direction.INBOUND}, whole=True) == before
    assert await read_agency.store.count(Event, {}) == events
    assert len(read_agency.sink.mails) == mails


async def test_older_mail_is_left_out(read_agency: Agency) -> None:
    read_agency.clock.turn(days=9)
    assert await again(read_agency, Another()) == []


async def test_a_reader_that_breaks_is_told_for_that_mail(read_agency: Agency) -> None:
    class Broken:
        async def read(self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = ()) -> Reading:
            raise RuntimeError("no")

    [mail] = await again(read_agency, Broken())
    assert mail.error == "RuntimeError: no"
