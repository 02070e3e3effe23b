"""/threads: the conversations, and one of them with its lead, what fits, and why things are so."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request

from mailbot.conversation.operator import inbox, marking, spam, views
from mailbot.conversation.operator.by_hand import reply_by_hand
from mailbot.conversation.operator.inbox import Asked, Line, Show
from mailbot.conversation.operator.thread_page import thread_page, written_since
from mailbot.desk import Desk
from mailbot.paging import Page
from models.campaign import Campaign
from models.message import Intent
from models.thread import Thread
from models.user import Role
from web.bridge import Bridge
from web.guard import may, signed
from web.paths import back

# The tabs over the list, in this order.
TABS: tuple[tuple[Show, str], ...] = (
    (Show.ALL, "All"),
    (Show.NEEDS, "Needs a person"),
    (Show.RESPONDING, "Responding"),
    (Show.WAITING, "Waiting"),
    (Show.COLD, "Cold"),
    (Show.READY, "Ready to talk"),
    (Show.QUALIFIED, "Qualified"),
    (Show.MUTED, "Muted"),
    (Show.STARRED, "Starred"),
    (Show.SPAM, "Spam"),
    (Show.ARCHIVED, "Archived"),
)
LONGEST_SEARCH = 200
INTENTS = (Intent.BUYER, Intent.SELLER, Intent.RENTER, Intent.GENERAL, Intent.NOT_INTERESTED, Intent.UNSUBSCRIBE)


def pages(bridge: Bridge) -> Blueprint:
    """The conversations."""
    room = Blueprint("threads", __name__, url_prefix="/threads")
    _add_marks(room, bridge)
    _add_calling_back(room, bridge)
    _add_words(room, bridge)

    @room.get("")
    def index() -> str:
        asked, before = _asked(), request.args.get("before", "")

        async def story(desk: Desk) -> tuple[Page[Thread], list[Line], list[dict[str, Any]]]:
            page = await inbox.list_conversations(desk, asked, before=before)
            named = await desk.store.rows(Campaign, {"number": {"$gt": 0}}, ["number", "name"], sort=[("number", -1)])
            return page, await inbox.lines_of(desk, page.rows), named

        page, lines, named = bridge.run(story)
        fragment = request.headers.get("HX-Target") == "list"
        return render_template(
            "threads/_list.html" if fragment else "threads/index.html",
            lines=lines,
            campaigns={row["number"]: row["name"] for row in named},
            asked=asked,
            tabs=[(show, title, _url(asked, show=show)) for show, title in TABS],
            intents=INTENTS,
            older=_url(asked, before=page.older) if page.older else "",
            unfinished=page.unfinished,
            first_page=not before,
            this=_url(asked, before=before),
        )

    @room.get("/<int:number>")
    def show(number: int) -> str:
        page = bridge.run(lambda desk: thread_page(desk, number))
        if may(Role.AGENT):
            bridge.run(lambda desk: marking.seen(desk, page.thread))
        return render_template("threads/show.html", page=page, thread=page.thread, contact=page.contact)

    @room.get("/<int:number>/since/<seen>")
    def since(number: int, seen: str) -> str:
        """A line of the page, read again when the numbers change: whether somebody has written meanwhile."""
        who = bridge.run(lambda desk: written_since(desk, number, seen))
        return render_template("threads/_since.html", number=number, seen=seen, who=who)

    return room


def _add_marks(room: Blueprint, bridge: Bridge) -> None:
    @room.post("/<int:number>/star")
    def star(number: int) -> Response:
        on, actor = request.form.get("on") == "yes", signed().actor
        bridge.run(lambda desk: marking.star(desk, number, on=on, actor=actor))
        return _return(number)

    @room.post("/<int:number>/archive")
    def archive(number: int) -> Response:
        on, actor = request.form.get("on") == "yes", signed().actor
        bridge.run(lambda desk: marking.archive(desk, number, on=on, actor=actor))
        flash("Archived: it comes back when the lead writes." if on else "Back in the list.", "good")
        return _return(number)

    @room.post("/<int:number>/done")
    def done(number: int) -> Response:
        """What its lead was promised is answered, elsewhere than here."""
        actor = signed().actor
        bridge.run(lambda desk: marking.done(desk, number, actor=actor))
        flash("Done: nothing is promised here any more.", "good")
        return _return(number)

    @room.post("/<int:number>/mute")
    def mute(number: int) -> Response:
        """Hand over: a person has this conversation from now on."""
        actor = signed().actor
        put_away = bridge.run(lambda desk: views.mute(desk, number, actor=actor))
        draft = " The draft that waited is put away." if put_away else ""
        flash(f"The conversation is yours: mailbot is silent on it until you give it back.{draft}", "good")
        return _return(number)

    @room.post("/<int:number>/unmute")
    def unmute(number: int) -> Response:
        actor = signed().actor
        owed = bridge.run(lambda desk: views.unmute(desk, number, actor=actor))
        at_once = "mailbot answers what they wrote last: its answer, or a draft for you, stands here in a moment."
        flash(at_once if owed else "mailbot answers the next mail of this conversation.", "good")
        return _return(number)


def _add_calling_back(room: Blueprint, bridge: Bridge) -> None:
    @room.post("/<int:number>/not-spam")
    def not_spam(number: int) -> Response:
        actor = signed().actor
        bridge.run(lambda desk: spam.not_spam(desk, number, actor=actor))
        flash("It is read again as a person's mail: its answer, or a draft for you, stands here in a moment.", "good")
        return _return(number)


def _add_words(room: Blueprint, bridge: Bridge) -> None:
    @room.post("/<int:number>/reply")
    def reply(number: int) -> Response:
        text, actor = "\n".join(request.form.get("text", "").splitlines()), signed().actor  # a browser sends CRLF
        to, seen = request.form.get("to", ""), request.form.get("seen", "")
        bridge.run(lambda desk: reply_by_hand(desk, number, text, actor=actor, to=to, seen=seen))
        flash("Your answer is on its way, and the conversation is yours: mailbot is silent on it.", "good")
        return _return(number)

    @room.post("/<int:number>/note")
    def note(number: int) -> Response:
        text, actor = request.form.get("text", ""), signed().actor
        bridge.run(lambda desk: marking.note(desk, number, text, actor=actor))
        return _return(number)

    @room.post("/<int:number>/tag")
    def tag(number: int) -> Response:
        name, on, actor = request.form.get("tag", ""), request.form.get("on", "yes") == "yes", signed().actor
        bridge.run(lambda desk: marking.tag(desk, number, name, on=on, actor=actor))
        return _return(number)


def _return(number: int) -> Response:
    return make_response(redirect(back(f"/threads/{number}"), 303))


def _asked() -> Asked:
    """What the address asks for; what makes no sense asks for nothing."""
    args = request.args
    intent, show, campaign = args.get("intent", ""), args.get("show", ""), args.get("campaign", "")
    return Asked(
        show=next((one for one in Show if one == show), Show.ALL),
        intent=next((one for one in INTENTS if one == intent), None),
        campaign=int(campaign) if campaign.isascii() and campaign.isdigit() and len(campaign) < 10 else 0,
        property_ref=args.get("property", "")[:60].strip(),
        search=args.get("search", "")[:LONGEST_SEARCH].strip(),
    )


def _url(asked: Asked, *, show: Show | None = None, before: str = "") -> str:
    """The address of a list; another tab keeps the other filters, and begins at its newest."""
    wanted = show or asked.show
    values = {
        "show": "" if wanted is Show.ALL else wanted.value,
        "intent": asked.intent or "",
        "campaign": asked.campaign or "",
        "property": asked.property_ref,
        "search": asked.search,
        "before": before,
    }
    query = urlencode({name: value for name, value in values.items() if value})
    return "/threads" + (f"?{query}" if query else "")
