"""Names that a text spells nearly right: "old harbr", "mill pond" and "orchard rige" are the agency's own areas.

A letter or two may be missing, doubled or exchanged, and a name may be torn apart or run together. Short names and
those that are words by themselves are left alone: one letter makes "Hope" a "home".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from typing import Final

SHORTEST: Final = 7  # letters of a name that may be misspelt
LIKENESS: Final = 0.9  # of the letters, as SequenceMatcher.ratio has it: one in ten of them may be wrong
MOST_WORDS: Final = 400  # of a text: where somebody looks stands among its first
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_APOSTROPHE_AND_GAP: Final = re.compile(r"['\s.,-]+")


def misspelt(folded: str, names: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Each of `names` (folded) that stretches of words in a folded text nearly spell, with where it begins and ends."""
    bare = {name: _bare(name) for name in names if len(_bare(name)) >= SHORTEST}
    words = [(match.start(), match.end()) for match in _WORD.finditer(folded)][:MOST_WORDS]
    for name, letters in bare.items():
        for count in {len(name.split()), len(name.split()) + 1, max(1, len(name.split()) - 1)}:
            for (start, _), (_, end) in zip(words, words[count - 1 :], strict=False):
                said = folded[start:end]
                if said[0] == letters[0] and said != name and "\n" not in said and is_like(said, name):
                    yield name, start, end


def is_like(said: str, name: str) -> bool:
    """Whether `said` is `name`, or nearly; both folded."""
    one, two = _bare(said), _bare(name)
    if len(two) < SHORTEST or abs(len(one) - len(two)) > 2:
        return one == two
    alike = SequenceMatcher(None, one, two, autojunk=False)
    return alike.quick_ratio() >= LIKENESS and alike.ratio() >= LIKENESS


def _bare(name: str) -> str:
    return _APOSTROPHE_AND_GAP.sub("", name)
