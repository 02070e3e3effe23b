"""Mail in quarantine read again, as today's mailbot reads."""

from __future__ import annotations

from classifiers.reader import IntentReader
from mailbot.conversation import reading
from mailbot.desk import Desk
from mailbot.history import importing
from models.message import Message, MessageState


async def retry(desk: Desk, message_id: str, reader: IntentReader, *, actor: str) -> MessageState:
    """Read a mail again; the state that it is in now. Raises Conflict, NotFound.

    Mail of an import is read as history, which is never answered.
    """
    message = await desk.store.get(Message, message_id)
    if message.mailbox == importing.IMPORTED:
        state = await importing.retry(desk, message_id)
    else:
        state = await reading.retry(desk, message_id, reader)
    await desk.store.record("mail.retried", state, actor=actor, message_id=message_id)
    return state
