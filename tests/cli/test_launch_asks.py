"""`mailbot campaign launch`: at a terminal it says whom it reaches and asks; and it says what the mode makes of it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

LETTER = 'name = "Spring"\n[audience]\ntags = ["buyer"]\n[[steps]]\nsubject = "Hello"\ntext = "Still looking?"\n'
ASKED = "1 contact will get it, sending.mode is off. Launch it?"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a configuration and a campaign that is a draft."""
    (tmp_path / "config.toml").write_text(
        '[business]\nname = "Alder Homes"\npostal_address = "1 Main St"\n'
        '[smtp]\nhost = "127.0.0.1"\nfrom_address = "hello@agency.test"\n[database]\ndata_dir = "data"\n'
    )
    (tmp_path / "spring.toml").write_text(LETTER)
    mailbot(tmp_path, "contacts", "add", "ann@away.example", "--tag", "buyer")
    mailbot(tmp_path, "campaign", "create", "spring.toml")
    return tmp_path


def mailbot(place: Path, *words: str, typed: str | None = None) -> subprocess.CompletedProcess[str]:
    """The command, with a terminal to type at where something is typed."""
    command = [sys.executable, "-m", "mailbot.cli.main", *words]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    keyboard, stdin = pty.openpty()
    try:
        os.write(keyboard, (typed or "").encode())
        given = subprocess.DEVNULL if typed is None else stdin
        return subprocess.run(
            command, cwd=place, env=environ, stdin=given, capture_output=True, text=True, timeout=60, check=False
        )
    finally:
        os.close(keyboard)
        os.close(stdin)


def test_a_no_leaves_it_a_draft(place: Path) -> None:
    ran = mailbot(place, "campaign", "launch", "1001", typed="n\n")
    assert ASKED in ran.stderr
    assert ran.returncode == 1
    assert '"state": "draft"' in mailbot(place, "campaign", "show", "1001", "--json").stdout


def test_a_yes_launches_it(place: Path) -> None:
    assert mailbot(place, "campaign", "launch", "1001", typed="y\n").returncode == 0
    assert '"state": "running"' in mailbot(place, "campaign", "show", "1001", "--json").stdout


@pytest.mark.parametrize(("typed", "words"), [(None, ()), ("", ("--yes",))])
def test_a_script_is_not_asked(place: Path, typed: str | None, words: tuple[str, ...]) -> None:
    ran = mailbot(place, "campaign", "launch", "1001", *words, typed=typed)
    assert ran.returncode == 0
    assert "Launch it?" not in ran.stderr


@pytest.mark.parametrize(
    ("mode", "words"),
    [("off", "all of it waits, and leaves once another mode is set"), ("redirect:kim@agency.test", "a rehearsal")],
)
def test_what_the_mode_makes_of_it_is_said(place: Path, mode: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILBOT_SENDING__MODE", mode)
    said = mailbot(place, "campaign", "launch", "1001").stderr
    assert words in said
    assert ("a rehearsal" in said) is (mode != "off")
