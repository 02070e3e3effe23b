"""The documents: every link, path, command and key of the configuration that they name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic import BaseModel
from typer.testing import CliRunner

from mailbot.campaigns.spec import read_spec
from mailbot.cli.main import COMMANDS, app
from mailbot.config import Config

ROOT = Path(__file__).parents[1]
DOCS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
READ = [path for path in DOCS if path.name not in ("CHANGELOG.md", "decisions.md")]  # these also tell of what was
HOUSE = (ROOT, ROOT / "docs", ROOT / "mailbot", ROOT / "mailbot" / "conversation")
ROOMS = "mailbot|classifiers|models|web|jobs|templates|tests|docs|benchmarks"

each = pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
each_of_today = pytest.mark.parametrize("document", READ, ids=lambda path: path.name)


def anchors(document: Path) -> set[str]:
    """The headings of a document as GitHub names them."""
    heads = re.findall(r"^#+ (.+)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def coded(document: Path) -> Iterator[str]:
    """What stands between backticks, and the lines of blocks."""
    text = document.read_text()
    for block in re.findall(r"^```.*?\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from block.splitlines()
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


@each
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        file = document.parent / name if name else document
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


@each_of_today
def test_paths_are_there(document: Path) -> None:
    for words in coded(document):
        for path in re.findall(rf"(?<![\w./-])(?:{ROOMS})/[\w./-]*\w", words):
            assert any((base / path).exists() for base in HOUSE) or "<" in words, path


@each_of_today
def test_commands_are_there(document: Path) -> None:
    groups = {entry.name: entry.module for entry in COMMANDS}
    for words in coded(document):
        for name, verbs in re.findall(
            r"(?:^|(?<!-u)[ /])mailbot (?:--config \S+ )?([a-z][a-z-]+)(?: ([a-z][a-z/-]+))?", words
        ):
            assert name in groups, words
            command: Any = typer.main.get_command(import_module(groups[name]).app)
            within = getattr(command, "commands", None)
            for verb in (verbs or "").split("/") if within and verbs else ():
                assert verb in within, words


@each_of_today
def test_keys_of_the_configuration_are_there(document: Path) -> None:
    sections = Config.model_fields
    for words in coded(document):
        for section, key in re.findall(rf"(?<![\w./-])({'|'.join(sections)})\.([a-z_]+)\b(?![.(])", words):
            kind = sections[section].annotation
            assert isinstance(kind, type)
            assert issubclass(kind, BaseModel)
            assert key in {*kind.model_fields, "py", "md", "toml"}, words


def blocks(language: str) -> list[str]:
    """The blocks of the README in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)


def test_the_readme_shows_what_explain_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    [shown] = [block for block in blocks("") if block.startswith("$ mailbot explain")]
    lines = [line.strip("│ \n") for line in shown.splitlines()[2:-1]]
    body, read = lines[: lines.index("")], lines[lines.index("") + 1 :]
    mail = tmp_path / "lead.eml"
    mail.write_text("From: dana@example.org\nSubject: 3 beds in Old Town?\n\n" + "\n".join(body))
    said = CliRunner().invoke(app, ["explain", str(mail)]).stdout
    assert len(read) > 5
    assert [line for line in read if line not in said] == []


def test_the_readmes_campaign_is_one(tmp_path: Path) -> None:
    [letter] = blocks("toml")
    (tmp_path / "spring.toml").write_text(letter)
    spec = read_spec(tmp_path / "spring.toml", UTC)
    assert (list(spec.audience.tags), len(spec.steps)) == (["buyer"], 2)
