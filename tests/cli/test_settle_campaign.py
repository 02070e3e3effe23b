"""`mailbot deliveries settle --campaign`: says how many, asks, and does nothing unasked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import Agency

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from models.delivery import Delivery, DeliveryState

Ran = subprocess.CompletedProcess[str]


@pytest.fixture
async def mailbot(quiet_agency: Agency, mongodb_uri: str, database_name: str, tmp_path: Path) -> Callable[..., Ran]:
    """The command, over a store with campaign 1001, of which two deliveries are held and one is unknown."""
    for number in range(4):
        await quiet_agency.add_contact(f"lead{number}@away.example")
    text = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello"}
    campaign = await launch.create(quiet_agency.desk, spec_of(text, ZoneInfo("UTC"), base=Path(), named="spring.toml"))
    await launch.launch(quiet_agency.desk, campaign.number)
    states = (DeliveryState.HELD, DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.ACCEPTED)
    rows = await quiet_agency.store.find(Delivery, {"campaign": campaign.number})
    for row, state in zip(rows, states, strict=True):
        await quiet_agency.store.change(Delivery, str(row.id), set={"state": state})
    config = tmp_path / "config.toml"
    config.write_text(f'[database]\nname = "{database_name}"\n')
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MAILBOT_")}

    def run(*words: str, typed: str = "") -> Ran:
        command = [sys.executable, "-m", "mailbot.cli.main", "--config", str(config), "deliveries", "settle", *words]
        environ = {**clean, "MAILBOT_DATABASE__URI": mongodb_uri}
        return subprocess.run(
            command, capture_output=True, text=True, input=typed, env=environ, timeout=60, check=False
        )

    return run


async def states(agency: Agency) -> list[str]:
    return sorted(row.state for row in await agency.store.find(Delivery, {"campaign": 1001}))


UNTOUCHED = ["accepted", "held", "held", "unknown"]


async def test_it_asks_with_the_count_and_a_no_changes_nothing(
    quiet_agency: Agency, mailbot: Callable[..., Ran]
) -> None:
    for typed in ("n\n", ""):
        ran = mailbot("--campaign", "1001", "resend", typed=typed)
        assert ran.returncode == 1
        assert "Campaign 1001: send again 2 held and 1 unknown deliveries?" in ran.stderr
        assert await states(quiet_agency) == UNTOUCHED


async def test_a_yes_settles_them_all(quiet_agency: Agency, mailbot: Callable[..., Ran]) -> None:
    ran = mailbot("--campaign", "1001", "sent", typed="y\n")
    assert ran.returncode == 0, ran.stderr
    assert "3 deliveries are accepted" in ran.stderr
    assert await states(quiet_agency) == ["accepted"] * 4


async def test_with_yes_it_does_not_ask_and_may_be_repeated(quiet_agency: Agency, mailbot: Callable[..., Ran]) -> None:
    ran = mailbot("--campaign", "1001", "resend", "--yes")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "3 deliveries wait to be sent again" in ran.stderr
    again = mailbot("--campaign", "1001", "resend", "--yes")
    assert again.returncode == 0
    assert "no delivery of campaign 1001 is held or unknown" in again.stderr
    assert await states(quiet_agency) == ["accepted", "queued", "queued", "queued"]


async def test_one_delivery_is_settled_by_its_id(quiet_agency: Agency, mailbot: Callable[..., Ran]) -> None:
    [unknown] = await quiet_agency.store.find(Delivery, {"state": DeliveryState.UNKNOWN})
    ran = mailbot(str(unknown.id), "sent")
    assert (ran.returncode, ran.stderr.strip()) == (0, f"delivery {unknown.id} is accepted")
    assert await states(quiet_agency) == ["accepted", "accepted", "held", "held"]


@pytest.mark.parametrize(
    "words", [("sent",), ("--campaign", "1001"), ("--campaign", "1001", "maybe"), ("id", "--campaign", "1001", "sent")]
)
async def test_wrong_words_are_wrong_usage(
    quiet_agency: Agency, mailbot: Callable[..., Ran], words: tuple[str, ...]
) -> None:
    assert mailbot(*words).returncode == 2
    assert await states(quiet_agency) == UNTOUCHED


async def test_a_campaign_that_is_not_there_is_one_clear_line(mailbot: Callable[..., Ran]) -> None:
    ran = mailbot("--campaign", "9", "sent", "--yes")
    assert ran.returncode == 1
    assert ran.stderr.startswith("error: there is no campaign 9")
