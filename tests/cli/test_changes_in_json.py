"""`--json` on commands that change something: the thing as it is now on stdout, the words on stderr as ever."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from agency import Agency
from typer.testing import CliRunner

from mailbot.cli.main import app
from models.delivery import Delivery, DeliveryState, Purpose

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
PASSWORD = "seven quiet herons wade"

Ran = subprocess.CompletedProcess[str]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(
        '[business]\nname = "Alder Homes"\npostal_address = "1 Main St"\n'
        '[smtp]\nhost = "127.0.0.1"\nfrom_address = "hello@agency.test"\n[database]\ndata_dir = "data"\n'
    )
    return tmp_path


def now(*command: str, typed: str = "") -> dict[str, Any]:
    """What a command says that the changed thing is."""
    ran = CliRunner().invoke(app, [*command, "--json"], catch_exceptions=False, input=typed)
    assert ran.exit_code == 0, ran.output
    assert ran.stderr
    row: dict[str, Any] = json.loads(ran.stdout[ran.stdout.index("{") :])  # the runner echoes what is typed
    return row


def test_what_an_office_keeps(place: Path) -> None:
    CliRunner().invoke(app, ["contacts", "add", "ana@away.example", "--name", "Ana"])
    CliRunner().invoke(app, ["contacts", "add", "bo@away.example"])
    assert now("contacts", "add-address", "1", "ana@work.example")["addresses"][-1] == "ana@work.example"
    assert now("contacts", "main-address", "1", "ana@work.example")["address"] == "ana@work.example"
    assert now("contacts", "remove-address", "1", "ana@away.example")["addresses"] == ["ana@work.example"]
    assert now("contacts", "merge", "1", "2")["id"] == 1
    assert now("contacts", "erase", "1", typed="n\n") == {"id": 1, "external_id": None, "erased": False}
    assert now("contacts", "erase", "1", "--yes")["erased"]
    (place / "homes.csv").write_text("ref,address,price\nR-1,1 Elm St,500000\n")
    CliRunner().invoke(app, ["properties", "import", "homes.csv"])
    assert now("properties", "set-status", "R-1", "sold")["status"] == "sold"


def test_who_gets_nothing_and_who_signs_in(place: Path) -> None:
    stop = ("suppression", "add", "Ana@away.example")
    assert now(*stop) == {"address": "ana@away.example", "scope": "all", "new": True}
    assert now(*stop)["new"] is False
    [lifted] = now("suppression", "remove", "ana@away.example")["lifted"]
    assert (lifted["address"], lifted["reason"]) == ("ana@away.example", "operator")
    (place / "list.txt").write_text("bo@away.example\n")
    assert now("suppression", "import", "list.txt") == {"added": 1, "problems": 0}
    assert now("user", "add", "kim@agency.test", typed=PASSWORD)["role"] == "owner"
    assert now("user", "add", "lee@agency.test", typed=PASSWORD)["role"] == "agent"
    assert now("user", "reset", "lee@agency.test", "--role", "viewer", typed=PASSWORD)["role"] == "viewer"
    assert now("user", "remove", "lee@agency.test")["removed"]
    assert now("style", "add", "Short sentences.")["state"] == "approved"
    assert now("style", "reject", "1")["state"] == "rejected"


def test_a_campaign(place: Path) -> None:
    CliRunner().invoke(app, ["contacts", "add", "ana@away.example"])
    (place / "c.toml").write_text('name = "Spring"\nsubject = "s"\ntext = "Hi"\n[audience]\nkind = "all"\n')
    for _ in range(2):
        CliRunner().invoke(app, ["campaign", "create", "c.toml"])
    CliRunner().invoke(app, ["campaign", "launch", "1001"])
    assert now("campaign", "pause", "1001")["state"] == "paused"
    assert now("campaign", "resume", "1001")["state"] == "running"
    cancelled = now("campaign", "cancel", "1001")
    assert (cancelled["state"], cancelled["stopped"]) == ("cancelled", 1)
    assert now("campaign", "delete", "1002")["deleted"]
    settled = now("deliveries", "settle", "--campaign", "1001", "sent")
    assert settled == {"campaign": 1001, "decision": "sent", "settled": 0}


async def test_a_conversation(agency: Agency, mailbot: Callable[..., Ran]) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("dana@away.example").write(BUYER, "House", Reply_To="dana@other.example")
    await agency.round()

    def after(*command: str) -> dict[str, Any]:
        ran = mailbot(*command, "--json")
        assert ran.returncode == 0, ran.stderr
        row: dict[str, Any] = json.loads(ran.stdout)
        return row

    assert after("drafts", "approve", "1", "--text", "Hi Dana, I will look.")["state"] == "sent"
    assert after("threads", "mute", "1")["muted"] is True
    assert after("threads", "unmute", "1")["muted"] is False
    assert after("threads", "done", "1")["id"] == 1
    assert after("threads", "reply", "1", "--text", "Hi Dana")["state"] == "queued"
    year = agency.desk.now().year + 1
    assert after("calls", "book", "1", f"{year}-03-04T10:00", "--phone", "503-555-0142")["state"] == "booked"
    assert after("calls", "move", "1", "--to", f"{year}-03-04T11:00")["sequence"] == 1
    assert after("calls", "cancel", "1")["state"] == "cancelled"
    unknown = Delivery(
        key="reply:x",
        purpose=Purpose.REPLY,
        state=DeliveryState.UNKNOWN,
        recipient="dana@away.example",
        due_at=agency.desk.now(),
    )
    assert await agency.store.add(unknown)
    assert after("deliveries", "settle", str(unknown.id), "sent")["state"] == "accepted"
