"""aioimaplib's protocol with its faults mended: one IMAP connection that answers, or fails at once, and never hangs.

One command at a time: whoever holds a connection must serialise its callers. A command that is cancelled, or that the
server leaves unanswered, ends the connection, because the late answer would be taken for that of the next command.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from aioimaplib.aioimaplib import AUTH, CONNECTED, LOGOUT, NONAUTH, Command, IMAP4ClientProtocol

from mailbot.errors import MailboxError
from mailbot.mail.imap_session import syntax
from mailbot.mail.imap_session.reader import CRLF, STATUS, ResponseReader
from mailbot.mail.imap_session.syntax import Parts

log = logging.getLogger(__name__)

# What the server can do changes with these (RFC 3501 §6.2).
CHANGES_CAPABILITIES = frozenset(("STARTTLS", "LOGIN", "AUTHENTICATE"))
SLOWEST_UPLOAD = 50_000  # bytes a second; what the line has taken cannot be seen from here


@dataclass(frozen=True, slots=True)
class Answer:
    """How the server answered a command: OK, NO or BAD, its words, and the untagged responses before them.

    `challenge` is what its last request for continuation said.
    """

    result: str
    text: bytes
    untagged: Sequence[Parts] = ()
    challenge: bytes = b""

    @property
    def ok(self) -> bool:
        return self.result == "OK"

    @property
    def code(self) -> str:
        """The response code (RFC 5530), such as NONEXISTENT, or the empty string."""
        return syntax.read_code(self.text)[0]

    @property
    def words(self) -> str:
        return syntax.read_words(self.text) or self.result


class Ask(Command):
    """One command; `replies` is what to send, piece by piece, each time the server asks for continuation.

    `take` gets each untagged response as it arrives; without it they are kept for the answer.
    """

    def __init__(
        self,
        name: str,
        tag: str,
        *args: str,
        prefix: str = "",
        replies: Sequence[bytes] = (),
        take: Callable[[Parts], None] | None = None,
    ) -> None:
        super().__init__(name, tag, *args, prefix=prefix)
        self.untagged: list[Parts] = []
        self.take = take or self.untagged.append
        self.replies = deque(replies)
        self.upload = sum(map(len, replies))  # bytes that must reach the server before it can answer
        self.challenge = b""
        self.invited = asyncio.Event()  # the server asked for continuation, or it is all over

    def close(self, line: bytes, result: str) -> None:
        super().close(line, result)
        self.invited.set()

    def fail(self, error: Exception) -> None:
        """Wake the waiter with an error."""
        self._exception = error
        self.close(b"", "KO")

    @property
    def answer(self) -> Answer:
        return Answer(self.response.result, bytes(self.response.lines[-1]), self.untagged, self.challenge)


class ImapProtocol(IMAP4ClientProtocol):
    """One connection. `peer` is its name in errors; `patience` the seconds without any progress before it is given up.

    `stale` is true while the server has told of new mail that no EXAMINE has looked at; `ended` says why the connection
    is of no more use, or is empty.
    """

    transport: Any  # of asyncio; None until connected
    capabilities: set[str]

    def __init__(self, peer: str, patience: float) -> None:
        super().__init__(asyncio.get_running_loop())
        self.peer = peer
        self.patience = patience
        self.stale = True
        self.ended = ""
        self.closed = asyncio.Event()
        self._exists = 0  # mails in the open folder
        self._wake = asyncio.Event()
        self._reads = 0  # for telling a slow answer from none
        self._reader = ResponseReader()
        self._plain_ended = False  # STARTTLS was answered: whatever follows in clear is forged
        self.pending_sync_command: Ask | None = Ask("connecting", "*")

    # ---------------------------------------------------------------------------------------- commands

    async def greeting(self) -> Answer:
        """Wait for the server's first words. Raises MailboxError on BYE, silence, or what is not IMAP."""
        command = self.pending_sync_command
        if command is None:
            raise self._gone()
        return await self._answered(command)

    async def ask(
        self,
        name: str,
        *args: str,
        prefix: str = "",
        replies: Sequence[bytes] = (),
        take: Callable[[Parts], None] | None = None,
    ) -> Answer:
        """Send one command and await its answer, which may be a refusal. Raises MailboxError when there is none.

        A `take` that raises ValueError says that the server talks nonsense, which ends the connection.
        """
        command = Ask(name, self.new_tag(), *args, prefix=prefix, replies=replies, take=take)
        self._start(command)
        return await self._answered(command)

    async def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """STARTTLS, then TLS. Raises MailboxError where the server refuses, ssl.SSLError where the handshake fails."""
        answer = await self.ask("STARTTLS")
        if not answer.ok:
            raise MailboxError(f"{self.peer} refuses STARTTLS: {answer.words}", 'set imap.security = "tls"')
        if self._reader.waiting:
            self.abort("the server spoke in clear after STARTTLS")
        if self.ended:
            raise self._gone()
        self._plain_ended = False
        self.transport = await self.loop.start_tls(
            self.transport, self, context, server_hostname=host, ssl_handshake_timeout=self.patience
        )

    async def capable(self, capability: str) -> bool:
        """Whether the server has a capability; it is asked where it has not told since STARTTLS or login."""
        if not self.capabilities:
            await self.ask("CAPABILITY")
        return capability in self.capabilities

    async def idle(self, seconds: float) -> Answer:
        """IDLE (RFC 2177) until mail arrives, `wake` is called or `seconds` are over. Not ok: the server will not."""
        command = Ask("IDLE", self.new_tag())
        self._wake.clear()
        self._start(command)
        try:
            async with asyncio.timeout(self.patience):
                await command.invited.wait()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._wake.wait()
        except TimeoutError:
            self.abort(f"silent for {self.patience:g} seconds after IDLE")
        except asyncio.CancelledError:
            self.abort("IDLE was cancelled")
            raise
        if self.pending_sync_command is command:
            self.transport.write(b"DONE" + CRLF)
        return await self._answered(command)

    def wake(self) -> None:
        """End a running IDLE early."""
        self._wake.set()

    def abort(self, why: str) -> None:
        """End the connection at once; a waiting command fails with `why`."""
        self._end(why)
        if self.transport is not None:
            self.transport.abort()

    async def log_out(self, seconds: float) -> None:
        """LOGOUT and close, within `seconds`. Never raises."""
        try:
            async with asyncio.timeout(seconds):
                if not self.ended and self.pending_sync_command is None:
                    await self.ask("LOGOUT")
                self.transport.close()
                await self.closed.wait()
        except (TimeoutError, MailboxError):
            self.abort("closed")

    # ---------------------------------------------------------------------------------------- waiting

    def _start(self, command: Ask) -> None:
        if self.ended:
            raise self._gone()
        if self.pending_sync_command is not None:
            raise MailboxError(f"{self.peer}: {command.name} while {self.pending_sync_command.name} runs")
        self.pending_sync_command = command
        if command.name in CHANGES_CAPABILITIES:
            self.capabilities = set()
        log.debug("%s: %s %s", self.peer, command.tag, command.name)  # never the arguments: a password is one
        self.transport.write(str(command).encode() + CRLF)

    async def _answered(self, command: Ask) -> Answer:
        """Wait as long as bytes keep coming; give up, and the connection with it, when they do not."""
        patience = self.patience + command.upload / SLOWEST_UPLOAD
        try:
            while True:
                before = self._reads
                try:
                    async with asyncio.timeout(patience):
                        await command.wait()
                        return command.answer
                except TimeoutError:
                    if self._reads == before:
                        self.abort(f"silent for {patience:g} seconds after {command.name}")
        except asyncio.CancelledError:
            self.abort(f"{command.name} was cancelled")
            raise

    # ---------------------------------------------------------------------------------------- reading

    def data_received(self, data: bytes) -> None:
        """Read whole responses; what is left waits for more. Linear in the bytes received."""
        self._reads += 1
        try:
            for response in self._reader.feed(data):
                self._take(response)
                if self.ended:
                    break
        except ValueError as error:
            log.debug("%s: %r", self.peer, error)
            self.abort("the server's answer is not IMAP")

    def _take(self, response: Parts) -> None:
        line = response[0]
        if self._plain_ended:
            self.abort("the server spoke in clear after STARTTLS")
        elif self.state == CONNECTED:
            self._greet(line)
        elif line.startswith(b"* "):
            self._untagged((line[2:], *response[1:]))
        elif line.startswith(b"+"):
            self._continuation(line)
        elif line:
            self._response_done(line)

    def _greet(self, line: bytes) -> None:
        star, _, rest = line.partition(b" ")
        word, _, text = rest.partition(b" ")
        if star != b"*" or word.upper() not in (b"OK", b"PREAUTH", b"BYE"):
            raise ValueError("no IMAP greeting")
        if word.upper() == b"BYE":
            self._bye(text)
            return
        self.state = AUTH if word.upper() == b"PREAUTH" else NONAUTH
        self._learn(text)
        command, self.pending_sync_command = self.pending_sync_command, None
        if command:
            command.close(text, word.decode().upper())

    def _untagged(self, response: Parts) -> None:
        first, _, rest = response[0].partition(b" ")
        word = first.upper()
        if word == b"BYE":
            self._bye(rest)
            return
        if first.isdigit():
            self._count(int(first), rest.upper())
        elif word == b"CAPABILITY":
            self.capabilities = {capability.decode("ascii", "replace").upper() for capability in rest.split()}
        elif word in STATUS:
            self._learn(rest)
        if self.pending_sync_command is not None:
            self.pending_sync_command.take(response)

    def _bye(self, text: bytes) -> None:
        command = self.pending_sync_command
        if command is None or command.name != "LOGOUT":
            self.abort(f"the server says goodbye: {syntax.read_words(text)}")

    def _count(self, number: int, what: bytes) -> None:
        """Follow how many mails there are; more of them are news, the same number told again is none."""
        if what == b"EXPUNGE":
            self._exists -= 1
        elif what == b"EXISTS":
            if number > self._exists:
                self.stale = True
                self._wake.set()
            self._exists = number

    def _learn(self, text: bytes) -> None:
        """What a response code tells beside the command that is running."""
        name, rest = syntax.read_code(text)
        if name == "CAPABILITY":
            self.capabilities = set(rest.upper().split())
        elif name in ("UIDVALIDITY", "UIDNEXT"):
            self.stale = True

    def _continuation(self, line: bytes) -> None:
        command = self.pending_sync_command
        if command is None:
            return
        command.challenge = line[1:].strip()
        command.invited.set()
        if command.replies:
            self.transport.write(command.replies.popleft())
        elif command.name != "IDLE":
            raise ValueError(f"{command.name} needs no continuation")

    def _response_done(self, line: bytes) -> None:
        command = self.pending_sync_command
        tag, _, rest = line.partition(b" ")
        word, _, text = rest.partition(b" ")
        if command is None or tag.decode() != command.tag or word.upper() not in (b"OK", b"NO", b"BAD"):
            raise ValueError("an answer to nothing that was asked")
        self._learn(text)
        self.pending_sync_command = None
        ok = word.upper() == b"OK"
        if command.name == "EXAMINE":
            self.stale = not ok
        elif command.name in ("LOGIN", "AUTHENTICATE") and ok:
            self.state = AUTH
        self._plain_ended = command.name == "STARTTLS" and ok
        self._wake.set()
        command.close(text, word.decode().upper())

    # ---------------------------------------------------------------------------------------- the end

    def eof_received(self) -> None:
        self._end("the server closed the connection")

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(f"the connection was lost{f' ({exc})' if exc else ''}")
        self.closed.set()

    def _gone(self) -> MailboxError:
        return MailboxError(f"{self.peer}: {self.ended or 'not connected'}")

    def _end(self, why: str) -> None:
        """Fail the waiting command, and every later one, at once."""
        self.ended = self.ended or why
        self.state = LOGOUT
        self._wake.set()
        command, self.pending_sync_command = self.pending_sync_command, None
        if command is not None:
            command.fail(self._gone())
