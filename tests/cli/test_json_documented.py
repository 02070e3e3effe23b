"""docs/commands.md: every command stands in its table, and `--json` prints the keys that it names."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from account_rows import one_of_everything

from mailbot.cli.main import COMMANDS
from mailbot.store import Store

DOCUMENT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text()
WHICH = {
    "contacts show": ("7",),
    "properties show": ("BR-7",),
    "properties match": ("7",),
    "campaign show": ("7",),
    "campaign report": ("7",),
    "campaign report --recipients": ("7",),
    "threads list": ("--all",),
    "threads show": ("7",),
    "drafts show": ("7",),
}


def documented() -> dict[str, list[str]]:
    """The keys by command, as the table has them; "those" are of the row that the list is."""
    found: dict[str, list[str]] = {}
    for names, words in re.findall(r"^\| (`[^|]+) \| (.+) \|$", DOCUMENT.partition("## JSON")[2], re.MULTILINE):
        [keys] = re.findall(r"`([a-z_ ]{10,})`", words)[:1]
        first, *others = re.findall(r"`([^`]+)`", names)
        before = found[f"{first.split()[0]} list"] if words.startswith("those") else []
        for name in (first, *(f"{first.split()[0]} {other}" for other in others)):
            found[name] = [*before, *keys.split()]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", documented())
async def test_json_has_the_keys_that_are_documented(
    name: str, store: Store, mailbot: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    await one_of_everything(store, 7, "Dana")
    mail = tmp_path / "mail.eml"
    mail.write_text("From: dana@away.example\nSubject: House\n\nWe are looking to buy a house.\n")
    words = (*name.split(), *WHICH.get(name, ()), *((str(mail),) if name == "explain" else ()))
    ran = mailbot(*words, "--json")
    row: dict[str, Any] = json.JSONDecoder().raw_decode(ran.stdout)[0]
    assert list(row) == documented()[name]


def test_every_command_stands_in_the_table() -> None:
    table = DOCUMENT.partition("**Who is meant.**")[0]
    told = set()
    for name, verbs in re.findall(r"`mailbot ([a-z-]+) ?([a-z/\[\] -]*)", table):
        told |= {f"{name} {verb}" for verb in re.sub(r"\[[^]]*\]| .*", "", verbs).split("/") if verb} | {name}
    there = set()
    for entry in COMMANDS:
        command: Any = typer.main.get_command(import_module(entry.module).app)
        there |= {f"{entry.name} {verb}" for verb in getattr(command, "commands", ())} or {entry.name}
    assert there - told == set()
