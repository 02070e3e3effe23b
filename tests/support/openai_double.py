"""A server that speaks OpenAI's chat completions over real HTTP, with answers and faults on demand.

    double.respond = lambda asked: says({"intent": "buyer"})       # what it says, by what is asked
    double.respond = obeys(WorstCase())                           # it does what mails tell it to
    double.script = [status(429, retry_after="1"), says("{")]      # used up first, one a question

The question that finds out what a server understands is answered by `double.enforces` and never uses up the script,
unless `double.script_probe` is set.
"""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from mailbot.ai.patience import Patience
from mailbot.config import Ai
from mailbot.ops.eval.worst_case import WorstCase

MODEL = "double-1"
KEY = "sk-a-key-for-tests"
HASTE = Patience(first_pause=0.01, longest_pause=2.0, outages=3, first_rest=60.0)


@dataclass(frozen=True)
class Asked:
    """One request that the server saw."""

    path: str
    body: dict[str, Any]
    authorization: str

    @property
    def schema(self) -> str:
        """The name of the shape that is asked for; empty where only the prompt tells."""
        format_ = self.body.get("response_format") or {}
        return str((format_.get("json_schema") or {}).get("name", ""))

    @property
    def format(self) -> str:
        return str((self.body.get("response_format") or {}).get("type", "plain"))

    @property
    def system(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def user(self) -> str:
        return str(self.body["messages"][1]["content"])

    @property
    def is_probe(self) -> bool:
        return self.user == "Say hello in JSON."


@dataclass(frozen=True)
class Answer:
    """What the server does: a status with headers and a body, after `seconds`; or it breaks the connection."""

    status: int = 200
    body: Any = None
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    reset: bool = False
    drip: float = 0.0  # seconds between the bytes of the body
    content_type: str = "application/json"
    wire: Callable[[], Iterable[bytes]] | None = None  # all that is sent, status line and headers too, piece by piece


def says(
    what: Any, *, finish: str = "stop", refusal: str | None = None, seconds: float = 0.0, cached: int = 0
) -> Answer:
    """A completion whose text is `what`, in JSON unless it is a string already."""
    text = what if isinstance(what, str) or what is None else json.dumps(what)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return Answer(body=completion([{"index": 0, "finish_reason": finish, "message": message}], cached), seconds=seconds)


def completion(choices: list[Any], cached: int = 0) -> dict[str, Any]:
    details = {"cached_tokens": cached}
    usage = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110, "prompt_tokens_details": details}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": MODEL, "choices": choices, "usage": usage}


def status(code: int, message: str = "no", error_code: str = "", retry_after: str = "") -> Answer:
    """A refusal as OpenAI words it."""
    headers = (("Retry-After", retry_after),) if retry_after else ()
    return Answer(code, {"error": {"message": message, "type": "error", "code": error_code or None}}, headers)


def obeys(mind: WorstCase) -> Callable[[Asked], Answer]:
    """A server whose model does whatever a mail tells it to."""

    def respond(asked: Asked) -> Answer:
        if asked.schema == "extraction":
            return says(mind.extraction(asked.user))
        return says(mind.letter(asked.system, asked.user))

    return respond


RESET = Answer(reset=True)
REFUSES = says(None, refusal="I cannot help with that.")
FILTERED = says(None, finish="content_filter")
TRUNCATED = says('{"intent": "bu', finish="length")
NO_CHOICE = Answer(body=completion([]))
NO_JSON = Answer(body="<html>a proxy's page</html>", content_type="text/html")


@dataclass
class OpenAIDouble:
    """The server. Safe to script while it runs."""

    respond: Callable[[Asked], Answer] = lambda asked: says({})
    script: list[Answer] = field(default_factory=list)
    script_probe: bool = False
    enforces: tuple[str, ...] = ("json_schema", "json_object")  # the forms that it understands
    takes: tuple[str, ...] = ("max_completion_tokens", "max_tokens")  # the names of the limit that it understands
    seen: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._start(0)

    def _start(self, port: int) -> None:
        handler = type("Handler", (_Handler,), {"double": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Nobody listens any more."""
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def start_again(self) -> None:
        """Listen on the same port as before."""
        self._stopping.clear()
        self._start(self.port)

    @property
    def questions(self) -> list[Asked]:
        """Every request but those that find out what the server understands."""
        return [asked for asked in self.seen if not asked.is_probe]

    def settings(self, **keys: Any) -> Ai:
        base_url = f"http://127.0.0.1:{self.port}/v1"
        return Ai.model_validate(
            {"model": MODEL, "base_url": base_url, "api_key": KEY, "timeout_seconds": 5, "retries": 1, **keys}
        )

    def section(self, **keys: Any) -> dict[str, Any]:
        """The [ai] section of a configuration."""
        return {**self.settings(**keys).model_dump(), "api_key": KEY}

    # ------------------------------------------------------------------------------------ answering

    def answer(self, asked: Asked) -> Answer:
        with self._lock:
            self.seen.append(asked)
            refusal = self._not_understood(asked)
            if refusal is not None:
                return refusal
            if self.script and (self.script_probe or not asked.is_probe):
                return self.script.pop(0)
        if asked.is_probe:
            return self._probed(asked)
        return self.respond(asked)

    def _not_understood(self, asked: Asked) -> Answer | None:
        for name in ("max_completion_tokens", "max_tokens"):
            if name in asked.body and name not in self.takes:
                return status(400, f"Unsupported parameter: '{name}' is not supported with this model.")
        if asked.format not in (*self.enforces, "plain"):
            return status(400, f"response_format of type {asked.format} is not supported")
        return None

    def _probed(self, asked: Asked) -> Answer:
        if asked.format == "json_schema":
            return says({"mailbot_probe": "understood"})
        return says({"hello": "world"} if asked.format == "json_object" else "Hello!")

    def wait(self, seconds: float) -> None:
        if seconds:
            self._stopping.wait(seconds)


class _Handler(BaseHTTPRequestHandler):
    double: OpenAIDouble

    def do_GET(self) -> None:
        self._send(Answer(body={"object": "list", "data": [{"id": MODEL, "object": "model"}]}))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = self.double.answer(Asked(self.path, body, self.headers.get("Authorization", "")))
        if answer.seconds:
            self.double.wait(answer.seconds)
        if answer.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        if answer.wire:
            self._send_wire(answer.wire(), answer.drip)
            return
        self._send(answer)

    def _send_wire(self, pieces: Iterable[bytes], drip: float) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):  # the client had enough
            for piece in pieces:
                self.double.wait(drip)
                self.wfile.write(piece)
                self.wfile.flush()

    def _send(self, answer: Answer) -> None:
        data = answer.body.encode() if isinstance(answer.body, str) else json.dumps(answer.body).encode()
        try:
            self.send_response(answer.status)
            for name, value in (("Content-Type", answer.content_type), *answer.headers):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            for piece in (data[at : at + 1] for at in range(len(data))) if answer.drip else (data,):
                self.double.wait(answer.drip)
                self.wfile.write(piece)
        except OSError:
            pass  # the client did not wait

    def finish(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # the connection was broken on purpose
            super().finish()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@pytest.fixture
def openai_double() -> Iterator[OpenAIDouble]:
    double = OpenAIDouble()
    yield double
    double.stop()
