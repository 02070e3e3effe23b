"""Everything that mailbot keeps comes back from a backup as it was."""

from __future__ import annotations

import asyncio
import os
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mailbot.errors import BadInput, Conflict, StoreError
from mailbot.ops.backup import backup, restore
from mailbot.store import Store, connect
from models.account import Account, Lease
from models.contact import Contact
from models.event import Event
from models.message import Direction, Message
from models.suppression import Suppression, SuppressionReason
from models.thread import Thread

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
async def other(mongodb_uri: str, database_name: str) -> AsyncIterator[Store]:
    """An empty store in another database."""
    opened = await connect(mongodb_uri, f"{database_name}_{uuid.uuid4().hex[:6]}", "main")
    try:
        yield opened
    finally:
        await opened.database.client.drop_database(opened.database.name)
        await opened.close()


async def fill(store: Store, mails: int = 300) -> None:
    """Something of every sort."""
    await store.add_all([Contact(number=n, name=f"Lead {n}", addresses=[f"lead{n}@away.example"]) for n in range(50)])
    await store.numbers("contact", 50)
    await store.add_all([Thread(number=n, contact_id=f"{n}", last_at=NOW + timedelta(minutes=n)) for n in range(50)])
    await store.add(Suppression(address="gone@away.example", reason=SuppressionReason.OPERATOR))
    for number in range(mails):
        message = Message(
            digest="", size=0, direction=Direction.INBOUND, received_at=NOW, thread_id=f"{number % 50}", uid=number
        )
        await store.pack_raw(message, f"Subject: mail {number}\r\n\r\nHello".encode() * 20)
        await store.add(message)
    await store.record_all([Event(kind="mail.read", data={"n": n}, created_at=NOW) for n in range(mails)])
    await store.record_all([Event(kind="mail.read", created_at=datetime(1999, 1, 1, tzinfo=UTC))])
    await store.database["people_of_the_dashboard"].insert_one({"_id": "kim", "password": b"\x00hash"})


