"""Train the reader of readiness: `python -m classifiers.training.train_ready`. Prints figures, writes the model.

Each file is judged by what the others taught, beside the tables alone. A mail counts whose readiness is marked, and
which was not written together with the tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sklearn.linear_model import LogisticRegression

from classifiers.asking.readiness import readiness
from classifiers.intents.features import Features, features
from classifiers.intents.ready_model import NOT_READY, READY_FILE, with_cues
from classifiers.training import corpus
from classifiers.training.corpus import Row
from classifiers.training.fit import Fitted, judged_across, learn, write
from models.message import Intent

STRENGTH: Final = 20.0  # scikit-learn's C
LEADS: Final = (Intent.BUYER, Intent.SELLER, Intent.RENTER)
KNOWN_TO_THE_TABLES: Final = frozenset(f"hand_{number:02}" for number in range(1, 10))
"""Files by the writer of the tables: what the tables find there says nothing of what they find elsewhere."""


def main(path: Path = READY_FILE) -> None:
    """Cross-validate, fit on everything, write the file."""
    rows = [row for row in corpus.training_rows() if _teaches(row)]
    seen = [seen_in(row) for row in rows]
    report("tables alone", rows, [_told(row) for row in rows])
    report("model", rows, judged_across_hands(rows, seen))
    size = write(fit(rows, seen), path, keep_above=0.0, digest=corpus.digest())
    print(f"wrote {path.name}: {size:,} bytes")


def seen_in(row: Row) -> Features:
    """A row's features, as service sees them."""
    return with_cues(features(row.subject, row.text), row.subject, row.text, {row.label, row.also or row.label})


def fit(rows: Sequence[Row], seen: Sequence[Features]) -> Fitted:
    """Train on rows and their features."""
    learner = LogisticRegression(C=STRENGTH, max_iter=1000, tol=1e-4)
    return learn(learner, seen, seen, [row.ready or NOT_READY for row in rows], [1.0] * len(rows))


def judged_across_hands(rows: Sequence[Row], seen: Sequence[Features]) -> list[str]:
    """What a model says of each row that saw no mail of its file."""

    def fitted(taught: Sequence[int]) -> Fitted:
        return fit([rows[place] for place in taught], [seen[place] for place in taught])

    said = judged_across([row.hand_of for row in rows], seen, fitted)
    return [max(odds, key=odds.__getitem__) for odds in said]


def report(name: str, rows: Sequence[Row], said: Sequence[str]) -> None:
    """Precision and recall of each kind of readiness."""
    wanted = [row.ready or NOT_READY for row in rows]
    pairs = Counter(zip(wanted, said, strict=True))
    right = sum(one == other for one, other in zip(wanted, said, strict=True))
    print(f"{name}: {len(rows)} mails, right {right / len(rows):.1%}")
    for kind in sorted(set(wanted) - {NOT_READY}):
        right = pairs[kind, kind]
        found, marked = said.count(kind), wanted.count(kind)
        print(f"  {kind:6} precision {right / max(found, 1):.1%}, recall {right / max(marked, 1):.1%} of {marked}")


def _teaches(row: Row) -> bool:
    return row.ready_marked and row.hand and row.label in LEADS and row.hand_of not in KNOWN_TO_THE_TABLES


def _told(row: Row) -> str:
    return readiness(row.text) or readiness(row.subject) or NOT_READY


if __name__ == "__main__":
    main()
