"""What a learned reader of drafts says: how likely a piece of text is what it looks for, and from where on that counts.

Two readers that err in different sentences are taken together: one of words, one of meaning (embeddings).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from classifiers.intents.linear import read_model


@dataclass(frozen=True, slots=True)
class Limits:
    """From which likelihood on a text is held without a pattern, and below which it goes in spite of one."""

    hold_from: float
    clear_below: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely a text is what the reader looks for, 0 to 1."""

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
    """A weight for each number that is seen of a text, and one of nothing.

    `limits` are for what words and meaning say together.
    """

    weights: tuple[float, ...]
    bias: float
    limits: Limits

    @classmethod
    def load(cls, path: Path) -> MeaningModel:
        """Read a file that training wrote. Raises OSError, KeyError and ValueError for a missing or broken one."""
        stored = read_model(path)
        return cls(tuple(stored["weights"]), stored["bias"], Limits(*stored["limits"]))

    def likely(self, numbers: Sequence[float]) -> float:
        """How likely a text of which these numbers are seen is what is looked for."""
        total = sum(weight * number for weight, number in zip(self.weights, numbers, strict=True))
        return _chance(self.bias + total)


def together(one: float, other: float) -> float:
    """Two likelihoods as one: the mean of their log-odds."""
    return _chance((_log_odds(one) + _log_odds(other)) / 2)


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))


def _log_odds(likely: float) -> float:
    likely = min(max(likely, 1e-6), 1 - 1e-6)
    return math.log(likely / (1 - likely))
