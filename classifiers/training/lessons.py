"""Marked mails as the training of needs takes them: everything prepared that does not depend on what is learned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from classifiers.needs.extracting import by_rules, hints, own_subject, whole_text
from classifiers.needs.slots.clues import clues
from classifiers.needs.slots.gazetteer import gazetteer
from classifiers.needs.slots.tokens import Token, tokens
from classifiers.training import corpus
from classifiers.training.corpus import Row
from classifiers.training.marks import Marked
from classifiers.verdict import Need
from models.message import Intent

WANTING: Final = (Intent.BUYER, Intent.SELLER, Intent.RENTER, Intent.GENERAL)


@dataclass(frozen=True)
class Lesson:
    """One marked mail."""

    row: Row
    text: str
    pieces: list[Token]
    ruled: Mapping[str, Need]
    bits: list[int]
    places: list[tuple[int, int]]
    intents: frozenset[Intent]
    tags: list[str]

    def clues(self, vocabulary: Mapping[str, int]) -> list[list[int]]:
        """What speaks for a tag at each token, in the words of a vocabulary."""
        return clues(self.pieces, self.bits, self.places, self.intents, vocabulary)


def by_hand() -> list[list[Lesson]]:
    """The marked mails of each file that has some: mail of one file is of one hand."""
    files = [[lesson(row) for row in corpus.read(file) if _is_marked(row)] for file in corpus.needs_files()]
    return [lessons for lessons in files if lessons]


def lesson(row: Row) -> Lesson:
    """Prepare one marked row."""
    text = whole_text(row.text, own_subject(row.subject))
    pieces = tokens(text)
    ruled = by_rules(text)
    marked = Marked(text, pieces, row.needs or {}, row.quotes or {})
    intents = frozenset({row.label, row.also or row.label})
    places = gazetteer().found(pieces)
    return Lesson(row, text, pieces, ruled, hints(text, pieces, ruled), places, intents, marked.tags)


def _is_marked(row: Row) -> bool:
    return row.quotes is not None and row.label in WANTING
