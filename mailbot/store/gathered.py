"""A store for several stories that are told beside each other: what they ask and write at one moment goes together.

Each story is written as if it were alone. Fifty that look up a contact each ask one question, and fifty that change a
message each make one write: on the embedded store that costs a fraction of single ones, and none waits for another's.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from pymongo.errors import DuplicateKeyError

from mailbot.errors import OutsideError, Taken
from mailbot.store.begun import Begun
from mailbot.store.changes import GROUP, Change, Where
from mailbot.store.documents import Store, event
from mailbot.store.reading import Sort
from mailbot.store.together import Together
from models import Contact, Delivery, Message, Scoped, Thread
from models.event import EventKind

D = TypeVar("D", bound=Scoped)
Do = Callable[[Sequence[Any]], Awaitable[Sequence[Any]]]

# The look-ups that are made together: by a field with an index of its own, which few documents share a value of.
LOOK_UPS = frozenset(
    {
        (Contact, "addresses"),
        (Delivery, "_id"),
        (Delivery, "recipient"),
        (Message, "message_id"),
        (Message, "ref_ids"),
        (Thread, "_id"),
        (Thread, "contact_id"),
    }
)


class GatheredStore(Store):
    """The same account's documents as `store`. What cannot go together goes alone."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.database, store.account_id)
        self._store = store
        self._hands: dict[str, Together[Any, Any]] = {}
        self._begun = Begun(self._row)

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
        await self._finish_those(where)
        values = _looked_up(model, where, sort)
        if values is None:
            return await self._store.find(model, where, then=then, sort=sort, limit=limit, whole=whole)
        [name] = where
        look = partial(self._find_all, model, name, then, whole)
        found: list[D] = await self._together(f"find {model.__name__} {name} {then!r} {whole}", look, values)
        return found[:limit] if limit else found

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
        await self._finish_those(where)
        values = _looked_up(model, where, sort)
        if values is None:
            return await self._store.rows(model, where, fields, then=then, sort=sort, limit=limit)
        [name] = where
        look = partial(self._rows_of_all, model, name, fields, then, limit)
        what = f"rows {model.__name__} {name} {fields!r} {then!r} {limit}"
        found: list[dict[str, Any]] = await self._together(what, look, values)
        return found

    async def add(self, document: Scoped) -> bool:
        return bool(await self._together(f"add {type(document).__name__}", self._add_each, document))

    async def record(self, kind: EventKind, reason: str = "", **details: Any) -> None:
        await self.add(event(kind, reason, **details))

    async def begin(self, document: Scoped) -> None:
        """It is kept here until `finish`, and then inserted as it has become: until then nobody finds it."""
        self._begun.begin(document)

    async def finish(self, id: object) -> None:  # noqa: A002
        document = self._begun.end(id)
        if document is not None and not await self.add(document):
            raise Taken(f"another {type(document).__name__.lower()} has that already")

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
        """A change with a condition goes alone: whether it held must be beyond doubt."""
        change = Change(str(id), set or {}, expect or {}, unset, inc or {}, push or {}, add or {})
        held = self._begun.change(change)
        if held is not None:
            return held
        await self.finish(id)
        if not set or expect or unset or inc or push:
            return await self._store.change(model, id, expect=expect, set=set, unset=unset, inc=inc, push=push, add=add)
        write = partial(self._store.change_each, model)
        try:
            return bool(await self._together(f"change {model.__name__}", write, change))
        except DuplicateKeyError as error:
            raise Taken(f"another {model.__name__.lower()} has that already") from error

    async def numbers(self, kind: str, count: int = 1, *, start: int = 1) -> int:
        take = partial(self._numbers, kind, start)
        return int(await self._together(f"numbers {kind} {start}", take, count))

    # ------------------------------------------------------------------------------------------ inside

    async def _together(self, what: str, do: Do, wish: Any) -> Any:
        """Have a wish done with those of others; by itself where one of them, perhaps another, cannot be done."""
        hands = self._hands.get(what)
        if hands is None:
            hands = self._hands[what] = Together(do)
        try:
            return await hands(wish)
        except OutsideError:
            raise
        except Exception:
            return (await do([wish]))[0]

    async def _finish_those(self, where: Where) -> None:
        """What is asked for by its id must be in the database."""
        wanted = where.get("_id")
        for id in wanted.get("$in", ()) if isinstance(wanted, Mapping) else (wanted,):  # noqa: A001
            if id in self._begun:
                await self.finish(id)

    async def _find_all(
        self, model: type[D], name: str, then: Where | None, whole: bool, asked: Sequence[frozenset[Any]]
    ) -> list[list[D]]:
        found: dict[Any, D] = {}
        for part in _parts(asked):
            documents = await self._store.find(model, {name: {"$in": part}}, then=then, whole=whole)
            found |= {document.id: document for document in documents}
        field = name.lstrip("_")
        return [[one for one in found.values() if _has(getattr(one, field), values)] for values in asked]

    async def _rows_of_all(
        self,
        model: type[Scoped],
        name: str,
        fields: Sequence[str],
        then: Where | None,
        limit: int,
        asked: Sequence[frozenset[Any]],
    ) -> list[list[dict[str, Any]]]:
        found: dict[Any, dict[str, Any]] = {}
        for part in _parts(asked):
            rows = await self._store.rows(model, {name: {"$in": part}}, [*fields, name], then=then, limit=limit)
            if limit and len(rows) >= limit and len(asked) > 1:  # what one of them asked for crowded the others out
                return [(await self._rows_of_all(model, name, fields, then, limit, [one]))[0] for one in asked]
            found |= {row["_id"]: row for row in rows}
        return [[row for row in found.values() if _has(row.get(name), values)] for values in asked]

    async def _add_each(self, documents: Sequence[Scoped]) -> list[bool]:
        await self._store.add_all(documents)
        return [document.id is not None for document in documents]

    async def _numbers(self, kind: str, start: int, counts: Sequence[int]) -> list[int]:
        first = await self._store.numbers(kind, sum(counts), start=start)
        return [first + sum(counts[:place]) for place in range(len(counts))]


def _looked_up(model: type[Scoped], where: Where, sort: Sort) -> frozenset[Any] | None:
    """The values of a look-up that can be made together with others, or None."""
    if len(where) != 1 or sort:
        return None
    [(name, wanted)] = where.items()
    if (model, name) not in LOOK_UPS:
        return None
    if isinstance(wanted, Mapping):
        return frozenset(wanted["$in"]) if set(wanted) == {"$in"} else None
    return frozenset([wanted])


def _parts(asked: Iterable[frozenset[Any]]) -> list[list[Any]]:
    """Every value that is asked for, in lists that the database takes at once."""
    values = sorted(frozenset().union(*asked))
    return [values[start : start + GROUP] for start in range(0, len(values), GROUP)]


def _has(held: Any, wanted: frozenset[Any]) -> bool:
    """Whether a document's value, or one of its values, is among those wanted."""
    return not wanted.isdisjoint(held) if isinstance(held, list) else held in wanted
