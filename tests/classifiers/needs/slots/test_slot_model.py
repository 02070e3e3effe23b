"""Likelihoods of tags, held against adding up every way to tag a text; and the shipped file."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Sequence
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.needs.slots.decisions import Decisions
from classifiers.needs.slots.model import MODEL_FILE, SlotModel, lanes_of
from classifiers.training import corpus

LARGEST = 1_000_000  # bytes
WEIGHTS = {1: ((0, 0.4), (1, 1.1)), 2: ((1, -0.7), (2, 0.9)), 3: ((2, 1.6), (0, -0.2))}
FOLLOWS = ((0.0, 0.5, -0.4), (0.3, 1.0, -1.2), (-0.6, 0.2, 0.8))
TAGS = ("O", "areas", "timeline")
SCALE = 0.1
STORED = [(clue, tag, round(weight / SCALE)) for clue, pairs in WEIGHTS.items() for tag, weight in pairs]
GROWN = [[math.exp(weight) for weight in row] for row in FOLLOWS]
MODEL = SlotModel(TAGS, lanes_of(STORED, len(TAGS)), SCALE, GROWN, {})


def by_every_way(clues: Sequence[Sequence[int]]) -> list[list[float]]:
    """What likelihoods are by definition."""
    totals = [[0.0] * 3 for _ in clues]
    for way in product(range(3), repeat=len(clues)):
        score = sum(w for tag, here in zip(way, clues, strict=True) for c in here for t, w in WEIGHTS[c] if t == tag)
        score += sum(FOLLOWS[one][other] for one, other in pairwise(way))
        for at, tag in enumerate(way):
            totals[at][tag] += math.exp(score)
    return [[value / sum(row) for value in row] for row in totals]


@given(st.lists(st.lists(st.sampled_from([1, 2, 3]), max_size=3), min_size=1, max_size=5))
def test_likelihoods_are_those_of_adding_up_every_way(clues: list[list[int]]) -> None:
    for found, wanted in zip(MODEL.likelihoods(clues), by_every_way(clues), strict=True):
        assert [found[tag] for tag in MODEL.tags] == pytest.approx(wanted)


def test_nothing_overflows_in_a_long_text_of_strong_words() -> None:
    strong = SlotModel(TAGS, lanes_of([(1, 1, 30_000)], len(TAGS)), SCALE, GROWN, {})
    assert strong.likelihoods([[1]] * 600)[599]["areas"] == pytest.approx(1.0)


def test_an_empty_text_has_none() -> None:
    assert MODEL.likelihoods([]) == []


def test_the_shipped_file_is_small_and_made_from_the_data_beside_it() -> None:
    assert MODEL_FILE.stat().st_size < LARGEST
    stored = json.loads(gzip.decompress(MODEL_FILE.read_bytes()))
    assert stored["data_sha256"] == corpus.digest(), "run `python -m classifiers.training.train_needs`"
    model = SlotModel.load()
    assert set(model.tags) - {"O"} == {tag for tags in Decisions.load().tags.values() for tag in tags}


def test_a_missing_or_broken_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        SlotModel.load(tmp_path / "missing.gz")
    (tmp_path / "broken.gz").write_bytes(gzip.compress(b"not json"))
    with pytest.raises(ValueError, match="Expecting"):
        SlotModel.load(tmp_path / "broken.gz")
