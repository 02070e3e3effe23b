"""A sentence cut into clauses: what goes wrong in a draft is mostly half a clause in an otherwise fine sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_CUT: Final = re.compile(
    r"(?:[,;:]|\s[-–—])\s+|\s+\(|\),?\s+"
    r"|\s+(?=(?:and|but|so|while|because|since|although|though|where|which"
    r"|y|pero|aunque|mientras|porque|as[ií] que)\s)",
    re.IGNORECASE,
)
_FEWEST: Final = 3  # words of a clause; what is shorter goes with its neighbour


def clauses(sentence: str) -> list[tuple[int, int]]:
    """The places (start, end) of its clauses; they leave out the marks between them."""
    found: list[tuple[int, int]] = []
    for start, end in _pieces(sentence):
        if found and min(_words(sentence, *found[-1]), _words(sentence, start, end)) < _FEWEST:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _pieces(sentence: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _CUT.finditer(sentence):
        yield start, cut.start()
        start = cut.end()
    yield start, len(sentence)


def _words(sentence: str, start: int, end: int) -> int:
    return len(sentence[start:end].split())
