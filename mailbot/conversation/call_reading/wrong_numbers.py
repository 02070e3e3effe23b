"""A number of their own that leads gave wrong: that it is, and what stands at its end instead. Pure."""

from __future__ import annotations

import re
from typing import Final

from classifiers.text.phrases import phrases
from mailbot.conversation.call_reading.folding import fold

LONGEST_READ: Final = 2000  # characters
MOST_DIGITS: Final = 7

_NUMBER: Final = r"(?:(?:phone|cell|mobile|contact|telephone) )?(?:number|digits?|phone|cell)"
_WRONG: Final = phrases(
    r"""
    (?:wrong|incorrect|bad|old) <NUMBER>
    <NUMBER>(?: (?:that )?(?:i|we) (?:gave|sent|put|left|wrote|typed)(?: you| in| down)*)?(?:'?s| is| was| are| were)\
        (?: (?:all|just|actually|the))* (?:wrong|incorrect|off|mistyped|a typo|not (?:right|correct)|no good)
    (?:typed|wrote|put|gave|got|entered|have|had|took)(?: (?:you|u|in|down))* (?:my|the) <NUMBER>(?: down| in)? \
        (?:wrong|incorrectly|backwards)
    (?:mistyped|misdialed|misdialled|messed up|botched|flubbed|transposed|mixed up|swapped|fat[- ]fingered|screwed up)\
        (?: (?:on|in|a|two|the last|of|couple))* (?:my|the|your)? ?<NUMBER>
    (?:typo|mistake|error) in (?:my|the|that) <NUMBER>
    numero (?:equivocado|incorrecto|errado|mal|viejo)
    (?:me equivoque|puse mal|escribi mal|di mal|mande mal|anote mal)[^.?!]{0,20} (?:numero|telefono)
    (?:numero|telefono)(?: que (?:le|les|te) (?:di|mande|puse))? (?:esta (?:mal|equivocado)|es incorrecto|no es(?! mi))
    """,
    NUMBER=_NUMBER,
)
# Says that nobody here is whom we mean: whoever reads there is no lead, whatever number is spoken of.
_ANOTHER_PERSON: Final = phrases(
    r"""
    (?:don'?t|do not|never|didn'?t|did not) (?:know|heard|ask\w*|sign\w*|request\w*|contact\w*|inquir\w*|have any|want)
    who (?:is|are) (?:this|you|agentname)
    (?:wrong|not the(?: right)?) (?:person|guy|man|woman|lady|e-?mail|address)
    no ?(?:one|body)(?: here)? (?:by|with|of) that name
    (?:not|isn'?t|aren'?t|no longer)(?: \w+)? (?:looking|selling|buying|interested|in the market|me\b|him\b|her\b|who)
    (?:stop|remove|unsubscribe|take me off|leave me|delete)
    (?:no (?:los |lo |la )?conozco|quien(?:es)? (?:es|son)|no (?:busco|vendo|pedi|soy))
    """
)
_DIGITS: Final = r"(?P<digits>\d{3}[ -]\d{4}|\d{2,7})(?![\d-])"
_AT_ITS_END: Final = (
    re.compile(rf"\b(?:ends?|ending|finish\w*|terminan?|acaban?)\b (?:in|with|on|should be|en|con)(?: the)? {_DIGITS}"),
    re.compile(
        r"\b(?:last|final|ultimos)(?: (?:2|3|4|two|three|four|few|dos|tres|cuatro))?"
        r"(?: (?:digits?|numbers?|numeros|digitos))?"
        rf"(?:'?s)?(?: (?:are|is|should|be|read|actually|son|es)| ?:)* {_DIGITS}"
    ),
    re.compile(rf"(?<![\d-]){_DIGITS} (?:at|on|al) (?:the )?(?:end|final)\b"),
    re.compile(
        rf"(?<![\d-]){_DIGITS}(?: at the end)?,? ?(?:and )?"
        r"(?:not|instead of|rather than|no|en vez de) (?P<old>\d{2,7})(?![\d-])"
    ),
)
_OF_A_NUMBER: Final = re.compile(
    r"\b(?:numbers?|phone|cell|digits?|typo|typed|mistyped|wrong|numero|telefono|celular)\b"
)


def says_wrong_number(text: str) -> bool:
    """Whether a writer who gave us a number says that it is not right, and not that they are somebody else."""
    plain = fold(text, LONGEST_READ).text
    return _WRONG.search(plain) is not None and _ANOTHER_PERSON.search(plain) is None


def corrected(text: str, known: str) -> str:
    """The number that a text means by other last digits than `known` has: "it ends in 0131"; or none."""
    plain = fold(text, LONGEST_READ).text
    for pattern in _AT_ITS_END:
        found = pattern.search(plain)
        if found is None:
            continue
        digits = re.sub(r"\D", "", found["digits"])
        old = found.groupdict().get("old") or ""
        meant = known.endswith(old) if old else _OF_A_NUMBER.search(plain) is not None
        whole = f"{known[: -len(digits)]}{digits}"
        if meant and len(known) > MOST_DIGITS and whole != known:
            return whole
    return ""
