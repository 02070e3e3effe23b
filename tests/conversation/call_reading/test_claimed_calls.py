"""What a model hears of a call is believed as far as offers and figures bear it out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mailbot.conversation.call_reading.claimed import claimed_answer
from mailbot.conversation.steps import CallWord
from models.message import CallClaim, CallSaid

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 30, 18, tzinfo=UTC)
TUESDAY, WEDNESDAY = datetime(2026, 12, 1, 18, tzinfo=UTC), datetime(2026, 12, 2, 23, tzinfo=UTC)  # 10:00 and 15:00
FRIDAY = datetime(2026, 12, 4, 22, tzinfo=UTC)  # 14:00
OFFERED = (TUESDAY, WEDNESDAY)


def claim(says: CallSaid = CallSaid.TIME, at: datetime | None = WEDNESDAY, **fields: Any) -> CallClaim:
    local = at.astimezone(ZONE) if at else None
    when = {"day": f"{local:%Y-%m-%d}", "clock": f"{local:%H:%M}"} if local else {}
    return CallClaim(**{"says": says, "quote": "words", **when, **fields})


@pytest.mark.parametrize(
    ("said", "booked", "expected"),
    [
        (claim(clock_proven=True), None, (CallWord.ACCEPTS, WEDNESDAY)),
        (claim(clock_proven=True), TUESDAY, (CallWord.RESCHEDULES, WEDNESDAY)),
        (claim(clock_proven=True), WEDNESDAY, (CallWord.NONE, None)),  # it is booked
        (claim(), None, (CallWord.AMBIGUOUS, None)),
        (claim(at=FRIDAY, clock_proven=True, day_proven=True), None, (CallWord.PROPOSES, FRIDAY)),
        (claim(at=FRIDAY, clock_proven=True), None, (CallWord.AMBIGUOUS, None)),
        (claim(at=FRIDAY, day_proven=True), None, (CallWord.AMBIGUOUS, None)),
        (claim(at=FRIDAY, clock=""), None, (CallWord.PROPOSES_VAGUE, None)),
        (claim(at=None), None, (CallWord.PROPOSES_VAGUE, None)),
        (claim(at=datetime(2026, 11, 27, 18, tzinfo=UTC), clock_proven=True), None, (CallWord.PROPOSES_VAGUE, None)),
        (claim(CallSaid.OTHER_TIMES, clock_proven=True), None, (CallWord.PROPOSES_VAGUE, None)),
        (claim(CallSaid.OTHER_TIMES, at=None), TUESDAY, (CallWord.RESCHEDULES_VAGUE, None)),
        (claim(CallSaid.DECLINES), None, (CallWord.DECLINES, None)),
        (claim(CallSaid.CANCELS, at=None), TUESDAY, (CallWord.CANCELS, None)),
    ],
)
def test_what_it_comes_to(said: CallClaim, booked: datetime | None, expected: tuple[CallWord, datetime | None]) -> None:
    answer = claimed_answer(said, OFFERED, booked, NOW, ZONE)
    assert (answer.kind, answer.slot) == expected
    assert answer.claimed


def test_the_only_time_that_is_open_needs_no_figures() -> None:
    assert claimed_answer(claim(), [WEDNESDAY], None, NOW, ZONE).slot == WEDNESDAY
    assert claimed_answer(claim(), [TUESDAY, WEDNESDAY], None, TUESDAY, ZONE).slot == WEDNESDAY  # the other has passed


def test_what_is_asked_about_is_the_time_that_was_heard() -> None:
    assert claimed_answer(claim(at=FRIDAY), OFFERED, None, NOW, ZONE).candidates == (FRIDAY,)


def test_the_day_that_they_would_like_is_what_is_offered() -> None:
    wish = claimed_answer(claim(CallSaid.OTHER_TIMES, at=FRIDAY), OFFERED, None, NOW, ZONE).wish
    assert wish is not None
    assert (wish.first_day, wish.last_day) == (date(2026, 12, 4), date(2026, 12, 4))


def test_the_hours_that_they_name_are_what_is_offered() -> None:
    said = claim(CallSaid.OTHER_TIMES, at=None, since="16:00", until="18:30")
    wish = claimed_answer(said, OFFERED, None, NOW, ZONE).wish
    assert wish is not None
    assert (wish.first_day, wish.since, wish.until) == (None, time(16), time(18, 30))
