"""Folders: any name opens the folder that it names and no other; their numbers are the server's present ones."""

from __future__ import annotations

import imaplib

import pytest
from dovecot import HOST, PASSWORD, Mailbox
from imap_client import OpenInbox, a_mail, all_since, subjects
from scripted_imap import Talk, scripted_imap

from mailbot.errors import MailboxError
from mailbot.mail.imap import ImapInbox
from mailbot.mail.imap_session.folders import choose
from mailbot.mail.imap_session.syntax import folder_argument

NAMES = [
    "Sent Items",
    "Entwürfe 2026",
    "Häuser & Gärten",
    'the "big" one',
    "back\\slash",
    "台北/日本語",
    "a (b) [c] {3}",
    "percent % star *",
    "🏠 homes",
]


def client(mailbox: Mailbox) -> imaplib.IMAP4:
    other = imaplib.IMAP4(HOST, mailbox.server.imap)
    other.login(mailbox.user, PASSWORD)
    return other


@pytest.mark.dovecot
@pytest.mark.parametrize("name", NAMES)
async def test_a_folder_of_any_name_is_read_and_written(mailbox: Mailbox, inbox: ImapInbox, name: str) -> None:
    assert client(mailbox).create(folder_argument(name))[0] == "OK"
    await inbox.append(name, a_mail("in there"))
    assert (await inbox.examine(name)).exists == 1
    assert subjects(await all_since(inbox, name)) == ["in there"]
    assert (await inbox.examine("INBOX")).exists == 0


@pytest.mark.dovecot
async def test_a_name_with_a_space_does_not_open_the_folder_of_its_first_word(inbox: ImapInbox) -> None:
    await inbox.append("Sent", a_mail())
    with pytest.raises(MailboxError, match="no folder 'Sent Items'") as caught:
        await inbox.examine("Sent Items")
    assert "INBOX" in caught.value.mend
    assert "Sent" in caught.value.mend
    assert not caught.value.transient
    assert (await inbox.examine("Sent")).exists == 1


@pytest.mark.dovecot
async def test_examine_tells_the_present_numbers(mailbox: Mailbox, inbox: ImapInbox) -> None:
    empty = await inbox.examine("INBOX")
    assert (empty.name, empty.uidnext, empty.exists) == ("INBOX", 1, 0)
    assert empty.uidvalidity > 0
    mailbox.drop(a_mail(str(number)) for number in range(3))
    other = client(mailbox)
    other.select("INBOX")
    other.store("1:2", "+FLAGS", "\\Deleted")
    other.expunge()
    full = await inbox.examine("INBOX")
    assert (full.uidvalidity, full.uidnext, full.exists) == (empty.uidvalidity, 4, 1)


@pytest.mark.dovecot
async def test_a_folder_made_anew_under_the_same_name_has_another_uidvalidity(
    mailbox: Mailbox, inbox: ImapInbox
) -> None:
    other = client(mailbox)
    other.create("Leads")
    mailbox.drop([a_mail("old")], "Leads")
    before = await inbox.examine("Leads")
    assert subjects(await all_since(inbox, "Leads")) == ["old"]
    assert other.rename("Leads", "Before")[0] == "OK"
    assert other.create("Leads")[0] == "OK"
    mailbox.drop([a_mail("new")], "Leads")
    after = await inbox.examine("Leads")
    assert after.uidvalidity != before.uidvalidity
    assert subjects(await all_since(inbox, "Leads")) == ["new"]


@pytest.mark.dovecot
async def test_the_special_use_of_a_folder_is_asked_from_the_server(inbox: ImapInbox) -> None:
    assert await inbox.special_folder("\\Sent") == "Sent"
    assert await inbox.special_folder("\\Junk") == "Junk"
    assert await inbox.special_folder("\\Flagged") is None


async def test_the_marked_folder_counts_more_than_a_well_known_name(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome("IMAP4rev1 SPECIAL-USE LIST-EXTENDED")
        await talk.answer(
            'LIST "" "*" RETURN (SPECIAL-USE)',
            '* LIST (\\HasNoChildren) "/" "Sent"',
            '* LIST (\\HasNoChildren \\Sent) "/" {7}\r\nBl&AOQ-',
        )

    async with scripted_imap(script) as server:
        assert await open_inbox(server.settings()).special_folder("\\Sent") == "Blä"


async def test_without_special_use_a_well_known_name_serves(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome("IMAP4rev1")
        await talk.answer(
            'LIST "" "*"',
            '* LIST () "." INBOX',
            '* LIST (\\Noselect) "." "Sent"',
            '* LIST () "." "INBOX.sent items"',
        )

    async with scripted_imap(script) as server:
        assert await open_inbox(server.settings()).special_folder("\\Sent") == "INBOX.sent items"


@pytest.mark.parametrize(
    "name", ["Sent", "SENT", "Sent Messages", "[Gmail]/Sent Mail", "Enviados", "Gesendet", "INBOX/Éléments envoyés"]
)
def test_well_known_names(name: str) -> None:
    assert choose("\\Sent", {"INBOX": frozenset(), name: frozenset()}) == name


def test_no_folder_is_guessed() -> None:
    assert choose("\\Sent", {"INBOX": frozenset(), "Consent": frozenset(), "Archive": frozenset()}) is None


async def test_a_folder_that_is_there_and_refused_is_told_with_the_servers_words(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.answer("EXAMINE", result="NO [INUSE] Mailbox is locked")
        await talk.answer("LIST", '* LIST () "/" Leads')

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError, match="cannot open 'Leads': Mailbox is locked") as caught:
            await open_inbox(server.settings()).examine("Leads")
        assert caught.value.transient


async def test_a_server_without_lasting_uids_is_refused(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.answer("EXAMINE", "* 3 EXISTS", "* NO [UIDNOTSTICKY] never the same")

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError, match="no UIDVALIDITY"):
            await open_inbox(server.settings()).examine("INBOX")


async def test_a_server_that_keeps_uidnext_to_itself_is_asked_for_its_last_mail(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.answer("EXAMINE", "* 3 EXISTS", "* OK [UIDVALIDITY 7]")
        await talk.answer("UID FETCH * (UID)", "* 3 FETCH (UID 41)")

    async with scripted_imap(script) as server:
        assert (await open_inbox(server.settings()).examine("INBOX")).uidnext == 42
