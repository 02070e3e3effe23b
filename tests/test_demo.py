"""`mailbot demo`: the whole thing on embedded parts, from campaign to booked call, by its own command."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


def demo(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mailbot.cli.main", "demo", "--dir", str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=170, check=False)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str], dict[str, Any]]:
    folder = tmp_path_factory.mktemp("town") / "demo"
    ran = demo(folder, "--until-booked", "--json", "--pace", "0.5")
    assert ran.returncode == 0, ran.stderr[-3000:]
    return folder, ran, json.loads(ran.stdout)


def test_it_ends_by_itself_with_a_booked_call(first: tuple[Path, Any, dict[str, Any]]) -> None:
    ledger = first[2]
    assert any(call["state"] == "booked" for call in ledger["calls"])
    assert sum(ledger["campaign"]["states"].values()) == ledger["campaign"]["recipients"]


def test_nobody_got_the_campaign_twice(first: tuple[Path, Any, dict[str, Any]]) -> None:
    campaign = [row["recipient"] for row in first[2]["deliveries"] if row["purpose"] == "campaign"]
    assert len(campaign) == len(set(campaign))


def test_it_tells_how_to_be_a_lead_and_where_its_data_is(first: tuple[Path, Any, dict[str, Any]]) -> None:
    folder, ran, _ = first
    assert str(folder) in ran.stderr
    assert "IMAP 127.0.0.1:" in ran.stderr
    assert "password" in ran.stderr


def test_it_goes_on_where_it_was(first: tuple[Path, Any, dict[str, Any]]) -> None:
    folder, _, before = first
    again = demo(folder, "--until-booked", "--json", "--pace", "0.5")
    assert again.returncode == 0, again.stderr[-3000:]
    after = json.loads(again.stdout)
    assert after["campaign"]["number"] == before["campaign"]["number"]
    assert {row["id"] for row in before["deliveries"]} <= {row["id"] for row in after["deliveries"]}


def test_a_folder_that_is_no_demo_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    ran = demo(tmp_path, "--fresh", "--until-booked")
    assert ran.returncode == 2
    assert "holds something that is no demo" in ran.stderr
    assert (tmp_path / "letters.txt").read_text() == "mine"


def test_it_sums_up_in_words_when_it_ends(first: tuple[Path, Any, dict[str, Any]]) -> None:
    folder = first[0]
    said = demo(folder, "--until-booked", "--pace", "0.5").stderr
    assert re.search(r"^campaign 1001: \d+ recipients \(\d+ accepted", said, re.MULTILINE)
    assert re.search(r"^call 1 booked: \w{3} \w{3} \d\d \d\d:\d\d E[SD]T, \+1", said, re.MULTILINE)
    assert "datetime" not in said
    command = re.search(r"MAILBOT_DATABASE__DATA_DIR=(\S+) \S+ threads list", said)
    assert command
    assert Path(command[1]) == folder / "store"
