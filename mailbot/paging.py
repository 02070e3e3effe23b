"""Long lists, newest first, a page at a time, quick on the embedded store too.

That store reads all that an index range holds before it sorts and limits. So the range is a window of time that
grows as it goes back, until a page is full.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from bson import ObjectId

from mailbot.store import Store
from models.base import Scoped

D = TypeVar("D", bound=Scoped)

FIRST_WINDOW = timedelta(minutes=30)
GROWTH = 4.0  # of the window from look to look, while there is time for it
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)  # nothing here is older
AHEAD = timedelta(days=2)  # for the clocks of others
LOOKS_SECONDS = 0.12  # how long one page may read where little fits


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
