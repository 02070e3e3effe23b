"""One store per data_dir, however many processes use it: adopted while it runs, stopped by the last to leave."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pymongo
from store_users import StoreUser, lives, server_pid, settings

from mailbot.embedded.store import open_embedded


@contextmanager
def using(data_dir: Path, count: int) -> Iterator[list[StoreUser]]:
    """That many processes, started at the same instant."""
    users = [StoreUser(data_dir) for _ in range(count)]
    try:
        yield users
    finally:
        for user in users:
            user.kill()


def test_processes_that_start_at_the_same_instant_share_one_store(data_dir: Path) -> None:
    with using(data_dir, 5) as users:
        assert len({user.uri() for user in users}) == 1
        pid = server_pid(data_dir)
        for user in users[1:]:
            user.leave()
        assert server_pid(data_dir) == pid


def test_the_last_user_to_leave_stops_the_store(data_dir: Path) -> None:
    with using(data_dir, 2) as (first, second):
        first.uri(), second.uri()
        first.leave()
        assert lives(data_dir)
        second.leave()
        assert not lives(data_dir)


def test_users_that_were_killed_do_not_count(data_dir: Path) -> None:
    with using(data_dir, 3) as (starter, other, last):
        starter.uri(), other.uri(), last.uri()
        starter.kill()
        other.kill()
        assert lives(data_dir)
        last.leave()
        assert not lives(data_dir)


async def test_a_later_process_adopts_the_store_of_a_killed_daemon(data_dir: Path) -> None:
    daemon = StoreUser(data_dir)
    uri = daemon.uri()
    pid = server_pid(data_dir)
    daemon.kill()

    store = await open_embedded(settings(data_dir))

    assert (store.uri, server_pid(data_dir)) == (uri, pid)
    await store.release()
    assert not lives(data_dir)


async def test_two_users_in_one_process_count_as_two(data_dir: Path) -> None:
    first, second = await open_embedded(settings(data_dir)), await open_embedded(settings(data_dir))
    await first.release()
    assert lives(data_dir)
    await first.release()  # leaving twice is leaving once
    assert lives(data_dir)
    await second.release()
    assert not lives(data_dir)


async def test_two_data_dirs_have_two_stores(tmp_path: Path) -> None:
    one, two = await open_embedded(settings(tmp_path / "one")), await open_embedded(settings(tmp_path / "two"))
    try:
        assert one.uri != two.uri
        with pymongo.MongoClient(one.uri) as client:
            client["mailbot"]["contacts"].insert_one({"_id": 1})
        with pymongo.MongoClient(two.uri) as client:
            assert client["mailbot"]["contacts"].find_one() is None
    finally:
        await one.release()
        await two.release()


async def test_what_was_written_is_there_when_the_store_is_opened_again(data_dir: Path) -> None:
    for expected in (0, 1, 2):
        store = await open_embedded(settings(data_dir))
        with pymongo.MongoClient(store.uri) as client:
            assert client["mailbot"]["contacts"].count_documents({}) == expected
            client["mailbot"]["contacts"].insert_one({})
        await store.release()
