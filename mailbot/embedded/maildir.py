"""Maildirs on disk: where each address has its own, how a mail gets in, and what is new in one.

A mail is written to tmp/ and renamed into new/, so that no reader ever sees half of it.
"""

from __future__ import annotations

import itertools
import os
import re
import time
from pathlib import Path

SUBFOLDERS = ("tmp", "new", "cur")
_count = itertools.count()  # tells mails apart that one process delivers in the same nanosecond
_plain_address = re.compile(r"[a-z0-9._-]+@[a-z0-9-]+(\.[a-z0-9-]+)*")


def home(base: Path, address: str) -> Path:
    """The maildir of an address (without sub-address) below `base`. Raises ValueError for one that cannot be a path."""
    if not _plain_address.fullmatch(address) or ".." in address or address.startswith("."):
        raise ValueError(f"{address!r} cannot be a mailbox here: use letters, digits, dots, dashes and one @")
    local, _, domain = address.partition("@")
    return base / domain / local


def create(path: Path, folders: tuple[str, ...] = ()) -> None:
    """Make a maildir, and Maildir++ folders (`.Sent`) inside it; what is there already stays."""
    for folder in (path, *(path / f".{name}" for name in folders)):
        for part in SUBFOLDERS:
            (folder / part).mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder != path:
            (folder / "maildirfolder").touch(mode=0o600)


def deliver(path: Path, raw: bytes) -> Path:
    """Put one mail into new/. The names sort in order of arrival. Raises OSError when the disk does not take it."""
    name = f"{time.time_ns():019d}.P{os.getpid()}Q{next(_count):06d}.mailbot"
    unfinished, finished = path / "tmp" / name, path / "new" / name
    try:
        unfinished.write_bytes(raw)
        unfinished.rename(finished)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    return finished


def unread(path: Path) -> tuple[Path, ...]:
    """The mails in new/, oldest first."""
    return tuple(sorted((path / "new").glob("*")))


def file_away(mail: Path, flags: str = "S") -> Path:
    """Move a mail from new/ to cur/ with its flags, in alphabetical order (S: seen, RS: replied to and seen)."""
    return mail.rename(mail.parent.parent / "cur" / f"{mail.name.partition(':')[0]}:2,{flags}")
