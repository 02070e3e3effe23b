"""A person takes a conversation over: what mailbot had in hand for it gives way."""

from __future__ import annotations

from mailbot.delivery import ledger
from mailbot.desk import Desk
from models.delivery import Purpose
from models.draft import Draft, DraftState
from models.message import Direction, Message
from models.thread import Thread


async def take_over(desk: Desk, thread: Thread, reason: str, *, actor: str = "operator") -> None:
    """A person has this conversation now: mailbot is silent on it until `threads unmute`."""
    thread_id = str(thread.id)
    await desk.store.change(Thread, thread_id, set={"muted": True, "muted_reason": reason, "reply_due_at": None})
    for row in await desk.store.rows(Draft, {"thread_id": thread_id}, ["_id"], then={"state": DraftState.HELD}):
        gone = {"state": DraftState.SUPERSEDED, "decided_at": desk.now(), "reason": reason}
        await desk.store.change(Draft, str(row["_id"]), expect={"state": DraftState.HELD}, set=gone)
    unsettled = {"direction": Direction.INBOUND, "settled": False}
    open_mail = await desk.store.rows(Message, {"thread_id": thread_id}, ["_id"], then=unsettled)
    await desk.store.change_group(Message, [str(row["_id"]) for row in open_mail], set={"settled": True})
    await ledger.call_off(desk, {"thread_id": thread_id}, "muted", then={"purpose": Purpose.REPLY, "approved_by": ""})
    await desk.store.record("thread.muted", reason, actor=actor, thread_id=thread_id)
