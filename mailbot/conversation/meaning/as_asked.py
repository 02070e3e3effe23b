"""What of a mail asks something that a person must answer: no doubt that is put as a question, and not who writes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from classifiers.asking.who_we_are import WHO_WE_ARE_TOPIC, asks_who_we_are, without_who
from classifiers.asking.who_writes import ASSISTANT_TOPIC, asks_who_writes, without_that
from classifiers.needs.doubted import without_doubts
from mailbot.conversation.call_reading.of_the_call import would_call
from models.message import Message

_SENTENCES: Final = re.compile(r"[^.!?\n]*(?:[.!?\n]+|\Z)")


def as_asked(text: str) -> str:
    """The text without "a horse in a condo?!", which asks nothing, and "who are you, a bot?", which code answers as it
    does "what's her number?".
    """
    asked = without_who(without_that(without_doubts(text)))
    return "".join(sentence for sentence in _SENTENCES.findall(asked) if not would_call(sentence))


def with_who_writes(asks: tuple[str, ...], burst: Sequence[Message]) -> tuple[str, ...]:
    """The topics of a burst, and who writes where it asks for that: whether a machine does, and for whom."""
    texts = [message.reply_text for message in burst]
    machine = (ASSISTANT_TOPIC,) if any(map(asks_who_writes, texts)) else ()
    agency = (WHO_WE_ARE_TOPIC,) if any(asks_who_we_are(without_that(text)) for text in texts) else ()
    return tuple(dict.fromkeys((*asks, *machine, *agency)))
