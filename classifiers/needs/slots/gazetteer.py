"""Which words of a text name a town, a village, a part of a city or a county of the United States.

The names are those of GeoNames (https://www.geonames.org, CC BY 4.0), folded; `classifiers.training.gazetteer` makes
the file. Many are common words or names of people as well (Bath, Clyde): a match is a clue and no more.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from classifiers.needs.slots.tokens import Token, TokenKind

GAZETTEER_FILE: Final = Path(__file__).with_name("place_names.txt.gz")
LONGEST: Final = 4  # words of a name
_BETWEEN: Final = frozenset(".-'’")  # marks inside a name: "St. Paul", "Croton-on-Hudson"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names, words separated by one space; and the words that begin one of several words."""

    names: frozenset[str]
    beginnings: frozenset[str]

    @classmethod
    def load(cls, path: Path = GAZETTEER_FILE) -> Gazetteer:
        """Read the file. Raises OSError for a missing or broken one."""
        return cls.of(gzip.decompress(path.read_bytes()).decode().split("\n"))

    @classmethod
    def of(cls, names: Sequence[str]) -> Gazetteer:
        """Of names as they stand in the file."""
        return cls(frozenset(names), frozenset(name.partition(" ")[0] for name in names if " " in name))

    def found(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """The first and last token of each name, the longest where several begin at one; none inside another."""
        places = []
        at = 0
        while at < len(tokens):
            last = self._longest(tokens, at) if tokens[at].kind is TokenKind.WORD else None
            if last is None:
                at += 1
            else:
                places.append((at, last))
                at = last + 1
        return places

    def _longest(self, tokens: Sequence[Token], first: int) -> int | None:
        name = tokens[first].folded
        found = first if name in self.names else None
        if name not in self.beginnings:
            return found
        words = 1
        for at in range(first + 1, len(tokens)):
            token = tokens[at]
            if token.kind is TokenKind.MARK and token.written in _BETWEEN:
                continue
            if token.kind is not TokenKind.WORD or words == LONGEST:
                break
            name, words = f"{name} {token.folded}", words + 1
            if name in self.names:
                found = at
        return found


@cache
def gazetteer() -> Gazetteer:
    """The known names of places, read once. Raises OSError as load() does."""
    return Gazetteer.load()
