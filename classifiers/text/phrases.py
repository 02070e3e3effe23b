r"""A small notation for tables of phrases, so that they read as words and not as code.

One phrase a line, as a regular expression that begins and ends at the edge of a word; `~` at either end lifts that.
`<NAME>` stands for a named part, a backslash at the end of a line joins the next, and `#` begins a remark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from classifiers.text.needed import needed

_PART = re.compile(r"<([A-Z_]+)>")
_FLAGS: Final = re.IGNORECASE


def phrases(table: str, **parts: str) -> re.Pattern[str]:
    """The pattern that finds any phrase of a table. Raises KeyError for a part that is not given."""
    return re.compile("|".join(_phrases(table, parts)), _FLAGS)


class Sifted:
    """A long table, of which only those phrases are tried whose needed pieces stand in the text.

    A pattern of two hundred phrases tries each of them at every letter; most texts hold the pieces of five or six.
    """

    def __init__(self, table: str, **parts: str) -> None:
        """Raises KeyError for a part that is not given."""
        self.written = _phrases(table, parts)
        self._compiled: dict[int, re.Pattern[str]] = {}

    def search(self, text: str) -> re.Match[str] | None:
        """The first match of any phrase; of several at one place, that of the phrase that stands first."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match of any phrase, none within another, as `re.finditer` of the whole table."""
        ahead = {place: self._pattern(place).search(text) for place in self._likely(text)}
        at = 0
        while found := _first(ahead.values()):
            yield found
            at = max(found.end(), found.start() + 1)
            for place, match in ahead.items():
                if match is not None and match.start() < at:
                    ahead[place] = self._pattern(place).search(text, at)

    def _likely(self, text: str) -> list[int]:
        folded = text.casefold()
        always, by_piece = self._index
        likely = set(always)
        for piece, places in by_piece:
            if piece in folded:
                likely.update(places)
        return sorted(likely)

    @cached_property
    def _index(self) -> tuple[tuple[int, ...], tuple[tuple[str, tuple[int, ...]], ...]]:
        """The phrases that are always tried, and each piece with the phrases that it calls for."""
        always, by_piece = [], defaultdict[str, list[int]](list)
        for place, written in enumerate(self.written):
            pieces = needed(written)
            if pieces is None:
                always.append(place)
            for piece in pieces or ():
                by_piece[piece].append(place)
        return tuple(always), tuple((piece, tuple(places)) for piece, places in sorted(by_piece.items()))

    def _pattern(self, place: int) -> re.Pattern[str]:
        """Compiled when it is first called for: most phrases never are."""
        if place not in self._compiled:
            self._compiled[place] = re.compile(self.written[place], _FLAGS)
        return self._compiled[place]


def _first(found: Iterable[re.Match[str] | None]) -> re.Match[str] | None:
    return min(filter(None, found), key=re.Match.start, default=None)


def _phrases(table: str, parts: dict[str, str]) -> list[str]:
    joined = re.sub(r"\\\n\s*", "", table)
    lines = (line.strip() for line in joined.splitlines())
    return [_phrase(_filled(line, parts)) for line in lines if line and not line.startswith("#")]


def _filled(line: str, parts: dict[str, str]) -> str:
    while (fuller := _PART.sub(lambda name: parts[name[1]], line)) != line:
        line = fuller
    return line


def _phrase(line: str) -> str:
    start = "" if line[0] in "~^" else r"\b"
    end = "" if line[-1] in "~$" else r"\b"
    return f"(?:{start}(?:{line.replace('~', '')}){end})"
