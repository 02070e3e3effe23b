"""A wire to an IMAP server beside which a watchdog stands: it kills the reader as some words of a mail pass."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

HOST = "127.0.0.1"


@dataclass
class DeadlyWire:
    """`kill` is called when the server says `words`, as long as fewer than `most` were killed."""

    to: int
    words: bytes
    most: int = 1000
    kill: Callable[[], None] = lambda: None
    killed: int = 0
    port: int = 0
    _ends: list[socket.socket] = field(default_factory=list)

    def carry(self, client: socket.socket) -> None:
        """One connection, until either side ends it."""
        server = socket.create_connection((HOST, self.to))
        self._ends += [client, server]
        threading.Thread(target=self._pass_on, args=(client, server, b""), daemon=True).start()
        self._pass_on(server, client, self.words)

    def _pass_on(self, source: socket.socket, target: socket.socket, deadly: bytes) -> None:
        tail = b""
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                tail = (tail + data)[-65536 - len(deadly) :]
                if deadly and deadly in tail and self.killed < self.most:
                    self.killed += 1
                    self.kill()
                    break
                target.sendall(data)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        for end in self._ends:
            end.close()


@contextmanager
def deadly_wire(to: int, words: str, most: int = 1000) -> Iterator[DeadlyWire]:
    """A wire to the server on port `to` of this machine."""
    wire = DeadlyWire(to, words.encode(), most)
    with socket.create_server((HOST, 0)) as listener:
        wire.port = listener.getsockname()[1]

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    client, _ = listener.accept()
                    threading.Thread(target=wire.carry, args=(client,), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield wire
        finally:
            wire.end()
