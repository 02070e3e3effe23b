"""An IMAP server that says exactly what a test tells it to, for what a real server cannot be made to do.

A script is a coroutine that plays the server's part on one connection:

    async def script(talk: Talk) -> None:
        await talk.welcome()
        tag, _ = await talk.command("EXAMINE")
        talk.drop()
"""

from __future__ import annotations

import asyncio
import re
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from mailbot.config import Imap

HOST = "127.0.0.1"
CAPABILITIES = "IMAP4rev1 IDLE"

Script = Callable[["Talk"], Awaitable[None]]


class UnexpectedCommandError(AssertionError):
    """The client said something else than the script expected."""


@dataclass
class Talk:
    """The server's end of one connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    server: ScriptedImap

    async def send(self, *lines: str | bytes) -> None:
        """Send whole lines, all in one write."""
        await self.send_raw(b"".join((line.encode() if isinstance(line, str) else line) + b"\r\n" for line in lines))

    async def send_raw(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def line(self) -> str:
        """The client's next line."""
        data = await self.reader.readline()
        if not data.endswith(b"\n"):
            raise ConnectionResetError("the client left")
        text = data.rstrip(b"\r\n").decode()
        self.server.received.append(text)
        return text

    async def literal(self, size: int) -> bytes:
        """The next `size` bytes from the client."""
        data = await self.reader.readexactly(size)
        self.server.literals.append(data)
        return data

    async def command(self, expected: str = "") -> tuple[str, str]:
        """The client's next command as (tag, rest); `expected` is what the rest must begin with."""
        tag, _, rest = (await self.line()).partition(" ")
        if not rest.upper().startswith(expected.upper()):
            raise UnexpectedCommandError(f"expected {expected}, got {rest}")
        return tag, rest

    async def answer(self, expected: str, *lines: str | bytes, result: str = "OK done") -> str:
        """Take the next command, send lines and the tagged answer, and return the command."""
        tag, rest = await self.command(expected)
        await self.send(*lines, f"{tag} {result}")
        return rest

    async def greet(self, capabilities: str = CAPABILITIES) -> None:
        await self.send(f"* OK [CAPABILITY {capabilities}] ready")

    async def welcome(self, capabilities: str = CAPABILITIES) -> None:
        """Greet, and let the client log in."""
        await self.greet(capabilities)
        await self.answer("LOGIN", result=f"OK [CAPABILITY {capabilities}] logged in")

    async def examine(self, *, exists: int = 1, uidvalidity: int = 7, uidnext: int = 2) -> str:
        return await self.answer(
            "EXAMINE",
            f"* {exists} EXISTS",
            f"* OK [UIDVALIDITY {uidvalidity}] as ever",
            f"* OK [UIDNEXT {uidnext}] foretold",
            result="OK [READ-ONLY] open",
        )

    async def stay(self) -> None:
        """Say nothing more, until the client leaves."""
        with suppress(ConnectionError):
            while await self.reader.read(65536):
                pass

    def drop(self) -> None:
        """Reset the connection (RST), with no word of goodbye."""
        no_lingering = struct.pack("ii", 1, 0)
        self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_lingering)
        self.writer.transport.abort()


@dataclass
class ScriptedImap:
    """The running server: what it heard, and how often somebody connected."""

    port: int = 0
    connections: int = 0
    received: list[str] = field(default_factory=list)
    literals: list[bytes] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)

    def settings(self, **changes: Any) -> Imap:
        """An `[imap]` section for this server."""
        return Imap.model_validate(
            {
                "host": HOST,
                "port": self.port,
                "security": "none",
                "username": "agent@home.example",
                "password": "secret",
                "timeout_seconds": 20,
            }
            | changes
        )

    def heard(self, pattern: str) -> list[str]:
        """The client's lines that match."""
        return [line for line in self.received if re.search(pattern, line)]


@asynccontextmanager
async def scripted_imap(*scripts: Script) -> AsyncIterator[ScriptedImap]:
    """Serve the first connection by the first script and so on; the last one serves all further connections.

    A script that fails, other than by the client's leaving, fails the test at the end.
    """
    state = ScriptedImap()
    tasks: set[asyncio.Task[Any]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        script = scripts[min(state.connections, len(scripts) - 1)]
        state.connections += 1
        try:
            await script(Talk(reader, writer, state))
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        except BaseException as error:
            state.failures.append(error)
        finally:
            writer.close()

    server = await asyncio.start_server(serve, HOST, 0, limit=2**26)
    state.port = server.sockets[0].getsockname()[1]
    try:
        yield state
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if state.failures:
        raise state.failures[0]
