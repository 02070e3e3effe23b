"""A linear model over a mail's features: trained weights in a compact file, a score that is a sum.

It needs no numerical library. The reader of intents and the one of readiness are such models.
"""

from __future__ import annotations

import base64
import gzip
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any, Final

from classifiers.intents.features import Features

LANE_BITS: Final = 32
"""A feature's weights for all labels lie side by side in one integer, so that one addition adds them all."""
LANE_MASK: Final = (1 << LANE_BITS) - 1
WEIGHT_BITS: Final = 16
FEWEST_WORDS: Final = 8
"""The words of a mail with fewer features than this count less than one among them: a "???" says next to nothing."""
WEIGHT_OFFSET: Final = 1 << (WEIGHT_BITS - 1)  # makes every stored weight positive, so that lanes never borrow


def read_model(path: Path) -> dict[str, Any]:
    """The document of a model file. Raises OSError and ValueError for a missing or broken one."""
    document: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return document


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model makes of one mail: a probability per label, and the labels, the likeliest first."""

    probabilities: Mapping[str, float]
    ranked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """The weights that training found. `scale` turns a stored weight into a real one.

    A mail's words share a weight of one among them, however long it is; each cue counts `cue_value`.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    scale: float
    cue_value: float
    weights: Mapping[str, int]
    keep_above: float  # below this confidence a reading is unsure

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Read a model file written by training. Raises OSError and ValueError for a missing or broken file."""
        return cls.of(read_model(path))

    @classmethod
    @cache
    def shipped(cls, path: Path) -> LinearModel:
        """The model of a file that never changes while we run: read once, and shared by all accounts."""
        return cls.load(path)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> LinearModel:
        """The model of a document that training wrote."""
        labels = tuple(stored["labels"])
        return cls(
            labels=labels,
            bias=tuple(stored["bias"]),
            scale=stored["scale"],
            cue_value=stored["cue_value"],
            weights=_lanes(stored["vocabulary"].split("\n"), base64.b64decode(stored["weights"]), len(labels)),
            keep_above=stored["keep_above"],
        )

    def score(self, seen: Features) -> Scores:
        """Score one mail by its features."""
        words, cues = self._known(seen.words), self._known(seen.cues)
        logits = self._logits(words, cues)
        top = max(logits)
        odds = [math.exp(logit - top) for logit in logits]
        total = sum(odds)
        probabilities = {label: odd / total for label, odd in zip(self.labels, odds, strict=True)}
        return Scores(probabilities, tuple(sorted(probabilities, key=probabilities.__getitem__, reverse=True)))

    def telling(self, seen: Features, label: str) -> tuple[str, ...]:
        """What spoke most for a label: names of cues, then words, each strongest first."""
        lane = self.labels.index(label)
        cues = [cue for cue in seen.cues if ": " not in cue and not cue.startswith(_SHAPES)]
        words = [word for word in seen.words if word[0] not in "^." and ":" not in word and "." not in word]
        return (*self._strongest(cues, lane)[:2], *self._strongest(words, lane)[:3])

    def _known(self, seen: Iterable[str]) -> list[int]:
        return [weight for weight in map(self.weights.get, seen) if weight is not None]

    def _logits(self, words: Sequence[int], cues: Sequence[int]) -> list[float]:
        word_value, cue_value = self.scale / math.sqrt(max(len(words), FEWEST_WORDS)), self.scale * self.cue_value
        word_lanes, cue_lanes = sum(words), sum(cues)
        offset = WEIGHT_OFFSET * (word_value * len(words) + cue_value * len(cues))
        return [
            bias + word_value * _lane(word_lanes, lane) + cue_value * _lane(cue_lanes, lane) - offset
            for lane, bias in enumerate(self.bias)
        ]

    def _strongest(self, seen: Sequence[str], lane: int) -> list[str]:
        pairs = zip(map(self.weights.get, seen, repeat(0)), seen, strict=True)
        spoke = sorted(((_lane(weight, lane), name) for weight, name in pairs if weight), reverse=True)
        return [name.removeprefix("!s:").removeprefix("!") for weight, name in spoke if weight > WEIGHT_OFFSET]


_SHAPES: Final = ("!length", "!no subject", "!answers", "!forwards")  # cues that no phrase stands behind


def _lane(lanes: int, lane: int) -> int:
    return (lanes >> (LANE_BITS * lane)) & LANE_MASK


def _lanes(vocabulary: Sequence[str], packed: bytes, count: int) -> dict[str, int]:
    """Each feature's `count` 16-bit weights (little-endian, offset) spread over lanes of one integer."""
    width = count * WEIGHT_BITS // 8
    table: dict[str, int] = {}
    for row, feature in enumerate(vocabulary):
        numbers = memoryview(packed)[row * width : (row + 1) * width]
        lanes = 0
        for lane in range(count):
            lanes |= (numbers[2 * lane] | numbers[2 * lane + 1] << 8) << (LANE_BITS * lane)
        table[feature] = lanes
    return table
