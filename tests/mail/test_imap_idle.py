"""Waiting for mail: the server's word ends it at once, nothing that came meanwhile is overlooked, others may cut in."""

from __future__ import annotations

import asyncio

import pytest
from dovecot import Mailbox
from imap_client import OpenInbox, a_mail, all_since, subjects
from scripted_imap import Talk, scripted_imap

from mailbot.errors import MailboxError
from mailbot.mail.backoff import Backoff
from mailbot.mail.imap import ImapInbox

LONG = 600  # seconds; a wait that nothing ends is ended by pytest's own time limit


async def deliver(mailbox: Mailbox, subject: str) -> None:
    await asyncio.to_thread(mailbox.deliver, a_mail(subject))


async def begun(mailbox: Mailbox, inbox: ImapInbox) -> asyncio.Task[bool]:
    """A wait that has had time to begin."""
    waiting = asyncio.create_task(inbox.wait_for_mail("INBOX", LONG))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    return waiting


# ------------------------------------------------------------------------------------------------ real server


@pytest.mark.dovecot
async def test_mail_that_arrives_ends_the_wait(mailbox: Mailbox, inbox: ImapInbox) -> None:
    state = await inbox.examine("INBOX")
    waiting = await begun(mailbox, inbox)
    await deliver(mailbox, "hello")
    assert await waiting
    assert subjects(await all_since(inbox, uid=state.uidnext - 1)) == ["hello"]


@pytest.mark.dovecot
async def test_without_mail_the_wait_ends_in_time(inbox: ImapInbox) -> None:
    assert not await inbox.wait_for_mail("INBOX", 0.4)
    assert (await inbox.examine("INBOX")).exists == 0


@pytest.mark.dovecot
async def test_mail_that_came_before_the_wait_began_ends_it(mailbox: Mailbox, inbox: ImapInbox) -> None:
    await all_since(inbox)
    await deliver(mailbox, "in between")
    assert await inbox.wait_for_mail("INBOX", LONG)


@pytest.mark.dovecot
async def test_mail_that_came_while_another_folder_was_open_ends_it(mailbox: Mailbox, inbox: ImapInbox) -> None:
    await all_since(inbox)
    await inbox.examine("Sent")
    await deliver(mailbox, "in between")
    assert await inbox.wait_for_mail("INBOX", LONG)


@pytest.mark.dovecot
async def test_mail_that_was_read_already_does_not_end_it(mailbox: Mailbox, inbox: ImapInbox) -> None:
    await deliver(mailbox, "read")
    await all_since(inbox)
    await inbox.examine("Sent")
    assert not await inbox.wait_for_mail("INBOX", 0.4)


@pytest.mark.dovecot
async def test_other_calls_need_not_wait_for_the_end_of_a_wait(mailbox: Mailbox, inbox: ImapInbox) -> None:
    await inbox.examine("INBOX")  # else mail that comes before the wait goes on is as old as the wait itself
    waiting = await begun(mailbox, inbox)
    await inbox.append("Sent", a_mail("copy"))
    assert subjects(await all_since(inbox, "Sent")) == ["copy"]
    assert not waiting.done()
    await deliver(mailbox, "hello")
    assert await waiting


@pytest.mark.dovecot
async def test_mail_that_came_while_others_cut_in_ends_it(mailbox: Mailbox, inbox: ImapInbox) -> None:
    await inbox.examine("INBOX")
    waiting = await begun(mailbox, inbox)
    appending = asyncio.create_task(inbox.append("Sent", a_mail("copy")))
    await deliver(mailbox, "hello")
    await appending
    assert await waiting


@pytest.mark.dovecot
@pytest.mark.parametrize("idle", [True, False])
async def test_closing_ends_a_wait_and_it_does_not_connect_again(
    mailbox: Mailbox, open_inbox: OpenInbox, idle: bool
) -> None:
    inbox = open_inbox(mailbox.settings(idle=idle))
    await inbox.examine("INBOX")
    waiting = await begun(mailbox, inbox)
    await inbox.close()
    assert not await waiting
    assert mailbox.server.log.count(f"Login: user=<{mailbox.user}>") == 1


