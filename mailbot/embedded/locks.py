"""A lock on a file (flock(2)) that the kernel lets go of however its holder ends, kill -9 included."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


class FileLock:
    """One handle on a lock file. Two handles exclude each other even within one process.

    The file itself stays behind; only whether it is locked means anything.
    """

    def __init__(self, path: Path) -> None:
        """Open the file (mode 0600), making it where it is missing. Raises OSError."""
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def fileno(self) -> int:
        """The descriptor; a process that inherits it holds the lock as well."""
        return self._fd

    def try_alone(self) -> bool:
        """Hold it against everybody else, if nobody holds it; whether that went well."""
        return self._try(fcntl.LOCK_EX)

    def try_together(self) -> bool:
        """Hold it together with others who do so, if nobody holds it alone; whether that went well."""
        return self._try(fcntl.LOCK_SH)

    def let_go(self) -> None:
        """Hold it no longer, even where another process has inherited it."""
        fcntl.flock(self._fd, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the handle. The lock lives on in processes that inherited it."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _try(self, how: int) -> bool:
        try:
            fcntl.flock(self._fd, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
