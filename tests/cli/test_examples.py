"""Help: every example is a command that there is, and what --help says of a group's commands is so."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from mailbot.cli import main as cli
from mailbot.cli.examples import EXAMPLES


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its words, as it is called."""
    for entry in cli.COMMANDS:
        found: Any = typer.main.get_command(import_module(entry.module).app)
        within = getattr(found, "commands", None)
        yield from ((f"{entry.name} {name}", one) for name, one in within.items()) if within else [(entry.name, found)]


def test_examples_are_of_commands_that_there_are() -> None:
    assert set(EXAMPLES) <= dict(commands()).keys()


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines])
def test_an_example_parses(line: str) -> None:
    words = shlex.split(re.split(r" [<>] ", line)[0])
    words = words[words.index("mailbot") + 1 :]
    name = next(name for name in EXAMPLES if line in EXAMPLES[name])
    start = words.index(name.split()[0])
    rest = words[start + len(name.split()) :]
    dict(commands())[name].make_context(name, rest)
    assert words[start : start + len(name.split())] == name.split()
    assert words[:start] in ([], ["-v"], ["--config", "/etc/mailbot/config.toml"])


def test_examples_stand_below_a_commands_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    shown = CliRunner().invoke(cli.app, ["deliveries", "settle", "--help"]).output
    for line in EXAMPLES["deliveries settle"]:
        assert line in shown


def test_every_argument_and_option_says_what_it_is() -> None:
    silent = [
        f"{name}: {option.name}"
        for name, command in commands()
        for option in command.params
        if option.name not in ("help", *cli._SHELL_OPTIONS) and not getattr(option, "help", None)
    ]
    assert silent == []


def test_the_commands_that_a_groups_line_names_are_there() -> None:
    there = {name for name, _ in commands()}
    named = 0
    for entry in cli.COMMANDS:
        if not any(name.startswith(f"{entry.name} ") for name in there):
            continue
        verbs = entry.help.rpartition(": ")[2].rstrip(".").split(", ")
        named += len(verbs)
        assert [verb for verb in verbs if f"{entry.name} {verb}" not in there] == [], entry.name
    assert named > 40
