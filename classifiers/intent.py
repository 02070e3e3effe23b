"""The built-in reader: a linear model over words, concepts and cues says what a human's mail wants.

It needs no model server and no numerical library: training writes the weights to a compact file, and a mail's score is
a sum over its features.
"""

from __future__ import annotations

import base64
import gzip
import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import repeat
from pathlib import Path
from typing import Final

from classifiers.asks import asks, has_agent, wants_human
from classifiers.features import features
from classifiers.language import detect
from classifiers.needs import LONGEST_TEXT, SLOTS_OF, extract, relevant
from classifiers.readiness import readiness
from classifiers.verdict import Reading
from models.message import Intent

MODEL_FILE: Final = Path(__file__).with_name("intent_model.json.gz")

LANE_BITS: Final = 32
"""A feature's weights for all intents lie side by side in one integer, so that one addition adds them all."""
LANE_MASK: Final = (1 << LANE_BITS) - 1
WEIGHT_BITS: Final = 16
WEIGHT_OFFSET: Final = 1 << (WEIGHT_BITS - 1)  # makes every stored weight positive, so that lanes never borrow


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model makes of one mail: a probability per intent, and the features that spoke most for the best."""

    probabilities: Mapping[Intent, float]
    ranked: tuple[Intent, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IntentModel:
    """The weights that training found. `scale` turns a stored weight into a real one."""

    intents: tuple[Intent, ...]
    bias: tuple[float, ...]
    scale: float
    weights: Mapping[str, int]
    keep_above: float  # the reader abstains below this confidence
    also_above: float

    @classmethod
    def load(cls, path: Path = MODEL_FILE) -> IntentModel:
        """Read a model file written by training. Raises OSError and ValueError for a missing or broken file."""
        stored = json.loads(gzip.decompress(path.read_bytes()))
        intents = tuple(Intent(name) for name in stored["intents"])
        return cls(
            intents=intents,
            bias=tuple(stored["bias"]),
            scale=stored["scale"],
            weights=_lanes(stored["vocabulary"].split("\n"), base64.b64decode(stored["weights"]), len(intents)),
            keep_above=stored["keep_above"],
            also_above=stored["also_above"],
        )

    def score(self, subject: str, text: str) -> Scores:
        """Score one mail."""
        seen = features(subject, text)
        known = [weight for weight in map(self.weights.get, seen) if weight is not None]
        logits = self._logits(known)
        top = max(logits)
        odds = [math.exp(logit - top) for logit in logits]
        total = sum(odds)
        probabilities = {intent: odd / total for intent, odd in zip(self.intents, odds, strict=True)}
        ranked = tuple(sorted(probabilities, key=probabilities.__getitem__, reverse=True))
        return Scores(probabilities, ranked, self._telling(seen, ranked[0]))

    def _logits(self, known: Sequence[int]) -> list[float]:
        norm = self.scale / math.sqrt(len(known) or 1)
        lanes = sum(known)
        offset = WEIGHT_OFFSET * len(known)
        return [
            bias + norm * (((lanes >> (LANE_BITS * lane)) & LANE_MASK) - offset) for lane, bias in enumerate(self.bias)
        ]

    def _telling(self, seen: set[str], intent: Intent, count: int = 3) -> tuple[str, ...]:
        """The words that spoke most for an intent, strongest first."""
        shift = LANE_BITS * self.intents.index(intent)
        pairs = [
            ((weight >> shift) & LANE_MASK, feature)
            for feature, weight in zip(seen, map(self.weights.get, seen, repeat(0)), strict=True)
            if weight and feature[0] not in "^!" and ":" not in feature
        ]
        return tuple(feature for _, feature in sorted(pairs, reverse=True)[:count])


_REPRESENTED: Final = SLOTS_OF.keys() | {Intent.NOT_INTERESTED}


class BuiltinReader:
    """Reads what a mail wants without asking anybody. Loads its weights at the first mail."""

    def __init__(self, path: Path = MODEL_FILE, known_areas: Collection[str] = ()) -> None:
        self._path = path
        self._known_areas = tuple(known_areas)

    @cached_property
    def model(self) -> IntentModel:
        return IntentModel.load(self._path)

    def read(self, subject: str, text: str, today: date | None = None) -> Reading:  # noqa: ARG002
        """Read the newly written text of a human's mail. Never raises for anything that a mail holds.

        `today`, the day on which the mail came, is part of what every reader is told; this one takes words for
        time as they stand and does not need it.
        """
        subject, text = subject[:LONGEST_TEXT], text[:LONGEST_TEXT]
        scores = self.model.score(subject, text)
        best, second = scores.ranked[:2]
        confidence = scores.probabilities[best]
        sure = confidence >= self.model.keep_above
        also = second if scores.probabilities[second] >= self.model.also_above else None
        reading = Reading(
            intent=best,
            confidence=round(confidence, 4),
            sure=sure,
            reason=f"built-in reader: {', '.join(scores.words) or 'no telling words'}",
            also=also,
            asks=asks(text) or asks(subject),
            wants_human=wants_human(text),
            language=detect(f"{subject}\n{text}"),
        )
        return self._with_wishes(reading, subject, text, {best, second} if also or not sure else {best})

    def _with_wishes(self, reading: Reading, subject: str, text: str, intents: set[Intent]) -> Reading:
        """The reading with what only mail of some intents can mean; in doubt, of both that it may have."""
        found = reading
        if intents & _REPRESENTED:
            found = replace(found, has_agent=has_agent(text))
        if intents & SLOTS_OF.keys():
            needs = relevant(extract(text, subject, self._known_areas), intents)
            found = replace(found, needs=needs, ready=readiness(text) or readiness(subject))
        return found


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
