"""Fetching: every mail above the cursor once, in order, exactly as stored, in bounded batches, leaving no trace."""

from __future__ import annotations

import imaplib
from datetime import UTC, datetime, timedelta

import pytest
from dovecot import HOST, PASSWORD, Mailbox
from imap_client import OpenInbox, a_mail, all_since, subjects
from scripted_imap import Talk, scripted_imap

from mailbot.errors import MailboxError, MailWithheld
from mailbot.mail.imap import ImapInbox

pytestmark = pytest.mark.dovecot


def client(mailbox: Mailbox) -> imaplib.IMAP4:
    """Another mail program on the same mailbox, INBOX open for writing."""
    other = imaplib.IMAP4(HOST, mailbox.server.imap)
    other.login(mailbox.user, PASSWORD)
    other.select("INBOX")
    return other


async def test_mails_come_exactly_as_they_are_stored(mailbox: Mailbox, inbox: ImapInbox) -> None:
    odd = [
        a_mail("one", body=b"5* hotel, * 1 EXISTS\r\n)\r\n* 2 FETCH (UID 2)\r\nA1 OK done\r\n"),
        a_mail("two", body=b"{12}\r\n\xff\xfe\x80 (((\r\n"),
        b"no header at all",
    ]
    mailbox.drop(odd)
    state = await inbox.examine("INBOX")
    mails = await all_since(inbox)
    assert [mail.raw for mail in mails] == odd
    assert [mail.uid for mail in mails] == [1, 2, 3]
    assert {(mail.folder, mail.uidvalidity) for mail in mails} == {("INBOX", state.uidvalidity)}
    dates = [mail.internal_date for mail in mails]
    assert all(date and abs(date - datetime.now(UTC)) < timedelta(hours=1) for date in dates)


async def test_only_mails_above_the_cursor_come(mailbox: Mailbox, inbox: ImapInbox) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(1, 6))
    assert subjects(await all_since(inbox, uid=3)) == ["4", "5"]


@pytest.mark.parametrize("uid", [5, 6, 4_000_000_000])
async def test_a_cursor_at_or_past_the_end_gets_nothing(mailbox: Mailbox, inbox: ImapInbox, uid: int) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(1, 6))
    assert await all_since(inbox, uid=uid) == []


async def test_an_empty_folder_gives_nothing(inbox: ImapInbox) -> None:
    assert await all_since(inbox) == []


async def test_mail_that_arrives_between_two_calls_comes_with_the_second(mailbox: Mailbox, inbox: ImapInbox) -> None:
    mailbox.deliver(a_mail("first"))
    first = await all_since(inbox)
    mailbox.deliver(a_mail("second"))
    assert subjects(await all_since(inbox, uid=first[-1].uid)) == ["second"]


async def test_reading_marks_nothing_as_seen(mailbox: Mailbox, inbox: ImapInbox) -> None:
    mailbox.drop([a_mail("new")])
    mailbox.drop([a_mail("old")], seen=True)
    mails = await all_since(inbox)
    assert {subject: "\\Seen" in mail.flags for subject, mail in zip(subjects(mails), mails, strict=True)} == {
        "new": False,
        "old": True,
    }
    await inbox.close()
    assert client(mailbox).search(None, "UNSEEN")[1] == [b"1"]


async def test_several_thousand_mails_come_in_bounded_batches(mailbox: Mailbox, open_inbox: OpenInbox) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(1, 5001))
    inbox = open_inbox(mailbox.settings(batch_messages=300))
    batches = [batch async for batch in inbox.fetch_since("INBOX", 0)]
    assert [mail.uid for batch in batches for mail in batch] == list(range(1, 5001))
    assert subjects([mail for batch in batches for mail in batch]) == [str(number) for number in range(1, 5001)]
    assert max(map(len, batches)) == 300


async def test_batches_are_bounded_by_bytes_and_a_larger_mail_comes_alone(
    mailbox: Mailbox, open_inbox: OpenInbox
) -> None:
    sizes = [40_000, 40_000, 40_000, 300_000, 10_000, 10_000]
    mailbox.drop(a_mail(str(size), body=b"x" * 78 + b"\r\n") + b"y" * size for size in sizes)
    inbox = open_inbox(mailbox.settings(batch_bytes=100_000))
    batches = [subjects(list(batch)) async for batch in inbox.fetch_since("INBOX", 0)]
    assert batches == [["40000", "40000"], ["40000"], ["300000"], ["10000", "10000"]]


async def test_a_mail_of_twenty_megabytes(mailbox: Mailbox, open_inbox: OpenInbox) -> None:
    large = a_mail("large", body=(bytes(range(33, 127)) + b"\r\n") * 210_000)
    assert len(large) > 20_000_000 - 1_000_000
    mailbox.drop([a_mail("before"), large, a_mail("after")])
    mails = await all_since(open_inbox(mailbox.settings()))
    assert [len(mail.raw) for mail in mails] == [len(a_mail("before")), len(large), len(a_mail("after"))]
    assert mails[1].raw == large


