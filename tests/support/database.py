"""The database of the tests: a server named by MAILBOT_TEST_MONGODB_URI, or an embedded store for this pytest session.

Under pytest-xdist every worker is a session of its own, and so has a store of its own.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pymongo
import pytest

from mailbot.config import Database
from mailbot.embedded.database_server import Places, Server
from mailbot.embedded.locks import FileLock
from mailbot.embedded.store import open_embedded
from mailbot.errors import StoreError

# Every test makes and drops fifty indexes, and the store waits for the disk at each row of them.
MEMORY_DISK = Path("/dev/shm")
ROOM_NEEDED = 2_000_000_000  # bytes
PREFIX = "mailbot-tests-"
SURELY_OPEN = 600.0  # seconds after which a session has long become a user of its store


@pytest.fixture(scope="session")
def mongodb_uri() -> Iterator[str]:
    """Where the tests' database is: the server named in the environment, else one started for the session."""
    if named := os.environ.get("MAILBOT_TEST_MONGODB_URI"):
        yield named
        return
    _sweep()
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=_quick_place()) as folder:
        store = asyncio.run(open_embedded(Database(data_dir=Path(folder) / "data", cache_mb=128)))
        try:
            yield store.uri
        finally:
            asyncio.run(store.release())


def _sweep() -> None:
    """End the stores of test sessions that were killed, and give their memory back."""
    for folder in MEMORY_DISK.glob(f"{PREFIX}*"):
        places = Places(folder / "data")
        with suppress(OSError, StoreError):
            if time.time() - folder.stat().st_mtime < SURELY_OPEN or not places.users.exists():
                continue
            users = FileLock(places.users)
            if users.try_alone():
                asyncio.run(Server(places, 128).stop(0))
                shutil.rmtree(folder)
            users.close()


def _quick_place() -> Path | None:
    roomy = MEMORY_DISK.is_dir() and shutil.disk_usage(MEMORY_DISK).free > ROOM_NEEDED
    return MEMORY_DISK if roomy and os.access(MEMORY_DISK, os.W_OK) else None


@pytest.fixture
def database_name(mongodb_uri: str) -> Iterator[str]:
    """A database name that nobody else uses. On a server of somebody's own the database is dropped after the test."""
    name = f"test_{uuid.uuid4().hex[:16]}"
    yield name
    if not os.environ.get("MAILBOT_TEST_MONGODB_URI"):
        return  # the whole store goes with the session; dropping takes a second
    with pymongo.MongoClient[dict[str, object]](mongodb_uri, serverSelectionTimeoutMS=5000) as client:
        client.drop_database(name)
