"""The application: pages and their headers, and what becomes of errors."""

from __future__ import annotations

import logging

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from mailbot.errors import Conflict, MailbotError, NotFound, OutsideError, UsageError
from templates import folder
from web import health, public
from web.bridge import Bridge
from web.words import words_for

log = logging.getLogger(__name__)

LARGEST_FORM = 64_000  # bytes; a page that takes more says so itself

# After OWASP's secure headers: what a browser may do with our pages is as little as they need.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",  # the address of a page may hold a token
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}

# From the top: the first that fits an error says which status it answers with.
STATUS: tuple[tuple[type[MailbotError], int], ...] = (
    (NotFound, 404),
    (Conflict, 409),
    (UsageError, 400),
    (OutsideError, 503),
    (MailbotError, 500),
)


def create_app(bridge: Bridge) -> Flask:
    """The dashboard over a bridge. Its settings are those of the bridge's desk at each request."""
    app = Flask(__name__, template_folder=str(folder("web")), static_folder="static")
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_PARTS=100)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.register_blueprint(health.pages(bridge))
    app.register_blueprint(public.pages(bridge))
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(MailbotError, _failed)
    app.register_error_handler(Exception, _broken)
    app.after_request(_guarded)
    return app


def _guarded(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _refused(error: HTTPException) -> Response:
    """Werkzeug's own errors: no such page, wrong method, too large."""
    response = make_response(_page(error.code or 500), error.code or 500)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))  # RFC 9110 §15.5.6
    return response


def _failed(error: MailbotError) -> tuple[str, int]:
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    if status >= 500:
        log.error("%s %s: %s", request.method, request.endpoint, error)
    return _page(status), status


def _broken(error: Exception) -> tuple[str, int]:
    log.error("%s %s failed by a fault of mailbot's", request.method, request.endpoint, exc_info=error)
    return _page(500), 500


def _page(status: int) -> str:
    return render_template("public/trouble.html", status=status, words=words_for(""))
