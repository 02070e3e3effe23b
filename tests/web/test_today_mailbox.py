"""Today and the mailbox: it is connected once it was read, and named by its address where it fails."""

from __future__ import annotations

from dataclasses import replace

import pytest
from agency import config_for
from web_site import Site

from mailbot.conversation.sent_folder import SENT
from models.cursor import WHOLE_MAILBOX, MailboxCursor

DONE = 'class="done"><div><strong>Connect the mailbox'
WHY = "imap.agency.example cannot be reached"


@pytest.fixture
def configured(site: Site) -> Site:
    """A mailbox is named in the settings, and nobody has looked into it yet."""
    imap = {"host": "imap.agency.example", "username": "hello@agency.example"}
    desk = site.agency.desk
    config = config_for(site.agency.sink, None, imap=imap)
    site.agency.desk = replace(desk, config=config.model_copy(update={"web": desk.config.web}))
    return site


async def noted(site: Site, folder: str, mailbox: str = "", **fields: object) -> None:
    desk = site.agency.desk
    given = {"uidvalidity": 1, "uid": 1, "since": desk.now(), **fields}
    row = MailboxCursor.model_validate({"mailbox": mailbox or desk.config.imap.mailbox, "folder": folder, **given})
    assert await desk.store.add(row)


async def test_a_mailbox_is_connected_once_it_was_read(configured: Site) -> None:
    browser = await configured.signed_in()
    assert DONE not in (await browser.get("/")).text
    await noted(configured, "INBOX")
    assert DONE in (await browser.get("/")).text


async def test_and_not_while_it_cannot_be_read(configured: Site) -> None:
    browser = await configured.signed_in()
    await noted(configured, "INBOX")
    await noted(configured, WHOLE_MAILBOX, failing_since=configured.agency.desk.now(), problem=WHY)
    page = (await browser.get("/")).text
    assert DONE not in page
    assert "<strong>The mailbox hello@agency.example cannot be read</strong>" in page
    assert WHY in page
    assert "hello@agency.example@" not in page
    assert "hello@agency.example@" not in (await browser.get("/health")).text


async def test_a_sent_folder_that_is_not_there_is_called_so(configured: Site) -> None:
    browser = await configured.signed_in()
    await noted(configured, SENT, failing_since=configured.agency.desk.now())
    assert "hello@agency.example has no Sent folder" in (await browser.get("/")).text


async def test_a_mailbox_of_earlier_settings_is_no_alarm(configured: Site) -> None:
    browser = await configured.signed_in()
    before = "hello@agency.example@imap.wrong.example"
    await noted(configured, WHOLE_MAILBOX, before, failing_since=configured.agency.desk.now(), problem=WHY)
    assert WHY not in (await browser.get("/")).text
