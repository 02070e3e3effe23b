"""A poll that finds nothing new costs one or two short commands, however large the folder, and misses nothing."""

from __future__ import annotations

import pytest
from dovecot import Mailbox
from imap_client import OpenInbox, a_mail, all_since, subjects
from scripted_imap import Talk, scripted_imap

from mailbot.mail import imap as door
from mailbot.mail.imap import ImapInbox


async def test_an_idle_poll_of_an_open_folder_is_one_noop(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=20_000, uidnext=20_001)
        for _ in range(3):
            await talk.answer("NOOP")

    async with scripted_imap(script) as server:
        inbox = open_inbox(server.settings())
        await inbox.examine("INBOX")
        for _ in range(3):
            assert await all_since(inbox, uid=20_000) == []
        assert server.heard("SEARCH|FETCH|STATUS") == []
        assert len(server.heard("EXAMINE")) == 1


async def test_news_at_noop_makes_it_look_again(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=1, uidnext=2)
        await talk.answer("NOOP", "* 2 EXISTS")
        await talk.examine(exists=2, uidnext=9)
        await talk.answer("UID SEARCH UID 2:8", "* SEARCH 8")
        await talk.answer("UID FETCH 8 ", "* 2 FETCH (UID 8 BODY[] {3}\r\nnew)")

    async with scripted_imap(script) as server:
        inbox = open_inbox(server.settings())
        await inbox.examine("INBOX")
        assert [mail.raw for mail in await all_since(inbox, uid=1)] == [b"new"]


async def test_news_in_the_same_breath_as_examine_is_not_overlooked(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        tag, _ = await talk.command("EXAMINE")
        await talk.send(
            "* 1 EXISTS", "* OK [UIDVALIDITY 7]", "* OK [UIDNEXT 2]", f"{tag} OK [READ-ONLY] open", "* 2 EXISTS"
        )
        await talk.examine(exists=2, uidnext=3)
        await talk.answer("UID SEARCH UID 2:2", "* SEARCH 2")
        await talk.answer("UID FETCH 2 ", "* 2 FETCH (UID 2 BODY[] {3}\r\nnew)")

    async with scripted_imap(script) as server:
        inbox = open_inbox(server.settings())
        await inbox.examine("INBOX")
        assert [mail.raw for mail in await all_since(inbox, uid=1)] == [b"new"]


async def test_the_last_mail_below_the_cursor_is_not_taken_for_a_new_one(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=1, uidnext=30)
        await talk.answer("UID SEARCH UID 11:29", "* SEARCH 10")  # what n:* would have found

    async with scripted_imap(script) as server:
        assert await all_since(open_inbox(server.settings()), uid=10) == []
        assert server.heard(r":\*") == []


async def test_examine_always_asks_the_server(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(uidvalidity=7)
        await talk.examine(uidvalidity=8)

    async with scripted_imap(script) as server:
        inbox = open_inbox(server.settings())
        assert (await inbox.examine("INBOX")).uidvalidity == 7
        assert (await inbox.examine("INBOX")).uidvalidity == 8


async def test_a_folder_that_was_opened_long_ago_is_opened_again(
    open_inbox: OpenInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=0, uidvalidity=7, uidnext=1)
        await talk.examine(exists=0, uidvalidity=8, uidnext=1)
        await talk.stay()

    async with scripted_imap(script) as server:
        inbox = open_inbox(server.settings())
        await inbox.examine("INBOX")
        monkeypatch.setattr(door, "EXAMINE_SECONDS", 0.0)
        assert await all_since(inbox) == []
        assert len(server.heard("EXAMINE")) == 2


@pytest.mark.dovecot
async def test_polling_a_large_folder_finds_the_one_new_mail(mailbox: Mailbox, inbox: ImapInbox) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(3000))
    state = await inbox.examine("INBOX")
    assert state.uidnext == 3001
    assert await all_since(inbox, uid=3000) == []
    mailbox.deliver(a_mail("new"))
    assert subjects(await all_since(inbox, uid=3000)) == ["new"]
