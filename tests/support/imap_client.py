"""IMAP doors that are closed when the test ends, and small ways to read from them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest_asyncio
from dovecot import Mailbox

from mailbot.config import Imap
from mailbot.doors import FetchedMail
from mailbot.mail.imap import ImapInbox

OpenInbox = Callable[..., ImapInbox]


@pytest_asyncio.fixture
async def open_inbox() -> AsyncIterator[OpenInbox]:
    """Makes doors from settings; all are closed at the end."""
    made: list[ImapInbox] = []

    def make(settings: Imap, **options: Any) -> ImapInbox:
        made.append(ImapInbox(settings, **options))
        return made[-1]

    yield make
    await asyncio.gather(*(inbox.close() for inbox in made))


@pytest_asyncio.fixture
async def inbox(mailbox: Mailbox, open_inbox: OpenInbox) -> ImapInbox:
    """A door to the test's own mailbox."""
    return open_inbox(mailbox.settings())


async def all_since(inbox: ImapInbox, folder: str = "INBOX", uid: int = 0) -> list[FetchedMail]:
    """Every mail above `uid`, the batches joined."""
    return [mail async for batch in inbox.fetch_since(folder, uid) for mail in batch]


def a_mail(subject: str = "A house", *, body: bytes = b"Hello\r\n") -> bytes:
    """A small mail with CRLF line ends."""
    return f"From: lead@away.example\r\nSubject: {subject}\r\n\r\n".encode() + body


def subjects(mails: list[FetchedMail]) -> list[str]:
    """The Subject of each mail, undecoded."""
    heads = (mail.raw.partition(b"\r\n\r\n")[0].decode() for mail in mails)
    return [line[9:] for head in heads for line in head.split("\r\n") if line.startswith("Subject: ")]
