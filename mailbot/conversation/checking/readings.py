"""Which home each value of a sentence is said of, where it names several: prices, sizes, features, places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from mailbot.conversation.checking.sentences import Sentence

_CLAUSE_ENDS = re.compile(r"(?:,|\s[-–—]) (?:and|while|whereas|but|y|e|mientras(?: que)?|pero) |;\s", re.IGNORECASE)
_VALUE: Final = re.compile(r"[$€£]?[\w.,]*\w(?: a month|/mo(?:nth)?| thousand)?")
_OF_BEHIND: Final = re.compile(r"\s+(?:for|on|at|in|por|en)\s+", re.IGNORECASE)
_OF_BEFORE: Final = re.compile(
    r"\s+(?:is|at|for|costs|asks|runs|cuesta|por|a|est[aá] en)\s+(?:listed at\s+)?|\s*[(:,]\s*", re.IGNORECASE
)


def judge_values(
    sentence: Sentence, values: Sequence[tuple[int, object]], fits: Callable[[object, str], bool]
) -> list[object]:
    """The values (place, value) of a sentence with several homes that are true of none of its readings.

    People write "A is 1 and B is 2", "1 for A and 2 for B", "one is 1 at A, and the other is 2 at B", "A and B
    are 1 and 2" and "A is 1, next to 2 for B"; each is one reading, and all values must fit in the same one.
    """
    mentions = sentence.mentions
    before = [next((m.ref for m in reversed(mentions) if m.start <= place), mentions[0].ref) for place, _ in values]
    readings: list[list[str]] = [before]
    after = [next((m.ref for m in mentions if m.start >= place), "") for place, _ in values]
    if all(after):
        readings.append(after)
    readings.append([_in_its_clause(sentence, place) or ref for (place, _), ref in zip(values, before, strict=True)])
    readings.append([_beside(sentence, place) for place, _ in values])
    names = list(dict.fromkeys(m.ref for m in mentions))
    if len(names) == len(values):
        readings.append(names)
    anyone = [home.ref for home in sentence.about]
    for refs in readings:
        of = [[ref] if ref else anyone for ref in refs]
        if any(refs) and all(
            any(fits(value, one) for one in some) for (_, value), some in zip(values, of, strict=True)
        ):
            return []
    return [value for (_, value), ref in zip(values, before, strict=True) if not fits(value, ref)]


def _beside(sentence: Sentence, place: int) -> str:
    """The home that a value is said of right before or behind it, "$300,000 for the loft"; or the empty string."""
    value = _VALUE.match(sentence.text, place)
    end = value.end() if value else place
    for mention in sentence.mentions:
        if _OF_BEHIND.fullmatch(sentence.text, end, mention.start) or _OF_BEFORE.fullmatch(
            sentence.text, mention.end, place
        ):
            return mention.ref
    return ""


def _in_its_clause(sentence: Sentence, place: int) -> str:
    """The only home that is named in the clause of a place, or the empty string."""
    start = max((cut.end() for cut in _CLAUSE_ENDS.finditer(sentence.text, 0, place)), default=0)
    cut = _CLAUSE_ENDS.search(sentence.text, place)
    end = cut.start() if cut else len(sentence.text)
    refs = {mention.ref for mention in sentence.mentions if start <= mention.start < end}
    return refs.pop() if len(refs) == 1 else ""
