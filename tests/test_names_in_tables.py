"""No table of patterns holds a person's name: they know the agent by one word, and whoever reads them sees nobody."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from classifiers.text.names_that_are_words import TIMES_AND_PLACES, WORDS
from mailbot.conversation.checking.names import GIVEN
from mailbot.embedded.town import business

ROOT = Path(__file__).parents[1]
# Nobody's patterns: who lives in the demo's town, who is measured with, what is learned from.
ELSEWHERE = {ROOT / "mailbot" / "embedded", ROOT / "mailbot" / "ops", ROOT / "classifiers" / "training"}
OF_NAMES = ("checking/names.py", "text/names_that_are_words.py")  # tables of names, to know one by
EXAMPLES = ("campaigns/testing.py", "cli/examples.py", "mail/addresses.py")  # a recipient, commands, an address
AGENTS = {"alvarez", "kim", "marcus", "nora", "priya"}
# Also other words ("mía"), a part of one in a pattern ("ma[nñ]ana"), or of a city's or a street's name.
_PIECES = "ana anne antonio ben christian dan diego francisco jesus jose louis marco mia paul sean tim tom"
PIECES = frozenset(_PIECES.split())


def tables() -> Iterator[Path]:
    for room in ("classifiers", "mailbot"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if ELSEWHERE.isdisjoint(path.parents) and not str(path).endswith((*OF_NAMES, *EXAMPLES)):
                yield path


def written_in(code: str) -> Iterator[str]:
    """The strings of a module, but for docstrings."""
    tree = ast.parse(code)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_table_of_patterns_holds_a_persons_name() -> None:
    names = (GIVEN | AGENTS | {*business()["business"]["agent"].lower().split()}) - PIECES - WORDS - TIMES_AND_PLACES
    assert "nora" in names
    for path in tables():
        for written in written_in(path.read_text()):
            words = set(re.findall(r"[^\W\d_]+", re.sub(r"\\[a-zA-Z]", " ", written.casefold())))
            assert not words & names, (path.relative_to(ROOT), words & names)
