"""An SMTP submission server in a thread of the test process, with faults on demand.

    sink.faults = [
        Fault(at="rcpt", to="gone@example.com", reply="550 5.1.1 no such user"),
        Fault(at="data", mail=3, reply="451 4.3.0 try later"),
        Fault(at="answer", drop=True, times=1),
    ]

`at` is the point of the session where a fault strikes, the first matching fault wins:

    greeting    before 220              data      instead of 354
    ehlo        instead of 250          body      after 354, before the body is read
    starttls    instead of 220          lost      after the body; the server did not keep the mail
    auth        instead of 235          answer    after the body; the server has kept the mail
    mail rcpt   instead of 250          rset noop quit   instead of 250 or 221
"""

# ruff: noqa: N802 (aiosmtpd finds its hooks by such names)
from __future__ import annotations

import asyncio
import datetime as dt
import functools
import ipaddress
import ssl
import tempfile
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
import pytest_asyncio
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mailbot.config import Smtp
from mailbot.mail.smtp import SmtpOutbox

HOST = "127.0.0.1"
PATIENCE = 30.0  # seconds


@pytest.fixture
def smtp_sink() -> Iterator[SmtpSink]:
    """A server in clear that takes everything; for TLS, logins and limits make an SmtpSink of your own."""
    with SmtpSink() as sink:
        yield sink


@pytest_asyncio.fixture
async def outbox(smtp_sink: SmtpSink) -> AsyncIterator[SmtpOutbox]:
    """The real SMTP door, opened on the sink; a transaction may take three seconds."""
    door = SmtpOutbox(smtp_sink.settings(timeout_seconds=3))
    yield door
    await door.close()


async def go_ahead() -> bool:
    """A `before_data` that lets every mail leave."""
    return True


@dataclass
class Fault:
    """Something that goes wrong. With none of reply, drop and hang it is only slow, by `seconds`."""

    at: str
    reply: str = ""  # said in place of the right answer; 421 also hangs up (RFC 5321 §3.8)
    drop: bool = False  # the connection breaks
    hang: bool = False  # nothing more comes, after the reply if there is one; the connection stays
    seconds: float = 0.0  # waited before
    to: str = ""  # only for this recipient, or a mail to it
    mail: int = 0  # only for the n-th MAIL command that this server sees, from 1
    times: int = -1  # how often until it is mended; -1 for ever


