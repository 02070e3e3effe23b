"""The application: its rooms, the headers of every answer, and what becomes of errors."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, Response, flash, g, make_response, redirect, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import IntegerConverter, Map

from mailbot.errors import Conflict, MailbotError, NotFound, OutsideError, UsageError
from templates import folder
from web import cookies, guard, live, metrics, probes, public, showing
from web.bridge import Bridge
from web.live import Live
from web.pages import ROOMS
from web.paths import own_path
from web.signing_in import me, sign_in
from web.trouble import said
from web.words import words_for

log = logging.getLogger(__name__)

LARGEST_FORM = 64_000  # bytes; a page that takes more says so itself

# After OWASP's secure headers: what a browser may do with our pages is as little as they need.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",  # the address of a page may hold a token
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}
STATIC_SECONDS = 7 * 24 * 3600  # static files carry their content's digest in their address

# From the top: the first that fits an error says which status it answers with.
STATUS: tuple[tuple[type[MailbotError], int], ...] = (
    (NotFound, 404),
    (Conflict, 409),
    (UsageError, 400),
    (OutsideError, 503),
    (MailbotError, 500),
)


class _Number(IntegerConverter):
    """A number in an address; there is no page of one that the database could not hold."""

    def __init__(self, url_map: Map, **options: Any) -> None:
        super().__init__(url_map, **{"max": 2**63 - 1, **options})


def create_app(bridge: Bridge, numbers: Live | None = None) -> Flask:
    """The dashboard over a bridge. Its settings are those of the bridge's desk at each request.

    Raises LookupError when a route has no line in web.permissions.
    """
    app = Flask(__name__, template_folder=str(folder("web")), static_folder="static")
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_PARTS=1000, **_notices(bridge))
    app.url_map.converters["int"] = _Number
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    numbers = numbers or Live(bridge)
    requests = metrics.Requests()
    requests.watch(app)
    guard.stand_before(app, bridge)
    for room in (
        probes.pages(bridge),
        metrics.pages(bridge, requests),
        public.pages(bridge),
        sign_in.pages(bridge),
        me.pages(bridge),
        live.pages(numbers),
    ):
        app.register_blueprint(room)
    for pages in ROOMS:
        app.register_blueprint(pages(bridge))
    guard.require_permissions(app)
    showing.furnish(app, bridge, numbers)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(MailbotError, _failed)
    app.register_error_handler(Exception, _broken)
    app.after_request(_guarded)
    return app


def _notices(bridge: Bridge) -> dict[str, object]:
    """Flask's own session holds nothing but the words that the next page says: "The draft is approved."."""
    secure = cookies.is_secure(bridge.desk)
    return {
        "SECRET_KEY": bridge.desk.keyring.mark("notices", ""),
        "SESSION_COOKIE_NAME": cookies.name_of(bridge.desk, "mailbot-notices"),
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": secure,
    }


def _guarded(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code == 200 and "v" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={STATIC_SECONDS}, immutable"
    elif request.endpoint == "static":
        response.headers["Cache-Control"] = "no-store"
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _refused(error: HTTPException) -> Response:
    """Werkzeug's own errors: no such page, wrong method, too large."""
    words = _too_large() if error.code == 413 else ""
    response = make_response(_page(error.code or 500, words), error.code or 500)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))  # RFC 9110 §15.5.6
    return response


def _too_large() -> str:
    """How much a form may hold, and where what was typed still is."""
    most = f"{(request.max_content_length or LARGEST_FORM) / 1_000_000:g} MB"
    return f"That is more than the {most} that this form takes, so nothing was kept. Go back: what you typed is there."


def _failed(error: MailbotError) -> Response:
    """A form that was refused goes back to its page, which says why; anything else is a page of its own."""
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    if status >= 500:
        log.error("%s %s: %s", request.method, request.endpoint, error)
    if "signed" in g and request.headers.get("HX-Request"):  # a part of a page is never answered with a whole one
        return make_response(render_template("_problem.html", said=said(error) if status < 500 else ""), status)
    where = own_path(request.form.get("back", "")) if "signed" in g and request.method == "POST" else ""
    if where and status < 500:
        flash(said(error), "bad")
        return make_response(redirect(where, 303))
    return make_response(_page(status, said(error) if status < 500 else ""), status)


def _broken(error: Exception) -> tuple[str, int]:
    log.error("%s %s failed by a fault of mailbot's", request.method, request.endpoint, exc_info=error)
    return _page(500), 500


def _page(status: int, words: str = "") -> str:
    """The public page of trouble, or for whoever is signed in one that leads on."""
    if "signed" in g:
        return render_template("trouble.html", status=status, said=words)
    return render_template("public/trouble.html", status=status, words=words_for(""))
