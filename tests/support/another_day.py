"""A day for calls that is not today's: "Tuesday at 4", said on a Tuesday, may mean today or a week from now."""

from __future__ import annotations

from datetime import UTC, datetime

from mailbot.config import Business

_TUESDAY = 1
DAY = "Wednesday" if datetime.now(UTC).astimezone(Business().zone).weekday() == _TUESDAY else "Tuesday"
