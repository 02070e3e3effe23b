"""Logging in to an IMAP server, by password or OAuth 2 token."""

from __future__ import annotations

import base64
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace

from mailbot.config import Imap, Security
from mailbot.errors import ConfigError, LoginRefused, MailboxError
from mailbot.mail.imap_protocol import Answer, ImapProtocol
from mailbot.mail.imap_reader import CRLF
from mailbot.mail.imap_syntax import is_quotable, quote, read_words

# Gives a fresh OAuth 2 access token, to log in with instead of a password.
TokenSource = Callable[[], Awaitable[str]]

# Refusals that say nothing about the password (RFC 5530 §3).
PASSING = frozenset(("UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN"))

LOGIN_MEND = (
    "check imap.username and imap.password; Gmail, Yahoo, iCloud and others want an app password made for mailbot"
)
OAUTH_MEND = "check imap.username, and renew the permission that the access token comes from"
CLEAR_MEND = 'set imap.security = "tls" (port 993) or "starttls" (port 143)'


async def log_in(protocol: ImapProtocol, settings: Imap, token: TokenSource | None = None) -> None:
    """Log in with a token where there is a source of them, else with the password.

    Raises LoginRefused, and MailboxError where that says nothing about name and password; neither holds the secret.
    """
    secret = await token() if token else _password(settings)
    try:
        answer = await (_with_token if token else _with_password)(protocol, settings, secret)
    except LoginRefused:
        raise
    except MailboxError as error:
        raise MailboxError(_without(secret, error.what)) from None
    if answer.ok:
        return
    # A server that did not understand the command may repeat it in any spelling, so a BAD stays unquoted.
    text = b"it does not understand the command" if answer.result == "BAD" else answer.text
    words = read_words(_without(secret, text.decode("utf-8", "replace")).encode()) or answer.result
    if answer.code in PASSING:
        raise MailboxError(f"{protocol.peer} cannot log {settings.username} in now: {words}")
    if answer.code == "PRIVACYREQUIRED":
        raise LoginRefused(f"{protocol.peer} takes no login in clear: {words}", CLEAR_MEND)
    raise LoginRefused(
        f"{protocol.peer} refuses the login of {settings.username}: {words}", OAUTH_MEND if token else LOGIN_MEND
    )


def _password(settings: Imap) -> str:
    try:
        return settings.secret()
    except ConfigError as error:
        raise MailboxError(error.what, error.mend, transient=False) from error


def _without(secret: str, text: str) -> str:
    """What the server says, even where it repeats the secret."""
    for form in filter(None, (secret, quote(secret)[1:-1])):
        text = text.replace(form, "***")
    return text


async def _with_password(protocol: ImapProtocol, settings: Imap, secret: str) -> Answer:
    if not await protocol.capable("LOGINDISABLED"):
        return await login(protocol, settings.username, secret)
    if await protocol.capable("AUTH=PLAIN"):  # RFC 4616
        return await authenticate(protocol, "PLAIN", f"\0{settings.username}\0{secret}".encode())
    if settings.security is Security.NONE:
        raise LoginRefused(f"{protocol.peer} takes no login in clear", CLEAR_MEND)
    raise LoginRefused(f"{protocol.peer} takes no password", "ask your provider to permit IMAP with a password")


async def _with_token(protocol: ImapProtocol, settings: Imap, secret: str) -> Answer:
    user = settings.username
    if await protocol.capable("AUTH=OAUTHBEARER"):  # RFC 7628; a refusal is acknowledged with ^A (§3.2.3)
        header = f"n,a={_gs2(user)},\1host={settings.host}\1port={settings.port}\1auth=Bearer {secret}\1\1"
        return await authenticate(protocol, "OAUTHBEARER", header.encode(), on_refusal=b"\1")
    if await protocol.capable("AUTH=XOAUTH2"):  # Google's and Microsoft's forerunner of it; here the answer is empty
        return await authenticate(protocol, "XOAUTH2", f"user={user}\1auth=Bearer {secret}\1\1".encode())
    raise LoginRefused(f"{protocol.peer} takes no access token", "log in with a password, or ask your provider")


def _gs2(name: str) -> str:
    """A name inside a GS2 header (RFC 5801 §4)."""
    return name.replace("=", "=3D").replace(",", "=2C")


# ------------------------------------------------------------------------------------------------ commands


async def login(protocol: ImapProtocol, user: str, password: str) -> Answer:
    """LOGIN (RFC 3501 §6.2.3), with literals for what a quoted string cannot hold."""
    segments = [b""]
    for text in (user, password):
        if is_quotable(text):
            segments[-1] += b" " + quote(text).encode()
        else:
            data = text.encode()
            segments[-1] += b" {%d}" % len(data)
            segments.append(data)
    first, *replies = segments
    return await protocol.ask("LOGIN", first.decode().strip(), replies=[reply + CRLF for reply in replies])


async def authenticate(protocol: ImapProtocol, mechanism: str, response: bytes, *, on_refusal: bytes = b"") -> Answer:
    """AUTHENTICATE with one response, sent at once where the server has SASL-IR (RFC 4959).

    A further challenge can only be a refusal (RFC 7628 §3.2.3); it is answered with `on_refusal`, so that
    the server goes on to its NO, and its reason is added to the answer.
    """
    encoded = base64.b64encode(response)
    refusal = base64.b64encode(on_refusal) + CRLF
    if await protocol.capable("SASL-IR"):
        answer = await protocol.ask("AUTHENTICATE", mechanism, encoded.decode(), replies=(refusal,))
    else:
        answer = await protocol.ask("AUTHENTICATE", mechanism, replies=(encoded + CRLF, refusal))
    return answer if answer.ok else replace(answer, text=answer.text + _reason(answer.challenge))


def _reason(challenge: bytes) -> bytes:
    """What a refused token's challenge says (RFC 7628 §3.2.2), in brackets, or nothing."""
    try:
        fields = json.loads(base64.b64decode(challenge, validate=True))
        return f" ({fields['status']})".encode()
    except (ValueError, LookupError, TypeError):
        return b""
