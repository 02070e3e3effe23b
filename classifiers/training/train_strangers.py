"""Train the reader of strangers: `python -m classifiers.training.train_strangers`. Prints figures, writes the model.

It learns from the mail of data/ and of strangers/, which is notices, partners and attacks, and leads who sound like
them. Each hand is judged by what others taught, beside the reader of intents, which knows none of strangers/.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from classifiers.intents.features import Features
from classifiers.intents.intent import SPAM_AT_ALL, asks_as_spam
from classifiers.intents.stranger_model import DOUBTED_BELOW, NO_SPAM, STRANGER_FILE, WARNED_FROM
from classifiers.training import corpus
from classifiers.training.corpus import Row
from classifiers.training.fit import INTENTS, Fitted, learn, seen_in, write
from classifiers.training.fit import fit as fit_intents
from classifiers.training.train import cross_validated
from models.message import Intent

FOLDS: Final = 8
STRENGTH: Final = 30.0  # scikit-learn's C
HAND_WEIGHT: Final = 3.0  # how much a hand-written mail counts beside a grammar's,
STRANGER_WEIGHT: Final = 9.0  # and one of strangers/
LEADS: Final = (Intent.BUYER, Intent.SELLER, Intent.RENTER)


def main(path: Path = STRANGER_FILE) -> None:
    """Cross-validate, fit on everything, write the file."""
    ordinary, strange = corpus.training_rows(), corpus.stranger_rows()
    rows, seen = [*ordinary, *strange], [*seen_in(ordinary), *seen_in(strange)]
    report(rows, _first_looks(ordinary, strange, seen), judged_across_hands(rows, seen))
    size = write(fit(rows, seen), path, keep_above=0.0, digest=corpus.digest_with_strangers())
    print(f"wrote {path.name}: {size:,} bytes")


def fit(rows: Sequence[Row], seen: Sequence[Features]) -> Fitted:
    """Train on rows and their features."""
    learner = LogisticRegression(C=STRENGTH, max_iter=1000, tol=1e-4, class_weight="balanced")
    return learn(learner, seen, seen, [_label_of(row) for row in rows], [_worth(row) for row in rows]).of_both()


def judged_across_hands(rows: Sequence[Row], seen: Sequence[Features]) -> Any:
    """Per row the likelihood of spam by a model that saw no mail of its hand; 0 for a grammar's."""
    hand = [place for place, row in enumerate(rows) if row.hand]
    grammar = [place for place, row in enumerate(rows) if not row.hand]
    said = np.zeros(len(rows))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=7)
    labels, hands = [_label_of(rows[place]) for place in hand], [rows[place].hand_of for place in hand]
    for taught, held in folds.split(hand, labels, hands):
        learned = [*(hand[place] for place in taught), *grammar]
        model = fit([rows[place] for place in learned], [seen[place] for place in learned])
        places = [hand[place] for place in held]
        said[places] = model.probabilities([seen[place] for place in places])[:, model.labels.index(Intent.SPAM)]
    return said


def report(rows: Sequence[Row], first: Any, second: Any) -> None:
    """What hand-written mail is named spam by the reader of intents alone, and with this one; and what is warned of.

    `first`: per row the probabilities of INTENTS, `second`: of spam, each by a model that knew no mail of its hand.
    """
    likeliest, spam = first.argmax(axis=1), INTENTS.index(Intent.SPAM)
    named = (likeliest == spam) & (first[:, spam] >= SPAM_AT_ALL)
    asks = np.array(
        [asks_as_spam(row.subject, row.text) if doubt else False for row, doubt in zip(rows, named, strict=True)]
    )
    kept = named & (asks | (second >= DOUBTED_BELOW))
    warned = ~kept & (named | (second >= WARNED_FROM))
    for group in sorted({_group_of(row) for row in rows}):
        of_it = np.array([row.hand and _group_of(row) == group for row in rows])
        counts = f"called spam {named[of_it].sum():4}, now {kept[of_it].sum():4}, warned of {warned[of_it].sum():4}"
        print(f"{group:16} {of_it.sum():6} mails; {counts}")


def _first_looks(ordinary: Sequence[Row], strange: Sequence[Row], seen: Sequence[Features]) -> Any:
    """Per row the probabilities by a reader of intents that had not learned from its hand; 0 for a grammar's."""
    old, new = seen[: len(ordinary)], seen[len(ordinary) :]
    _, across = cross_validated(ordinary, old)
    model = fit_intents(ordinary, old)
    found = np.zeros((len(strange), len(INTENTS)))
    found[:, [INTENTS.index(Intent(label)) for label in model.labels]] = model.probabilities(new)
    odds = np.zeros((len(seen), len(INTENTS)))
    odds[[row.hand for row in (*ordinary, *strange)]] = np.concatenate([across, found])
    return odds


def _group_of(row: Row) -> str:
    written = "strangers/" if row.strange else "data/"
    return f"{written}{'spam' if row.label is Intent.SPAM else 'leads' if row.label in LEADS else 'others'}"


def _label_of(row: Row) -> str:
    return Intent.SPAM if row.label is Intent.SPAM else NO_SPAM


def _worth(row: Row) -> float:
    return STRANGER_WEIGHT if row.strange else HAND_WEIGHT if row.hand else 1.0


if __name__ == "__main__":
    main()
