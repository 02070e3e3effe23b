"""Answers that are taken back before they left: their mails are open again, and what they said was not said."""

from __future__ import annotations

from typing import Any

from mailbot.conversation.memory import is_own
from mailbot.conversation.promises import NOTHING_PROMISED
from mailbot.conversation.steps import ReplyStep
from mailbot.delivery import gate, homes_told, ledger
from mailbot.desk import Desk
from mailbot.store import object_id
from models.delivery import Delivery, DeliveryState
from models.draft import Draft, DraftState
from models.message import Message
from models.thread import Stage, Thread

# Behind the inbound mail's id in what is set aside: a draft and a delivery are unique for the mail that they answer.
_ASIDE = "/sold"


async def withdraw(desk: Desk, delivery: Delivery) -> None:
    """Call an answer off that has not left, since the lead wrote again; what has left stays."""
    if not gate.may_be_superseded(delivery):
        return
    await ledger.call_off(desk, {"_id": delivery.id}, gate.SUPERSEDED)
    row = await desk.store.get(Delivery, str(delivery.id))
    draft = await desk.store.first(Draft, {"inbound_id": delivery.answers}, whole=True)
    if (row.state, row.reason) != (DeliveryState.SKIPPED, gate.SUPERSEDED) or draft is None:
        return  # it left
    if draft.state is not DraftState.SENT:
        return  # it was withdrawn before
    await _open_again(desk, draft)
    await desk.store.change(Draft, str(draft.id), expect={"state": DraftState.SENT}, set=superseded(desk))


async def owe_anew(desk: Desk, delivery: Delivery) -> bool:
    """Have an answer that the gate stopped for a home that was sold or changed written anew from today's facts; once.

    False where a person must see to it: they had let it go themselves, or it was written anew before. Done twice, as
    after a crash, it changes nothing more.
    """
    if not homes_told.is_outdated(delivery.reason) or delivery.approved_by or not delivery.answers:
        return False
    current = await desk.store.first(Draft, {"inbound_id": delivery.answers}, whole=True)
    aside = await desk.store.first(Draft, {"inbound_id": delivery.answers + _ASIDE}, whole=True)
    if aside is not None and aside.delivery_id != str(delivery.id):
        return False
    if aside is not None and current is not None:
        return True  # it is written already
    draft = aside or current
    if draft is None or (aside is None and draft.state is not DraftState.SENT):
        return False
    await _open_again(desk, draft)
    gone = {**superseded(desk), "reason": delivery.reason, "inbound_id": delivery.answers + _ASIDE}
    await desk.store.change(Draft, str(draft.id), set={**gone, "delivery_id": str(delivery.id)})
    await desk.store.change(Delivery, str(delivery.id), set={"key": f"reply:{delivery.answers}{_ASIDE}"})
    await desk.store.change(Thread, delivery.thread_id, set={"reply_due_at": desk.now()})
    await desk.store.record("reply.owed_anew", delivery.reason, thread_id=delivery.thread_id, draft=draft.number)
    return True


async def hold_again(desk: Desk, delivery: Delivery) -> Draft | None:
    """Have an answer that the gate stopped wait for a person, with the reason in words; None where it cannot.

    That is what a person had let go themselves, what was stopped by its homes again after it was written anew, and what
    mailbot may not answer by itself any more. An answer to which the lead wrote more meanwhile waits no longer: theirs
    is the next word.
    """
    stopped = delivery.state is DeliveryState.SKIPPED and delivery.answers
    a_persons = delivery.approved_by or delivery.reason in gate.CAPPED
    if not stopped or not (a_persons or homes_told.is_outdated(delivery.reason)):
        return None
    draft = await desk.store.first(Draft, {"inbound_id": delivery.answers}, whole=True)
    if draft is None or draft.state is not DraftState.SENT or draft.delivery_id != str(delivery.id):
        return None
    thread = await desk.store.first(Thread, {"_id": object_id(draft.thread_id)})
    latest = thread.latest_by.get(draft.contact_id, draft.inbound_id) if thread else ""
    if latest not in (draft.inbound_id, *draft.burst_ids):
        return None
    await _open_again(desk, draft)
    # What it becomes goes under the key of the mail that it answers, as any answer does.
    await desk.store.change(Delivery, str(delivery.id), set={"key": f"reply:{delivery.answers}/stopped:{delivery.id}"})
    waits = {"state": DraftState.HELD, "reason": gate.in_words(delivery.reason), "delivery_id": ""}
    undecided = {"decided_at": None, "decided_by": "", "announced": True}  # its own notice tells of it
    expected = {"state": DraftState.SENT, "delivery_id": str(delivery.id)}
    if not await desk.store.change(Draft, str(draft.id), expect=expected, set={**waits, **undecided}):
        return None
    about = {"thread_id": draft.thread_id, "contact_id": draft.contact_id, "draft": draft.number}
    await desk.store.record("draft.held", str(waits["reason"]), **about)
    return draft


async def make_room(desk: Desk, message_id: str) -> None:
    """Let a mail whose answer did not leave be answered anew: draft and delivery give up what is theirs alone."""
    draft = await desk.store.first(Draft, {"inbound_id": message_id}, whole=True)
    if draft is not None:
        if draft.state is DraftState.SENT:
            await _forget(desk, draft)
        aside = {"state": DraftState.SUPERSEDED, "inbound_id": f"{message_id}/aside:{draft.id}"}
        await desk.store.change(Draft, str(draft.id), expect={"state": draft.state}, set=aside)
    delivery = await desk.store.first(Delivery, {"key": f"reply:{message_id}"})
    if delivery is not None:
        await desk.store.change(Delivery, str(delivery.id), set={"key": f"{delivery.key}/aside:{delivery.id}"})


def superseded(desk: Desk) -> dict[str, Any]:
    """The changes of a draft that gives way."""
    return {"state": DraftState.SUPERSEDED, "decided_at": desk.now(), "reason": "the lead wrote again"}


async def _open_again(desk: Desk, draft: Draft) -> None:
    await desk.store.change_group(Message, draft.burst_ids, set={"settled": False})
    await _forget(desk, draft)


async def _forget(desk: Desk, draft: Draft) -> None:
    """Take back what the thread remembers of a reply that did not leave."""
    thread = await desk.store.get(Thread, draft.thread_id)
    expect = {"promised_for": {"$in": [*draft.burst_ids, draft.inbound_id]}}
    await desk.store.change(Thread, draft.thread_id, expect=expect, set=NOTHING_PROMISED)
    if not is_own(thread, draft.contact_id):
        return
    changes: dict[str, object] = {
        "sent_properties": [ref for ref in thread.sent_properties if ref not in draft.content.property_refs],
        "offered_properties": [ref for ref in thread.offered_properties if ref not in draft.content.property_refs],
        "questions_asked": [question for question in thread.questions_asked if question not in draft.asks],
    }
    if draft.discloses:
        changes["disclosed"] = False
    if draft.content.offered_slots:
        changes["offered_slots"] = []
    if draft.step == ReplyStep.PROPOSE_CALL:
        changes |= {"call_proposed_at": None, "stage": Stage.ENGAGED}
    await desk.store.change(Thread, draft.thread_id, set=changes)
