"""Whether somebody wants to be called this minute: no time that can be booked is an answer to that."""

from __future__ import annotations

import re
from typing import Final

from mailbot.conversation.call_reading.folding import fold

LONGEST_READ: Final = 2000  # characters
_END: Final = (
    r"(?=\s*(?:$|[.,;:!?\n(+]|\d{3}"
    r"|(?:please|pls|plz|at|on|if (?:you|she|he|u) can|por favor|al|a mi|thanks|i|we|my)\b))"
)
_NOW: Final = (
    rf"(?:(?:right )?now{_END}|right away|immediately|straight away|this (?:minute|second|instant)|at once"
    r"|asap|a\.s\.a\.p|as soon as (?:possible|you can|she can|he can)|urgently"
    r"|(?:in|within) the (?:hour|next (?:\w+ )?(?:minutes?|hour))"
    rf"|ahora mismo|ahorita|ahora{_END}|ya{_END}|de inmediato|inmediatamente|enseguida|lo antes posible|cuanto antes"
    r"|urgente(?:mente)?)"
)
_CALL: Final = (
    r"(?:(?:call|ring|phone|reach) (?:me|us)(?: back)?|(?:give|get) (?:me|us) a (?:call|ring)"
    r"|(?:need|want|like) (?:a|the) call"
    r"|(?:somebody|someone|agentname|she|he|anyone) (?:to )?(?:call|ring|phone)s?(?: me| us)?"
    r"|llam[ea]n?(?:me|nos)|(?:me|nos) (?:pueden?|podr\w+|haga\w* el favor de) (?:llamar|marcar)"
    r"|(?:me|nos) (?:llam\w{1,4}|marqu\w{1,3})|marqu\w{1,3}(?:me|nos))"
)
_AT_ONCE: Final = re.compile(
    rf"\b{_CALL}\b[^.?!\n]{{0,40}}?\b{_NOW}|\b{_NOW}[^.?!\n]{{0,15}}?\b{_CALL}\b"
    # "I meant right now", to times that were offered
    r"|\b(?:i|we) (?:mean[t]?|said|need(?:ed)? (?:it|one|her|him)|want(?:ed)? (?:it|one))(?: for)? (?:right )?now\b"
    r"|\b(?:quise decir|dije|quiero que sea) (?:ahora|ahorita|ya)\b"
)
_NOT: Final = re.compile(
    r"\b(?:don'?t|do not|never|not|can'?t|cannot|if|unless|when|once|si|cuando|no)\b"
    r"[^.?!,;\n]{0,30}\Z"
)


def wants_it_at_once(text: str) -> bool:
    """Whether the writer asks to be called now, on no condition."""
    plain = fold(text, LONGEST_READ).text
    return any(not _NOT.search(plain, 0, match.start()) for match in _AT_ONCE.finditer(plain))
