"""Whether a text says anew when its writer would come: "make it Thursday", "Friday same time?". Pure.

By themselves such words may change a call as well: which of the two was spoken of last must be known.
"""

from __future__ import annotations

import re
from typing import Final

from mailbot.conversation.call_reading import phrases
from mailbot.conversation.call_reading.folding import fold

LONGEST_READ: Final = 2000  # characters
MOST_WORDS: Final = 30  # who has more to say says what it is about

_CHANGES: Final = re.compile(
    r"\b(?:make|making) (?:it|that|this)\b|\bsame (?:time|hour|day)\b|\b(?:a la )?misma hora\b|\bmismo dia\b"
    r"|\bsomething(?:'s| has| just)? c[oa]me up\b|\bsurgio algo\b|\bse (?:me|nos) complic\w{1,3}\b"
    r"|\b(?:no|oh|ok|ah)[, ]{1,2}(?:wait|actually|hang on|hold on)\b"
    r"|^\W{0,3}(?:actually|sorry|oops|wait|hang on|change of plans?|perdon|disculp\w{1,3}|mejor)\b"
    r"|\b(?:is|would be|works|might be|suits us|suits me) (?:much |even |actually |probably )?better\b"
    r"|\b(?:es|seria|queda|nos queda|me queda) mejor\b|\bmejor (?:el|a las?|este|en la)\b"
    r"|\b(?:can'?t|cannot|can not|won'?t|couldn'?t|unable to|not able to|no longer) (?:be able to )?(?:make|do|come)\b"
    r"|\b(?:doesn'?t|won'?t|isn'?t going to|does not|will not|not going to) work\b"
    r"|\bno (?:puedo|podemos|puede|pueden|podre|podremos)\b|\bya no\b|\bafter all\b|\banymore\b|\bany more\b"
    r"|\b(?:can|could|may|should) (?:we|i|u) (?:move|change|switch|swap|push|shift|bump)\b"
    r"|\b(?:switch|swap|push|bump|change|move) (?:it|that|saturday|sunday|the (?:day|time|visit|tour|showing))\b"
    r"|\b(?:podemos|puedo|podriamos) (?:cambiar\w{0,3}|mover\w{0,3}|pasar\w{0,3})\b"
)
# That somebody cannot make it is said of any appointment, and refuses no list.
_CANNOT_MAKE_IT: Final = re.compile(
    r"\b(?:can'?t|cannot|can not|couldn'?t|(?:won'?t be|un|not )able to) (?:make|do) (?:it|that)\b"
)
SAME_TIME: Final = re.compile(r"\bsame (?:time|hour)\b|\bmisma hora\b")


def changes_a_time(text: str) -> bool:
    """Whether some day or hour is wanted in place of another, of whatever; a refusal of listed times is of the call."""
    plain = fold(text, LONGEST_READ).text
    few = len(plain.split()) <= MOST_WORDS
    return (
        few
        and _CHANGES.search(plain) is not None
        and phrases.OTHER_TIMES.search(_CANNOT_MAKE_IT.sub(" ", plain)) is None
    )


def keeps_the_hour(text: str) -> bool:
    """Whether the hour of the time that is changed stands."""
    return SAME_TIME.search(fold(text, LONGEST_READ).text) is not None
