"""`mailbot suppression`: what is exported comes in again as it was, and bad lines are named."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from agency import Agency

from mailbot.delivery.suppression import entries, import_list, suppress, unsuppress
from mailbot.errors import BadInput
from models.event import Event
from models.suppression import Suppression, SuppressionReason

Ran = subprocess.CompletedProcess[str]


@pytest.fixture
def mailbot(quiet_agency: Agency, mongodb_uri: str, database_name: str, tmp_path: Path) -> Callable[..., Ran]:
    config = tmp_path / "config.toml"
    config.write_text(f'[database]\nname = "{database_name}"\n')
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MAILBOT_")}

    def run(*words: str) -> Ran:
        command = [sys.executable, "-m", "mailbot.cli.main", "--config", str(config), "suppression", *words]
        environ = {**clean, "MAILBOT_DATABASE__URI": mongodb_uri}
        return subprocess.run(command, capture_output=True, text=True, env=environ, timeout=60, check=False)

    return run


async def listed(agency: Agency) -> set[tuple[str, str, str]]:
    return {(entry.address, entry.scope, entry.reason) async for entry in entries(agency.desk)}


async def test_who_asked_for_no_more_mail_is_not_let_go_without_a_word(
    quiet_agency: Agency, mailbot: Callable[..., Ran]
) -> None:
    await suppress(quiet_agency.desk, "dana@away.example", SuppressionReason.UNSUBSCRIBED)
    await suppress(quiet_agency.desk, "lee@away.example", SuppressionReason.OPERATOR)
    assert "write to them only if they asked" in mailbot("remove", "dana@away.example").stderr
    assert "operator on 20" in (said := mailbot("remove", "lee@away.example").stderr)
    assert "asked" not in said


async def test_what_goes_out_comes_in_unchanged(
    quiet_agency: Agency, mailbot: Callable[..., Ran], tmp_path: Path
) -> None:
    desk = quiet_agency.desk
    await suppress(desk, "dana@away.example", SuppressionReason.UNSUBSCRIBED)
    await suppress(desk, "dana@away.example", SuppressionReason.UNSUBSCRIBED, scope="campaign:1001")
    await suppress(desk, "o'brien+x@away.example", SuppressionReason.HARD_BOUNCE)
    await suppress(desk, "josé@müller.example", SuppressionReason.COMPLAINT)
    before = await listed(quiet_agency)
    exported = mailbot("export")
    assert exported.returncode == 0, exported.stderr
    file = tmp_path / "list.csv"
    file.write_text(exported.stdout)
    await quiet_agency.store.remove(Suppression, {})
    imported = mailbot("import", str(file))
    assert imported.returncode == 0, imported.stderr
    assert "4 addresses added" in imported.stderr
    assert await listed(quiet_agency) == before
    assert "0 addresses added" in mailbot("import", str(file)).stderr
    assert await listed(quiet_agency) == before


async def test_add_and_remove_stand_in_the_history(quiet_agency: Agency, mailbot: Callable[..., Ran]) -> None:
    assert mailbot("add", "Dana@Away.example", "--reason", "asked by phone").returncode == 0
    assert await listed(quiet_agency) == {("dana@away.example", "all", "operator")}
    assert mailbot("remove", "dana@away.example").returncode == 0
    assert await listed(quiet_agency) == set()
    again = mailbot("remove", "dana@away.example")
    assert again.returncode == 1
    assert "is not suppressed" in again.stderr
    events = await quiet_agency.store.find(Event, {"created_at": {"$gt": quiet_agency.clock.now().replace(year=2000)}})
    about = [(event.kind, event.reason) for event in events if event.kind.startswith("address.")]
    assert about == [("address.suppressed", "asked by phone"), ("address.unsuppressed", "")]


@pytest.mark.parametrize(
    ("text", "entries_wanted"),
    [
        ("dana@away.example\nlee@away.example\n", {("dana@away.example", "all"), ("lee@away.example", "all")}),
        ("Email,Name\ndana@away.example,Dana\n", {("dana@away.example", "all")}),
        ("scope,address\ncampaign:7,dana@away.example\n", {("dana@away.example", "campaign:7")}),
        ("\ufeffaddress;x\n", set()),
        ("dana@away.example,campaign:7,complaint\r\n\r\n", {("dana@away.example", "campaign:7")}),
    ],
)
async def test_lists_as_people_have_them(
    quiet_agency: Agency, tmp_path: Path, text: str, entries_wanted: set[tuple[str, str]]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(text)
    await import_list(quiet_agency.desk, file)
    assert {(address, scope) for address, scope, _ in await listed(quiet_agency)} == entries_wanted


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
async def test_lists_as_spreadsheets_write_them(
    quiet_agency: Agency, tmp_path: Path, separator: str, encoding: str
) -> None:
    rows = [("Name", "Email", "Scope"), ("José", "dana@away.example", ""), ("Lee", "lee@away.example", "campaign:7")]
    file = tmp_path / "list.csv"
    file.write_text("".join(separator.join(row) + "\r\n" for row in rows), encoding=encoding, newline="")
    assert await import_list(quiet_agency.desk, file) == (2, [])
    wanted = {("dana@away.example", "all"), ("lee@away.example", "campaign:7")}
    assert {(address, scope) for address, scope, _ in await listed(quiet_agency)} == wanted


async def test_a_spreadsheet_itself_is_no_list(quiet_agency: Agency, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"PK\x03\x04\0\0\0")
    with pytest.raises(BadInput, match=r"list\.xlsx is no text"):
        await import_list(quiet_agency.desk, file)


async def test_bad_lines_are_named_and_good_ones_go_in(
    quiet_agency: Agency, mailbot: Callable[..., Ran], tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("address,scope\nno address,\nlee@away.example,everything\ndana@away.example,\n")
    ran = mailbot("import", str(file))
    assert ran.returncode == 1
    assert "line 2" in ran.stderr
    assert "line 3: 'everything' is no scope" in ran.stderr
    assert await listed(quiet_agency) == {("dana@away.example", "all", "imported")}


async def test_a_file_that_is_not_there_is_one_clear_error(quiet_agency: Agency, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot read"):
        await import_list(quiet_agency.desk, tmp_path / "none.csv")


async def test_removal_lets_a_second_suppression_be_told_again(quiet_agency: Agency) -> None:
    assert await suppress(quiet_agency.desk, "dana@away.example", SuppressionReason.GONE)
    assert not await suppress(quiet_agency.desk, "dana@away.example", SuppressionReason.GONE)
    await unsuppress(quiet_agency.desk, "dana@away.example")
    assert await suppress(quiet_agency.desk, "dana@away.example", SuppressionReason.GONE)
