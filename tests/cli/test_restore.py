"""`mailbot restore` says what it left out of a backup."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import bson
import pytest

from mailbot.ops.backup_file import Header, Writer
from models.contact import Contact

Mailbot = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(("numbers", "left_out"), [((1, 2), 0), ((1, 1), 1)])
def test_what_came_twice_is_told(mailbot: Mailbot, tmp_path: Path, numbers: tuple[int, ...], left_out: int) -> None:
    file, name = tmp_path / "all.mailbot", str(Contact.Settings.name)
    with Writer(file, Header("elsewhere", datetime.now(UTC), "0.1.0")) as writer:
        writer.begin(name)
        rows = [{"account_id": "main", "number": number, "addresses": [f"{number}@away.example"]} for number in numbers]
        writer.add(name, [bson.encode(row) for row in rows])
        writer.end()
        writer.finish()
    restored = mailbot("restore", str(file), "--json")
    assert restored.returncode == 0, restored.stderr
    assert json.loads(restored.stdout)["doubled"] == left_out
    assert ("left out of the backup: 1 that came twice" in restored.stderr) == bool(left_out)
