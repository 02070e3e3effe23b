"""Header fields alone: what is asked for comes, bodies do not, and single mails can be had after."""

from __future__ import annotations

import pytest
from dovecot import Mailbox
from imap_client import OpenInbox, a_mail
from scripted_imap import Talk, scripted_imap

from mailbot.doors import FetchedHead, FolderState
from mailbot.errors import MailboxError, MailWithheld
from mailbot.mail.imap import ImapInbox


async def heads(inbox: ImapInbox, uid: int = 0, fields: tuple[str, ...] = ("SUBJECT",)) -> list[FetchedHead]:
    return [head async for batch in inbox.heads_since("INBOX", uid, fields) for head in batch]


@pytest.mark.dovecot
async def test_the_fields_that_were_asked_for_come_and_nothing_else(mailbox: Mailbox, inbox: ImapInbox) -> None:
    folded = b'From: "A (b) [c] ]" <a@x.example>\r\nSubject: a\r\n long one\r\nX-Other: z\r\n\r\nbody {3}\r\n'
    mailbox.drop([a_mail("one"), folded, b"\r\nno header\r\n"])
    found = await heads(inbox, fields=("FROM", "SUBJECT"))
    assert [head.uid for head in found] == [1, 2, 3]
    assert found[0].head == b"From: lead@away.example\r\nSubject: one\r\n\r\n"
    assert found[1].head == b'From: "A (b) [c] ]" <a@x.example>\r\nSubject: a\r\n long one\r\n\r\n'
    assert found[2].head.strip() == b""


@pytest.mark.dovecot
async def test_several_hundred_come_in_batches_in_order(mailbox: Mailbox, inbox: ImapInbox) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(450))
    sizes = [len(batch) async for batch in inbox.heads_since("INBOX", 10, ("SUBJECT",))]
    assert sizes == [200, 200, 40]
    assert [head.uid for head in await heads(inbox, 440)] == list(range(441, 451))


@pytest.mark.dovecot
async def test_single_mails_are_had_by_uid_and_those_that_vanished_are_left_out(
    mailbox: Mailbox, inbox: ImapInbox
) -> None:
    mailbox.drop(a_mail(str(number)) for number in range(5))
    state = await inbox.examine("INBOX")
    mails = [mail async for batch in inbox.fetch_these(state, [2, 4, 99]) for mail in batch]
    assert [(mail.uid, mail.raw) for mail in mails] == [(2, a_mail("1")), (4, a_mail("3"))]


@pytest.mark.dovecot
async def test_a_folder_that_was_replaced_meanwhile_gives_no_other_mail(mailbox: Mailbox, inbox: ImapInbox) -> None:
    mailbox.drop([a_mail()])
    state = await inbox.examine("INBOX")
    before = FolderState(state.name, state.uidvalidity - 1, state.uidnext, state.exists)
    with pytest.raises(MailboxError, match="UIDVALIDITY"):
        _ = [batch async for batch in inbox.fetch_these(before, [1])]


@pytest.mark.parametrize(
    "wire",
    [
        b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (SUBJECT IN-REPLY-TO)] {12}\r\nSubject: a\r\n)\r\n",
        b'* 1 FETCH (body[header.fields ("SUBJECT" "IN-REPLY-TO")] {12}\r\nSubject: a\r\n UID 1)\r\n',
        b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (SUBJECT)] {12}\r\nSubject: a\r\n FLAGS (\\Seen))\r\n",
    ],
)
async def test_however_the_server_spells_it(open_inbox: OpenInbox, wire: bytes) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        await talk.answer("UID SEARCH", "* SEARCH 1")
        tag, _ = await talk.command("UID FETCH 1 (UID BODY.PEEK[HEADER.FIELDS (SUBJECT IN-REPLY-TO)])")
        await talk.send_raw(wire)
        await talk.send(f"{tag} OK")
        await talk.stay()

    async with scripted_imap(script) as server:
        found = await heads(open_inbox(server.settings()), fields=("SUBJECT", "IN-REPLY-TO"))
        assert found == [FetchedHead(1, b"Subject: a\r\n")]


async def test_a_drop_while_they_come_is_told_and_the_next_call_connects_anew(open_inbox: OpenInbox) -> None:
    async def cut(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        await talk.answer("UID SEARCH", "* SEARCH 1")
        await talk.command("UID FETCH")
        await talk.send_raw(b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (SUBJECT)] {100}\r\nSubj")
        talk.drop()

    async def healthy(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=0, uidnext=1)
        await talk.stay()

    async with scripted_imap(cut, healthy) as server:
        inbox = open_inbox(server.settings())
        with pytest.raises(MailboxError, match="connection was lost"):
            await heads(inbox)
        assert await heads(inbox) == []


async def test_a_header_that_the_server_leaves_out_of_a_mail_that_is_there_is_told(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=3, uidnext=4)
        await talk.answer("UID SEARCH", "* SEARCH 1 2 3")
        tag, _ = await talk.command("UID FETCH 1:3 (UID BODY.PEEK")
        await talk.send_raw(b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (SUBJECT)] {12}\r\nSubject: a\r\n)\r\n")
        await talk.send(f"{tag} OK")
        await talk.answer("NOOP")
        await talk.answer("UID FETCH 2:3 (UID)", "* 2 FETCH (UID 3)")  # 2 was expunged meanwhile
        tag, _ = await talk.command("UID FETCH 3 (UID BODY.PEEK")
        await talk.send(f"{tag} NO it is damaged")
        await talk.stay()

    async with scripted_imap(script) as server:
        batches = open_inbox(server.settings()).heads_since("INBOX", 0, ("SUBJECT",))
        assert [head.uid for head in await anext(batches)] == [1]
        with pytest.raises(MailWithheld, match="UID 3") as told:
            await anext(batches)
        assert told.value.uids == (3,)


async def test_each_up_to_a_uid_comes_alone(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=4, uidnext=5)
        await talk.answer("UID SEARCH", "* SEARCH 1 2 3 4")
        for span, uids in (("1", [1]), ("2", [2]), ("3:4", [3, 4])):
            tag, _ = await talk.command(f"UID FETCH {span} (UID BODY.PEEK")
            for uid in uids:
                await talk.send_raw(b"* %d FETCH (UID %d BODY[HEADER.FIELDS (SUBJECT)] {2}\r\n\r\n)\r\n" % (uid, uid))
            await talk.send(f"{tag} OK")
        await talk.stay()

    async with scripted_imap(script) as server:
        batches = open_inbox(server.settings()).heads_since("INBOX", 0, ("SUBJECT",), alone_to=2)
        assert [[head.uid for head in batch] async for batch in batches] == [[1], [2], [3, 4]]
