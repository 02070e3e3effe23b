"""The permission that a person gave, kept in a file (mode 0600) that the daemon and the command line share.

Whoever renews it holds the lock meanwhile, so that a refresh token that the provider replaces is never used twice.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from mailbot.errors import OutsideError, PermissionLost

GRANT_FILE = "oauth-grant.json"
LOCK_SECONDS = 60.0  # longer than any renewal takes
LOCK_EVERY = 0.05  # seconds between two looks at the lock

_MEND = "make database.data_dir writable for mailbot's user"


@dataclass(frozen=True, slots=True)
class Grant:
    """A refresh token, the application that it was given to, and the last access token; `lost` says why it is over."""

    client_id: str
    token_endpoint: str
    refresh_token: str = field(repr=False)
    access_token: str = field(repr=False, default="")
    expires_at: float = 0.0  # Unix time
    lost: str = ""


@contextmanager
def locked(data_dir: Path) -> Iterator[None]:
    """Hold the grant alone, against other threads and processes. Blocks; raises OutsideError."""
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(data_dir / f".{GRANT_FILE}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise OutsideError(f"cannot lock the permission in {data_dir}: {error.strerror}", _MEND) from error
    try:
        _take(lock, data_dir)
        yield
    finally:
        os.close(lock)


def read(data_dir: Path) -> Grant:
    """The grant. Raises PermissionLost where there is none that can be read."""
    path = data_dir / GRANT_FILE
    try:
        return Grant(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise PermissionLost("nobody has given mailbot access to the mailbox", "run `mailbot login`") from None
    except OSError as error:
        raise OutsideError(f"cannot read {path}: {error.strerror}", "let mailbot's user read it") from error
    except (ValueError, TypeError):
        raise PermissionLost(f"{path} is damaged", "run `mailbot login` again") from None


def write(data_dir: Path, grant: Grant) -> None:
    """Replace the grant, whole or not at all. Raises OutsideError."""
    path = data_dir / GRANT_FILE
    fresh = data_dir / f".{GRANT_FILE}.new"
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(grant), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise OutsideError(f"cannot keep the permission in {data_dir}: {error.strerror}", _MEND) from error


def _take(lock: int, data_dir: Path) -> None:
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OutsideError(f"another process holds {data_dir / GRANT_FILE}", "end it, or wait") from None
            time.sleep(LOCK_EVERY)
