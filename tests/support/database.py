"""The database of the tests: a server named by MAILBOT_TEST_MONGODB_URI, or an embedded store for this pytest session.

Under pytest-xdist every worker is a session of its own, and so has a store of its own.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pymongo
import pymongo.errors
import pytest

_SERVE = "import sys; from secantus.cli import main; sys.exit(main())"
_PATIENCE = 30.0


@pytest.fixture(scope="session")
def mongodb_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the tests' database is: the server named in the environment, else one started for the session."""
    if named := os.environ.get("MAILBOT_TEST_MONGODB_URI"):
        yield named
        return
    home = tmp_path_factory.mktemp("store")
    port = _free_port()
    log = (home / "store.log").open("ab")
    flags = ["--host", "127.0.0.1", "--port", str(port), "--storage-path", str(home / "data")]
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVE, *flags, "--cache-size", "128M", "--log-level", "WARNING"],
        cwd=home,
        stdout=log,
        stderr=log,
    )
    uri = f"mongodb://127.0.0.1:{port}/?directConnection=true&w=1&journal=true&retryWrites=true"
    try:
        _await_ping(uri, server, home)
        yield uri
    finally:
        server.terminate()
        server.wait(_PATIENCE)
        log.close()


@pytest.fixture
def database_name(mongodb_uri: str) -> Iterator[str]:
    """A database name that nobody else uses; the database is dropped after the test."""
    name = f"test_{uuid.uuid4().hex[:16]}"
    yield name
    with pymongo.MongoClient[dict[str, object]](mongodb_uri, serverSelectionTimeoutMS=5000) as client:
        client.drop_database(name)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_ping(uri: str, server: subprocess.Popen[bytes], home: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    with pymongo.MongoClient[dict[str, object]](uri, serverSelectionTimeoutMS=500) as client:
        while True:
            try:
                client.admin.command("ping")
                return
            except pymongo.errors.PyMongoError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"the tests' store does not start: {(home / 'store.log').read_text()}") from None
                time.sleep(0.02)
