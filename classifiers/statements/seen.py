"""What is seen of a clause: its words, but for those that stand in what may be said, and how many nobody has heard.

That a home has a workshop is true where its records say so: the reader sees the words that nothing backs, and of the
others only that something does.
"""

# ruff: noqa: SIM905 (words are read better as words)
from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from classifiers.intents.features import Features
from classifiers.text.words import SENTENCE_END, words

BACKED: Final = "="
_STEM: Final = 5  # letters by which a word is known again in another form
_MOST_NEW: Final = 5
_MOST_BACKED: Final = 4
_LONG: Final = (4, 7, 10, 14)  # words of a clause
# Words that back nothing by standing in a record: any sentence is made of them.
_COMMON: Final = frozenset(
    """
    the a an and or of in on at to for with from by as is are was be been it its this that these those i we you your
    our my me us they them he she his her their will would can could may might do does did not no have has had if so but
    than then there here what which who when where how call agent listed price home house one two
    el la los las un una unos unas de del en y o a al con por para es son se su sus lo le que no si como mas pero
    """.split()
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause in its sentence. `known` are the stems of what may be said of the homes that it speaks of, and else.

    `circumstances` tell what the reply is to do, in which language, and whether a question was passed on.
    """

    clause: str
    sentence: str
    known: frozenset[str]
    circumstances: frozenset[str]


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words, by which a statement is backed."""
    return frozenset(map(_stem, words(text, limit=2_000)))


def seen_in(statement: Statement, heard: Container[str]) -> Features:
    """What is seen of a clause, its sentence's under `s:`; `heard` are words that true drafts were seen to use."""
    clause, sentence = (_backed(text, statement.known) for text in (statement.clause, statement.sentence))
    found = {*_runs(clause), *(f"s:{run}" for run in _runs(sentence))}
    new = sum(word.isalpha() and word not in heard for word in clause)
    backed = clause.count(BACKED)
    cues = {f"!new {count}" for count in range(1, min(new, _MOST_NEW) + 1)}
    cues |= {f"!backed {count}" for count in range(1, min(backed, _MOST_BACKED) + 1)}
    return Features(frozenset(found), frozenset(cues | statement.circumstances | set(_shape(statement))))


def _shape(statement: Statement) -> Iterator[str]:
    """What a clause is like, whatever its words: a question seldom states anything, and a figure is looked up."""
    length = len(words(statement.clause))
    yield from (f"!long {fewest}" for fewest in _LONG if length >= fewest)
    if any(letter.isdigit() for letter in statement.clause):
        yield "!figure"
    if statement.sentence.rstrip().endswith("?"):
        yield "!asks"


def unbacked(text: str, known: frozenset[str]) -> list[str]:
    """The words of a text that nothing backs."""
    return [word for word in _backed(text, known) if word.isalpha()]


def _backed(text: str, known: frozenset[str]) -> list[str]:
    """Its words, with BACKED for those that stand in what is known."""
    return [BACKED if _backs(word, known) else word for word in words(text)]


def _backs(word: str, known: frozenset[str]) -> bool:
    return word[0].isalpha() and len(word) > 2 and word not in _COMMON and _stem(word) in known


def _runs(tokens: Sequence[str]) -> Iterator[str]:
    """Words, their starts, and runs of two and three."""
    yield from (token for token in tokens if token not in (BACKED, SENTENCE_END))
    yield from (f"^{token[:_STEM]}" for token in tokens if token.isalpha() and len(token) > _STEM + 1)
    yield from (f"{one} {two}" for one, two in pairwise(tokens))
    yield from (f"{one} {two} {three}" for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False))


def _stem(word: str) -> str:
    return word[:_STEM]
