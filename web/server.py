"""The web server: waitress, in a thread of its own beside the event loop."""

from __future__ import annotations

import errno
import socket
import threading
import time
from typing import TYPE_CHECKING, Any

from waitress import wasyncore
from waitress.server import create_server

from mailbot.errors import ConfigError, MailbotError

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

THREADS = 24  # most of them wait: web.live lets 16 streams of events hold one each
MAX_REQUEST_BYTES = 16_000_000  # waitress keeps a request's body before the application sees it
IDLE_SECONDS = 30  # an open connection that asks for nothing is closed
FINISH_SECONDS = 12  # for the requests in hand when the server stops
FLUSH_SECONDS = 3.0  # for their answers to reach the network

# A reverse proxy on this machine is believed when it says whom it asks for.
TRUSTED_PROXY = {
    "trusted_proxy": "127.0.0.1",
    "trusted_proxy_count": 1,
    "trusted_proxy_headers": {"x-forwarded-for"},
}


class WebServer:
    """One listening address. `port` 0 takes any free port; `address` tells which."""

    def __init__(self, app: WSGIApplication, host: str, port: int, *, behind_proxy: bool = False) -> None:
        self._app = app
        self._host = host
        self._port = port
        self._trust: dict[str, Any] = TRUSTED_PROXY if behind_proxy else {}
        self._sockets: dict[int, Any] = {}  # waitress' own: what its loop watches
        self._server: Any = None
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._woken = threading.Event()  # the trigger was pulled, and nobody will pull it again

    @property
    def port(self) -> int:
        """The port that it listens on; 0 before start() where none was chosen."""
        return self._port

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}/"

    def start(self) -> None:
        """Listen and serve. Raises ConfigError naming web.host or web.port when it cannot listen there."""
        listening = _listen(self._host, self._port)
        self._port = listening.getsockname()[1]
        self._server = create_server(
            self._app,
            self._sockets,
            sockets=[listening],
            threads=THREADS,
            ident=None,
            max_request_body_size=MAX_REQUEST_BYTES,
            channel_timeout=IDLE_SECONDS,
            channel_request_lookahead=1,  # or nobody notices that a browser has left a stream
            clear_untrusted_proxy_headers=True,
            **self._trust,
        )
        self._thread = threading.Thread(target=self._serve, name="web", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the requests in hand and close; waits for them, so never call it on the loop that they need."""
        if self._thread is None:
            return
        self._stopping.set()
        try:
            self._server.pull_trigger()  # wakes the thread out of its poll
        finally:
            self._woken.set()
        self._thread.join()
        self._thread = None

    def _serve(self) -> None:
        """All of waitress' sockets live and die in this thread."""
        while not self._stopping.is_set():
            wasyncore.loop(timeout=5, use_poll=True, map=self._sockets, count=1)
        self._server.task_dispatcher.shutdown(timeout=FINISH_SECONDS)
        until = time.monotonic() + FLUSH_SECONDS
        while time.monotonic() < until and any(part.writable() for part in list(self._sockets.values())):
            wasyncore.loop(timeout=0.1, use_poll=True, map=self._sockets, count=1)
        self._woken.wait()  # or the trigger is closed while stop() writes to it
        wasyncore.close_all(self._sockets)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise _no_place(host, port, error) from error


def _no_place(host: str, port: int, error: OSError) -> MailbotError:
    """Why nothing can listen there, in the words of config.toml."""
    if error.errno == errno.EADDRINUSE:
        return ConfigError(f"web.port {port} on {host} is in use", "stop what listens there, or set another web.port")
    if error.errno in (errno.EACCES, errno.EPERM):
        return ConfigError(f"web.port {port} needs more rights than mailbot has", "set a web.port of 1024 or more")
    return ConfigError(
        f"web.host {host!r} cannot be listened on: {error.strerror or error}", "name an address of this machine"
    )
