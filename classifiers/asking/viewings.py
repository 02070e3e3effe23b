"""Whether a mail asks how soon a home can be seen: a fact of the business tells it, beside what arranges a visit."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

VIEWINGS_TOPIC: Final = "viewings"

_HOW_SOON: Final = phrases(
    r"""
    how (?:soon|quick(?:ly)?|fast|early)(?: <AFTER>)? <CAN> (?:i|we|my \w+|our \w+)<BETWEEN> \
        (?:see|view|tour|visit|look|walk|get (?:in|inside|a look)|take a look)
    how (?:soon|quick(?:ly)?|fast|early)(?: <AFTER>)? <CAN> (?:you|they|she|he|agentname|someone|somebody)\
        (?: [\w'’]+){0,2}? (?:show|(?:get|let) (?:me|us) in)
    how (?:soon|quick(?:ly)?|fast|early) <CAN> (?!<WHO>\b)(?: ?[\w'’]+){1,4} be \
        (?:seen|shown|viewed|visited|toured)
    how (?:much notice|far (?:ahead|in advance))[^.?!\n]{0,40} (?:see|view|tour|visit|show|showings?|viewings?)
    (?:qu[eé] tan (?:pronto|r[aá]pido)|(?:en|dentro de) cu[aá]nto(?: tiempo)?)(?! (?:pued\w+|podr\w+) ven)\
        [^.?!\n]{0,20} (?:ver|visitar|conocer|mostrar|ense[nñ]ar)(?:l[ao]s?|nos|me)?
    """,
    AFTER=r"(?:after (?:that|this)|from now|then)",
    BETWEEN=r"(?: (?!come\b|you\b|her\b|him\b|agentname\b)[\w'’]+){0,6}?",
    CAN=r"(?:can|could|may|might|would|will|do|does)",
    WHO=r"(?:i|we|you|she|he|they|agentname|someone|somebody)",
)


def asks_how_soon(text: str) -> bool:
    """Whether a text asks how soon a home can be seen, or how much notice that takes."""
    return _HOW_SOON.search(text) is not None
