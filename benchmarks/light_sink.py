"""A local SMTP server that takes everything as fast as Python can, so that it is not the sink that is measured.

    python benchmarks/light_sink.py

Prints its port, then a line per mail: the steady clock in seconds, and the recipient. Ends with its standard input.
"""

from __future__ import annotations

import asyncio
import sys
import time

END = b"\r\n.\r\n"


class Session(asyncio.Protocol):
    """One connection."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.waiting = b""
        self.recipient = ""
        self.in_body = False
        self.transport.write(b"220 sink.example ESMTP\r\n")

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while self._body() if self.in_body else self._command():
            pass

    def _body(self) -> bool:
        """Whether the whole body was there."""
        if END not in self.waiting:
            return False
        _, _, self.waiting = self.waiting.partition(END)
        self.in_body = False
        print(f"{time.monotonic():.6f} {self.recipient}", flush=True)
        self.transport.write(b"250 2.0.0 taken\r\n")
        return True

    def _command(self) -> bool:
        line, found, rest = self.waiting.partition(b"\r\n")
        if not found:
            return False
        self.waiting = rest
        verb = line[:4].upper()
        if verb == b"EHLO":
            self.transport.write(b"250-sink.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 50000000\r\n")
        elif verb == b"RCPT":
            self.recipient = line.partition(b"<")[2].partition(b">")[0].decode()
            self.transport.write(b"250 2.1.5 ok\r\n")
        elif verb == b"DATA":
            self.in_body = True
            self.transport.write(b"354 go on\r\n")
        elif verb == b"QUIT":
            self.transport.write(b"221 2.0.0 bye\r\n")
            self.transport.close()
        else:
            self.transport.write(b"250 2.0.0 ok\r\n")
        return True


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Session, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
