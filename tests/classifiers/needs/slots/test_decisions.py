"""What is decided of a mail's proposals, by the shipped trees; and the shipped file."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from classifiers.needs.extracting import extract
from classifiers.needs.slots.decisions import DECISIONS_FILE, Decision, Decisions, apart
from classifiers.needs.slots.proposals import Proposal
from classifiers.needs.slots.tokens import tokens
from classifiers.needs.slots.trees import Trees
from classifiers.training import corpus
from models.message import Intent

LARGEST = 250_000  # bytes


def test_of_overlapping_proposals_the_likeliest_is_kept_in_the_order_of_the_text() -> None:
    spans = [(4, 6, 0.7), (5, 6, 0.9), (0, 1, 0.6), (6, 8, 0.8)]
    decisions = [Decision(Proposal("areas", first, last, 0.5, 0.5), likely) for first, last, likely in spans]
    kept = [(one.proposal.first, one.proposal.last) for one in apart(iter(decisions))]
    assert kept == [(0, 1), (5, 6)]


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        (
            "We want a 3 bed house in Dover, Rollinsford or Somersworth, up to 450k.",
            ("Dover", "Rollinsford", "Somersworth"),
        ),
        ("We live in Denver now and would like to buy a house in Arvada or Golden.", ("Arvada", "Golden")),
        ("Looking for a condo in Yonkers, but not in Mount Vernon. Max 300k.", ("Yonkers",)),
        ("Is 12 Elm St still available?", None),
    ],
)
def test_areas_are_those_that_somebody_wants(text: str, areas: tuple[str, ...] | None) -> None:
    needs = extract(text, intents=(Intent.BUYER,))
    assert (needs["areas"].value if "areas" in needs else None) == areas


def test_only_what_is_likely_enough_is_said_of_each_family() -> None:
    """Trees that ask nothing find everything as likely: one of these families is let through."""
    text = "in Dover or Exeter by June"
    pieces = tokens(text)
    chances: list[dict[str, float]] = [{"areas": 0.6, "timeline": 0.3, "O": 0.1} for _ in pieces]
    learned = Decisions(
        {"areas": ["areas"], "timeline": ["timeline"]},
        {"areas": Trees((0.4,)), "timeline": Trees((0.4,))},
        {"areas": 0.5, "timeline": 0.7},
        {},
    )
    found = learned.said(text, pieces, chances, {Intent.BUYER}, [])
    assert found["timeline"] == []
    assert found["areas"]
    assert {round(one.likely, 3) for one in found["areas"]} == {0.599}


def test_the_shipped_file_is_small_and_made_from_the_data_beside_it() -> None:
    assert DECISIONS_FILE.stat().st_size < LARGEST
    stored = json.loads(gzip.decompress(DECISIONS_FILE.read_bytes()))
    assert stored["data_sha256"] == corpus.digest(), "run `python -m classifiers.training.train_needs`"
    learned = Decisions.load()
    assert learned.trees.keys() == learned.thresholds.keys() == learned.tags.keys()
    assert {"areas", "band", "bedrooms_min", "financing", "name", "price_max", "timeline"} < learned.tags.keys()
    assert learned.common["house"] > learned.common.get("yonkers", 0)


def test_a_missing_or_broken_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        Decisions.load(tmp_path / "missing.gz")
    (tmp_path / "broken.gz").write_bytes(gzip.compress(b"{}"))
    with pytest.raises(KeyError):
        Decisions.load(tmp_path / "broken.gz")
