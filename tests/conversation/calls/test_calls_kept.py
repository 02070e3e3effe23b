"""Calls over time: nothing is confirmed that is past, nobody is reminded of what was moved or called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from agency import OPERATOR, Agency, body_of, reconfigured
from ledger_view import tell

from mailbot.conversation import call_desk, committing
from mailbot.conversation.calls import booking
from mailbot.delivery.suppression import suppress
from mailbot.errors import Conflict, OutsideError
from models.call import Call, CallState
from models.delivery import Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState
from models.event import Event
from models.suppression import SuppressionReason
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def thread_of(agency: Agency, address: str) -> Thread:
    """A lead's thread, in which nobody has asked for a call."""
    contact = await agency.add_contact(address)
    number = await agency.store.numbers("thread")
    thread = Thread(number=number, contact_id=str(contact.id), subject="Houses", last_at=agency.desk.now())
    assert await agency.store.add(thread)
    return thread


async def offered(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "I like 12 Elm St a lot. Can you call me? My number is 503-555-0142.")
    await agency.round()


async def booked(agency: Agency) -> Call:
    await offered(agency)
    dana = agency.lead("dana@away.example")
    dana.answer(agency.to(dana.address)[-1], "The second one works for me.")
    await agency.round()
    [call] = await agency.store.find(Call, {})
    return call


