"""The database server behind the embedded store, as a process of its own: its files, how it starts, lives and stops."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from mailbot.embedded.locks import FileLock
from mailbot.errors import StoreError

HOST = "127.0.0.1"
STOP_SECONDS = 20.0
KNOCK_SECONDS = 0.5
WAKE_SECONDS = 0.25
LARGEST_LOG = 5_000_000  # bytes; a larger one is put aside at the next start
LEAST_FREE = 64_000_000  # bytes; with less the server cannot even write its journal

# The server forks once, so that it is nobody's child and leaves no zombie, and writes its process id into the lock
# file that it has inherited and holds until it ends. SIGUSR1 does nothing but wake it. It is a program beside ours:
# nothing of it is imported here.
_PROGRAM = """
import os, signal, sys
if os.fork():
    os._exit(0)
signal.signal(signal.SIGUSR1, lambda number, frame: None)
lock = int(sys.argv.pop(1))
os.ftruncate(lock, 0)
os.pwrite(lock, str(os.getpid()).encode(), 0)
from secantus.cli import main
sys.exit(main())
"""

# What the server's log says when it cannot go on, and what a person can do about it.
_COMPLAINTS: tuple[tuple[str, str, str], ...] = (
    ("no space left", "the disk is full", "free space where database.data_dir is"),
    ("disk quota exceeded", "the disk quota is used up", "free space where database.data_dir is"),
    ("read-only file system", "the file system is read-only", "mount it writable, or move database.data_dir"),
    ("permission denied", "its files may not be written", "let mailbot's user own database.data_dir"),
    ("resource busy", "another program has its files open", "stop that program"),
    ("no module named 'secantus'", "it is not installed", "pip install 'mailbot[embedded]', or set database.uri"),
)
_PORT_TAKEN = "address already in use"


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach the server; kept in a file that only mailbot's user may read. Port 0: still being made."""

    port: int
    user: str
    password: str

    def __repr__(self) -> str:
        return f"Access(port={self.port}, user={self.user!r})"

    def uri(self, selection_seconds: float) -> str:
        """The mongodb:// URI, password included. SCRAM is named, so that no impostor can ask for less."""
        return (
            f"mongodb://{self.user}:{self.password}@{HOST}:{self.port}/?authSource=admin&authMechanism=SCRAM-SHA-256"
            f"&directConnection=true&w=1&journal=true&retryWrites=true"
            f"&serverSelectionTimeoutMS={int(selection_seconds * 1000)}"
        )


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one embedded store."""

    data_dir: Path

    @property
    def files(self) -> Path:
        """The database itself."""
        return self.data_dir / "store"

    @property
    def log(self) -> Path:
        return self.data_dir / "store.log"

    @property
    def access(self) -> Path:
        """Port, user and password."""
        return self.data_dir / "store.json"

    @property
    def turn(self) -> Path:
        """Locked by whoever starts or stops the server."""
        return self.data_dir / "store.lock"

    @property
    def users(self) -> Path:
        """Locked, together with the others, by every process that uses the store."""
        return self.data_dir / "store.users"

    @property
    def life(self) -> Path:
        """Locked by the server for as long as it lives; holds its process id."""
        return self.data_dir / "store.pid"

    def prepare(self) -> None:
        """Make the folder, for mailbot's user alone. Raises StoreError."""
        try:
            self.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            about = self.data_dir.stat()
            if about.st_uid != os.geteuid():
                raise StoreError(
                    f"{self.data_dir} belongs to another user (id {about.st_uid})",
                    "run mailbot as that user, or set database.data_dir",
                    transient=False,
                )
            if about.st_mode & 0o077:
                self.data_dir.chmod(0o700)
            for file in (self.access, self.log):
                if file.exists():
                    file.chmod(0o600)
            FileLock(self.turn).close()
        except OSError as error:
            raise self.unusable(error) from error

    def require_space(self) -> None:
        """Raise StoreError where the disk is too full for the server to start."""
        free = shutil.disk_usage(self.data_dir).free
        if free < LEAST_FREE:
            raise StoreError(
                f"only {free // 1_000_000} MB are free in {self.data_dir}", "free space there, or set database.data_dir"
            )

    def unusable(self, error: OSError) -> StoreError:
        """What an error of the file system means to a person."""
        return StoreError(
            f"cannot keep the embedded store in {self.data_dir}: {error.strerror or error}",
            "let mailbot's user write there, or set database.data_dir",
            transient=False,
        )

    def read_access(self) -> Access | None:
        """What the access file says, or None where there is none. Raises StoreError when it cannot be understood."""
        try:
            return Access(**json.loads(self.access.read_text()))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(f"{self.access} cannot be read", "put it back from a copy", transient=False) from error

    def write_access(self, access: Access) -> None:
        """Write the access file in one step, readable by mailbot's user alone. Raises StoreError."""
        draft = self.access.with_suffix(".json.new")
        try:
            draft.unlink(missing_ok=True)
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                json.dump(asdict(access), file)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.access)
        except OSError as error:
            raise self.unusable(error) from error


