"""`mailbot contacts same` and `merge`: who may be here twice, and what the operator says to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from agency import Agency

from models.contact import Contact

Ran = subprocess.CompletedProcess[str]


@pytest.fixture
async def mailbot(quiet_agency: Agency, mongodb_uri: str, database_name: str, tmp_path: Path) -> Callable[..., Ran]:
    """The command, over two contacts of whom the second may be the first."""
    one = await quiet_agency.add_contact("dana@away.example")
    two = await quiet_agency.add_contact("dana@work.example", phone="503-555-0142")
    await quiet_agency.store.change(Contact, str(one.id), add={"maybe_same": [str(two.id)]})
    config = tmp_path / "config.toml"
    config.write_text(f'[database]\nname = "{database_name}"\n')
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MAILBOT_")}

    def run(*words: str) -> Ran:
        command = [sys.executable, "-m", "mailbot.cli.main", "--config", str(config), "contacts", *words]
        environ = {**clean, "MAILBOT_DATABASE__URI": mongodb_uri}
        return subprocess.run(command, capture_output=True, text=True, env=environ, timeout=60, check=False)

    return run


def test_pairs_are_shown_and_merged(mailbot: Callable[..., Ran]) -> None:
    [line] = mailbot("same", "--json").stdout.splitlines()
    pair = json.loads(line)
    assert (pair["number"], pair["other"], pair["other_address"]) == (1, 2, "dana@work.example")
    merged = mailbot("merge", "1", "dana@work.example")
    assert merged.returncode == 0, merged.stderr
    [left] = map(json.loads, mailbot("list", "--json").stdout.splitlines())
    assert left["addresses"] == ["dana@away.example", "dana@work.example"]
    assert left["phone"] == "503-555-0142"
    assert mailbot("same", "--json").stdout == ""


def test_two_people_stay_two(mailbot: Callable[..., Ran]) -> None:
    assert mailbot("merge", "1", "2", "--never").returncode == 0
    assert mailbot("same", "--json").stdout == ""
    assert len(mailbot("list", "--json").stdout.splitlines()) == 2


def test_somebody_who_is_not_there_is_named(mailbot: Callable[..., Ran]) -> None:
    ran = mailbot("merge", "1", "99")
    assert ran.returncode == 1
    assert "there is no contact 99" in ran.stderr


def test_a_contact_is_given_another_address(mailbot: Callable[..., Ran]) -> None:
    given = mailbot("add-address", "1", "Dana@Other.example")
    assert given.returncode == 0, given.stderr
    one, _ = sorted(map(json.loads, mailbot("list", "--json").stdout.splitlines()), key=lambda row: row["number"])
    assert one["addresses"] == ["dana@away.example", "dana@other.example"]
    taken = mailbot("add-address", "1", "dana@work.example")
    assert taken.returncode == 1
    assert "belongs to contact 2" in taken.stderr
