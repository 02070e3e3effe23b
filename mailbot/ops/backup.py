"""Backup of everything that mailbot keeps into one file, and its restoration into an empty database.

The daemon may run during a backup. It must not run during a restoration, and a restored database sends nothing by
itself that it was about to send: see mailbot.ops.restored.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace as replace_in
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import bson
from beanie import init_beanie
from bson.codec_options import CodecOptions
from bson.raw_bson import RawBSONDocument
from pymongo import ASCENDING
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import BulkWriteError, PyMongoError

from mailbot.errors import BadInput, Conflict, StoreError
from mailbot.ops.backup_file import AWARE, Header, Writer, check, documents, read_header
from mailbot.ops.restored import Restoration, may_be_unfinished
from models import (
    ALL,
    Account,
    Campaign,
    Claim,
    Contact,
    Counter,
    Event,
    Halt,
    Heartbeat,
    Lease,
    MailboxCursor,
    Message,
    Property,
    Session,
    Suppression,
    Tally,
    Throttle,
    Upload,
    Week,
)

Rows = AsyncDatabase[dict[str, Any]]

BATCH_DOCUMENTS = 1000
BATCH_BYTES = 8_000_000
DUPLICATE_KEY = 11000
FIRST_YEAR = 2020  # no document of mailbot is older

# The order of reading, for a database that changes meanwhile: how far the mailbox was read comes first, so that no
# mail falls between cursor and messages; who refers comes before what is referred to; short numbers and suppressions
# come last, so that no number is given twice and no stop is forgotten. Others stand between.
FIRST = ("mailbox_cursors", "events", "messages", "raw.files", "raw.chunks", "deliveries", "drafts", "calls")
LAST = ("threads", "contacts", "campaigns", "properties", "accounts", "suppressions", "counters")
WORTH_KEEPING = tuple(str(model.Settings.name) for model in (Contact, Message, Property, Campaign))
# Who holds what at this moment says nothing tomorrow; tallies and weeks are counted again.
_OF_THE_MOMENT = (Claim, Lease, Session, Throttle, Tally, Heartbeat, Halt, Upload, Week)
STOPS = str(Suppression.Settings.name)
LEFT_OUT = tuple(str(model.Settings.name) for model in _OF_THE_MOMENT)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoration did. `counts` are documents by collection; `became` are documents by collection and state."""

    made_at: datetime
    counts: Mapping[str, int]
    became: Mapping[tuple[str, str], int]
    doubled: int  # documents left out: they came twice, or another with their unique key came before
    stops_kept: int = 0  # suppressions of the database that was replaced, which the backup did not have


async def backup(database: Rows, file: Path) -> dict[str, int]:
    """Write everything into `file`; the number of documents by collection.

    The file is for its owner alone, and appears only when it is whole. Raises StoreError when the database fails, and
    BadInput when the file cannot be written, or when a database without contacts and mail would replace a backup.
    """
    with Writer(file, Header(database.name, datetime.now(UTC), version("mailbot"))) as writer, _translated():
        for name in _in_order(await database.list_collection_names()):
            writer.begin(name)
            async for batch in _batches(_everything(database, name)):
                await asyncio.to_thread(writer.add, name, batch)
            writer.end()
        _refuse_to_replace_by_nothing(file, writer.counts)
        return await asyncio.to_thread(writer.finish)


async def restore(
    database: Rows,
    file: Path,
    *,
    replace: bool = False,
    reminder_hours: Sequence[float] = (),
    now: datetime | None = None,
) -> Restored:
    """Put a backup into `database`, which must hold nothing unless `replace`; then what it holds is lost but for stops.

    The file is read to its end before anything is changed. Raises BadInput for a file that is no whole backup,
    Conflict when the database holds something or a daemon works on it, StoreError when it fails.
    """
    header = await asyncio.to_thread(read_header, file)
    await asyncio.to_thread(check, file)
    restoration = Restoration(header.made_at, now or datetime.now(UTC), reminder_hours)
    with _translated():
        stops = [row async for row in database[STOPS].find()] if replace else []
        await _make_room(database, restoration.now, replace)
        await init_beanie(database=database, document_models=list(ALL))
        done = await _fill(database, file, restoration)
        # Who asked for no more mail since the backup was made must not get any again.
        return replace_in(done, stops_kept=len(stops) - await _insert(database[STOPS], stops)) if stops else done


