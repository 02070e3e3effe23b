"""The operator's calendar is read from where it is, seldom, and never passed over when it cannot be read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mailbot.errors import OutsideError
from mailbot.mail.calendar_feed import CalendarFeed

ZONE = ZoneInfo("Europe/Berlin")
SINCE, UNTIL = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 20, tzinfo=UTC)
SPAN = (datetime(2026, 3, 4, 15, tzinfo=UTC), datetime(2026, 3, 4, 16, tzinfo=UTC))
FEED = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Zahnärztin\r\n"
    "DTSTART:20260304T150000Z\r\nDTEND:20260304T160000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


class Website:
    """An HTTP server with one answer."""

    def __init__(self) -> None:
        self.status, self.body, self.asked = 200, FEED.encode(), 0
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked += 1
                self.send_response(site.status)
                self.send_header("Content-Length", str(len(site.body)))
                self.end_headers()
                self.wfile.write(site.body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/private-s3cret/basic.ics?key=s3cret"


@pytest.fixture
def website() -> Iterator[Website]:
    site = Website()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()


async def test_without_a_calendar_nothing_is_busy():
    assert await CalendarFeed("", ZONE).spans(SINCE, UNTIL) == ()


async def test_a_file_is_read(tmp_path: Path):
    file = tmp_path / "busy.ics"
    file.write_text(FEED, encoding="utf-8")
    assert await CalendarFeed(str(file), ZONE).spans(SINCE, UNTIL) == (SPAN,)


async def test_a_url_is_asked_once_for_what_it_has_told(website: Website):
    feed = CalendarFeed(website.url, ZONE)
    assert await feed.spans(SINCE, UNTIL) == (SPAN,)
    later = timedelta(minutes=5)
    assert await feed.spans(SINCE + later, UNTIL + later) == (SPAN,)
    assert await feed.spans(SPAN[1], UNTIL) == ()
    assert await feed.spans(SINCE, SPAN[0]) == ()
    assert website.asked == 1


async def test_a_url_is_asked_again_for_days_that_it_has_not_told(website: Website):
    feed = CalendarFeed(website.url, ZONE)
    assert await feed.spans(SINCE - timedelta(days=9), SINCE) == ()
    assert await feed.spans(SINCE, UNTIL) == (SPAN,)
    assert await feed.spans(SINCE - timedelta(days=9), UNTIL) == (SPAN,)
    assert website.asked == 3


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, b""),
        (503, b""),
        (200, b"<html>Please sign in</html>"),
        (200, FEED.encode()[:-30]),
    ],
)
async def test_a_url_that_gives_no_calendar_is_an_error_that_keeps_its_secret(
    website: Website, status: int, body: bytes
):
    website.status, website.body = status, body
    feed = CalendarFeed(website.url, ZONE)
    with pytest.raises(OutsideError, match="busy_ics") as caught:
        await feed.spans(SINCE, UNTIL)
    assert "s3cret" not in str(caught.value)
    website.status, website.body = 200, FEED.encode()
    assert await feed.spans(SINCE, UNTIL) == (SPAN,)


@pytest.mark.parametrize("source", ["/nowhere/busy.ics", "http://127.0.0.1:1/x.ics", "https://[bad/x.ics"])
async def test_a_calendar_that_is_not_there_is_an_error(source: str):
    with pytest.raises(OutsideError, match="busy_ics"):
        await CalendarFeed(source, ZONE).spans(SINCE, UNTIL)