async def test_mails_that_another_program_removes_meanwhile_are_left_out(
    mailbox: Mailbox, open_inbox: OpenInbox
) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(1, 7))
    inbox = open_inbox(mailbox.settings(batch_messages=2))
    batches = inbox.fetch_since("INBOX", 0)
    found = list(await anext(batches))
    other = client(mailbox)
    other.store("3:5", "+FLAGS", "\\Deleted")
    other.expunge()
    found += [mail async for batch in batches for mail in batch]
    assert subjects(found) == ["1", "2", "6"]


async def test_a_mail_whose_file_vanished_is_left_out(mailbox: Mailbox, open_inbox: OpenInbox) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(1, 5))
    inbox = open_inbox(mailbox.settings(batch_messages=2))
    batches = inbox.fetch_since("INBOX", 0)
    found = list(await anext(batches))
    files = sorted(mailbox.folder_path().glob("*/*.rig*"), key=lambda file: file.name)
    files[2].unlink()
    found += [mail async for batch in batches for mail in batch]
    assert subjects(found) == ["1", "2", "4"]


async def test_what_the_server_cannot_read_is_named_and_those_before_it_come_alone(
    mailbox: Mailbox, open_inbox: OpenInbox
) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(1, 6))
    files = sorted(mailbox.folder_path().glob("*/*.rig*"), key=lambda file: file.name)
    files[2].chmod(0)
    inbox = open_inbox(mailbox.settings())
    with pytest.raises(MailWithheld) as together:
        await all_since(inbox)
    assert together.value.uids == (1, 2, 3, 4, 5)
    batches = inbox.fetch_since("INBOX", 0, alone_to=5)
    assert [subjects(list(await anext(batches))) for _ in range(2)] == [["1"], ["2"]]
    with pytest.raises(MailWithheld, match="UID 3 in 'INBOX'") as alone:
        await anext(batches)
    assert alone.value.uids == (3,)
    again = open_inbox(mailbox.settings())
    assert subjects([mail async for batch in again.fetch_since("INBOX", 3, alone_to=5) for mail in batch]) == ["4", "5"]


@pytest.mark.parametrize("refused", ["RFC822.SIZE", "BODY.PEEK"])
async def test_a_refused_fetch_withholds_those_that_were_asked_for(open_inbox: OpenInbox, refused: str) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=2, uidnext=3)
        await talk.answer("UID SEARCH", "* SEARCH 1 2")
        while True:
            tag, asked = await talk.command()
            if refused in asked:
                await talk.send(f"{tag} NO [SERVERBUG] cannot read")
            elif "RFC822.SIZE" in asked:
                await talk.send("* 1 FETCH (UID 1 RFC822.SIZE 5)", "* 2 FETCH (UID 2 RFC822.SIZE 5)", f"{tag} OK")
            elif "(UID)" in asked:
                await talk.send("* 1 FETCH (UID 1)", "* 2 FETCH (UID 2)", f"{tag} OK")
            else:
                await talk.send(f"{tag} OK")

    async with scripted_imap(script) as server:
        inbox = open_inbox(server.settings())
        with pytest.raises(MailWithheld) as problem:
            await all_since(inbox)
        assert problem.value.uids == ((1, 2) if refused == "RFC822.SIZE" else (1,))
        await inbox.close()


async def test_gaps_between_uids_do_not_matter(mailbox: Mailbox, inbox: ImapInbox) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(1, 101))
    other = client(mailbox)
    other.store("2:49,51:99", "+FLAGS", "\\Deleted")
    other.expunge()
    assert subjects(await all_since(inbox)) == ["1", "50", "100"]
    assert subjects(await all_since(inbox, uid=50)) == ["100"]


async def test_reading_stops_when_the_folder_was_replaced_meanwhile(mailbox: Mailbox, open_inbox: OpenInbox) -> None:
    mailbox.drop((a_mail(str(number)) for number in range(1, 5)), "Leads")
    inbox = open_inbox(mailbox.settings(batch_messages=2))
    batches = inbox.fetch_since("Leads", 0)
    await anext(batches)
    before = await inbox.examine("Leads")
    await inbox.examine("INBOX")
    other = client(mailbox)
    other.delete("Leads")
    other.create("Leads")
    (mailbox.folder_path("Leads") / "dovecot-uidlist").unlink(missing_ok=True)
    mailbox.drop((a_mail(f"other {number}") for number in range(1, 5)), "Leads")
    assert (await inbox.examine("Leads")).uidvalidity != before.uidvalidity
    with pytest.raises(MailboxError, match="UIDVALIDITY of 'Leads' changed"):
        await anext(batches)


async def test_leaving_the_reading_early_leaves_the_door_usable(mailbox: Mailbox, open_inbox: OpenInbox) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(1, 10))
    inbox = open_inbox(mailbox.settings(batch_messages=2))
    async for batch in inbox.fetch_since("INBOX", 0):
        assert len(batch) == 2
        break
    assert (await inbox.examine("INBOX")).exists == 9


async def test_the_door_may_be_used_for_other_things_between_batches(mailbox: Mailbox, open_inbox: OpenInbox) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(1, 10))
    inbox = open_inbox(mailbox.settings(batch_messages=2))
    found = []
    async for batch in inbox.fetch_since("INBOX", 0):
        found += batch
        await inbox.append("Sent", a_mail("copy"))
        await inbox.examine("Sent")
    assert subjects(found) == [str(number) for number in range(1, 10)]
