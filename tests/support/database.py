"""The database of the tests: a server named by MAILBOT_TEST_MONGODB_URI, or an embedded store for this pytest session.

Under pytest-xdist every worker is a session of its own, and so has a store of its own.
"""

from __future__ import annotations

import asyncio
import os
import uuid
from collections.abc import Iterator

import pymongo
import pytest

from mailbot.config import Database
from mailbot.embedded.store import open_embedded


@pytest.fixture(scope="session")
def mongodb_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the tests' database is: the server named in the environment, else one started for the session."""
    if named := os.environ.get("MAILBOT_TEST_MONGODB_URI"):
        yield named
        return
    data_dir = tmp_path_factory.mktemp("store") / "data"
    store = asyncio.run(open_embedded(Database(data_dir=data_dir, cache_mb=128)))
    try:
        yield store.uri
    finally:
        asyncio.run(store.release())


@pytest.fixture
def database_name(mongodb_uri: str) -> Iterator[str]:
    """A database name that nobody else uses. On a server of somebody's own the database is dropped after the test."""
    name = f"test_{uuid.uuid4().hex[:16]}"
    yield name
    if not os.environ.get("MAILBOT_TEST_MONGODB_URI"):
        return  # the whole store goes with the session; dropping takes a second
    with pymongo.MongoClient[dict[str, object]](mongodb_uri, serverSelectionTimeoutMS=5000) as client:
        client.drop_database(name)
