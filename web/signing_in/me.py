"""/me: one's own account: password, second factor, sessions, looks."""

from __future__ import annotations

import io

import segno
from flask import Blueprint, Response, abort, flash, g, make_response, redirect, render_template, request

from mailbot.desk import Desk
from mailbot.errors import BadInput
from mailbot.users import enrolling, people, second_factor, sessions, signing_in
from mailbot.users.sessions import Signed
from web import cookies
from web.bridge import Bridge
from web.guard import signed
from web.paths import back

THEMES = ("light", "dark")


def pages(bridge: Bridge) -> Blueprint:
    """One's own account."""
    room = Blueprint("me", __name__, url_prefix="/me")
    _add_password(room, bridge)
    _add_second_factor(room, bridge)
    _add_sessions(room, bridge)

    @room.get("")
    def index() -> str:
        who = signed()
        living = bridge.run(lambda desk: sessions.of_user(desk, who.user))
        return render_template("signing_in/me.html", me=who.user, sessions=living, this_session=str(who.session.id))

    @room.post("/theme")
    def theme() -> Response:
        """Light or dark; anything else is as the device has it."""
        response = make_response(redirect(back(), 303))
        wanted = request.form.get("theme", "")
        if wanted in THEMES:
            cookies.give(g.desk, response, cookies.THEME, wanted, cookies.DEVICE_SECONDS)
        else:
            response.delete_cookie(cookies.name_of(g.desk, cookies.THEME), path="/", secure=cookies.is_secure(g.desk))
        return response

    return room


def _add_password(room: Blueprint, bridge: Bridge) -> None:
    @room.post("/password")
    def change_password() -> Response:
        who, new = signed(), request.form.get("new", "")
        _require_password(bridge, who)
        if new != request.form.get("again", ""):
            raise BadInput("the two new passwords differ", "type the same one twice")
        keep = str(who.session.id)
        bridge.run(lambda desk: people.set_password(desk, who.user, new, actor=who.actor, keep=keep))
        return _home("Your password is changed, and you are signed out everywhere else.")


def _add_second_factor(room: Blueprint, bridge: Bridge) -> None:
    @room.post("/second-factor/propose")
    def propose_second_factor() -> Response:
        who = signed()
        _require_password(bridge, who)
        bridge.run(lambda desk: enrolling.propose(desk, who.user))
        return make_response(redirect("/me/second-factor", 303))

    @room.get("/second-factor", endpoint="second_factor")
    def show_second_factor() -> Response:
        if not signed().user.totp_pending:
            return make_response(redirect("/me", 303))
        secret = second_factor.readable(_pending(g.desk, signed()))
        return make_response(render_template("signing_in/second_factor.html", secret=secret))

    @room.get("/second-factor/code.svg")
    def second_factor_qr() -> Response:
        who = signed()
        if not who.user.totp_pending:
            abort(404)
        business = g.desk.config.business
        uri = second_factor.provisioning_uri(_pending(g.desk, who), who.user.login, business.name or "mailbot")
        drawn = io.BytesIO()
        segno.make(uri, error="m").save(drawn, kind="svg", scale=5, border=4, light="#fff", svgclass="", lineclass="")
        return Response(drawn.getvalue(), mimetype="image/svg+xml")

    @room.post("/second-factor")
    def confirm_second_factor() -> str:
        who, code = signed(), request.form.get("code", "")[:20]
        codes = bridge.run(lambda desk: enrolling.confirm(desk, who.user, code, actor=who.actor))
        return render_template("signing_in/recovery_codes.html", codes=codes)

    @room.post("/second-factor/drop")
    def drop_second_factor() -> Response:
        who = signed()
        _require_password(bridge, who)
        bridge.run(lambda desk: people.clear_second_factor(desk, who.user, actor=who.actor))
        return _home("You sign in by password alone from now on.")

    @room.post("/recovery-codes")
    def renew_recovery_codes() -> str:
        who = signed()
        _require_password(bridge, who)
        codes = bridge.run(lambda desk: enrolling.renew_recovery_codes(desk, who.user, actor=who.actor))
        return render_template("signing_in/recovery_codes.html", codes=codes)


def _add_sessions(room: Blueprint, bridge: Bridge) -> None:
    @room.post("/sessions/<session_id>/end")
    def end_session(session_id: str) -> Response:
        who = signed()
        bridge.run(lambda desk: sessions.end(desk, who.user, session_id))
        return _home("That session is ended.")

    @room.post("/sessions/end-others")
    def end_other_sessions() -> Response:
        who = signed()
        ended = bridge.run(lambda desk: sessions.end_all(desk, who.user, keep=str(who.session.id)))
        return _home(f"{ended} other session{'' if ended == 1 else 's'} ended.")


def _pending(desk: Desk, who: Signed) -> bytes:
    return second_factor.secret_of(desk.keyring, who.user, who.user.totp_pending)


def _require_password(bridge: Bridge, who: Signed) -> None:
    """What weakens an account, or locks its owner out, asks for the password again. Raises BadInput."""
    given = request.form.get("password", "")
    if not bridge.run(lambda desk: signing_in.is_password(desk, who, given)):
        raise BadInput("that is not your password", "try again; after several tries, wait a minute")


def _home(words: str) -> Response:
    flash(words, "good")
    return make_response(redirect("/me", 303))
