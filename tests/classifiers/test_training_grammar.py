"""The grammar's mail: the same at every run, no text twice, and the file that training reads is what it makes."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from classifiers.training import corpus, grammar


def test_the_file_is_what_the_grammar_makes() -> None:
    stored = [json.loads(line) for line in grammar.MADE.read_text("utf-8").splitlines()]
    assert stored == grammar.made(), "run `python -m classifiers.training.grammar`"


def test_no_text_is_made_twice_and_every_intent_gets_its_share() -> None:
    rows = grammar.made(seed=5)
    assert len({row["text"] for row in rows}) == len(rows)
    assert Counter(row["label"] for row in rows) == {i.value: many for i, many in grammar.HOW_MANY.items()}


def test_no_slot_is_left_open_and_none_of_its_mail_counts_in_figures() -> None:
    rows = list(corpus.read(grammar.MADE))
    assert not [row for row in rows if "{" in row.text + row.subject or row.hand]


def test_a_line_before_any_section_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("stray\n")
    with pytest.raises(ValueError, match="stands before"):
        grammar.read_templates(tmp_path / "bad.txt")


def test_there_are_two_thousand_mails_to_learn_from_seven_hundred_by_hand() -> None:
    rows = corpus.training_rows()
    assert len({(row.subject, row.text) for row in rows}) >= 2_000
    assert sum(row.hand for row in rows) >= 1_400
