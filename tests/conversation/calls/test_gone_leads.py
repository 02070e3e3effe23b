"""A call or a draft whose lead is gone keeps nobody else's from being told, shown and sent."""

from __future__ import annotations

from datetime import timedelta

from agency import Agency

from mailbot.conversation import call_desk, committing
from models.call import Call, CallState
from models.contact import Contact
from models.delivery import Content
from models.draft import Draft, DraftState
from models.thread import Thread

GONE = "0" * 24


async def with_calls(agency: Agency) -> Contact:
    """Two calls in two hours: one with somebody who is no contact any more, one with Eli."""
    eli = await agency.add_contact("eli@away.example", "Eli Stone")
    thread = Thread(number=7, last_at=agency.desk.now(), contact_id=str(eli.id))
    await agency.store.add(thread)
    for number, contact in enumerate((GONE, str(eli.id)), start=1):
        starts = agency.desk.now() + timedelta(hours=2, minutes=30 * number)
        about = {"thread_id": str(thread.id), "contact_id": contact, "starts_at": starts, "minutes": 30}
        await agency.store.add(Call(number=number, uid=f"call-{number}", **about))
    return eli


async def test_calls_are_listed_all_the_same(quiet_agency: Agency) -> None:
    await with_calls(quiet_agency)
    assert [line.contact for line in await call_desk.list_calls(quiet_agency.desk, CallState.BOOKED)] == [
        "",
        "Eli Stone",
    ]


async def test_others_are_reminded(quiet_agency: Agency) -> None:
    await with_calls(quiet_agency)
    quiet_agency.clock.turn(hours=2, minutes=5)
    await quiet_agency.round("remind_calls", "send_due")
    assert len(quiet_agency.to("eli@away.example")) == 1


async def test_an_approved_answer_to_somebody_gone_waits_for_a_person(quiet_agency: Agency) -> None:
    eli = await with_calls(quiet_agency)
    [thread] = await quiet_agency.store.find(Thread, {"number": 7})
    drafts = []
    for number, contact in enumerate((GONE, str(eli.id)), start=1):
        draft = Draft(
            number=number,
            thread_id=str(thread.id) if number == 2 else GONE,
            contact_id=contact,
            inbound_id=str(number),
            burst_ids=[],
            recipient="eli@away.example",
            state=DraftState.APPROVED,
            decided_by="kim",
            step="answer",
            writer="templates",
            content=Content(subject="Homes", text="Hello"),
        )
        await quiet_agency.store.add(draft)
        drafts.append(draft)
    await quiet_agency.round("keep_house")
    states = [(await quiet_agency.store.get(Draft, str(one.id))).state for one in drafts]
    assert states == [DraftState.HELD, DraftState.SENT]
    assert "no" in (await committing.find(quiet_agency.desk, 1)).reason
