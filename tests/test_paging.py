"""Pages of a long list hold every row once, newest first, however the rows lie in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from account_rows import a_draft

from mailbot.paging import highest, lowest, newest, newest_first
from mailbot.store import Store
from models.draft import Draft, DraftState
from models.thread import Thread

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SPREADS = {
    "one moment": [timedelta()] * 57,
    "minutes": [timedelta(minutes=n) for n in range(57)],
    "growing": [timedelta(hours=n**3) for n in range(57)],
    "pairs": [timedelta(days=n // 2) for n in range(57)],
    "ahead": [timedelta(hours=-3), timedelta(hours=-1), *(timedelta(days=40 * n) for n in range(30))],
}


async def everything(store: Store, limit: int) -> tuple[list[int], int]:
    numbers: list[int] = []
    pages, cursor = 0, ""
    while True:
        page = await newest(store, Thread, "last_at", then={"muted": False}, before=cursor, limit=limit, now=NOW)
        numbers += [thread.number for thread in page.rows]
        pages += 1
        if not page.older:
            return numbers, pages
        cursor = page.older


@pytest.mark.parametrize("spread", SPREADS)
async def test_every_row_is_on_one_page(store: Store, spread: str) -> None:
    threads = [Thread(number=n, last_at=NOW - ago, muted=n % 5 == 0) for n, ago in enumerate(SPREADS[spread], 1)]
    await store.add_all(threads)
    wanted = sorted((t for t in threads if not t.muted), key=lambda t: (t.last_at, t.id), reverse=True)
    numbers, pages = await everything(store, 10)
    assert numbers == [thread.number for thread in wanted]
    assert pages >= len(wanted) // 10


async def test_a_row_that_moves_up_meanwhile_hides_no_other(store: Store) -> None:
    threads = [Thread(number=n, last_at=NOW - timedelta(hours=n)) for n in range(1, 21)]
    await store.add_all(threads)
    first = await newest(store, Thread, "last_at", limit=10, now=NOW)
    await store.change(Thread, str(threads[15].id), set={"last_at": NOW})
    second = await newest(store, Thread, "last_at", before=first.older, limit=10, now=NOW)
    assert [t.number for t in second.rows] == [n for n in range(11, 21) if n != 16]


@pytest.mark.parametrize("cursor", ["x", "-", "12-zz", "999999999999999999-000000000000000000000000", "1²-" + "0" * 24])
async def test_a_cursor_that_is_none_begins_at_the_newest(store: Store, cursor: str) -> None:
    await store.add(Thread(number=1, last_at=NOW))
    page = await newest(store, Thread, "last_at", before=cursor, now=NOW)
    assert [t.number for t in page.rows] == [1]


async def test_it_looks_back_no_further_than_told(store: Store) -> None:
    await store.add_all([Thread(number=n, last_at=NOW - timedelta(days=n)) for n in (1, 20)])
    page = await newest(store, Thread, "last_at", now=NOW, oldest=14)
    assert [t.number for t in page.rows] == [1]


HELD = {"state": DraftState.HELD}
NUMBERED = {
    "none": [],
    "one after the other": [*range(1, 41)],
    "far apart": [1, 2, 200, 700, 2_900, 2_901, 9_000],
    "all at the end": [*range(8_950, 9_001)],
    "beyond the counter": [3, 9_000, 9_001, 9_500],
}


async def numbered(store: Store, held: list[int]) -> None:
    """Nine thousand numbers were given, and the drafts of these still wait."""
    await store.numbers("draft", 9_000)
    waiting = set(held)
    for number in {*held, 4, 300, 5_000, 8_999}:
        state = DraftState.HELD if number in waiting else DraftState.SENT
        await store.add(a_draft(number, state))


@pytest.mark.parametrize("spread", NUMBERED)
@pytest.mark.parametrize("most", [1, 5, 100])
async def test_the_highest_and_the_lowest_numbers_are_found(store: Store, spread: str, most: int) -> None:
    held = NUMBERED[spread]
    await numbered(store, held)
    found = await highest(store, Draft, "draft", HELD, ["inbound_id"], most=most)
    assert [row["number"] for row in found] == held[::-1][:most]
    assert all(row["inbound_id"] == f"{row['number']:024x}" for row in found)
    assert [row["number"] for row in await lowest(store, Draft, "draft", HELD, [], most=most)] == held[:most]
    beyond = await lowest(store, Draft, "draft", HELD, [], most=most, above=200)
    assert [row["number"] for row in beyond] == [number for number in held if number > 200][:most]


@pytest.mark.parametrize("spread", SPREADS)
async def test_a_whole_list_comes_one_after_the_other(store: Store, spread: str) -> None:
    threads = [Thread(number=n, last_at=NOW - ago) for n, ago in enumerate(SPREADS[spread], 1)]
    await store.add_all(threads)
    found = [row.number async for row in newest_first(store, Thread, "last_at", now=NOW, at_once=10)]
    assert found == [row.number for row in sorted(threads, key=lambda row: (row.last_at, row.id), reverse=True)]
