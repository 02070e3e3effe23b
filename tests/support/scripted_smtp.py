"""A submission server that says exactly what a test tells it to, one script a connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from mailbot.config import Smtp

HOST = "127.0.0.1"

Script = Callable[["SmtpTalk"], Awaitable[None]]


@dataclass
class SmtpTalk:
    """The server's end of one connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    server: ScriptedSmtp

    async def send(self, *lines: str) -> None:
        self.writer.write("".join(f"{line}\r\n" for line in lines).encode())
        await self.writer.drain()

    async def line(self) -> str:
        data = await self.reader.readline()
        if not data.endswith(b"\n"):
            raise ConnectionResetError("the client left")
        self.server.received.append(data.rstrip(b"\r\n").decode())
        return self.server.received[-1]

    async def welcome(self, mechanisms: str) -> None:
        await self.send("220 script.example ESMTP")
        assert (await self.line()).startswith("EHLO ")
        await self.send("250-script.example", f"250-AUTH {mechanisms}", "250 SIZE 1000000")

    async def take_mails(self, most: int = -1) -> None:
        """Everything else goes well, until the client leaves or so many mails are taken."""
        while most and (line := await self.line()):
            if line == "DATA":
                await self.send("354 go on")
                while await self.line() != ".":
                    pass
                most -= 1
            await self.send("250 fine" if line != "QUIT" else "221 bye")


@dataclass
class ScriptedSmtp:
    """The running server."""

    port: int = 0
    connections: int = 0
    received: list[str] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)

    def settings(self, **changes: Any) -> Smtp:
        values = {"host": HOST, "port": self.port, "security": "none", "auth": "oauth", "timeout_seconds": 20}
        return Smtp.model_validate(values | {"username": "agent@home.example"} | changes)


@asynccontextmanager
async def scripted_smtp(*scripts: Script) -> AsyncIterator[ScriptedSmtp]:
    """Serve the first connection by the first script and so on; the last one serves all further ones."""
    state = ScriptedSmtp()
    tasks: set[asyncio.Task[Any]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        script = scripts[min(state.connections, len(scripts) - 1)]
        state.connections += 1
        try:
            await script(SmtpTalk(reader, writer, state))
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        except BaseException as error:
            state.failures.append(error)
        finally:
            writer.close()

    server = await asyncio.start_server(serve, HOST, 0)
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
