"""Who reads which stored mail: a claim is inserted, and whoever inserted it has the mail until the lease ends.

A row of its own, and not a mark on the mail: on the embedded store a change writes a mail's bytes and all its index
entries again. A claim goes after the mail's state has changed, so that nobody who claims it later finds it stored. It
counts the readers that died with it: a mail that kills them must not be read for ever.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mailbot import hands
from mailbot.desk import Desk
from mailbot.store import Change, object_id
from models.claim import Claim
from models.message import Message, MessageState


@dataclass(frozen=True, slots=True)
class Turn:
    """The mails that one reader has claimed at once; `lost`: how many readers died over each before."""

    holder: str
    ids: tuple[str, ...]
    lost: Mapping[str, int]


async def claim(desk: Desk, ids: Sequence[str]) -> Turn:
    """Take mails that nobody holds, or whose holder's lease has ended."""
    holder, until = f"{desk.worker} {secrets.token_hex(8)}", desk.now() + desk.thinking_lease
    await desk.store.add_all([Claim(id=object_id(one), holder=holder, until=until) for one in ids])
    rows = await _claims(desk, ids)
    late = {one: row for one, row in rows.items() if _is_over(desk, row)}
    if late:
        mine = {"holder": holder, "until": until}
        await desk.store.change_each(
            Claim,
            [
                Change(one, {**mine, "lost": _lost(row) + _has_died(desk, row)}, {"holder": row["holder"]})
                for one, row in late.items()
            ],
        )
        rows = await _claims(desk, ids)
    taken = tuple(one for one in ids if one in rows and rows[one]["holder"] == holder)
    return Turn(holder, taken, {one: _lost(rows[one]) for one in taken})


async def left_behind(desk: Desk) -> frozenset[str]:
    """Mails that were in the hand of a reader who did not let go of them in time."""
    return frozenset(await _late_holders(desk))


async def release(desk: Desk, turn: Turn) -> None:
    """All mails of a turn have been worked through."""
    if turn.ids:
        these = {"_id": {"$in": [object_id(one) for one in turn.ids]}}
        await desk.store.remove(Claim, {**these, "holder": turn.holder})


async def clear(desk: Desk) -> int:
    """Remove what dead readers left on mails that wait for no reader any more; how many."""
    late = await _late_holders(desk)
    waiting = await desk.store.rows_by_ids(Message, late, ["_id"], then={"state": MessageState.STORED})
    over = sorted(late.keys() - waiting.keys())
    these = {"_id": {"$in": [object_id(one) for one in over]}, "holder": {"$in": [late[one] for one in over]}}
    return await desk.store.remove(Claim, these) if over else 0


async def _late_holders(desk: Desk) -> dict[str, str]:
    """Who held each mail whose lease has ended."""
    rows = await desk.store.rows(Claim, {}, ["until", "holder"])
    return {str(row["_id"]): row["holder"] for row in rows if _is_over(desk, row)}


async def _claims(desk: Desk, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    return await desk.store.rows_by_ids(Claim, ids, ["holder", "until", "lost"])


def _lost(row: Mapping[str, Any]) -> int:
    return int(row.get("lost", 0))


def _is_over(desk: Desk, row: Mapping[str, Any]) -> bool:
    return hands.is_over(desk, row["until"], desk.thinking_lease, _worker_of(row))


def _has_died(desk: Desk, row: Mapping[str, Any]) -> bool:
    """Whether a turn that is over was another process's; one of our own has failed, as where the database went away."""
    return _worker_of(row) != desk.worker


def _worker_of(row: Mapping[str, Any]) -> str:
    return str(row["holder"]).rpartition(" ")[0]
