"""Opening and closing an account's desk: configuration in, a desk over its store and signing key out.

The daemon and every command of the CLI begin here.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from mailbot.config import Config
from mailbot.desk import Desk
from mailbot.doors import Checkpoint, Clock, SystemClock, pass_checkpoint
from mailbot.embedded.store import EmbeddedStore, open_embedded
from mailbot.errors import ConfigError, StoreError
from mailbot.mail.tokens import Keyring
from mailbot.store import connect
from models.account import Account

log = logging.getLogger(__name__)

KEY_FILE = "signing.key"


@asynccontextmanager
async def open_desk(
    config: Config, *, clock: Clock | None = None, checkpoint: Checkpoint = pass_checkpoint
) -> AsyncIterator[tuple[Desk, EmbeddedStore | None]]:
    """A desk over the configured database, or over the embedded store, which is joined and left. Raises StoreError."""
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


def open_keyring(config: Config) -> Keyring:
    """The account's signing key: configured, or made once in the data directory (mode 0600)."""
    configured = config.sending.secret()
    if configured:
        if len(configured) < 16:
            raise ConfigError("sending.signing_key is too short", "use at least 16 random characters")
        return Keyring(configured.encode())
    return Keyring(_own_key(config.database.data_dir).encode())


def worker_name() -> str:
    """The name under which this process claims work."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"


def _own_key(data_dir: Path) -> str:
    """Made by whoever comes first: created under another name and linked, so that two never make two keys."""
    path = data_dir / KEY_FILE
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            fresh = data_dir / f".{KEY_FILE}.{os.getpid()}"
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_hex(32))
            try:
                os.link(fresh, path)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        return path.read_text().strip()
    except OSError as error:
        raise StoreError(
            f"cannot keep the signing key in {data_dir}: {error.strerror}",
            "make database.data_dir writable for mailbot's user",
        ) from error
