"""What a lead was told that the agent will answer stands on Today until a person has answered it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from agency import OPERATOR, Agency, body_of, reconfigured
from ledger_view import tell

from mailbot.conversation import call_desk, committing, promises
from mailbot.conversation.operator import inbox, marking
from mailbot.conversation.operator.by_hand import reply_by_hand
from mailbot.conversation.operator.inbox import Asked, Show
from mailbot.conversation.operator.today import today
from models.draft import Draft, DraftState
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


# ------------------------------------------------------------------------------------------------ what the reply says


async def wrote(agency: Agency, *mails: str) -> None:
    """Dana's mails, each answered before the next."""
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    for mail in mails:
        sent = agency.to(DANA)
        agency.lead(DANA).answer(sent[-1], mail) if sent else agency.lead(DANA).write(mail)
        await agency.round()


async def booked(agency: Agency, thread: Thread) -> None:
    start = (agency.desk.now() + timedelta(days=2)).replace(hour=17, minute=0, second=0, microsecond=0)
    await call_desk.book(agency.desk, thread.number, start, actor="kim")


async def test_other_times_than_were_wished_are_no_promise_though_the_agent_hears_of_it(agency: Agency) -> None:
    await wrote(agency, f"{WISH} Please call me, any day after 8 pm is best. 207-555-0142")
    assert "these come nearest to it" in body_of(agency.to(DANA)[-1]), await tell(agency.store)
    assert any("after 8 pm" in body_of(mail) for mail in agency.to(OPERATOR))
    assert await promises.to_keep(agency.desk) == []


async def test_a_call_that_cannot_be_booked_yet_is_promised_until_one_is(agency: Agency) -> None:
    await wrote(agency, WISH, "We are abroad, back in six weeks. Can Kim call me then? 207-555-0112")
    [thread] = await promises.to_keep(agency.desk)
    await booked(agency, thread)
    assert await promises.to_keep(agency.desk) == []
    [kept] = await agency.store.find(Event, {"kind": "promise.kept"})
    assert (kept.reason, kept.actor) == ("a call is booked", "kim")


async def test_a_question_is_still_owed_when_a_call_is_booked(agency: Agency, promised: Thread) -> None:
    await booked(agency, promised)
    assert len(await promises.to_keep(agency.desk)) == 1


async def test_a_question_counts_for_more_than_a_call_that_was_promised_before(agency: Agency) -> None:
    await wrote(agency, WISH, "We are abroad, back in six weeks. Can Kim call me then? 207-555-0112", UNKNOWN)
    [thread] = await promises.to_keep(agency.desk)
    await booked(agency, thread)
    assert [line.excerpt for line in (await today(agency.desk)).promised] == [UNKNOWN]


async def test_who_was_handed_over_waits_for_the_person(agency: Agency) -> None:
    await wrote(agency, WISH, "I would rather talk to a real person, please.")
    assert "has this conversation from here on" in body_of(agency.to(DANA)[-1]), await tell(agency.store)
    assert len(await promises.to_keep(agency.desk)) == 1


async def test_what_waits_for_a_person_promises_nothing_before_it_is_let_go(agency: Agency) -> None:
    careful = reconfigured(agency, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    await wrote(agency, WISH)
    agency.lead(DANA).answer(agency.to(DANA)[-1], UNKNOWN)
    await careful.round()
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD})
    assert await promises.to_keep(agency.desk) == []
    await committing.approve(agency.desk, draft.number, actor="kim")
    assert len(await promises.to_keep(agency.desk)) == 1


async def test_nor_where_the_person_answers_in_its_place(agency: Agency) -> None:
    careful = reconfigured(agency, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    await wrote(agency, WISH)
    agency.lead(DANA).answer(agency.to(DANA)[-1], UNKNOWN)
    await careful.round()
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD})
    await committing.approve(agency.desk, draft.number, actor="kim", text="The dues are $90. Alder Homes built it.")
    assert await promises.to_keep(agency.desk) == []


async def test_a_promise_that_is_taken_back_before_it_left_was_none(agency: Agency) -> None:
    await wrote(agency, WISH)
    agency.lead(DANA).answer(agency.to(DANA)[-1], UNKNOWN)
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    assert len(await promises.to_keep(agency.desk)) == 1
    agency.lead(DANA).answer(agency.to(DANA)[-1], "One more thing: 4 bedrooms would be better.")
    await agency.round("fetch_mail", "read_mail")
    assert await promises.to_keep(agency.desk) == []
    await agency.round()
    assert [line.excerpt for line in (await today(agency.desk)).promised] == [UNKNOWN]


# ------------------------------------------------------------------------------------------------ which mail is owed


async def test_today_shows_the_question_that_is_owed_and_not_what_came_after_it(
    agency: Agency, promised: Thread
) -> None:
    agency.lead(DANA).answer(agency.to(DANA)[-1], "Very good. Until then.")
    await agency.round()
    [line] = (await today(agency.desk)).promised
    assert line.excerpt == UNKNOWN


async def test_of_several_mails_it_is_the_one_that_asks(agency: Agency) -> None:
    await wrote(agency, WISH)
    for mail in (UNKNOWN, "Thank you, Dana Reyes"):
        agency.lead(DANA).answer(agency.to(DANA)[-1], mail)
    await agency.round()
    [line] = (await today(agency.desk)).promised
    assert line.excerpt == UNKNOWN
