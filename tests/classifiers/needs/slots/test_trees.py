"""The shipped way to ask boosted trees gives what the library that grew them gives."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from sklearn.ensemble import GradientBoostingClassifier

from classifiers.needs.slots.proposals import Proposal
from classifiers.needs.slots.trees import Trees
from classifiers.training.train_decisions import GROWN, Example, grown


@pytest.fixture(scope="module")
def found() -> list[Example]:
    """Examples whose rightness depends on their evidence, with some noise."""
    numbers = np.random.default_rng(7)
    evidence = numbers.normal(size=(400, 6)).astype(np.float32)
    right = (evidence[:, 0] * evidence[:, 1] + 0.3 * numbers.normal(size=400) > 0).tolist()
    proposal = Proposal("areas", 0, 0, 0.5, 0.5)
    return [Example(at, 0, proposal, row.tolist(), right[at]) for at, row in enumerate(evidence)]


def test_likelihoods_are_those_of_the_library(found: list[Example]) -> None:
    library = GradientBoostingClassifier(**GROWN)
    evidence = np.array([one.evidence for one in found], dtype=np.float32)
    library.fit(evidence, [one.right for one in found])
    ours = grown("listed_for", found)
    theirs = library.predict_proba(evidence)[:, 1]
    assert [ours.likely(one.evidence) for one in found] == pytest.approx(theirs.tolist(), abs=1e-6)
    assert len({round(chance, 3) for chance in theirs}) > 100


def test_what_is_stored_is_read_again_in_half_precision(found: list[Example]) -> None:
    trees = grown("listed_for", found)
    again = Trees.of(trees.stored())
    apart = sorted(abs(again.likely(one.evidence) - trees.likely(one.evidence)) for one in found)
    assert apart[-len(found) // 20] < 0.01  # but for evidence that lies on a limit
    assert again.stored() == trees.stored()
    assert Trees.of(again.stored()) == again


def test_a_single_leaf_asks_nothing() -> None:
    assert Trees((0.0,)).likely([]) == 0.5


def test_evidence_that_a_file_cannot_name_is_an_error() -> None:
    with pytest.raises(ValueError, match="number 255"):
        Trees(((255, 0.5, -1.0, 1.0),)).stored()


def test_a_file_that_was_cut_is_an_error(found: list[Example]) -> None:
    stored = grown("listed_for", found[:60]).stored()
    with pytest.raises(struct.error):
        Trees.of({**stored, "limits": stored["limits"][:-8]})
    with pytest.raises(ValueError, match="end too early"):
        Trees.of({"asks": "AA==", "limits": "AAA="})
