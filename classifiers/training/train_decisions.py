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

from classifiers.needs.judged import same_value
from classifiers.needs.slots.decisions import DECISIONS_FILE, Decision, Decisions, apart
from classifiers.needs.slots.evidence import Evidence
from classifiers.needs.slots.model import OUTSIDE
from classifiers.needs.slots.proposals import Likelihoods, Proposal
from classifiers.needs.slots.trees import Node, Trees
from classifiers.needs.slots.values import Said, family, says
from classifiers.text.words import fold
from classifiers.training.corpus import Row
from classifiers.training.lessons import Lesson
from classifiers.training.packed import packed

GROWN: Final = {
    "n_estimators": 100,
    "learning_rate": 0.1,
    "max_leaf_nodes": 8,
    "max_depth": None,
    "min_samples_leaf": 12,
    "subsample": 0.7,
    "max_features": 0.4,
    "init": "zero",
    "random_state": 1,
}
_MORE: Final = {"n_estimators": 200, "learning_rate": 0.06, "max_leaf_nodes": 12}
_MOST: Final = {"n_estimators": 500, "learning_rate": 0.03, "max_leaf_nodes": 24, "min_samples_leaf": 20}
GROWN_LARGER: Final = {"areas": _MOST, "property_type": _MORE, "timeline": _MORE}
"""Where more pays: F1 of areas 0.763 instead of 0.750 across hands; of the others the same."""
STEPS: Final = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)  # thresholds that are tried
COUNTED: Final = ("band", "bathrooms_min", "bedrooms_min", "price_max", "price_min")
"""Families of one number, whose token is marked."""
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
    name: str, tags: Sequence[str], judged: Sequence[tuple[int, Lesson, Likelihoods]], letters: SmallLetters
) -> list[Example]:
    """Every proposal for a family. `judged`: fold, mail, and likelihoods by a tagger that did not see its fold."""
    found = []
    for mail, (fold_of, one, likelihoods) in enumerate(judged):
        common = letters.beside(one.row.hand_of)
        seen = Evidence(one.text, one.pieces, likelihoods, one.intents, one.places, common)
        for proposal, evidence in seen.weighed(tags):
            found.append(Example(mail, fold_of, proposal, evidence, _right(name, proposal, one)))
    return found


def cross_validated(name: str, found: Sequence[Example]) -> dict[int, list[Decision]]:
    """Of each mail every proposal, with how likely trees that saw no mail of its fold find it."""
    decisions: defaultdict[int, list[Decision]] = defaultdict(list)
    for fold_of in sorted({one.fold for one in found}):
        trees = grown(name, [one for one in found if one.fold != fold_of])
        for one in found:
            if one.fold == fold_of:
                decisions[one.mail].append(Decision(one.proposal, trees.likely(one.evidence)))
    return decisions


def grown(name: str, found: Sequence[Example]) -> Trees:
    """Trees for a family by all of these examples."""
    how = GROWN | GROWN_LARGER.get(name, {})
    model = GradientBoostingClassifier(**how)
    model.fit(np.array([one.evidence for one in found], dtype=np.float32), [one.right for one in found])
    return Trees(tuple(_node(regressor.tree_, 0, how["learning_rate"]) for (regressor,) in model.estimators_))


def _node(tree: Any, at: int, rate: float) -> Node | float:
    """A node of one of scikit-learn's trees, with all that it leads to."""
    if tree.children_left[at] == tree.children_right[at]:
        return float(tree.value[at][0][0]) * rate
    lower, higher = (_node(tree, int(child[at]), rate) for child in (tree.children_left, tree.children_right))
    return int(tree.feature[at]), float(tree.threshold[at]), lower, higher


def kept(decisions: Iterable[Decision], threshold: float) -> list[Decision]:
    """What is said of the proposals of one family in a mail at a threshold."""
    return apart(one for one in decisions if one.likely >= threshold)


def write(learned: Decisions, letters: SmallLetters, digest: str, path: Path = DECISIONS_FILE) -> int:
    """Write the file that classifiers.slots.decisions reads; its size in bytes."""
    document: dict[str, Any] = {
        "data_sha256": digest,
        "tags": {name: list(tags) for name, tags in learned.tags.items()},
        "trees": {name: trees.stored() for name, trees in learned.trees.items()},
        "thresholds": dict(learned.thresholds),
        "common": letters.stored(),
    }
    return packed(path, json.dumps(document, ensure_ascii=False))


def by_family(tags: Iterable[str]) -> dict[str, list[str]]:
    """The tags of each family, without the one that says nothing."""
    families: defaultdict[str, list[str]] = defaultdict(list)
    for tag in sorted(set(tags) - {OUTSIDE}):
        families[family(tag)].append(tag)
    return dict(families)


def _right(name: str, one: Proposal, lesson: Lesson) -> bool:
    """Whether the marks say what a proposal says, or mark its number ("between 1 and 1.3M")."""
    if lesson.tags[one.first] == one.tag and name in COUNTED:
        return True
    marks = lesson.row.needs or {}
    value = says(Said(lesson.text, lesson.pieces, lesson.intents, {}), one)
    if name == "areas":
        return any(same_value(name, [area], (value,)) for area in marks.get(name, ()))
    if name == "band":
        return value == (marks.get("price_min"), marks.get("price_max"))
    if name == "address" and 2 * len(str(value)) < len(str(marks.get(name, ""))):
        return False  # "Road" is no address
    return name in marks and same_value(name, marks[name], value)
