"""Appending: the copy is stored whole, in the folder that was named, or the call says why not."""

from __future__ import annotations

import pytest
from dovecot import Mailbox
from imap_client import OpenInbox, a_mail, all_since
from scripted_imap import Talk, scripted_imap

from mailbot.errors import CopyRefused, MailboxError
from mailbot.mail.imap import ImapInbox


@pytest.mark.dovecot
async def test_a_copy_is_stored_as_it_is(inbox: ImapInbox) -> None:
    raw = a_mail("copy", body=b"A1 OK done\r\n{5}\r\n\xff\xfe (\r\n")
    await inbox.append("Sent", raw)
    (mail,) = await all_since(inbox, "Sent")
    assert mail.raw == raw
    assert "\\Seen" in mail.flags


@pytest.mark.dovecot
async def test_a_copy_may_be_stored_unseen(inbox: ImapInbox) -> None:
    await inbox.append("Sent", a_mail(), seen=False)
    (mail,) = await all_since(inbox, "Sent")
    assert "\\Seen" not in mail.flags


async def test_line_ends_are_sent_as_crlf(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        tag, rest = await talk.command('APPEND "Sent" (\\Seen) {')
        await talk.send("+ go on")
        await talk.literal(int(rest.rpartition("{")[2].rstrip("}")))
        assert await talk.line() == ""
        await talk.send(f"{tag} OK stored")

    async with scripted_imap(script) as server:
        await open_inbox(server.settings()).append("Sent", b"Subject: a\n\nb\r\nc\n")
        assert server.literals == [b"Subject: a\r\n\r\nb\r\nc\r\n"]


@pytest.mark.dovecot
async def test_a_copy_of_twenty_megabytes(mailbox: Mailbox, inbox: ImapInbox) -> None:
    large = a_mail("large", body=(b"z" * 76 + b"\r\n") * 260_000)
    await inbox.append("Sent", large)
    (mail,) = await all_since(inbox, "Sent")
    assert mail.raw == large


@pytest.mark.dovecot
async def test_a_missing_folder_is_named(inbox: ImapInbox) -> None:
    with pytest.raises(MailboxError, match="no folder 'Gesendet'") as caught:
        await inbox.append("Gesendet", a_mail())
    assert "imap.sent_folder" in caught.value.mend
    await inbox.append("Sent", a_mail())  # the connection is as good as before


async def test_a_refusal_before_the_mail_is_sent_is_told(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.answer("APPEND", result="NO [OVERQUOTA] Mailbox is full")
        await talk.answer("LIST", '* LIST () "/" Sent')
        await talk.examine()

    async with scripted_imap(script) as server:
        inbox = open_inbox(server.settings())
        with pytest.raises(CopyRefused, match="cannot store a mail in 'Sent': Mailbox is full"):
            await inbox.append("Sent", a_mail())
        await inbox.examine("INBOX")
        assert server.literals == []
