"""Whether somebody would come to the agency's office: what they want is its hours and its address, and no viewing."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

_VISITS: Final = r"""
    (?:come|coming|stop|stopping|drop|dropping|swing|pop|walk|go|get|meet)(?: (?:in|by|into|over|down|up|to|around|\
        at|back|you|\
        agentname|her|on|there|just))* (?:the|your|ur) (?:office|agency|storefront)
    (?:can|could|may|do|should|ok to|okay to)(?: (?:i|we|people|you))?(?: (?:just|simply|only|take|\
        accept))* walk[- ]?ins?(?! (?:the|an?|closets?|showers?|pantry)\b)
    (?:need|have|make|get|require|necessary|necesito|necesita)(?: to)?(?: (?:make|have|get|book|an?|\
        una))* (?:appointment|cita)\
        (?= (?:or|to (?:come|stop|walk|drop)|to see (?:you|agentname)|first|o)\b)~
    (?:pasar|paso|pasamos|ir|venir|llegar)(?: (?:yo|ma[nñ]ana|hoy))? (?:por|a|hasta) (?:la|su) oficina
"""
_OFFICE: Final = phrases(_VISITS)


def would_come_to_the_office(text: str) -> bool:
    """Whether a text speaks of coming to the office."""
    return _OFFICE.search(text) is not None
