"""An OAuth 2 provider on a real socket that answers as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

import pytest

from mailbot.config import OAuth

HOST = "127.0.0.1"


@dataclass
class Provider:
    """The running provider. `answers` holds (status, JSON or text) per path; the last one of a path is repeated."""

    answers: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0
    headers: dict[str, str] = field(default_factory=dict)

    def settings(self, **changes: Any) -> OAuth:
        """An [oauth] section for this provider."""
        base = f"http://{HOST}:{self.port}"
        values = {
            "provider": "custom",
            "client_id": "mailbot-app",
            "client_secret": "app-secret",
            "device_endpoint": f"{base}/device",
            "token_endpoint": f"{base}/token",
            "scopes": ["mail", "offline_access"],
        }
        return OAuth.model_validate(values | changes)

    def gives(self, access: str, *, refresh: str = "", expires_in: int = 3600) -> None:
        """The token endpoint's next answer."""
        answer = {"access_token": access, "token_type": "Bearer", "expires_in": expires_in}
        self.says("/token", 200, answer | ({"refresh_token": refresh} if refresh else {}))

    def refuses(self, error: str, status: int = 400, path: str = "/token") -> None:
        self.says(path, status, {"error": error, "error_description": f"because of {error}"})

    def says(self, path: str, status: int, answer: Any) -> None:
        self.answers.setdefault(path, []).append((status, answer))

    def asked_for(self, path: str) -> list[dict[str, str]]:
        return [fields for asked, fields in self.asked if asked == path]

    def next_answer(self, path: str) -> tuple[int, Any]:
        waiting = self.answers.get(path, [(404, {"error": "not_found"})])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


@pytest.fixture
def provider() -> Iterator[Provider]:
    """A provider that says nothing yet."""
    state, lock = Provider(), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            fields = dict(parse_qsl(self.rfile.read(length).decode()))
            with lock:
                state.asked.append((self.path, fields))
                status, answer = state.next_answer(self.path)
            body = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
            self.send_response(status)
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((HOST, 0), Handler)
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
