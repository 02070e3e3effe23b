"""Fitting: rows in, weights out, and the weights as a compact file that is the same bytes for the same rows."""

from __future__ import annotations

import base64
import json
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from classifiers.intents.features import Features, features
from classifiers.intents.linear import FEWEST_WORDS, WEIGHT_BITS, WEIGHT_OFFSET
from classifiers.training.corpus import Row
from classifiers.training.packed import packed
from models.message import Intent

INTENTS: Final = tuple(intent for intent in Intent if intent is not Intent.BOUNCE)
LEAST_MAILS: Final = 2  # a feature must stand in so many mails
CUE_VALUE: Final = 0.2  # what each cue counts beside all the words of a mail together, which count one
STRENGTH: Final = 120.0  # scikit-learn's C: the greater, the less the weights are held back
COARSE: Final = 256
"""Weights are rounded to so many of their 65,536 steps: the file packs to half. Features that come to nothing are left
out; words are scaled by how many are known, which makes that 2 % of the scale, and no reading of 1,200 another."""
HAND_WEIGHT: Final = 3.0  # how much a hand-written mail counts beside a grammar's


@dataclass(frozen=True)
class Fitted:
    """A trained model, in full precision."""

    vocabulary: dict[str, int]
    labels: tuple[str, ...]
    weights: Any  # numpy array, labels × features
    bias: Any

    def probabilities(self, seen: Sequence[Features]) -> Any:
        """One row of probabilities per mail, columns in the order of `labels`."""
        logits = matrix(seen, self.vocabulary) @ self.weights.T + self.bias
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return odds / odds.sum(axis=1, keepdims=True)

    def of_both(self) -> Fitted:
        """The same model with a row of weights for each of two answers: scikit-learn weighs the second alone."""
        weights, bias = (np.concatenate([-whole / 2, whole / 2]) for whole in (self.weights, self.bias))
        return replace(self, weights=weights, bias=bias)


def seen_in(rows: Sequence[Row]) -> list[Features]:
    """The features of each row."""
    return [features(row.subject, row.text) for row in rows]


def fit(rows: Sequence[Row], seen: Sequence[Features]) -> Fitted:
    """Train on rows and their features. A mail with a second label teaches both, the first more."""
    mails, labels, weights = [], [], []
    for row, mail in zip(rows, seen, strict=True):
        worth = HAND_WEIGHT if row.hand else 1.0
        lessons = [(row.label, 1.0)] if row.also is None else [(row.label, 0.7), (row.also, 0.3)]
        for intent, share in lessons:
            mails.append(mail)
            labels.append(intent.value)
            weights.append(worth * share)
    learner = LogisticRegression(C=STRENGTH / HAND_WEIGHT, max_iter=1000, tol=1e-4, class_weight="balanced")
    return learn(learner, seen, mails, labels, weights)


def learn(
    learner: LogisticRegression,
    seen: Sequence[Features],
    mails: Sequence[Features],
    labels: Sequence[str],
    weights: Sequence[float],
) -> Fitted:
    """Fit a learner to labelled mails; `seen` are those whose features make up the vocabulary, each once."""
    counts = Counter(feature for mail in seen for feature in (*mail.words, *mail.cues))
    kept = sorted(feature for feature, count in counts.items() if count >= LEAST_MAILS)
    vocabulary = {feature: column for column, feature in enumerate(kept)}
    learner.fit(matrix(mails, vocabulary), labels, sample_weight=weights)
    return Fitted(vocabulary, tuple(map(str, learner.classes_)), learner.coef_, learner.intercept_)


def judged_across(
    parts: Sequence[str], seen: Sequence[Features], fitted: Callable[[Sequence[int]], Fitted]
) -> list[dict[str, float]]:
    """The probabilities that a model gives each mail which saw no mail of its part.

    `fitted` trains on the mails at some places.
    """
    said: list[dict[str, float]] = [{}] * len(seen)
    for part in sorted(set(parts)):
        model = fitted([place for place, other in enumerate(parts) if other != part])
        held = [place for place, other in enumerate(parts) if other == part]
        found = model.probabilities([seen[place] for place in held])
        for place, odds in zip(held, found, strict=True):
            said[place] = dict(zip(model.labels, map(float, odds), strict=True))
    return said


def matrix(seen: Sequence[Features], vocabulary: Mapping[str, int]) -> Any:
    """Mails × features: the words of a mail scaled to length one, each cue CUE_VALUE."""
    columns: list[int] = []
    ends = [0]
    values: list[float] = []
    for mail in seen:
        words, cues = _columns(mail.words, vocabulary), _columns(mail.cues, vocabulary)
        columns += words + cues
        values += [1 / max(len(words), FEWEST_WORDS) ** 0.5] * len(words) + [CUE_VALUE] * len(cues)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(seen), len(vocabulary)))


def _columns(names: Iterable[str], vocabulary: Mapping[str, int]) -> list[int]:
    return sorted(column for column in map(vocabulary.get, names) if column is not None)


# Of everything that taught, or of each part of it by its name.
Digest = str | dict[str, str]


def write(model: Fitted, path: Path, *, keep_above: float, digest: Digest, **more: Any) -> int:
    """Write the file that classifiers.intents.linear reads, without features that come to nothing; its size in bytes.

    `more` stands in it for whoever reads the file beside that.
    """
    scale = float(abs(model.weights).max()) / (WEIGHT_OFFSET - COARSE)
    steps = np.rint(model.weights.T / scale / COARSE).astype(int)
    telling = steps.any(axis=1)
    lanes = steps[telling] * COARSE + WEIGHT_OFFSET
    weights = b"".join(struct.pack(f"<{len(model.labels)}H", *row) for row in lanes.tolist())
    document = {
        "data_sha256": digest,
        "labels": list(model.labels),
        "bias": [round(float(bias), 6) for bias in model.bias],
        "scale": scale,
        "cue_value": CUE_VALUE,
        "weight_bits": WEIGHT_BITS,
        "keep_above": keep_above,
        "vocabulary": "\n".join(compress(model.vocabulary, telling)),
        "weights": base64.b64encode(weights).decode(),
        **more,
    }
    return packed(path, json.dumps(document, ensure_ascii=False))


def write_sum(path: Path, *, weights: Sequence[float], bias: float, limits: Sequence[float], digest: Digest) -> int:
    """Write the file that classifiers.opinion.MeaningModel reads; its size in bytes."""
    document = {
        "data_sha256": digest,
        "weights": [round(weight, 4) for weight in weights],
        "bias": round(bias, 4),
        "limits": list(limits),
    }
    return packed(path, json.dumps(document))
