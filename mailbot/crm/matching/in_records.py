"""What a lead wishes for in the very words of our records: the account's own homes are the vocabulary. Pure.

It orders what is shown and claims nothing: a wish that no table of things knows ("exposed brick", "a treehouse", "apple
trees") brings forward the homes whose records name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.matching.must_haves import wishing
from mailbot.crm.naming.places import plain_letters

FEWEST_LETTERS: Final = 4  # of a word that says something by itself
_WORD: Final = re.compile(r"[a-z0-9]+")
_CLAUSE_ENDS: Final = re.compile(r"[,;:()]|\b(?:but|though|pero|aunque)\b")
_NEGATED: Final = re.compile(
    r"\b(?:no|not|never|without|except|forget|instead|rather than|other than|sin|nunca|menos)\b|n['’]t\b"
)
# What stands in records and tells no home from another, or reads as something else in a mail.
_SAYS_LITTLE: Final = frozenset(
    word
    for line in (
        "bedroom bedrooms bathroom bathrooms bed bath room rooms home homes house houses condo condos townhouse",
        "apartment unit units floor floors street road town place space area price priced rent rents lease fee",
        "monthly month year years water heat level corner close quiet included includes still good great nice",
        "large small full free open ready three four five first second third with from that this your over under",
        "near walk minutes main park parking other",
    )
    for word in line.split()
)


def in_their_words(texts: Sequence[str], homes: Sequence[Listing]) -> Mapping[str, int]:
    """How much of what is wished for stands in each home's record word for word, by ref; none is left out."""
    clauses = [tuple(map(_stem, _words(clause))) for text in texts for clause in _wished_in(text)]
    places = {word for home in homes for place in (home.area, home.city, home.address) for word in _words(place)}
    said = {home.ref: sum(any(map(phrase.within, clauses)) for phrase in _phrases(home, places)) for home in homes}
    return {ref: number for ref, number in said.items() if number}


def _wished_in(text: str) -> Iterator[str]:
    for sentence in wishing(text):
        for clause in _CLAUSE_ENDS.split(plain_letters(sentence)):
            if not _NEGATED.search(clause):
                yield clause


class _Phrase(tuple[str, ...]):
    """Stems that stand in a record side by side."""

    def within(self, clause: tuple[str, ...]) -> bool:
        """Whether a clause has them side by side as well."""
        size = len(self)
        return any(clause[start : start + size] == self for start in range(len(clause) - size + 1))


def _phrases(home: Listing, places: set[str]) -> set[_Phrase]:
    """A home's features, and each two words of its description that say something."""
    found = {_Phrase(map(_stem, _words(feature))) for feature in home.features if _tells(_words(feature), places)}
    for sentence in re.split(r"[.,;:]", home.description):
        pairs = pairwise(_words(sentence))
        found |= {_Phrase(map(_stem, pair)) for pair in pairs if all(_says_something(word, places) for word in pair)}
    return found


def _tells(words: Sequence[str], places: set[str]) -> bool:
    return any(_says_something(word, places) for word in words)


def _says_something(word: str, places: set[str]) -> bool:
    return len(word) >= FEWEST_LETTERS and word not in _SAYS_LITTLE and word not in places and word.isalpha()


def _words(text: str) -> list[str]:
    return _WORD.findall(plain_letters(text).replace("'", "").replace("’", ""))


def _stem(word: str) -> str:
    """A word without the ending of its plural."""
    if word.endswith("ies") and len(word) > FEWEST_LETTERS:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
