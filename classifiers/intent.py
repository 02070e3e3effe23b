"""The built-in reader: a linear model over words, concepts and cues says what a human's mail wants.

It needs no model server and no numerical library: training writes the weights to a compact file, and a mail's score is
a sum over its features.
"""

from __future__ import annotations

import base64
import gzip
import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import repeat
from pathlib import Path
from typing import Final

from classifiers.asks import asks, has_agent, wants_human
from classifiers.cues import shows_spam
from classifiers.features import Features, features
from classifiers.language import detect
from classifiers.needs import LONGEST_TEXT, SLOTS_OF, extract, relevant
from classifiers.readiness import readiness
from classifiers.second_intent import second_intent
from classifiers.verdict import Readiness, Reading
from models.message import Intent

MODEL_FILE: Final = Path(__file__).with_name("intent_model.json.gz")

LANE_BITS: Final = 32
"""A feature's weights for all intents lie side by side in one integer, so that one addition adds them all."""
LANE_MASK: Final = (1 << LANE_BITS) - 1
WEIGHT_BITS: Final = 16
FEWEST_WORDS: Final = 8
"""The words of a mail with fewer features than this count less than one among them: a "???" says next to nothing."""
WEIGHT_OFFSET: Final = 1 << (WEIGHT_BITS - 1)  # makes every stored weight positive, so that lanes never borrow


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model makes of one mail: a probability per intent, and what spoke most for the best."""

    probabilities: Mapping[Intent, float]
    ranked: tuple[Intent, ...]
    telling: tuple[str, ...]
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class IntentModel:
    """The weights that training found. `scale` turns a stored weight into a real one.

    A mail's words share a weight of one among them, however long it is; each cue counts `cue_value`.
    """

    intents: tuple[Intent, ...]
    bias: tuple[float, ...]
    scale: float
    cue_value: float
    weights: Mapping[str, int]
    keep_above: float  # the reader abstains below this confidence

    @classmethod
    def load(cls, path: Path = MODEL_FILE) -> IntentModel:
        """Read a model file written by training. Raises OSError and ValueError for a missing or broken file."""
        stored = json.loads(gzip.decompress(path.read_bytes()))
        intents = tuple(Intent(name) for name in stored["intents"])
        return cls(
            intents=intents,
            bias=tuple(stored["bias"]),
            scale=stored["scale"],
            cue_value=stored["cue_value"],
            weights=_lanes(stored["vocabulary"].split("\n"), base64.b64decode(stored["weights"]), len(intents)),
            keep_above=stored["keep_above"],
        )

    def score(self, subject: str, text: str) -> Scores:
        """Score one mail."""
        seen = features(subject, text)
        words, cues = self._known(seen.words), self._known(seen.cues)
        logits = self._logits(words, cues)
        top = max(logits)
        odds = [math.exp(logit - top) for logit in logits]
        total = sum(odds)
        probabilities = {intent: odd / total for intent, odd in zip(self.intents, odds, strict=True)}
        ranked = tuple(sorted(probabilities, key=probabilities.__getitem__, reverse=True))
        return Scores(probabilities, ranked, self._telling(seen, ranked[0]), seen.cues)

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

    def _telling(self, seen: Features, intent: Intent) -> tuple[str, ...]:
        """What spoke most for an intent: names of cues, then words, each strongest first."""
        lane = self.intents.index(intent)
        cues = [cue for cue in seen.cues if ": " not in cue and not cue.startswith(_SHAPES)]
        words = [word for word in seen.words if word[0] not in "^." and ":" not in word and "." not in word]
        return (*self._strongest(cues, lane)[:2], *self._strongest(words, lane)[:3])

    def _strongest(self, seen: Sequence[str], lane: int) -> list[str]:
        pairs = zip(map(self.weights.get, seen, repeat(0)), seen, strict=True)
        spoke = sorted(((_lane(weight, lane), name) for weight, name in pairs if weight), reverse=True)
        return [name.removeprefix("!s:").removeprefix("!") for weight, name in spoke if weight > WEIGHT_OFFSET]


SPAM_ABOVE: Final = 0.85  # confidence from which spam is sure
SPAM_AT_ALL: Final = 0.5  # and below which it is not even named
STOP_AT_ALL: Final = 0.25  # from which a wish to stop is named, for a person to see, whatever is likelier
_SHAPES: Final = ("!length", "!no subject", "!answers", "!forwards")  # cues that no phrase stands behind
DEALS: Final = frozenset({Intent.BUYER, Intent.SELLER, Intent.RENTER})
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
        best = _best(scores)
        confidence = scores.probabilities[best]
        sure = confidence >= (SPAM_ABOVE if best is Intent.SPAM else self.model.keep_above)
        also = second_intent(text, best, scores.probabilities)
        second = also or next(intent for intent in scores.ranked if intent is not best)
        reading = Reading(
            intent=best,
            confidence=round(confidence, 4),
            sure=sure,
            reason=_reason(scores),
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
            needs = relevant(extract(text, subject, self._known_areas, intents), intents)
            ready = readiness(text) or readiness(subject)
            if ready is not Readiness.CALL and not intents & DEALS:
                ready = None  # who buys, sells or rents nothing may ask for a call, and comes for other visits
            found = replace(found, needs=needs, ready=ready)
        return found


def _best(scores: Scores) -> Intent:
    """The likeliest intent; spam only with evidence, for a lead that is called spam is lost."""
    if not scores.telling:
        return Intent.GENERAL
    if scores.probabilities.get(Intent.UNSUBSCRIBE, 0.0) >= STOP_AT_ALL:
        return Intent.UNSUBSCRIBE
    first, second = scores.ranked[:2]
    spam = first is Intent.SPAM and scores.probabilities[first] >= SPAM_AT_ALL and shows_spam(scores.cues)
    return second if first is Intent.SPAM and not spam else first


def _reason(scores: Scores) -> str:
    return f"built-in reader: {', '.join(dict.fromkeys(scores.telling)) or 'no telling words'}"


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
