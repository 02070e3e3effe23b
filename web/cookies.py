"""The cookies: what they are called, and how closely the browser keeps them."""

from __future__ import annotations

import hmac
import secrets

from flask import Response, request

from mailbot.desk import Desk
from mailbot.users import sessions

SESSION = "mailbot"
DEVICE = "mailbot-device"  # this browser has been signed in with before
VISIT = "mailbot-visit"  # whoever is about to sign in
THEME = "mailbot-theme"
DEVICE_SECONDS = 400 * 24 * 3600  # browsers keep none longer
VISIT_SECONDS = 24 * 3600


def is_secure(desk: Desk) -> bool:
    """Whether people reach the dashboard by https."""
    return desk.config.web.public_url.startswith("https://")


def name_of(desk: Desk, cookie: str) -> str:
    """Under https a name that only this very host could have set (RFC 6265bis §4.1.3.2)."""
    return f"__Host-{cookie}" if is_secure(desk) else cookie


def read(desk: Desk, cookie: str) -> str:
    """The value that the browser sent, or the empty string."""
    return request.cookies.get(name_of(desk, cookie), "")


def give(desk: Desk, response: Response, cookie: str, value: str, seconds: int) -> None:
    """Have the browser keep a value that no script can read and no other site can send."""
    response.set_cookie(
        name_of(desk, cookie), value, max_age=seconds, path="/", secure=is_secure(desk), httponly=True, samesite="Lax"
    )


def give_session(desk: Desk, response: Response, token: str) -> None:
    """Sign the browser in."""
    give(desk, response, SESSION, token, int(sessions.LASTS.total_seconds()))


def take_session(desk: Desk, response: Response) -> None:
    """Sign the browser out."""
    response.delete_cookie(name_of(desk, SESSION), path="/", secure=is_secure(desk), httponly=True, samesite="Lax")


def visit(desk: Desk) -> str:
    """The signed visit that the browser sent, or the empty string."""
    value = read(desk, VISIT)
    nonce, _, seal = value.partition(".")
    return value if hmac.compare_digest(seal.encode(), desk.keyring.mark("visit", nonce).encode()) else ""


def new_visit(desk: Desk) -> str:
    """A visit to give to a browser that has none."""
    nonce = secrets.token_urlsafe(16)
    return f"{nonce}.{desk.keyring.mark('visit', nonce)}"
