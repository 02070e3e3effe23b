"""Long lists, newest first, a page at a time, quick on the embedded store too.

That store reads all that an index range holds before it sorts and limits. So the range is a window of time, or of
short numbers, that grows as it goes back, until a page is full.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from bson import ObjectId

from mailbot.store import Store
from models.account import Counter
from models.base import Scoped

D = TypeVar("D", bound=Scoped)

FIRST_WINDOW = timedelta(minutes=30)
GROWTH = 4.0  # of the window from look to look, while there is time for it
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)  # nothing here is older
AHEAD = timedelta(days=2)  # for the clocks of others
LOOKS_SECONDS = 0.12  # how long one page may read where little fits
FIRST_NUMBERS = 128  # short numbers that the first window holds


@dataclass(frozen=True, slots=True)
class Page(Generic[D]):
    """Some rows, newest first. `older` is the cursor of what follows, empty at the end.

    `unfinished`: nothing more was found in good time, but there may be more further back.
    """

    rows: tuple[D, ...]
    older: str = ""
    unfinished: bool = False


async def newest(
    store: Store,
    model: type[D],
    key: str,
    *,
    where: Mapping[str, Any] | None = None,
    then: Mapping[str, Any] | None = None,
    before: str = "",
    limit: int = 50,
    now: datetime,
    oldest: int = 0,
    ahead: timedelta = AHEAD,
    window: timedelta = FIRST_WINDOW,
) -> Page[D]:
    """The next page of documents by `key`, a time, before a cursor (empty: from the newest on).

    `where` are equalities; together with `key` they must be a leading run of one index. `then` is whatever else.
    `oldest` is how many days it looks back (0: to the beginning), `ahead` how far beyond now a time may lie, `window`
    how much time the first look takes in: about as much as holds one page.
    """
    edge = _edge(before)
    upper = edge[0] if edge else now + ahead
    beginning = now - timedelta(days=oldest) if oldest else BEGINNING
    first = window
    window = first + (ahead if edge is None else timedelta())
    found: list[D] = []
    left, cheapest = LOOKS_SECONDS, float("inf")
    top = True
    while upper > beginning:
        lower = max(upper - window, beginning)
        span = {key: {"$gte": lower, ("$lte" if top else "$lt"): upper}}
        beyond = _beyond(key, edge) if edge and top else {}
        began = time.monotonic()
        found += await store.find(
            model,
            {**(where or {}), **span},
            then={"$and": [part for part in (then, beyond) if part]} if then and beyond else {**(then or {}), **beyond},
            sort=[(key, -1), ("_id", -1)],
            limit=limit + 1 - len(found),
        )
        if len(found) > limit:
            last = found[limit - 1]
            return Page(tuple(found[:limit]), _cursor(getattr(last, key), last.id))
        took = time.monotonic() - began
        cheapest = min(cheapest, took)
        reading = took - cheapest  # documents, beyond what any look costs
        left -= reading
        if left < reading and lower > beginning:
            return Page(tuple(found), _cursor(lower, None), unfinished=True)
        window = (first if top else window) * max(1.0, min(GROWTH, left / max(reading, 0.001)))
        upper, top = lower, False
    return Page(tuple(found))


async def newest_first(
    store: Store,
    model: type[D],
    key: str,
    *,
    where: Mapping[str, Any] | None = None,
    then: Mapping[str, Any] | None = None,
    now: datetime,
    oldest: int = 0,
    window: timedelta = FIRST_WINDOW,
    at_once: int = 50,
) -> AsyncIterator[D]:
    """All of such a list, one after the other, for whoever stops early; `at_once` are read together."""
    asked: dict[str, Any] = {"where": where, "then": then, "limit": at_once, "oldest": oldest, "window": window}
    cursor = ""
    while True:
        page = await newest(store, model, key, **asked, before=cursor, now=now)
        for row in page.rows:
            yield row
        if not page.older:
            return
        cursor = page.older


async def first(most: int, rows: AsyncIterator[D]) -> list[D]:
    """The first of some rows, no more than so many."""
    found: list[D] = []
    async for row in rows:
        found.append(row)
        if len(found) == most:
            break
    return found


async def highest(
    store: Store, model: type[Scoped], kind: str, where: Mapping[str, Any], fields: Sequence[str], *, most: int
) -> list[dict[str, Any]]:
    """Bare rows with the highest short numbers of a kind, at most `most`, highest first.

    `where` are equalities; with `number` they must be a leading run of one index.
    """
    upper, window = await _last(store, kind), FIRST_NUMBERS
    within: dict[str, int] = {}  # what was numbered since the counter was read is above all windows
    found: list[dict[str, Any]] = []
    while len(found) < most:
        lower = upper - window
        rows = await store.rows(model, {**where, "number": {"$gt": lower, **within}}, [*fields, "number"])
        found += sorted(rows, key=_by_number, reverse=True)
        if lower <= 0:
            break
        upper, window, within = lower, int(window * GROWTH), {"$lte": lower}
    return found[:most]


async def lowest(
    store: Store,
    model: type[Scoped],
    kind: str,
    where: Mapping[str, Any],
    fields: Sequence[str],
    *,
    most: int,
    above: int = 0,
) -> list[dict[str, Any]]:
    """The same from below: the lowest short numbers beyond `above`, lowest first."""
    last, window = await _last(store, kind), FIRST_NUMBERS
    lower, found = above, list[dict[str, Any]]()
    while len(found) < most:
        upper = lower + window
        within = {"$lte": upper} if upper < last else {}
        rows = await store.rows(model, {**where, "number": {"$gt": lower, **within}}, [*fields, "number"])
        found += sorted(rows, key=_by_number)
        if not within:
            break
        lower, window = upper, int(window * GROWTH)
    return found[:most]


async def _last(store: Store, kind: str) -> int:
    """The last short number that was given to a kind."""
    counter = await store.first(Counter, {"kind": kind})
    return counter.last if counter else 0


def _by_number(row: Mapping[str, Any]) -> int:
    return int(row["number"])


def _beyond(key: str, edge: tuple[datetime, ObjectId]) -> dict[str, Any]:
    """What follows a document in the order of a list."""
    return {"$or": [{key: {"$lt": edge[0]}}, {key: edge[0], "_id": {"$lt": edge[1]}}]}


def _cursor(moment: datetime, id: ObjectId | None) -> str:  # noqa: A002
    """Everything before this document; with no document, everything before this moment."""
    milliseconds = round(moment.timestamp() * 1000)
    return f"{milliseconds}-{id or '0' * 24}"


def _edge(cursor: str) -> tuple[datetime, ObjectId] | None:
    """What a cursor says; None for none, and for what is no cursor of ours."""
    milliseconds, _, name = cursor.partition("-")
    a_time = milliseconds.isascii() and milliseconds.isdigit() and len(milliseconds) <= 13
    if not a_time or not ObjectId.is_valid(name):
        return None
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC), ObjectId(name)
