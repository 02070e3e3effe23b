"""The operator's own calendar as a feed: a file or an https URL whose events are times when nobody can call."""

from __future__ import annotations

import asyncio
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from mailbot.errors import BadInput, OutsideError
from mailbot.mail.calendar import busy_spans

LARGEST_FEED = 5_000_000  # bytes
FETCH_SECONDS = 20.0
KEPT_SECONDS = 300.0  # a feed that was just read is not fetched for every answer


class CalendarFeed:
    """Busy spans of `source` (path or URL; empty: nothing is busy). A feed that cannot be read raises OutsideError."""

    def __init__(self, source: str, zone: ZoneInfo) -> None:
        self._source = source
        self._zone = zone
        self._text = ""
        self._read_at = 0.0

    async def spans(self, since: datetime, until: datetime) -> Sequence[tuple[datetime, datetime]]:
        """Everything that is taken between two moments, in UTC."""
        if not self._source:
            return ()
        if not self._read_at or time.monotonic() - self._read_at > KEPT_SECONDS:
            self._text = await asyncio.to_thread(_read, self._source)
            self._read_at = time.monotonic()
        try:
            return busy_spans(self._text, since, until, self._zone)
        except BadInput as error:
            raise OutsideError(f"conversation.busy_ics: {error.what}", "name a calendar in iCalendar format") from error


def _read(source: str) -> str:
    mend = "correct it, or empty it to offer times by business hours alone"
    try:
        if source.startswith(("https://", "http://", "webcal://")):
            url = "https://" + source.removeprefix("webcal://") if source.startswith("webcal://") else source
            with urllib.request.urlopen(url, timeout=FETCH_SECONDS) as response:  # noqa: S310 - http(s) only, see above
                return bytes(response.read(LARGEST_FEED)).decode("utf-8", "replace")
        return Path(source).read_text(encoding="utf-8", errors="replace")
    except (OSError, urllib.error.URLError, ValueError) as error:
        raise OutsideError(f"conversation.busy_ics: cannot read {source.split('?')[0]}: {error}", mend) from error
