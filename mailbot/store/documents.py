"""One account's documents: written by small conditional changes, their raw mail kept whole; read as in reading.py."""

from __future__ import annotations

import asyncio
import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from beanie import PydanticObjectId
from beanie.odm.utils.encoder import Encoder
from bson import ObjectId
from gridfs import AsyncGridFSBucket, NoFile
from pymongo import ASCENDING, DESCENDING, AsyncMongoClient, UpdateOne
from pymongo.errors import BulkWriteError, DuplicateKeyError

from mailbot.errors import StoreError, Taken
from mailbot.store.changes import (
    GROUP,
    Change,
    Where,
    expected_of_all,
    holds,
    in_writes,
    object_id,
    one_by_one,
    plain,
    varying_in,
    with_own_id,
)
from mailbot.store.faults import duplicates, translated
from mailbot.store.indexes import prepare
from mailbot.store.reading import Reading
from models import Counter, Event, Message, Scoped
from models.event import EventKind

RISING, FALLING = ASCENDING, DESCENDING

# A document may hold 16 MB; a compressed mail above this many bytes goes to GridFS, in chunks.
LARGEST_INLINE_RAW = 4_000_000


async def connect(uri: str, name: str, account_id: str, *, timeout_seconds: float = 10) -> Store:
    """Open a database, see that it answers, prepare its indexes, and return the store of one account.

    Raises StoreError with the mend when it cannot be reached, refuses the password, or the URI makes no sense.
    """
    with translated():
        client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(
            uri, tz_aware=True, serverSelectionTimeoutMS=int(timeout_seconds * 1000), appname="mailbot"
        )
        try:
            await client.admin.command("ping")
            database = client[name]
            await prepare(database)
        except BaseException:
            await client.close()
            raise
    return Store(database, account_id)


