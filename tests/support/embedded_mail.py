"""The embedded mail server for a test: with two people and a broken address, or with the whole demo town."""

from __future__ import annotations

import asyncio
import smtplib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from mailbot.embedded import maildir, town
from mailbot.embedded.mailserver import BrokenAddress, Mailbox, MailServer, Plan, serve
from mailbot.embedded.personas import strangers

AGENCY = "hello@agency.example"
PASSWORD = "correct horse"
ANA = "ana@town.example"
BROKEN = "moved-away@town.example"
PLAN = Plan(
    mailboxes=(Mailbox(AGENCY, PASSWORD), Mailbox(ANA)),
    broken=(BrokenAddress(BROKEN, "5.1.6", "Destination mailbox has moved"),),
    bounce_after=0.05,
)


@pytest.fixture
async def mail_server(tmp_path: Path) -> AsyncIterator[MailServer]:
    async with serve(tmp_path / "mailserver", PLAN) as server:
        yield server


@pytest.fixture
async def town_server(tmp_path: Path) -> AsyncIterator[MailServer]:
    async with serve(tmp_path / "town", town.mail_plan(PASSWORD, PASSWORD, strangers())) as server:
        yield server


def send(server: MailServer, sender: str, recipients: list[str], raw: bytes, password: str = "") -> None:
    """Hand one mail over by SMTP, logged in as its sender (without sub-address) when there is a password."""
    with smtplib.SMTP(server.host, server.smtp_port) as client:
        if password:
            local, _, domain = sender.partition("@")
            client.login(f"{local.partition('+')[0]}@{domain}", password)
        client.sendmail(sender, recipients, raw)


def inbox(server: MailServer, address: str) -> list[bytes]:
    """The bytes of the unread mails of an address, oldest first."""
    return [mail.read_bytes() for mail in maildir.unread(server.maildir(address))]


async def until(condition: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait until a condition holds; TimeoutError after so many seconds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - files on disk have no event
            await asyncio.sleep(0.02)
