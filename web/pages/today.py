"""/: what needs a person now, and what mailbot did since yesterday."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.bridge import Bridge


def pages(bridge: Bridge) -> Blueprint:
    """The first page."""
    room = Blueprint("today", __name__)

    @room.get("/")
    def index() -> str:
        return render_template("today/index.html")

    return room
