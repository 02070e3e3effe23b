"""Wherever the wire to the mail server is cut, from greeting to goodbye: no mail is lost and none is doubled."""

from __future__ import annotations

import pytest
from agency import AGENCY, Agency
from imap_proxy import imap_wire

from mailbot.conversation import intake
from mailbot.errors import MailboxError
from mailbot.mail.imap import ImapInbox
from mailbot.store import digest
from models.cursor import MailboxCursor
from models.message import Message

pytestmark = pytest.mark.dovecot

PLACES = 40  # at which the wire is cut, one after the other


def a_mail(number: int) -> bytes:
    body = f"Mail {number}\r\n" * (1 if number % 2 else 20_000)
    head = f"From: lead{number}@away.example\r\nTo: {AGENCY}\r\nMessage-ID: <{number}@away.example>\r\n\r\n"
    return (head + body).encode()


async def look(agency: Agency, port: int) -> None:
    """One look into the inbox over a connection of its own, with its goodbye."""
    assert agency.mailbox is not None
    inbox = ImapInbox(agency.mailbox.settings(port=port, idle=False, batch_messages=2))
    try:
        await intake.fetch(agency.desk, inbox, agency.tools.mailbox, "INBOX")
    finally:
        await inbox.close()


async def test_no_mail_is_lost_or_doubled(agency: Agency) -> None:
    assert agency.mailbox is not None
    mails = [a_mail(number) for number in range(5)]
    agency.mailbox.drop(mails)
    [cursor] = await agency.store.find(MailboxCursor, {"folder": "INBOX"})
    async with imap_wire(agency.mailbox.server.imap) as wire:
        await look(agency, wire.port)
        whole, broken = wire.heard, 0
        assert whole > sum(map(len, mails))
        small = 1500  # where commands are answered; the rest is mostly literals
        places = [small * place // PLACES * 2 for place in range(PLACES // 2)]
        places += [small + (whole - small) * place * 2 // PLACES for place in range(PLACES // 2 + 1)]
        for place in [*places, whole - 1]:
            await agency.store.remove(Message, {"digest": {"$gt": ""}})
            await agency.store.change(MailboxCursor, str(cursor.id), set={"uid": 0})
            wire.cuts = [place]
            try:
                await look(agency, wire.port)
            except MailboxError:
                broken += 1
            await look(agency, wire.port)
            stored = [message.digest for message in await agency.store.find(Message, {"digest": {"$gt": ""}})]
            assert sorted(stored) == sorted(map(digest, mails)), f"cut after {place} of {whole} bytes"
        assert broken >= PLACES - 2, "the wire was not cut where the client listens"
