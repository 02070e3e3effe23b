"""One connection serves many callers, one after the other; what the server tells unasked mixes into no answer."""

from __future__ import annotations

import asyncio

import pytest
from dovecot import Mailbox
from imap_client import OpenInbox, a_mail, all_since, subjects
from scripted_imap import Talk, scripted_imap

from mailbot.errors import MailboxError
from mailbot.mail.imap import ImapInbox


@pytest.mark.dovecot
async def test_calls_at_the_same_time_all_get_their_own_answer(mailbox: Mailbox, inbox: ImapInbox) -> None:
    folders = [f"Folder {number}" for number in range(5)]
    for folder in folders:
        path = mailbox.folder_path(folder)
        mailbox.drop((a_mail(f"{folder}: {number}") for number in range(20)), folder)
        assert path.is_dir()
    everything = await asyncio.gather(*(all_since(inbox, folder) for folder in folders))
    for folder, mails in zip(folders, everything, strict=True):
        assert subjects(mails) == [f"{folder}: {number}" for number in range(20)]
        assert {mail.folder for mail in mails} == {folder}


async def test_news_of_other_mails_does_not_mix_into_what_was_fetched(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=3, uidnext=13)
        await talk.answer("UID SEARCH", "* SEARCH 11 12")
        await talk.answer("UID FETCH 11:12 (UID RFC822.SIZE)", "* 2 FETCH (UID 11 RFC822.SIZE 5)", "* 3 EXPUNGE")
        await talk.answer(
            "UID FETCH 11:12 (UID FLAGS",
            "* 1 FETCH (FLAGS (\\Seen \\Deleted))",
            '* 2 FETCH (UID 11 FLAGS () INTERNALDATE "01-Jan-2026 10:00:00 +0100" BODY[] {5}\r\nfirst)',
            "* 1 FETCH (UID 4 FLAGS (\\Answered))",
            "* 1 EXPUNGE",
            "* VANISHED (EARLIER) 2:3",
            "* 4 EXISTS",
            "* 0 RECENT",
            "* OK [ALERT] Nearly full (95%",
            "* 2 FETCH (BODY[] {6}\r\nsecond FLAGS (\\Flagged) UID 12)",
            "* 1 FETCH (FLAGS (\\Seen) UID 11)",
        )

    async with scripted_imap(script) as server:
        mails = await all_since(open_inbox(server.settings()), uid=10)
        assert [(mail.uid, mail.flags, mail.raw) for mail in mails] == [
            (11, ("\\Seen",), b"first"),
            (12, ("\\Flagged",), b"second"),
        ]
        assert server.heard(r"BODY\.PEEK\[\]")
        assert not server.heard(r"BODY\[|STORE|SELECT")  # nothing that could leave a trace


async def test_many_thousand_lines_of_news_in_one_read_are_survived(open_inbox: OpenInbox) -> None:
    news = "* 1 FETCH (FLAGS (\\Seen))\r\n" * 50_000

    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        await talk.answer("UID SEARCH", f"{news}* SEARCH 1")
        await talk.answer("UID FETCH", f"{news}* 1 FETCH (UID 1 BODY[] {{2}}\r\nhi)\r\n{news}* 2 EXISTS")

    async with scripted_imap(script) as server:
        (mail,) = await all_since(open_inbox(server.settings()))
        assert mail.raw == b"hi"


@pytest.mark.parametrize(
    "body", ['"5* hotel :-)"', '"(\\"quoted\\") * 1 EXISTS"', "{10}\r\n5* (hotel ", '""', "{0}\r\n"]
)
async def test_a_body_may_come_as_any_kind_of_string(open_inbox: OpenInbox, body: str) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        await talk.answer("UID SEARCH", "* SEARCH 1")
        await talk.answer("UID FETCH", f"* 1 FETCH (UID 1 BODY[] {body} FLAGS ())")
        await talk.examine(exists=7)

    expected = {
        '"5* hotel :-)"': b"5* hotel :-)",
        '"(\\"quoted\\") * 1 EXISTS"': b'("quoted") * 1 EXISTS',
        "{10}\r\n5* (hotel ": b"5* (hotel ",
    }
    async with scripted_imap(script) as server:
        inbox = open_inbox(server.settings())
        (mail,) = await all_since(inbox)
        assert mail.raw == expected.get(body, b"")
        assert (await inbox.examine("INBOX")).exists == 7


async def test_a_mail_that_is_there_and_cannot_be_had_is_an_error_after_those_before_it(
    open_inbox: OpenInbox,
) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=3, uidnext=4)
        await talk.answer("UID SEARCH", "* SEARCH 1 2 3")
        await talk.answer("UID FETCH 1:3 (UID RFC822.SIZE)")
        await talk.answer("UID FETCH 1:3", "* 1 FETCH (UID 1 BODY[] {2}\r\n1.)", result="NO Message 2 is broken")
        await talk.answer("NOOP")
        await talk.answer("UID FETCH 2:3 (UID)", "* 2 FETCH (UID 2)", "* 3 FETCH (UID 3)")
        await talk.answer("UID FETCH 2 ", result="NO Message 2 is broken")

    async with scripted_imap(script) as server:
        batches = open_inbox(server.settings()).fetch_since("INBOX", 0)
        assert [mail.uid for mail in await anext(batches)] == [1]
        with pytest.raises(MailboxError, match="UID 2 in 'INBOX': Message 2 is broken") as caught:
            await anext(batches)
        assert "another folder" in caught.value.mend


async def test_a_mail_that_comes_at_the_second_attempt_is_kept(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        await talk.answer("UID SEARCH", "* SEARCH 1")
        await talk.answer("UID FETCH", "* 1 FETCH (UID 1 BODY[] NIL)")
        await talk.answer("NOOP")
        await talk.answer("UID FETCH 1 (UID)", "* 1 FETCH (UID 1)")
        await talk.answer("UID FETCH", "* 1 FETCH (UID 1 BODY[] {5}\r\nhello)")

    async with scripted_imap(script) as server:
        assert [mail.raw for mail in await all_since(open_inbox(server.settings()))] == [b"hello"]


async def test_a_refused_search_is_told(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        await talk.answer("UID SEARCH", result="BAD Server error")

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError, match="Server error"):
            await all_since(open_inbox(server.settings()))
