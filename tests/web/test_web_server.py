"""The web server: where it listens, what it says when it cannot, and how it ends."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterable
from typing import Any

import pytest

from mailbot.errors import ConfigError
from web.server import WebServer


def hello(_: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello"]


def get(port: int) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().read()
    finally:
        connection.close()


def test_port_0_is_any_free_port() -> None:
    server = WebServer(hello, "127.0.0.1", 0)
    server.start()
    try:
        assert server.port > 0
        assert server.address == f"http://127.0.0.1:{server.port}/"
        assert get(server.port) == b"hello"
    finally:
        server.stop()


def test_after_stopping_nobody_listens_and_the_port_is_free_again() -> None:
    server = WebServer(hello, "127.0.0.1", 0)
    server.start()
    get(server.port)
    server.stop()
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        get(server.port)
    again = WebServer(hello, "127.0.0.1", server.port)
    again.start()
    again.stop()


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"web\.port {port} on 127\.0\.0\.1 is in use — .*web\.port"):
            WebServer(hello, "127.0.0.1", port).start()


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_a_host_that_is_not_this_machine_is_named(host: str) -> None:
    with pytest.raises(ConfigError, match=r"web\.host"):
        WebServer(hello, host, 0).start()


def test_a_request_in_hand_is_answered_before_it_stops() -> None:
    asked, go_on, got = threading.Event(), threading.Event(), []

    def slow(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        asked.set()
        go_on.wait(30)
        return hello(environ, start_response)

    server = WebServer(slow, "127.0.0.1", 0)
    server.start()
    client = threading.Thread(target=lambda: got.append(get(server.port)))
    client.start()
    asked.wait(30)
    stopping = threading.Thread(target=server.stop)
    stopping.start()
    go_on.set()
    stopping.join(30)
    client.join(30)
    assert got == [b"hello"]


def test_an_open_connection_that_asks_nothing_does_not_delay_the_end() -> None:
    server = WebServer(hello, "127.0.0.1", 0)
    server.start()
    with socket.create_connection(("127.0.0.1", server.port)) as idle:
        server.stop()
        idle.settimeout(30)
        assert idle.recv(1) == b""


def test_it_stops_though_its_loop_wakes_for_something_else_first() -> None:
    """The thread may see the end before stop() has woken it: what stop() writes to must still be open."""
    server = WebServer(hello, "127.0.0.1", 0)
    server.start()
    pull = server._server.pull_trigger

    def late() -> None:  # only time is added between the two steps of stop()
        socket.create_connection(("127.0.0.1", server.port)).close()
        time.sleep(1)
        pull()

    server._server.pull_trigger = late
    server.stop()
