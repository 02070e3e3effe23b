"""What a supervisor or load balancer asks: does the process live, and can it work."""

from __future__ import annotations

from flask import Blueprint

from mailbot.errors import OutsideError
from web.bridge import Bridge

READY_SECONDS = 2.0
TEXT = {"Content-Type": "text/plain; charset=utf-8"}

Answer = tuple[str, int, dict[str, str]]


def pages(bridge: Bridge) -> Blueprint:
    """/healthz and /readyz; they tell nothing else, so anybody may ask."""
    room = Blueprint("health", __name__)

    @room.get("/healthz")
    def healthz() -> Answer:
        return "alive\n", 200, TEXT

    @room.get("/readyz")
    def readyz() -> Answer:
        try:
            bridge.run(lambda desk: desk.store.ping(), within=READY_SECONDS)
        except OutsideError:
            return "the database does not answer\n", 503, TEXT
        return "ready\n", 200, TEXT

    return room
