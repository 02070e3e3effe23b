"""A mailbox of 50,000 mails, and mails of 20 MB: nothing old is answered, memory stays small, and so does a poll."""

from __future__ import annotations

import random
import tracemalloc
from email.message import EmailMessage

import pytest
from agency import AGENCY, KEY, Agency, TurnedClock, open_agency
from dovecot import Mailbox
from imap_proxy import imap_wire
from ledger_view import tell
from smtp_sink import SmtpSink

from mailbot.conversation import intake
from models.cursor import MailboxCursor
from models.message import Message, MessageState

pytestmark = pytest.mark.dovecot

MANY = 50_000
BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


def old_mail(number: int) -> bytes:
    return (
        f"From: Lead {number} <lead{number}@away.example>\r\nTo: {AGENCY}\r\nSubject: House {number}\r\n"
        f"Date: Mon, 2 Mar 2026 10:00:00 +0000\r\nMessage-ID: <old-{number}@away.example>\r\n\r\n{BUYER}\r\n"
    ).encode()


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_fifty_thousand_old_mails(
    mongodb_uri: str, database_name: str, mailbox: Mailbox, smtp_sink: SmtpSink, clock: TurnedClock
) -> None:
    mailbox.drop(old_mail(number) for number in range(MANY))
    mailbox.drop((old_mail(number) for number in range(2000)), "Junk")
    async with imap_wire(mailbox.server.imap) as wire:
        tracemalloc.start()
        one_wire = {"port": wire.port, "timeout_seconds": 120}
        async for agency in open_agency(mongodb_uri, database_name, smtp_sink, mailbox, clock, KEY, imap=one_wire):
            await agency.round()
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert agency.sink.mails == []
            assert await agency.store.count(Message, {}) == 0
            seen = {
                cursor.folder: cursor.uid for cursor in await agency.store.find(MailboxCursor, {"folder": {"$gt": ""}})
            }
            assert (seen["INBOX"], seen["Junk"]) == (MANY, 2000)
            assert peak < 40_000_000, "the first look holds the mailbox in memory"
            assert wire.heard < 20_000, "the first look reads the mailbox"

            wire.forget()
            await agency.round("fetch_mail")
            assert wire.heard + len(wire.said) < 6_000, "an idle poll is large"
            assert not {"UID SEARCH", "UID FETCH"} & set(wire.commands)

            agency.lead("dana@away.example").write(BUYER)
            wire.forget()
            await agency.round()
            assert [message.from_address for message in await inbound(agency)] == ["dana@away.example"]
            assert wire.heard < 30_000, "one new mail costs more than itself"


async def test_a_large_mailbox_that_is_read_again_stays_out_of_memory(agency: Agency) -> None:
    """As after a changed UIDVALIDITY: all is read, in batches, as history."""
    assert agency.mailbox is not None
    filler = b"x" * 70 + b"\r\n"
    agency.mailbox.drop(old_mail(number) + filler * 700 for number in range(600))  # 30 MB in all
    [cursor] = await agency.store.find(MailboxCursor, {"folder": "INBOX"})
    await agency.store.change(MailboxCursor, str(cursor.id), set={"uidvalidity": 1})
    assert agency.tools.inbox is not None
    tracemalloc.start()
    fetched = await intake.fetch(agency.desk, agency.tools.inbox, agency.tools.mailbox, "INBOX")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (fetched.stored, fetched.reread) == (600, True)
    assert peak < 25_000_000, "more than a few batches were in memory"
    await agency.round()
    assert agency.sink.mails == []


async def inbound(agency: Agency) -> list[Message]:
    return await agency.store.find(Message, {"digest": {"$gt": ""}}, then={"direction": "inbound"})


async def test_a_mail_of_twenty_megabytes_is_kept_whole_and_answered(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    assert agency.mailbox is not None
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Dana <dana@away.example>", AGENCY, "House"
    mail["Message-ID"] = "<large@away.example>"
    mail.set_content(BUYER)
    noise = bytes((number * 7919 >> 5) & 255 for number in range(65536))
    mail.add_attachment(noise * 240, maintype="image", subtype="jpeg", filename="plan.jpg")
    raw = mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    assert len(raw) > 20_000_000
    agency.mailbox.drop([raw])
    agency.lead("lee@elsewhere.example", "Lee").write(BUYER, "House")
    await agency.round()
    mails = {message.from_address: message for message in await inbound(agency)}
    large = mails["dana@away.example"]
    assert large.state is MessageState.READ, await tell(agency.store)
    assert large.attachments[0].size == 65536 * 240
    assert await agency.store.raw(str(large.id)) == raw
    assert len(agency.to("dana@away.example")) == len(agency.to("lee@elsewhere.example")) == 1


async def test_a_mail_of_twenty_megabytes_that_does_not_shrink_is_kept_whole(agency: Agency) -> None:
    """Its packed bytes are larger than one document may be."""
    assert agency.mailbox is not None
    noise = random.Random(5).randbytes(15_000_000)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Dana <dana@away.example>", AGENCY, "House"
    mail.set_content(BUYER)
    mail.add_attachment(noise, maintype="application", subtype="zip", filename="plans.zip")
    raw = mail.as_bytes().replace(b"\n", b"\r\n")
    assert len(raw) > 20_000_000
    agency.mailbox.drop([raw])
    await agency.round("fetch_mail", "read_mail")
    [message] = await inbound(agency)
    assert (message.state, bool(message.raw_file)) == (MessageState.READ, True)
    assert await agency.store.raw(str(message.id)) == raw
