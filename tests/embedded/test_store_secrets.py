"""Nobody but mailbot's user can read the embedded store, on a machine that others share."""

from __future__ import annotations

import os
import socket
import stat
import threading
import time
from pathlib import Path

import pymongo
import pytest
from pymongo.errors import OperationFailure, PyMongoError
from store_users import server_pid, settings

from mailbot.embedded.store import EmbeddedStore, open_embedded
from mailbot.errors import StoreError


def _host(store: EmbeddedStore) -> str:
    return store.uri.rpartition("@")[2].partition("/")[0]


async def test_nothing_can_be_read_or_made_without_a_password(data_dir: Path) -> None:
    store = await open_embedded(settings(data_dir))
    with pymongo.MongoClient(f"mongodb://{_host(store)}/?directConnection=true") as stranger:
        for attempt in (
            lambda: stranger["mailbot"]["messages"].find_one(),
            lambda: stranger["mailbot"]["messages"].insert_one({}),
            lambda: stranger.list_database_names(),
            lambda: stranger.admin.command("createUser", "stranger", pwd="x", roles=["root"]),
        ):
            with pytest.raises(OperationFailure, match="requires authentication"):
                attempt()
    await store.release()


async def test_a_wrong_password_is_refused(data_dir: Path) -> None:
    store = await open_embedded(settings(data_dir))
    with (
        pymongo.MongoClient(f"mongodb://mailbot:guess@{_host(store)}/?directConnection=true") as stranger,
        pytest.raises(OperationFailure, match="authentication failed"),
    ):
        stranger["mailbot"]["messages"].find_one()
    await store.release()


async def test_every_file_is_for_the_user_alone(data_dir: Path) -> None:
    data_dir.mkdir(mode=0o755)
    store = await open_embedded(settings(data_dir))
    await store.release()
    (data_dir / "store.json").chmod(0o644)
    (data_dir / "store.log").chmod(0o644)
    store = await open_embedded(settings(data_dir))

    def others_may(path: Path) -> int:
        return stat.S_IMODE(path.stat().st_mode) & 0o077

    assert not others_may(data_dir)
    for name in ("store", "store.json", "store.log", "store.pid", "store.users"):
        assert not others_may(data_dir / name), name
    await store.release()


async def test_the_password_stands_only_in_its_file(data_dir: Path) -> None:
    store = await open_embedded(settings(data_dir))
    password = store.uri.split(":")[2].split("@")[0]
    assert len(password) >= 40
    assert password in (data_dir / "store.json").read_text()
    assert password.encode() not in Path(f"/proc/{server_pid(data_dir)}/cmdline").read_bytes()
    assert password.encode() not in Path(f"/proc/{server_pid(data_dir)}/environ").read_bytes()
    assert password not in (data_dir / "store.log").read_text()
    assert password not in repr(store) + repr(vars(store))
    await store.release()


class Meddler:
    """Another program on the machine that gives itself an account whenever a store asks for no password."""

    def __init__(self, data_dir: Path) -> None:
        self._pid_file = data_dir / "store.pid"
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._meddle)
        self.landed = False

    def __enter__(self) -> Meddler:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _meddle(self) -> None:
        while not self._stop.is_set():
            try:
                line = Path(f"/proc/{int(self._pid_file.read_text())}/cmdline").read_bytes().split(b"\0")
                port = int(line[line.index(b"--port") + 1])
            except (OSError, ValueError):
                time.sleep(0.001)
                continue
            if b"--auth" not in line:
                self._make_account(port)

    def _make_account(self, port: int) -> None:
        uri = f"mongodb://127.0.0.1:{port}/?directConnection=true"
        try:
            socket.create_connection(("127.0.0.1", port), 0.1).close()  # the driver would be late after one refusal
        except OSError:
            return
        with pymongo.MongoClient(uri, serverSelectionTimeoutMS=1000, socketTimeoutMS=1000) as client:
            try:
                client["other"].command("createUser", f"meddler{os.urandom(4).hex()}", pwd="x", roles=["root"])
                self.landed = True
            except PyMongoError:
                pass


async def _accounts_or_refusal(data_dir: Path) -> list[str] | str:
    """Who has an account in the new store, or what mailbot says of it."""
    try:
        store = await open_embedded(settings(data_dir))
    except StoreError as error:
        return str(error)
    async with pymongo.AsyncMongoClient(store.uri) as client:
        accounts = [row["_id"] async for row in client.admin["system.users"].find()]
    await store.release()
    return accounts


async def test_no_store_is_used_in_which_somebody_else_has_an_account(tmp_path: Path) -> None:
    landed = False
    for attempt in range(5):
        data_dir = tmp_path / str(attempt)
        with Meddler(data_dir) as meddler:
            found = await _accounts_or_refusal(data_dir)
        if isinstance(found, str):
            assert "meddled" in found
            assert '"port": 0' in (data_dir / "store.json").read_text(), "it must be made anew next time"
        else:
            assert found == ["admin.mailbot"]
        landed = landed or meddler.landed
    if not landed:
        pytest.skip("the meddler never came in time")
