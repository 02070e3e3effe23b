"""How likely a sentence speaks of people: what was learned of its words, and of its meaning where that is known.

Patterns know the words that somebody thought of; whoever words a draft has many more. A sentence that reads as said of
people is held without a pattern, and one that surely speaks of the home goes in spite of one. The limits are chosen in
training (classifiers/training/train_fair_housing.py) by what others wrote than those who taught.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from classifiers.fair_housing.patterns import Told
from classifiers.features import Features, words_seen
from classifiers.linear import LinearModel, read_model

WORDS_FILE: Final = Path(__file__).with_name("words_model.json.gz")
MEANING_FILE: Final = Path(__file__).with_name("meaning_model.json.gz")
PEOPLE: Final = "people"
HOME: Final = "home"


@dataclass(frozen=True, slots=True)
class Limits:
    """From which likelihood on a sentence is held without a pattern, and below which it goes in spite of one."""

    hold_from: float
    clear_below: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely a sentence speaks of people, 0 to 1."""

    likely: float
    limits: Limits

    @property
    def holds(self) -> bool:
        return self.likely >= self.limits.hold_from

    @property
    def clears(self) -> bool:
        return self.likely < self.limits.clear_below


@dataclass(frozen=True, slots=True)
class MeaningModel:
    """Weights of an embedding's numbers, of a pattern's having found something, and of nothing.

    `limits` are for what words and meaning say together.
    """

    weights: tuple[float, ...]
    of_patterns: float
    bias: float
    limits: Limits

    @classmethod
    def load(cls, path: Path = MEANING_FILE) -> MeaningModel:
        """Read a file that training wrote. Raises OSError, KeyError and ValueError for a missing or broken one."""
        stored = read_model(path)
        return cls(tuple(stored["weights"]), stored["of_patterns"], stored["bias"], Limits(*stored["limits"]))

    def likely(self, embedding: Sequence[float], *, told: bool) -> float:
        """How likely a sentence with this embedding speaks of people."""
        total = sum(weight * number for weight, number in zip(self.weights, embedding, strict=True))
        return _chance(self.bias + self.of_patterns * told + total)


@dataclass(frozen=True, slots=True)
class WordsModel:
    """A linear model of the words and of the classes of law that patterns found."""

    model: LinearModel
    limits: Limits

    @classmethod
    def load(cls, path: Path = WORDS_FILE) -> WordsModel:
        """Read a file that training wrote. Raises OSError, KeyError and ValueError for a missing or broken one."""
        stored = read_model(path)
        return cls(LinearModel.of(stored), Limits(*stored["limits"]))

    def likely(self, sentence: str, told: Iterable[Told]) -> float:
        """How likely a sentence in which patterns found this speaks of people."""
        return self.model.score(seen_in(sentence, told)).probabilities[PEOPLE]


def opinion(sentence: str, told: Sequence[Told], embedding: Sequence[float] | None = None) -> Opinion:
    """What was learned says of a sentence. `told`: what the patterns found in it."""
    words, meaning = _words(), _meaning()
    likely = words.likely(sentence, told)
    if embedding is None:
        return Opinion(likely, words.limits)
    return Opinion(together(likely, meaning.likely(embedding, told=bool(told))), meaning.limits)


def together(one: float, other: float) -> float:
    """Two likelihoods as one: the mean of their log-odds. They err in different sentences."""
    return _chance((_log_odds(one) + _log_odds(other)) / 2)


def seen_in(sentence: str, told: Iterable[Told]) -> Features:
    """A sentence's words, and as cues what the patterns found: the same in training and in service."""
    classes = {f"!told: {one.of}" for one in told}
    return Features(words_seen(sentence), frozenset(classes | {"!told"} if classes else classes))


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))


def _log_odds(likely: float) -> float:
    likely = min(max(likely, 1e-6), 1 - 1e-6)
    return math.log(likely / (1 - likely))


@cache
def _words() -> WordsModel:
    return WordsModel.load()


@cache
def _meaning() -> MeaningModel:
    return MeaningModel.load()
