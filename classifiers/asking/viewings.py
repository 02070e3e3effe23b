"""Whether a mail asks how soon a home can be seen: a fact of the business tells it, beside what arranges a visit."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

VIEWINGS_TOPIC: Final = "viewings"

_HOW_SOON: Final = phrases(
    r"""
    how (?:soon|quick(?:ly)?|fast|early)(?: <AFTER>)? (?:can|could|may|might|would|will|do|does) <WHO>\
        (?: [\w'’]+){0,4}? (?:see|view|tour|visit|look|show|get (?:in|inside|a look)|walk|take a look)
    how (?:soon|quick(?:ly)?|fast|early) (?:can|could|may|might|would|will) (?!<WHO>\b)(?: ?[\w'’]+){1,4} be \
        (?:seen|shown|viewed|visited|toured)
    how (?:much notice|far (?:ahead|in advance))[^.?!\n]{0,40} (?:see|view|tour|visit|show|showings?|viewings?)
    (?:qu[eé] tan (?:pronto|r[aá]pido)|(?:en|dentro de) cu[aá]nto(?: tiempo)?)[^.?!\n]{0,20} (?:ver|visitar|\
        conocer|mostrar|ense[nñ]ar)(?:l[ao]s?|nos|me)?
    """,
    AFTER=r"(?:after (?:that|this)|from now|then)",
    WHO=r"(?:i|we|you|she|he|they|agentname|someone|somebody)",
)


def asks_how_soon(text: str) -> bool:
    """Whether a text asks how soon a home can be seen, or how much notice that takes."""
    return _HOW_SOON.search(text) is not None
