"""One account's documents, read: along indexes, whole or as bare rows, by what they hold or by their ids."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from bson import ObjectId
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.asynchronous.database import AsyncDatabase

from mailbot.errors import NotFound
from mailbot.store.changes import GROUP, Where, led_by_id, object_id, plain
from mailbot.store.faults import translated
from models import Scoped

D = TypeVar("D", bound=Scoped)
Sort = Sequence[tuple[str, int]]


class Reading:
    """What can be asked of an account's documents. Every method raises StoreError when the database fails."""

    def __init__(self, database: AsyncDatabase[dict[str, Any]], account_id: str) -> None:
        self.database = database
        self.account_id = account_id

    async def get(self, model: type[D], id: str, *, whole: bool = False) -> D:  # noqa: A002
        """The document with that id. Raises NotFound."""
        found = await self.first(model, {"_id": object_id(id, model)}, whole=whole)
        if found is None:
            raise NotFound(f"there is no {model.__name__.lower()} {id}", "its list shows the ids")
        return found

    async def first(
        self, model: type[D], where: Where, *, then: Where | None = None, sort: Sort = (), whole: bool = False
    ) -> D | None:
        """The first document that fits, or None. Heavy fields stay behind unless `whole`."""
        found = await self.find(model, where, then=then, sort=sort, limit=1, whole=whole)
        return found[0] if found else None

    async def find(
        self,
        model: type[D],
        where: Where,
        *,
        then: Where | None = None,
        sort: Sort = (),
        limit: int = 0,
        whole: bool = False,
    ) -> list[D]:
        """The documents that fit, at most `limit` of them (0: all). `then` narrows what the index found."""
        return [
            document async for document in self.stream(model, where, then=then, sort=sort, limit=limit, whole=whole)
        ]

    async def stream(
        self,
        model: type[D],
        where: Where,
        *,
        then: Where | None = None,
        sort: Sort = (),
        limit: int = 0,
        whole: bool = False,
    ) -> AsyncIterator[D]:
        """The documents that fit, one after the other, for collections of any size."""
        fields = {} if whole else dict.fromkeys(model.heavy, 0)
        with translated():
            async for row in await self._rows(model, where, then, sort, limit, fields):
                yield model.model_validate(row)

    async def rows(
        self,
        model: type[Scoped],
        where: Where,
        fields: Sequence[str],
        *,
        then: Where | None = None,
        sort: Sort = (),
        limit: int = 0,
    ) -> list[dict[str, Any]]:
        """Bare rows with the named fields and `_id`, where whole documents would be too much."""
        with translated():
            return [row async for row in await self._rows(model, where, then, sort, limit, dict.fromkeys(fields, 1))]

    async def by_ids(
        self, model: type[D], ids: Iterable[object], *, then: Where | None = None, whole: bool = False
    ) -> dict[str, D]:
        """The documents with these ids, by id; an empty id names none. A group at a time, see GROUP."""
        return {
            str(document.id): document
            for some in _groups(ids, model)
            for document in await self.find(model, {"_id": {"$in": some}}, then=then, whole=whole)
        }

    async def rows_by_ids(
        self, model: type[Scoped], ids: Iterable[object], fields: Sequence[str], *, then: Where | None = None
    ) -> dict[str, dict[str, Any]]:
        """The same, as bare rows with the named fields and `_id`."""
        return {
            str(row["_id"]): row
            for some in _groups(ids, model)
            for row in await self.rows(model, {"_id": {"$in": some}}, fields, then=then)
        }

    async def count(self, model: type[Scoped], where: Where) -> int:
        """How many documents fit. Scans what fits: for reports, not for pages."""
        with translated():
            return await self._collection(model).count_documents(self._scoped(where))

    # ------------------------------------------------------------------------------------------ inside

    def _collection(self, model: type[Scoped]) -> AsyncCollection[dict[str, Any]]:
        return self.database[str(model.Settings.name)]

    async def _rows(
        self, model: type[Scoped], where: Where, then: Where | None, sort: Sort, limit: int, fields: Mapping[str, int]
    ) -> Any:
        """A cursor. Conditions beyond an index go into a second $match: the embedded store would scan for them."""
        collection = self._collection(model)
        where, beside = _led_by_several(where)
        first, rest = self._scoped(where), plain({"$and": [beside, then]} if beside and then else beside or then or {})
        if "_id" in where:
            first, rest = {"_id": plain(where["_id"])}, {**rest, **first}
        if not rest:
            cursor = collection.find(first, fields or None)
            return (cursor.sort(list(sort)) if sort else cursor).limit(limit)
        pipeline: list[dict[str, Any]] = [{"$match": first}, {"$match": rest}]
        pipeline += [{"$sort": dict(sort)}] if sort else []
        pipeline += [{"$limit": limit}] if limit else []
        pipeline += [{"$project": dict(fields)}] if fields else []
        return await collection.aggregate(pipeline)

    def _scoped(self, where: Where) -> dict[str, Any]:
        """The account's own: rule 8 of docs/rules.md, in the one place where it is kept.

        Last, since the embedded store plans by the first clause.
        """
        scoped = {**plain(where), "account_id": self.account_id}
        return led_by_id(scoped) if "_id" in where else scoped


def _led_by_several(where: Where) -> tuple[Where, Where]:
    """A leading `$in`, and what stands beside it: the embedded store finds it by an index only where it is alone."""
    name, asked = next(iter(where.items()), ("", None))
    if name == "_id" or not (isinstance(asked, Mapping) and "$in" in asked):
        return where, {}
    return {name: asked}, {other: value for other, value in where.items() if other != name}


def _groups(ids: Iterable[object], model: type[Scoped]) -> Iterator[list[ObjectId]]:
    wanted = [object_id(one, model) for one in sorted({str(one) for one in ids if one})]
    for start in range(0, len(wanted), GROUP):
        yield wanted[start : start + GROUP]
