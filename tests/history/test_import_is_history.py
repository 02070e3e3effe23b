"""What is imported is history: nothing is answered, owed, suppressed or made of it, whatever it says."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from agency import Agency
from old_mail import live_threads, mbox_of, old_mail, whole_store

from mailbot.history.importing import import_mail
from models.contact import Contact
from models.delivery import Delivery
from models.draft import Draft
from models.message import Message, MessageState
from models.suppression import Suppression
from models.thread import Stage

EMAILS = Path(__file__).parents[1] / "emails"


async def test_no_mail_leaves_and_nothing_is_suppressed_or_booked(agency: Agency, tmp_path: Path) -> None:
    await agency.add_contact("dana@away.example")
    now = {"Date": ""}
    raws = [
        old_mail("1@x", text="Please unsubscribe me from everything."),
        old_mail("2@x", text="STOP", sender="stranger@away.example", **now),
        old_mail("3@x", text="I want to buy a house in Old Town up to $470k. Call me tomorrow at 10.", **now),
        old_mail("4@x", text="Yes, Tuesday at 10 suits me.", sender="new@away.example"),
        *(file.read_bytes() for file in sorted(EMAILS.glob("*.eml"))),
    ]
    report = await import_mail(agency.desk, mbox_of(tmp_path / "x", raws))
    assert report.stored == report.found == len(raws)
    for _ in range(2):
        await agency.round()
    assert agency.sink.mails == []
    for model in (Delivery, Draft, Suppression):
        assert await agency.store.count(model, {}) == 0
    assert [contact.address for contact in await agency.store.find(Contact, {"number": {"$gt": 0}})] == [
        "dana@away.example"
    ]
    for thread in await live_threads(agency.desk):
        assert thread.reply_due_at is None
        assert thread.stage is Stage.NEW
    assert await agency.store.count(Message, {"state": MessageState.STORED}) == 0


async def test_a_contact_who_goes_on_writing_is_answered_in_the_thread_of_the_past(
    agency: Agency, tmp_path: Path
) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await import_mail(agency.desk, mbox_of(tmp_path / "x", [old_mail("old@x")]))
    agency.lead("dana@away.example").write(
        "We want to buy a house with 3 bedrooms in Old Town, up to $470k.",
        In_Reply_To="<old@x>",
        References="<old@x>",
    )
    await agency.round()
    await agency.round()
    assert len(agency.to("dana@away.example")) == 1
    (thread,) = [t for t in await live_threads(agency.desk) if t.replies]
    assert len(await agency.store.find(Message, {"thread_id": str(thread.id)})) == 3


async def test_an_import_again_changes_nothing_at_all(quiet_agency: Agency, tmp_path: Path) -> None:
    raws = [old_mail(f"{n}@x", f"{n // 2}@x") for n in range(30)] + [b"", b"\0\1\2"]
    box = mbox_of(tmp_path / "x", raws)
    first = await import_mail(quiet_agency.desk, box)
    before = await whole_store(quiet_agency.desk)
    second = await import_mail(quiet_agency.desk, box)
    assert await whole_store(quiet_agency.desk) == before
    assert (first.imported, first.quarantined) == (30, 2)
    assert (second.known, second.stored, second.threads) == (32, 0, 0)


async def test_the_same_mail_by_another_way_is_a_copy(quiet_agency: Agency, tmp_path: Path) -> None:
    mail = old_mail("1@x")
    other = old_mail("1@x", text="Other words under one Message-ID")
    filed = mail.replace(b"\n", b"\r\n").replace(b"Subject", b"X-Status: R\r\nSubject")
    report = await import_mail(quiet_agency.desk, mbox_of(tmp_path / "x", [mail, filed, mail, other]))
    assert (report.imported, report.copies, report.known) == (2, 1, 1)
    later = await import_mail(quiet_agency.desk, mbox_of(tmp_path / "y", [mail.replace(b"\n", b"\r\n")]))
    assert (later.imported, later.copies) == (0, 1)
    copies = await quiet_agency.store.find(Message, {"state": MessageState.DUPLICATE})
    assert [message.thread_id for message in copies] == ["", ""]


async def test_mail_that_live_reading_has_is_left_alone(agency: Agency, tmp_path: Path) -> None:
    agency.lead("dana@away.example").write("Not interested, thank you.")
    await agency.round()
    (read,) = await agency.store.find(Message, {"state": MessageState.READ})
    raw = await agency.store.raw(str(read.id))
    report = await import_mail(agency.desk, mbox_of(tmp_path / "x", [raw, raw.replace(b"\r\n", b"\n")]))
    assert (report.known, report.copies, report.imported) == (1, 1, 0)


async def test_large_mails_and_odd_dates_are_kept(quiet_agency: Agency, tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(9_000_000).hex()
    raws = [
        old_mail("big@x", text="\n".join(noise[n : n + 76] for n in range(0, len(noise), 76))),
        old_mail("future@x", Date="Fri, 1 Jan 2999 00:00:00 +0000"),
        old_mail("never@x", Date="Thu, 1 Jan 1970 00:00:00 +0000"),
    ]
    box = mbox_of(tmp_path / "x", raws)
    report = await import_mail(quiet_agency.desk, box)
    assert report.imported == 3
    messages = {m.message_id: m for m in await quiet_agency.store.find(Message, {"digest": {"$gt": ""}})}
    assert await quiet_agency.store.raw(str(messages["big@x"].id)) == raws[0]
    assert all(m.received_at.year == 2021 for m in messages.values()), "the From_ line says 2021"


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
async def test_new_mail_that_an_import_overtakes_is_answered(agency: Agency, tmp_path: Path, line_end: bytes) -> None:
    assert agency.mailbox is not None
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    words = "We want to buy a house with 3 bedrooms in Old Town, up to $470k."
    new = old_mail("new@x", text=words, Date=format_datetime(datetime.now(UTC)))
    agency.mailbox.drop([new])
    report = await import_mail(agency.desk, mbox_of(tmp_path / "x", [new.replace(b"\n", line_end)]))
    assert report.imported == 1
    await agency.round()
    await agency.round()
    assert len(agency.to("dana@away.example")) == 1


async def test_old_mail_that_is_moved_into_the_mailbox_is_known(agency: Agency, tmp_path: Path) -> None:
    assert agency.mailbox is not None
    raws = [old_mail(f"{n}@x", text="We want to buy a house with 3 bedrooms in Old Town.") for n in range(2)]
    await import_mail(agency.desk, mbox_of(tmp_path / "x", [raws[0].replace(b"\n", b"\r\n"), raws[1]]))
    agency.mailbox.drop(raws)
    await agency.round()
    await agency.round()
    assert agency.to("dana@away.example") == []
