"""Dates and times that people type, as moments and days."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def moment_of(text: str, zone: ZoneInfo) -> datetime | None:
    """The moment (UTC) that "2027-03-01T14:30" means (ISO 8601): in `zone` unless it names an offset; None for none."""
    try:
        written = datetime.fromisoformat(text.strip())
        return (written if written.tzinfo else written.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):  # the second where an end of the calendar lies in between
        return None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day of these numbers; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
