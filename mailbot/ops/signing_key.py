"""The account's signing key: configured, or made once and kept in the data directory."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from mailbot.config import Config
from mailbot.errors import ConfigError, StoreError
from mailbot.mail.tokens import Keyring

KEY_FILE = "signing.key"
SHORTEST = 16  # characters


def open_keyring(config: Config) -> Keyring:
    """The key (mode 0600 where it is ours). Raises ConfigError for one that proves nothing, StoreError."""
    configured = config.sending.secret()
    if configured:
        if len(configured) < SHORTEST:
            raise ConfigError("sending.signing_key is too short", f"use at least {SHORTEST} random characters")
        return Keyring(configured.encode())
    return Keyring(_own_key(config.database.data_dir))


def _own_key(data_dir: Path) -> bytes:
    path = data_dir / KEY_FILE
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _make(path)
        key = path.read_bytes().strip(b"\0 \t\r\n")  # zeros are what a power cut leaves
    except OSError as error:
        raise StoreError(
            f"cannot keep the signing key in {data_dir}: {error.strerror}",
            "make database.data_dir writable for mailbot's user",
        ) from error
    if len(key) < SHORTEST:
        raise ConfigError(
            f"{path} is {'empty' if not key else 'too short'}, so that anybody could make its signatures",
            "put the one from beside your backup there; without one delete it: a new one is made, and links and "
            "reply addresses in mail that was sent are void",
        )
    return key


def _make(path: Path) -> None:
    """On the disk under another name before it is linked: two never make two keys, and no power cut half of one."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
