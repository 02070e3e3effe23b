"""Moves deliveries through the ledger's states by the driver alone: the floor under what mailbot's sending can reach.

    python benchmarks/ledger.py [--deliveries 5000] [--batch 100] [--bytes 3000] [--folder DIR] [--uri mongodb://…]

claim (bounded find, update_many) → hand-over (one conditional update_one a mail, in one bulk_write) → the messages
inserted → outcome (update_many). No mail is rendered, composed or sent. Without --uri an embedded store is started in
--folder (one in memory, such as /dev/shm, leaves the disk out of the figures); with --uri the database
`mailbot_benchmark` is dropped before and after.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from beanie import init_beanie
from bson import ObjectId
from pymongo import AsyncMongoClient, UpdateOne
from pymongo.asynchronous.database import AsyncDatabase

from mailbot.config import Database
from mailbot.embedded.store import open_embedded
from models import ALL

ACCOUNT = "main"
CAMPAIGN = 1001
START = datetime(2026, 1, 1, tzinfo=UTC)
MAILS_A_THREAD = 5


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--deliveries", type=int, default=5_000)
    options.add_argument("--batch", type=int, default=100)
    options.add_argument("--bytes", type=int, default=3_000, help="size of each stored mail, compressed")
    options.add_argument("--folder", default=None, help="where the embedded store keeps its files meanwhile")
    options.add_argument("--uri", default="", help="a MongoDB server instead of the embedded store")
    given = options.parse_args()
    asyncio.run(measure(given.uri, given.folder, given.deliveries, given.batch, given.bytes))


async def measure(uri: str, folder: str | None, deliveries: int, batch: int, size: int) -> None:
    async with a_database(uri, folder) as database:
        await init_beanie(database=database, document_models=list(ALL))
        watch = Stopwatch()
        with watch("queue"):
            await queue(database, deliveries)
        sent = 0
        while ids := await claim(database, batch, watch):
            await hand_over(database, ids, watch)
            await store_messages(database, ids, size, watch)
            await write_outcome(database, ids, watch)
            sent += len(ids)
        assert sent == deliveries
        reads = await read_threads(database, deliveries // MAILS_A_THREAD, watch)
    watch.report(deliveries, ("claim: find", "claim: update_many", "hand-over", "messages", "outcome"))
    print(f"a thread read by its index: {reads / watch.seconds['threads']:.0f}/s")


class Stopwatch:
    """Seconds by the name of what took them."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self.seconds[name] += time.perf_counter() - begun

    def report(self, deliveries: int, ledger: Sequence[str]) -> None:
        for name in ("queue", *ledger):
            spent = self.seconds[name]
            print(f"{name:20} {spent:7.2f} s   {spent / deliveries * 1000:6.2f} ms a delivery")
        whole = sum(self.seconds[name] for name in ledger)
        print(f"{'ledger':20} {whole:7.2f} s   {deliveries / whole:6.0f} deliveries/s")


@asynccontextmanager
async def a_database(uri: str, folder: str | None) -> AsyncIterator[AsyncDatabase[dict[str, Any]]]:
    """An empty database: on the given server, or on an embedded store."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        store = None if uri else await open_embedded(Database(data_dir=Path(place) / "data"))
        client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(uri or (store.uri if store else ""), tz_aware=True)
        try:
            if not store:
                await client.drop_database("mailbot_benchmark")
            yield client["mailbot_benchmark"]
            if not store:
                await client.drop_database("mailbot_benchmark")
        finally:
            await client.close()
            if store:
                await store.release()


async def queue(database: AsyncDatabase[dict[str, Any]], deliveries: int) -> None:
    """A campaign's deliveries, each with its own time, as a launch writes them."""
    for first in range(0, deliveries, 500):
        await database["deliveries"].insert_many(
            [
                {
                    "account_id": ACCOUNT,
                    "key": f"campaign:{CAMPAIGN}:0:{number}",
                    "purpose": "campaign",
                    "state": "queued",
                    "recipient": f"lead{number}@away.example",
                    "contact_id": str(number),
                    "campaign": CAMPAIGN,
                    "due_at": START + timedelta(seconds=number),
                    "message_id": None,
                    "lease_until": None,
                    "created_at": START,
                }
                for number in range(first, min(first + 500, deliveries))
            ],
            ordered=False,
        )


async def claim(database: AsyncDatabase[dict[str, Any]], batch: int, watch: Stopwatch) -> list[ObjectId]:
    """Take the next due deliveries; a window of time keeps the embedded store from looking at all of them."""
    due = {"$gt": START - timedelta(days=1), "$lte": START + timedelta(days=3650)}
    where = {"account_id": ACCOUNT, "campaign": CAMPAIGN, "state": "queued", "due_at": due}
    with watch("claim: find"):
        rows = await database["deliveries"].find(where, {"_id": 1}).limit(batch).to_list(None)
    ids = [row["_id"] for row in rows]
    taken = {"state": "claimed", "claimed_by": "benchmark", "lease_until": START + timedelta(minutes=2)}
    with watch("claim: update_many"):
        await change(database, ids, "queued", taken)
    return ids


async def hand_over(database: AsyncDatabase[dict[str, Any]], ids: Sequence[ObjectId], watch: Stopwatch) -> None:
    changes = [
        UpdateOne(
            {"_id": one, "account_id": ACCOUNT, "state": "claimed", "claimed_by": "benchmark"},
            {"$set": {"state": "handed_over", "message_id": f"{one}@agency.test", "handed_over_at": START}},
        )
        for one in ids
    ]
    with watch("hand-over"):
        done = await database["deliveries"].bulk_write(changes, ordered=False)
    assert done.modified_count == len(ids)


async def store_messages(
    database: AsyncDatabase[dict[str, Any]], ids: Sequence[ObjectId], size: int, watch: Stopwatch
) -> None:
    rows = [
        {
            "account_id": ACCOUNT,
            "digest": f"{one}",
            "direction": "outbound",
            "state": "read",
            "received_at": START + timedelta(seconds=place),
            "message_id": f"{one}@agency.test",
            "ref_ids": [f"{one}@agency.test"],
            "thread_id": str(int(str(one)[-6:], 16) // MAILS_A_THREAD),
            "contact_id": f"{one}",
            "raw": os.urandom(size),
        }
        for place, one in enumerate(ids)
    ]
    with watch("messages"):
        await database["messages"].insert_many(rows, ordered=False)


async def write_outcome(database: AsyncDatabase[dict[str, Any]], ids: Sequence[ObjectId], watch: Stopwatch) -> None:
    accepted = {"state": "accepted", "smtp_code": 250, "ended_at": START, "lease_until": None, "claimed_by": ""}
    with watch("outcome"):
        await change(database, ids, "handed_over", accepted)


async def change(
    database: AsyncDatabase[dict[str, Any]], ids: Sequence[ObjectId], was: str, becomes: dict[str, Any]
) -> None:
    if ids:
        where = {"_id": {"$in": list(ids)}, "account_id": ACCOUNT, "state": was}
        done = await database["deliveries"].update_many(where, {"$set": becomes})
        assert done.modified_count == len(ids)


async def read_threads(database: AsyncDatabase[dict[str, Any]], threads: int, watch: Stopwatch) -> int:
    known = await database["messages"].distinct("thread_id")
    wanted = (known * (threads // max(len(known), 1) + 1))[:1000]
    with watch("threads"):
        for thread in wanted:
            where = {"account_id": ACCOUNT, "thread_id": thread}
            await database["messages"].find(where, {"raw": 0}).sort("received_at", 1).to_list(None)
    return len(wanted)


if __name__ == "__main__":
    main()
