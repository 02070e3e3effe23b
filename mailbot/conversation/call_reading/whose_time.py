"""Which of the days and hours of a text are for a call and which for seeing a home, where it speaks of both.

"Thurs 10 for the call, sat 11 for the house": what stands right behind a time says it, else the nearest word before it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading.stance import Said

_OPENS: Final = r"^[\s,:;=()-]{0,4}(?:(?:is|works?|would be|sounds?|good|fine|ok|okay|great|then) ){0,3}"
_HOME: Final = r"(?:house|home|place|condo|apartment|apt|unit|townhouse|property)"
_SEEN: Final = r"(?:tours?|visit|showings?|viewings?|walk[- ]?th(?:rough|ru))"
_CALL: Final = r"(?:(?:quick|short|phone|little|brief) ){0,2}(?:call|chat|talk|phone)"
_CALL_BEHIND: Final = re.compile(
    _OPENS + rf"(?:(?:for|to have|to do) (?:(?:the|a|our|my|that|agentname'?s) )?{_CALL}\b(?! (?:house|home))"
    r"|para (?:la |una )?(?:llamada|hablar)\b|'?s (?:phone )?call\b)"
)
_VISIT_BEHIND: Final = re.compile(
    _OPENS + rf"(?:(?:for|at|over at) (?:the|that|this|a|our|her|his) {_HOME}\b(?! (?:call|hunt|search))"
    rf"|(?:for|to do) (?:(?:the|a|our|my|that|your) ){{0,2}}{_SEEN}\b|'?s {_SEEN}\b"
    r"|(?:to|for) (?:see|seeing|view|viewing|tour|touring|visit|visiting)(?: |$)(?!you\b|if\b|how\b|what\b)"
    r"|para (?:la |una )?(?:visita|casa)\b|para (?:ver|visitar|conocer)(?:l[ao]s?)?\b|en la casa\b)"
)
# As a telephone number begins; "0900" is an hour.
TELEPHONE: Final = r"(?=\+\d|\(\d{3}|\d{3}[ .)-]{1,2}\d|\d{7})"
# A number that is only given: "my phone is 207 …", "call me at 207 …".
_NUMBER: Final = re.compile(
    r"\b(?:(?:my|mi|our) )?(?:phone|telefono|cell|(?:call|ring|text|reach)(?: (?:me|us))?(?: (?:at|on))?"
    rf"|llam\w{{2,5}}(?: al?)?)(?: number)?(?: is| es)?[:,.]? {{0,2}}{TELEPHONE}"
)
# A visit that a call is about: "call me to set up a showing".
_ABOUT: Final = re.compile(
    r"\b(?:about|regarding|re|discuss|to (?:arrange|set up|schedule|book|plan)|sobre|acerca de"
    r"|para (?:agendar|coordinar|arreglar|programar))(?: (?:a|the|an|our|my|una|la))?\s{1,2}$"
)


class For(StrEnum):
    """What a time is for."""

    CALL = "call"
    VISIT = "visit"


def what_for(each: Said) -> For | None:
    """What a time is for, by a word that stands right behind it, else by the nearest before it in a sentence that
    speaks of a call and of a visit; None where neither tells.
    """
    text = _NUMBER.sub(lambda match: "~" * len(match[0]), each.sentence.text)
    start, end = (place - each.sentence.start for place in (each.mention.start, each.mention.end))
    behind = text[end:]
    if _CALL_BEHIND.match(behind):
        return For.CALL
    if _VISIT_BEHIND.match(behind):
        return For.VISIT
    calls = [match.start() for match in words.CALL.finditer(text)]
    visits = [match.start() for match in words.VISIT.finditer(text)]
    if not calls or not visits:
        return None
    visits = [place for place in visits if not _ABOUT.search(text[:place])]
    call, visit = (max((place for place in places if place < start), default=-1) for places in (calls, visits))
    if call == visit:
        return None
    return For.CALL if call > visit else For.VISIT
