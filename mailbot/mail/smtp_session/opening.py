"""One SMTP session: opened, secured, greeted and logged in; and why, where one cannot be had (RFC 5321)."""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from dataclasses import dataclass

import aiosmtplib

from mailbot.config import Security, Smtp
from mailbot.errors import OutsideError, SubmissionError
from mailbot.mail.oauth.access import TokenSource
from mailbot.mail.smtp_session.login import clean, log_in

Reply = aiosmtplib.SMTPResponse

GOING_AWAY = 421  # RFC 5321 §3.8: the server closes the connection after it

_TRUST = (
    "its certificate is not trusted: correct smtp.host, name the server's CA in SSL_CERT_FILE,"
    " or set smtp.verify = false for a server of your own"
)

# What a person can do about a session that could not be opened; the first that fits the error or its causes.
MENDS: tuple[tuple[type[BaseException], str], ...] = (
    (ssl.SSLCertVerificationError, _TRUST),
    (ssl.SSLError, "correct smtp.security: port 465 speaks tls, port 587 starttls"),
    (socket.gaierror, "correct smtp.host, or look after this machine's DNS"),
    (ConnectionRefusedError, "correct smtp.host and smtp.port"),
    (TimeoutError, "correct smtp.port and smtp.security (465 speaks tls, 587 starttls), or open the firewall"),
    (OSError, "correct smtp.host and smtp.port, or look after this machine's network"),
    # aiosmtplib's way of saying that the server lacks STARTTLS.
    (aiosmtplib.SMTPException, "correct smtp.security: the server does not offer what it asks for"),
)


@dataclass(frozen=True, slots=True)
class Manners:
    """How we treat a submission server."""

    mails_per_session: int = 100  # several providers cut off longer sessions
    idle_seconds: float = 30.0  # a session unused for so long is ended; servers do it after one to five minutes
    probe_after_seconds: float = 5.0  # a session unused for so long is asked whether it lives
    probe_seconds: float = 5.0  # patience with NOOP, RSET and QUIT
    login_pause_seconds: float = 60.0  # no login for so long after a refused one: providers lock accounts


POLITE = Manners()


class SessionLostError(Exception):
    """The session broke or fell out of step; it is closed already."""


# ---------------------------------------------------------------------------------------------------- opening


async def open_session(
    settings: Smtp, manners: Manners, tls: ssl.SSLContext, token: TokenSource | None = None
) -> Session:
    """Connect, secure, greet and log in. Raises LoginRefused or SubmissionError, each with what to mend.

    `__cause__` of what it raises is the server's answer, where there was one. The caller sets the deadline.
    """
    if not settings.host:
        raise SubmissionError("no mail server is named", "fill in smtp.host", transient=False)
    smtp = aiosmtplib.SMTP(
        hostname=settings.host,
        port=settings.port,
        use_tls=settings.security is Security.TLS,
        start_tls=settings.security is Security.STARTTLS,
        tls_context=tls,
        local_hostname=_own_name(),
        timeout=settings.timeout_seconds,
    )
    try:
        await smtp.connect()
        await _greet(smtp)
        if settings.username:
            await log_in(smtp, settings, token)
        return Session(smtp, manners)
    except (aiosmtplib.SMTPException, OSError) as error:
        _abort(smtp)
        raise problem(settings, error) from error
    except BaseException:
        _abort(smtp)
        raise


def tls_context(verify: bool) -> ssl.SSLContext:
    """A client's context; loading the trusted CAs takes some 20 ms, so make it once."""
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def problem(settings: Smtp, error: BaseException) -> SubmissionError:
    """Why no session could be opened, and the mend."""
    place = f"{settings.host}:{settings.port}"
    if isinstance(error, aiosmtplib.SMTPResponseException):
        said = f"{place} does not serve us: {error.code} {clean(error.message)}"
        return SubmissionError(said, "the server's words say why", transient=error.code < 500)
    chain: list[BaseException] = [error]
    while cause := chain[-1].__cause__ or chain[-1].__context__:
        chain.append(cause)
    mend = next((mend for kind, mend in MENDS if any(isinstance(link, kind) for link in chain)), "")
    return SubmissionError(f"no session with {place}: {clean(str(error)) or 'no answer in time'}", mend)


def code_behind(error: OutsideError) -> int:
    """The reply code that made a session impossible; 0 where there was none."""
    cause = error.__cause__
    return cause.code if isinstance(cause, aiosmtplib.SMTPResponseException) else 0


