"""The store of one account, in a database of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from mailbot.store import Store, connect


@pytest.fixture
async def store(mongodb_uri: str, database_name: str) -> AsyncIterator[Store]:
    """An empty store of the account "main"."""
    opened = await connect(mongodb_uri, database_name, "main")
    try:
        yield opened
    finally:
        await opened.close()
