"""What happened on a day, in numbers, counted once: each round counts on from where the last one ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from mailbot.conversation.figures.attention import today
from mailbot.desk import Desk
from models.event import Event
from models.tally import Tally

SETTLED = timedelta(seconds=10)  # an event is written that much after its moment at the latest
MOST_AT_ONCE = 5000  # events; a round that finds more leaves the rest to the next


async def counts_since_yesterday(desk: Desk) -> dict[str, int]:
    """How often each kind of event happened since yesterday began, but for the last seconds."""
    await catch_up(desk)
    days = [day_name(today(desk, days)) for days in (-1, 0)]
    sums: Counter[str] = Counter()
    for tally in await desk.store.find(Tally, {"day": {"$in": days}}):
        sums.update(kinds_of(tally))
    return dict(sums)


async def catch_up(desk: Desk) -> None:
    """Count what happened yesterday and today up to now; done twice, or by two at once, nothing is counted twice."""
    for days in (-1, 0):
        start, end = today(desk, days), today(desk, days + 1)
        await _count_on(desk, day_name(start), start, min(end, desk.now() - SETTLED))


def kinds_of(tally: Tally) -> Mapping[str, int]:
    """The counts by kind of event."""
    return {kind.replace(":", "."): count for kind, count in tally.counts.items()}


def day_name(start: datetime) -> str:
    """The name of the day that begins then."""
    return start.strftime("%Y-%m-%d")


async def _count_on(desk: Desk, day: str, start: datetime, until: datetime) -> None:
    tally = await desk.store.first(Tally, {"day": day})
    if tally is None:
        await desk.store.add(Tally(day=day, upto=start))
        tally = await desk.store.first(Tally, {"day": day})
    if tally is None or tally.upto >= until:
        return
    span = {"created_at": {"$gte": tally.upto, "$lt": until}}
    rows = await desk.store.rows(Event, span, ["kind", "created_at"], sort=[("created_at", 1)], limit=MOST_AT_ONCE)
    if len(rows) == MOST_AT_ONCE:
        until = rows[-1]["created_at"]
        kept = [row for row in rows if row["created_at"] < until]
        if not kept:  # thousands in one millisecond: they are counted together
            until, kept = until + timedelta(milliseconds=1), rows
        rows = kept
    found = Counter(f"counts.{row['kind'].replace('.', ':')}" for row in rows)
    await desk.store.change(Tally, str(tally.id), expect={"upto": tally.upto}, set={"upto": until}, inc=found)
