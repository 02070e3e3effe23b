"""Who asks for a person, or whether a machine writes, and says nothing beside it that shows anger. Pure.

A reader hears anger in "are you a bot?" itself, since the angry ask it as well.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.asking.asks import wants_human
from classifiers.asking.who_writes import asks_who_writes, without_that
from classifiers.intents.sentiment_signs import signs

_SENTENCES: Final = re.compile(r"[^.!?\n]*(?:[.!?\n]+|\Z)")


def asks_for_one_calmly(text: str) -> bool:
    """Whether a text asks for a person, or who writes, and whatever else it says shows no anger."""
    if not (wants_human(text) or asks_who_writes(text)):
        return False
    rest = "".join(sentence for sentence in _SENTENCES.findall(without_that(text)) if not wants_human(sentence))
    return not any(signs(rest))
