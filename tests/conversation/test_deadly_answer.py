"""An answer over which the process dies is a person's after the second death, and holds up nobody else's."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from agency import OPERATOR, Agency, body_of
from dying_store import Died, DyingStore, born

from mailbot.conversation import answers_due, call_desk, committing, left_to_a_person, reminders
from mailbot.conversation.brief import Brief, Written
from mailbot.conversation.calls.booking import Span
from mailbot.conversation.replying import Voices
from mailbot.conversation.writing.template_voice import TemplateVoice
from mailbot.errors import OutsideError
from mailbot.hands import MOST_LOST
from models.call import Call
from models.delivery import Delivery, Purpose
from models.draft import Draft, DraftState
from models.message import Message, MessageState
from models.property import Property
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
DEADLY = "Mort"


class MortalVoice(TemplateVoice):
    """Takes its process with it as it writes to somebody of that name."""

    def __init__(self, store: DyingStore) -> None:
        self._store = store

    async def write(self, brief: Brief) -> Written:
        if brief.lead_name == DEADLY:
            self._store.end()
            raise Died
        return await super().write(brief)


async def life(agency: Agency, name: str) -> int | None:
    """How many threads a daemon answers until it is done or dies (None); what it held has run out then."""
    desk, store = born(agency.desk, name)
    voice = MortalVoice(store)
    try:
        return await answers_due.answer_due(desk, Voices(voice, voice), agency.tools.calendar)
    except Died:
        return None
    finally:
        agency.clock.turn(seconds=desk.thinking_lease.total_seconds())


async def written_to(agency: Agency, *names: str) -> None:
    if await agency.store.count(Property, {}) == 0:
        await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    for name in names:
        agency.lead(f"{name.lower()}@away.example", f"{name} Reyes").write(BUYER, f"House for {name}")
    await agency.round("fetch_mail", "read_mail")


async def test_after_two_deaths_it_waits_for_a_person_who_is_told(agency: Agency) -> None:
    await written_to(agency, DEADLY, "Dana")
    lives = [await life(agency, f"daemon-{number}") for number in range(4)]
    assert [one for one in lives if one is None] == [None] * MOST_LOST
    assert lives[-1] == 0, "nothing is owed any more"
    [waits] = await agency.store.find(Draft, {"state": DraftState.HELD})
    assert (waits.recipient, waits.writer) == ("mort@away.example", "nobody")
    assert "ended 2 times" in waits.reason
    await agency.round("send_due")
    [notice] = [mail for mail in agency.to(OPERATOR) if "needs a person" in str(mail["Subject"])]
    assert "ended 2 times" in body_of(notice)
    assert len(agency.to("dana@away.example")) == 1
    assert agency.to("mort@away.example") == []
    assert {mail.state for mail in await agency.store.find(Message, {"direction": "inbound"})} == {MessageState.READ}


async def test_a_person_can_send_what_they_write_in_its_place(agency: Agency) -> None:
    await written_to(agency, DEADLY)
    for number in range(3):
        await life(agency, f"daemon-{number}")
    [waits] = await agency.store.find(Draft, {"state": DraftState.HELD})
    await committing.approve(agency.desk, waits.number, actor="kim", text="Hello Mort, 12 Elm St is $440,000.")
    await agency.round("send_due")
    [reply] = agency.to("mort@away.example")
    assert str(reply["Subject"]) == "Re: House for Mort"
    [mail] = await agency.store.find(Message, {"direction": "inbound"})
    assert str(reply["In-Reply-To"]) == f"<{mail.message_id}>"


async def test_others_are_answered_first(agency: Agency) -> None:
    await written_to(agency, DEADLY)
    assert await life(agency, "first") is None
    await written_to(agency, "Dana")
    assert await life(agency, "second") is None
    assert await agency.store.count(Delivery, {"purpose": Purpose.REPLY}) == 1


async def test_an_answer_that_was_cut_off_once_is_given(agency: Agency) -> None:
    await written_to(agency, "Dana")
    killed = replace(agency.desk, store=LateDeath(agency), worker="killed")
    with pytest.raises(Died):
        await answers_due.answer_due(killed, agency.tools.voices, agency.tools.calendar)
    [thread] = await agency.store.find(Thread, {})
    assert thread.hand is not None
    agency.clock.turn(seconds=killed.thinking_lease.total_seconds())
    assert await life(agency, "next") == 1
    [thread] = await agency.store.find(Thread, {})
    assert (thread.hand, thread.reply_due_at) == (None, None)


class LateDeath(DyingStore):
    """Dies when it has taken a thread."""

    def __init__(self, agency: Agency) -> None:
        super().__init__(agency.store, 1)


async def test_whose_database_failed_has_not_died(agency: Agency) -> None:
    await written_to(agency, "Dana")
    for _ in range(MOST_LOST + 1):
        desk = replace(agency.desk, store=LateDeath(agency))
        with pytest.raises(Died):
            await answers_due.answer_due(desk, agency.tools.voices, agency.tools.calendar)
        agency.clock.turn(seconds=desk.thinking_lease.total_seconds())
    await agency.round("answer_leads", "send_due")
    assert len(agency.to("dana@away.example")) == 1


async def test_at_what_mailbot_fails_a_person_has_a_draft_as_well(agency: Agency) -> None:
    class Failing(TemplateVoice):
        async def write(self, brief: Brief) -> Written:
            raise RuntimeError("nobody foresaw this")

    await written_to(agency, "Dana")
    await answers_due.answer_due(agency.desk, Voices(Failing(), Failing()), agency.tools.calendar)
    [waits] = await agency.store.find(Draft, {"state": DraftState.HELD})
    assert (waits.recipient, waits.reason) == ("dana@away.example", "its log says why")
    await agency.round("send_due")
    assert any("needs a person" in str(mail["Subject"]) for mail in agency.to(OPERATOR))


async def test_who_is_asked_to_stop_gives_the_answer_back(agency: Agency) -> None:
    asked = asyncio.Event()

    class Slow(TemplateVoice):
        async def write(self, brief: Brief) -> Written:
            asked.set()
            await asyncio.Event().wait()
            raise AssertionError

    await written_to(agency, "Dana")
    working = asyncio.create_task(
        answers_due.answer_due(replace(agency.desk, worker="stopped"), Voices(Slow(), Slow()), agency.tools.calendar)
    )
    await asked.wait()
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    await agency.round("answer_leads", "send_due")
    assert len(agency.to("dana@away.example")) == 1


async def test_a_lead_who_waits_for_what_fails_outside_is_told_of_once(agency: Agency) -> None:
    class NoCalendar:
        async def spans(self, since: datetime, until: datetime) -> Sequence[Span]:
            raise OutsideError("the calendar cannot be read: no such host")

    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("dana@away.example").write(f"{BUYER} Please call me: 503-555-0142.", "House")
    await agency.round("fetch_mail", "read_mail")
    for _ in range(40):
        await answers_due.answer_due(agency.desk, agency.tools.voices, NoCalendar())
        agency.clock.turn(minutes=2)
    await agency.round("send_due")
    [notice] = [mail for mail in agency.to(OPERATOR) if "waits for its answer" in str(mail["Subject"])]
    assert "no such host" in body_of(notice)
    await agency.round("answer_leads", "send_due")
    assert len(agency.to("dana@away.example")) == 1


# ------------------------------------------------------------------------------- what a person decided


async def approved(agency: Agency) -> Draft:
    """A draft that a person let go as mailbot died."""
    await written_to(agency, "Dana")
    voice = TemplateVoice()
    await answers_due.answer_due(agency.desk, Voices(voice, voice), agency.tools.calendar)
    [draft] = await agency.store.find(Draft, {})
    assert await agency.store.remove(Delivery, {"purpose": Purpose.REPLY}) == 1
    undone = {"state": DraftState.APPROVED, "delivery_id": "", "decided_by": "kim"}
    await agency.store.change(Draft, str(draft.id), set=undone)
    return draft


async def test_an_approved_draft_over_which_mailbot_dies_waits_again(agency: Agency) -> None:
    draft = await approved(agency)
    for number in range(MOST_LOST):
        desk, store = born(agency.desk, f"daemon-{number}")

        def die(point: str, store: DyingStore = store) -> None:
            if point == "after_call":
                store.end()
                raise Died

        with pytest.raises(Died):
            await committing.resume_approved(replace(desk, checkpoint=die))
    await committing.resume_approved(agency.desk)
    waits = await agency.store.get(Draft, str(draft.id))
    assert (waits.state, waits.decided_by, waits.hand) == (DraftState.HELD, "", None)
    assert "ended 2 times" in waits.reason
    await agency.round("tell_operator", "send_due")
    assert any("draft waits" in str(mail["Subject"]) for mail in agency.to(OPERATOR)), "the digest names it again"


async def test_one_that_is_cut_off_once_leaves(agency: Agency) -> None:
    await approved(agency)
    desk, _ = born(agency.desk, "killed")
    with pytest.raises(Died):
        await committing.resume_approved(replace(desk, store=DyingStore(agency.store, 1)))
    await agency.round("keep_house", "send_due")
    assert len(agency.to("dana@away.example")) == 1


async def test_one_that_cannot_leave_keeps_no_other_from_leaving(agency: Agency) -> None:
    draft = await approved(agency)
    broken = {"inbound_id": "0" * 24, "number": 99, "thread_id": "no thread", "id": None}
    assert await agency.store.add((await agency.store.get(Draft, str(draft.id), whole=True)).model_copy(update=broken))
    await agency.round("keep_house", "send_due")
    assert len(agency.to("dana@away.example")) == 1
    [waits] = await agency.store.find(Draft, {"state": DraftState.HELD})
    assert waits.number == 99


async def booked(agency: Agency, hours: float) -> Call:
    contact = await agency.add_contact("dana@away.example")
    thread = Thread(number=7, contact_id=str(contact.id), last_at=agency.desk.now())
    assert await agency.store.add(thread)
    await call_desk.book(agency.desk, 7, agency.desk.now() + timedelta(hours=hours), actor="kim")
    [call] = await agency.store.find(Call, {})
    return call


async def test_a_call_of_which_mailbot_dies_as_it_reminds_is_told_to_the_operator(agency: Agency) -> None:
    call = await booked(agency, hours=48)
    agency.clock.turn(hours=25)
    for number in range(MOST_LOST):
        desk, _ = born(agency.desk, f"daemon-{number}")
        with pytest.raises(Died):
            await reminders.remind_due(replace(desk, store=DyingStore(agency.store, 1)))
    assert await reminders.remind_due(agency.desk) == 1
    assert await reminders.remind_due(agency.desk) == 0
    await agency.round("send_due")
    [notice] = [mail for mail in agency.to(OPERATOR) if "Nobody is reminded" in str(mail["Subject"])]
    assert "ended 2 times" in body_of(notice)
    assert (await agency.store.get(Call, str(call.id))).hand is None


async def test_a_call_over_whose_telling_mailbot_dies_is_the_operators_to_tell(agency: Agency) -> None:
    call = await booked(agency, hours=24)
    assert await agency.store.remove(Delivery, {"purpose": Purpose.INVITE}) == 1
    await agency.store.change(Call, str(call.id), set={"untold": "call_booked"})
    for number in range(MOST_LOST):
        desk, _ = born(agency.desk, f"daemon-{number}")
        with pytest.raises(Died):
            await call_desk.tell_untold(replace(desk, store=DyingStore(agency.store, 1)))
    assert await call_desk.tell_untold(agency.desk) == 1
    assert await call_desk.tell_untold(agency.desk) == 0
    await agency.round("send_due")
    [notice] = [mail for mail in agency.to(OPERATOR) if "Tell the lead" in str(mail["Subject"])]
    assert f"call {call.number}" in body_of(notice)
    assert agency.to("dana@away.example") == []


async def test_what_is_left_to_a_person_twice_is_asked_once(agency: Agency) -> None:
    await written_to(agency, "Dana")
    [thread] = await agency.store.find(Thread, {})
    for _ in range(2):
        await left_to_a_person.leave(agency.desk, thread, "it is so")
    assert await agency.store.count(Draft, {"state": DraftState.HELD}) == 1
    assert await agency.store.count(Delivery, {"purpose": Purpose.NOTICE}) == 1