async def _greet(smtp: aiosmtplib.SMTP) -> None:
    """EHLO, or HELO to a server that knows no other."""
    if not smtp.is_ehlo_or_helo_needed:
        return
    try:
        await smtp.ehlo()
    except aiosmtplib.SMTPHeloError:
        if not smtp.is_connected:
            raise
        await smtp.helo()


def _own_name() -> str:
    """What we call ourselves in EHLO: this machine's full name, else a literal (RFC 5321 §4.1.4); asks no DNS."""
    name = socket.gethostname()
    return name if "." in name and re.fullmatch(r"[A-Za-z0-9.-]+", name) else "[127.0.0.1]"


# ---------------------------------------------------------------------------------------------------- using


class Session:
    """An open connection, greeted and logged in."""

    def __init__(self, smtp: aiosmtplib.SMTP, manners: Manners) -> None:
        self._smtp = smtp
        self._manners = manners
        self.knows_size = smtp.supports_extension("size")
        limit = smtp.esmtp_extensions.get("size", "").strip()
        self.size_limit = int(limit) if limit.isdigit() else 0  # bytes; 0 is no limit (RFC 1870 §4)
        self.smtputf8 = smtp.supports_extension("smtputf8")
        tls = smtp.get_transport_info("ssl_object")
        self._security = str(tls.version()) if tls else "in clear"
        self.mails = 0
        self.open_transaction = False
        self.idle_since: float | None = None
        self.expiry: asyncio.TimerHandle | None = None

    @property
    def connected(self) -> bool:
        return self._smtp.is_connected

    def describe(self) -> str:
        """How it is protected and what it takes, in a few words."""
        limit = f", mails up to {self.size_limit / 1_000_000:.0f} MB" if self.size_limit else ""
        return self._security + limit

    async def refresh(self) -> None:
        """Make a used session fit for the next mail. Raises SessionLostError where it is not."""
        if self.idle_since is None:
            return
        idle = asyncio.get_running_loop().time() - self.idle_since
        command = b"RSET" if self.open_transaction else b"NOOP" if idle > self._manners.probe_after_seconds else b""
        if not command:
            return
        try:
            async with asyncio.timeout(self._manners.probe_seconds):
                reply = await self.say(command)
        except TimeoutError:
            self.drop()
            raise SessionLostError("the server no longer answers") from None
        if reply.code // 100 != 2:
            self.drop()
            raise SessionLostError(f"the server answered {reply.code} {clean(reply.message)}")

    async def say(self, *words: bytes) -> Reply:
        """Send a command and hear the reply. Raises SessionLostError."""
        try:
            return await self._smtp.execute_command(*words, timeout=None)
        except (aiosmtplib.SMTPException, OSError) as error:
            raise self._lost(error) from error

    def write(self, body: bytes) -> None:
        """Send the body after 354. Raises SessionLostError, and then nothing was sent."""
        try:
            self._protocol.write(body)
        except (aiosmtplib.SMTPException, OSError) as error:
            raise self._lost(error) from error

    async def hear(self) -> Reply:
        """The reply to the body. Raises SessionLostError."""
        try:
            reply = await self._protocol.read_response()
        except (aiosmtplib.SMTPException, OSError) as error:
            raise self._lost(error) from error
        if reply.code == GOING_AWAY:
            self.drop()
        return reply

    async def quit(self) -> None:
        """Take leave and close; never raises."""
        try:
            async with asyncio.timeout(self._manners.probe_seconds):
                await self.say(b"QUIT")
        except (SessionLostError, TimeoutError):
            pass
        finally:
            self.drop()

    def drop(self) -> None:
        """Close at once, without sending what is still buffered."""
        _abort(self._smtp)

    @property
    def _protocol(self) -> aiosmtplib.protocol.SMTPProtocol:
        if self._smtp.protocol is None:
            raise aiosmtplib.SMTPServerDisconnected("Connection lost")
        return self._smtp.protocol

    def _lost(self, error: Exception) -> SessionLostError:
        self.drop()
        if isinstance(error, aiosmtplib.SMTPServerDisconnected):
            return SessionLostError("the server closed the connection")
        return SessionLostError(clean(str(error)) or type(error).__name__)


def _abort(smtp: aiosmtplib.SMTP) -> None:
    """Close without sending what is still buffered; aiosmtplib's own close would send it."""
    transport = smtp.transport
    smtp.close()
    if isinstance(transport, asyncio.WriteTransport):
        transport.abort()
