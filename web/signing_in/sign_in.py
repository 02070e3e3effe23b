"""/sign-in and /sign-out."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, g, make_response, redirect, render_template, request

from mailbot.users import people, sessions, signing_in
from mailbot.users.sessions import Signed
from mailbot.users.signing_in import Outcome, Result
from web import cookies
from web.bridge import Bridge
from web.guard import csrf_of, signed
from web.paths import own_path
from web.signing_in.visitors import visitor

# What a page says of an outcome, and with which status.
SAID: dict[Result, tuple[str, int]] = {
    Result.WRONG: ("That is not right. Please try again.", 401),
    Result.WAIT: ("Too many tries. Please wait {wait}, then try again.", 429),
    Result.START_OVER: ("Too many wrong codes. Please give your password again.", 401),
}


def pages(bridge: Bridge) -> Blueprint:
    """The way in and the way out."""
    room = Blueprint("signing_in", __name__)

    @room.get("/sign-in")
    def ask() -> Response:
        if (who := _who(bridge)) and who.session.complete:
            return make_response(redirect(_next(), 303))
        return _page("signing_in/sign_in.html", nobody_yet=not bridge.run(people.users))

    @room.post("/sign-in")
    def answer() -> Response:
        login, password = request.form.get("login", ""), request.form.get("password", "")
        visit = visitor(g.desk)
        outcome = bridge.run(lambda desk: signing_in.by_password(desk, login, password, visit))
        if outcome.result is Result.CODE:
            response = make_response(redirect(_with_next("/sign-in/code"), 303))
            cookies.give_session(g.desk, response, outcome.token)
            return response
        return _let_in(outcome) or _refused("signing_in/sign_in.html", outcome, login=login)

    @room.get("/sign-in/code")
    def ask_code() -> Response:
        half = _who(bridge)
        if half is None or half.session.complete:
            return make_response(redirect(_with_next("/sign-in"), 303))
        return _page("signing_in/code.html")

    @room.post("/sign-in/code")
    def answer_code() -> Response:
        half = _who(bridge)
        if half is None or half.session.complete:
            return make_response(redirect(_with_next("/sign-in"), 303))
        code, visit = request.form.get("code", "")[:40], visitor(g.desk)
        outcome = bridge.run(lambda desk: signing_in.by_code(desk, half, code, visit))
        page = "signing_in/sign_in.html" if outcome.result is Result.START_OVER else "signing_in/code.html"
        return _let_in(outcome) or _refused(page, outcome)

    @room.post("/sign-out")
    def sign_out() -> Response:
        who = signed()
        bridge.run(lambda desk: sessions.end(desk, who.user, str(who.session.id)))
        response = make_response(redirect("/sign-in", 303))
        cookies.take_session(g.desk, response)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response

    return room


def _who(bridge: Bridge) -> Signed | None:
    token = cookies.read(g.desk, cookies.SESSION)
    return bridge.run(lambda desk: sessions.of_token(desk, token)) if token else None


def _let_in(outcome: Outcome) -> Response | None:
    if outcome.result is not Result.OPEN:
        return None
    response = make_response(redirect(_next(), 303))
    cookies.give_session(g.desk, response, outcome.token)
    cookies.give(g.desk, response, cookies.DEVICE, outcome.device, cookies.DEVICE_SECONDS)
    return response


def _refused(template: str, outcome: Outcome, **values: object) -> Response:
    words, status = SAID[outcome.result]
    response = _page(template, problem=words.format(wait=_span(outcome.wait_seconds)), **values)
    response.status_code = status
    if outcome.wait_seconds:
        response.headers["Retry-After"] = str(outcome.wait_seconds)
    return response


def _page(template: str, **values: object) -> Response:
    """A page for whoever is about to sign in; its form's token hangs on a cookie that is given along."""
    visit = cookies.visit(g.desk)
    fresh = visit or cookies.new_visit(g.desk)
    g.csrf = csrf_of(fresh)
    response = make_response(render_template(template, next=_wanted(), **values))
    if not visit:
        cookies.give(g.desk, response, cookies.VISIT, fresh, cookies.VISIT_SECONDS)
    return response


def _wanted() -> str:
    """Where somebody wanted to go: a path of ours, or nothing."""
    return own_path(request.values.get("next", ""))


def _next() -> str:
    return _wanted() or "/"


def _with_next(path: str) -> str:
    return f"{path}?{urlencode({'next': _wanted()})}" if _wanted() else path


def _span(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 90 else f"{-(-seconds // 60)} minutes"
