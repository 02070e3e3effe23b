"""docs/rules.md and the code name each other truly; and two of the rules, where a look at the code tells."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from models import ALL

ROOT = Path(__file__).parents[1]
RULES = (ROOT / "docs" / "rules.md").read_text()
NUMBERS = re.findall(r"^## (\d+)\. ", RULES, re.MULTILINE)
WHOLE = ("save", "save_changes", "replace", "replace_one", "find_one_and_replace")


def sources() -> Iterator[tuple[Path, str]]:
    for room in ("mailbot", "web", "jobs", "models", "classifiers"):
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path, path.read_text()


def test_ten_rules_are_numbered_in_order() -> None:
    assert [*map(int, NUMBERS)] == [*range(1, 11)]


def test_every_rule_names_where_it_is_kept_and_the_tests_that_hold_it() -> None:
    for rule in RULES.split("\n## ")[1:]:
        kept, held = rule.partition("- kept in ")[2].split("- held by")
        places, tests = re.findall(r"`([^`]+)`", kept), re.findall(r"`([^`]+)`", held)
        assert places, rule
        assert tests, rule
        for path in places:
            assert (ROOT / path).is_file(), path
        for test in tests:
            path, name = test.split("::")
            assert re.search(rf"^(async )?def {name}\(", (ROOT / path).read_text(), re.MULTILINE), test


def test_comments_name_rules_that_are_there() -> None:
    cited = set()
    for path, text in sources():
        assert not re.search(r"\(rule \d+\)|DESIGN\.md", text), path
        cited |= set(re.findall(r"[Rr]ule (\d+) of docs/rules\.md", text))
    assert cited
    assert cited <= set(NUMBERS)


def test_account_id_leads_every_index() -> None:
    """Rule 8."""
    for model in ALL:
        for index in getattr(model.Settings, "indexes", ()):
            assert next(iter(index.document["key"])) == "account_id", (model, index.document)


def test_no_document_is_saved_back_whole() -> None:
    """Rule 9."""
    for path, text in sources():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Await) and isinstance(node.value, ast.Call):
                called = node.value.func
                assert not (isinstance(called, ast.Attribute) and called.attr in WHOLE), f"{path}:{node.lineno}"
