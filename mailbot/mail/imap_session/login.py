"""Logging in to an IMAP server, by password or OAuth 2 token."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

from mailbot.config import Imap, Security
from mailbot.errors import ConfigError, LoginRefused, MailboxError, OutsideError
from mailbot.mail.imap_session.protocol import Answer, ImapProtocol
from mailbot.mail.imap_session.reader import CRLF
from mailbot.mail.imap_session.syntax import is_quotable, quote, read_words
from mailbot.mail.oauth.access import TokenSource

# Refusals that say nothing about the password (RFC 5530 §3).
PASSING = frozenset(("UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN"))

LOGIN_MEND = (
    "check imap.username and imap.password; Gmail, Yahoo, iCloud and others want an app password made for mailbot"
)
OAUTH_MEND = "check imap.username, and renew the permission that the access token comes from (`mailbot login`)"
CLEAR_MEND = 'set imap.security = "tls" (port 993) or "starttls" (port 143)'


async def log_in(protocol: ImapProtocol, settings: Imap, token: TokenSource | None = None) -> None:
    """Log in with a token where there is a source of them, else with the password.

    A token that is refused is renewed once: it may have been withdrawn before its time. Raises LoginRefused, and
    MailboxError where that says nothing about name and password; neither holds the secret.
    """
    secret = await _ask(token) if token else _password(settings)
    answer = await _present(protocol, settings, secret, by_token=token is not None)
    if token and answer.result == "NO" and answer.code not in PASSING:
        fresh = await _ask(token, secret)
        if fresh != secret:
            secret = fresh
            answer = await _present(protocol, settings, secret, by_token=True)
    if not answer.ok:
        raise _refusal(protocol, settings, answer, secret, OAUTH_MEND if token else LOGIN_MEND)


async def _present(protocol: ImapProtocol, settings: Imap, secret: str, *, by_token: bool) -> Answer:
    try:
        return await (_with_token if by_token else _with_password)(protocol, settings, secret)
    except LoginRefused:
        raise
    except MailboxError as error:
        raise MailboxError(_without(secret, error.what)) from None


def _refusal(protocol: ImapProtocol, settings: Imap, answer: Answer, secret: str, mend: str) -> MailboxError:
    # A server that did not understand the command may repeat it in any spelling, so a BAD stays unquoted.
    text = b"it does not understand the command" if answer.result == "BAD" else answer.text
    words = read_words(_without(secret, text.decode("utf-8", "replace")).encode()) or answer.result
    if answer.code in PASSING:
        return MailboxError(f"{protocol.peer} cannot log {settings.username} in now: {words}")
    if answer.code == "PRIVACYREQUIRED":
        return LoginRefused(f"{protocol.peer} takes no login in clear: {words}", CLEAR_MEND)
    return LoginRefused(f"{protocol.peer} refuses the login of {settings.username}: {words}", mend)


async def _ask(source: TokenSource, refused: str = "") -> str:
    try:
        return await source(refused)
    except MailboxError:
        raise
    except OutsideError as error:
        raise MailboxError(error.what, error.mend, transient=error.transient) from error


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
