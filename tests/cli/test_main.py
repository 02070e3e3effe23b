"""The command line's frame: exit codes, one-line errors, lazy groups, global options."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from mailbot.cli import main as cli
from mailbot.cli.options import Globals, globals_of
from mailbot.errors import BadInput, ConfigError, StoreError


def mailbot(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mailbot.cli.main", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_help_imports_no_command() -> None:
    code = (
        "import sys; from mailbot.cli import main\n"
        "try: main.app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = [m for m in sys.modules if m.split('.')[0] in ('beanie', 'flask', 'openai', 'apscheduler')]\n"
        "print(heavy, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr.strip() == "[]"
    assert "explain" in done.stdout


def test_no_command_loads_more_than_its_help_needs() -> None:
    """The tables of words by which mail is read cost two seconds, and what serves, asks or stages things as much."""
    code = (
        "import sys; from importlib import import_module; from mailbot.cli.main import COMMANDS\n"
        "for entry in COMMANDS: import_module(entry.module)\n"
        "dear = ('flask', 'openai', 'apscheduler', 'icalendar', 'mailbot.demo', 'classifiers.asking', 'jobs')\n"
        "print([name for name in dear if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("entry", cli.COMMANDS, ids=lambda entry: entry.name)
def test_every_command_of_the_table_is_there_and_says_what_it_does(entry: cli.Entry) -> None:
    assert isinstance(import_module(entry.module).app, typer.Typer)
    shown = CliRunner().invoke(cli.app, [entry.name, "--help"])
    assert shown.exit_code == 0, shown.output
    assert "completion" not in shown.output


# They print a file for other programs, run until they are stopped, or set mailbot up.
WITHOUT_JSON = {"init", "login", "dkim-key", "run", "web", "service install", "contacts export", "suppression export"}


def test_whatever_shows_or_changes_something_takes_json() -> None:
    without = set()
    for entry in cli.COMMANDS:
        command: Any = typer.main.get_command(import_module(entry.module).app)
        within = {f"{entry.name} {name}": one for name, one in getattr(command, "commands", {}).items()}
        for name, one in (within or {entry.name: command}).items():
            if not any("--json" in option.opts for option in one.params):
                without.add(name)
    assert without == WITHOUT_JSON


def test_an_unknown_command_is_wrong_usage_and_names_a_near_one() -> None:
    done = mailbot("expain")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "explain" in done.stderr


@pytest.mark.parametrize(("word", "meant"), cli.MEANT.items())
def test_what_others_call_a_command_is_answered_with_ours(word: str, meant: str) -> None:
    shown = CliRunner().invoke(cli.app, [word])
    assert shown.exit_code == 2
    assert f"Did you mean '{meant}'?" in shown.stderr
    assert CliRunner().invoke(cli.app, [*meant.removesuffix("--help").split(), "--help"]).exit_code == 0
    assert word not in {entry.name for entry in cli.COMMANDS}


def test_a_wrong_option_is_wrong_usage() -> None:
    assert mailbot("explain", "--nonsense", ".").returncode == 2


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("threads show seven", "'seven' is no number: write it in digits, as 12"),
        ("deliveries list --campaign x", "'x' is no number"),
        ("contacts list --limit -1", "'-1' is too small: 0 is the least"),
        ("threads list --stage xx", "'xx' is not one of 'new'"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(command: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    shown = CliRunner().invoke(cli.app, command.split())
    assert shown.exit_code == 2
    assert words in shown.stderr
    for programmers in ("Input should be", "Value error"):
        assert programmers not in shown.stderr


@pytest.mark.parametrize("module", ["mailbot", "mailbot.cli.main"])
def test_the_version_goes_to_stdout(module: str) -> None:
    command = [sys.executable, "-m", module, "--version"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("mailbot ")


def _app_that_raises(error: BaseException) -> typer.Typer:
    app = typer.Typer()

    @app.command()
    def fail() -> None:
        raise error

    return app


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ConfigError("smtp.port: must be a number", "correct it"), 2),
        (BadInput("there is no file x"), 2),
        (StoreError("the database is down", "start it"), 1),
    ],
)
def test_an_error_of_ours_is_one_line_and_its_own_exit_code(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "app", _app_that_raises(error))
    monkeypatch.setattr(sys, "argv", ["mailbot"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == code
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"error: {error}\n")


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "app", _app_that_raises(KeyboardInterrupt()))
    monkeypatch.setattr(sys, "argv", ["mailbot"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 130


def test_a_fault_of_ours_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "app", _app_that_raises(ZeroDivisionError("oops")))
    monkeypatch.setattr(sys, "argv", ["mailbot"])
    with pytest.raises(ZeroDivisionError):
        cli.main()


def test_global_options_reach_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[Globals] = []
    group = typer.Typer()

    @group.command()
    def look(ctx: typer.Context) -> None:
        seen.append(globals_of(ctx))

    monkeypatch.setattr(import_module("mailbot.cli.explain"), "app", group)
    done = CliRunner().invoke(cli.app, ["--config", str(tmp_path / "c.toml"), "-v", "-v", "explain"])
    assert done.exit_code == 0, done.output
    assert seen == [Globals(config=tmp_path / "c.toml", verbosity=2)]


def test_a_reader_that_goes_away_ends_quietly(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.eml").write_bytes(b"Subject: hello\r\n\r\n" + b"text " * 2000)
    command = f"{sys.executable} -m mailbot.cli.main explain --json {tmp_path} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.startswith("{")
    assert "Traceback" not in done.stderr
