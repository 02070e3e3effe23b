"""Who guesses must wait longer and longer, and nobody can make somebody else wait for ever.

A try is counted before it is judged, and only upon the count that it saw, so that tries at once cannot slip through
together; a right one is taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mailbot.desk import Desk
from models.session import Throttle

FIRST_WAIT = 15  # seconds
LONGEST_WAIT = 900  # seconds
LONGEST_WAIT_OF_ALL = 60  # seconds, where everybody waits: also an owner at a new browser
FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Count:
    """One thing that wrong tries are counted for; the first `free` of them cost no wait."""

    what: str
    free: int
    longest: int = LONGEST_WAIT  # seconds


def counts_for(login: str, address: str, device: str) -> tuple[Count, ...]:
    """What a try counts for.

    A browser in which this user has signed in before (`device`, not empty) has a count of its own: whatever strangers
    do to the login, its owner gets in from there. `address` is empty where it says nothing, as behind a proxy.
    """
    if device:
        return (Count(f"device:{device}", 5),)
    by_address = (Count(f"pair:{login}:{address}", 5), Count(f"address:{address}", 30)) if address else ()
    return (*by_address, Count(f"login:{login}", 20, LONGEST_WAIT_OF_ALL))


async def wait_before(desk: Desk, counts: Sequence[Count]) -> int:
    """Count one try; or, if it comes too early, the seconds to wait (then it is not counted)."""
    now = desk.now()
    rows = [await _row(desk, count) for count in counts]
    wait = max(_wait(row, count, now) for row, count in zip(rows, counts, strict=True))
    for row, count in zip(rows, counts, strict=True):
        wait = wait or await _count(desk, row, count, now)
    return wait


async def take_back(desk: Desk, counts: Sequence[Count]) -> None:
    """The try was right: what it was counted for is as before; the narrowest count begins anew."""
    for place, count in enumerate(counts):
        row = await _row(desk, count)
        if row is None:
            continue
        if place == 0:
            await desk.store.change(Throttle, str(row.id), set={"failures": 0})
        else:
            await desk.store.change(Throttle, str(row.id), expect={"failures": {"$gt": 0}}, inc={"failures": -1})


async def forget_old(desk: Desk) -> None:
    """Remove counts that no longer matter."""
    await desk.store.remove(Throttle, {"last_at": {"$lt": desk.now() - FORGOTTEN_AFTER}})


def _wait(row: Throttle | None, count: Count, now: datetime) -> int:
    if row is None or row.failures < count.free or _is_forgotten(row, now):
        return 0
    over = row.failures - count.free
    seconds = min(FIRST_WAIT * 2 ** min(over, 10), count.longest)
    left = row.last_at + timedelta(seconds=seconds) - now
    return max(0, int(left.total_seconds()) + (left.microseconds > 0))


async def _count(desk: Desk, row: Throttle | None, count: Count, now: datetime) -> int:
    """Count it for one thing as that was seen; where another try came between, look again: it may have to wait now."""
    while not (wait := _wait(row, count, now)) and not await _added(desk, row, count, now):
        row = await _row(desk, count)
    return wait


async def _added(desk: Desk, row: Throttle | None, count: Count, now: datetime) -> bool:
    if row is None:
        return await desk.store.add(Throttle(key=_key(desk, count), failures=1, last_at=now))
    failures = 1 if _is_forgotten(row, now) else row.failures + 1
    seen = {"failures": row.failures, "last_at": row.last_at}
    return await desk.store.change(Throttle, str(row.id), expect=seen, set={"failures": failures, "last_at": now})


def _is_forgotten(row: Throttle, now: datetime) -> bool:
    """Long ago, or far ahead, as where the clock was set back."""
    return abs(now - row.last_at) > FORGOTTEN_AFTER


async def _row(desk: Desk, count: Count) -> Throttle | None:
    return await desk.store.first(Throttle, {"key": _key(desk, count)})


def _key(desk: Desk, count: Count) -> str:
    """Neither addresses nor what somebody typed as a login lie about in clear."""
    return desk.keyring.mark("throttle", count.what)
