"""Train the built-in reader: `python -m classifiers.training.train`. Prints cross-validated figures, writes the model.

Figures are on hand-written mail only: in each fold the model is trained on the rest of it and on all of the grammar's.
A fold holds out whole files, so that mail of one hand is judged by what others taught: people word things each in their
own way, and a fold that mixes hands flatters.
With `--without-grammar` it prints the figures that hand-written mail gives by itself, and writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedGroupKFold

from classifiers.intents.intent import MODEL_FILE, SPAM_ABOVE, SPAM_AT_ALL
from classifiers.training import corpus
from classifiers.training.corpus import Row
from classifiers.training.fit import INTENTS, fit, seen_in, write
from models.message import Intent

FOLDS: Final = 5
WANTED_PRECISION: Final = 0.96  # of what is kept; the shipped model knows more hands than any fold, and errs less
ORDINARY: Final = frozenset(f"hand_{number}" for number in range(17, 24))
"""The files that were written as the ordinary inboxes of agencies: what a confidence means is judged by them. Others
dwell on what is hard."""


def main(path: Path = MODEL_FILE, *, grammar: bool = True) -> None:
    """Cross-validate, choose the threshold, fit on everything, write the file."""
    rows = [row for row in corpus.training_rows() if row.hand or grammar]
    seen = seen_in(rows)
    hand, probabilities = cross_validated(rows, seen)
    keep_above = threshold(hand, probabilities)
    report(hand, probabilities, keep_above)
    if not grammar:
        return
    size = write(fit(rows, seen), path, keep_above=keep_above, digest=corpus.digest())
    print(f"\nwrote {path.name}: {size:,} bytes")


def cross_validated(rows: Sequence[Row], seen: Sequence[set[str]], seed: int = 7) -> tuple[list[Row], Any]:
    """The hand-written rows, and for each the probabilities by a model that never saw it (columns: INTENTS)."""
    hand = [number for number, row in enumerate(rows) if row.hand]
    grammar = [number for number, row in enumerate(rows) if not row.hand]
    found = np.zeros((len(hand), len(INTENTS)))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    labels, hands = ([pick(rows[number]) for number in hand] for pick in (_label_of, _hand_of))
    for train, test in folds.split(hand, labels, hands):
        learned = [hand[i] for i in train] + grammar
        model = fit([rows[i] for i in learned], [seen[i] for i in learned])
        columns = [INTENTS.index(Intent(label)) for label in model.labels]
        found[np.ix_(test, columns)] = model.probabilities([seen[hand[i]] for i in test])
    return [rows[number] for number in hand], found


def threshold(rows: Sequence[Row], probabilities: Any) -> float:
    """The lowest confidence above which WANTED_PRECISION of the readings of ordinary mail is right."""
    right, confidence = _judged(rows, probabilities)
    ordinary = np.array([row.hand_of in ORDINARY for row in rows])
    right, confidence = right[ordinary], confidence[ordinary]
    order = np.argsort(-confidence, kind="stable")
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(precision >= WANTED_PRECISION)
    return round(float(confidence[order][good[-1]]), 4) if len(good) else 1.0


def report(rows: Sequence[Row], probabilities: Any, keep_above: float) -> None:
    """Print the figures."""
    right, confidence = _judged(rows, probabilities)
    said = [INTENTS[column] for column in probabilities.argmax(axis=1)]
    judged = [row.label if row.accepts(intent) else intent for row, intent in zip(rows, said, strict=True)]
    labels = [row.label.value for row in rows]
    macro = f1_score(labels, [intent.value for intent in judged], average="macro")
    print(f"{len(rows)} hand-written mails: right {right.mean():.1%}, macro-F1 {macro:.3f}")
    for intent in INTENTS:
        mine = [i for i, row in enumerate(rows) if row.label is intent]
        if mine:
            print(f"  {intent.value:15} {len(mine):4}  recall {np.mean(right[mine]):.1%}")
    print("what is kept at a confidence of at least …")
    for floor in sorted({0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, keep_above}):
        kept = confidence >= floor
        mark = "  <- threshold" if floor == keep_above else ""
        print(f"  {floor:.3f}: right {right[kept].mean():.1%} of {kept.mean():.1%}{mark}")
    leads = [i for i, row in enumerate(rows) if row.label in (Intent.BUYER, Intent.SELLER, Intent.RENTER)]
    for name, floor in (("named", SPAM_AT_ALL), ("surely read as", SPAM_ABOVE)):
        lost = sum(said[i] is Intent.SPAM and confidence[i] >= floor for i in leads)
        print(f"leads {name} spam, evidence or not: {lost} of {len(leads)}")


def _label_of(row: Row) -> str:
    return row.label.value


def _hand_of(row: Row) -> str:
    return row.hand_of


def _judged(rows: Sequence[Row], probabilities: Any) -> tuple[Any, Any]:
    best = probabilities.argmax(axis=1)
    right = np.array([row.accepts(INTENTS[column]) for row, column in zip(rows, best, strict=True)])
    return right, probabilities.max(axis=1)


if __name__ == "__main__":
    options = sys.argv[1:]
    main(
        *[Path(option) for option in options if not option.startswith("--")],
        grammar="--without-grammar" not in options,
    )
