"""Opening and closing an account's desk: configuration in, a desk over its store and signing key out.

The daemon and every command of the CLI begin here.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mailbot.config import Config
from mailbot.desk import Desk
from mailbot.doors import Checkpoint, Clock, SystemClock, pass_checkpoint
from mailbot.embedded.store import EmbeddedStore, open_embedded
from mailbot.ops.signing_key import open_keyring
from mailbot.store import connect
from models.account import Account


@asynccontextmanager
async def open_desk(
    config: Config, *, clock: Clock | None = None, checkpoint: Checkpoint = pass_checkpoint
) -> AsyncIterator[tuple[Desk, EmbeddedStore | None]]:
    """A desk over the configured database, or over the embedded store, which is joined and left.

    Raises StoreError, and ConfigError for a signing key that cannot be used.
    """
    keeper = None
    uri = config.database.uri.get_secret_value()
    if not uri:
        keeper = await open_embedded(config.database)
        uri = keeper.uri
    try:
        store = await connect(uri, config.database.name, config.business.account)
        try:
            await store.put(Account, {}, set={}, first={"name": config.business.name})
            yield Desk(store, config, open_keyring(config), clock or SystemClock(), checkpoint, worker_name()), keeper
        finally:
            await store.close()
    finally:
        if keeper is not None:
            await keeper.release()


def worker_name() -> str:
    """The name under which this process claims work."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
