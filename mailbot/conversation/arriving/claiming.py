"""Who reads which stored mail: a claim is inserted, and whoever inserted it has the mail until the lease ends.

A row of its own, and not a mark on the mail: on the embedded store a change writes a mail's bytes and all its index
entries again. A claim goes after the mail's state has changed, so that nobody who claims it later finds it stored.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mailbot.desk import Desk
from mailbot.store import object_id
from models.claim import Claim


@dataclass(frozen=True, slots=True)
class Turn:
    """The mails that one reader has claimed at once."""

    holder: str
    ids: tuple[str, ...]


async def claim(desk: Desk, ids: Sequence[str]) -> Turn:
    """Take mails that nobody holds, or whose holder's lease has ended."""
    holder, until = f"{desk.worker} {secrets.token_hex(8)}", desk.now() + desk.thinking_lease
    await desk.store.add_all([Claim(id=object_id(one), holder=holder, until=until) for one in ids])
    rows = await _claims(desk, ids)
    late = {one: row["holder"] for one, row in rows.items() if row["until"] <= desk.now()}
    for old in sorted(set(late.values())):
        theirs = [one for one, name in late.items() if name == old]
        await desk.store.change_group(Claim, theirs, expect={"holder": old}, set={"holder": holder, "until": until})
    rows = await _claims(desk, ids) if late else rows
    return Turn(holder, tuple(one for one in ids if one in rows and rows[one]["holder"] == holder))


async def release(desk: Desk, turn: Turn) -> None:
    """All mails of a turn have been worked through."""
    if turn.ids:
        these = {"_id": {"$in": [object_id(one) for one in turn.ids]}}
        await desk.store.remove(Claim, {**these, "holder": turn.holder})


async def clear(desk: Desk) -> int:
    """Remove the claims of readers that died; how many."""
    return await desk.store.remove(Claim, {"until": {"$lte": desk.now()}})


async def _claims(desk: Desk, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    return await desk.store.rows_by_ids(Claim, ids, ["holder", "until"])
