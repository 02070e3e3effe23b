"""The operator's own calendar as a feed: a file or an https URL whose events are times when nobody can call."""

from __future__ import annotations

import asyncio
import http.client
import time
import urllib.request
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from mailbot.errors import BadInput, OutsideError, why
from mailbot.mail.calendar import busy_spans

LARGEST_FEED = 5_000_000  # bytes
FETCH_SECONDS = 20.0
KEPT_SECONDS = 300.0  # a feed that was just read is not fetched for every answer

Span = tuple[datetime, datetime]


class CalendarFeed:
    """Busy spans of `source` (path or URL; empty: nothing is busy). A feed that cannot be read raises OutsideError."""

    def __init__(self, source: str, zone: ZoneInfo) -> None:
        self._source = source
        self._zone = zone
        self._read_at = 0.0
        self._window: Span | None = None
        self._busy: tuple[Span, ...] = ()

    async def spans(self, since: datetime, until: datetime) -> Sequence[Span]:
        """Everything that is taken between two moments, in UTC."""
        if not self._source:
            return ()
        stale = time.monotonic() - self._read_at > KEPT_SECONDS
        if stale or self._window is None or since < self._window[0] or until > self._window[1]:
            window = (since, until + timedelta(seconds=2 * KEPT_SECONDS))  # what is asked for moves on with the clock
            self._busy = await asyncio.to_thread(_busy, self._source, window, self._zone)
            self._window, self._read_at = window, time.monotonic()
        return tuple(span for span in self._busy if span[0] < until and span[1] > since)


def _busy(source: str, window: Span, zone: ZoneInfo) -> tuple[Span, ...]:
    """Read and expand the feed; both may take seconds, in which mail goes on."""
    try:
        return busy_spans(_read(source), *window, zone)
    except BadInput as error:
        raise OutsideError(
            f"conversation.busy_ics: {error.what}", error.mend or "name a calendar in iCalendar format"
        ) from error


def _read(source: str) -> str:
    mend = "correct it, or empty it to offer times by business hours alone"
    try:
        if source.startswith(("https://", "http://", "webcal://")):
            url = "https://" + source.removeprefix("webcal://") if source.startswith("webcal://") else source
            with urllib.request.urlopen(url, timeout=FETCH_SECONDS) as response:  # noqa: S310 - http(s) only, see above
                return bytes(response.read(LARGEST_FEED)).decode("utf-8", "replace")
        return Path(source).read_text(encoding="utf-8", errors="replace")
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise OutsideError(f"conversation.busy_ics: cannot read {_shown(source)}: {why(error)}", mend) from error


def _shown(source: str) -> str:
    """A path as it is, and of a URL the host alone: who knows the rest may read the calendar."""
    return source.split("/")[2].rpartition("@")[2] if "://" in source else source
