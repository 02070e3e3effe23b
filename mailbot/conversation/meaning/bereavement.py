"""Until when a death that somebody tells of is a person's to answer. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from classifiers.intents.ending import wants_an_answer
from mailbot.conversation.meaning.hearing_words import BEREAVED


def tells_of_a_death(texts: Sequence[str]) -> bool:
    """Whether the last mail tells that somebody has died, or one before it did, and the last wants no answer yet.

    The agent was told at once; who then asks on is answered, rather than left with no one for as long as nobody writes.
    """
    *earlier, last = texts
    told_before = any(map(BEREAVED.search, earlier)) and not wants_an_answer(last)
    return told_before or BEREAVED.search(last) is not None
