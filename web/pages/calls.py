"""/calls: the calls to come by day, and what was; moved and cancelled, the lead and their calendar told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from mailbot.conversation import call_desk
from mailbot.conversation.call_desk import Arranged
from mailbot.conversation.operator.views import find_thread
from mailbot.errors import BadInput
from mailbot.moments import moment_of
from models.call import CallState
from web.bridge import Bridge
from web.guard import signed
from web.paths import back
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
        silent = bridge.run(lambda desk: call_desk.cannot_be_told(desk, line.call))
        draft = bridge.run(lambda desk: call_desk.confirmation_waiting(desk, line.call)) if line.untold else 0
        local = line.call.starts_at.astimezone(bridge.desk.config.business.zone)
        return render_template(
            "calls/show.html",
            line=line,
            call=line.call,
            silent=silent,
            draft=draft,
            local=f"{local:%Y-%m-%dT%H:%M}",
            seen=line.call.starts_at.isoformat(),
        )

    @room.get("/<int:number>.ics")
    def calendar(number: int) -> Response:
        text = bridge.run(lambda desk: call_desk.calendar_text(desk, number))
        response = Response(text, mimetype="text/calendar")
        response.headers.set("Content-Disposition", "attachment", filename=f"call-{number}.ics")
        return response

    _add_changes(room, bridge)
    return room


def _add_changes(room: Blueprint, bridge: Bridge) -> None:
    ask = _Asking(bridge)

    @room.post("/book/<int:thread>")
    def book(thread: int) -> Answer:
        """From the page of a thread."""
        start, phone, actor = ask.moment(request.form.get("at", "")), request.form.get("phone", ""), signed().actor
        bridge.run(lambda desk: find_thread(desk, thread))  # what is not there is not asked about
        if question := ask.doubt(start):
            return ask.again(question, start, "Book it all the same")
        arranged = bridge.run(lambda desk: call_desk.book(desk, thread, start, phone=phone.strip()[:40], actor=actor))
        ask.say(arranged, f"A call is booked for {clock(bridge, arranged.call.starts_at)}.")
        return redirect(back(url_for(".show", number=arranged.call.number)), 303)

    @room.post("/<int:number>/move")
    def move(number: int) -> Answer:
        start, seen, actor = ask.moment(request.form.get("to", "")), _seen(), signed().actor
        standing = bridge.run(lambda desk: call_desk.find(desk, number))
        if standing.starts_at != start and (question := ask.doubt(start)):
            return ask.again(question, start, "Move it all the same")
        arranged = bridge.run(lambda desk: call_desk.move(desk, number, start, actor=actor, seen=seen))
        ask.say(arranged, f"The call is now on {clock(bridge, arranged.call.starts_at)}.")
        return redirect(back(url_for(".show", number=number)), 303)

    @room.post("/<int:number>/cancel")
    def cancel(number: int) -> Answer:
        reason, actor = request.form.get("reason", "").strip()[:200] or "by the operator", signed().actor
        seen = _seen()
        call = bridge.run(lambda desk: call_desk.cancel(desk, number, reason, actor=actor, seen=seen))
        ask.say(Arranged(call, changed=True), "The call is cancelled.")
        return redirect(back(url_for(".index")), 303)

    @room.post("/<int:number>/tell")
    def tell(number: int) -> Answer:
        actor = signed().actor
        bridge.run(lambda desk: call_desk.tell(desk, number, actor=actor))
        flash("The lead is told.", "good")
        return redirect(back(url_for(".show", number=number)), 303)


class _Asking:
    """What the forms of a call say: the time that they name, whether it is meant, and what was done."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def moment(self, text: str) -> datetime:
        """What a field of date and time gives, in the account's zone."""
        moment = moment_of(text, self._bridge.desk.config.business.zone)
        if moment is None:
            raise BadInput("no date and time was given", "choose both")
        return moment

    def doubt(self, start: datetime) -> str:
        """What is asked before a time is taken that few would mean; empty once it was asked, and where nothing is."""
        desk = self._bridge.desk
        against = "" if start <= desk.now() else call_desk.unusual(desk, start)
        sure = request.form.get("sure", "") == start.isoformat()
        return f"{clock(self._bridge, start)} is {against}." if against and not sure else ""

    def again(self, question: str, start: datetime, yes: str) -> Answer:
        """The form once more, with everything that it held: it is pressed a second time, or left."""
        kept = {name: value for name, value in request.form.items() if name not in ("csrf", "sure")}
        return make_response(
            render_template(
                "calls/sure.html",
                question=question,
                kept={**kept, "sure": start.isoformat()},
                yes=yes,
                back=back(url_for(".index")),
            )
        )

    def say(self, arranged: Arranged, done: str) -> None:
        """What was done, and whether the lead hears of it."""
        if not arranged.changed:
            flash("The call has that time already: nothing was changed, and nobody is told.", "warn")
            return
        silent = self._bridge.run(lambda desk: call_desk.cannot_be_told(desk, arranged.call))
        if silent:
            flash(f"{done} The lead is not told: {silent}. Tell them yourself.", "warn")
        else:
            flash(f"{done} The lead is told.", "good")


def _seen() -> datetime | None:
    """The time that the page showed, of which a form speaks."""
    try:
        return datetime.fromisoformat(request.form.get("seen", ""))
    except ValueError:
        return None


def _monday(asked: str, today: date) -> date:
    """The Monday of the week of a day that an address names; of this week, where it names none that makes sense."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = today
    day = day if abs(day.year - today.year) <= MOST_YEARS else today
    return day - timedelta(days=day.weekday())
