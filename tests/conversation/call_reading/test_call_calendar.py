"""Zones, business hours, and dates that may be read two ways."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from call_talk import THU, june, read, shown

from mailbot.config import BusinessHours
from mailbot.conversation.steps import CallWord


def test_tomorrow_counts_in_the_accounts_zone():
    late_in_new_york = datetime(2025, 6, 10, 3, 30, tzinfo=UTC)  # still Monday there
    assert shown(read("call me tomorrow at 3", (), late_in_new_york)) == "proposes | 6/10 15:00"


def test_business_hours_tell_morning_from_afternoon():
    early = BusinessHours(wed="05:00-12:00")
    assert shown(read("Wednesday at 7 works")) == "proposes | 6/11 19:00"
    assert shown(read("Wednesday at 7 works", hours=early)) == "proposes | 6/11 07:00"


def test_hours_that_hold_both_are_asked_about():
    long = BusinessHours(wed="07:00-22:00")
    assert shown(read("Wednesday at 8 works", hours=long)) == "ambiguous | 6/11 08:00 | 6/11 20:00"
    assert shown(read("Wednesday at 8pm works", hours=long)) == "proposes | 6/11 20:00"


def test_the_order_of_day_and_month_follows_the_country():
    paris = ZoneInfo("Europe/Paris")
    offered = (june("12 14:00", paris),)
    assert read("12/6 at 14:00", offered, zone=paris).slot == offered[0]
    assert read("6/12 at 2pm").slot == THU
    assert read("el 12/6 a las 14:00", language="es").slot == THU


def test_a_date_that_may_be_two_is_asked_about():
    madrid = ZoneInfo("Europe/Madrid")
    answer = read("7/8 a las 10 me va bien", (june("12 14:00", madrid),), zone=madrid, language="es")
    assert answer.kind is CallWord.AMBIGUOUS
    assert len(answer.candidates) == 2


def test_a_local_time_that_is_skipped_is_never_proposed():
    now = datetime(2025, 3, 7, 12, 0, tzinfo=UTC)
    answer = read("Sunday March 9 at 2:30 am works", (datetime(2025, 3, 10, 14, 0, tzinfo=UTC),), now)
    assert answer.slot is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Thursday at noon", "12:00"),
        ("Thursday at 12", None),
        ("Thursday at 12pm", "12:00"),
        ("Thursday midday", "12:00"),
    ],
)
def test_noon(text, time):
    assert shown(read(text, (june("13 9:00"),))) == "proposes | 6/12 12:00"
