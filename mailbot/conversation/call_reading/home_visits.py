"""Whether a seller asks for somebody to come to their home, and when: such a time is no hour for a call.

The home must be the writer's: "can we come and see 8 Weir" is a visit to one of ours, "come down on the price" none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from mailbot.conversation.call_reading.folding import Folded, fold
from mailbot.conversation.call_reading.stance import Sentence, sentences
from mailbot.conversation.call_reading.when_words import DAY_NAME, NUMBERS, words

LONGEST_READ: Final = 5000  # characters

# Who comes: somebody of ours, and never the writer or a buyer. A name is one where it is written as such.
_ONE_OF_US = (
    r"(?:someone|somebody|anyone|anybody|one of you|you|u|your (?:agent|broker|team|colleague|people|guys?)"
    r"|(?:an?|the) (?:agent|realtor|broker|person|appraiser)|(?P<name>[a-z]{3,15}))"
)
_HOME = r"(?:house|home|place|property|condo|apartment|townhouse)"
_COMES = (
    r"(?:come|stop|swing|drop|pop|run|drive)s?"
    r"(?: (?:on )?(?:out|by|over|round|here)\b"
    rf"|(?= (?:to|over to|by) (?:my|our|the) {_HOME}\b)"
    r"|(?= (?:(?:to|and) )?(?:look|see|walk|check|view|give us|tell us|evaluate|appraise|assess|value|measure"
    r"|take (?:a|some)|do an?)\b))"
)
_ASKS: Final = re.compile(
    rf"\b(?:can|could|would|will|might|may|should) {_ONE_OF_US}(?: (?:please|maybe|possibly|just|be able to"
    rf"|like to|want to|mind|even)){{0,2}} {_COMES}"
    rf"|\b(?:want|need|like|love|prefer|have|get|send|rather have|hoping for|looking for|expect)\s"
    r"(?:to (?:have|get)\s)?"
    rf"(?:you|someone|somebody|an? (?:agent|realtor|broker|person)|the agent|your (?:agent|broker))"
    rf"(?: (?:to|can|who(?: can)?|could))? {_COMES}"
    rf"|\b(?:have|get|send) (?:you|someone|somebody|an? (?:agent|realtor|person)|your agent)"
    rf"(?: (?:out|over|here|by))(?= (?:to|here|for|and|on|this|next|tomorrow|today|{DAY_NAME})\b|[.,!?]|$)"
    rf"|\bwhen (?:can|could|would|will|is) {_ONE_OF_US.replace('name', 'name_b')}"
    rf"(?: (?:able to|free to|available to))? {_COMES}"
    r"|\b(?:please|just|feel free to|you(?: are|'re) welcome to|why don'?t you) (?:come|stop|swing|drop|pop)"
    r" (?:out|by|over|round|on over)\b"
    r"|\b(?:come|stop|swing|drop) (?:out|by|over|round)(?: and| to)? (?:look at|see|evaluate|appraise|assess|value"
    r"|walk through|take a look at|check out|measure) (?:my|our|the house|the place|the home|it\b(?! is))"
    r"|\b(?:look at|see|walk through|evaluate|appraise|assess|visit|value|tour) (?:my|our) (?:house|home|place"
    r"|property|condo|apartment|townhouse|unit)\b(?! search| hunt| buying)"
    rf"|\b(?:someone|somebody|an agent|a realtor|you|your agent) (?:should|could|can|needs? to|has to|must|might)"
    rf" (?:just |please |maybe |always )?{_COMES}"
    r"|\bin[- ]home (?:visit|appointment|consultation|meeting)\b|\b(?:meet|see|talk)(?: \w{2,8}){0,3} at (?:my|our)"
    r" (?:house|home|place|property|condo|apartment)\b|\bhouse call\b"
)
# "Thursday she can come", "I'd rather she comes to the house": where somebody is let in who was spoken of before.
_COMES_THEN: Final = re.compile(
    r"\b(?:she|he|they|you|u|someone|somebody|your agent|(?P<name>[a-z]{3,15})) (?:can|could|may|should|might as well"
    r"|is welcome to|are welcome to)(?: (?:just|please|also|then|always|certainly|definitely)){0,2}"
    r" (?:come|stop by|swing by|drop by|pop by)\b"
    r"(?! (?:down|up|off|back|with|across|along|in at|to (?:you|terms|an?))\b)"
    r"|\b(?:rather|prefer(?: that| if)?|better if|fine if|ok if|okay if|good if|like it if|want) (?:she|he|they|you"
    r"|someone|somebody|your agent|(?P<name_b>[a-z]{3,15})) (?:to )?(?:just )?(?:comes?|came|stops? by|stopped by"
    r"|swings? by|visits?|visited)\b(?! (?:down|up|off|back)\b)"
    r"|\b(?:have|let|send) (?:her|him|them|(?P<name_c>[a-z]{3,15})) (?:come|over|out|stop|swing|drop)\b"
)
_ASKS_ES: Final = re.compile(
    r"\b(?:puede|podria|pueden|podrian|puedes|podrias|quiero que|quisiera que|queremos que|necesito que|prefiero que"
    r"|me gustaria que|nos gustaria que|espero que|mejor que)(?: (?:alguien|usted|ustedes|agentname|un agente"
    r"|una persona|una agente|el agente|la agente|me|nos|por favor|puede|podria|pueden|podrian|[a-z]{3,12})){0,3}"
    r" (?:venir|venga|vengan|viene|vienen|vendria|vendrian|pasar|pase|pasen|visitar\w{0,3}|visite\w{0,2})\b"
    r"(?: (?:alguien|usted|ustedes|un agente|una agente|una persona|el agente|la agente)\b)?"
    r"(?: (?:a|por) (?:ver(?:la|lo)?|mi|nuestra|la|visitar\w{0,3}|conocer\w{0,2}|evaluar\w{0,2}|revisar\w{0,2}|casa"
    r"|aqui|aca)|(?= (?:el|la|este|esta|manana|hoy|por la|en la)\b)|(?=\s*[.,;!?]|\s*$))"
    r"|\b(?:manden?|envien?|mandar|enviar)(?:me|nos)? (?:a )?(?:alguien|un agente|una persona)\b"
    r"|\b(?:venga|vengan|pase|pasen)(?: \w{2,9}){0,2} a (?:(?:ver|evaluar|valuar|conocer|revisar) )?"
    r"(?:mi|nuestra|la) (?:casa|propiedad|departamento)\b"
    r"|\b(?:venir|pasar)(?: \w{2,9}){0,2} a (?:ver|evaluar|valuar|conocer|revisar) (?:mi|nuestra)"
    r" (?:casa|propiedad|departamento)\b"
    r"|\b(?:visita|cita) (?:en|a) (?:mi|nuestra) casa\b"
    r"|(?<!semana )(?<!mes )(?<!ano )(?<!lo )\bque (?:ella |agentname |alguien )?vengan?\b"
    r"(?! (?:bien|con|al caso|a precio))"
    r"|\b(?:ella |agentname |usted )?(?:puede|pueden|podria) venir\b(?! (?:con|conmigo|mi|nuestr))"
)
_AT_THE_HOUSE: Final = re.compile(
    r"\b(?:at|to|en) (?:the|my|our|la|mi|nuestra) (?:house|home|place|casa) then\b"
    rf"|\b(?:{DAY_NAME}|tomorrow|today|\d{{1,2}}(?::\d\d)?(?:\s?[ap]\.?m\.?)?|noon|works?|is (?:good|fine)|then"
    r"|manana)[\s,]{1,3}(?:at|en) (?:the|my|our|mi|la|nuestra) (?:house|home|place|casa)\b"
)
_OWN: Final = re.compile(
    r"\b(?:my|our|mi|nuestr[ao])(?: \w{2,9}){0,2} (?:house|home|place|property|condo|apartment|townhouse|casa|propiedad"
    r"|departamento)\b"
)
# Written where a home of ours is to be seen, or something other than a visit is spoken of.
_OURS: Final = re.compile(
    r"\b(?:see|show|visit|tour|view|look at|ver|visitar|mostrar\w{0,2}) (?:me |us |nos )?"
    r"(?:the |la |el |your |this |that )?"
    r"(?:listing|one|ones|first|second|third|unit|primera|segunda|tercera|#?\d{1,5} [a-z]{3,})"
    r"|\bopen house\b|\bshow (?:us|me)\b|\b(?:mostrar|ensenar)(?:me|nos)\b"
)
_DENIED: Final = re.compile(
    r"\b(?:don'?t|do not|not|no need|never|without|instead of|rather than|no|sin|came|went|been|was|were|had|already"
    r"|before|after|if|if you)\b[^.!?,;]{0,25}$"
)
# "What does it cost to have you come out?" asks for a price.
_COSTS: Final = re.compile(r"\b(?:costs?|charges?|fees?|pay|free|cuesta|cobran?|gratis)\b[^.!?]{0,20}$")
_PRICE: Final = re.compile(
    r"\b(?:come|came|coming|go|went)\b[^.!?]{0,12}\b(?:down|up|lower|off)\b[^.!?]{0,20}\b(?:price|little|bit|asking"
    r"|offer|\d)|\bcomes? (?:with|back on|on the market|available|to mind|in at)\b"
)


def asks_to_come(text: str) -> bool:
    """Whether the writer wants somebody to come to their own home, in English or Spanish."""
    return wants_to_be_visited(text) is not None


def speaks_of_own_home(text: str) -> bool:
    """Whether a text names a home of its writer's own: "at the house" may be one of ours."""
    return _OWN.search(fold(text, LONGEST_READ).text) is not None


