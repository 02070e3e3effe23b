"""Which times for a call are offered, and which of the lead's own can be had."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbot.config import BusinessHours
from mailbot.conversation.calls.slots import DAYTIME, CallRules, DayPart, Wish, moment

NEW_YORK = ZoneInfo("America/New_York")
MONDAY = datetime(2025, 6, 9, 8, 0, tzinfo=NEW_YORK)
OFFICE = BusinessHours()
ALWAYS = BusinessHours(**dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "00:00-23:59"))

RULES = CallRules(NEW_YORK, OFFICE, minutes=30, notice_hours=4, days_ahead=10)


def offers(now=MONDAY, zone=NEW_YORK, hours=OFFICE, minutes=30, notice=4, days=10, busy=(), **more):
    return CallRules(zone, hours, minutes, notice, days).free(now, busy, **more)


def local(slots, zone=NEW_YORK):
    return [slot.astimezone(zone) for slot in slots]


def test_three_times_on_three_days_at_three_times_of_day():
    found = local(offers())
    assert len({slot.date() for slot in found}) == 3
    assert len({slot.time() for slot in found}) == 3


def test_times_are_in_order_in_utc_and_round():
    found = offers()
    assert list(found) == sorted(found)
    assert all(slot.tzinfo is UTC and slot.minute in (0, 30) and not slot.second for slot in found)


def test_notice_is_kept():
    late_monday = MONDAY.replace(hour=14)
    assert all(slot >= late_monday + timedelta(hours=20) for slot in offers(now=late_monday, notice=20))


def test_closed_days_are_not_offered():
    friday = datetime(2025, 6, 13, 16, 0, tzinfo=NEW_YORK)
    assert {slot.weekday() for slot in local(offers(now=friday, days=4))} == {0, 1}


def test_one_open_day_gives_three_times_apart():
    hours = BusinessHours(mon="", tue="09:00-17:00", wed="", thu="", fri="")
    found = local(offers(hours=hours, days=5))
    assert {slot.date() for slot in found} == {date(2025, 6, 10)}
    assert [slot.time() for slot in found] == [time(10), time(14), time(16)]


def test_busy_spans_are_kept_free_to_the_minute():
    day = datetime(2025, 6, 10, tzinfo=NEW_YORK)
    busy = [(day.replace(hour=9), day.replace(hour=16, minute=30))]
    hours = BusinessHours(mon="", tue="09:00-17:00", wed="", thu="", fri="")
    assert [slot.time() for slot in local(offers(hours=hours, days=5, busy=busy))] == [time(16, 30)]


def test_a_call_may_begin_when_another_ends_and_end_when_another_begins():
    day = datetime(2025, 6, 10, tzinfo=NEW_YORK)
    busy = [(day.replace(hour=9), day.replace(hour=10)), (day.replace(hour=10, minute=30), day.replace(hour=17))]
    hours = BusinessHours(mon="", tue="09:00-17:00", wed="", thu="", fri="")
    assert [slot.time() for slot in local(offers(hours=hours, days=5, busy=busy))] == [time(10)]


def test_excluded_times_are_not_offered_again():
    first = offers()
    assert not set(first) & set(offers(exclude=first))


def test_excluded_times_may_be_written_in_another_zone():
    first = offers()
    assert not set(first) & set(offers(exclude=local(first)))


def test_nothing_free_gives_nothing():
    assert offers(busy=[(MONDAY, MONDAY + timedelta(days=30))]) == ()


def test_a_call_ends_within_business_hours():
    hours = BusinessHours(mon="", tue="09:00-10:00", wed="", thu="", fri="")
    assert [slot.time() for slot in local(offers(hours=hours, minutes=60, days=5))] == [time(9)]
    assert offers(hours=hours, minutes=61, days=5) == ()


def test_never_at_night_even_when_always_open():
    found = local(offers(hours=ALWAYS, count=400, notice=0))
    assert found
    assert all(DAYTIME[0] <= slot.time() and (slot + timedelta(minutes=30)).time() <= DAYTIME[1] for slot in found)


@pytest.mark.parametrize(
    ("wish", "fits"),
    [
        (Wish(parts=frozenset({DayPart.MORNING})), lambda slot: slot.hour < 12),
        (Wish(weekdays=frozenset({4})), lambda slot: slot.weekday() == 4),
        (Wish(first_day=date(2025, 6, 16)), lambda slot: slot.date() >= date(2025, 6, 16)),
        (Wish(last_day=date(2025, 6, 10)), lambda slot: slot.date() <= date(2025, 6, 10)),
        (Wish(since=time(15)), lambda slot: slot.time() >= time(15)),
        (Wish(until=time(10)), lambda slot: slot.time() < time(10)),
    ],
)
def test_a_wish_is_kept(wish, fits):
    found = local(offers(wish=wish))
    assert found
    assert all(fits(slot) for slot in found)


def test_a_wish_that_cannot_be_kept_gives_nothing():
    assert offers(wish=Wish(weekdays=frozenset({6}))) == ()


# ------------------------------------------------------------------------------------------------ daylight saving time


def test_a_skipped_hour_is_never_offered():
    # Lisbon's clocks go from 01:00 to 02:00 on 30 March 2025; in Apia a whole day was skipped in 2011.
    lisbon = ZoneInfo("Europe/Lisbon")
    assert moment(date(2025, 3, 30), time(1, 30), lisbon) is None
    assert moment(date(2011, 12, 30), time(10), ZoneInfo("Pacific/Apia")) is None


def test_a_repeated_hour_is_never_offered():
    assert moment(date(2025, 11, 2), time(1, 30), NEW_YORK) is None


def test_a_day_that_does_not_exist_is_left_out():
    apia = ZoneInfo("Pacific/Apia")
    now = datetime(2011, 12, 29, 6, 0, tzinfo=apia)
    found = local(offers(now=now, zone=apia, hours=ALWAYS, days=3, count=200), apia)
    assert date(2011, 12, 30) not in {slot.date() for slot in found}
    assert date(2011, 12, 31) in {slot.date() for slot in found}


def test_local_times_stay_the_same_over_the_change():
    now = datetime(2025, 3, 7, 20, 0, tzinfo=NEW_YORK)  # the change is on Sunday the 9th
    found = local(offers(now=now, hours=ALWAYS, days=6))
    assert [slot.time() for slot in found] == [time(10), time(14), time(16)]
    assert {slot.utcoffset() for slot in found} == {timedelta(hours=-5), timedelta(hours=-4)}


@given(
    now=st.integers(0, 3 * 365 * 24 * 60).map(
        lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    zone=st.sampled_from(
        ["America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu"]
    ),
    minutes=st.integers(10, 180),
    notice=st.integers(0, 72),
    days=st.integers(1, 30),
    spans=st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 2_000)), max_size=12),
)
def test_every_offer_can_be_had_and_exists(now, zone, minutes, notice, days, spans):
    zone = ZoneInfo(zone)
    busy = [(now + timedelta(minutes=at), now + timedelta(minutes=at + long)) for at, long in spans]
    rules = CallRules(zone, OFFICE, minutes, notice, days)
    for slot in rules.free(now, busy):
        assert rules.is_free(slot, now, busy)
        shown = slot.astimezone(zone)
        assert moment(shown.date(), shown.time(), zone) == slot
        assert shown.minute in (0, 30)
        assert shown.weekday() < 5


# ------------------------------------------------------------------------------------------------ a lead's own time


@pytest.mark.parametrize(
    ("hour", "minute", "free"),
    [(9, 0, True), (16, 30, True), (11, 15, True), (16, 45, False), (8, 45, False), (19, 0, False)],
)
def test_a_time_of_the_leads_own_must_lie_in_business_hours(hour, minute, free):
    slot = datetime(2025, 6, 11, hour, minute, tzinfo=NEW_YORK)
    assert RULES.is_free(slot, MONDAY, ()) is free


@pytest.mark.parametrize("day", [date(2025, 6, 14), date(2025, 6, 9), date(2025, 6, 30), date(2025, 6, 6)])
def test_closed_too_soon_too_far_and_past_days_are_not_free(day):
    slot = datetime.combine(day, time(10), NEW_YORK)
    assert not RULES.is_free(slot, MONDAY, ())


def test_a_taken_time_is_not_free():
    slot = datetime(2025, 6, 11, 10, 0, tzinfo=NEW_YORK)
    taken = [(slot + timedelta(minutes=15), slot + timedelta(minutes=45))]
    assert not RULES.is_free(slot, MONDAY, taken)
    assert replace(RULES, minutes=15).is_free(slot, MONDAY, taken)
