"""The clock that a lead goes by: where they are, and by which zone they told times before."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

import pytest
from call_talk import NEW_YORK, NOW, june, read, shown

from mailbot.conversation.call_reading.clocks import OURS, Clock
from mailbot.conversation.meaning.kept_times import clock_after

DENVER = ZoneInfo("America/Denver")
TOLD, PLACED = Clock(DENVER, told=True), Clock(DENVER)


@pytest.mark.parametrize(
    ("text", "zone", "told"),
    [
        ("call me at 2 central thursday", "America/Chicago", True),
        ("Moving from San Diego. Could we talk at 9am my time tomorrow?", "America/Los_Angeles", True),
        ("We're relocating from Tokyo in May", "Asia/Tokyo", False),
        ("We're in Denver, mornings our time", "America/Denver", True),
        ("say 8 to 10 Hawaii time?", "Pacific/Honolulu", True),
        ("Mountain time, so Thursday after 3 our time", "America/Denver", True),
        ("estoy en California", "America/Los_Angeles", False),
    ],
)
def test_the_clock_that_is_told(text: str, zone: str, told: bool) -> None:
    assert clock_after(OURS, text, NOW, NEW_YORK) == Clock(ZoneInfo(zone), told)


@pytest.mark.parametrize(
    "text",
    ["my son is in Denver", "how far is it from Boston?", "a central location", "at 4 your time", "Pacific Street"],
)
def test_no_clock_of_theirs(text: str) -> None:
    assert clock_after(OURS, text, NOW, NEW_YORK) == OURS


def test_the_clock_is_kept_over_mail_that_names_none() -> None:
    assert clock_after(TOLD, "can we do 9 instead", NOW, NEW_YORK) == TOLD


@pytest.mark.parametrize(
    ("text", "clock", "expected"),
    [
        ("can we do 9 instead", TOLD, "reschedules | 6/12 11:00"),
        ("Is 2:30 ok instead", TOLD, "reschedules | 6/12 16:30"),
        ("can we do 9 instead", OURS, "reschedules | 6/12 09:00"),
        ("can we do 11 your time instead", TOLD, "reschedules | 6/12 11:00"),
        ("Is 2:30 eastern ok instead", TOLD, "reschedules | 6/12 14:30"),
        ("can we do 9 instead", PLACED, "ambiguous | 6/12 09:00 | 6/12 11:00"),
    ],
)
def test_who_told_times_by_their_clock_goes_on_so(text: str, clock: Clock, expected: str) -> None:
    assert shown(read(text, (), booked=june("12 12:00"), clock=clock)) == expected


def test_an_hour_of_ours_that_is_repeated_is_the_offered_one() -> None:
    assert shown(read("10 works", clock=TOLD)) == "accepts | 6/10 10:00"


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("We are in Denver. mornings our time", time(10), time(14)),
        ("from 3 to 6 in the afternoon London time", time(10), time(13)),
        ("say 8 to 10 Hawaii time?", time(14), time(16)),
        ("mornings", time(8), time(12)),
    ],
)
def test_parts_and_spans_of_their_day_are_told_in_ours(text: str, since: time, until: time) -> None:
    wish = read(text).wish
    assert wish is not None
    parts = wish.since or time(8), wish.until or time(12)
    assert parts == (since, until)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Call me at 0900 Wednesday", "proposes | 6/11 09:00"),
        ("Call me Wednesday at 1500", "proposes | 6/11 15:00"),
        ("Wednesday at 1500 Maple Street", "none"),
    ],
)
def test_a_clock_of_four_digits_beside_a_day_is_an_hour_unless_a_street_follows(text: str, meant: str) -> None:
    assert shown(read(text, invited=True)) == meant
