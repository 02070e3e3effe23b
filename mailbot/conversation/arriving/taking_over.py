"""A person takes a conversation over, and gives it back: what mailbot had in hand gives way, and is owed again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from mailbot.conversation.withdrawing import make_room
from mailbot.delivery import ledger
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.delivery import Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState
from models.message import Direction, Kind, Message, MessageState
from models.thread import Stage, Thread

_NEVER_LEFT = (DeliveryState.SKIPPED, DeliveryState.FAILED)
_DECIDED = (DraftState.HELD, DraftState.APPROVED, DraftState.REJECTED)  # a person has it in hand, or threw it away


async def take_over(desk: Desk, thread: Thread, reason: str, *, actor: str = "operator") -> int:
    """A person has this conversation now: mailbot is silent on it until `give_back`. How many drafts are put away."""
    thread_id = str(thread.id)
    await desk.store.change(Thread, thread_id, set={"muted": True, "muted_reason": reason, "reply_due_at": None})
    put_away = 0
    for row in await desk.store.rows(Draft, {"thread_id": thread_id}, ["_id"], then={"state": DraftState.HELD}):
        gone = {"state": DraftState.SUPERSEDED, "decided_at": desk.now(), "reason": reason}
        put_away += await desk.store.change(Draft, str(row["_id"]), expect={"state": DraftState.HELD}, set=gone)
    unsettled = {"direction": Direction.INBOUND, "settled": False}
    open_mail = await desk.store.rows(Message, {"thread_id": thread_id}, ["_id"], then=unsettled)
    await desk.store.change_group(Message, [str(row["_id"]) for row in open_mail], set={"settled": True})
    await ledger.call_off(desk, {"thread_id": thread_id}, "muted", then={"purpose": Purpose.REPLY, "approved_by": ""})
    await desk.store.record("thread.muted", reason, actor=actor, thread_id=thread_id)
    return put_away


async def give_back(desk: Desk, thread: Thread, *, actor: str) -> bool:
    """mailbot may answer in this conversation again; whether it owes an answer at once, to what nobody has answered.

    What a person rejected a draft for is decided, and what was answered by hand is answered. Done twice, as after a
    crash, it changes nothing more: the answer is owed in the same write in which the thread is given back.
    """
    if not thread.muted and thread.stage is not Stage.HUMAN:
        return False  # a double click
    open_mail = await _unanswered(desk, str(thread.id))
    ids = [str(row["_id"]) for row in open_mail]
    for message_id in ids:
        await make_room(desk, message_id)
    await desk.store.change_group(Message, ids, set={"settled": False})
    changes: dict[str, object] = {"muted": False, "muted_reason": ""}
    if thread.stage is Stage.HUMAN:
        changes["stage"] = Stage.ENGAGED
    if open_mail:
        quiet = timedelta(seconds=desk.config.conversation.settle_seconds)
        changes["reply_due_at"] = max(open_mail[-1]["received_at"] + quiet, desk.now())
    await desk.store.change(Thread, str(thread.id), set=changes)
    await desk.store.record("thread.unmuted", "an answer is owed" if ids else "", actor=actor, thread_id=thread.id)
    return bool(ids)


async def _unanswered(desk: Desk, thread_id: str) -> Sequence[Mapping[str, Any]]:
    """What people wrote since our last word, and nobody decided about; oldest first."""
    fields = ["direction", "kind", "state", "received_at", "message_id", "in_reply_to"]
    rows = await desk.store.rows(Message, {"thread_id": thread_id}, fields, sort=[("received_at", 1), ("_id", 1)])
    ours = [row for row in rows if row["direction"] == Direction.OUTBOUND]
    named = {row["in_reply_to"] for row in ours if row["in_reply_to"]}
    answered = [row["received_at"] for row in rows if row["message_id"] in named]  # whatever a mail client's clock says
    last_word = max([LONG_AGO, *(row["received_at"] for row in ours), *answered, *await _on_their_way(desk, thread_id)])
    decided = await _decided(desk, thread_id)
    return [
        row
        for row in rows
        if row["direction"] == Direction.INBOUND
        and (row["kind"], row["state"]) == (Kind.HUMAN, MessageState.READ)
        and row["received_at"] > last_word
        and str(row["_id"]) not in decided
    ]


async def _on_their_way(desk: Desk, thread_id: str) -> list[datetime]:
    """When our answers were made that are in the ledger, or of which nobody knows whether they left."""
    under_way = {"purpose": Purpose.REPLY, "state": {"$nin": list(_NEVER_LEFT)}}
    rows = await desk.store.rows(Delivery, {"thread_id": thread_id}, ["created_at"], then=under_way)
    return [row["created_at"] for row in rows]


async def _decided(desk: Desk, thread_id: str) -> set[str]:
    """The mails whose answer a person has in hand, or did not want."""
    rows = await desk.store.rows(
        Draft, {"thread_id": thread_id}, ["burst_ids", "inbound_id"], then={"state": {"$in": list(_DECIDED)}}
    )
    return {mail for row in rows for mail in (*row["burst_ids"], row["inbound_id"])}
