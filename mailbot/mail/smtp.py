"""The SMTP door: hands mails to the submission server and says what became of each (RFC 5321, RFC 6409).

A mail is certainly not taken until its last line has left us, and certainly taken once the server says so; what is lost
between the two is UNKNOWN, and only that.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field

from mailbot.config import Smtp
from mailbot.doors import BeforeData, Handover, Outcome
from mailbot.errors import BadInput, LoginRefused, OutsideError, SubmissionError
from mailbot.mail.addresses import normalise, to_ascii_domain
from mailbot.mail.oauth.access import TokenSource
from mailbot.mail.refusals import OPERATOR_CODES, refuses_account, refuses_sender
from mailbot.mail.smtp_session.login import clean
from mailbot.mail.smtp_session.opening import (
    GOING_AWAY,
    POLITE,
    Manners,
    Reply,
    Session,
    SessionLostError,
    code_behind,
    open_session,
    problem,
    tls_context,
)

# Replies to MAIL about the session: it ends (RFC 5321 §3.8), or our login cannot be looked up now (RFC 4954 §6).
_OF_SESSION = frozenset({GOING_AWAY, 454})

_BARE_LINE_END = re.compile(rb"\r(?!\n)|(?<!\r)\n")
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


class SmtpOutbox:
    """An Outbox over at most `settings.connections` sessions, each used by one mail at a time and then again.

    It belongs to one event loop. `token` gives OAuth 2 access tokens, which are used instead of the password.
    """

    def __init__(self, settings: Smtp, manners: Manners = POLITE, *, token: TokenSource | None = None) -> None:
        self._settings = settings
        self._token = token
        self._manners = manners
        self._slots = asyncio.Semaphore(settings.connections)
        self._idle: list[Session] = []
        self._farewells: set[asyncio.Task[None]] = set()
        self._closed = False
        self._tls: ssl.SSLContext | None = None
        self._refusal: tuple[float, LoginRefused] | None = None  # until when, in the loop's time

    async def submit(
        self, envelope_sender: str, recipients: Sequence[str], raw: bytes, before_data: BeforeData
    ) -> Outcome:
        """Hand one mail over; see mailbot.doors.Outbox. The envelope sender may be empty (RFC 5321 §4.5.5).

        The first recipient is the one that matters: where the server refuses it, nothing is sent. Where it refuses a
        later one, the mail goes to the rest, and the text of the outcome names who was left out. Whatever `before_data`
        raises passes through.
        """
        try:
            mail = _Mail.of(envelope_sender, recipients, raw)
        except BadInput as error:
            return Outcome(Handover.REFUSED, 0, error.what)
        transaction = _Transaction(mail, before_data)
        async with self._slots:
            deadline = asyncio.timeout(self._settings.timeout_seconds)
            try:
                async with deadline:
                    return await self._carry_out(transaction)
            except TimeoutError:
                if not deadline.expired():
                    raise  # before_data's own
                return transaction.lost(f"no answer within {self._settings.timeout_seconds:g} seconds")

    async def check(self) -> str:
        """Open a session, log in, offer our sender, and say so in one line.

        Raises LoginRefused or SubmissionError, each with what to mend.
        """
        settings = self._settings
        try:
            async with asyncio.timeout(settings.timeout_seconds):
                session = await self._open()
                try:
                    await self._check_sender(session)
                    await session.quit()
                finally:
                    session.drop()
        except TimeoutError as error:
            raise problem(settings, error) from error
        login = f"logged in as {settings.username}" if settings.username else "without a login"
        return f"{settings.host}:{settings.port}, {session.describe()}, {login}"

    async def _check_sender(self, session: Session) -> None:
        """Learn whether the server lets this login send in our name."""
        if not (sender := self._settings.from_address):
            return
        try:
            reply = await session.say(b"MAIL", b"FROM:<" + to_ascii_domain(sender).encode() + b">")
        except SessionLostError as error:
            raise SubmissionError(f"{self._settings.host} broke off: {error}") from error
        if reply.code // 100 != 2:
            raise SubmissionError(
                f"{self._settings.host} does not take mail from {sender}: {reply.code} {clean(reply.message)}",
                "correct smtp.from_address, or let this login send in its name",
                transient=reply.code < 500,
            )

    async def close(self) -> None:
        """End all idle sessions; one in use ends with its mail. Never raises."""
        self._closed = True
        while self._idle:
            self._bid_farewell(self._idle.pop())
        await asyncio.gather(*self._farewells, return_exceptions=True)

    # ------------------------------------------------------------------------------------ sessions

    async def _carry_out(self, transaction: _Transaction) -> Outcome:
        """Run the transaction in a session that we have or, where all have gone stale, in a new one."""
        while self._idle:
            outcome = await self._run(transaction, self._take())
            if transaction.answered:
                return outcome
        try:
            session = await self._open()
        except OutsideError as error:
            return Outcome(Handover.DEFERRED, code_behind(error), str(error), of_session=True, before_mail=True)
        return await self._run(transaction, session)

    async def _run(self, transaction: _Transaction, session: Session) -> Outcome:
        """The transaction in this session, which is kept for the next one unless anything cut it short."""
        try:
            outcome = await transaction.run(session)
        except BaseException:
            session.drop()  # cancelled or late: replies would be out of step with commands
            raise
        self._put_back(session)
        return outcome

    def _take(self) -> Session:
        session = self._idle.pop()
        if session.expiry:
            session.expiry.cancel()
        return session

    def _put_back(self, session: Session) -> None:
        if not session.connected:
            return
        if self._closed or session.mails >= self._manners.mails_per_session:
            self._bid_farewell(session)
            return
        loop = asyncio.get_running_loop()
        session.idle_since = loop.time()
        session.expiry = loop.call_later(self._manners.idle_seconds, self._expire, session)
        self._idle.append(session)

    def _expire(self, session: Session) -> None:
        if session in self._idle:
            self._idle.remove(session)
            self._bid_farewell(session)

    def _bid_farewell(self, session: Session) -> None:
        if session.expiry:
            session.expiry.cancel()
        task = asyncio.get_running_loop().create_task(session.quit())
        self._farewells.add(task)
        task.add_done_callback(self._farewells.discard)

    async def _open(self) -> Session:
        """A new session. After a refused login the same answer is given for a while, without asking the server."""
        now = asyncio.get_running_loop().time()
        if self._refusal and now < self._refusal[0]:
            refused = self._refusal[1]
            raise type(refused)(refused.what, refused.mend) from refused.__cause__
        self._tls = self._tls or tls_context(self._settings.verify)
        try:
            return await open_session(self._settings, self._manners, self._tls, self._token)
        except LoginRefused as error:
            self._refusal = now + self._manners.login_pause_seconds, error
            raise


# ---------------------------------------------------------------------------------------------------- one mail


@dataclass(frozen=True)
class _Mail:
    """A mail as it goes over the wire. `body` is dot-stuffed and ended, `size` counts it before that (RFC 1870)."""

    sender: str
    recipients: tuple[str, ...]
    body: bytes = field(repr=False)
    size: int
    needs_utf8: bool

    @classmethod
    def of(cls, sender: str, recipients: Sequence[str], raw: bytes) -> _Mail:
        """Raises BadInput on an address that is none, or where there is no recipient."""
        if not recipients:
            raise BadInput("a mail needs a recipient")
        for address in (*recipients, *filter(None, [sender])):
            normalise(address)
        addresses = [to_ascii_domain(address.strip()) for address in (sender, *dict.fromkeys(recipients))]
        lines = _BARE_LINE_END.sub(b"\r\n", raw)
        if not lines.endswith(b"\r\n"):
            lines += b"\r\n"
        return cls(
            sender=addresses[0],
            recipients=tuple(addresses[1:]),
            body=_LEADING_DOT.sub(b"..", lines) + b".\r\n",
            size=len(lines),
            needs_utf8=not raw.isascii() or not all(address.isascii() for address in addresses),
        )


@dataclass
class _Transaction:
    """One mail's way through a session; remembers how far it came, which decides what a loss means."""

    mail: _Mail
    before_data: BeforeData
    answered: bool = False  # the server has answered MAIL, so the session was alive
    sender_taken: bool = False
    body_sent: bool = False
    left_out: list[str] = field(default_factory=list)

    async def run(self, session: Session) -> Outcome:
        """MAIL, RCPT, `before_data`, DATA, the body."""
        if misfit := self._misfit(session):
            self.answered = True
            return Outcome(Handover.REFUSED, 0, misfit)
        try:
            await session.refresh()
            refusal = await self._offer(session)
        except SessionLostError as error:
            return self.lost(str(error))
        if refusal:
            return refusal
        if not await self.before_data():
            return Outcome(Handover.DEFERRED, 0, "called off")
        try:
            return await self._send(session)
        except SessionLostError as error:
            return self.lost(str(error))

    def lost(self, why: str) -> Outcome:
        """The outcome of a session that broke: unknown once the body was on its way, else certainly not taken.

        One that had taken the sender may have broken for this recipient only.
        """
        if self.body_sent:
            return Outcome(Handover.UNKNOWN, 0, why)
        early = not self.sender_taken
        return Outcome(Handover.DEFERRED, 0, why, of_session=early, before_mail=early)

    def _misfit(self, session: Session) -> str:
        """Why this server cannot take this mail at all."""
        if session.size_limit and self.mail.size > session.size_limit:
            return f"the mail has {self.mail.size} bytes, the server takes {session.size_limit}"
        if self.mail.needs_utf8 and not session.smtputf8:
            return "an address that is not ASCII needs SMTPUTF8 (RFC 6531), which the server does not offer"
        return ""

    async def _offer(self, session: Session) -> Outcome | None:
        """Sender and recipients; an Outcome where the server does not want them."""
        session.mails += 1
        session.open_transaction = True
        options = [b"SIZE=%d" % self.mail.size] if session.knows_size else []
        if self.mail.needs_utf8:
            options += [b"SMTPUTF8", b"BODY=8BITMIME"]
        reply = await session.say(b"MAIL", b"FROM:<" + self.mail.sender.encode() + b">", *options)
        self.answered = reply.code != GOING_AWAY
        self.sender_taken = reply.code // 100 == 2
        if not self.sender_taken:
            of_session = reply.code in _OF_SESSION or refuses_sender(reply.code, reply.message)
            return _refusal(reply, of_session=of_session)
        for recipient in self.mail.recipients:
            reply = await session.say(b"RCPT", b"TO:<" + recipient.encode() + b">")
            if reply.code // 100 == 2:
                continue
            if recipient == self.mail.recipients[0] or reply.code == GOING_AWAY:
                return _refusal(reply)
            self.left_out.append(f"{recipient} ({reply.code} {clean(reply.message)})")
        return None

    async def _send(self, session: Session) -> Outcome:
        reply = await session.say(b"DATA")
        if reply.code != 354:
            return _refusal(reply)
        session.write(self.mail.body)
        self.body_sent = True
        reply = await session.hear()
        if reply.code // 100 not in (2, 4, 5):
            session.drop()
            return self.lost(f"the server answered {reply.code} {clean(reply.message)}")
        session.open_transaction = False  # the server has ended it (RFC 5321 §4.1.1.4)
        if reply.code // 100 != 2:
            return _refusal(reply)
        left_out = f"; refused: {', '.join(self.left_out)}" if self.left_out else ""
        return Outcome(Handover.ACCEPTED, reply.code, clean(reply.message) + left_out)


def _refusal(reply: Reply, *, of_session: bool = False) -> Outcome:
    """What a reply means for a mail; what is about us is no word on the mail."""
    text = clean(reply.message)
    if reply.code in OPERATOR_CODES:
        text += " — correct smtp.username and smtp.password"
    early, of_session = of_session, of_session or refuses_account(reply.code, reply.message)
    refused = reply.code // 100 == 5 and not of_session
    return Outcome(Handover.REFUSED if refused else Handover.DEFERRED, reply.code, text, of_session, early)
