"""Stories told beside each other: they ask and write together, and each gets what it would have got alone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from agency import Agency

from mailbot.errors import StoreError, Taken
from mailbot.store import Store
from mailbot.store.gathered import GatheredStore
from models.contact import Contact, StoredNeed
from models.delivery import Delivery
from models.message import Direction, Message
from models.thread import Stage, Thread

NOW = datetime(2026, 3, 1, tzinfo=UTC)


class CountingStore(Store):
    """A real store that counts what it is asked, and can be told to fail."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.database, store.account_id)
        self.asked: list[str] = []
        self.fails = False

    async def find(self, *args: Any, **keys: Any) -> Any:
        self._note("find")
        return await super().find(*args, **keys)

    async def rows(self, *args: Any, **keys: Any) -> Any:
        self._note("rows")
        return await super().rows(*args, **keys)

    async def add_all(self, documents: Any) -> int:
        self._note("add")
        return await super().add_all(documents)

    async def change(self, *args: Any, **keys: Any) -> bool:
        self._note("change")
        return await super().change(*args, **keys)

    async def change_each(self, *args: Any, **keys: Any) -> list[bool]:
        self._note("change_each")
        return await super().change_each(*args, **keys)

    async def numbers(self, kind: str, count: int = 1, *, start: int = 1) -> int:
        self._note("numbers")
        return await super().numbers(kind, count, start=start)

    def _note(self, what: str) -> None:
        self.asked.append(what)
        if self.fails:
            raise StoreError("the database does not answer")


@pytest.fixture
def counting(quiet_agency: Agency) -> CountingStore:
    return CountingStore(quiet_agency.store)


@pytest.fixture
def store(counting: CountingStore) -> GatheredStore:
    return GatheredStore(counting)


def contact(number: int, *addresses: str, **fields: Any) -> Contact:
    return Contact(number=number, addresses=list(addresses), **fields)


async def test_look_ups_of_one_moment_are_one_question(store: GatheredStore, counting: CountingStore) -> None:
    people = [contact(n, f"p{n}@x.example", f"q{n}@x.example") for n in range(5)]
    await counting.add_all(people)
    counting.asked.clear()
    looks = [store.first(Contact, {"addresses": f"q{n}@x.example"}) for n in range(6)]
    found = await asyncio.gather(*looks)
    assert [one.number if one else None for one in found] == [0, 1, 2, 3, 4, None]
    assert counting.asked == ["find"]


async def test_each_gets_the_rows_that_share_one_of_its_values(store: GatheredStore, counting: CountingStore) -> None:
    mails = [
        Message(digest=name, size=1, direction=Direction.INBOUND, received_at=NOW, ref_ids=list(name))
        for name in ("ab", "bc", "x")
    ]
    await counting.add_all(mails)
    counting.asked.clear()
    asked = [["a"], ["b", "z"], ["x"], ["y"]]
    looks = [store.rows(Message, {"ref_ids": {"$in": ids}}, ["digest"], limit=2000) for ids in asked]
    assert [sorted(row["digest"] for row in rows) for rows in await asyncio.gather(*looks)] == [
        ["ab"],
        ["ab", "bc"],
        ["x"],
        [],
    ]
    assert counting.asked == ["rows"]


async def test_a_question_that_meets_its_limit_takes_nothing_from_the_others(store: GatheredStore) -> None:
    mails = [
        Message(digest=f"d{n}", size=1, direction=Direction.INBOUND, received_at=NOW, ref_ids=["many"])
        for n in range(5)
    ]
    other = Message(digest="o", size=1, direction=Direction.INBOUND, received_at=NOW, ref_ids=["one"])
    await store.add_all([*mails, other])
    looks = [store.rows(Message, {"ref_ids": {"$in": [node]}}, ["digest"], limit=3) for node in ("many", "one")]
    many, one = await asyncio.gather(*looks)
    assert (len(many), [row["digest"] for row in one]) == (3, ["o"])


async def test_numbers_are_given_once_each(store: GatheredStore, counting: CountingStore) -> None:
    first = await asyncio.gather(*(store.numbers("thing") for _ in range(4)), store.numbers("thing", 3))
    assert first == [1, 2, 3, 4, 5]
    assert await store.numbers("thing") == 8
    assert counting.asked.count("numbers") == 2


async def test_each_insert_is_told_whether_it_is_new(store: GatheredStore, counting: CountingStore) -> None:
    rows = [contact(1, "a@x.example"), contact(2, "b@x.example"), contact(3, "a@x.example")]
    assert await asyncio.gather(*(store.add(one) for one in rows)) == [True, True, False]
    assert counting.asked.count("add") == 1


async def test_changes_with_a_condition_go_alone(store: GatheredStore, counting: CountingStore) -> None:
    people = [contact(n, f"p{n}@x.example") for n in range(3)]
    await counting.add_all(people)
    counting.asked.clear()
    ids = [str(one.id) for one in people]
    assert await asyncio.gather(*(store.change(Contact, one, set={"language": one[-2:]}) for one in ids)) == [True] * 3
    assert counting.asked == ["change_each"]
    held = [store.change(Contact, one, expect={"language": ids[0][-2:]}, set={"source": "web"}) for one in ids]
    assert await asyncio.gather(*held) == [True, False, False]
    assert counting.asked[1:] == ["change"] * 3


