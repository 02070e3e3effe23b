"""Opens an IMAP session: connect, protect, log in; each way of failing becomes an error that says how to mend it."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl

from mailbot.config import Imap, Security
from mailbot.errors import MailboxError
from mailbot.mail.imap_session.login import log_in
from mailbot.mail.imap_session.protocol import Answer, ImapProtocol
from mailbot.mail.oauth.access import TokenSource

# A peer that vanished without a word is noticed within some four minutes, during IDLE too.
KEEPALIVE = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)] + [
    (socket.IPPROTO_TCP, getattr(socket, name), value)
    for name, value in (("TCP_KEEPIDLE", 120), ("TCP_KEEPINTVL", 30), ("TCP_KEEPCNT", 4))
    if hasattr(socket, name)
]


async def open_session(settings: Imap, token: TokenSource | None = None) -> ImapProtocol:
    """A connection that is protected as the settings ask and logged in.

    Raises LoginRefused, and MailboxError for everything else; neither ever holds the password.
    """
    if not settings.host:
        raise MailboxError("imap.host is empty", "name your IMAP server in [imap]", transient=False)
    protocol = await _connect(settings)
    try:
        greeting = await _greeting(protocol, settings)
        if settings.security is Security.STARTTLS:
            await _start_tls(protocol, settings, greeting)
        if greeting.result != "PREAUTH":
            await log_in(protocol, settings, token)
    except BaseException:
        protocol.abort("the session could not be opened")
        raise
    return protocol


async def _connect(settings: Imap) -> ImapProtocol:
    peer = _peer(settings)
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(settings.timeout_seconds):
            transport, protocol = await loop.create_connection(
                lambda: ImapProtocol(peer, settings.timeout_seconds),
                settings.host,
                settings.port,
                ssl=_tls(settings) if settings.security is Security.TLS else None,
                happy_eyeballs_delay=0.25,  # seconds; RFC 8305 §5
            )
    except (OSError, UnicodeError) as error:  # ssl.SSLError and TimeoutError are OSErrors; a host may be no name at all
        raise _unreachable(settings, error) from error
    for level, option, value in KEEPALIVE:
        transport.get_extra_info("socket").setsockopt(level, option, value)
    return protocol


async def _greeting(protocol: ImapProtocol, settings: Imap) -> Answer:
    try:
        return await protocol.greeting()
    except MailboxError as error:
        if settings.security is Security.TLS:
            raise
        raise MailboxError(
            error.what, 'if that port speaks TLS from the first byte, set imap.security = "tls"'
        ) from error


async def _start_tls(protocol: ImapProtocol, settings: Imap, greeting: Answer) -> None:
    # A PREAUTH greeting would let somebody in between talk us out of TLS (RFC 9051 §11.3).
    if greeting.result == "PREAUTH" or not await protocol.capable("STARTTLS"):
        raise MailboxError(
            f"{protocol.peer} offers no STARTTLS",
            'set imap.security = "tls" and its port, usually 993; "none" only for a server on this machine',
            transient=False,
        )
    try:
        await protocol.start_tls(_tls(settings), settings.host)
    except OSError as error:
        raise _unreachable(settings, error) from error


def _tls(settings: Imap) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not settings.verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _peer(settings: Imap) -> str:
    return f"{settings.host}:{settings.port}"


def _unreachable(settings: Imap, error: Exception) -> MailboxError:
    """What kept us from a connection, and what to do about it."""
    peer = _peer(settings)
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailboxError(
            f"{peer}: its certificate is not to be trusted: {error.verify_message}",
            "write imap.host as the certificate names it, or give its authority to this machine (SSL_CERT_FILE);"
            " imap.verify = false only on a network that you trust",
            transient=False,
        )
    if isinstance(error, ssl.SSLError):
        why = (error.reason or "no TLS there").replace("_", " ").lower()
        mend = 'see that imap.port and imap.security belong together: 993 "tls", 143 "starttls"'
        return MailboxError(f"{peer}: TLS failed: {why}", mend)
    if isinstance(error, socket.gaierror | UnicodeError):
        why = str(error.strerror) if isinstance(error, socket.gaierror) else "it is not spelt like one"
        return MailboxError(f"{peer}: no such host ({why})", "correct imap.host, or see to this machine's DNS")
    if isinstance(error, TimeoutError):
        why = f"no connection within {settings.timeout_seconds:g} seconds"
    else:  # several addresses, each with its own failure, come without a number
        why = f"no connection ({os.strerror(error.errno) if isinstance(error, OSError) and error.errno else error})"
    return MailboxError(
        f"{peer}: {why}", "check imap.host and imap.port, and that the server runs and no firewall is between"
    )
