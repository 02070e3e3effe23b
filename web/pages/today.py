"""/: what needs a person now, and what mailbot did since yesterday."""

from __future__ import annotations

import threading

from flask import Blueprint, render_template, request

from mailbot.conversation.operator.today import today
from web.bridge import Bridge

# What is told of the day: kinds of events, and how a number of them reads.
TOLD: tuple[tuple[tuple[str, ...], str], ...] = (
    (("delivery.accepted",), "mails sent"),
    (("mail.read",), "mails read"),
    (("draft.written", "draft.held"), "answers written"),
    (("draft.approved",), "drafts approved"),
    (("call.booked", "call.moved"), "calls booked or moved"),
    (("contact.created",), "new contacts"),
    (("contact.unsubscribed",), "unsubscribed"),
    (("delivery.bounced",), "bounced"),
    (("delivery.delayed",), "said to be delayed"),
    (("report.doubted",), "said without proof to have bounced"),
    (("delivery.failed",), "refused"),
)


def pages(bridge: Bridge) -> Blueprint:
    """The first page."""
    room = Blueprint("today", __name__)
    begun = threading.Event()  # whether there is a property in 10,000 takes the embedded store a quarter of a second

    @room.get("/")
    def index() -> str:
        page = bridge.run(lambda desk: today(desk, begun=begun.is_set()))
        if page.start.done:
            begun.set()
        told = [(sum(page.happened.get(kind, 0) for kind in kinds), words) for kinds, words in TOLD]
        fragment = request.headers.get("HX-Target") == "today"
        return render_template(
            "today/_today.html" if fragment else "today/index.html", page=page, told=[one for one in told if one[0]]
        )

    return room
