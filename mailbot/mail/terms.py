"""The words that something is found by: lower case, without accents, each once."""

from __future__ import annotations

import re
import unicodedata

MOST_TERMS = 60  # of one mail; each costs an entry in an index
LEAST_LETTERS = 2
MOST_LETTERS = 60

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,190}\w")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
# Too common to tell one conversation from another.
_EMPTY_WORDS = """
    the and for you your our with that this have has are was were not but can could would will from they them what when
    where which who how all any she her his him its it's i'm we're is in on at to of or an as be by do if it me my no so
    up us we el la los las de del que en un una es por para con se lo su al le mi te tu si ya
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


def terms(*texts: str, most: int = MOST_TERMS) -> list[str]:
    """The first `most` terms of some texts. An address is a term as a whole, and so is each part of it."""
    found: dict[str, None] = {}
    for text in texts:
        plain = searchable(text[:20_000])
        for term in (*_ADDRESS.findall(plain), *_WORD.findall(plain)):
            if LEAST_LETTERS <= len(term) <= MOST_LETTERS and term not in _EMPTY:
                found[term] = None
            if len(found) >= most:
                return list(found)
    return list(found)


def searchable(text: str) -> str:
    """A text without case and accents: Núñez and NUNEZ are one."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
