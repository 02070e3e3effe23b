"""What mailbot remembers of a mailbox: old mail is history, nothing is read twice, nothing broken stops the rest."""

from __future__ import annotations

import os
import time

import pytest
from agency import Agency, open_agency
from dovecot import Mailbox
from smtp_sink import SmtpSink

from mailbot.conversation import reading
from models.cursor import MailboxCursor
from models.event import Event
from models.message import Message, MessageState

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


def old_mail(number: int) -> bytes:
    return (
        f"From: Lead {number} <lead{number}@away.example>\r\nTo: hello@agency.test\r\nSubject: House {number}\r\n"
        f"Date: Mon, 2 Mar 2026 10:00:00 +0000\r\nMessage-ID: <old-{number}@away.example>\r\n\r\n{BUYER}\r\n"
    ).encode()


async def test_a_mailbox_full_of_old_mail_is_history(
    mongodb_uri: str, database_name: str, mailbox: Mailbox, smtp_sink: SmtpSink, clock: object
) -> None:
    mailbox.drop([old_mail(number) for number in range(5000)])
    async for agency in open_agency(mongodb_uri, database_name, smtp_sink, mailbox, clock):  # type: ignore[arg-type]
        await agency.round()
        await agency.round()
        assert agency.sink.mails == []
        assert await agency.store.count(Message, {}) == 0
        agency.lead("dana@away.example").write(BUYER)
        await agency.round()
        assert await agency.store.count(Message, {"state": MessageState.READ, "direction": "inbound"}) == 1


async def test_mail_that_a_server_s_clock_dates_in_the_future_is_answered(agency: Agency) -> None:
    agency.lead("dana@away.example").write(BUYER)
    assert agency.mailbox is not None
    in_five_years = time.time() + 5 * 365 * 86_400
    for path in agency.mailbox.folder_path().glob("*/*"):
        os.utime(path, (in_five_years, in_five_years))  # Dovecot's INTERNALDATE
    await agency.round()
    [message] = await agency.store.find(Message, {"direction": "inbound"})
    assert message.received_at <= agency.clock.now()
    assert len(agency.to("dana@away.example")) == 1


async def test_a_changed_uidvalidity_answers_nothing_twice(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("dana@away.example").write(BUYER)
    await agency.round()
    before = len(agency.sink.mails)
    assert before
    for cursor in await agency.store.find(MailboxCursor, {}):
        await agency.store.change(MailboxCursor, str(cursor.id), set={"uidvalidity": 1})
    await agency.round()
    await agency.round()
    assert len(agency.sink.mails) == before
    assert await agency.store.count(Message, {"direction": "inbound"}) == 1
    assert await agency.store.count(Event, {"kind": "mailbox.uidvalidity_changed"}) >= 1


async def test_a_folder_whose_uids_fell_is_read_again_and_nothing_is_answered_twice(agency: Agency) -> None:
    """As after a restored backup: its UIDVALIDITY is the same, and its UIDNEXT lies below what was read."""
    agency.lead("dana@away.example").write(BUYER)
    await agency.round()
    assert len(agency.to("dana@away.example")) == 1
    for cursor in await agency.store.find(MailboxCursor, {"folder": "INBOX"}):
        await agency.store.change(MailboxCursor, str(cursor.id), set={"uid": 1000})
    agency.lead("anna@away.example", "Anna Bell").write(BUYER)
    await agency.round()
    await agency.round()
    assert len(agency.to("anna@away.example")) == 1
    assert len(agency.to("dana@away.example")) == 1
    assert await agency.store.count(Event, {"kind": "mailbox.uidnext_fell"}) == 1
    [cursor] = await agency.store.find(MailboxCursor, {"folder": "INBOX"})
    assert cursor.uid == 2


async def test_mail_that_came_before_mailbot_is_history_when_a_folder_is_read_again(
    mongodb_uri: str, database_name: str, mailbox: Mailbox, smtp_sink: SmtpSink, clock: object
) -> None:
    mailbox.drop([old_mail(number) for number in range(3)])
    async for agency in open_agency(mongodb_uri, database_name, smtp_sink, mailbox, clock):  # type: ignore[arg-type]
        for cursor in await agency.store.find(MailboxCursor, {}):
            await agency.store.change(MailboxCursor, str(cursor.id), set={"uidvalidity": 1})
        await agency.round()
        await agency.round()
        assert agency.sink.mails == []
        assert await agency.store.count(Message, {"state": MessageState.HISTORY}) == 3


@pytest.mark.parametrize("date", ["Mon, 1 Jan 99999999999999999999 10:00:00 +0000", "Mon, 99 Foo", ""])
async def test_no_date_of_a_mail_stops_a_folder_that_is_read_again(agency: Agency, date: str) -> None:
    for cursor in await agency.store.find(MailboxCursor, {}):
        await agency.store.change(MailboxCursor, str(cursor.id), set={"uidvalidity": 1})
    await agency.round()
    assert agency.mailbox is not None
    agency.mailbox.drop([old_mail(1).replace(b"Mon, 2 Mar 2026 10:00:00 +0000", date.encode())])
    agency.lead("dana@away.example").write(BUYER)
    await agency.round()
    assert await agency.store.count(Message, {"state": MessageState.READ, "direction": "inbound"}) == 2


async def test_mail_that_was_read_elsewhere_is_still_read(agency: Agency) -> None:
    assert agency.mailbox is not None
    fresh = old_mail(1).replace(b"2 Mar 2026", b"2 Mar 2027")
    agency.mailbox.drop([fresh], seen=True)
    await agency.round()
    assert await agency.store.count(Message, {"state": MessageState.READ, "direction": "inbound"}) == 1


async def test_a_mail_that_cannot_be_handled_is_put_aside_and_the_rest_goes_on(agency: Agency) -> None:
    assert agency.mailbox is not None
    agency.lead("dana@away.example").write(BUYER)
    await agency.round("fetch_mail")
    [stored] = await agency.store.find(Message, {})
    await agency.store.change(Message, str(stored.id), set={"raw": b"no zlib at all"})
    agency.lead("lee@away.example", "Lee").write(BUYER)
    await agency.round()
    states = {m.from_address or "broken": m.state for m in await agency.store.find(Message, {"direction": "inbound"})}
    assert states["broken"] is MessageState.QUARANTINED
    assert states["lee@away.example"] is MessageState.READ
    [quarantined] = await agency.store.find(Message, {"state": MessageState.QUARANTINED})
    assert quarantined.problem
    await reading.retry(agency.desk, str(quarantined.id), agency.tools.reader)


async def test_a_mailbox_that_stays_broken_is_told_to_the_operator_once(agency: Agency) -> None:
    from agency import OPERATOR, reconfigured

    broken = reconfigured(agency, imap={"password": "wrong", "alert_after_seconds": 600})
    await broken.round("fetch_mail")
    broken.clock.turn(minutes=11)
    await broken.round("fetch_mail")
    await broken.round("fetch_mail")
    await broken.round("send_due")
    [notice] = broken.to(OPERATOR)
    assert "cannot be read" in notice["Subject"]
