"""What the linear reader sees in a mail: words, pairs, word starts, runs of concepts, and cues."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from classifiers.intents.cues import cues, shows_deal
from classifiers.text.lexicon import CONCEPTS, HOMES_AND_DEALS
from classifiers.text.words import SENTENCE_END, words

_SUM: Final = re.compile(
    r"(?<![\w.,])(?P<dollar>\$ ?)?(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,2})?)"
    r"(?: ?(?P<unit>k|mil|m|million|millones)\b)?(?P<month> ?(?:/|a |per |al )? ?(?:mo|month|mes)\b)?",
    re.IGNORECASE,
)
_TIMES: Final = {"k": 1_000, "mil": 1_000, "m": 1_000_000, "million": 1_000_000, "millones": 1_000_000}
_MONTHLY: Final = range(400, 6_500)  # dollars, as rents are
_WHOLE: Final = 40_000  # dollars from which a sum is the price of a home, not of a month in it
LEAST_WORDS: Final = 4  # of fewer, only half of what a model is confident of is right
_STARTS = (4, 6)  # letters kept of a word's start: survives endings and slips at the end


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one mail. Of its words, those of the subject are marked `s:`, concepts `c:`, word starts `^`."""

    words: frozenset[str]
    cues: frozenset[str]


def features(subject: str, text: str) -> Features:
    """The features of one mail: pure, and the same in training and in service."""
    title, body = words(subject, limit=40), words(text)
    seen = _seen(body) | _seen(title, "s:")
    return Features(frozenset(seen), frozenset(cues(title, body)) | frozenset(_sums(f"{subject}\n{text}")))


def words_seen(text: str) -> frozenset[str]:
    """What is seen in a text by its words alone."""
    return frozenset(_seen(words(text)))


def says_enough(seen: Features, known: Container[str]) -> bool:
    """Whether it has a few different `known` words, or a phrase of a table: "Dear team," may begin anything."""
    plain = sum(" " not in word and ":" not in word and word[0] not in "^." and word in known for word in seen.words)
    return plain >= LEAST_WORDS or any(": " in cue for cue in seen.cues)


def speaks_of_homes(seen: Features) -> bool:
    """Whether anything in a mail is of this trade. Words of others lean somewhere too, and a model must choose."""
    concepts = {word.rpartition(":")[2] for word in seen.words if ":" in word}
    return not HOMES_AND_DEALS.isdisjoint(concepts) or shows_deal(seen.cues)


def _sums(text: str) -> Iterator[str]:
    """Cues of how large the sums are that a mail names: as for a month, or as for a whole home."""
    for found in _SUM.finditer(text):
        unit, dollar, month = found["unit"], found["dollar"], found["month"]
        if not (unit or dollar or month or "," in found["digits"]):
            continue
        value = float(found["digits"].replace(",", "")) * _TIMES.get((unit or "").lower(), 1)
        if value >= _WHOLE:
            yield "!sum for a home"
        elif int(value) in _MONTHLY:
            yield "!sum for a month"


def _seen(tokens: list[str], mark: str = "") -> set[str]:
    found: set[str] = set()
    _add_words(found, tokens, mark)
    _add_concepts(found, tokens, f"{mark}c:")
    return found


def _add_words(found: set[str], tokens: list[str], mark: str) -> None:
    found.update([mark + token for token in tokens])
    found.update([f"{mark}{one} {two}" for one, two in pairwise(tokens) if one != SENTENCE_END != two])
    for size in _STARTS:
        found.update([f"{mark}^{token[:size]}" for token in tokens if len(token) > size])


def _add_concepts(found: set[str], tokens: list[str], mark: str) -> None:
    """Concepts and their runs of two and three, within a sentence, words without a concept passed over."""
    one = two = ""
    for token in tokens:
        if token == SENTENCE_END:
            one = two = ""
            continue
        concept = CONCEPTS.get(token)
        if concept is None or concept == one:
            continue
        found.add(mark + concept)
        if one:
            found.add(f"{mark}{one} {concept}")
            if two:
                found.add(f"{mark}{two} {one} {concept}")
        two, one = one, concept
