"""What mailbot fails at is a person's: an empty draft for whoever waits, and a notice.

Nothing of a mail is looked into here, nor said: whatever failed is not tried once more.
"""

from __future__ import annotations

from collections.abc import Sequence

from mailbot.conversation import operator_mail
from mailbot.conversation.situation import unanswered_in
from mailbot.conversation.writing.assembling import reply_references, reply_subject
from mailbot.desk import Desk
from models.delivery import Content
from models.draft import Draft, DraftState
from models.message import Message
from models.thread import Thread

_ON_ITS_WAY = {"state": {"$in": [DraftState.SENT, DraftState.APPROVED]}, "delivery_id": ""}


async def leave(desk: Desk, thread: Thread, why: str) -> None:
    """Have a person answer everybody who waits in a thread; done twice, they are asked once."""
    await operator_mail.stuck(desk, thread, why)
    for draft in await desk.store.find(Draft, {"thread_id": str(thread.id)}, then=_ON_ITS_WAY):
        await hold(desk, draft, why)
    for burst in await unanswered_in(desk, str(thread.id)):
        draft = await _empty(desk, thread, burst, why)
        if await desk.store.first(Draft, {"inbound_id": draft.inbound_id}) is None and await desk.store.add(draft):
            await _tell(desk, draft, why)


async def hold(desk: Desk, draft: Draft, why: str) -> None:
    """Have a draft that could not go into the ledger wait for a person."""
    expected = {"state": draft.state, "delivery_id": ""}
    waits = {"state": DraftState.HELD, "reason": why, "announced": False}
    undecided = {"decided_at": None, "decided_by": ""}
    if await desk.store.change(Draft, str(draft.id), expect=expected, set={**waits, **undecided}):
        await _tell(desk, draft, why)


async def _empty(desk: Desk, thread: Thread, burst: Sequence[Message], why: str) -> Draft:
    last = burst[-1]
    return Draft(
        number=await desk.store.numbers("draft"),
        thread_id=str(thread.id),
        contact_id=last.contact_id,
        inbound_id=str(last.id),
        burst_ids=[str(message.id) for message in burst],
        step="write",
        reason=why,
        recipient=last.from_address,
        elsewhere=[address for address in last.reply_to if address != last.from_address],
        content=Content(
            subject=reply_subject(last.subject or thread.subject),
            text="",
            in_reply_to=last.message_id,
            references=reply_references(last),
        ),
        writer="nobody",
        announced=True,  # the notice has told of it
    )


async def _tell(desk: Desk, draft: Draft, why: str) -> None:
    about = {"thread_id": draft.thread_id, "contact_id": draft.contact_id, "draft": draft.number}
    await desk.store.record("draft.held", why, **about)
