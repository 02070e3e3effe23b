"""A conversation that was taken over and given back: what waits for an answer gets one, once."""

from __future__ import annotations

from agency import Agency, reconfigured
from ledger_view import tell

from mailbot.conversation import committing
from mailbot.conversation.operator import views
from mailbot.conversation.operator.by_hand import reply_by_hand
from mailbot.store import LONG_AGO
from models.delivery import DeliveryState
from models.draft import Draft, DraftState
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
DANA = "dana@away.example"


async def one_lead(agency: Agency) -> tuple[Agency, int]:
    """An agency that approves what buyers are answered; a buyer has written, and their answer waits."""
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    careful = reconfigured(agency, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    careful.lead(DANA).write(BUYER, "House")
    await careful.round()
    return careful, (await only_thread(careful)).number


async def only_thread(agency: Agency) -> Thread:
    [thread] = await agency.store.find(Thread, {"last_inbound_at": {"$gt": LONG_AGO}})
    return thread


async def waiting(agency: Agency) -> list[Draft]:
    return await agency.store.find(Draft, {"state": DraftState.HELD})


async def test_the_draft_that_was_put_away_is_written_anew(agency: Agency) -> None:
    careful, number = await one_lead(agency)
    [first] = await waiting(careful)
    for _ in range(2):  # and taken over once more
        assert await views.mute(careful.desk, number, actor="kim") == 1
        assert await waiting(careful) == []
        assert await views.unmute(careful.desk, number, actor="kim")
        await careful.round()
        [anew] = await waiting(careful)
        assert (anew.inbound_id, anew.number > first.number) == (first.inbound_id, True)
    await committing.approve(careful.desk, anew.number, actor="kim")
    await careful.round()
    assert len(careful.to(DANA)) == 1, await tell(careful.store)


async def test_a_mail_that_came_meanwhile_is_answered_by_itself(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead(DANA).write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    number = (await only_thread(agency)).number
    await views.mute(agency.desk, number, actor="kim")  # its answer was queued, and is called off
    await agency.round()
    assert agency.to(DANA) == []
    assert await views.unmute(agency.desk, number, actor="kim")
    assert not await views.unmute(agency.desk, number, actor="kim")  # a double click
    await agency.round()
    await agency.round()
    assert len(agency.to(DANA)) == 1, await tell(agency.store)


async def test_what_a_person_answered_or_rejected_is_owed_nothing(agency: Agency) -> None:
    careful, number = await one_lead(agency)
    await reply_by_hand(careful.desk, number, "I will call you.", actor="kim")
    assert not await views.unmute(careful.desk, number, actor="kim")  # it is on its way
    await careful.round()
    assert not await views.unmute(careful.desk, number, actor="kim")
    assert [mail["Subject"] for mail in careful.to(DANA)] == ["Re: House"]

    [sent] = careful.to(DANA)
    careful.lead(DANA).answer(sent, "What about a house with 3 bedrooms for $450k?")
    await careful.round()
    [draft] = await waiting(careful)
    await committing.reject(careful.desk, draft.number, actor="kim")
    await views.mute(careful.desk, number, actor="kim")
    assert not await views.unmute(careful.desk, number, actor="kim")
    await careful.round()
    assert await waiting(careful) == []
    assert DeliveryState.SKIPPED not in await tell(careful.store)
