"""What is live: the numbers come as events, there is an end to streams, and they hold nothing up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from account_rows import one_of_everything
from web_site import Browser, Site

from models.draft import Draft
from web import live


@asynccontextmanager
async def stream(browser: Browser) -> AsyncIterator[tuple[int, asyncio.StreamReader]]:
    """An open stream: its status, and what comes after the headers."""
    reader, writer = await asyncio.open_connection("127.0.0.1", browser.port)
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    writer.write(f"GET /live HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nCookie: {cookies}\r\n\r\n".encode())
    await writer.drain()
    head = await reader.readuntil(b"\r\n\r\n")
    try:
        yield int(head.split()[1]), reader
    finally:
        writer.close()


async def counts_in(reader: asyncio.StreamReader) -> dict[str, object]:
    """The numbers of the next event."""
    async with asyncio.timeout(20):
        while not (line := await reader.readline()).startswith(b"data: "):
            assert line
    found: dict[str, object] = json.loads(line.removeprefix(b"data: "))
    return found


async def test_a_number_that_changes_is_told(site: Site) -> None:
    await one_of_everything(site.agency.store, 700, "Araminta")
    async with stream(await site.signed_in()) as (status, reader):
        assert status == 200
        assert (await counts_in(reader))["drafts"] == 1
        [draft] = await site.agency.store.find(Draft, {})
        await site.agency.store.change(Draft, str(draft.id), set={"state": "rejected"})
        assert (await counts_in(reader))["drafts"] == 0


async def test_there_are_only_so_many_streams_and_pages_are_served_beside_them(site: Site) -> None:
    browser = await site.signed_in()
    async with contextful(browser, live.STREAMS) as statuses:
        assert statuses == [200] * live.STREAMS
        async with stream(browser) as (status, _):
            assert status == 204
        assert (await browser.get("/live/counts")).status == 200
        assert (await browser.get("/")).status == 200


async def test_a_stream_that_is_closed_gives_its_place_back(site: Site) -> None:
    browser = await site.signed_in()
    async with contextful(browser, live.STREAMS):
        pass
    async with asyncio.timeout(40):
        while True:
            async with stream(browser) as (status, _):
                if status == 200:
                    return
            await asyncio.sleep(0.5)


@asynccontextmanager
async def contextful(browser: Browser, count: int) -> AsyncIterator[list[int]]:
    """That many streams, open at once."""
    if not count:
        yield []
        return
    async with stream(browser) as (status, _), contextful(browser, count - 1) as others:
        yield [status, *others]


async def test_who_is_not_signed_in_is_told_to_ask_no_more(site: Site) -> None:
    async with stream(site.browser()) as (status, _):
        assert status == 204
