"""The phrases on which the words of a request were worked out stay understood, and no lead among them is stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from classifiers.rules.unsubscribe import read_words
from classifiers.verdict import Scope

FOLDER = Path(__file__).parents[3] / "benchmarks/data/unsubscribe"
ROWS = [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
STOPS = [row["text"] for row in ROWS if row["stop"]]
LEADS = [row["text"] for row in ROWS if not row["stop"]]


@pytest.mark.parametrize("text", LEADS)
def test_no_lead_is_stopped(text: str) -> None:
    asked = read_words("Re: New homes for you", text)
    assert asked is None or asked.doubt or asked.scope is Scope.CAMPAIGN


def test_hardly_any_request_is_missed_and_few_need_a_person() -> None:
    asked = [read_words("Re: New homes for you", text) for text in STOPS]
    assert sum(one is not None for one in asked) >= 0.99 * len(STOPS)
    assert sum(one is not None and not one.doubt for one in asked) >= 0.96 * len(STOPS)
