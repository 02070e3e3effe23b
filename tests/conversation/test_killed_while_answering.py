"""Before whichever write a process dies that answers a lead: they get one answer, and one call, and nobody is asked."""

from __future__ import annotations

from dataclasses import replace

from agency import OPERATOR, Agency
from dying_store import Died, DyingStore
from ledger_view import tell

from mailbot.conversation import answers_due
from models.call import Call
from models.delivery import Delivery, Purpose
from models.draft import Draft, DraftState
from models.event import Event
from models.message import Message
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
MOST_WRITES = 60


async def is_cut_off(agency: Agency, writes: int) -> bool:
    """Whether a process that dies before its next write but so many dies before all is answered."""
    killed = replace(agency.desk, store=DyingStore(agency.store, writes), worker=f"killed-{writes}")
    try:
        await answers_due.answer_due(killed, agency.tools.voices, agency.tools.calendar)
    except Died:
        agency.clock.turn(seconds=killed.thinking_lease.total_seconds())
        return True
    return False


async def is_well(agency: Agency, writes: int) -> None:
    """What one life later is so, wherever the one before was cut."""
    await agency.round("keep_house", "answer_leads", "keep_house", "send_due")
    where = f"cut before write {writes}: {await tell(agency.store)}"
    [thread] = await agency.store.find(Thread, {})
    assert (thread.hand, thread.reply_due_at) == (None, None), where
    drafts = await agency.store.find(Draft, {})
    assert {draft.state for draft in drafts} == {DraftState.SENT}, where
    assert all(draft.delivery_id for draft in drafts), where
    assert not [mail for mail in agency.to(OPERATOR) if "needs a person" in str(mail["Subject"])], where
    assert all(mail.settled for mail in await agency.store.find(Message, {"direction": "inbound"})), where


async def forget(agency: Agency) -> None:
    """A new beginning: nobody has written yet."""
    for model in (Thread, Draft, Message, Delivery, Call, Event):
        await agency.store.remove(model, {})
    agency.sink.mails.clear()


async def test_a_first_answer(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    for writes in range(MOST_WRITES):
        dana = agency.lead(f"dana{writes}@away.example")
        dana.write(BUYER, "House")
        await agency.round("fetch_mail", "read_mail")
        cut = await is_cut_off(agency, writes)
        await is_well(agency, writes)
        assert len(agency.to(dana.address)) == 1, f"cut before write {writes}"
        await forget(agency)
        if not cut:
            assert writes > 5
            return
    raise AssertionError("it never came through")


async def test_a_call_that_is_taken(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    for writes in range(MOST_WRITES):
        dana = agency.lead(f"dana{writes}@away.example")
        dana.write(f"{BUYER} Can you call me? My number is 503-555-0142.", "House")
        await agency.round("fetch_mail", "read_mail", "answer_leads", "send_due")
        # The first may lie so near that it is no longer offered once the dead one's lease has run out.
        dana.answer(agency.to(dana.address)[-1], "The third one works for me.")
        await agency.round("fetch_mail", "read_mail")
        cut = await is_cut_off(agency, writes)
        await is_well(agency, writes)
        assert len(agency.to(dana.address)) == 2, f"cut before write {writes}"
        invitations = await agency.store.find(Delivery, {"purpose": Purpose.REPLY}, whole=True)
        assert sum(bool(one.content and one.content.calendar) for one in invitations) == 1
        assert await agency.store.count(Call, {"state": "booked"}) == 1, f"cut before write {writes}"
        told = [mail for mail in agency.to(OPERATOR) if "Call booked" in str(mail["Subject"])]
        assert len(told) == 1, f"cut before write {writes}"
        await forget(agency)
        if not cut:
            return
    raise AssertionError("it never came through")
