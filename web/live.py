"""What is live: the numbers in the navigation, by Server-Sent Events, and word that a list has changed.

A stream holds one of the server's threads for as long as it lasts. So there are only so many at once; a browser
that gets none asks for the numbers now and then instead.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict

from flask import Blueprint, Response, jsonify, make_response, request

from mailbot.conversation.figures.attention import Counts, counts
from mailbot.errors import MailbotError
from web.bridge import Bridge

log = logging.getLogger(__name__)

STREAMS = 16  # of web.server's threads
STREAM_SECONDS = 120.0  # then the browser asks again, and the guard looks at its session again
FRESH_SECONDS = 2.0  # how often the numbers are counted while somebody looks
REST = 4.0  # times as long as a count took: counting takes no more than a fifth of the store's time
BEAT_SECONDS = 15.0  # an idle stream says that it lives, so that no proxy ends it
RETRY_MS = 5000


class Live:
    """The numbers, counted once for everybody who looks."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(STREAMS)
        self._stopping = threading.Event()
        self._counts = Counts()
        self._fresh_until = float("-inf")

    def counts(self) -> Counts:
        """The numbers, at most FRESH_SECONDS old; the last known ones while the database does not answer.

        Where counting takes long, thousands wait and "99+" stands there: such numbers may be as old as REST says.
        """
        with self._lock:
            began = time.monotonic()
            if began >= self._fresh_until:
                try:
                    self._counts = self._bridge.run(counts)
                except MailbotError as error:
                    log.warning("the numbers could not be counted: %s", error)
                ended = time.monotonic()
                self._fresh_until = ended + max(FRESH_SECONDS, REST * (ended - began))
            return self._counts

    def stop(self) -> None:
        """End every stream."""
        self._stopping.set()

    def take_place(self) -> bool:
        """Whether there is room for one more stream; whoever takes the place gives it back by reading `stream`."""
        return not self._stopping.is_set() and self._places.acquire(blocking=False)

    def stream(self, gone: Callable[[], bool]) -> Iterator[str]:
        """Events as they happen, for whoever took a place, until `gone` says that the browser is."""
        try:
            yield f"retry: {RETRY_MS}\n\n"
            yield from self._events(time.monotonic() + STREAM_SECONDS, gone)
        finally:
            self._places.release()

    def _events(self, until: float, gone: Callable[[], bool]) -> Iterator[str]:
        told: Counts | None = None
        quiet_since = time.monotonic()
        while time.monotonic() < until and not self._stopping.is_set() and not gone():
            now = self.counts()
            if now != told:
                told, quiet_since = now, time.monotonic()
                yield f"event: counts\ndata: {json.dumps(asdict(now))}\n\n"
            elif time.monotonic() - quiet_since >= BEAT_SECONDS:
                quiet_since = time.monotonic()
                yield ": still here\n\n"
            self._stopping.wait(FRESH_SECONDS)


def pages(live: Live) -> Blueprint:
    """/live, and /live/counts for browsers that get no stream."""
    room = Blueprint("live", __name__, url_prefix="/live")

    @room.get("")
    def stream() -> Response:
        if not live.take_place():
            return make_response("", 204)  # an EventSource asks no more then
        gone = request.environ.get("waitress.client_disconnected", lambda: False)
        response = Response(_Stream(live, gone), mimetype="text/event-stream")
        response.headers["X-Accel-Buffering"] = "no"  # nginx passes events on as they come
        return response

    @room.get("/counts", endpoint="counts")
    def numbers() -> Response:
        return jsonify(asdict(live.counts()))

    return room


class _Stream:
    """Gives the place back even when nobody reads the stream: the server calls close() in any case (PEP 3333)."""

    def __init__(self, live: Live, gone: Callable[[], bool]) -> None:
        self._events = live.stream(gone)
        self._first = next(self._events)

    def __iter__(self) -> Iterator[str]:
        yield self._first
        yield from self._events

    def close(self) -> None:
        self._events.close()  # type: ignore[attr-defined]