def _refuse_to_replace_by_nothing(file: Path, counts: Mapping[str, int]) -> None:
    """Another folder or configuration than was meant must not cost the backup that is there."""
    if file.is_file() and file.stat().st_size and not any(counts.get(name) for name in WORTH_KEEPING):
        raise BadInput(
            f"the database holds neither contacts nor mail, and {file} is a backup: it stays as it is",
            "see that --config and database.data_dir are those you mean, or name another file",
        )


# ---------------------------------------------------------------------------------------------------- reading


def _in_order(names: Sequence[str]) -> list[str]:
    ranks = {name: rank for rank, name in enumerate(FIRST)} | {name: 1000 + rank for rank, name in enumerate(LAST)}
    kept = [name for name in names if not name.startswith("system.") and name not in LEFT_OUT]
    return sorted(kept, key=lambda name: (ranks.get(name, 500), name))


async def _everything(database: Rows, name: str) -> AsyncIterator[bytes]:
    """Every document of a collection.

    The embedded store holds all that a query finds in memory at once: large collections are read in slices of an
    index. Should documents lie outside every slice, the whole is read besides; restoring drops what came twice.
    """
    collection: Any = database.get_collection(name, codec_options=CodecOptions(RawBSONDocument))
    slices = await _slices(database, name)
    expected = await database[name].estimated_document_count() if slices else 0
    found = 0
    for where in slices or [{}]:
        async for document in collection.find(where):
            found += 1
            yield document.raw
    if found < expected:
        async for document in collection.find({}):
            yield document.raw


async def _slices(database: Rows, name: str) -> list[dict[str, Any]]:
    """Filters that ride an index and together find every document; none where one query will do."""
    if name.endswith(".chunks"):
        files = database[name.removesuffix(".chunks") + ".files"]
        return [{"files_id": row["_id"]} async for row in files.find({}, {"_id": 1})]
    if name == Message.Settings.name:
        bounds: list[Any] = ["", *(f"{start:02x}" for start in range(1, 256)), "g"]
        field = "digest"
    elif name == Event.Settings.name:
        start, end = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), datetime.now(UTC) + timedelta(days=2)
        bounds = [start + timedelta(days=day) for day in range((end - start).days + 1)]
        field = "created_at"
    else:
        return []
    ranges = [{field: {"$gte": low, "$lt": high}} for low, high in pairwise(bounds)]
    return [{"account_id": account, **span} for account in await _accounts(database) for span in ranges]


async def _accounts(database: Rows) -> list[str]:
    """The accounts of this installation, from the small collections that every one of them has a row in."""
    found: set[str] = set()
    for model in (Account, Counter, MailboxCursor):
        found |= {str(account) for account in await database[model.Settings.name].distinct("account_id")}
    return sorted(found)


async def _batches(rows: AsyncIterator[bytes]) -> AsyncIterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    async for row in rows:
        batch.append(row)
        size += len(row)
        if size >= BATCH_BYTES or len(batch) >= BATCH_DOCUMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


# ---------------------------------------------------------------------------------------------------- restoring


