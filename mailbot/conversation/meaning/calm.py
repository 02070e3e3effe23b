"""Who asks for a person, whether a machine writes, or when their call is, and says nothing that shows anger. Pure.

A reader hears anger in "are you a bot?" and "what time was it again" themselves, since the angry ask so as well.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.asking.asks import wants_human
from classifiers.asking.who_writes import asks_who_writes, without_that
from classifiers.intents.sentiment_signs import signs
from mailbot.conversation.call_reading.of_the_call import matters_of
from mailbot.conversation.steps import CallMatter

_FEW_WORDS: Final = 8
_SENTENCES: Final = re.compile(r"[^.!?\n]*(?:[.!?\n]+|\Z)")


def asks_calmly(text: str) -> bool:
    """Whether all that could sound angry is that a text asks for a person, who writes, or of its call."""
    of_its_call = len(text.split()) <= _FEW_WORDS and CallMatter.ASKS in matters_of(text)
    return asks_for_one_calmly(text) or (of_its_call and not any(signs(text)))


def asks_for_one_calmly(text: str) -> bool:
    """Whether a text asks for a person, or who writes, and whatever else it says shows no anger."""
    if not (wants_human(text) or asks_who_writes(text)):
        return False
    rest = "".join(sentence for sentence in _SENTENCES.findall(without_that(text)) if not wants_human(sentence))
    return not any(signs(rest))
