"""`mailbot user`: passwords come from standard input, never from the command line; the last owner stays."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli_w

PASSWORD = "seven quiet herons wade"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(mongodb_uri: str, database_name: str, tmp_path: Path) -> Run:
    values = {"database": {"uri": mongodb_uri, "name": database_name, "data_dir": str(tmp_path / "data")}}
    (tmp_path / "config.toml").write_text(tomli_w.dumps(values))

    def mailbot(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mailbot.cli.main", "user", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, input=typed, capture_output=True, text=True, timeout=60, check=False
        )

    return mailbot


def users(run: Run) -> dict[str, dict[str, object]]:
    lines = run("list", "--json").stdout.splitlines()
    return {row["login"]: row for row in map(json.loads, lines)}


def test_the_first_user_is_the_owner_and_others_are_what_they_are_made(run: Run) -> None:
    assert run("add", "Kim@Agency.test", "--name", "Kim", "--role", "viewer", typed=PASSWORD + "\n").returncode == 0
    assert run("add", "lee@agency.test", typed=PASSWORD + "\n").returncode == 0
    assert {login: row["role"] for login, row in users(run).items()} == {
        "kim@agency.test": "owner",
        "lee@agency.test": "agent",
    }
    assert PASSWORD not in run("list", "--json").stdout


def test_what_cannot_be_is_refused(run: Run) -> None:
    assert run("add", "kim@agency.test", typed="short\n").returncode == 2
    assert run("add", "no address", typed=PASSWORD + "\n").returncode == 2
    assert run("add", "kim@agency.test", typed=PASSWORD + "\n").returncode == 0
    twice = run("add", "kim@agency.test", typed=PASSWORD + "\n")
    assert (twice.returncode, "is a user already" in twice.stderr) == (1, True)
    assert run("add", "--password", PASSWORD, "lee@agency.test").returncode == 2
    assert run("reset", "nobody@agency.test", typed=PASSWORD + "\n").returncode == 1


def test_the_only_owner_cannot_be_removed_or_made_less(run: Run) -> None:
    run("add", "kim@agency.test", typed=PASSWORD + "\n")
    run("add", "lee@agency.test", typed=PASSWORD + "\n")
    assert run("remove", "kim@agency.test").returncode == 1
    assert run("reset", "kim@agency.test", "--role", "agent", typed=PASSWORD + "\n").returncode == 1
    assert run("reset", "lee@agency.test", "--role", "owner", typed=PASSWORD + "\n").returncode == 0
    assert run("remove", "kim@agency.test").returncode == 0
    assert set(users(run)) == {"lee@agency.test"}
