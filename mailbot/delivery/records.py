"""What was sent, put where it can be read: the outbound message in the contact's thread.

Written in groups after the outcomes. A crash in between leaves the batch behind, and `record_missing` makes up for it.
A message of ours, and a thread that it begins, has the id of its delivery, so that neither is made twice.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mailbot import hands
from mailbot.delivery import ledger
from mailbot.delivery.gate import Facts, load
from mailbot.delivery.letters import CampaignLetters, write_letter
from mailbot.delivery.notices import notify
from mailbot.desk import Desk
from mailbot.errors import BadInput, OutsideError
from mailbot.mail.composing import Letter, compose
from mailbot.store import Change, object_id
from models.batch import Batch
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.message import Direction, Message, MessageState, Writer
from models.thread import Thread

log = logging.getLogger(__name__)

LEFT = (DeliveryState.ACCEPTED, DeliveryState.UNKNOWN)  # or may have


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail that left, or may have: its row, the letter, and the letter's bytes."""

    delivery: Delivery
    letter: Letter
    raw: bytes


async def open_batch(desk: Desk, deliveries: Sequence[Delivery]) -> Batch:
    """Note which deliveries a worker has in hand, before the first of them leaves."""
    ids = [str(delivery.id) for delivery in deliveries]
    batch = Batch(deliveries=ids, worker=desk.worker, until=desk.now() + _lease(desk))
    await desk.store.add(batch)
    return batch


async def hold_batch(desk: Desk, batch: Batch) -> None:
    """Its worker lives: to be called now and then while it sends."""
    if desk.now() > batch.until - _lease(desk) / 2:
        batch.until = desk.now() + _lease(desk)
        await desk.store.change(Batch, str(batch.id), set={"until": batch.until})


async def close_batch(desk: Desk, batch: Batch) -> None:
    """All of a batch that left is recorded."""
    await desk.store.remove(Batch, {"_id": batch.id})


async def record_sent(desk: Desk, sent: Sequence[Sent]) -> None:
    """Store the mails that left as messages, in the threads of their contacts, which are started where needed."""
    to_leads = [mail for mail in sent if mail.delivery.purpose not in ledger.UNSEEN_BY_LEADS]
    await _start_threads(desk, [mail for mail in to_leads if ledger.begins_thread(mail.delivery)])
    await desk.store.add_all([await _message(desk, mail) for mail in to_leads])
    await _touch_threads(desk, [mail for mail in to_leads if not ledger.begins_thread(mail.delivery)])


async def record_missing(desk: Desk, campaign_letters: CampaignLetters) -> int:
    """Record what left just before a crash; how many. Their bytes are composed anew: the same but for the Date."""
    recorded = 0
    for batch in await _left_behind(desk):
        async with hands.in_hand(desk, batch) as hand:
            if hand.lost > hands.MOST_LOST:
                await _give_up(desk, batch)
            else:
                recorded += await _record_batch(desk, batch, campaign_letters, legible=not hands.is_deadly(hand))
    return recorded


async def _left_behind(desk: Desk) -> list[Batch]:
    """The batches of workers that died."""
    ran_out = {"until": {"$lt": desk.now()}}
    never_written = {"until": {"$gt": hands.furthest(desk, _lease(desk))}}
    found = [*await desk.store.find(Batch, ran_out, limit=20), *await desk.store.find(Batch, never_written, limit=20)]
    return [batch for batch in found if hands.is_over(desk, batch.until, _lease(desk), batch.worker)]


async def _record_batch(desk: Desk, batch: Batch, campaign_letters: CampaignLetters, *, legible: bool) -> int:
    rows = list((await desk.store.by_ids(Delivery, batch.deliveries, whole=True)).values())
    for with_text in (True, False) if legible else (False,):
        try:
            recorded = await _record_rest(desk, rows, campaign_letters, legible=with_text)
            break
        except OutsideError:
            raise
        except Exception:
            log.exception("mails that left cannot be recorded %s their text", "with" if with_text else "without")
    else:
        await _give_up(desk, batch)
        return 0
    if not any(row.state is DeliveryState.HANDED_OVER for row in rows):  # else its lease has not ended; then it is
        await close_batch(desk, batch)  # unknown, and recorded as such
    return recorded


async def _give_up(desk: Desk, batch: Batch) -> None:
    """Even without their texts the mails of a batch cannot be recorded: it holds up and ends nothing any more."""
    text = (
        f"mailbot ended again and again while it recorded {len(batch.deliveries)} mails that it had in hand when it\n"
    )
    text += (
        "ended before. Those that left are missing from their conversations; `mailbot deliveries list` has them all."
    )
    await notify(desk, f"deadly-batch:{batch.id}", "Sent mail could not be recorded", text)
    await close_batch(desk, batch)


def _lease(desk: Desk) -> timedelta:
    return timedelta(seconds=desk.config.sending.lease_seconds)


