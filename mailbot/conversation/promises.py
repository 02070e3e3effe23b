"""What leads were promised: mailbot said that a person will answer, and until somebody does, it is not forgotten.

A promise is kept by a person's own answer, written here or in any mail program, or by their word that it is done; one
of a call by any call that is booked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.draft import Draft, Promised
from models.thread import Thread

_OPEN: Mapping[str, Any] = {"archived": {"$ne": True}, "merged_into": ""}
NOTHING_PROMISED: Mapping[str, Any] = {"promised_at": None, "promised_for": "", "promised": Promised.NOTHING}
_REMEMBERED = timedelta(days=60)  # an older one is no news, and no help to its lead


async def make(desk: Desk, draft: Draft) -> None:
    """A reply that leaves says that the agent has something; the first time counts, and more than a call does."""
    if draft.promises is Promised.NOTHING:
        return
    made = {
        "promised_at": desk.now(),
        "promised_for": draft.promised_for or draft.inbound_id,
        "promised": draft.promises,
    }
    if await desk.store.change(Thread, draft.thread_id, expect={"promised_at": None}, set=made):
        return
    if draft.promises is Promised.ANSWER:
        await desk.store.change(Thread, draft.thread_id, expect={"promised": Promised.CALL}, set=made)


async def keep(desk: Desk, thread_id: str, *, actor: str) -> bool:
    """A person has answered, or says that it is done; whether anything was promised."""
    return await _end(desk, thread_id, {"promised_at": {"$gt": LONG_AGO}}, "", actor)


async def call_booked(desk: Desk, thread_id: str, *, actor: str) -> None:
    """Whose call, or times for one, was passed on has a call now."""
    await _end(desk, thread_id, {"promised": Promised.CALL}, "a call is booked", actor)


async def _end(desk: Desk, thread_id: str, expect: Mapping[str, Any], reason: str, actor: str) -> bool:
    ended = await desk.store.change(Thread, thread_id, expect=expect, set=NOTHING_PROMISED)
    if ended:
        await desk.store.record("promise.kept", reason, actor=actor, thread_id=thread_id)
    return ended


async def to_keep(desk: Desk) -> list[Thread]:
    """The threads whose leads wait for a person's answer, the longest wait first; archived ones were given up."""
    waits = {"promised_at": {"$gt": desk.now() - _REMEMBERED}}
    return await desk.store.find(Thread, waits, then=_OPEN, sort=[("promised_at", 1)])
