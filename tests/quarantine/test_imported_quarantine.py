"""Mail of an import that nobody can read: kept with bytes and reason, given out as files, never read as new mail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from agency import Agency
from old_mail import mbox_of, old_mail

from classifiers.reader import BuiltinIntentReader
from mailbot.errors import Conflict
from mailbot.history.importing import import_mail
from mailbot.quarantine.exporting import export_quarantine
from mailbot.quarantine.retrying import retry
from models.message import Message, MessageState

READER = BuiltinIntentReader()
BINARY = b"\0\1\2 no mail"


async def quarantined(agency: Agency) -> list[Message]:
    return await agency.store.find(Message, {"state": MessageState.QUARANTINED}, sort=[("received_at", 1)])


async def test_it_is_counted_and_given_out_with_its_reason(quiet_agency: Agency, tmp_path: Path) -> None:
    report = await import_mail(quiet_agency.desk, mbox_of(tmp_path / "x", [BINARY, old_mail("a@x"), b"  \n"]))
    assert (report.imported, report.quarantined) == (1, 2)
    out = tmp_path / "out"
    assert await export_quarantine(quiet_agency.desk, out) == 2
    index = json.loads((out / "quarantine.json").read_text())
    assert {(out / row["file"]).read_bytes() for row in index} == {BINARY, b"  \n"}
    for row in index:
        assert (out / f"{row['id']}.txt").read_text().strip() == row["problem"] != ""
        assert row["folder"].startswith(str(tmp_path / "x:"))


async def test_what_is_given_out_is_its_owners_alone(quiet_agency: Agency, tmp_path: Path) -> None:
    await import_mail(quiet_agency.desk, mbox_of(tmp_path / "x", [BINARY]))
    out = tmp_path / "out"
    out.mkdir(mode=0o755)
    (out / "quarantine.json").write_text("of an earlier export")
    (out / "quarantine.json").chmod(0o644)
    await export_quarantine(quiet_agency.desk, out)
    assert {file.stat().st_mode & 0o777 for file in out.iterdir()} == {0o600}


async def test_one_of_them_by_its_id(quiet_agency: Agency, tmp_path: Path) -> None:
    await import_mail(quiet_agency.desk, mbox_of(tmp_path / "x", [BINARY, old_mail("a@x"), b"  \n"]))
    first, _ = await quarantined(quiet_agency)
    assert await export_quarantine(quiet_agency.desk, tmp_path / "out", str(first.id)) == 1
    assert len(list((tmp_path / "out").iterdir())) == 3
    good = await quiet_agency.store.first(Message, {"state": MessageState.HISTORY})
    assert good is not None
    with pytest.raises(Conflict):
        await export_quarantine(quiet_agency.desk, tmp_path / "out", str(good.id))


async def test_tried_again_it_stays_or_becomes_history_and_is_never_answered(agency: Agency, tmp_path: Path) -> None:
    desk = agency.desk
    await import_mail(desk, mbox_of(tmp_path / "x", [BINARY, old_mail("a@x"), old_mail("b@x", "a@x")]))
    (hopeless,) = await quarantined(agency)
    assert (await retry(desk, str(hopeless.id), READER, actor="tests")).state is MessageState.QUARANTINED
    # As if an older mailbot had not been able to read it.
    readable = await agency.store.first(Message, {"message_id": "b@x"})
    assert readable is not None
    lost = {"state": MessageState.QUARANTINED, "thread_id": "", "message_id": "", "ref_ids": [], "problem": "old"}
    await agency.store.change(Message, str(readable.id), set=lost)
    assert (await retry(desk, str(readable.id), READER, actor="tests")).state is MessageState.HISTORY
    again = await agency.store.get(Message, str(readable.id))
    parent = await agency.store.first(Message, {"message_id": "a@x"})
    assert parent is not None
    assert (again.thread_id, again.problem, again.message_id) == (parent.thread_id, "", "b@x")
    await agency.round()
    assert agency.sink.mails == []
    with pytest.raises(Conflict):
        await retry(desk, str(readable.id), READER, actor="tests")
