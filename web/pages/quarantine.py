"""/quarantine: mail that could not be handled, why, its bytes, and another try."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from classifiers.reader import BuiltinIntentReader
from mailbot.desk import Desk
from mailbot.quarantine import retrying, views
from models.message import Message, MessageState
from web.bridge import Bridge
from web.guard import signed
from web.pages.mail import DOWNLOAD_POLICY
from web.paths import back

RETRY_SECONDS = 30.0  # a mail that is slow to read is one of those that lie here


def pages(bridge: Bridge) -> Blueprint:
    """What is in quarantine, and one mail of it."""
    room = Blueprint("quarantine", __name__, url_prefix="/quarantine")

    @room.get("")
    def index() -> str:
        before = request.args.get("before", "")
        page = bridge.run(lambda desk: views.page(desk, before))
        older = url_for(".index", before=page.older) if page.older else ""
        return render_template("quarantine/index.html", mails=page.rows, older=older, first=not before)

    @room.get("/<message_id>")
    def show(message_id: str) -> str:
        aside = bridge.run(lambda desk: views.look(desk, message_id))
        return render_template("quarantine/show.html", aside=aside, mail=aside.message)

    @room.get("/<message_id>/raw")
    def raw(message_id: str) -> Response:
        """The bytes as they came, to keep and to send on; never shown as a page."""

        async def story(desk: Desk) -> bytes:
            aside = await desk.store.get(Message, message_id, whole=True)
            return await desk.store.bytes_of(aside)

        response = Response(bridge.run(story), mimetype="application/octet-stream")
        response.headers.set("Content-Disposition", "attachment", filename=f"{message_id}.eml")
        response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
        return response

    @room.post("/<message_id>/retry")
    def retry(message_id: str) -> Answer:
        actor = signed().actor
        message = bridge.run(
            lambda desk: retrying.retry(desk, message_id, BuiltinIntentReader(), actor=actor),
            within=RETRY_SECONDS,
        )
        if message.withheld:
            flash("The server is asked for it at the next look. It leaves the quarantine when it is here.", "good")
            return redirect(back(url_for(".show", message_id=message_id)), 303)
        if message.state is MessageState.QUARANTINED:
            flash("It still cannot be handled. The reason may have changed.", "warn")
            return redirect(back(url_for(".show", message_id=message_id)), 303)
        flash("The mail was read and is in its thread.", "good")
        return redirect(url_for(".index"), 303)

    return room
