"""Train the reader of sentiment: `python -m classifiers.training.train_sentiment`. Prints figures, writes the model.

Each hand of sentiment/ is judged by what the others taught, all voices of one hand held out together. Mail of ordinary
inboxes, where few are upset, teaches and is judged as well: what matters is how often an ordinary mail is taken for a
reproach.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sklearn.linear_model import LogisticRegression

from classifiers.intents.features import Features
from classifiers.intents.sentiment import SENTIMENT_FILE, seen_in
from classifiers.training import corpus
from classifiers.training.fit import Fitted, judged_across, learn, write
from models.message import Sentiment

HERE: Final = Path(__file__).parent / "sentiment"
STRENGTH: Final = 40.0  # scikit-learn's C
SURE_FROM: Final = 0.6  # below it a mail is taken for neutral
PARTS: Final = 5  # of ordinary mail, whose hands are many
DRAWN: Final = "ordinary_2"  # drawn at random; other ordinary mail was chosen because a model erred on it
BOUNDS: Final = (0.45, 0.5, 0.55, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Felt:
    """One marked mail, and its features as service sees them."""

    label: Sentiment
    part: str  # what is held out together
    drawn: bool  # at random from ordinary inboxes
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
        rows.append(Felt(Sentiment(raw["label"]), _part(path, raw), path.stem == DRAWN, seen_in(subject, text)))
    return rows


def _part(path: Path, raw: dict[str, str]) -> str:
    """Of the hand that wrote a file (`hand_5_curt` is a voice of `hand_5`), or of some hands of ordinary mail."""
    if "hand" in raw:
        return f"ordinary, part {zlib.crc32(raw['hand'].encode()) % PARTS}"
    return "_".join(path.stem.split("_")[:2])


def digest() -> str:
    """SHA-256 over the marked mails, to tell whether the model was made from them."""
    return corpus.digest_of(files())


def fit(rows: Sequence[Felt]) -> Fitted:
    """Train on marked mails."""
    seen = [row.seen for row in rows]
    learner = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-4)
    return learn(learner, seen, seen, [row.label for row in rows], [1.0] * len(rows))


def judged_across_hands(rows: Sequence[Felt]) -> list[dict[str, float]]:
    """The probabilities that a model gives each mail which saw no mail of its hand."""
    parts, seen = [row.part for row in rows], [row.seen for row in rows]
    return judged_across(parts, seen, lambda taught: fit([rows[place] for place in taught]))


def report(rows: Sequence[Felt], said: Sequence[dict[str, float]]) -> None:
    """For each bound: precision and recall of what is not neutral, and how much ordinary mail is taken for it."""
    drawn = [place for place, row in enumerate(rows) if row.drawn]
    for bound in BOUNDS:
        print(f"sure from {bound}:")
        for want in (Sentiment.NEGATIVE, Sentiment.POSITIVE):
            found = {
                at for at, odds in enumerate(said) if odds[want] >= bound and max(odds, key=odds.__getitem__) == want
            }
            right = sum(rows[at].label is want for at in found)
            marked = sum(row.label is want for row in rows)
            wrong = sum(at in found and rows[at].label is not want for at in drawn)
            print(
                f"  {want:8} precision {right / max(len(found), 1):.1%}, recall {right / marked:.1%} of {marked};"
                f" {wrong} of {len(drawn)} ordinary mails wrongly"
            )


def files() -> list[Path]:
    """The files of marked mails, in the order of their names."""
    return sorted(HERE.glob("*.jsonl"))


if __name__ == "__main__":
    main()
