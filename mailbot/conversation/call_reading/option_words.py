"""The words by which one of several offered times is chosen: "the second one", "option 3", "the morning slot".

Over folded text, as `when_words`.
"""

from __future__ import annotations

import re

from mailbot.conversation.call_reading.when_words import BEFORE_SOLE, BEHIND_SOLE, DAY_NAME, ORDINALS, words

_OPTION_NOUN = words(
    r"one|ones|option|slot|time|choice|date|appointment|suggestion|available(?: one| slot)?|opcion|hora|horario"
    r"|fecha|alternativa|cita"
)
_ORDINAL = words(*ORDINALS)
# "The 2nd" alone may be a day of the month; "the second" is not.
_ORDINAL_WORD = words(*(name for name in ORDINALS if name[0].isalpha()))
# A mail that is an ordinal: "second", "ok, first works".
SOLE_ORDINAL = re.compile(
    rf"{BEFORE_SOLE}(?P<ordinal>{_ORDINAL_WORD})(?:\s{{1,2}}(?:it is|works(?: (?:best|better|fine|great|well))?"
    rf"(?: for (?:me|us))?|is (?:good|fine|great|best|perfect)|(?:me |nos )?funciona|(?:esta|me queda) bien))?"
    rf"{BEHIND_SOLE}"
)
OPTION = re.compile(
    rf"\b(?:the\s+|your\s+|la\s+|el\s+|my\s+)?(?P<ordinal>{_ORDINAL})(?:\s+(?:time\s+)?{_OPTION_NOUN})(?!\w)"
    rf"|\b(?:the|la|el)\s+(?P<bare>{_ORDINAL_WORD})(?=\s*(?:$|[.,;!?\n]|-\s|(?:works?|would|is|will|sounds?|suits?"
    rf"|please|for me|for us|on|at|esta|me|por favor|funciona|seria|va|queda|thanks)\b))"
    rf"|\b(?P<listed>{_ORDINAL_WORD})(?=\s+(?:or|and|o|y)\s+(?:the\s+|la\s+|el\s+)?{_ORDINAL_WORD}\b)"
    rf"|(?:(?<=\bor )|(?<=\band )|(?<=\bo )|(?<=\by ))(?P<last>{_ORDINAL_WORD})(?=\s*(?:$|[.,;!?\n]|(?:works?|would"
    rf"|is|are|please|for me)\b))"
    rf"|\b(?:option|opt|slot|choice|opcion|number|numero|no\.?|alternativa)\s?#?\s?(?P<number>[1-5]|one|two|three|four"
    rf"|five|uno|una|dos|tres|cuatro|cinco)(?![\w:]|\s?[ap]\.?m\b)"
    rf"|(?<!\w)#\s?(?P<hash>[1-5])(?!\w)"
    rf"|\b(?:the|la|el)\s+(?P<relative>earliest|earlier|soonest|latest|later|former|middle|mas temprana|mas temprano"
    rf"|mas tarde|del medio)(?:\s+{_OPTION_NOUN})?(?=\s*(?:$|[.,;!?\n]|(?:works?|would|is|sounds?|suits?|please"
    rf"|for me|for us|me|por favor)\b))"
)
# The hour of the call in question.
SAME_TIME = re.compile(r"\b(?:at\s+)?(?:the\s+)?same\s+(?:time|hour)\b(?!\s+as)|\b(?:a\s+)?la\s+misma\s+hora\b")
PART_OPTION = re.compile(
    r"\bthe\s+(?P<part>morning|afternoon|evening)\s+(?:one|slot|option|time|call|appointment)\b|\b(?:la"
    r"|el)\s+de\s+la\s+(?P<parte>manana|tarde|noche)\b"
)
DAY_OPTION = re.compile(
    rf"\b(?P<the>the|la|el)\s+(?:del?\s+)?(?P<name>{DAY_NAME})\s+(?:one|slot|option|time|call|appointment)\b"
)
