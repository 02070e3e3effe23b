"""Wherever a crash comes between an answer's outcome and its thread: the thread counts the answer, and once."""

from __future__ import annotations

import pytest
from agency import Agency
from dying_store import Died, dying

from mailbot.delivery.sending import Sender
from mailbot.mail.smtp import SmtpOutbox
from models.contact import ContactKind
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.message import Direction, Message
from models.thread import Thread

LEAD = "dana@away.example"
WRITES_UNTIL_THE_OUTCOME = 4  # claim, batch, hand-over, outcome


async def answered(agency: Agency) -> Thread:
    """A thread for which an answer waits in the queue."""
    contact = await agency.add_contact(LEAD, kind=ContactKind.LEAD)
    thread = Thread(number=1, contact_id=str(contact.id), last_at=agency.desk.now())
    assert await agency.store.add(thread)
    answer = Delivery(
        key="reply:1",
        purpose=Purpose.REPLY,
        recipient=LEAD,
        contact_id=str(contact.id),
        thread_id=str(thread.id),
        content=Content(subject="Re: House", text="It is so."),
        due_at=agency.desk.now(),
    )
    assert await agency.store.add(answer)
    return thread


@pytest.mark.parametrize("more", range(5))
async def test_an_answer_is_counted_once(quiet_agency: Agency, more: int) -> None:
    thread = await answered(quiet_agency)
    doomed = dying(quiet_agency.desk, WRITES_UNTIL_THE_OUTCOME + more)
    outbox = SmtpOutbox(doomed.config.smtp)
    try:
        await Sender(doomed, outbox, quiet_agency.tools.campaign_letters).send_due()
    except Died:
        quiet_agency.clock.turn(seconds=doomed.config.sending.lease_seconds + 1)
    finally:
        await outbox.close()
    for _ in range(2):
        await quiet_agency.round("keep_house", "send_due")
    [row] = await quiet_agency.store.find(Delivery, {"key": "reply:1"})
    assert row.state is DeliveryState.ACCEPTED
    assert len(quiet_agency.to(LEAD)) == 1
    assert await quiet_agency.store.count(Message, {"direction": Direction.OUTBOUND}) == 1
    now = await quiet_agency.store.get(Thread, str(thread.id))
    assert (now.replies, now.awaiting_lead) == (1, True)
    assert now.last_outbound_at is not None