async def _record_rest(
    desk: Desk, rows: Sequence[Delivery], campaign_letters: CampaignLetters, *, legible: bool
) -> int:
    """Of these deliveries, record those that left, or may have, and stand in no thread; `legible`: with their text."""
    left = [row for row in rows if row.state in LEFT and row.message_id]
    if not left:
        return 0
    ids = {"message_id": {"$in": [row.message_id for row in left]}}
    known = {row["message_id"] for row in await desk.store.rows(Message, ids, ["message_id"])}
    lost = [row for row in left if row.message_id not in known and row.purpose not in ledger.UNSEEN_BY_LEADS]
    facts = await load(desk, lost)
    remade = [_remade(desk, row, campaign_letters, facts) if legible else _without_text(desk, row) for row in lost]
    await record_sent(desk, remade)
    answers = [row for row in left if row.purpose is Purpose.REPLY]
    for thread_id in sorted({row.thread_id for row in answers}):
        await _count_answers(desk, thread_id, max(_left_at(row) for row in answers if row.thread_id == thread_id))
    return len(lost)


async def _count_answers(desk: Desk, thread_id: str, last_left_at: datetime) -> None:
    """What answers change in their thread, counted anew: nobody knows whether that was written before the crash."""
    thread = await desk.store.first(Thread, {"_id": object_id(thread_id)})
    if thread is None:
        return
    by_itself = {"purpose": Purpose.REPLY, "approved_by": "", "state": {"$in": list(LEFT)}}
    answers = await desk.store.rows(Delivery, {"thread_id": thread_id}, ["_id"], then=by_itself)
    changes: dict[str, object] = {"replies": len(answers)}
    if thread.last_inbound_at is None or thread.last_inbound_at < last_left_at:
        changes |= {"awaiting_lead": True, "last_outbound_at": last_left_at, "last_at": last_left_at}
    await desk.store.change(Thread, thread_id, expect={"last_inbound_at": thread.last_inbound_at}, set=changes)


def _left_at(delivery: Delivery) -> datetime:
    return delivery.handed_over_at or delivery.due_at


def _remade(desk: Desk, delivery: Delivery, campaign_letters: CampaignLetters, facts: Facts) -> Sent:
    try:
        if delivery.purpose is Purpose.CAMPAIGN:
            content = campaign_letters(delivery, facts.contacts[delivery.contact_id], facts)
        else:
            content = delivery.content or Content(subject="", text="")
            content = content.model_copy(update={"cc": tuple(delivery.copied)})
    except (BadInput, KeyError):
        return _without_text(desk, delivery)
    return _sent(desk, delivery, content)


def _without_text(desk: Desk, delivery: Delivery) -> Sent:
    return _sent(desk, delivery, Content(subject="", text="(the text of this mail can no longer be made)"))


def _sent(desk: Desk, delivery: Delivery, content: Content) -> Sent:
    letter = write_letter(desk, delivery, content)
    return Sent(delivery, letter, desk.seal(compose(letter)))


async def _start_threads(desk: Desk, begun: Sequence[Sent]) -> None:
    """A campaign mail begins a conversation; a mail that already belongs to one keeps it."""
    if not begun:
        return
    number = await desk.store.numbers("thread", len(begun))
    threads = [
        begun_by(mail.delivery, number + offset, mail.letter.subject, mail.letter.date)
        for offset, mail in enumerate(begun)
    ]
    await desk.store.add_all(threads)


def begun_by(delivery: Delivery, number: int, subject: str, left_at: datetime) -> Thread:
    """The thread that a mail begins. Who answers before it is recorded begins it likewise, and it is not made twice."""
    return Thread(
        id=delivery.id,
        number=number,
        contact_id=delivery.contact_id,
        participants=[delivery.recipient],
        subject=subject,
        campaign=delivery.campaign,
        last_at=left_at,
        last_outbound_at=left_at,
    )


async def _message(desk: Desk, sent: Sent) -> Message:
    letter, delivery = sent.letter, sent.delivery
    message = Message(
        id=delivery.id,
        digest="",
        size=len(sent.raw),
        direction=Direction.OUTBOUND,
        state=MessageState.READ,
        received_at=letter.date,
        message_id=letter.message_id,
        in_reply_to=letter.in_reply_to,
        references=list(letter.references),
        ref_ids=[ref for ref in dict.fromkeys((letter.message_id, letter.in_reply_to, *letter.references)) if ref],
        from_address=letter.from_address,
        from_name=letter.from_name,
        to=[letter.to_address],
        cc=list(letter.cc),
        subject=letter.subject,
        date=letter.date,
        text=letter.text,
        reply_text=letter.text,
        html=letter.html,
        thread_id=delivery.thread_id,
        contact_id=delivery.contact_id,
        delivery_id=str(delivery.id),
        campaign=delivery.campaign,
        writer=Writer.MAILBOT,
    )
    await desk.store.pack_raw(message, sent.raw)
    return message


async def _touch_threads(desk: Desk, sent: Sequence[Sent]) -> None:
    """What a mail of ours changes in a thread that was there before."""
    changes = []
    for mail in sent:
        moved: dict[str, object] = {"last_at": mail.letter.date, "last_outbound_at": mail.letter.date}
        answer = mail.delivery.purpose is Purpose.REPLY
        if answer:
            moved["awaiting_lead"] = True
        by_itself = answer and not mail.delivery.approved_by
        changes.append(Change(mail.delivery.thread_id, moved, inc={"replies": 1} if by_itself else {}))
    await desk.store.change_all(Thread, changes)
