"""What a lead was told that the agent will answer stands on Today until a person has answered it."""

from __future__ import annotations

import pytest
from agency import Agency
from ledger_view import tell

from mailbot.conversation import promises
from mailbot.conversation.operator import inbox, marking
from mailbot.conversation.operator.by_hand import reply_by_hand
from mailbot.conversation.operator.inbox import Asked, Show
from mailbot.conversation.operator.today import today
from models.event import Event
from models.thread import Thread

DANA = "dana@away.example"
WISH = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
UNKNOWN = "What are the HOA dues of 12 Elm St, and who built it?"


@pytest.fixture
async def promised(agency: Agency) -> Thread:
    """Dana asked what no record answers, and was told that Kim will."""
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    agency.lead(DANA).write(WISH)
    await agency.round()
    agency.lead(DANA).answer(agency.to(DANA)[-1], UNKNOWN)
    await agency.round()
    assert len(agency.to(DANA)) == 2, await tell(agency.store)
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    return thread


async def test_it_stands_on_today_and_among_what_needs_a_person(agency: Agency, promised: Thread) -> None:
    page = await today(agency.desk)
    assert [line.name for line in page.promised] == ["Dana Reyes"]
    assert page.counts.promised == 1
    needing = await inbox.list_conversations(agency.desk, Asked(show=Show.NEEDS))
    assert [thread.number for thread in needing.rows] == [promised.number]


async def test_a_persons_answer_keeps_it(agency: Agency, promised: Thread) -> None:
    await reply_by_hand(agency.desk, promised.number, "The dues are $90.", actor="kim")
    assert await promises.to_keep(agency.desk) == []
    assert len(await agency.store.find(Event, {"kind": "promise.kept"})) == 1


async def test_so_does_their_word_and_once(agency: Agency, promised: Thread) -> None:
    assert await marking.done(agency.desk, promised.number, actor="kim")
    assert not await marking.done(agency.desk, promised.number, actor="kim")
    assert (await today(agency.desk)).counts.promised == 0


async def test_what_was_answered_from_records_promises_nothing(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    agency.lead(DANA).write(WISH)
    await agency.round()
    assert len(agency.to(DANA)) == 1
    assert await promises.to_keep(agency.desk) == []
