"""What leads were promised: mailbot said that a person will answer, and until somebody does, it is not forgotten.

A promise is kept by a person's own answer, written here or in any mail program, or by their word that it is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.thread import Thread

_OPEN: Mapping[str, Any] = {"archived": {"$ne": True}, "merged_into": ""}
_REMEMBERED = timedelta(days=60)  # an older one is no news, and no help to its lead


async def make(desk: Desk, thread: Thread) -> None:
    """A reply says that the agent has a question, a day or a wish; the first time counts."""
    await desk.store.change(Thread, str(thread.id), expect={"promised_at": None}, set={"promised_at": desk.now()})


async def keep(desk: Desk, thread_id: str, *, actor: str) -> bool:
    """A person has answered, or says that it is done; whether anything was promised."""
    promised = {"promised_at": {"$gt": LONG_AGO}}
    kept = await desk.store.change(Thread, thread_id, expect=promised, set={"promised_at": None})
    if kept:
        await desk.store.record("promise.kept", "", actor=actor, thread_id=thread_id)
    return kept


async def to_keep(desk: Desk) -> list[Thread]:
    """The threads whose leads wait for a person's answer, the longest wait first; archived ones were given up."""
    waits = {"promised_at": {"$gt": desk.now() - _REMEMBERED}}
    return await desk.store.find(Thread, waits, then=_OPEN, sort=[("promised_at", 1)])
