"""/calls: the calls to come by day, and what was; moved and cancelled, the lead and their calendar told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from mailbot.conversation import call_desk
from mailbot.errors import BadInput
from mailbot.moments import moment_of
from models.call import Call, CallState
from web.bridge import Bridge
from web.guard import signed
from web.places import back
from web.showing import clock

MOST_YEARS = 50  # from now that a week may lie


def pages(bridge: Bridge) -> Blueprint:
    """The list, one call, and its changes."""
    room = Blueprint("calls", __name__, url_prefix="/calls")

    @room.get("")
    def index() -> str:
        lines = bridge.run(call_desk.coming)
        zone = bridge.desk.config.business.zone
        days = [
            (day, list(of_day))
            for day, of_day in groupby(lines, key=lambda line: line.call.starts_at.astimezone(zone).date())
        ]
        return render_template("calls/index.html", days=days)

    @room.get("/week")
    def week() -> str:
        zone = bridge.desk.config.business.zone
        today = bridge.desk.now().astimezone(zone).date()
        monday = _monday(request.args.get("of", ""), today)
        lines = bridge.run(lambda desk: call_desk.week(desk, monday))
        days = [monday + timedelta(days=place) for place in range(7)]
        by_day = [(day, [one for one in lines if one.call.starts_at.astimezone(zone).date() == day]) for day in days]
        before, after = monday - timedelta(days=7), monday + timedelta(days=7)
        return render_template("calls/week.html", days=by_day, today=today, before=before, after=after)

    @room.get("/done", defaults={"state": CallState.DONE.value})
    @room.get("/cancelled", defaults={"state": CallState.CANCELLED.value})
    def over(state: str) -> str:
        before = request.args.get("before", "")
        lines, older = bridge.run(lambda desk: call_desk.over(desk, CallState(state), before))
        further = url_for(".over", state=state, before=older) if older else ""
        return render_template("calls/over.html", lines=lines, older=further, state=state)

    @room.get("/<int:number>")
    def show(number: int) -> str:
        line = bridge.run(lambda desk: call_desk.one(desk, number))
        untold = bridge.run(lambda desk: call_desk.cannot_be_told(desk, line.call))
        local = line.call.starts_at.astimezone(bridge.desk.config.business.zone)
        return render_template(
            "calls/show.html", line=line, call=line.call, untold=untold, local=f"{local:%Y-%m-%dT%H:%M}"
        )

    @room.get("/<int:number>.ics")
    def calendar(number: int) -> Response:
        text = bridge.run(lambda desk: call_desk.calendar_text(desk, number))
        response = Response(text, mimetype="text/calendar")
        response.headers.set("Content-Disposition", "attachment", filename=f"call-{number}.ics")
        return response

    @room.post("/book/<int:thread>")
    def book(thread: int) -> Answer:
        """From the page of a thread."""
        start, phone, actor = _moment(request.form.get("at", "")), request.form.get("phone", ""), signed().actor
        call = bridge.run(lambda desk: call_desk.book(desk, thread, start, phone=phone.strip()[:40], actor=actor))
        tell(call, f"A call is booked for {clock(bridge, call.starts_at)}.")
        return redirect(back(url_for(".show", number=call.number)), 303)

    @room.post("/<int:number>/move")
    def move(number: int) -> Answer:
        start, actor = _moment(request.form.get("to", "")), signed().actor
        call = bridge.run(lambda desk: call_desk.move(desk, number, start, actor=actor))
        tell(call, f"The call is now on {clock(bridge, call.starts_at)}.")
        return redirect(back(url_for(".show", number=number)), 303)

    @room.post("/<int:number>/cancel")
    def cancel(number: int) -> Answer:
        reason, actor = request.form.get("reason", "").strip()[:200] or "by the operator", signed().actor
        call = bridge.run(lambda desk: call_desk.cancel(desk, number, reason, actor=actor))
        tell(call, "The call is cancelled.")
        return redirect(back(url_for(".index")), 303)

    def tell(call: Call, done: str) -> None:
        """What was done, and whether the lead hears of it."""
        untold = bridge.run(lambda desk: call_desk.cannot_be_told(desk, call))
        if untold:
            flash(f"{done} The lead is not told: {untold}. Tell them yourself.", "warn")
        else:
            flash(f"{done} The lead is told.", "good")

    def _moment(text: str) -> datetime:
        """What a field of date and time gives, in the account's zone."""
        moment = moment_of(text, bridge.desk.config.business.zone)
        if moment is None:
            raise BadInput("no date and time was given", "choose both")
        return moment

    return room


def _monday(asked: str, today: date) -> date:
    """The Monday of the week of a day that an address names; of this week, where it names none that makes sense."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = today
    day = day if abs(day.year - today.year) <= MOST_YEARS else today
    return day - timedelta(days=day.weekday())
