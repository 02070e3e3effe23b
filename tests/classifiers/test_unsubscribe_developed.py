"""The phrases on which the words of a request were worked out stay understood, and no lead among them is stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from classifiers.unsubscribe import read_words

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "benchmarks/data/unsubscribe/developed.jsonl").read_text().splitlines()
]


@pytest.mark.parametrize("text", [row["text"] for row in ROWS if row["stop"]])
def test_whoever_asks_to_stop_is_stopped_or_seen_by_a_person(text: str) -> None:
    assert read_words("Re: New homes for you", text) is not None


@pytest.mark.parametrize("text", [row["text"] for row in ROWS if not row["stop"]])
def test_no_lead_is_stopped(text: str) -> None:
    asked = read_words("Re: New homes for you", text)
    assert asked is None or asked.doubt


def test_hardly_any_request_needs_a_person() -> None:
    asked = [read_words("Re: New homes for you", row["text"]) for row in ROWS if row["stop"]]
    assert sum(one is not None and not one.doubt for one in asked) >= 0.99 * len(asked)
