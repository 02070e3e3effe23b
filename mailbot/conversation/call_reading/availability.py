"""When a lead says that they can be reached, in passing: such times are offered first, and none is taken by it."""

from __future__ import annotations

import re
from typing import Final

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading.answer import wish_in
from mailbot.conversation.call_reading.changes import is_of_a_visit
from mailbot.conversation.call_reading.readings import Case
from mailbot.conversation.call_reading.stance import Said, Stance
from mailbot.conversation.slots import Wish

FEW_WORDS: Final = 6  # "any day after 5", "weekends only"

MOST_BESIDE: Final = 3  # "mi teléfono es 207-555-0188, en las tardes después de las 4"

_REACHED: Final = re.compile(
    r"\b(?:i|we|i'?m|we'?re)\b[^.,;]{0,25}\b(?:available|free|around|home|off|reachable)\b"
    r"|\b(?:available|free|reach(?:ed|able)?)\b(?= (?:on|in|after|before|between|from|any|most|mon|tue|wed"
    r"|thu|fri|week))"
    r"|\b(?:are|is|works?|would be)(?: \w+)? (?:best|better|ideal|easiest|preferable)\b|\bprefer(?:red|ably)?\b"
    r"|\b(?:mornings?|afternoons?|evenings?|weekends?|week ?days?|lunch ?(?:time|hour)s?|noon"
    r") (?:best|better|only|preferred|ideal)\b"
    r"|\b(?:can|could) (?:talk|chat|speak|take)\b|\bcall me\b"
    r"|\b(?:disponibles?|libres?|prefier[oe]|preferimos|mejor|puedo|podemos|ll[aá]m[ea]me|llamarme|localizar\w*)\b"
)
_OTHERS: Final = re.compile(
    r"\b(?:my|our|his|her|the|mi|su|el|la)\s(?!(?:cell|phone|number|best|tel|telefono|numero|cel|celular)\b)\w+"
)


def when_reached(case: Case) -> Wish | None:
    """The days and parts of the day that suit them, where a sentence says so that is about no visit."""
    return wish_in([each.mention for each in case.said if _suits(case, each)])


def _suits(case: Case, each: Said) -> bool:
    mention, text = each.mention, each.sentence.text
    if mention.day_kind == "date" or mention.times or mention.unreadable:
        return False
    alone = mention.wish is not None and _says_little_else(case, each) and not _OTHERS.match(text.lstrip())
    says_so = _REACHED.search(text) or alone
    return bool(says_so) and each.stance not in (Stance.REFUSED, Stance.ASIDE) and not is_of_a_visit(each.sentence)


def _says_little_else(case: Case, each: Said) -> bool:
    """Whether a sentence is short, or holds next to nothing beside its days, hours and a number to call."""
    sentence = each.sentence
    rest = list(sentence.conditions)
    for other in case.said:
        if other.sentence is sentence:
            rest[other.mention.start - sentence.start : other.mention.end - sentence.start] = " "
    beside = re.findall(r"\w+", words.NUMBER_TO_CALL.sub(" ", "".join(rest)))
    return len(sentence.text.split()) <= FEW_WORDS or len(beside) <= MOST_BESIDE