@dataclass(frozen=True)
class SunkMail:
    """A mail that the server took responsibility for. `session` tells connections apart, from 1."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    session: int
    smtputf8: bool
    options: tuple[str, ...] = ()  # of MAIL, such as SIZE=120


@dataclass
class SmtpSink:
    """The server. Settings are given before it starts; `faults` may change at any time."""

    security: Literal["none", "starttls", "tls"] = "none"
    users: dict[str, str] = field(default_factory=dict)  # with any, MAIL needs a login
    size_limit: int = 10_000_000  # bytes, offered as SIZE; 0 offers none
    smtputf8: bool = True
    deliver: Callable[[str, bytes], object] | None = None  # handed (recipient, raw) of every mail taken; raising is 451
    faults: list[Fault] = field(default_factory=list)

    mails: list[SunkMail] = field(default_factory=list, init=False)
    commands: list[tuple[int, str]] = field(default_factory=list, init=False)  # (session, what was reached)
    connections: int = field(default=0, init=False)
    open_connections: int = field(default=0, init=False)
    most_open: int = field(default=0, init=False)  # at one time
    port: int = field(default=0, init=False)

    # ------------------------------------------------------------------------------------ what tests use

    def settings(self, **changes: Any) -> Smtp:
        """An `[smtp]` section for this server; it does not verify the certificate, unless `changes` says so."""
        user, password = next(iter(self.users.items()), ("", ""))
        values = {"host": HOST, "port": self.port, "security": self.security, "verify": False, "timeout_seconds": 20}
        return Smtp.model_validate(values | {"username": user, "password": password} | changes)

    def wait_for_mails(self, count: int) -> list[SunkMail]:
        """The mails taken, once there are `count`; fails the test after half a minute."""
        self._wait(lambda: len(self.mails) >= count, f"{count} mails")
        return list(self.mails)

    def wait_for_command(self, at: str, count: int) -> None:
        """Wait until sessions have reached a point so often."""
        self._wait(lambda: self.saw(at) >= count, f"{count} x {at}")

    def wait_until_idle(self) -> None:
        """Wait until no connection is open."""
        self._wait(lambda: self.open_connections == 0, "every connection to end")

    def saw(self, command: str) -> int:
        """How often the server reached a point of a session (the words of `Fault.at`)."""
        return Counter(reached for _, reached in list(self.commands))[command]

    # ------------------------------------------------------------------------------------ start and stop

    def __enter__(self) -> SmtpSink:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, port: int = 0) -> None:
        """Serve in a thread; a `port` lets a server come back where it was."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp-sink", daemon=True)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(port), self._loop).result(PATIENCE)
        self.port = self._server.sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Break every connection and end the thread."""
        asyncio.run_coroutine_threadsafe(self._shut(), self._loop).result(PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    async def _listen(self, port: int) -> asyncio.Server:
        tls = server_tls_context() if self.security != "none" else None
        self._sessions: set[_Session] = set()
        return await self._loop.create_server(
            lambda: _Session(self, tls if self.security == "starttls" else None),
            HOST,
            port,
            ssl=tls if self.security == "tls" else None,
        )

    async def _shut(self) -> None:
        self._server.close()
        for session in list(self._sessions):
            session.abort()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _wait(self, reached: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > deadline:
                raise AssertionError(f"the SMTP sink waited in vain for {what}; it holds {len(self.mails)} mails")
            time.sleep(0.005)

    # ------------------------------------------------------------------------------------ what sessions ask

    def fault_for(self, at: str, recipients: list[str], mail: int) -> Fault | None:
        """The fault that strikes here, counted down."""
        for fault in list(self.faults):
            wanted = fault.at == at and fault.times != 0 and (not fault.mail or fault.mail == mail)
            if wanted and (not fault.to or fault.to.lower() in [one.lower() for one in recipients]):
                fault.times -= fault.times > 0
                return fault
        return None

    def count_session(self, session: _Session) -> int:
        self._sessions.add(session)
        self.connections += 1
        self.open_connections += 1
        self.most_open = max(self.most_open, self.open_connections)
        return self.connections

    def forget_session(self, session: _Session) -> None:
        if session in self._sessions:
            self._sessions.remove(session)
            self.open_connections -= 1

    def accepts(self, _: object, __: object, ___: object, ____: str, login: LoginPassword) -> AuthResult:
        good = self.users.get(login.login.decode()) == login.password.decode()
        return AuthResult(success=good, handled=False)


class _Session(SMTP):
    """One connection: aiosmtpd's session, stopped at each point where a fault may strike."""

    def __init__(self, sink: SmtpSink, tls: ssl.SSLContext | None) -> None:
        self.sink = sink
        self.number = 0
        self.mail_number = 0
        super().__init__(
            _Hooks(self),
            data_size_limit=sink.size_limit or None,
            enable_SMTPUTF8=sink.smtputf8,
            hostname="sink.example",
            ident="ESMTP",
            tls_context=tls,
            require_starttls=tls is not None,
            auth_require_tls=sink.security == "starttls",
            authenticator=sink.accepts,
            loop=asyncio.get_running_loop(),
        )
        self._auth_required = bool(sink.users)  # as an argument it warns of logins in clear, which tests do want

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if not self.number:
            self.number = self.sink.count_session(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.sink.forget_session(self)
        super().connection_lost(error)

    def abort(self) -> None:
        """Break the connection at once, as a cable does."""
        if transport := self._original_transport or self.transport:
            transport.abort()

    async def strike(self, at: str, recipient: str = "") -> str:
        """Note that the session has reached a point. A fault there waits, hangs or hangs up, or gives what to say."""
        self.sink.commands.append((self.number, at))
        recipients = [recipient] if recipient else list(self.envelope.rcpt_tos if self.envelope else [])
        fault = self.sink.fault_for(at, recipients, self.mail_number)
        if fault is None:
            return ""
        await asyncio.sleep(fault.seconds)
        if fault.hang and fault.reply:
            await self.push(fault.reply)
        elif fault.drop or fault.reply.startswith("421"):
            await self._hang_up(fault.reply)
        if fault.drop or fault.hang or fault.reply.startswith("421"):
            await asyncio.Event().wait()  # until the connection's end cancels this task
        return fault.reply

    async def _hang_up(self, last_words: str) -> None:
        if last_words:
            await self.push(last_words)
            self._writer.close()  # sends what is written first
        else:
            self.abort()

    async def _or_fault(self, at: str, verb: Callable[[Any], Awaitable[None]], arg: str | None) -> None:
        if reply := await self.strike(at):
            await self.push(reply)
        else:
            await verb(arg)

    async def _handle_client(self) -> None:
        try:
            if reply := await self.strike("greeting"):
                await self.push(reply)
        except asyncio.CancelledError:
            self._writer.close()
            raise
        if reply:
            self._writer.close()
        else:
            await super()._handle_client()

    async def smtp_EHLO(self, hostname: str) -> None:
        await self._or_fault("ehlo", super().smtp_EHLO, hostname)

    async def smtp_STARTTLS(self, arg: str) -> None:
        await self._or_fault("starttls", super().smtp_STARTTLS, arg)

    async def smtp_AUTH(self, arg: str) -> None:
        await self._or_fault("auth", super().smtp_AUTH, arg)

    async def smtp_MAIL(self, arg: str | None) -> None:
        self.mail_number = 1 + self.sink.saw("mail")
        await self._or_fault("mail", super().smtp_MAIL, arg)

    async def smtp_RCPT(self, arg: str | None) -> None:
        address = (arg or "").partition("<")[2].partition(">")[0]
        if reply := await self.strike("rcpt", address):
            await self.push(reply)
        else:
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:
        await self._or_fault("data", super().smtp_DATA, arg)

    async def smtp_RSET(self, arg: str) -> None:
        await self._or_fault("rset", super().smtp_RSET, arg)

    async def smtp_NOOP(self, arg: str) -> None:
        await self._or_fault("noop", super().smtp_NOOP, arg)

    async def smtp_QUIT(self, arg: str) -> None:
        await self._or_fault("quit", super().smtp_QUIT, arg)

    async def push(self, status: str | bytes) -> None:
        await super().push(status)
        if str(status).startswith("354"):
            await self.strike("body")


class _Hooks:
    """aiosmtpd's handler: offers extensions and takes mails."""

    def __init__(self, session: _Session) -> None:
        self.session = session

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        hidden = () if self.session.sink.users else ("250-AUTH",)
        return [line for line in responses if not line.startswith(hidden)]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        sink, raw = self.session.sink, bytes(envelope.original_content or b"")
        if reply := await self.session.strike("lost"):
            return reply
        try:
            for recipient in envelope.rcpt_tos if sink.deliver else ():
                await asyncio.to_thread(sink.deliver, recipient, raw)
        except Exception as error:
            return f"451 4.3.0 delivery failed: {type(error).__name__}"
        sender, recipients = (envelope.mail_from or "").strip("<>"), tuple(envelope.rcpt_tos)
        options = tuple(envelope.mail_options)
        sink.mails.append(SunkMail(sender, recipients, raw, self.session.number, envelope.smtp_utf8, options))
        return await self.session.strike("answer") or f"250 2.0.0 OK queued as {len(sink.mails)}"


# ------------------------------------------------------------------------------------------------ certificate


def server_tls_context() -> ssl.SSLContext:
    """A server's context with the self-signed certificate of the tests."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate_file())
    return context


@functools.cache
def certificate_file() -> Path:
    """A PEM file with a key and a self-signed certificate for localhost and 127.0.0.1; clients may trust it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address(HOST))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    with tempfile.NamedTemporaryFile(prefix="smtp-sink-", suffix=".pem", delete=False) as file:
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
    return Path(file.name)
