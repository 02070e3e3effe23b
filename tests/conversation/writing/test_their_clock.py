"""A time that a lead told by their own clock is said back by both."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mailbot.conversation.writing.wording import in_both

HERE = ZoneInfo("America/New_York")
THURSDAY = datetime(2026, 12, 3, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "language", "told"),
    [
        ("America/Los_Angeles", "en", "Thursday, December 3 at 11:00 AM EST (8:00 AM PST)"),
        ("America/Chicago", "es", "jueves 3 de diciembre a las 11:00 a. m. EST (10:00 a. m. CST)"),
        ("America/Detroit", "en", "Thursday, December 3 at 11:00 AM EST"),
        ("Asia/Tokyo", "en", "Thursday, December 3 at 11:00 AM EST"),
    ],
)
def test_a_time_is_told_by_both_clocks(zone: str, language: str, told: str) -> None:
    assert in_both(THURSDAY, HERE, ZoneInfo(zone), language) == told


def test_without_a_clock_of_theirs_it_is_told_by_ours() -> None:
    assert in_both(THURSDAY, HERE, None, "en") == "Thursday, December 3 at 11:00 AM EST"
