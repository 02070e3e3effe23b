"""Processes that use an embedded store, and what can be done to the store behind their backs."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from mailbot.config import Database
from mailbot.embedded.database_server import Places, Server

_USER = """
import asyncio, sys
from pathlib import Path
from mailbot.config import Database
from mailbot.embedded.store import open_embedded

async def main():
    store = await open_embedded(Database(data_dir=Path(sys.argv[1]), cache_mb=64))
    print(store.uri, flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await store.release()

asyncio.run(main())
"""


class StoreUser:
    """A process that opens the store of a data_dir, and leaves it when told or killed."""

    def __init__(self, data_dir: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _USER, str(data_dir)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def uri(self) -> str:
        """Wait until it has the store open."""
        assert self._process.stdout
        uri = self._process.stdout.readline().strip()
        assert uri, "the process could not open the store"
        return uri

    def leave(self) -> None:
        """Let it release the store and end."""
        self._process.communicate(timeout=60)
        assert self._process.returncode == 0

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()
        self._process.communicate(timeout=60)


def settings(data_dir: Path) -> Database:
    """A small embedded store in `data_dir`."""
    return Database(data_dir=data_dir, cache_mb=64)


def lives(data_dir: Path) -> bool:
    """Whether a store process of that data_dir exists."""
    return Server(Places(data_dir), 64).lives()


def server_pid(data_dir: Path) -> int:
    """The process id of the living store."""
    assert lives(data_dir)
    return int((data_dir / "store.pid").read_text())


def kill_server(data_dir: Path) -> None:
    """kill -9 the store until it is gone. The file may name nobody yet, or one that is dead and not yet reaped."""
    assert lives(data_dir)
    while lives(data_dir):
        with suppress(ProcessLookupError, ValueError):
            os.kill(int((data_dir / "store.pid").read_text()), signal.SIGKILL)
        time.sleep(0.005)


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    """A data_dir that does not exist yet; a store that the test leaves running there is stopped."""
    folder = tmp_path / "mailbot-data"
    yield folder
    if (folder / "store.pid").exists():
        asyncio.run(Server(Places(folder), 64).stop(1))