@pytest.mark.dovecot
async def test_switched_off_it_only_sleeps(mailbox: Mailbox, open_inbox: OpenInbox) -> None:
    inbox = open_inbox(mailbox.settings(idle=False))
    await all_since(inbox)
    await deliver(mailbox, "unheard")
    assert not await inbox.wait_for_mail("INBOX", 0.2)


# ------------------------------------------------------------------------------------------------ what servers do


async def test_a_server_without_idle_is_not_asked_for_it(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome("IMAP4rev1")
        await talk.stay()

    async with scripted_imap(script) as server:
        assert not await open_inbox(server.settings()).wait_for_mail("INBOX", 0.2)
        assert server.heard("IDLE") == []


async def test_a_server_that_refuses_idle_is_not_asked_again(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        await talk.answer("IDLE", result="NO not for you")
        await talk.stay()

    async with scripted_imap(script) as server:
        assert not await open_inbox(server.settings()).wait_for_mail("INBOX", 1.0)
        assert len(server.heard("IDLE")) == 1


async def test_a_long_wait_is_renewed(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        for number in range(1, 5):
            tag, _ = await talk.command("IDLE")
            await talk.send("+ idling", "* OK Still here" if number < 4 else "* 2 EXISTS")
            assert await talk.line() == "DONE"
            await talk.send(f"{tag} OK done")

    async with scripted_imap(script) as server:
        assert await open_inbox(server.settings(), idle_seconds=0.1).wait_for_mail("INBOX", LONG)
        assert len(server.heard("IDLE")) == 4


def test_renewal_comes_before_servers_may_hang_up() -> None:
    from mailbot.mail.imap import IDLE_SECONDS

    assert IDLE_SECONDS < 29 * 60  # RFC 2177


async def test_news_that_is_no_mail_does_not_end_it(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=3, uidnext=4)
        tag, _ = await talk.command("IDLE")
        await talk.send("+ idling", "* 1 FETCH (FLAGS (\\Seen))", "* OK Still here", "* 3 EXISTS", "* 0 RECENT")
        await talk.send("* 2 EXPUNGE", "* 2 EXISTS")
        assert await talk.line() == "DONE"
        await talk.send(f"{tag} OK done")

    async with scripted_imap(script) as server:
        assert not await open_inbox(server.settings()).wait_for_mail("INBOX", 1.0)
        assert len(server.heard("IDLE")) == 1


async def test_a_mail_that_takes_the_place_of_a_removed_one_ends_it(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=3, uidnext=4)
        tag, _ = await talk.command("IDLE")
        await talk.send("+ idling", "* 2 EXPUNGE", "* 3 EXISTS")
        assert await talk.line() == "DONE"
        await talk.send(f"{tag} OK done")

    async with scripted_imap(script) as server:
        assert await open_inbox(server.settings()).wait_for_mail("INBOX", LONG)


async def test_mail_announced_in_the_same_breath_as_the_end_is_not_overlooked(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        tag, _ = await talk.command("IDLE")
        await talk.send("+ idling")
        await talk.line()
        await talk.send("* 2 EXISTS", f"{tag} OK done")

    async with scripted_imap(script) as server:
        assert await open_inbox(server.settings()).wait_for_mail("INBOX", 1.0)


async def test_the_wait_sits_out_a_pause_after_failures(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        talk.drop()

    async with scripted_imap(script) as server:
        inbox = open_inbox(server.settings(), backoff=Backoff(now=lambda: 0.0, chance=lambda: 0.0))
        for _ in range(2):
            with pytest.raises(MailboxError):
                await inbox.examine("INBOX")
        assert inbox.pause_seconds == 1
        assert not await inbox.wait_for_mail("INBOX", 0.2)
        assert server.connections == 2