class Store(Reading):
    """One account's documents. Every method raises StoreError when the database fails."""

    async def close(self) -> None:
        """End the connection."""
        await self.database.client.close()

    async def ping(self) -> None:
        """See that the database answers."""
        with translated():
            await self.database.command("ping")

    async def about(self) -> str:
        """The version that the database says it has."""
        with translated():
            return str((await self.database.command("buildInfo")).get("version", ""))

    # ------------------------------------------------------------------------------------------ writing

    async def add(self, document: Scoped) -> bool:
        """Insert a new document, which gets its id; False when a unique index says that it is already there."""
        return await self.add_all([document]) == 1

    async def add_all(self, documents: Sequence[Scoped]) -> int:
        """Insert new documents, leaving out those that a unique index says are there already; how many went in.

        A document that was left out has `id` None afterwards.
        """
        if not documents:
            return 0
        rows = [self._row(document) for document in documents]
        with translated():
            try:
                await self._collection(type(documents[0])).insert_many(rows, ordered=False)
            except BulkWriteError as error:
                refused = [documents[place] for place in duplicates(error)]
                # The driver tries once more after a lost connection, and then meets its own first try.
                ids = {"_id": {"$in": [document.id for document in refused]}}
                ours = {row["_id"] for row in await self.rows(type(documents[0]), ids, ["_id"])}
                for document in refused:
                    document.id = document.id if document.id in ours else None
        return sum(document.id is not None for document in documents)

    async def begin(self, document: Scoped) -> None:
        """Insert a new document that its story goes on to change, by its id alone, until `finish`."""
        if not await self.add(document):
            raise Taken(f"another {type(document).__name__.lower()} has that already")

    async def finish(self, id: object) -> None:  # noqa: A002
        """Whatever document was begun under that id is in the database from here on."""

    async def change(
        self,
        model: type[Scoped],
        id: str,  # noqa: A002
        *,
        expect: Where | None = None,
        set: Where | None = None,  # noqa: A002
        unset: tuple[str, ...] = (),
        inc: Mapping[str, int] | None = None,
        push: Where | None = None,
        add: Mapping[str, Sequence[Any]] | None = None,
    ) -> bool:
        """Change one document if everything in `expect` still holds; whether it did.

        Raises Taken when a unique index refuses the change.
        """
        change = Change(str(id), set or {}, expect or {}, unset, inc or {}, push or {}, add or {})
        where = self._scoped({"_id": object_id(change.id, model), **change.expect})
        try:
            with translated():
                result = await self._collection(model).update_one(where, change.as_update())
        except DuplicateKeyError as error:
            raise Taken(f"another {model.__name__.lower()} has that already") from error
        return result.matched_count == 1

    async def change_all(self, model: type[Scoped], changes: Iterable[Change]) -> int:
        """Many conditional updates in one round trip; how many of them still held."""
        requests = [
            UpdateOne(self._scoped({"_id": object_id(change.id, model), **change.expect}), change.as_update())
            for change in changes
        ]
        if not requests:
            return 0
        with translated():
            result = await self._collection(model).bulk_write(requests, ordered=False)
        return result.matched_count

    async def change_each(self, model: type[Scoped], changes: Sequence[Change]) -> list[bool]:
        """Several conditional updates, each with values of its own; which of them held, in their order.

        Those of one shape become one write: on the embedded store that costs a third of what single ones cost, and
        no two wait for each other. Several changes of one document are made in their order.
        """
        held = [False] * len(changes)
        for places in in_writes(changes):
            answers = await self._change_alike(model, [changes[place] for place in places])
            for place, answer in zip(places, answers, strict=True):
                held[place] = answer
        return held

    async def _change_alike(self, model: type[Scoped], changes: Sequence[Change]) -> list[bool]:
        ids = [object_id(change.id, model) for change in changes]
        single = len(changes) == 1
        where = {"_id": ids[0] if single else {"$in": ids}, **expected_of_all(changes)}
        update = changes[0].as_update() if single else one_by_one(changes, ids)
        with translated():
            result = await self._collection(model).update_many(self._scoped(where), update)
        held = result.modified_count if varying_in(changes) else result.matched_count
        if held == len(changes) or not result.matched_count:
            return [held > 0] * len(changes)
        names = sorted({name for change in changes for name in change.set})
        now = {row["_id"]: row for row in await self.rows(model, {"_id": {"$in": ids}}, names)}
        return [id in now and holds(now[id], change) for id, change in zip(ids, changes, strict=True)]  # noqa: A001

    async def change_group(
        self,
        model: type[Scoped],
        ids: Sequence[str],
        *,
        expect: Where | None = None,
        set: Where | None = None,  # noqa: A002
        unset: tuple[str, ...] = (),
        own_id: str = "",
    ) -> int:
        """The same change to every one of `ids` for which `expect` still holds; how many did.

        `own_id` names a field that gets the id of its own document. On the embedded store this costs less than half
        of what as many single changes cost.
        """
        update = with_own_id(own_id, set or {}, unset) if own_id else Change("", set or {}, unset=unset).as_update()
        matched = 0
        for start in range(0, len(ids), GROUP):
            part = [object_id(id, model) for id in ids[start : start + GROUP]]  # noqa: A001
            with translated():
                result = await self._collection(model).update_many(
                    self._scoped({"_id": {"$in": part}, **(expect or {})}), update
                )
            matched += result.matched_count
        return matched

    async def put(self, model: type[Scoped], key: Where, *, set: Where, first: Where | None = None) -> bool:  # noqa: A002
        """Update the one document that `key` (a unique index) names, or make it; True when it was made.

        Two who make it at once are told apart by the unique index; the later one updates.
        """
        start = {**plain(first or {}), "created_at": _now()}
        for _ in range(2):
            try:
                with translated():
                    result = await self._collection(model).update_one(
                        self._scoped(key),
                        {"$set": plain(set), "$setOnInsert": start} if set else {"$setOnInsert": start},
                        upsert=True,
                    )
                return result.upserted_id is not None
            except DuplicateKeyError:
                continue
        raise StoreError(f"{model.__name__} {dict(key)} could not be written")

    async def remove(self, model: type[Scoped], where: Where) -> int:
        """Delete what fits; how many."""
        with translated():
            result = await self._collection(model).delete_many(self._scoped(where))
        return result.deleted_count

    async def numbers(self, kind: str, count: int = 1, *, start: int = 1) -> int:
        """Take `count` short numbers for documents of a kind; the first of them."""
        with translated():
            for _ in range(3):
                row: dict[str, Any] | None = await self._collection(Counter).find_one_and_update(
                    self._scoped({"kind": kind}), {"$inc": {"last": count}}, return_document=True
                )
                if row is not None:
                    return start + int(row["last"]) - count
                # No upsert: two who begin a counter at once would both be given its first number.
                await self.add(Counter(kind=kind, last=0))
        raise StoreError(f"no number could be had for a {kind}")

    async def record(self, kind: EventKind, reason: str = "", **details: Any) -> None:
        """Append one event to the history. `details` are fields of models.event.Event; the rest goes into its data."""
        await self.record_all([event(kind, reason, **details)])

    async def record_all(self, events: Sequence[Event]) -> None:
        """Append events to the history."""
        await self.add_all(events)

    # ------------------------------------------------------------------------------------------ raw mail

    async def pack_raw(self, message: Message, raw: bytes) -> None:
        """Put the bytes of a mail into its document, compressed, or into GridFS when large. Before `add`."""
        message.digest, message.size = digest(raw), len(raw)
        packed = await asyncio.to_thread(zlib.compress, raw, 6) if len(raw) > 200_000 else zlib.compress(raw, 6)
        if len(packed) <= LARGEST_INLINE_RAW:
            message.raw = packed
            return
        with translated():
            name = f"{self.account_id}/{message.digest}"
            message.raw_file = str(await AsyncGridFSBucket(self.database, "raw").upload_from_stream(name, packed))

    async def raw(self, message_id: str) -> bytes:
        """The bytes of a stored mail, exactly as they came."""
        return await self.bytes_of(await self.get(Message, message_id, whole=True))

    async def bytes_of(self, message: Message) -> bytes:
        """The same for a message that was read whole."""
        packed = message.raw
        if message.raw_file:
            with translated():
                try:
                    stream = await AsyncGridFSBucket(self.database, "raw").open_download_stream(
                        ObjectId(message.raw_file)
                    )
                except NoFile:
                    raise StoreError(
                        f"the bytes of message {message.id} are gone", "restore a backup", transient=False
                    ) from None
                packed = await stream.read()
        return zlib.decompress(packed)

    async def forget_raw(self, message_ids: Sequence[str]) -> None:
        """Delete the bytes of some mails that lie in GridFS; what lies in their documents goes with these."""
        large = {"_id": {"$in": [object_id(one, Message) for one in message_ids]}, "raw_file": {"$gt": ""}}
        for row in await self.rows(Message, large, ["raw_file"]):
            with translated(), suppress(NoFile):
                await AsyncGridFSBucket(self.database, "raw").delete(ObjectId(row["raw_file"]))

    # ------------------------------------------------------------------------------------------ inside

    def _row(self, document: Scoped) -> dict[str, Any]:
        document.account_id = self.account_id
        if document.id is None:
            document.id = PydanticObjectId()
        row: dict[str, Any] = Encoder(to_db=True).encode(document)
        row["_id"] = document.id
        row.pop("id", None)
        return row


def event(kind: EventKind, reason: str = "", **details: Any) -> Event:
    """An event for the history; details that are no fields of Event go into its data."""
    fields = {
        key: str(value) if key.endswith("_id") else value for key, value in details.items() if key in Event.model_fields
    }
    data = {key: value for key, value in details.items() if key not in Event.model_fields}
    return Event(kind=kind, reason=reason, data=plain(data), **fields)


def digest(raw: bytes) -> str:
    """The SHA-256 of a mail's bytes, as hex digits."""
    return hashlib.sha256(raw).hexdigest()


def _now() -> Any:
    return Scoped.model_fields["created_at"].get_default(call_default_factory=True)