async def contents(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every document of a database but what a restoration adds and leaves out."""
    found = {}
    for name in await store.database.list_collection_names():
        if name not in (Lease.Settings.name, Account.Settings.name):
            rows = [row async for row in store.database[name].find()]
            found[name] = sorted((r for r in rows if r.get("kind") != "database.restored"), key=lambda r: str(r["_id"]))
    return {name: rows for name, rows in found.items() if rows}


async def test_everything_comes_back_as_it_was(store: Store, other: Store, tmp_path: Path) -> None:
    await fill(store)
    counts = await backup(store.database, tmp_path / "b.gz")
    restored = await restore(other.database, tmp_path / "b.gz")
    assert counts["messages"] == 300
    assert counts["events"] >= 301
    assert restored.counts["messages"] == 300
    assert await contents(other) == await contents(store)


async def test_a_mail_too_large_for_a_document_comes_back(store: Store, other: Store, tmp_path: Path) -> None:
    raw = os.urandom(6_000_000)
    message = Message(digest="", size=0, direction=Direction.INBOUND, received_at=NOW)
    await store.pack_raw(message, raw)
    assert message.raw_file
    await store.add(message)
    await backup(store.database, tmp_path / "b.gz")
    await restore(other.database, tmp_path / "b.gz")
    assert await other.raw(str(message.id)) == raw
    assert "files_id_1_n_1" in await other.database["raw.chunks"].index_information()


async def test_unique_keys_hold_in_a_restored_database(store: Store, other: Store, tmp_path: Path) -> None:
    await fill(store, 1)
    await backup(store.database, tmp_path / "b.gz")
    await restore(other.database, tmp_path / "b.gz")
    assert not await other.add(Contact(number=1000, addresses=["lead7@away.example"]))
    assert await other.numbers("contact") == 51


async def test_a_living_database_can_be_backed_up(store: Store, other: Store, tmp_path: Path) -> None:
    await fill(store, 50)
    stop = asyncio.Event()

    async def write() -> None:
        number = 1000
        while not stop.is_set():
            number += 1
            await store.add(Contact(number=number, addresses=[f"new{number}@away.example"]))
            await store.record("contact.added")

    writer = asyncio.create_task(write())
    for _ in range(3):
        await backup(store.database, tmp_path / "b.gz")
    stop.set()
    await writer
    restored = await restore(other.database, tmp_path / "b.gz")
    assert restored.counts["contacts"] > 50
    assert await other.count(Message, {}) == 50


async def test_documents_outside_every_slice_are_kept_too(store: Store, other: Store, tmp_path: Path) -> None:
    await fill(store, 5)
    await store.database["messages"].insert_one({"account_id": "unheard-of", "digest": "zz", "state": "read"})
    await store.database["messages"].insert_one({"account_id": "main", "digest": 7, "state": "read"})
    await backup(store.database, tmp_path / "b.gz")
    await restore(other.database, tmp_path / "b.gz")
    assert await contents(other) == await contents(store)


async def test_a_database_that_holds_something_is_not_overwritten_unasked(
    store: Store, other: Store, tmp_path: Path
) -> None:
    await fill(store, 1)
    await backup(store.database, tmp_path / "b.gz")
    await other.add(Contact(number=1, addresses=["kept@away.example"]))
    with pytest.raises(Conflict, match=r"is not empty: it holds contacts — .*--replace"):
        await restore(other.database, tmp_path / "b.gz")
    assert await other.count(Contact, {}) == 1
    await restore(other.database, tmp_path / "b.gz", replace=True)
    assert await other.count(Contact, {}) == 50
    assert await other.first(Contact, {"addresses": "kept@away.example"}) is None


async def test_a_damaged_backup_changes_nothing(store: Store, other: Store, tmp_path: Path) -> None:
    await fill(store, 20)
    await backup(store.database, tmp_path / "b.gz")
    whole = (tmp_path / "b.gz").read_bytes()
    (tmp_path / "b.gz").write_bytes(whole[:-20])
    await other.add(Contact(number=1, addresses=["kept@away.example"]))
    with pytest.raises(BadInput, match="damaged"):
        await restore(other.database, tmp_path / "b.gz", replace=True)
    assert await other.first(Contact, {"addresses": "kept@away.example"}) is not None


async def test_a_database_that_a_daemon_works_on_is_left_alone(store: Store, other: Store, tmp_path: Path) -> None:
    await fill(store, 1)
    await backup(store.database, tmp_path / "b.gz")
    lease = Lease(task="daemon", pid=4711, host="mill", expires_at=datetime.now(UTC) + timedelta(minutes=1))
    await other.add(lease)
    with pytest.raises(Conflict, match=r"mailbot runs on this database \(process 4711 on mill\)"):
        await restore(other.database, tmp_path / "b.gz", replace=True)
    await other.change(Lease, str(lease.id), set={"expires_at": datetime.now(UTC) - timedelta(minutes=1)})
    await restore(other.database, tmp_path / "b.gz")
    assert await other.count(Lease, {}) == 0


async def test_leases_stay_behind(store: Store, tmp_path: Path) -> None:
    await store.add(Lease(task="daemon", expires_at=NOW))
    assert Lease.Settings.name not in await backup(store.database, tmp_path / "b.gz")


async def test_a_database_that_goes_away_is_named_and_leaves_no_file(
    mongodb_uri: str, database_name: str, tmp_path: Path
) -> None:
    store = await connect(mongodb_uri, database_name, "main")
    await store.close()
    with pytest.raises(StoreError):
        await backup(store.database, tmp_path / "b.gz")
    assert not list(tmp_path.iterdir())


async def test_an_empty_database_replaces_no_backup(store: Store, other: Store, tmp_path: Path) -> None:
    """Another folder or configuration than was meant must not cost the only backup."""
    file = tmp_path / "all.mailbot"
    await fill(store, 3)
    await backup(store.database, file)
    whole = file.read_bytes()
    with pytest.raises(BadInput, match="neither contacts nor mail"):
        await backup(other.database, file)
    assert file.read_bytes() == whole
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
    await backup(other.database, tmp_path / "another.mailbot")


async def test_who_stopped_after_the_backup_stays_stopped(store: Store, tmp_path: Path) -> None:
    await fill(store, 3)
    await backup(store.database, tmp_path / "all.mailbot")
    await store.add(Suppression(address="later@away.example", reason=SuppressionReason.UNSUBSCRIBED))
    await store.database[str(Lease.Settings.name)].delete_many({})
    done = await restore(store.database, tmp_path / "all.mailbot", replace=True)
    assert done.stops_kept == 1
    stopped = [row.address for row in await store.find(Suppression, {"address": {"$gt": ""}})]
    assert sorted(stopped) == ["gone@away.example", "later@away.example"]
