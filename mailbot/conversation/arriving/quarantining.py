"""One mail must never stop the mailbox: what cannot be handled is put aside with its reason, for a person to see."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mailbot.desk import Desk
from mailbot.errors import MailbotError, OutsideError
from models.message import Message, MessageState

log = logging.getLogger(__name__)


@asynccontextmanager
async def own_misfortune(desk: Desk, message: Message) -> AsyncIterator[None]:
    """Whatever goes wrong inside is the misfortune of this mail alone: it is quarantined, and the rest go on.

    Raises OutsideError when the misfortune is ours: then the mail stays stored, and is read later.
    """
    try:
        yield
    except OutsideError:
        raise
    except Exception as problem:
        words = str(problem) if isinstance(problem, MailbotError) else f"{type(problem).__name__}: {problem}"
        log.warning("quarantined %s: %s", message.id, words, exc_info=not isinstance(problem, MailbotError))
        await quarantine(desk, message, words)


async def quarantine(desk: Desk, message: Message, problem: str) -> None:
    """Put a mail aside with its reason; `mailbot quarantine` shows it and tries again."""
    changed = {"state": MessageState.QUARANTINED, "problem": problem[:500]}
    await desk.store.change(
        Message, str(message.id), expect={"state": MessageState.STORED}, set=changed, inc={"attempts": 1}
    )
    await desk.store.record("mail.quarantined", problem[:500], message_id=str(message.id))
