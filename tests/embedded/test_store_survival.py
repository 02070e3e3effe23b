"""A store that dies, hangs or finds its disk full is brought back, and nothing that it acknowledged is lost."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pymongo
import pytest
from pymongo.errors import DuplicateKeyError, PyMongoError
from small_disk import needs_small_disk, run_on_small_disk
from store_users import kill_server, server_pid, settings

from mailbot.embedded.store import open_embedded


async def test_a_healthy_store_is_left_alone(data_dir: Path) -> None:
    store = await open_embedded(settings(data_dir))
    pid = server_pid(data_dir)
    assert await store.ensure() is False
    assert server_pid(data_dir) == pid
    await store.release()


async def test_acknowledged_writes_survive_a_killed_store(data_dir: Path) -> None:
    store = await open_embedded(settings(data_dir))
    uri, acknowledged, stop, more = store.uri, [], asyncio.Event(), asyncio.Semaphore(0)

    async def write(collection: pymongo.asynchronous.collection.AsyncCollection) -> None:
        number = 0
        while not stop.is_set():
            number += 1
            try:
                await collection.insert_one({"_id": number})
            except DuplicateKeyError:
                pass  # the driver repeated an insert that had landed before the store died
            except PyMongoError:
                continue
            acknowledged.append(number)
            more.release()

    async with pymongo.AsyncMongoClient(uri) as client:
        collection = client["mailbot"]["events"]
        writer = asyncio.create_task(write(collection))
        for _ in range(3):
            for _ in range(100):
                await more.acquire()
            kill_server(data_dir)
            assert await store.ensure() is True
        stop.set()
        await writer
        stored = {row["_id"] async for row in collection.find()}

    assert store.uri == uri, "whoever else uses the store must find it again"
    assert set(acknowledged) <= stored
    await store.release()


async def test_a_user_can_leave_a_store_that_has_died(data_dir: Path) -> None:
    store = await open_embedded(settings(data_dir))
    kill_server(data_dir)
    await store.release()
    again = await open_embedded(settings(data_dir))
    assert await again.ensure() is False
    await again.release()


@pytest.mark.slow
async def test_a_store_that_hangs_is_replaced(data_dir: Path) -> None:
    store = await open_embedded(settings(data_dir))
    pid = server_pid(data_dir)
    os.kill(pid, signal.SIGSTOP)
    assert await store.ensure() is True
    assert server_pid(data_dir) != pid
    await store.release()


_FILL = """
import asyncio, os, subprocess, sys
from pathlib import Path
import pymongo
from mailbot.config import Database
from mailbot.embedded.store import open_embedded
from mailbot.errors import StoreError

async def main():
    store = await open_embedded(Database(data_dir=Path(sys.argv[1]) / "data", cache_mb=64))
    written = 0
    async with pymongo.AsyncMongoClient(store.uri) as client:
        try:
            while True:
                await client.mailbot.events.insert_one({"_id": written, "body": os.urandom(50_000)})
                written += 1
        except pymongo.errors.PyMongoError:
            pass
        try:
            await store.ensure()
        except StoreError as error:
            print("full:", error)
        subprocess.run(["mount", "-o", "remount,size=300m", sys.argv[1]], check=True)
        print("again:", await store.ensure())
        print("kept:", await client.mailbot.events.count_documents({}) >= written > 0)
    await store.release()

asyncio.run(main())
"""


@needs_small_disk
def test_a_full_disk_is_named_and_the_store_comes_back_when_there_is_space(tmp_path: Path) -> None:
    full, again, kept = run_on_small_disk(_FILL, tmp_path)
    assert "MB are free in" in full
    assert "free space there" in full
    assert again == "again: True"
    assert kept == "kept: True"
