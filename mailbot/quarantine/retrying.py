"""Mail in quarantine tried again: read as today's mailbot reads, or asked for anew where the server withholds it."""

from __future__ import annotations

from classifiers.reader import IntentReader
from mailbot.conversation import reading, withheld
from mailbot.desk import Desk
from mailbot.history import importing
from models.message import Message


async def retry(desk: Desk, message_id: str, reader: IntentReader, *, actor: str) -> Message:
    """Try a mail again; as it is now. Raises Conflict, NotFound.

    Mail of an import is read as history, which is never answered. One that is withheld is asked for at the next look
    into its folder, and is as it was until then.
    """
    message = await desk.store.get(Message, message_id)
    if message.withheld:
        await withheld.wish(desk, message)
    elif message.mailbox == importing.IMPORTED:
        await importing.retry(desk, message_id)
    else:
        await reading.retry(desk, message_id, reader)
    message = await desk.store.get(Message, message_id)
    await desk.store.record("mail.retried", message.state, actor=actor, message_id=message_id)
    return message
