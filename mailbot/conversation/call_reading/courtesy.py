"""Whether a mail says nothing but "perfect, thank you, talk to you then": what closes the talk about a call.

Strict, since nobody looks at such a mail: every sentence must be known, and the first is never taken for a name.
"""

from __future__ import annotations

import re

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading.folding import fold
from mailbot.conversation.call_reading.stance import Sentence, is_filler, sentences

LONGEST = 400  # characters; courtesies are short
_FAREWELL = re.compile(
    r"\b(?:until (?:then|soon|later|tomorrow)|hasta (?:entonces|luego|pronto|manana)|nos vemos|estamos en contacto"
    r"|look(?:ing)? forward to (?:it|(?:the|our) (?:call|chat)|(?:talking|speaking|chatting)(?: (?:to|with) you)?)"
    r"|much appreciated|appreciate it|noted|will do|anotado|un saludo|saludos cordiales|quedo (?:atent[oa]|pendiente))\b"
)


def is_courtesy(text: str, but: str = "") -> bool:
    """Whether the newly written words are greeting, agreement, thanks, farewell and a name alone; `but` is left out."""
    rest = text.replace(but, "\n", 1) if but else text
    if len(rest) > LONGEST or "?" in rest:
        return False
    folded = fold(rest, LONGEST)
    parts = [(each, folded.quote(each.start, each.end)) for each in sentences(folded, ())]
    return bool(parts or but) and all(
        _says_nothing(each, quote, signed=place > 0 or bool(but)) for place, (each, quote) in enumerate(parts)
    )


def _says_nothing(sentence: Sentence, quote: str, *, signed: bool) -> bool:
    text = _FAREWELL.sub(" ", sentence.text.strip())
    if words.NEGATIVE.search(text) or words.UNSURE.search(text) or words.MAYBE.search(text):
        return False
    return is_filler(text) or _is_sign_off(text) or (signed and bool(words.NAME_LINE.match(quote)))


def _is_sign_off(text: str) -> bool:
    match = words.SIGN_OFF.match(text)
    return bool(match and match.end() == len(text))
