"""What of a mail asks something that a person must answer: no doubt that is put as a question, and not who writes."""

from __future__ import annotations

from collections.abc import Sequence

from classifiers.asking.who_writes import ASSISTANT_TOPIC, asks_who_writes, without_that
from classifiers.needs.doubted import without_doubts
from models.message import Message


def as_asked(text: str) -> str:
    """The text without "a horse in a condo?!", which asks nothing, and "are you a bot?", which is answered as it is."""
    return without_that(without_doubts(text))


def with_who_writes(asks: tuple[str, ...], burst: Sequence[Message]) -> tuple[str, ...]:
    """The topics of a burst, and who writes where it asks for that."""
    asked = any(asks_who_writes(message.reply_text) for message in burst)
    return (*asks, ASSISTANT_TOPIC) if asked and ASSISTANT_TOPIC not in asks else asks
