"""A wire between a client and an IMAP server that counts what passes and can be cut after any byte."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

HOST = "127.0.0.1"


@dataclass
class Wire:
    """`cuts` are how many bytes of the server's the next connections let through; later ones live on."""

    port: int = 0
    cuts: list[int] = field(default_factory=list)
    said: bytearray = field(default_factory=bytearray)  # by the client
    heard: int = 0  # bytes from the server
    connections: int = 0

    def forget(self) -> None:
        """Count anew."""
        self.said.clear()
        self.heard = 0

    @property
    def commands(self) -> list[str]:
        """What the client asked for, without tags and arguments."""
        lines = bytes(self.said).decode("utf-8", "replace").splitlines()
        words = [line.split(" ") for line in lines if " " in line]
        return [" ".join(word[1:3]) if word[1] == "UID" else word[1] for word in words]


@asynccontextmanager
async def imap_wire(port: int) -> AsyncIterator[Wire]:
    """A wire to the server on `port` of this machine."""
    wire = Wire()
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        wire.connections += 1
        left = wire.cuts.pop(0) if wire.cuts else None
        their_reader, their_writer = await asyncio.open_connection(HOST, port)

        async def up() -> None:
            while data := await reader.read(65536):
                wire.said += data
                their_writer.write(data)

        async def down() -> None:
            nonlocal left
            while left is None or left > 0:
                data = await their_reader.read(65536 if left is None else min(left, 65536))
                if not data:
                    return
                wire.heard += len(data)
                left = None if left is None else left - len(data)
                writer.write(data)
                await writer.drain()

        sides = [asyncio.create_task(up()), asyncio.create_task(down())]
        try:
            await asyncio.wait(sides, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for side in sides:
                side.cancel()
            await asyncio.gather(*sides, return_exceptions=True)
            for end in (writer, their_writer):
                with contextlib.suppress(ConnectionError):
                    end.close()

    server = await asyncio.start_server(serve, HOST, 0)
    wire.port = server.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
