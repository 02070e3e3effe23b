"""What mailbot leaves to a person is seen: leads who write to them, answers over a cap, calls that nobody told of."""

from __future__ import annotations

from datetime import timedelta

from agency import Agency, reconfigured
from ledger_view import tell

from mailbot.conversation import call_desk, committing
from mailbot.conversation.figures import attention
from mailbot.conversation.operator import inbox, marking, views
from mailbot.conversation.operator.by_hand import reply_by_hand
from mailbot.conversation.operator.inbox import Asked, Show
from mailbot.conversation.operator.today import today
from mailbot.store import LONG_AGO
from models.call import Call
from models.draft import Draft, DraftState
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
DANA = "dana@away.example"


async def only_thread(agency: Agency) -> Thread:
    [thread] = await agency.store.find(Thread, {"last_inbound_at": {"$gt": LONG_AGO}})
    return thread


async def test_a_lead_who_writes_to_a_person_stands_on_today_until_they_are_answered(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    thread = await only_thread(agency)
    number = thread.number
    await views.mute(agency.desk, number, actor="kim")
    assert (await today(agency.desk)).unanswered == ()
    a_minute_ago = {"last_outbound_at": agency.desk.now() - timedelta(minutes=1)}  # mail servers tell whole seconds
    await agency.store.change(Thread, str(thread.id), set=a_minute_ago)
    [reply] = agency.to(DANA)
    agency.lead(DANA).answer(reply, "Could I come and see it on Friday?")
    await agency.round()
    page = await today(agency.desk)
    assert page.counts.unanswered == page.counts.waiting == 1
    await agency.store.change(Thread, str(thread.id), set={"promised_at": agency.desk.now()})
    told = await attention.counts(agency.desk)
    assert (told.unanswered, told.promised, told.waiting) == (1, 1, 1), "one conversation waits, for two reasons"
    await agency.store.change(Thread, str(thread.id), set={"muted": False})
    told = await attention.counts(agency.desk)
    assert (told.unanswered, told.promised, told.waiting) == (0, 1, 1)
    await agency.store.change(Thread, str(thread.id), set={"muted": True, "promised_at": None})
    assert [(line.thread.number, line.excerpt) for line in page.unanswered] == [
        (number, "Could I come and see it on Friday?")
    ]
    await marking.archive(agency.desk, number, on=True, actor="kim")  # it needs no answer
    assert (await attention.counts(agency.desk)).unanswered == 0
    await marking.archive(agency.desk, number, on=False, actor="kim")
    await reply_by_hand(agency.desk, number, "Friday at 3 it is.", actor="kim")
    await agency.round()
    assert (await attention.counts(agency.desk)).unanswered == 0


async def test_an_answer_over_the_cap_waits_for_a_person_and_its_call_is_marked(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    dana = agency.lead(DANA)
    dana.write(BUYER, "House")
    await agency.round()
    dana.answer(agency.to(DANA)[-1], "I like 12 Elm St a lot. Can you call me? My number is 503-555-0142.")
    await agency.round()
    dana.answer(agency.to(DANA)[-1], "The second one works for me.")
    capped = reconfigured(agency, conversation={"max_replies_per_address_per_day": 2, "settle_seconds": 0})
    await capped.round()
    await capped.round()
    [call] = await agency.store.find(Call, {"number": {"$gt": 0}})
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD})
    assert "as often today" in draft.reason, await tell(agency.store)
    [line] = await call_desk.coming(agency.desk)
    assert "as often today" in line.untold
    assert await call_desk.confirmation_waiting(agency.desk, call) == draft.number
    needing = await inbox.list_conversations(agency.desk, Asked(show=Show.NEEDS))
    assert [str(thread.id) for thread in needing.rows] == [call.thread_id]

    await committing.approve(capped.desk, draft.number, actor="kim")
    await capped.round()
    [line] = await call_desk.coming(agency.desk)
    assert line.untold == ""
    assert len(capped.to(DANA)) == 3
    assert "text/calendar" in capped.to(DANA)[-1].as_string()
