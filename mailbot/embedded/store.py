"""The embedded store: one database server for all of mailbot's processes that work on one data_dir.

The first process that needs it starts it, later ones adopt it, the last to leave stops it. It is no child of theirs:
when the daemon dies, the store lives on and is found again.
"""

from __future__ import annotations

import asyncio
import secrets
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import Enum, auto
from importlib.util import find_spec
from typing import Any

from pymongo import AsyncMongoClient
from pymongo.errors import OperationFailure, PyMongoError

from mailbot.config import Database
from mailbot.embedded.database_server import HOST, Access, Places, Server, free_port, knock
from mailbot.embedded.locks import FileLock
from mailbot.errors import StoreError

USER = "mailbot"
SELECTION_SECONDS = 5.0  # how long a client looks for the server before it gives up
PING_SECONDS = 2.0
START_SECONDS = 120.0  # after a crash the journal is read again first
HUNG_SECONDS = 30.0  # a living server that is silent for so long is ended and started again
TURN_SECONDS = START_SECONDS + 60.0
PORT_TRIES = 5
AUTHENTICATION_FAILED = 18


class Answer(Enum):
    """What came of asking the server for a ping as our user."""

    WELL = auto()
    SILENT = auto()
    REFUSED = auto()  # the password is not the one that it knows
    BROKEN = auto()  # it answers, but has lost its files: a full disk does that, until it is started again


async def open_embedded(settings: Database) -> EmbeddedStore:
    """Join those who use the store in `settings.data_dir`, starting it where it is not running.

    Raises StoreError when the server is not installed, data_dir cannot be used, or the server does not start.
    """
    if find_spec("secantus") is None:
        raise StoreError(
            "the embedded store is not installed",
            "pip install 'mailbot[embedded]', or set database.uri",
            transient=False,
        )
    places = Places(settings.data_dir.absolute())
    await asyncio.to_thread(places.prepare)
    store = EmbeddedStore(places, settings.cache_mb)
    await store.join()
    return store


