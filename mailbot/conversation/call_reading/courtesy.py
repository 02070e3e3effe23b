"""Whether a mail says nothing but "perfect, thank you, talk to you then": what closes the talk about a call.

Strict, since nobody looks at such a mail: every sentence must be known, and the first is never taken for a name.
"""

from __future__ import annotations

import re

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading.folding import fold
from mailbot.conversation.call_reading.stance import is_filler, sentences

LONGEST = 400  # characters; courtesies are short
_PIECE = re.compile(r"[^,;:\n]*\w[^,;:\n]*")
_FAREWELL = re.compile(
    r"\b(?:until (?:then|soon|later|tomorrow)|hasta (?:entonces|luego|pronto|manana)|nos vemos|estamos en contacto"
    r"|look(?:ing)? forward to (?:it|(?:the|our) (?:call|chat)|(?:talking|speaking|chatting)(?: (?:to|with) you)?)"
    r"|(?:good ?)?bye|take care|adios|cuidese"
    r"|much appreciated|appreciate it|noted|will do|anotado|un saludo|quedo (?:atent[oa]|pendiente))\b"
)


def is_courtesy(text: str, but: str = "") -> bool:
    """Whether the newly written words are greeting, agreement, thanks, farewell and a name alone; `but` is left out."""
    rest = text.replace(but, "\n", 1) if but else text
    if len(rest) > LONGEST or "?" in rest:
        return False
    folded = fold(rest, LONGEST)
    pieces = [
        (folded.text[start:end], folded.quote(start, end))
        for sentence in sentences(folded, ())
        for start, end in (match.span() for match in _PIECE.finditer(folded.text, sentence.start, sentence.end))
    ]
    return bool(pieces or but) and all(
        _says_nothing(piece, quote, signed=place > 0 or bool(but)) for place, (piece, quote) in enumerate(pieces)
    )


def _says_nothing(piece: str, quote: str, *, signed: bool) -> bool:
    if words.NEGATIVE.search(piece) or words.UNSURE.search(piece) or words.MAYBE.search(piece):
        return False
    return is_filler(_FAREWELL.sub(" ", piece)) or (signed and bool(words.NAME_LINE.match(quote)))
