"""A store whose process dies just before its n-th write, or that refuses it, so that a test can try each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mailbot.desk import Desk
from mailbot.errors import StoreError
from mailbot.store import Store


class Died(BaseException):
    """Stands for the end of the process; nothing but the test catches it."""


class DyingStore(Store):
    """The real store of a desk, for as many writes as it has left."""

    def __init__(self, store: Store, writes_left: int) -> None:
        super().__init__(store.database, store.account_id)
        self._writes_left = writes_left

    def end(self) -> None:
        """From here on it is dead."""
        self._writes_left = 0

    def _write(self) -> None:
        if self._writes_left == 0:
            raise Died
        self._writes_left -= 1

    async def add_all(self, *args: Any, **keys: Any) -> int:
        self._write()
        return await super().add_all(*args, **keys)

    async def change(self, *args: Any, **keys: Any) -> bool:
        self._write()
        return await super().change(*args, **keys)

    async def change_all(self, *args: Any, **keys: Any) -> int:
        self._write()
        return await super().change_all(*args, **keys)

    async def change_each(self, *args: Any, **keys: Any) -> list[bool]:
        self._write()
        return await super().change_each(*args, **keys)

    async def change_group(self, *args: Any, **keys: Any) -> int:
        self._write()
        return await super().change_group(*args, **keys)

    async def put(self, *args: Any, **keys: Any) -> bool:
        self._write()
        return await super().put(*args, **keys)

    async def remove(self, *args: Any, **keys: Any) -> int:
        self._write()
        return await super().remove(*args, **keys)


class FailingStore(DyingStore):
    """The same, but for one write alone that the database refuses; the process lives on."""

    def _write(self) -> None:
        self._writes_left -= 1
        if self._writes_left == -1:
            raise StoreError("the database failed")


def failing(desk: Desk, writes_left: int) -> Desk:
    """The desk of a process whose next write but so many fails."""
    return replace(desk, store=FailingStore(desk.store, writes_left))


def dying(desk: Desk, writes_left: int) -> Desk:
    """The desk of a process that dies before its next write but so many."""
    return replace(desk, store=DyingStore(desk.store, writes_left))


def born(desk: Desk, name: str) -> tuple[Desk, DyingStore]:
    """The desk of another process, and its store, which lives until a test ends it."""
    store = DyingStore(desk.store, -1)
    return replace(desk, store=store, worker=name), store
