"""How likely a clause states, promises or advises what nothing backs: learned of its words, and of its meaning.

The limits are chosen in training (mailbot/ops/teaching) by what others wrote than those who taught.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from classifiers.intents.linear import LinearModel, read_model
from classifiers.opinion import Limits, MeaningModel, Opinion, together
from classifiers.statements.seen import Statement, seen_in

WORDS_FILE: Final = Path(__file__).with_name("words_model.json.gz")
MEANING_FILE: Final = Path(__file__).with_name("meaning_model.json.gz")
UNBACKED: Final = "unbacked"
BACKED: Final = "backed"


@dataclass(frozen=True, slots=True)
class WordsModel:
    """A linear model of what is seen of a clause. `heard` are the words that true drafts were seen to use."""

    model: LinearModel
    heard: frozenset[str]
    limits: Limits

    @classmethod
    def load(cls, path: Path = WORDS_FILE) -> WordsModel:
        """Read a file that training wrote. Raises OSError, KeyError and ValueError for a missing or broken one."""
        stored = read_model(path)
        return cls(LinearModel.of(stored), frozenset(stored["heard"].split(" ")), Limits(*stored["limits"]))

    def likely(self, statement: Statement) -> float:
        """How likely nothing backs a clause, by its words."""
        return self.model.score(seen_in(statement, self.heard)).probabilities[UNBACKED]


def opinion(
    statement: Statement, clause: Sequence[float] | None = None, sentence: Sequence[float] | None = None
) -> Opinion:
    """What was learned says of a clause; `clause` and `sentence` are embeddings of both, where there are any."""
    words, meaning = _words(), _meaning()
    likely = words.likely(statement)
    if clause is None or sentence is None:
        return Opinion(likely, words.limits)
    return Opinion(together(likely, meaning.likely((*clause, *sentence))), meaning.limits)


def heard_words() -> frozenset[str]:
    """The words that true drafts were seen to use."""
    return _words().heard


@cache
def _words() -> WordsModel:
    return WordsModel.load()


@cache
def _meaning() -> MeaningModel:
    return MeaningModel.load(MEANING_FILE)
