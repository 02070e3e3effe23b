"""The words of the pages and what they are of: every check, every step of a reply, every kind of event has its own."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

from mailbot.conversation.checking.table import CHECKS as TABLE
from mailbot.conversation.steps import ReplyStep
from models.event import EventKind
from web.labels import CHECKS, EVENTS, LABELS

ROOT = Path(__file__).parents[2]
KINDS = frozenset(get_args(EventKind))


def test_every_check_has_words_and_no_words_are_of_a_check_that_is_gone() -> None:
    assert set(CHECKS) == {check.name for check in TABLE}


def test_every_step_of_a_reply_has_words() -> None:
    assert {str(step) for step in ReplyStep} <= set(LABELS)


def test_every_kind_of_event_has_words_and_no_words_are_of_a_kind_that_is_gone() -> None:
    assert set(EVENTS) == KINDS


def test_every_kind_of_event_is_recorded_somewhere() -> None:
    """That no other is recorded, mypy sees: Store.record takes an EventKind."""
    apart = {ROOT / "models" / "event.py", ROOT / "web" / "labels.py"}
    found: set[str] = set()
    for room in ("mailbot", "jobs"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if path not in apart:
                found |= {
                    str(node.value) for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)
                }
    assert found >= KINDS
