"""/notes: a note on a conversation or a contact is changed or taken away; it is shown where it was written."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request
from werkzeug.wrappers import Response as Answer

from mailbot.crm import notes
from web.bridge import Bridge
from web.guard import signed
from web.paths import back


def pages(bridge: Bridge) -> Blueprint:
    """Both deeds; adding one belongs to the conversation and the contact."""
    room = Blueprint("notes", __name__, url_prefix="/notes")

    @room.post("/<note_id>")
    def change(note_id: str) -> Answer:
        text, actor = request.form.get("text", ""), signed().actor
        bridge.run(lambda desk: notes.change(desk, note_id, text, actor=actor))
        flash("The note is changed.", "good")
        return redirect(back("/"), 303)

    @room.post("/<note_id>/drop")
    def drop(note_id: str) -> Answer:
        actor = signed().actor
        bridge.run(lambda desk: notes.drop(desk, note_id, actor=actor))
        flash("The note is taken away.", "good")
        return redirect(back("/"), 303)

    return room