class Server:
    """The server of one data_dir, whoever started it. Start and stop only while holding `Places.turn`."""

    def __init__(self, places: Places, cache_mb: int) -> None:
        self._places = places
        self._cache_mb = cache_mb
        self._log_start = 0

    def lives(self) -> bool:
        """Whether a server process exists for this data_dir; says nothing of whether it answers."""
        lock = FileLock(self._places.life)
        try:
            return not lock.try_alone()
        finally:
            lock.close()

    async def spawn(self, files: Path, port: int, *, auth: bool) -> None:
        """Start a server process on `files`; it is not ready yet. Raises StoreError."""
        try:
            await asyncio.to_thread(self._spawn, files, port, auth)
        except OSError as error:
            raise self._places.unusable(error) from error

    async def stop(self, port: int, patience: float = STOP_SECONDS) -> None:
        """End the server: by asking it, after `patience` seconds by force. Raises StoreError when neither helps."""
        for wish, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, STOP_SECONDS)):
            self._signal(wish)
            if await self._await_end(port, seconds):
                return
        raise StoreError("the embedded store cannot be stopped", f"end the process named in {self._places.life}")

    async def _await_end(self, port: int, seconds: float) -> bool:
        """Whether the server, told to end, did so within `seconds`."""
        now = asyncio.get_running_loop().time
        deadline, wake_at = now() + seconds, now() + WAKE_SECONDS
        while self.lives():
            if now() > deadline:
                return False
            if now() > wake_at:
                # A signal that comes while its interpreter is about to wait is only seen when another one comes.
                self._signal(signal.SIGUSR1)
                wake_at = now() + WAKE_SECONDS
            # It looks for its end only when somebody connects: without this, stopping takes two seconds more.
            await knock(port)
            await asyncio.sleep(0.02)
        return True

    def port_was_taken(self) -> bool:
        """Whether the last start failed because another program listens on that port."""
        return _PORT_TAKEN in self._last_words().lower()

    def complaint(self, what: str) -> StoreError:
        """`what` as an error, with the reason that the server's log gives."""
        words = self._last_words()
        for phrase, reason, mend in _COMPLAINTS:
            if phrase in words.lower():
                return StoreError(f"{what}: {reason}", mend)
        last = next((line.strip() for line in reversed(words.splitlines()) if line.strip()), "it says nothing")
        return StoreError(f"{what}: {last[:200]}", f"see {self._places.log}")

    def _spawn(self, files: Path, port: int, auth: bool) -> None:
        life = FileLock(self._places.life)
        try:
            if not life.try_alone():
                raise StoreError("the embedded store is running already", "try again")
            # Until the new one has written its own, the file would name the one before: by now perhaps a stranger.
            os.ftruncate(life.fileno(), 0)
            with self._open_log() as log:
                # Returns as soon as the server has forked itself off.
                subprocess.run(  # noqa: S603 - our own interpreter and fixed flags
                    [sys.executable, "-P", "-c", _PROGRAM, str(life.fileno()), *self._flags(files, port, auth)],
                    cwd=self._places.data_dir,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    pass_fds=(life.fileno(),),
                    start_new_session=True,
                    umask=0o077,
                    check=False,
                )
        finally:
            life.close()

    def _flags(self, files: Path, port: int, auth: bool) -> list[str]:
        # An empty configuration of its own keeps the server from reading one that lies about in /etc or the home.
        settings = self._places.data_dir / "store.toml"
        settings.write_text("# Kept empty: mailbot hands its settings to the store as flags.\n")
        return [
            *("--config", str(settings), "--host", HOST, "--port", str(port), "--storage-path", str(files)),
            *("--cache-size", f"{self._cache_mb}M", "--log-level", "WARNING", "--sync-on-commit"),
            # No change log: nobody follows it, it doubles what the database takes on disk and costs a quarter a write.
            "--standalone",
            *(["--auth"] if auth else []),
        ]

    def _open_log(self) -> BinaryIO:
        log = self._places.log
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
        file = os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")
        self._log_start = log.stat().st_size
        return file

    def _last_words(self) -> str:
        """What the server has logged since it was started here, at most the last 20 kB."""
        with suppress(OSError), self._places.log.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(self._log_start if self._log_start <= size else 0, size - 20_000))
            return file.read().decode(errors="replace")
        return ""

    def _signal(self, wish: signal.Signals) -> None:
        """Signal the living server. Its process id is certain: it, or nothing yet, stands in the file that it locks."""
        if not self.lives():
            return
        with suppress(OSError, ValueError):
            pid = int(self._places.life.read_text())
            if pid > 1:
                os.kill(pid, wish)


async def knock(port: int) -> bool:
    """Whether anybody takes a connection on that port; not yet a sign that it is the store, or well."""
    try:
        _, writer = await asyncio.wait_for(asyncio.open_connection(HOST, port), KNOCK_SECONDS)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
