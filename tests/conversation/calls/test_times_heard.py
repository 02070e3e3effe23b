"""The day and hour that a lead gives for a call hold, in whichever of their mails they stand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from agency import Agency, body_of
from another_day import DAY
from ledger_view import tell

from mailbot.conversation.calls.booking import Diary
from models.call import Call, CallState
from models.event import Event
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def say(agency: Agency, words: str) -> None:
    dana = agency.lead("dana@away.example")
    dana.answer(agency.to(dana.address)[-1], words)
    await agency.round()


async def talking(agency: Agency, *mails: str) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("dana@away.example").write(BUYER, "House")
    await agency.round()
    for mail in mails:
        await say(agency, mail)


async def last_step(agency: Agency) -> str:
    steps = await agency.store.find(Event, {"kind": "policy.stepped"}, sort=[("created_at", 1), ("_id", 1)])
    return str(steps[-1].data["step"])


async def only_call(agency: Agency) -> Call:
    calls = await agency.store.find(Call, {"state": CallState.BOOKED})
    assert len(calls) == 1, await tell(agency.store)
    return calls[0]


def when(agency: Agency, call: Call) -> str:
    return f"{call.starts_at.astimezone(agency.desk.config.business.zone):%a %H:%M}"


@pytest.mark.parametrize("words", [f"{DAY} at 4 is good. 503-555-0142", f"{DAY.lower()} 4pm 503-555-0142"])
async def test_a_time_beside_the_number_that_was_asked_for_is_taken(agency: Agency, words: str) -> None:
    await talking(agency, "Can we see 12 Elm St?", words)
    assert when(agency, await only_call(agency)) == f"{DAY[:3]} 16:00"


async def test_a_time_in_the_mail_before_the_number_is_taken(agency: Agency) -> None:
    await talking(agency, f"I like 12 Elm St. Can you call me {DAY} at 4?", "503-555-0142")
    assert when(agency, await only_call(agency)) == f"{DAY[:3]} 16:00"


@pytest.mark.parametrize("words", ["503-555-0142. Is it still free then?", "503-555-0142, but not before next week"])
async def test_a_time_that_may_be_taken_back_is_not_booked(agency: Agency, words: str) -> None:
    await talking(agency, f"I like 12 Elm St. Can you call me {DAY} at 4?", words)
    assert await agency.store.find(Call, {}) == []


@pytest.mark.parametrize(
    "mails",
    [
        ("Can we see 12 Elm St?", "lunchtime any day, 503-555-0142"),
        ("I like 12 Elm St, call me any day at lunchtime", "503-555-0142"),
    ],
)
async def test_when_they_can_be_reached_is_what_is_offered(agency: Agency, mails: tuple[str, ...]) -> None:
    await talking(agency, *mails)
    [thread] = await agency.store.find(Thread, {})
    zone = agency.desk.config.business.zone
    assert thread.offered_slots, await tell(agency.store)
    assert {slot.astimezone(zone).hour for slot in thread.offered_slots} <= {12, 13}


async def test_where_the_hour_cannot_be_had_others_beside_it_are_offered(agency: Agency) -> None:
    await talking(agency, "Can we see 12 Elm St?", "Sunday at 3, 503-555-0142")
    [thread] = await agency.store.find(Thread, {})
    zone = agency.desk.config.business.zone
    assert {slot.astimezone(zone).hour for slot in thread.offered_slots} == {15}


async def test_another_day_at_the_hour_goes_before_another_hour_of_today(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    zone = desk.config.business.zone
    monday = datetime(2026, 11, 30, 14, 50, tzinfo=zone)  # too late for three o'clock, and not for four
    offered = Diary(desk, monday.astimezone(UTC), ()).near(datetime(2026, 12, 6, 15, tzinfo=zone))
    assert [f"{slot.astimezone(zone):%a %H:%M}" for slot in offered] == ["Tue 15:00", "Wed 15:00", "Thu 15:00"]


async def test_a_call_is_moved_by_so_much(agency: Agency) -> None:
    await talking(agency, f"I like 12 Elm St. Can you call me {DAY} at 2? 503-555-0142")
    await say(agency, "Sorry, can we push it an hour later?")
    assert when(agency, await only_call(agency)) == f"{DAY[:3]} 15:00"
    [thread] = await agency.store.find(Thread, {})
    assert thread.offered_slots == []


async def test_a_yes_to_other_times_for_a_call_is_asked_about(agency: Agency) -> None:
    await talking(agency, f"I like 12 Elm St. Can you call me {DAY} at 2? 503-555-0142")
    await say(agency, "Could we do another day instead?")
    assert await last_step(agency) == "other_times"
    await say(agency, "perfect")
    assert await last_step(agency) == "which_time", body_of(agency.to("dana@away.example")[-1])
    await say(agency, "the first one")
    [thread] = await agency.store.find(Thread, {})
    assert thread.offered_slots == [], "the times are gone with the move"