def wants_to_be_visited(text: str) -> str | None:
    """The sentence, verbatim, with which the writer asks for somebody to come to their home; None where none does.

    With it stands, where a day or hour is named in another sentence, that one: "I want somebody to come look at the
    house. Thursday 3:30 works."
    """
    folded = fold(text, LONGEST_READ)
    asking = asking_to_come(folded, sentences(folded, ()))
    return folded.quote(asking[0].start, asking[-1].end) if asking else None


def asking_to_come(folded: Folded, parts: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentence that asks for somebody to come, and the one behind it, where that alone says when."""
    for place, sentence in enumerate(parts):
        if _asks(folded, sentence):
            following = parts[place + 1 : place + 2]
            told = _WHEN.search(sentence.text)
            says_when = following and (_HOUR_ALONE if told else _WHEN).search(following[0].text)
            return (sentence, *following) if says_when else (sentence,)
    return ()


_WHEN: Final = re.compile(
    rf"\b(?:{DAY_NAME}s?|today|tomorrow|tonight|mornings?|afternoons?|evenings?|weekends?|hoy|manana|tardes?|noon"
    rf"|next week|this week|esta semana|\d{{1,2}}(?::\d\d| ?[ap]\.?m)|at (?:\d{{1,2}}|{words(*NUMBERS)})"
    r"|a las? \w{1,6})\b"
)


# "Thursday afternoon she can come. 3ish?"
_HOUR_ALONE: Final = re.compile(
    r"^\W{0,3}(?:(?:at|around|about|say|like|maybe|after|before|despues de|antes de|como|a) ){0,3}(?:las? )?"
    rf"(?:\d{{1,2}}(?::\d\d)?|{words(*NUMBERS)}|noon)\s?(?:ish|o'?clock|[ap]\.?m\.?)?"
    r"(?: (?:or so|or \d{1,2}|works|is (?:fine|good|best)|ok|okay|good|then|maybe)){0,2}\W{0,3}$"
)


def _asks(folded: Folded, sentence: Sentence) -> bool:
    if _OURS.search(sentence.text) or _PRICE.search(sentence.text):
        return False
    for pattern in (_ASKS, _COMES_THEN, _ASKS_ES, _AT_THE_HOUSE):
        for match in pattern.finditer(sentence.text):
            before = sentence.text[: match.start()]
            if not (_DENIED.search(before) or _COSTS.search(before)) and _is_of_us(folded, sentence, match):
                return True
    return False


def _is_of_us(folded: Folded, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether who is to come is one of ours: a word that is none of those we know must be written as a name."""
    names = [name for name, found in match.groupdict().items() if found]
    return all(folded.is_capital(sentence.start + match.start(name)) for name in names)
