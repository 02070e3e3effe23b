"""Several mails worked on at once: beside each other, or one batch ahead of the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from mailbot.desk import Desk
from mailbot.store.gathered import GatheredStore

T = TypeVar("T")


def beside_others(desk: Desk) -> Desk:
    """The desk for stories that are told beside each other: what they want of the store at one moment goes together."""
    return replace(desk, store=GatheredStore(desk.store))


async def all_of(stories: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Their results, when all have ended. Raises what the first of them raised."""
    results = await asyncio.gather(*stories, return_exceptions=True)
    told: list[T] = []
    for result in results:
        if isinstance(result, BaseException):
            raise result
        told.append(result)
    return told


async def one_ahead(makers: Iterable[Callable[[], Awaitable[T]]]) -> AsyncGenerator[T, None]:
    """What the makers make, in their order; the next is made while one is being used."""
    coming: asyncio.Future[T] | None = None
    try:
        for make in makers:
            ready, coming = coming, asyncio.ensure_future(make())
            if ready is not None:
                yield await ready
        if coming is not None:
            yield await coming
    finally:
        if coming is not None and not coming.done():
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)
