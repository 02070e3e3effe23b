"""Train what decides about proposals, from how likely the tagger found them in mail it had not seen."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from classifiers.needs_judged import same_value
from classifiers.slots.decisions import DECIDED, DECISIONS_FILE, Decision, Decisions, apart
from classifiers.slots.evidence import Evidence
from classifiers.slots.proposals import Likelihoods, Proposal
from classifiers.slots.trees import LEAF, Trees
from classifiers.slots.values import family
from classifiers.training.corpus import Row
from classifiers.training.lessons import Lesson
from classifiers.training.packed import packed
from classifiers.words import fold

GROWN: Final = {
    "n_estimators": 200,
    "learning_rate": 0.06,
    "max_leaf_nodes": 12,
    "max_depth": None,
    "min_samples_leaf": 12,
    "subsample": 0.7,
    "max_features": 0.4,
    "init": "zero",
    "random_state": 1,
}
GROWN_LARGER: Final = {
    "areas": {"n_estimators": 500, "learning_rate": 0.03, "max_leaf_nodes": 24, "min_samples_leaf": 20}
}
"""Where more pays: F1 of areas 0.763 instead of 0.750 across hands, of the others the same."""
STEPS: Final = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)  # thresholds that are tried
MOST: Final = 20  # mails with a word in small letters that are told apart
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Example:
    """One proposal in one marked mail, with its evidence and whether the marks say the same."""

    mail: int
    fold: int
    proposal: Proposal
    evidence: list[float]
    right: bool


@dataclass(frozen=True)
class SmallLetters:
    """How many mails have a word in small letters, in all and by each hand."""

    of_all: Counter[str]
    of_hand: Mapping[str, Counter[str]]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> SmallLetters:
        total: Counter[str] = Counter()
        hands: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            words = {fold(word) for word in _WORD.findall(row.text) if word.islower()}
            total.update(words)
            hands[row.hand_of].update(words)
        return cls(total, hands)

    def beside(self, hand: str) -> Callable[[str], int]:
        """What others than this hand wrote: a hand repeats its own names."""
        own = self.of_hand.get(hand, Counter())
        return lambda word: min(MOST, self.of_all[word] - own[word])

    def stored(self) -> dict[str, str]:
        """Count to words."""
        words: defaultdict[int, list[str]] = defaultdict(list)
        for word, count in sorted(self.of_all.items()):
            words[min(MOST, count)].append(word)
        return {str(count): "\n".join(words[count]) for count in sorted(words)}


def examples(
    slot: str, tags: Sequence[str], judged: Sequence[tuple[int, Lesson, Likelihoods]], letters: SmallLetters
) -> list[Example]:
    """Every proposal for a slot. `judged`: fold, mail, and likelihoods by a tagger that did not see its fold."""
    found = []
    for mail, (fold_of, one, likelihoods) in enumerate(judged):
        common = letters.beside(one.row.hand_of)
        seen = Evidence(one.text, one.pieces, likelihoods, one.intents, one.places, common)
        for proposal, evidence in seen.weighed(tags):
            found.append(Example(mail, fold_of, proposal, evidence, _right(slot, proposal, one)))
    return found


def cross_validated(slot: str, found: Sequence[Example]) -> dict[int, list[Decision]]:
    """Of each mail every proposal, with how likely trees that saw no mail of its fold find it."""
    decisions: defaultdict[int, list[Decision]] = defaultdict(list)
    for fold_of in sorted({one.fold for one in found}):
        trees = grown(slot, [one for one in found if one.fold != fold_of])
        for one in found:
            if one.fold == fold_of:
                decisions[one.mail].append(Decision(one.proposal, trees.likely(one.evidence)))
    return decisions


def grown(slot: str, found: Sequence[Example]) -> Trees:
    """Trees for a slot by all of these examples."""
    how = GROWN | GROWN_LARGER.get(slot, {})
    model = GradientBoostingClassifier(**how)
    model.fit(np.array([one.evidence for one in found], dtype=np.float32), [one.right for one in found])
    roots: list[int] = []
    asks: list[int] = []
    limits: list[float] = []
    left: list[int] = []
    right: list[int] = []
    for (regressor,) in model.estimators_:
        tree, start = regressor.tree_, len(asks)
        roots.append(start)
        for at in range(tree.node_count):
            leaf = tree.children_left[at] == tree.children_right[at]
            asks.append(LEAF if leaf else int(tree.feature[at]))
            limits.append(float(tree.value[at][0][0]) * how["learning_rate"] if leaf else float(tree.threshold[at]))
            left.append(0 if leaf else start + int(tree.children_left[at]))
            right.append(0 if leaf else start + int(tree.children_right[at]))
    return Trees(roots, asks, limits, left, right)


def kept(decisions: Iterable[Decision], threshold: float) -> list[Decision]:
    """What is said of the proposals for one slot of a mail at a threshold."""
    return apart(one for one in decisions if one.likely >= threshold)


def write(learned: Decisions, letters: SmallLetters, digest: str, path: Path = DECISIONS_FILE) -> int:
    """Write the file that classifiers.slots.decisions reads; its size in bytes."""
    document: dict[str, Any] = {
        "data_sha256": digest,
        "tags": {slot: list(tags) for slot, tags in learned.tags.items()},
        "trees": {slot: trees.stored() for slot, trees in learned.trees.items()},
        "thresholds": dict(learned.thresholds),
        "common": letters.stored(),
    }
    return packed(path, json.dumps(document, ensure_ascii=False))


def tags_by_slot(tags: Iterable[str]) -> dict[str, list[str]]:
    """The tags of each slot that is decided."""
    return {slot: sorted(tag for tag in tags if family(tag) == slot) for slot in DECIDED}


def _right(slot: str, one: Proposal, lesson: Lesson) -> bool:
    wanted = (lesson.row.needs or {}).get(slot)
    if wanted is None:
        return False
    words = lesson.text[lesson.pieces[one.first].start : lesson.pieces[one.last].end]
    if slot == "areas":
        return any(same_value(slot, [name], (words,)) for name in wanted)
    return same_value(slot, wanted, one.tag.partition(":")[2] or words)
