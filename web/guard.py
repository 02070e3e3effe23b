"""The guard before every page: who asks, may they, and does the form come from one of our own pages."""

from __future__ import annotations

import hashlib
import hmac
from contextlib import suppress
from typing import cast
from urllib.parse import urlencode

from flask import Flask, Response, abort, flash, g, make_response, redirect, request

from mailbot.errors import MailbotError
from mailbot.users import sessions
from mailbot.users.sessions import Signed
from models.user import Role
from web import cookies
from web.bridge import Bridge
from web.paths import own_path
from web.permissions import LARGEST, LEAST, Open

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CSRF_FIELD = "csrf"
CSRF_HEADER = "X-CSRF-Token"


def stand_before(app: Flask, bridge: Bridge) -> None:
    """Guard every route of an application. Raises LookupError when a route has no permission named."""

    @app.before_request
    def guard() -> Response | None:
        if request.endpoint is None:
            _recognise(bridge)
            return None  # there is no such page, and that is what is said
        request.max_content_length = LARGEST.get(request.endpoint, request.max_content_length)
        least = LEAST[request.endpoint]
        if least is Open.PUBLIC:
            return None
        g.desk = bridge.desk
        if least is Open.VISITOR:
            g.csrf = csrf_of(cookies.visit(g.desk))
            _require_our_page()
            return None
        who = _who_asks(bridge)
        if who is None:
            return to_sign_in()
        if not who.user.role.may(least):
            abort(403)
        _require_our_page()
        return None


def _who_asks(bridge: Bridge) -> Signed | None:
    """Who is signed in, noted for this request; or None."""
    token = cookies.read(g.desk, cookies.SESSION)
    found = bridge.run(lambda desk: sessions.of_token(desk, token)) if token else None
    if found is None or not found.session.complete:
        return None
    g.signed, g.csrf = found, csrf_of(token)
    return found


def _recognise(bridge: Bridge) -> None:
    """Where there is no page, whoever is signed in still finds the way on from there, if the database answers."""
    g.desk = bridge.desk
    with suppress(MailbotError):
        _who_asks(bridge)


def require_permissions(app: Flask) -> None:
    """Raises LookupError when a route has no line among the permissions: it would be nobody's, or everybody's."""
    missing = sorted(rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint not in LEAST)
    if missing:
        raise LookupError(f"no line in web.permissions.LEAST for {', '.join(missing)}")


def signed() -> Signed:
    """Who asks, on a page that is not public."""
    return cast(Signed, g.signed)


def may(least: Role) -> bool:
    """Whether who asks has at least that role; False for nobody."""
    return "signed" in g and signed().user.role.may(least)


def csrf_of(secret: str) -> str:
    """What forms carry: it follows from a cookie that other sites cannot read. Empty where there is no cookie."""
    return hmac.digest(secret.encode(), b"mailbot:csrf", hashlib.sha256).hex() if secret else ""


def to_sign_in() -> Response:
    """A page is asked for again after signing in; a form is not sent twice, but its page is, and says so."""
    wanted = request.full_path.rstrip("?") if request.method in SAFE else _page_of_form()
    where = "/sign-in" + (f"?{urlencode({'next': wanted})}" if wanted not in ("", "/") else "")
    if request.headers.get("HX-Request"):
        answer = make_response("", 401)
        answer.headers["HX-Redirect"] = where
        return answer
    if request.accept_mimetypes.best == "text/event-stream":
        return make_response("", 204)  # tells an EventSource to ask no more
    return make_response(redirect(where, 303))


def _page_of_form() -> str:
    """Where the form of somebody who is signed out was: mailbot.js fills it in again there. No file is read for it."""
    where = own_path(request.form.get("back", "")) if request.mimetype == "application/x-www-form-urlencoded" else ""
    if where:
        flash("You were signed out, and nothing was done. Look at it, and send it again.", "bad")
    return where


def _require_our_page() -> None:
    """Nothing is changed for a form of another site: neither its token nor where it says it comes from would fit."""
    if request.method in SAFE:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403)
    given = request.headers.get(CSRF_HEADER) or request.form.get(CSRF_FIELD, "")
    wanted = str(g.csrf)
    if not wanted or not hmac.compare_digest(given.encode(), wanted.encode()):
        abort(403)
