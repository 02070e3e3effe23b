"""Logging in to a submission server (RFC 4954), by password or OAuth 2 token."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Coroutine
from typing import Any

import aiosmtplib

from mailbot.config import Smtp
from mailbot.errors import ConfigError, LoginRefused, OutsideError, SubmissionError
from mailbot.mail.oauth.access import TokenSource

Reply = aiosmtplib.SMTPResponse

MAX_REPLY = 500  # characters of the server's words that we keep
MAX_COMMAND = 510  # bytes of a command without its line end (RFC 5321 §4.5.3.1.4)

PASSWORD_MEND = "correct smtp.username and smtp.password (some providers want an app password)"  # noqa: S105
TOKEN_MEND = "correct smtp.username, and renew the permission that the access token comes from (`mailbot login`)"  # noqa: S105

# Ways to log in, the best first: over TLS the plain ones are as safe as any, and every server gets them right.
_LOGINS: tuple[tuple[str, Callable[[aiosmtplib.SMTP, str, str], Coroutine[Any, Any, Reply]]], ...] = (
    ("plain", aiosmtplib.SMTP.auth_plain),
    ("login", aiosmtplib.SMTP.auth_login),
    ("cram-md5", aiosmtplib.SMTP.auth_crammd5),
)
_WRONG_MECHANISM = frozenset({500, 501, 502, 504, 534})  # RFC 4954 §4: the way of asking is refused, not the password
_CONTINUE, _WELCOME = 334, 235
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


async def log_in(smtp: aiosmtplib.SMTP, settings: Smtp, token: TokenSource | None = None) -> None:
    """Log in with a token where there is a source of them, else with the password.

    Raises LoginRefused, and SubmissionError where that says nothing about name and secret; neither holds the secret.
    """
    if token is None:
        await _with_password(smtp, settings)
    else:
        await _with_token(smtp, settings, token)


def clean(words: str) -> str:
    """The server's words in one line that may be stored and logged."""
    return _CONTROLS.sub(" ", words).strip()[:MAX_REPLY]


# ---------------------------------------------------------------------------------------------------- password


async def _with_password(smtp: aiosmtplib.SMTP, settings: Smtp) -> None:
    """Log in by the best way offered. A judged password is not tried again in another: providers count, and lock."""
    try:
        secret = settings.secret()
    except ConfigError as error:
        raise SubmissionError(error.what, error.mend, transient=False) from error
    ways = [way for name, way in _LOGINS if name in smtp.server_auth_methods]
    if not ways:
        raise LoginRefused(
            f"{_place(settings)} offers no login that mailbot knows", "correct smtp.port and smtp.security"
        )
    for way in ways:
        try:
            await way(smtp, settings.username, secret)
            return
        except aiosmtplib.SMTPAuthenticationError as error:
            if way is not ways[-1] and error.code in _WRONG_MECHANISM:
                continue
            raise _refused(settings, error, "", PASSWORD_MEND) from error


# ---------------------------------------------------------------------------------------------------- token


async def _with_token(smtp: aiosmtplib.SMTP, settings: Smtp, source: TokenSource) -> None:
    """Log in with a token. One that is refused is renewed once: it may have been withdrawn before its time."""
    token = await _ask(source)
    try:
        await _present(smtp, settings, token)
    except aiosmtplib.SMTPAuthenticationError as error:
        if error.code < 500:
            raise _refused(settings, error, token, TOKEN_MEND) from error
        fresh = await _ask(source, token)
        if fresh == token:
            raise _refused(settings, error, token, TOKEN_MEND) from error
        try:
            await _present(smtp, settings, fresh)
        except aiosmtplib.SMTPAuthenticationError as last:
            raise _refused(settings, last, fresh, TOKEN_MEND) from last


async def _ask(source: TokenSource, refused: str = "") -> str:
    try:
        return await source(refused)
    except LoginRefused:
        raise
    except OutsideError as error:
        raise SubmissionError(error.what, error.mend, transient=error.transient) from error


async def _present(smtp: aiosmtplib.SMTP, settings: Smtp, token: str) -> None:
    """One exchange. Raises SMTPAuthenticationError with the reason that the server's challenge gives."""
    user, offered = settings.username, smtp.server_auth_methods
    if "oauthbearer" in offered:  # RFC 7628; a refusal is acknowledged with ^A (§3.2.3)
        name = user.replace("=", "=3D").replace(",", "=2C")  # RFC 5801 §4
        header = f"n,a={name},\1host={settings.host}\1port={settings.port}\1auth=Bearer {token}\1\1"
        mechanism, acknowledgement = b"OAUTHBEARER", base64.b64encode(b"\1")
    elif "xoauth2" in offered:  # Google's and Microsoft's forerunner of it; a refusal is acknowledged with nothing
        header = f"user={user}\1auth=Bearer {token}\1\1"
        mechanism, acknowledgement = b"XOAUTH2", b""
    else:
        raise LoginRefused(f"{_place(settings)} takes no access token", "log in with a password, or ask your provider")
    response = base64.b64encode(header.encode())
    if len(b"AUTH " + mechanism + b" " + response) <= MAX_COMMAND:
        reply = await smtp.execute_command(b"AUTH", mechanism, response, timeout=None)
    else:  # RFC 4954 §4: too long for a command, so it goes when the server asks for it
        reply = await smtp.execute_command(b"AUTH", mechanism, timeout=None)
        if reply.code == _CONTINUE:
            reply = await smtp.execute_command(response, timeout=None)
    reason = ""
    if reply.code == _CONTINUE:  # it can only be a refusal: the server tells why, and waits to be answered
        reason = _reason(reply.message)
        reply = await smtp.execute_command(acknowledgement, timeout=None)
    if reply.code != _WELCOME:
        raise aiosmtplib.SMTPAuthenticationError(reply.code, f"{reply.message}{reason}")


def _reason(challenge: str) -> str:
    """What a refused token's challenge says (RFC 7628 §3.2.2), in brackets, or nothing."""
    try:
        return f" ({json.loads(base64.b64decode(challenge, validate=True))['status']})"
    except (ValueError, LookupError, TypeError):
        return ""


# ---------------------------------------------------------------------------------------------------- refusals


def _refused(
    settings: Smtp, error: aiosmtplib.SMTPAuthenticationError, secret: str, mend: str
) -> LoginRefused | SubmissionError:
    said = clean(error.message.replace(secret, "***") if secret else error.message)
    words = f"{_place(settings)} does not let {settings.username} in: {error.code} {said}"
    if error.code < 500:
        return SubmissionError(words, "the server says that this will pass")
    return LoginRefused(words, mend)


def _place(settings: Smtp) -> str:
    return f"{settings.host}:{settings.port}"
