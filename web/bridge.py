"""The one way from Flask's threads to the database's event loop: a story is handed over, and waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import TimeoutError as TookTooLong
from typing import Any, TypeVar

from mailbot.desk import Desk
from mailbot.errors import StoreError

T = TypeVar("T")

PATIENCE_SECONDS = 8.0  # less than the web server waits for the requests in hand when it stops


class Bridge:
    """Runs stories (coroutine functions of a desk) on the loop that the desk's database belongs to.

    `desk` is asked at every story, so that a configuration that was read again holds from the next request on.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, desk: Callable[[], Desk]) -> None:
        self._loop = loop
        self._desk = desk

    @property
    def desk(self) -> Desk:
        """The desk of this moment, for its settings; its store belongs to the loop."""
        return self._desk()

    def run(self, story: Callable[[Desk], Coroutine[Any, Any, T]], *, within: float = PATIENCE_SECONDS) -> T:
        """The outcome of a story, from any thread but the loop's own.

        Raises what the story raises, and StoreError when there is no outcome within so many seconds: the story is
        cancelled then.
        """
        if self._loop.is_closed():
            raise StoreError("mailbot is stopping")
        future = asyncio.run_coroutine_threadsafe(story(self._desk()), self._loop)
        try:
            return future.result(within)
        except TookTooLong:
            if future.done():
                raise  # the story's own
            future.cancel()
            raise StoreError(f"no answer within {within:g} s") from None
