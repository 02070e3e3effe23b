"""Patterns over words, as lines of a table, and a matcher that looks only where a pattern's first word stands.

An element of a line is a word, a CONCEPT of the lexicon in capitals, or several of them joined by `|`; with `?` after
it, it may be missing. `..` passes over up to three words, `^` is the beginning of a sentence and `$` its end. No
pattern reaches over the end of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from classifiers.text.lexicon import CONCEPTS
from classifiers.text.words import SENTENCE_END

GAP = ".."
START = "^"
END = "$"
_WIDEST_GAP = 3


@dataclass(frozen=True, slots=True)
class _Element:
    """One place of a pattern: the words and concepts that may stand there."""

    allowed: frozenset[str]
    gap: bool = False
    ends: bool = False

    def fits(self, token: str) -> bool:
        return token in self.allowed or CONCEPTS.get(token) in self.allowed


@dataclass(frozen=True, slots=True)
class _Pattern:
    name: str
    line: str
    elements: tuple[_Element, ...]
    at_start: bool
    second: frozenset[str]  # what must follow the first word; empty where anything may


class WordPatterns:
    """Named tables of patterns, matched together. Raises ValueError for a line that cannot be read."""

    def __init__(self, tables: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, list[_Pattern]] = {}
        for name, lines in tables.items():
            for line in lines:
                for pattern in _patterns(name, line):
                    for first in pattern.elements[0].allowed:
                        self._by_first.setdefault(first, []).append(pattern)

    def found_in(self, tokens: Sequence[str]) -> set[tuple[str, str]]:
        """The lines that stand in `tokens`, each as the name of its table and the line."""
        found: set[tuple[str, str]] = set()
        by_first = self._by_first
        for at, token in enumerate(tokens):
            concept = CONCEPTS.get(token)
            candidates = by_first.get(token, ())
            others = by_first.get(concept, ()) if concept else ()
            following = tokens[at + 1] if at + 1 < len(tokens) else ""
            following_concept = CONCEPTS.get(following)
            for pattern in (*candidates, *others):
                if pattern.at_start and at and tokens[at - 1] != SENTENCE_END:
                    continue
                second = pattern.second
                if second and following not in second and following_concept not in second:
                    continue
                if _matches(pattern.elements, 1, tokens, at + 1):
                    found.add((pattern.name, pattern.line))
        return found


def _matches(elements: Sequence[_Element], place: int, tokens: Sequence[str], at: int) -> bool:
    """Whether `elements` from `place` on stand in `tokens` from `at` on."""
    while place < len(elements):
        element = elements[place]
        if element.ends:
            return at >= len(tokens) or tokens[at] == SENTENCE_END or tokens[at] == "?"
        if element.gap:
            return _after_gap(elements, place + 1, tokens, at)
        if at >= len(tokens) or not element.fits(tokens[at]):
            return False
        place, at = place + 1, at + 1
    return True


def _after_gap(elements: Sequence[_Element], place: int, tokens: Sequence[str], at: int) -> bool:
    for start in range(at, min(at + _WIDEST_GAP + 1, len(tokens))):
        if tokens[start] == SENTENCE_END:
            return False
        if _matches(elements, place, tokens, start):
            return True
    return False


def _patterns(name: str, line: str) -> Iterable[_Pattern]:
    """The patterns of a line: one for each choice of the elements that may be missing."""
    parts = line.split()
    at_start = parts[0] == START
    choices: list[list[_Element]] = [[]]
    for part in parts[1:] if at_start else parts:
        if part.endswith("?") and part != "?":
            choices += [[*choice, _element(part[:-1])] for choice in choices]
        else:
            choices = [[*choice, _element(part)] for choice in choices]
    for elements in choices:
        if not elements or elements[0].gap or elements[0].ends:
            raise ValueError(f"{name}: a pattern must begin with a word: {line!r}")
        yield _Pattern(name, line, tuple(elements), at_start, elements[1].allowed if len(elements) > 1 else frozenset())


def _element(part: str) -> _Element:
    if part == GAP:
        return _Element(frozenset(), gap=True)
    if part == END:
        return _Element(frozenset(), ends=True)
    return _Element(frozenset(part.split("|")))
