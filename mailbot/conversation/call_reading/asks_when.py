"""Whether somebody asks to talk, and when that could be: "let's just talk to her, what times does she have?".

Who asks so is offered times with the question for their number, and not asked for the number first.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from classifiers.text.phrases import phrases
from mailbot.conversation.call_reading.acceptance import limits_after, read_availability, refuses_calls
from mailbot.conversation.call_reading.clocks import Clock
from mailbot.conversation.call_reading.folding import fold
from mailbot.conversation.calls.slots import Wish

LONGEST_READ: Final = 2000  # characters

# Would speak with the agent; "talk to you soon" takes leave, and "I'll talk to my wife" is no call.
_TO_TALK: Final = phrases(
    r"""
    (?:talk|speak|chat)(?:ing)?(?: \w+){0,2} (?:to|with) <WHOM>(?! (?:soon|later|then|next|tomorrow|again|on|this)\b)
    (?:get|hop|jump|be|talk|speak|chat)(?: \w+){0,2} (?:on|over|by) (?:the )?phone
    (?:a|our|quick|short|phone|zoom) (?:call|chat)(?! (?:me|us|you)\b)
    (?:call|ring|phone) (?:me|us)
    (?:can|could|may|might|shall) (?:we|<WHOM>(?: and (?:i|me|we|us))?|i and <WHOM>) (?:all )?(?:talk|speak|chat)
    hablar con (?:ella|el|nora|usted|ustedes|alguien|una? agente|la agente)
    hablar(?:le|les|nos)? por telefono|(?:una|la) llamada|llam(?:arme|eme|enme|arnos|enos)
    """,
    WHOM=r"(?:nora|her|him|you(?: guys)?|somebody|someone|an agent|the agent)",
)
_WHEN: Final = phrases(
    r"""
    (?:what|which) (?:other )?(?:times?|days?|hours?|mornings?|afternoons?|evenings?|slots?|openings?)(?: \w+){0,2} \
        (?:does|do|did|is|are|has|have|would|works?|can|could)(?: (?:she|he|nora|you|they|the agent)\
        (?: (?:have|got|free|available|open))?)?
    when (?:is|are|can|could|would|does|do|might) (?:she|he|nora|you|we|i|somebody|someone|they|the agent)(?! <SEE>)
    (?:when|what time)(?: \w+){0,2} (?:works?|suits?|is (?:good|best|possible))
    what (?:does|do|has|have|would) (?:she|he|nora|you|they|the agent) (?:have|got|get)(?! (?:for|in|to)\b)
    (?:tell|let) me(?: know)? (?:what['’]?s|when it['’]?s) possible
    (?:a que hora|que (?:dias?|horas?|horarios?)|cuando)(?: \w+){0,2} (?:pued|podr|tien|esta|seria)\w*(?! <SEE>)
    """,
    SEE=r"(?:all )?(?:see|view|tour|visit|come|look|move|get in|show|expect|hear|go|ver|visitar|ir|mudar\w*|entrar)\b",
)


_OF_THE_DAY: Final = re.compile(r"\b(?:up|awake) (?:at|by|since|from) \w+", re.IGNORECASE)


def wish_of(text: str, now: datetime, zone: ZoneInfo, language: str, clock: Clock) -> Wish | None:
    """When somebody who asks when they could talk can be reached: "what has she got Friday after 2?" says it too."""
    said = _OF_THE_DAY.sub("", _WHEN.sub("I am free", text)).replace("?", ".")
    return read_availability(said, now, zone, language, clock) or limits_after(
        None, said, now, zone, language, in_talk=True, clock=clock
    )


def is_of_when(question: str) -> bool:
    """Whether a question asks when: times that are offered are the answer to it."""
    return _WHEN.search(fold(question, LONGEST_READ).text) is not None


def asks_when_to_talk(text: str) -> bool:
    """Whether the writer would talk with the agent, and asks when."""
    plain = fold(text, LONGEST_READ).text
    return bool(_TO_TALK.search(plain) and _WHEN.search(plain)) and not refuses_calls(text)