class EmbeddedStore:
    """One process's share in the store of a data_dir. `open_embedded` makes it; `release` gives it back."""

    def __init__(self, places: Places, cache_mb: int) -> None:
        self._places = places
        self._server = Server(places, cache_mb)
        self._users = FileLock(places.users)
        self._access: Access | None = None

    @property
    def uri(self) -> str:
        """Where the database is, with its password: never log it."""
        if self._access is None:
            raise StoreError("the embedded store is not open")
        return self._access.uri(SELECTION_SECONDS)

    async def join(self) -> None:
        """Become a user of the store, and adopt or start it. Raises StoreError."""
        try:
            async with self._turn():
                if not self._users.try_together():
                    raise StoreError("the embedded store is being stopped", "try again")
                try:
                    self._access = await self._adopt() or await self._start_anywhere()
                except BaseException:
                    await self._leave(0)
                    raise
        finally:
            if self._access is None:
                self._users.close()

    async def ensure(self) -> bool:
        """See that the store answers; True when this call started it again, on the same port.

        It does so when the store has died, hung, or lost its files. Raises StoreError when it cannot be brought back.
        """
        known = self._access
        if known is None:
            raise StoreError("the embedded store is not open")
        if await _ask(known.port, known.uri(PING_SECONDS)) is Answer.WELL:
            return False
        async with self._turn():
            running = await self._adopt()
            if running is None:
                await self._start_again(known)
            elif running.port != known.port:
                raise StoreError("the embedded store was started again on another port", "restart mailbot")
        return running is None

    async def release(self) -> None:
        """Leave; the last user stops the store. Raises StoreError when it cannot be stopped."""
        access, self._access = self._access, None
        if access is None:
            return
        try:
            async with self._turn():
                await self._leave(access.port)
        finally:
            self._users.close()

    async def _leave(self, port: int) -> None:
        """Be a user no longer, and stop the server if nobody else is."""
        self._users.let_go()
        if self._users.try_alone():
            await self._server.stop(port)

    # ------------------------------------------------------------------------------------------ adopting

    async def _adopt(self) -> Access | None:
        """The running server's access, or None when none runs any more; one that is hung or broken is ended."""
        access = self._places.read_access()
        if not self._server.lives():
            return None
        if access is not None and access.port:
            answer = await self._await_answer(access.port, access.uri(PING_SECONDS), HUNG_SECONDS)
            if answer is Answer.WELL:
                return access
            if answer is Answer.REFUSED:
                raise self._refused()
        await self._server.stop(access.port if access else 0)
        return None

    async def _await_answer(self, port: int, uri: str, seconds: float) -> Answer:
        """Ask until the server answers, dies, or `seconds` have passed."""
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            answer = await _ask(port, uri)
            if answer is not Answer.SILENT or not self._server.lives():
                return answer
            if asyncio.get_running_loop().time() > deadline:
                return Answer.SILENT
            await asyncio.sleep(0.02)

    # ------------------------------------------------------------------------------------------ starting

    async def _start_anywhere(self) -> Access:
        """Start the server, on its old port if that is free; the first time make the database and its user."""
        access = self._places.read_access()
        if access is None and self._places.files.exists():
            raise StoreError(
                f"{self._places.access} is gone, and with it the password of {self._places.files}",
                "put it back from a copy, or restore a backup into a new database.data_dir",
                transient=False,
            )
        fresh = access is None or not access.port or not self._places.files.exists()
        known = await self._create() if access is None or fresh else access
        port = known.port
        for _ in range(PORT_TRIES):
            access = Access(port or free_port(), known.user, known.password)
            if await self._start(access, fresh=fresh):
                return access
            port = 0
        raise StoreError("no port could be had for the embedded store", "try again")

    async def _start_again(self, access: Access) -> None:
        """Start the server where its users expect it."""
        if not await self._start(access):
            raise StoreError(
                f"port {access.port} of the embedded store was taken by another program", "restart mailbot"
            )

    async def _start(self, access: Access, *, fresh: bool = False) -> bool:
        """Start the server; False when the port is taken. Raises StoreError when it does not come up otherwise.

        The port is written down first, so that a server whose starter dies is found; that of a fresh database only
        after its examination, so that one that was never examined is never used.
        """
        self._places.require_space()
        if await knock(access.port):
            return False
        if not fresh:
            self._places.write_access(access)
        await self._server.spawn(self._places.files, access.port, auth=True)
        answer = await self._await_answer(access.port, access.uri(PING_SECONDS), START_SECONDS)
        if answer is Answer.WELL:
            if fresh:
                await self._examine(access)
                self._places.write_access(access)
            return True
        taken, complaint = self._server.port_was_taken(), self._server.complaint("the embedded store does not start")
        await self._server.stop(access.port)
        if taken:
            return False
        raise self._refused() if answer is Answer.REFUSED else complaint

    async def _create(self) -> Access:
        """Make an empty database with our user in it, and stop its server again.

        The server makes users only while it asks for no password, so for a moment every program on this machine may
        talk to it. Nothing is in it then, and what somebody else may leave there is found by `_examine`. Port 0 in
        the access file says that the database is not finished: after a crash it is made anew.
        """
        self._places.require_space()
        access, port = Access(0, USER, secrets.token_urlsafe(32)), free_port()
        self._places.write_access(access)
        await asyncio.to_thread(shutil.rmtree, self._places.files, ignore_errors=True)
        await self._server.spawn(self._places.files, port, auth=False)
        try:
            open_uri = f"mongodb://{HOST}:{port}/?directConnection=true"
            if await self._await_answer(port, open_uri, START_SECONDS) is not Answer.WELL:
                raise self._server.complaint("the embedded store cannot be made")
            async with _client(open_uri, START_SECONDS) as client:
                await client.admin.command("createUser", USER, pwd=access.password, roles=["root"])
        except PyMongoError as error:
            raise self._server.complaint("the embedded store takes no user") from error
        finally:
            await self._server.stop(port)
        return access

    async def _examine(self, access: Access) -> None:
        """See that a fresh database holds our user and nothing else; if not, remove it and raise StoreError."""
        async with _client(access.uri(PING_SECONDS), START_SECONDS) as client:
            users = [row["_id"] async for row in client.admin["system.users"].find()]
            databases = set(await client.list_database_names()) - {"admin", "config", "local"}
        if users != [f"admin.{USER}"] or databases:
            await self._server.stop(access.port)
            raise StoreError(
                "another program on this machine meddled with the embedded store while it was being made",
                "find out which, then try again",
            )

    def _refused(self) -> StoreError:
        return StoreError(
            f"the embedded store refuses the password in {self._places.access}",
            "put that file back from a copy",
            transient=False,
        )

    # ------------------------------------------------------------------------------------------ turns

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Be the only one who starts, adopts or stops the server. Raises StoreError when others take too long."""
        lock = FileLock(self._places.turn)
        deadline = asyncio.get_running_loop().time() + TURN_SECONDS
        try:
            while not lock.try_alone():
                if asyncio.get_running_loop().time() > deadline:
                    raise StoreError("another mailbot process keeps starting or stopping the store", "end it")
                await asyncio.sleep(0.02)
            yield
        finally:
            lock.close()


async def _ask(port: int, uri: str) -> Answer:
    """Log in as `uri` says, and ping."""
    if not await knock(port):
        return Answer.SILENT  # the driver would go on trying for seconds
    try:
        async with _client(uri, PING_SECONDS) as client:
            await client.admin.command("ping")
    except OperationFailure as error:
        return Answer.REFUSED if error.code == AUTHENTICATION_FAILED else Answer.BROKEN
    except PyMongoError:
        return Answer.SILENT
    return Answer.WELL


def _client(uri: str, seconds: float) -> AsyncMongoClient[dict[str, Any]]:
    patience = int(seconds * 1000)
    return AsyncMongoClient(uri, serverSelectionTimeoutMS=patience, connectTimeoutMS=patience, socketTimeoutMS=patience)
