"""What of a mail asks something that a person must answer: no doubt that is put as a question, and not who writes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from classifiers.asking.asks import asks as topics_asked
from classifiers.asking.topics import OTHER_TOPIC
from classifiers.asking.viewings import VIEWINGS_TOPIC, asks_how_soon
from classifiers.asking.who_we_are import WHO_WE_ARE_TOPIC, asks_who_we_are, without_who
from classifiers.asking.who_writes import ASSISTANT_TOPIC, asks_who_writes, without_that
from classifiers.needs.doubted import without_doubts
from classifiers.text.phrases import phrases
from mailbot.conversation.call_reading.of_the_call import would_call
from models.message import Message

_SENTENCES: Final = re.compile(r"[^.!?\n]*(?:[.!?\n]+|\Z)")

_WHEN_REACHED: Final = phrases(
    r"""
    (?:best|good|right) (?:times?|hours?|day) to (?:reach|call|catch|ring|phone|get (?:a )?hold of) \
        (?:her|him|you|agentname|them|someone|the (?:office|agent))
    (?:does|do|will) (?:she|he|you|agentname|the agent|anyone|someone) (?:answer|pick up|work)(?: the phone| calls)? \
        on (?:saturday|sunday|weekend)s?
    """
)


def asks_when_reached(text: str) -> bool:
    """Whether a text asks when the agent can be reached: the hours of the office tell."""
    return _WHEN_REACHED.search(text) is not None


def as_asked(text: str) -> str:
    """The text without "a horse in a condo?!", which asks nothing, and "who are you, a bot?", which code answers as it
    does "what's her number?".
    """
    asked = without_who(without_that(_without_doubts(text)))
    return "".join(sentence for sentence in _SENTENCES.findall(asked) if not would_call(sentence))


def _without_doubts(text: str) -> str:
    """The text without its doubts: "what year was the one you sent built?" has a topic as a whole."""
    left = without_doubts(text)
    sentences = ((said[0], left[said.start() : said.end()]) for said in _SENTENCES.finditer(text))
    return "".join(said if said != rest and _lacks_a_topic(rest, said) else rest for said, rest in sentences)


def _lacks_a_topic(rest: str, said: str) -> bool:
    return not set(topics_asked(said)) <= set(topics_asked(rest))


def with_who_writes(asks: tuple[str, ...], burst: Sequence[Message]) -> tuple[str, ...]:
    """The topics of a burst, with what it asks that code answers: who writes, a machine or not, for whom, and when one
    can be reached or shown a home."""
    texts = [message.reply_text for message in burst]
    machine = (ASSISTANT_TOPIC,) if any(map(asks_who_writes, texts)) else ()
    agency = (WHO_WE_ARE_TOPIC,) if any(asks_who_we_are(without_that(text)) for text in texts) else ()
    if any(map(asks_when_reached, texts)):
        others = "".join(texts).count("?") > 1  # that question alone has its name now
        asks = ("hours", *(topic for topic in asks if topic != OTHER_TOPIC or others))
    soon = (VIEWINGS_TOPIC,) if any(map(asks_how_soon, texts)) else ()
    return tuple(dict.fromkeys((*asks, *soon, *machine, *agency)))