async def test_what_cannot_be_written_fails_alone(store: GatheredStore, counting: CountingStore) -> None:
    people = [contact(1, "a@x.example"), contact(2, "b@x.example", name="\ud800"), contact(3, "c@x.example")]
    results = await asyncio.gather(*(store.add(one) for one in people), return_exceptions=True)
    assert (results[0], results[2]) == (True, True)
    assert isinstance(results[1], UnicodeEncodeError)
    assert await counting.count(Contact, {}) == 2
    ids = [str(people[0].id), str(people[2].id)]
    names = ["Dana", "\udfff"]
    changed = [store.change(Contact, one, set={"name": name}) for one, name in zip(ids, names, strict=True)]
    results = await asyncio.gather(*changed, return_exceptions=True)
    assert results[0] is True
    assert isinstance(results[1], UnicodeEncodeError)
    assert (await counting.get(Contact, ids[0])).name == "Dana"
    looks = [store.first(Contact, {"addresses": one}) for one in ("a@x.example", "\ud800")]
    known, unknown = await asyncio.gather(*looks, return_exceptions=True)
    assert isinstance(known, Contact)
    assert isinstance(unknown, UnicodeEncodeError)


async def test_a_database_that_fails_fails_for_all_and_is_asked_once(
    store: GatheredStore, counting: CountingStore
) -> None:
    counting.fails = True
    looks = [store.rows(Delivery, {"recipient": f"p{n}@x.example"}, ["_id"]) for n in range(3)]
    results = await asyncio.gather(*looks, return_exceptions=True)
    assert [type(result) for result in results] == [StoreError] * 3
    assert counting.asked == ["rows"]


# ------------------------------------------------------------------------------------ begun and finished


async def test_what_is_begun_is_written_once_finished(store: GatheredStore, counting: CountingStore) -> None:
    threads = [Thread(number=n, last_at=NOW, participants=["a@away.example"]) for n in range(5)]

    async def tell(thread: Thread) -> None:
        await store.begin(thread)
        thread_id = str(thread.id)
        need = StoredNeed(value=3, quote="3 bedrooms", at=NOW)
        assert await store.change(Thread, thread_id, set={"subject": "A house", "needs.bedrooms": need})
        more = ["b@away.example", "a@away.example", "b@away.example"]
        assert await store.change(Thread, thread_id, set={"latest_by.c": "m"}, add={"participants": more})
        await store.finish(thread_id)
        await store.finish(thread_id)

    await asyncio.gather(*(tell(thread) for thread in threads))
    assert counting.asked == ["add"]
    found = await counting.find(Thread, {"number": {"$gte": 0}})
    assert {thread.id for thread in found} == {thread.id for thread in threads}
    for thread in found:
        assert (thread.subject, thread.participants) == ("A house", ["a@away.example", "b@away.example"])
        assert (thread.needs["bedrooms"].value, thread.latest_by) == (3, {"c": "m"})


async def test_what_is_begun_is_there_for_who_asks_for_it(store: GatheredStore) -> None:
    first, second = (Thread(number=n, last_at=NOW) for n in range(2))
    await store.begin(first)
    await store.begin(second)
    await store.change(Thread, str(first.id), set={"subject": "A house"})
    assert (await store.get(Thread, str(first.id))).subject == "A house"
    live = {"stage": {"$in": [Stage.NEW, Stage.ENGAGED]}}
    assert await store.change(Thread, str(second.id), expect=live, set={"stage": Stage.CLOSED})
    assert not await store.change(Thread, str(second.id), expect=live, set={"stage": Stage.BOOKED})
    assert (await store.get(Thread, str(second.id))).stage is Stage.CLOSED


async def test_what_is_begun_is_changed_on_conditions_too(store: GatheredStore, counting: CountingStore) -> None:
    thread = Thread(number=1, last_at=NOW)
    await store.begin(thread)
    open_, closed = {"stage": {"$ne": Stage.CLOSED}}, {"stage": Stage.CLOSED}
    assert await store.change(Thread, str(thread.id), expect=open_, set=closed)
    assert not await store.change(Thread, str(thread.id), expect=open_, set=closed)
    assert await store.change(Thread, str(thread.id), expect=closed, set={"subject": "A house"})
    assert not await store.change(Thread, str(thread.id), expect={"muted": True, **closed}, set={"subject": ""})
    await store.finish(thread.id)
    assert counting.asked == ["add"]
    written = await counting.get(Thread, str(thread.id))
    assert (written.stage, written.subject) == (Stage.CLOSED, "A house")


async def test_of_two_that_cannot_both_be_there_one_is_refused(store: GatheredStore) -> None:
    first, second = (Thread(number=1, last_at=NOW) for _ in range(2))
    await store.begin(first)
    await store.begin(second)
    await store.finish(first.id)
    with pytest.raises(Taken):
        await store.finish(second.id)
