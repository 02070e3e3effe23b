"""Health: the process lives as long as it answers; it is ready only while the database does."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from agency import KEY
from store_users import kill_server, settings
from web_site import ask

from mailbot.config import Config, Web
from mailbot.desk import Desk
from mailbot.embedded.store import open_embedded
from mailbot.errors import NotFound, StoreError
from mailbot.mail.tokens import Keyring
from mailbot.store import Store, connect
from web.bridge import Bridge
from web.serving import serving

UNKNOWN = "0123456789abcdef01234567"


async def test_ready_until_the_database_is_gone_and_again_when_it_is_back(data_dir: Path) -> None:
    keeper = await open_embedded(settings(data_dir))
    store = await connect(keeper.uri, "mailbot", "main")
    desk = Desk(store, Config(), Keyring(KEY))
    try:
        async with serving(Web(port=0), lambda: desk) as server:
            assert (await ask(server.port, "GET", "/readyz")).status == 200
            kill_server(data_dir)
            assert (await ask(server.port, "GET", "/readyz")).status == 503
            assert (await ask(server.port, "GET", "/healthz")).status == 200
            page = await ask(server.port, "POST", f"/u/{desk.keyring.unsubscribe_token(UNKNOWN)}")
            assert page.status == 503
            assert "try again" in page.text
            assert await keeper.ensure()
            assert (await ask(server.port, "GET", "/readyz")).status == 200
    finally:
        await store.close()
        await keeper.release()


def desk_of(store: Store) -> Desk:
    return Desk(store, Config(), Keyring(KEY))


async def test_a_story_that_takes_too_long_is_cancelled(store: Store) -> None:
    cancelled = asyncio.Event()

    async def endless(_: Desk) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    bridge = Bridge(asyncio.get_running_loop(), lambda: desk_of(store))
    with pytest.raises(StoreError, match="no answer"):
        await asyncio.to_thread(bridge.run, endless, within=0.05)
    await cancelled.wait()


async def test_a_loop_that_hangs_is_no_answer_and_does_not_do_it_later(store: Store) -> None:
    loop, go_on, ran = asyncio.new_event_loop(), threading.Event(), []

    async def story(_: Desk) -> None:
        await asyncio.sleep(0)  # as a database is awaited
        ran.append(True)

    loop.call_soon(go_on.wait)
    hanging = threading.Thread(target=loop.run_forever)
    hanging.start()
    try:
        with pytest.raises(StoreError, match="no answer"):
            await asyncio.to_thread(Bridge(loop, lambda: desk_of(store)).run, story, within=0.05)
    finally:
        go_on.set()
        loop.call_soon_threadsafe(loop.stop)
        hanging.join()
        await asyncio.to_thread(loop.run_until_complete, asyncio.sleep(0.05))
        loop.close()
    assert ran == []


async def test_what_a_story_raises_comes_back(store: Store) -> None:
    async def missing(_: Desk) -> None:
        raise NotFound("no such thing")

    async def late(_: Desk) -> None:
        raise TimeoutError("its own")

    bridge = Bridge(asyncio.get_running_loop(), lambda: desk_of(store))
    with pytest.raises(NotFound):
        await asyncio.to_thread(bridge.run, missing)
    with pytest.raises(TimeoutError, match="its own"):
        await asyncio.to_thread(bridge.run, late)
