"""How likely a sentence speaks of people: what was learned of its words, and of its meaning where that is known.

Patterns know the words that somebody thought of; whoever words a draft has many more. A sentence that reads as said of
people is held without a pattern, and one that surely speaks of the home goes in spite of one. The limits are chosen in
training (classifiers/training/train_fair_housing.py) by what others wrote than those who taught.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from classifiers.fair_housing.patterns import Told
from classifiers.intents.features import Features, words_seen
from classifiers.intents.linear import LinearModel, read_model
from classifiers.opinion import Limits, MeaningModel, Opinion, together

WORDS_FILE: Final = Path(__file__).with_name("words_model.json.gz")
MEANING_FILE: Final = Path(__file__).with_name("meaning_model.json.gz")
PEOPLE: Final = "people"
HOME: Final = "home"


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
    return Opinion(together(likely, meaning.likely((*embedding, float(bool(told))))), meaning.limits)


def seen_in(sentence: str, told: Iterable[Told]) -> Features:
    """A sentence's words, and as cues what the patterns found: the same in training and in service."""
    classes = {f"!told: {one.of}" for one in told}
    return Features(words_seen(sentence), frozenset(classes | {"!told"} if classes else classes))


@cache
def _words() -> WordsModel:
    return WordsModel.load()


@cache
def _meaning() -> MeaningModel:
    return MeaningModel.load(MEANING_FILE)
