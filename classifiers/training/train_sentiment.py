"""Train the reader of sentiment: `python -m classifiers.training.train_sentiment`. Prints figures, writes the model.

Each file of sentiment/ is judged by what the others taught. Mail of ordinary inboxes, where few are upset, teaches and
is judged as well: what matters is how often an ordinary mail is taken for a reproach.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sklearn.linear_model import LogisticRegression

from classifiers.intents.features import Features, features
from classifiers.intents.sentiment import SENTIMENT_FILE, with_signs
from classifiers.training import corpus
from classifiers.training.fit import Fitted, learn, write
from models.message import Sentiment

HERE: Final = Path(__file__).parent / "sentiment"
STRENGTH: Final = 40.0  # scikit-learn's C
SURE_FROM: Final = 0.6  # below it a mail is taken for neutral
PARTS: Final = 5  # of ordinary mail, whose hands are many
BOUNDS: Final = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Felt:
    """One marked mail, and its features as service sees them."""

    label: Sentiment
    part: str  # what is held out together
    ordinary: bool
    seen: Features


def main(path: Path = SENTIMENT_FILE) -> None:
    """Cross-validate, fit on everything, write the file."""
    rows = read_all()
    report(rows, judged_across_hands(rows))
    size = write(fit(rows), path, keep_above=SURE_FROM, digest=digest())
    print(f"wrote {path.name}: {size:,} bytes")


def read_all() -> list[Felt]:
    """Every marked mail, files in the order of their names. Raises ValueError for a row that is not right."""
    return [row for path in files() for row in read(path)]


def read(path: Path) -> list[Felt]:
    """The marked mails of a file: `text` as in the other data, `label`, `lang`. Raises ValueError.

    A mail of an ordinary inbox names the file of data/ that it is from (`hand`).
    """
    rows = []
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        subject, text = corpus.parted(raw["text"])
        seen = with_signs(features(subject, text), text)
        part = f"{path.stem}, part {zlib.crc32(raw['hand'].encode()) % PARTS}" if "hand" in raw else path.stem
        rows.append(Felt(Sentiment(raw["label"]), part, "hand" in raw, seen))
    return rows


def digest() -> str:
    """SHA-256 over the marked mails, to tell whether the model was made from them."""
    return corpus.digest_of(files())


def fit(rows: Sequence[Felt]) -> Fitted:
    """Train on marked mails."""
    seen = [row.seen for row in rows]
    learner = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-4)
    return learn(learner, seen, seen, [row.label for row in rows], [1.0] * len(rows))


def judged_across_hands(rows: Sequence[Felt]) -> list[dict[str, float]]:
    """The probabilities that a model gives each mail which saw no mail of its file."""
    said: list[dict[str, float]] = [{}] * len(rows)
    for part in sorted({row.part for row in rows}):
        model = fit([row for row in rows if row.part != part])
        held = [place for place, row in enumerate(rows) if row.part == part]
        found = model.probabilities([rows[place].seen for place in held])
        for place, odds in zip(held, found, strict=True):
            said[place] = dict(zip(model.labels, map(float, odds), strict=True))
    return said


def report(rows: Sequence[Felt], said: Sequence[dict[str, float]]) -> None:
    """For each bound: precision and recall of what is not neutral, and how much ordinary mail is taken for it."""
    ordinary = [place for place, row in enumerate(rows) if row.ordinary]
    for bound in BOUNDS:
        print(f"sure from {bound}:")
        for want in (Sentiment.NEGATIVE, Sentiment.POSITIVE):
            found = {
                at for at, odds in enumerate(said) if odds[want] >= bound and max(odds, key=odds.__getitem__) == want
            }
            right = sum(rows[at].label is want for at in found)
            marked = sum(row.label is want for row in rows)
            wrong = sum(at in found and rows[at].label is not want for at in ordinary)
            print(
                f"  {want:8} precision {right / max(len(found), 1):.1%}, recall {right / marked:.1%} of {marked};"
                f" {wrong} of {len(ordinary)} ordinary mails"
            )


def files() -> list[Path]:
    """The files of marked mails, in the order of their names."""
    return sorted(HERE.glob("*.jsonl"))


if __name__ == "__main__":
    main()