async def _make_room(database: Rows, now: datetime, replace: bool) -> None:
    """See that nobody works on the database and that nothing is lost unasked."""
    async for lease in database[Lease.Settings.name].with_options(AWARE).find():
        if lease["expires_at"] > now:
            raise Conflict(
                f"mailbot runs on this database (process {lease.get('pid')} on {lease.get('host')})", "stop it first"
            )
    names = _in_order(await database.list_collection_names())
    full = [name for name in names if await database[name].find_one({}, {"_id": 1})]
    if full == [Account.Settings.name]:
        full = []  # whoever opens a database names its account, so does this very command
    if full and not replace:
        raise Conflict(
            f"the database {database.name} is not empty: it holds {', '.join(full)}",
            "name an empty one in database.name, or say --replace to lose what it holds",
        )
    for name in (*names, *LEFT_OUT):
        await database[name].delete_many({})  # the embedded store drops row by row, each with a write to the disk
        await database.drop_collection(name)


async def _fill(database: Rows, file: Path, restoration: Restoration) -> Restored:
    counts: dict[str, int] = {}
    became: dict[tuple[str, str], int] = {}
    accounts: set[str] = set()
    doubled = 0
    for name, batch in _read_batches(file):
        rows: list[Any] = [RawBSONDocument(row) for row in batch]
        if may_be_unfinished(name):
            rows = [bson.decode(row, AWARE) for row in batch]
            for row in rows:
                if state := restoration.settle(name, row):
                    became[name, state] = became.get((name, state), 0) + 1
        for account in sorted({str(row["account_id"]) for row in rows if "account_id" in row} - accounts):
            await _mark(database, account, restoration)
            accounts.add(account)
        if name == Account.Settings.name:  # in place of the row that `_mark` made
            await database[name].delete_many({"account_id": {"$in": [row["account_id"] for row in rows]}})
        refused = await _insert(database[name], rows)
        doubled += refused
        counts[name] = counts.get(name, 0) + len(rows) - refused
    await _index_files(database, counts)
    return Restored(restoration.made_at, counts, became, doubled)


def _read_batches(file: Path) -> Iterator[tuple[str, list[bytes]]]:
    """Documents of one collection together, bounded by number and bytes."""
    current, batch, size = "", list[bytes](), 0
    for name, document in documents(file):
        if batch and (name != current or size >= BATCH_BYTES or len(batch) >= BATCH_DOCUMENTS):
            yield current, batch
            batch, size = [], 0
        current = name
        batch.append(document)
        size += len(document)
    if batch:
        yield current, batch


async def _insert(collection: AsyncCollection[dict[str, Any]], rows: list[Any]) -> int:
    """Insert documents; how many were left out, since their unique key was there already."""
    try:
        await collection.insert_many(rows, ordered=False)
    except BulkWriteError as error:
        failures = error.details.get("writeErrors", [])
        if any(failure.get("code") != DUPLICATE_KEY for failure in failures):
            raise
        return len(failures)
    return 0


async def _index_files(database: Rows, names: Mapping[str, int]) -> None:
    """The driver makes GridFS's indexes only while a bucket is empty, and these are not."""
    for name in names:
        if name.endswith(".chunks"):
            await database[name].create_index([("files_id", ASCENDING), ("n", ASCENDING)], unique=True)
            files = database[name.removesuffix(".chunks") + ".files"]
            await files.create_index([("filename", ASCENDING), ("uploadDate", ASCENDING)])


async def _mark(database: Rows, account: str, restoration: Restoration) -> None:
    """Write down that and when the account came out of a backup: mail that is older may have been answered since.

    Before any of its documents, so that a restoration that breaks off is known as well.
    """
    own = {"account_id": account}
    first = {"name": "", "created_at": restoration.now}
    changes = {"$set": {"restored_at": restoration.now}, "$setOnInsert": first}
    await database[Account.Settings.name].update_one(own, changes, upsert=True)
    event = Event(
        account_id=account,
        created_at=restoration.now,
        kind="database.restored",
        reason=f"from the backup of {restoration.made_at:%Y-%m-%d %H:%M} UTC",
    )
    await database[Event.Settings.name].insert_one(event.model_dump(exclude={"id", "revision_id"}))


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except PyMongoError as error:
        raise StoreError(f"the database failed: {type(error).__name__}", "see its log, then try again") from error
