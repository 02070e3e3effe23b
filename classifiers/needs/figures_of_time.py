"""Whether figures in a quote, whatever its language, tell a day of the month and a time of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Final

# "15h30", "3:30 pm", "15.30 Uhr", "3点30", "15": an hour, and minutes where they follow it at once.
_TIME: Final = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?!\d)(?:\s?(?:[:.hHчт時时点點시]|Uhr)\s?(?P<minutes>\d{2})(?!\d))?"
)
_DAY: Final = re.compile(r"(?<![\d:])\d{1,2}(?!\d|\s?[:hH])")


def tells_clock(quote: str, clock: time) -> bool:
    """Whether a figure of the quote is that time of day, by 24 hours or by 12."""
    return any(
        hour in (clock.hour, clock.hour % 12 or 12) and minutes == clock.minute for hour, minutes in _times(quote)
    )


def tells_day(quote: str, day: date) -> bool:
    """Whether a figure of the quote that is no time of day is the day of the month."""
    return any(int(found[0]) == day.day for found in _DAY.finditer(quote))


def _times(quote: str) -> Iterator[tuple[int, int]]:
    for found in _TIME.finditer(quote):
        yield int(found["hour"]), int(found["minutes"] or 0)
