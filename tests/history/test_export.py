"""Mail given out as mbox: the bytes of each exactly, the oldest first, and a file that is whole or not there."""

from __future__ import annotations

import mailbox
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from agency import Agency, open_agency
from old_mail import groups_of, mbox_of, old_mail
from smtp_sink import SmtpSink

from mailbot.conversation.operator.views import find_thread
from mailbot.errors import BadInput, Conflict
from mailbot.history.exporting import all_mails, export_mail, mails_of_thread
from mailbot.history.importing import import_mail
from mailbot.history.mbox import mails_in
from models.message import Message

EMAILS = Path(__file__).parents[1] / "emails"


@pytest.fixture
async def elsewhere(
    quiet_agency: Agency, mongodb_uri: str, database_name: str, smtp_sink: SmtpSink
) -> AsyncIterator[Agency]:
    """Another mailbot with an empty store."""
    async for opened in open_agency(mongodb_uri, f"{database_name}_b", smtp_sink, None, quiet_agency.clock):
        yield opened


def the_past() -> list[bytes]:
    """Mail of every kind, some without a last line end, some that looks like an mbox inside."""
    chance = random.Random(5)
    raws = [file.read_bytes() for file in sorted(EMAILS.glob("*.eml"))]
    raws += [old_mail(f"{n}@x", f"{n // 2}@x", day=chance.randrange(300)) for n in range(1, 40)]
    raws += [
        old_mail(f"q{n}@x", text=text) for n, text in enumerate(("From \n>From x\n>>From", "a\r\nFrom b", "x\n\n\n"))
    ]
    raws += [old_mail("end@x").rstrip(b"\n"), old_mail("crlf@x").replace(b"\n", b"\r\n")]
    return raws


async def test_an_export_imported_elsewhere_is_the_same_store(
    quiet_agency: Agency, elsewhere: Agency, tmp_path: Path
) -> None:
    await import_mail(quiet_agency.desk, mbox_of(tmp_path / "in", the_past()))
    file = tmp_path / "out.mbox"
    ids = await all_mails(quiet_agency.desk)
    assert await export_mail(quiet_agency.desk, ids, file) == len(ids) > 100
    report = await import_mail(elsewhere.desk, file)
    assert report.stored == len(ids)
    assert await kept(elsewhere) == await kept(quiet_agency)
    assert await groups_of(elsewhere.desk) == await groups_of(quiet_agency.desk)
    assert (await import_mail(quiet_agency.desk, file)).known == len(ids)


async def kept(agency: Agency) -> set[tuple[str, str, object]]:
    found = await agency.store.find(Message, {"digest": {"$gt": ""}})
    return {(message.digest, message.state, message.received_at) for message in found}


async def test_a_thread_alone_the_oldest_first(quiet_agency: Agency, tmp_path: Path) -> None:
    raws = [old_mail("c@x", "a@x", day=3), old_mail("a@x"), old_mail("b@x", "a@x", day=2), old_mail("other@x")]
    await import_mail(quiet_agency.desk, mbox_of(tmp_path / "in", raws))
    thread = await find_thread(quiet_agency.desk, 1)
    file = tmp_path / "out.mbox"
    await export_mail(quiet_agency.desk, await mails_of_thread(quiet_agency.desk, thread), file)
    assert [mail.raw for mail in mails_in(file.read_bytes())] == [raws[1], raws[2], raws[0]]
    assert [mail["Message-ID"] for mail in mailbox.mbox(file)] == ["<a@x>", "<b@x>", "<c@x>"]
    assert file.stat().st_mode & 0o077 == 0, "mail is nobody else's business"


async def test_what_live_reading_took_in_is_exported_as_it_came(agency: Agency, tmp_path: Path) -> None:
    agency.lead("dana@away.example").write("Hello\nFrom us all")
    await agency.round("fetch_mail", "read_mail")
    (message,) = await agency.store.find(Message, {"digest": {"$gt": ""}})
    file = tmp_path / "out.mbox"
    await export_mail(agency.desk, await all_mails(agency.desk), file)
    assert [mail.raw for mail in mails_in(file.read_bytes())] == [await agency.store.raw(str(message.id))]


async def test_a_file_that_is_there_is_replaced_only_by_force(quiet_agency: Agency, tmp_path: Path) -> None:
    await import_mail(quiet_agency.desk, mbox_of(tmp_path / "in", [old_mail("a@x")]))
    ids = await all_mails(quiet_agency.desk)
    file = tmp_path / "out.mbox"
    file.write_text("precious")
    with pytest.raises(Conflict, match="there already"):
        await export_mail(quiet_agency.desk, ids, file)
    assert file.read_text() == "precious"
    await export_mail(quiet_agency.desk, ids, file, force=True)
    assert len(list(mails_in(file.read_bytes()))) == 1


async def test_nothing_is_left_where_an_export_fails(quiet_agency: Agency, tmp_path: Path) -> None:
    await import_mail(quiet_agency.desk, mbox_of(tmp_path / "in", [old_mail("a@x")]))
    ids = await all_mails(quiet_agency.desk)

    def stop(_mails: int) -> None:
        raise KeyboardInterrupt

    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(KeyboardInterrupt):
        await export_mail(quiet_agency.desk, ids, place / "out.mbox", step=stop)
    assert list(place.iterdir()) == []
    with pytest.raises(BadInput):
        await export_mail(quiet_agency.desk, ids, tmp_path / "nowhere" / "out.mbox")