async def confirming(agency: Agency) -> tuple[Agency, Draft, datetime]:
    """A held draft that confirms a call, and the time of it."""
    await offered(agency)
    careful = reconfigured(agency, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    dana = careful.lead("dana@away.example")
    dana.answer(careful.to(dana.address)[-1], "The second one works for me.")
    await careful.round()
    [draft] = await careful.store.find(Draft, {"state": DraftState.HELD})
    assert draft.call_at is not None, await tell(careful.store)
    return careful, draft, draft.call_at


async def test_a_time_that_is_past_is_not_confirmed(agency: Agency) -> None:
    careful, draft, _ = await confirming(agency)
    careful.clock.turn(days=10)
    with pytest.raises(Conflict, match="past"):
        await committing.approve(careful.desk, draft.number, actor="kim")
    assert await careful.store.count(Call, {}) == 0
    held = await careful.store.get(Draft, str(draft.id))
    assert held.state is DraftState.HELD


@pytest.mark.parametrize("minutes", [-29, -1, 0, 15, 29])
async def test_a_time_that_is_partly_anothers_is_not_taken(agency: Agency, minutes: int) -> None:
    """The draft was written while it was free; meanwhile another call was booked that overlaps it."""
    careful, draft, wanted = await confirming(agency)
    other = await thread_of(careful, "sam@away.example")
    await call_desk.book(careful.desk, other.number, wanted + timedelta(minutes=minutes), actor="kim")
    with pytest.raises(Conflict):
        await committing.approve(careful.desk, draft.number, actor="kim")
    assert await careful.store.count(Call, {"state": CallState.BOOKED}) == 1


async def test_calls_may_follow_each_other_and_a_moved_one_frees_its_time(agency: Agency) -> None:
    threads = [await thread_of(agency, f"{name}@away.example") for name in ("ana", "ben", "cho")]
    start = (agency.desk.now() + timedelta(days=2)).replace(hour=17, minute=0, second=0, microsecond=0)
    half = timedelta(minutes=agency.desk.config.conversation.call_minutes)
    first, second, _ = (thread.number for thread in threads)
    ana = (await call_desk.book(agency.desk, first, start, actor="kim")).call
    await call_desk.book(agency.desk, second, start + half, actor="kim")
    with pytest.raises(Conflict):
        await call_desk.book(agency.desk, threads[2].number, start + half / 2, actor="kim")
    with pytest.raises(Conflict):
        await call_desk.move(agency.desk, ana.number, start + half / 2, actor="kim")
    await call_desk.move(agency.desk, ana.number, start - half / 2, actor="kim")
    await call_desk.move(agency.desk, ana.number, start - half, actor="kim")
    await call_desk.book(agency.desk, threads[2].number, start, actor="kim")
    assert await agency.store.count(Call, {"state": CallState.BOOKED}) == 3


async def test_a_reminder_that_waits_is_called_off_with_its_call(agency: Agency) -> None:
    call = await booked(agency)
    agency.clock.turn(seconds=(call.starts_at - timedelta(minutes=59) - agency.desk.now()).total_seconds())
    await agency.store.change(Call, str(call.id), set={"created_at": call.starts_at - timedelta(days=3)})
    await agency.round("remind_calls")
    [reminder] = await agency.store.find(Delivery, {"purpose": Purpose.REMINDER})
    assert reminder.state is DeliveryState.QUEUED
    await call_desk.cancel(agency.desk, call.number, "ill", actor="kim")
    await agency.round("send_due")
    reminder = await agency.store.get(Delivery, str(reminder.id))
    assert reminder.state is DeliveryState.SKIPPED


async def queued_reminder(agency: Agency, before: timedelta) -> tuple[Call, Delivery]:
    call = await booked(agency)
    agency.clock.turn(seconds=(call.starts_at - before - agency.desk.now()).total_seconds())
    await agency.store.change(Call, str(call.id), set={"created_at": call.starts_at - timedelta(days=3)})
    await agency.round("remind_calls")
    [reminder] = await agency.store.find(Delivery, {"purpose": Purpose.REMINDER})
    return call, reminder


async def test_a_reminder_held_up_until_the_call_began_is_not_sent(agency: Agency) -> None:
    call, reminder = await queued_reminder(agency, timedelta(minutes=59))
    before = len(agency.to("dana@away.example"))
    agency.clock.turn(seconds=(call.starts_at + timedelta(minutes=1) - agency.desk.now()).total_seconds())
    await agency.round("send_due")
    late = await agency.store.get(Delivery, str(reminder.id))
    assert (late.state, late.reason) == (DeliveryState.SKIPPED, "expired"), await tell(agency.store)
    assert len(agency.to("dana@away.example")) == before


async def test_a_reminder_held_up_for_a_while_is_still_sent(agency: Agency) -> None:
    _, reminder = await queued_reminder(agency, timedelta(minutes=59))
    agency.clock.turn(minutes=20)
    await agency.round("send_due")
    assert (await agency.store.get(Delivery, str(reminder.id))).state is DeliveryState.ACCEPTED


async def test_who_unsubscribed_is_not_reminded_and_the_operator_hears_of_it_once(agency: Agency) -> None:
    call, _ = await queued_reminder(agency, timedelta(hours=23))
    await suppress(agency.desk, "dana@away.example", SuppressionReason.UNSUBSCRIBED)
    await agency.round()
    agency.clock.turn(seconds=(call.starts_at - timedelta(minutes=55) - agency.desk.now()).total_seconds())
    await agency.round()
    await agency.round()
    told = [body_of(mail) for mail in agency.to(OPERATOR) if "wants no more mail" in str(mail["Subject"])]
    assert len(told) == 1
    assert f"mailbot calls cancel {call.number}" in told[0]
    assert (await agency.store.get(Call, str(call.id))).state is CallState.BOOKED


async def test_the_days_reminder_gives_way_to_that_of_the_hour(agency: Agency) -> None:
    call, _ = await queued_reminder(agency, timedelta(hours=23))
    agency.clock.turn(seconds=(call.starts_at - timedelta(minutes=55) - agency.desk.now()).total_seconds())
    await agency.round("remind_calls", "send_due")
    reminders = await agency.store.find(Delivery, {"purpose": Purpose.REMINDER}, sort=[("due_at", 1)])
    assert [row.state for row in reminders] == [DeliveryState.SKIPPED, DeliveryState.ACCEPTED], await tell(agency.store)


async def test_a_call_that_was_just_moved_is_not_reminded_of_at_once(agency: Agency) -> None:
    call = await booked(agency)
    await agency.store.change(Call, str(call.id), set={"created_at": agency.desk.now() - timedelta(days=5)})
    soon = agency.desk.now() + timedelta(hours=20)
    await call_desk.move(agency.desk, call.number, soon, actor="kim")
    assert await booking.due_reminders(agency.desk) == []
    agency.clock.turn(hours=19, minutes=10)
    assert [hours for _, hours in await booking.due_reminders(agency.desk)] == [1]
    await agency.round("remind_calls")
    await agency.round("remind_calls")
    assert await agency.store.count(Delivery, {"purpose": Purpose.REMINDER}) == 1


async def test_a_cancellation_cut_off_after_the_call_still_tells_the_leads_calendar(agency: Agency) -> None:
    call = await booked(agency)

    def cut_off(name: str) -> None:
        if name == "after_call":
            raise OutsideError("the power went")

    broken = replace(agency, desk=replace(agency.desk, checkpoint=cut_off))
    broken = replace(broken, tools=replace(agency.tools, desk=broken.desk))
    dana = agency.lead("dana@away.example")
    dana.answer(agency.to(dana.address)[-1], "Please cancel our call.")
    before = len(agency.to(dana.address))
    await broken.round("fetch_mail", "read_mail", "answer_leads")
    assert (await agency.store.get(Call, str(call.id))).state is CallState.CANCELLED, await tell(agency.store)
    agency.clock.turn(minutes=15)
    await agency.round()
    mails = agency.to(dana.address)[before:]
    assert len(mails) == 1, await tell(agency.store)
    parts = [str(part.get_content()) for part in mails[0].walk() if part.get_content_type() == "text/calendar"]
    assert any("METHOD:CANCEL" in part for part in parts)


@pytest.mark.parametrize("change", ["moved", "cancelled"])
async def test_a_change_of_the_operators_that_is_cut_off_is_still_told(agency: Agency, change: str) -> None:
    call = await booked(agency)
    later = call.starts_at + timedelta(days=1)

    def cut_off(name: str) -> None:
        if name == "after_call_changed":
            raise KeyboardInterrupt

    desk = replace(agency.desk, checkpoint=cut_off)
    before = len(agency.to("dana@away.example"))
    if change == "moved":
        changing = call_desk.move(desk, call.number, later, actor="kim")
    else:
        changing = call_desk.cancel(desk, call.number, "ill", actor="kim")
    with pytest.raises(KeyboardInterrupt):
        await changing
    await agency.round()
    await agency.round()
    mails = agency.to("dana@away.example")[before:]
    assert len(mails) == 1, await tell(agency.store)
    assert f"METHOD:{'REQUEST' if change == 'moved' else 'CANCEL'}" in str(mails[0])
    assert (await agency.store.get(Call, str(call.id))).untold == ""


async def test_a_call_changed_twice_is_told_of_as_it_stands(agency: Agency) -> None:
    call = await booked(agency)
    before = len(agency.to("dana@away.example"))
    await call_desk.move(agency.desk, call.number, call.starts_at + timedelta(days=1), actor="kim")
    await call_desk.cancel(agency.desk, call.number, "ill", actor="kim")
    await agency.round()
    methods = [
        "CANCEL" if "METHOD:CANCEL" in str(mail) else "REQUEST" for mail in agency.to("dana@away.example")[before:]
    ]
    assert sorted(methods) == ["CANCEL", "REQUEST"], await tell(agency.store)


async def test_a_confirmation_leaves_though_the_lead_writes_again(agency: Agency) -> None:
    await offered(agency)
    dana = agency.lead("dana@away.example")
    before = len(agency.to(dana.address))
    dana.answer(agency.to(dana.address)[-1], "The second one works for me.")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    dana.answer(agency.to(dana.address)[-1], "Thanks a lot!")
    await agency.round("fetch_mail", "read_mail")
    await agency.round()
    confirmations = [mail for mail in agency.to(dana.address)[before:] if "text/calendar" in str(mail)]
    assert len(confirmations) == 1, await tell(agency.store)


async def test_a_calendar_that_cannot_be_read_holds_up_no_other_answer(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    blind = reconfigured(agency, conversation={"settle_seconds": 0, "busy_ics": "/nowhere/busy.ics"})
    dana = blind.lead("dana@away.example")
    dana.write(BUYER, "House")
    await blind.round()
    assert len(blind.to(dana.address)) == 1, await tell(blind.store)


async def test_no_time_is_offered_while_the_calendar_cannot_be_read(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    blind = reconfigured(agency, conversation={"settle_seconds": 0, "busy_ics": "/nowhere/busy.ics"})
    dana = blind.lead("dana@away.example")
    dana.write(BUYER + " Please call me to talk about it, my number is 503-555-0142.", "House")
    await blind.round()
    assert blind.to(dana.address) == []
    blind.clock.turn(minutes=15)
    await agency.round()  # it can be read again
    assert "1." in body_of(agency.to(dana.address)[0]), await tell(agency.store)


async def test_the_history_tells_a_calls_time_in_the_agencys_zone(agency: Agency) -> None:
    call = await booked(agency)
    [event] = await agency.store.find(Event, {"kind": "call.booked"})
    assert event.reason == f"{call.starts_at.astimezone(agency.desk.config.business.zone):%a %Y-%m-%d %H:%M %Z}"
    assert not event.reason.endswith("UTC")
