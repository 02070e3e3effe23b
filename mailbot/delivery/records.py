"""What was sent, put where it can be read: the outbound message in the contact's thread.

Written in groups after the outcome. A crash in between leaves `unrecorded` on the delivery; `record_missing` makes
up for it. A thread that a mail of ours begins has the id of that mail's delivery, so that it is never begun twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mailbot.delivery.gate import Facts, load
from mailbot.delivery.letters import CampaignLetters, write_letter
from mailbot.desk import Desk
from mailbot.errors import BadInput
from mailbot.mail.composing import Letter, compose
from mailbot.store import Change
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.message import Direction, Message, MessageState, Writer
from models.thread import Thread

UNSEEN_BY_LEADS = (Purpose.NOTICE, Purpose.TEST)


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail that left, or may have: its row, the letter, and the letter's bytes."""

    delivery: Delivery
    letter: Letter
    raw: bytes


async def record_sent(desk: Desk, sent: Sequence[Sent]) -> None:
    """Store the mails that left as messages, in the threads of their contacts, which are started where needed."""
    to_leads = [mail for mail in sent if mail.delivery.purpose not in UNSEEN_BY_LEADS]
    begun = [mail for mail in to_leads if not mail.delivery.thread_id]
    went_on = [mail for mail in to_leads if mail.delivery.thread_id]
    unseen = [mail for mail in sent if mail.delivery.purpose in UNSEEN_BY_LEADS]
    await _start_threads(desk, begun)
    await desk.store.add_all([await _message(desk, mail) for mail in to_leads])
    await _touch_threads(desk, went_on)
    await _mark_recorded(desk, begun, own_id="thread_id")
    await _mark_recorded(desk, went_on + unseen)


async def record_missing(desk: Desk, campaign_letters: CampaignLetters) -> int:
    """Record what left just before a crash; how many. Their bytes are composed anew: the same but for the Date."""
    ended = {"state": {"$in": [DeliveryState.ACCEPTED, DeliveryState.UNKNOWN]}}
    lost = await desk.store.find(Delivery, {"unrecorded": True}, then=ended, limit=500, whole=True)
    if not lost:
        return 0
    ids = {"message_id": {"$in": [delivery.message_id for delivery in lost]}}
    known = {
        row["message_id"]: row["thread_id"] for row in await desk.store.rows(Message, ids, ["message_id", "thread_id"])
    }
    facts = await load(desk, lost)
    for delivery in lost:
        if delivery.message_id in known:
            done = {"thread_id": known[delivery.message_id]}
            await desk.store.change(Delivery, str(delivery.id), set=done, unset=("unrecorded",))
    await record_sent(desk, [_remade(desk, d, campaign_letters, facts) for d in lost if d.message_id not in known])
    return len(lost)


def _remade(desk: Desk, delivery: Delivery, campaign_letters: CampaignLetters, facts: Facts) -> Sent:
    try:
        if delivery.purpose is Purpose.CAMPAIGN:
            content = campaign_letters(delivery, facts.contacts[delivery.contact_id], facts)
        else:
            content = delivery.content or Content(subject="", text="")
    except (BadInput, KeyError):
        content = Content(subject="", text="(the text of this mail can no longer be made)")
    letter = write_letter(desk, delivery, content)
    return Sent(delivery, letter, compose(letter))


async def _start_threads(desk: Desk, begun: Sequence[Sent]) -> None:
    """A campaign mail begins a conversation; a mail that already belongs to one keeps it."""
    if not begun:
        return
    number = await desk.store.numbers("thread", len(begun))
    for mail in begun:
        mail.delivery.thread_id = str(mail.delivery.id)
    threads = [
        Thread(
            id=mail.delivery.id,
            number=number + offset,
            contact_id=mail.delivery.contact_id,
            participants=[mail.delivery.recipient],
            subject=mail.letter.subject,
            campaign=mail.delivery.campaign,
            last_at=mail.letter.date,
            last_outbound_at=mail.letter.date,
        )
        for offset, mail in enumerate(begun)
    ]
    await desk.store.add_all(threads)


async def _mark_recorded(desk: Desk, sent: Sequence[Sent], *, own_id: str = "") -> None:
    ids = [str(mail.delivery.id) for mail in sent]
    await desk.store.change_group(Delivery, ids, unset=("unrecorded",), own_id=own_id)


async def _message(desk: Desk, sent: Sent) -> Message:
    letter, delivery = sent.letter, sent.delivery
    message = Message(
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
