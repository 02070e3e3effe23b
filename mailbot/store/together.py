"""What several hands want written at the same moment, written at once: the group commit of databases.

A hand that comes while a write is under way waits for the next one, which takes along all that came meanwhile. Nobody
waits for company: alone, a write starts at once, so that nothing is ever known only here for longer than one write.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Together(Generic[T, R]):
    """Gathers single wishes into calls of `write`, which answers them in order. A failed write fails all it held."""

    def __init__(self, write: Callable[[Sequence[T]], Awaitable[Sequence[R]]]) -> None:
        self._write = write
        self._wishes: list[tuple[T, asyncio.Future[R]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def __call__(self, wish: T) -> R:
        """Have a wish written; its answer. Raises whatever the write raised."""
        answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._wishes.append((wish, answer))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())
        return await answer

    async def _write_all(self) -> None:
        while self._wishes:
            taken, self._wishes = self._wishes, []
            try:
                answers = await self._write([wish for wish, _ in taken])
            except BaseException as error:  # handed to each who waits: nobody waits for an answer that never comes
                for _, future in taken:
                    if not future.done():
                        future.set_exception(error)
                if not isinstance(error, Exception):
                    raise
                continue
            for (_, future), answer in zip(taken, answers, strict=True):
                if not future.done():
                    future.set_result(answer)
