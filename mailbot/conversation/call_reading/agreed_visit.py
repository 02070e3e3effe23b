"""Whether a text takes a visit for agreed, or asks whether it is: nobody agreed to it but a person can. Pure."""

from __future__ import annotations

import re
from typing import Final

from mailbot.conversation.call_reading.folding import fold

LONGEST_READ: Final = 5000  # characters

_VISIT: Final = r"(?:tour|visit|showing|viewing|walk[- ]?through|appointment|visita|cita)"
_DAY: Final = (
    r"(?:saturday|sunday|monday|tuesday|wednesday|thursday|friday|sat|sun|mon|tues?|wed|thurs?|fri|tomorrow|tmrw|today)"
)
_OF_IT: Final = rf"(?: (?:is|that|time|day|now|all|at|on|for|\d{{1,2}}(?::\d\d)?|{_VISIT}|{_DAY})){{0,4}}"
_TAKES_FOR_AGREED: Final = re.compile(
    # "Are we still on for Thursday at the house", "all set for Saturday"
    r"\b(?:still|all|are|'re) (?:on|set|good)(?: to go)? (?:for(?! (?:\$|\d{3}|\d{1,3}k))"
    r"|to (?:see|tour|view|meet|visit))\b"
    # "so is that confirmed", "Saturday at 11 is confirmed?", "is the tour set"
    rf"|\b(?:is|are|so|was) (?:that|it|this|everything|we|my|our|the|{_VISIT}|{_DAY}){_OF_IT}"
    r" (?:confirmed|official|set|locked in|booked|a go|settled|agreed)\b(?! (?:up|to|of|in|aside)\b)"
    rf"|\b{_DAY}{_OF_IT} (?:is |'s )?(?:confirmed|locked in)\b"
    r"|\bwe(?:'re| are)(?: all| still)? (?:confirmed|booked|locked in)\b"
    # "just to confirm you're meeting us", "can you confirm our Saturday tour"
    r"|\bconfirm(?:ing)?(?: that| with you)?[\s,:-]{1,3}(?:you|agentname|she|he|they|we|i)"
    r"(?:'re|'s|'ll|'m| are| is| will| am)?(?: be)?(?: still)? (?:meet\w{0,3}|see\w{0,3}|com\w{1,3}|on for|there)"
    rf"|\bconfirm(?:ing)? (?:my|our|the|a|{_DAY})\b[^.?!]{{0,30}}\b{_VISIT}"
    # "you're meeting us there", "who is meeting us"
    r"|\b(?:you|agentname|she|he|they)(?:'re|'s|'ll| are| is| will)? (?:be )?(?:still )?meeting (?:us|me)"
    rf" (?:there|at|on|{_DAY})\b"
    r"|\b(?:who(?:'s| is| will be)?|will (?:she|he|agentname|someone|somebody|anyone)) (?:be )?(?:meet(?:ing)?|showing)"
    r" (?:us|me)\b"
    # "great, see you tomorrow at 10 then"
    r"|\b(?:great|ok|okay|perfect|awesome|good|cool|alright|thanks|so|then|yes)[\s,.!]{1,3}(?:then )?(?:we'll )?see"
    rf" (?:you|u|ya)(?: guys)? (?:there|then|on|at|{_DAY})\b"
    r"|\b(?:queda|quedo|esta|quedamos)(?: ya)?(?: (?:la|mi|nuestra) (?:visita|cita))?(?: (?:ya|bien))?"
    r" (?:confirmad[oa]|agendad[oa]|apartad[oa]|acordad[oa])\b|\b(?:sigue|seguimos) en pie\b"
    r"|\b(?:la visita|la cita)(?: \w{1,9}){0,3} (?:confirmad[oa]|en pie)\b|\bnos vemos (?:alla|alli|ahi|entonces)\b"
)
_OF_ANOTHER: Final = re.compile(
    r"\b(?:price|preapproval|pre-?approved|offer|application|deposit|lease|loan|mortgage|closing|inspection"
    r"|precio|oferta|solicitud|deposito|contrato)\b"
)


def takes_for_agreed(text: str) -> bool:
    """Whether a text speaks of an appointment as one that stands, or asks for its confirmation."""
    plain = fold(text, LONGEST_READ).text
    return _TAKES_FOR_AGREED.search(plain) is not None and _OF_ANOTHER.search(plain) is None
