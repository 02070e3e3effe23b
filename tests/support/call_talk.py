"""Leads who answer the offer of a call: three times, written to on Monday 9 June 2025 at 9 in New York."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mailbot.conversation.call_reading.acceptance import CallAnswer, read_answer

NEW_YORK = ZoneInfo("America/New_York")


def june(day_and_time: str, zone: ZoneInfo = NEW_YORK) -> datetime:
    """ "12 14:00" is that day of June 2025; "7/3 9:00" is another month's."""
    day, clock = day_and_time.split()
    month, _, day = day.rpartition("/")
    hour, minute = clock.split(":")
    return datetime(2025, int(month or 6), int(day), int(hour), int(minute), tzinfo=zone).astimezone(UTC)


NOW = june("9 9:00")
TUE, THU, FRI = june("10 10:00"), june("12 14:00"), june("13 16:00")
THREE = (TUE, THU, FRI)


def read(text: str, offered=THREE, now=NOW, zone=NEW_YORK, language="en", **more) -> CallAnswer:
    answer = read_answer(text, offered, now, zone, language, **more)
    assert answer.quote in text, "the quote must stand verbatim in the text"
    assert answer.reason
    assert all(slot.tzinfo is UTC for slot in (answer.slot, *answer.candidates) if slot)
    return answer


def shown(answer: CallAnswer) -> str:
    times = [answer.slot] if answer.slot else answer.candidates
    return " | ".join([answer.kind.value, *(f"{time.astimezone(NEW_YORK):%-m/%-d %H:%M}" for time in times)])
