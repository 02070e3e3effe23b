"""What is in quarantine, as it is shown: a page of it, and one mail with its first bytes."""

from __future__ import annotations

from dataclasses import dataclass

from mailbot.desk import Desk
from mailbot.errors import NotFound
from mailbot.paging import Page, newest
from models.message import Message, MessageState

SHOWN_BYTES = 20_000  # of a mail that nobody could read; the rest is in the file


@dataclass(frozen=True, slots=True)
class SetAside:
    """One mail in quarantine. `beginning` is its first bytes as text, whatever they are."""

    message: Message
    beginning: str
    more: int  # bytes that are not shown


async def page(desk: Desk, before: str = "", *, limit: int = 50) -> Page[Message]:
    """What is in quarantine, newest first."""
    where = {"state": MessageState.QUARANTINED}
    return await newest(desk.store, Message, "received_at", where=where, before=before, limit=limit, now=desk.now())


async def look(desk: Desk, message_id: str) -> SetAside:
    """One mail with its first bytes. Raises NotFound for one that is not in quarantine."""
    message = await desk.store.get(Message, message_id, whole=True)
    if message.state is not MessageState.QUARANTINED:
        raise NotFound(f"message {message_id} is not in quarantine", "`mailbot quarantine list` shows what is")
    raw = await desk.store.bytes_of(message)
    beginning = raw[:SHOWN_BYTES].decode("utf-8", "replace").replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return SetAside(message, beginning, max(0, len(raw) - SHOWN_BYTES))
