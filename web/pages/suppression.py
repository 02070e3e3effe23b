"""/suppression: who must not be written to, why, since when; added, taken off, imported and exported."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from mailbot.delivery import suppression
from mailbot.desk import Desk
from mailbot.errors import BadInput
from models.suppression import EVERYTHING, Suppression, SuppressionReason
from web.bridge import Bridge
from web.downloads import spreadsheet
from web.guard import signed
from web.paths import back

LONG = 120.0  # seconds for a whole list


def pages(bridge: Bridge) -> Blueprint:
    """The list and what is done to it."""
    room = Blueprint("suppression", __name__, url_prefix="/suppression")

    @room.get("")
    def index() -> str:
        words, before = request.args.get("q", "").strip()[:200], request.args.get("before", "")
        older = ""
        if words:
            found = tuple(bridge.run(lambda desk: suppression.beginning_with(desk, words)))
        else:
            page = bridge.run(lambda desk: suppression.recent(desk, before))
            found, older = page.rows, url_for(".index", before=page.older) if page.older else ""
        return render_template("suppression/index.html", entries=found, words=words, older=older, everything=EVERYTHING)

    @room.post("/add")
    def add() -> Answer:
        address, why, actor = request.form.get("address", ""), request.form.get("why", "").strip()[:200], signed().actor
        new = bridge.run(
            lambda desk: suppression.suppress(desk, address, SuppressionReason.OPERATOR, detail=why, actor=actor)
        )
        flash("Nothing is sent to that address any more." if new else "That address was on the list before.", "good")
        return redirect(back(url_for(".index")), 303)

    @room.post("/remove")
    def remove() -> Answer:
        address, actor = request.form.get("address", ""), signed().actor
        bridge.run(lambda desk: suppression.unsuppress(desk, address, actor=actor))
        flash(f"{address} may be written to again.", "good")
        return redirect(back(url_for(".index")), 303)

    @room.post("/import")
    def import_() -> Answer:
        file, actor = request.files.get("file"), signed().actor
        if file is None or not file.filename:
            raise BadInput("no file was chosen", "choose a CSV, or a file with one address a line")
        content, name = file.read(), file.filename
        added, problems = bridge.run(
            lambda desk: suppression.import_text(desk, content, name, actor=actor), within=LONG
        )
        flash(f"{added} addresses added.", "good")
        for problem in problems[:10]:
            flash(problem, "warn")
        if len(problems) > 10:
            flash(f"… and {len(problems) - 10} more lines that could not be used.", "warn")
        return redirect(back(url_for(".index")), 303)

    @room.get("/export.csv")
    def export() -> Response:
        async def story(desk: Desk) -> list[Suppression]:
            return [entry async for entry in suppression.entries(desk)]

        entries = bridge.run(story, within=LONG)
        rows = ((entry.address, entry.scope, entry.reason, entry.created_at) for entry in entries)
        return spreadsheet("suppression.csv", ("address", "scope", "reason", "since"), rows)

    return room
