"""mailbot's own IMAP and SMTP doors on the embedded mail server, as the demo uses them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from embedded_mail import AGENCY, ANA, BROKEN, PASSWORD, inbox, send, until

from mailbot.config import Imap, Smtp
from mailbot.doors import FetchedMail, Handover
from mailbot.embedded import maildir
from mailbot.embedded.mailserver import MailServer
from mailbot.errors import LoginRefused
from mailbot.mail.imap import ImapInbox
from mailbot.mail.smtp import SmtpOutbox

RAW = b"From: hello@agency.example\r\nSubject: hello\r\n\r\nA line.\r\n"


@pytest.fixture
async def door(mail_server: MailServer) -> AsyncIterator[ImapInbox]:
    opened = ImapInbox(imap_settings(mail_server))
    yield opened
    await opened.close()


def imap_settings(server: MailServer, password: str = PASSWORD) -> Imap:
    login = {"username": AGENCY, "password": password}
    return Imap.model_validate({"host": server.host, "port": server.imap_port, "security": "none", **login})


@pytest.fixture
async def outbox(mail_server: MailServer) -> AsyncIterator[SmtpOutbox]:
    login = {"username": AGENCY, "password": PASSWORD, "from_address": AGENCY}
    place = {"host": mail_server.host, "port": mail_server.smtp_port, "security": "none"}
    opened = SmtpOutbox(Smtp.model_validate({**place, **login}))
    yield opened
    await opened.close()


async def go_on() -> bool:
    return True


async def fetch(door: ImapInbox, folder: str = "INBOX", uid: int = 0) -> list[FetchedMail]:
    return [mail async for batch in door.fetch_since(folder, uid) for mail in batch]


async def test_what_the_smtp_door_hands_over_arrives(mail_server: MailServer, outbox: SmtpOutbox) -> None:
    outcome = await outbox.submit("hello+r.1@agency.example", [ANA], RAW, go_on)
    assert outcome.handover is Handover.ACCEPTED
    assert inbox(mail_server, ANA)[0].endswith(RAW)
    outcome = await outbox.submit(AGENCY, ["nobody@town.example"], RAW, go_on)
    assert (outcome.handover, outcome.code) == (Handover.REFUSED, 550)


async def test_a_bounce_comes_back_through_the_imap_door(outbox: SmtpOutbox, door: ImapInbox) -> None:
    state = await door.examine("INBOX")
    await outbox.submit(AGENCY, [BROKEN], RAW, go_on)
    assert await door.wait_for_mail("INBOX", 15)
    (notice,) = await fetch(door, uid=state.uidnext - 1)
    assert b"multipart/report" in notice.raw


async def test_the_sent_folder_is_found_and_takes_copies_byte_for_byte(door: ImapInbox) -> None:
    assert await door.special_folder("\\Sent") == "Sent"
    await door.append("Sent", RAW)
    (copy,) = await fetch(door, "Sent")
    assert copy.raw == RAW
    assert copy.flags == ("\\Seen",)


async def test_hundreds_of_mails_and_large_ones_are_read_whole(mail_server: MailServer, door: ImapInbox) -> None:
    large = b"Subject: large\r\n\r\n" + b"0123456789abcdef" * 60 * 5000 + b"\r\n"
    box = mail_server.maildir(AGENCY)
    raws = [f"Subject: {number}\r\n\r\n* (5* hotel\r\n".encode() for number in range(300)]
    for raw in (*raws, large):
        maildir.deliver(box, raw)
    assert [mail.raw for mail in await fetch(door)] == [*raws, large]
    assert len(maildir.unread(box)) == 301


async def test_a_waiting_door_hears_of_mail_that_people_send(mail_server: MailServer, door: ImapInbox) -> None:
    await door.examine("INBOX")
    waiting = asyncio.create_task(door.wait_for_mail("INBOX", 15))
    await asyncio.to_thread(send, mail_server, ANA, [AGENCY], RAW)
    assert await waiting
    await until(lambda: inbox(mail_server, AGENCY))


async def test_a_wrong_password_is_told_apart(mail_server: MailServer) -> None:
    door = ImapInbox(imap_settings(mail_server, "wrong"))
    with pytest.raises(LoginRefused):
        await door.examine("INBOX")
    await door.close()
