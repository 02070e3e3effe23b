"""When a lead says that they can be reached, in passing: such times are offered first, and none is taken by it."""

from __future__ import annotations

import re
from typing import Final

from mailbot.conversation.call_reading.answer import wish_in
from mailbot.conversation.call_reading.changes import is_of_a_visit
from mailbot.conversation.call_reading.readings import Case
from mailbot.conversation.call_reading.stance import Said, Stance
from mailbot.conversation.slots import Wish

FEW_WORDS: Final = 6  # "any day after 5", "weekends only"

_REACHED: Final = re.compile(
    r"\b(?:available|availability|free|reach(?:ed|able)?|best|better|prefer(?:red|ably)?|ideal(?:ly)?|(?:can|could)"
    r" (?:talk|chat|speak|take)|call me|around|home|off|open|works?|usually|mostly|easiest"
    r"|disponibles?|libres?|prefier[oe]|preferimos|mejor|puedo|podemos|llam\w+|localizar\w*)\b"
)


def when_reached(case: Case) -> Wish | None:
    """The days and parts of the day that suit them, where a sentence says so that is about no visit."""
    return wish_in([each.mention for each in case.said if _suits(each)])


def _suits(each: Said) -> bool:
    mention, text = each.mention, each.sentence.text
    if mention.day_kind == "date" or mention.times or mention.unreadable:
        return False
    says_so = _REACHED.search(text) or (mention.wish is not None and len(text.split()) <= FEW_WORDS)
    return bool(says_so) and each.stance not in (Stance.REFUSED, Stance.ASIDE) and not is_of_a_visit(each.sentence)
