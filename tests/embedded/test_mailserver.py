"""The embedded mail server over real sockets: who may send, what arrives, what comes back, what IMAP shows."""

from __future__ import annotations

import asyncio
import email
import email.policy
import imaplib
import os
import signal
import smtplib
import socket
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from aioimaplib import IMAP4
from embedded_mail import AGENCY, ANA, BROKEN, PASSWORD, PLAN, inbox, send, until

from mailbot.embedded.mailserver import MailServer, serve
from mailbot.errors import BadInput, OutsideError

RAW = b"From: ana@town.example\r\nSubject: hello\r\n\r\nA line.\r\n.a dot\r\n\xe9 8 bit\r\n\r\n"


def refusal(server: MailServer, sender: str, recipient: str) -> tuple[int, str]:
    """The code and words with which the server answers sender and recipient."""
    with smtplib.SMTP(server.host, server.smtp_port) as client:
        client.ehlo()
        code, words = client.mail(sender)
        if code == 250:
            code, words = client.rcpt(recipient)
        return code, words.decode()


def login(server: MailServer) -> imaplib.IMAP4:
    client = imaplib.IMAP4(server.host, server.imap_port)
    client.login(AGENCY, PASSWORD)
    return client


# ------------------------------------------------------------------------------------------------ SMTP


async def test_a_mail_arrives_unchanged_below_the_headers_of_the_last_hop(mail_server: MailServer) -> None:
    await asyncio.to_thread(send, mail_server, ANA, [AGENCY], RAW)
    (stored,) = inbox(mail_server, AGENCY)
    trace, _, rest = stored.partition(b"From: ")
    assert b"From: " + rest == RAW
    headers = email.message_from_bytes(trace)
    assert headers["Return-Path"] == f"<{ANA}>"
    assert headers["Delivered-To"] == AGENCY
    assert "by mx.agency.example" in headers["Received"]
    assert f"for <{AGENCY}>" in headers["Received"]


async def test_a_sub_address_reaches_the_base_mailbox_and_can_still_be_read_off(mail_server: MailServer) -> None:
    tagged = "Hello+r.0123.abc@Agency.example"
    await asyncio.to_thread(send, mail_server, ANA, [tagged], RAW)
    (stored,) = inbox(mail_server, AGENCY)
    assert email.message_from_bytes(stored)["Delivered-To"] == tagged


@pytest.mark.parametrize(
    ("sender", "recipient", "code", "words"),
    [
        (ANA, "nobody@town.example", 550, "5.1.1"),
        (ANA, "someone@gmail.com", 550, "5.7.1"),
        (AGENCY, ANA, 530, "5.7.0"),
        ("hello+r.1@agency.example", ANA, 530, "5.7.0"),
        (ANA, BROKEN, 250, "2.1.5"),
        ("", ANA, 250, "2.1.5"),
    ],
)
async def test_who_may_write_to_whom(mail_server: MailServer, sender: str, recipient: str, code: int, words: str):
    answer = await asyncio.to_thread(refusal, mail_server, sender, recipient)
    assert answer[0] == code
    assert words in answer[1]


async def test_a_wrong_password_is_refused_by_both_protocols(mail_server: MailServer) -> None:
    with pytest.raises(smtplib.SMTPAuthenticationError):
        await asyncio.to_thread(send, mail_server, AGENCY, [ANA], RAW, "wrong")
    for name, password in ((AGENCY, "wrong"), (ANA, '""'), ("nobody@town.example", "x")):
        with imaplib.IMAP4(mail_server.host, mail_server.imap_port) as client, pytest.raises(imaplib.IMAP4.error):
            await asyncio.to_thread(client.login, name, password)


async def test_a_broken_address_takes_mail_and_returns_a_delivery_status_notification(mail_server: MailServer) -> None:
    sender = "hello+r.77@agency.example"
    raw = b"Message-ID: <77.x.mb@agency.example>\r\nSubject: news\r\n\r\nhello\r\n"
    await asyncio.to_thread(send, mail_server, sender, [BROKEN], raw, PASSWORD)
    await until(lambda: inbox(mail_server, AGENCY))
    notice = email.message_from_bytes(inbox(mail_server, AGENCY)[0], policy=email.policy.default)
    assert notice.get_content_type() == "multipart/report"
    assert notice.get_param("report-type") == "delivery-status"
    assert notice["Return-Path"] == "<>"
    assert notice["Delivered-To"] == sender
    assert notice["Auto-Submitted"] == "auto-replied"
    words, fields, returned = notice.get_payload()
    assert BROKEN in words.get_content()
    about_one = fields.get_payload()[1]
    assert about_one["Final-Recipient"] == f"rfc822; {BROKEN}"
    assert (about_one["Action"], about_one["Status"]) == ("failed", "5.1.6")
    assert "<77.x.mb@agency.example>" in returned.get_payload()


async def test_a_notification_is_never_answered_with_another(mail_server: MailServer) -> None:
    await asyncio.to_thread(send, mail_server, "", [BROKEN], RAW)
    await asyncio.to_thread(send, mail_server, ANA, [BROKEN], RAW)
    await until(lambda: inbox(mail_server, ANA))
    assert len(inbox(mail_server, ANA)) == 1
    assert not inbox(mail_server, AGENCY)


async def test_what_is_still_to_be_returned_is_returned_when_the_server_stops(tmp_path: Path) -> None:
    async with serve(tmp_path, replace(PLAN, bounce_after=3600)) as server:
        await asyncio.to_thread(send, server, ANA, [BROKEN], RAW)
        assert not inbox(server, ANA)
    assert len(inbox(server, ANA)) == 1


# ------------------------------------------------------------------------------------------------ IMAP


async def test_imap_serves_the_bytes_that_lie_on_disk_and_examine_marks_nothing(mail_server: MailServer) -> None:
    await asyncio.to_thread(send, mail_server, ANA, [AGENCY], RAW)
    (stored,) = inbox(mail_server, AGENCY)

    def read() -> None:
        with login(mail_server) as client:
            assert client.select("INBOX", readonly=True)[1] == [b"1"]
            assert client.response("UIDNEXT")[1] == [b"2"]
            (first, _) = client.uid("FETCH", "1:*", "(UID FLAGS INTERNALDATE BODY.PEEK[])")[1]
            assert first[1] == stored
            assert b"FLAGS ()" in first[0]
            assert client.uid("SEARCH", "UID", "1:*")[1] == [b"1"]

    await asyncio.to_thread(read)
    assert inbox(mail_server, AGENCY) == [stored]  # still in new/: EXAMINE claims nothing


async def test_an_appended_copy_keeps_its_bytes_and_flags_and_has_one_uid(mail_server: MailServer) -> None:
    def append_and_read() -> None:
        with login(mail_server) as watcher, login(mail_server) as client:
            watcher.select("Sent", readonly=True)
            for flags in ("(\\Seen)", None):
                assert client.append("Sent", flags, '"05-May-2026 10:00:00 +0000"', RAW)[0] == "OK"
                watcher.noop()
            client.select("Sent", readonly=True)
            answer = client.uid("FETCH", "1:*", "(UID FLAGS INTERNALDATE BODY.PEEK[])")[1]
            mails = [part for part in answer if isinstance(part, tuple)]
            assert [body for _, body in mails] == [RAW, RAW]
            assert b"FLAGS (\\Seen)" in mails[0][0]
            assert b"05-May-2026" in mails[0][0]
            assert client.uid("SEARCH", "ALL")[1] == [b"1 2"]

    await asyncio.to_thread(append_and_read)


async def test_idle_tells_of_a_new_mail(mail_server: MailServer) -> None:
    client = IMAP4(host=mail_server.host, port=mail_server.imap_port, timeout=10)
    await client.wait_hello_from_server()
    await client.login(AGENCY, PASSWORD)
    await client.select("INBOX")
    idle = await client.idle_start(timeout=30)
    await asyncio.to_thread(send, mail_server, ANA, [AGENCY], RAW)
    pushed = await client.wait_server_push()
    assert b"1 EXISTS" in pushed
    client.idle_done()
    await asyncio.wait_for(idle, 10)
    await client.logout()


async def test_mails_and_their_uids_stay_between_runs_even_after_a_kill(tmp_path: Path) -> None:
    def look(server: MailServer) -> tuple[list[bytes], list[bytes]]:
        with login(server) as client:
            client.select("INBOX", readonly=True)
            return client.response("UIDVALIDITY")[1], client.uid("SEARCH", "ALL")[1]

    async with serve(tmp_path, PLAN) as server:
        await asyncio.to_thread(send, server, ANA, [AGENCY], RAW)
        before = await asyncio.to_thread(look, server)
        os.kill(server.pid, signal.SIGKILL)
    (server.maildir(AGENCY) / "dovecot-uidlist.lock").touch()  # what a kill at the wrong moment leaves behind
    async with serve(tmp_path, PLAN) as server:
        assert await asyncio.to_thread(look, server) == before
        await asyncio.to_thread(send, server, ANA, [AGENCY], RAW)
        assert (await asyncio.to_thread(look, server))[1] == [b"1 2"]


# ------------------------------------------------------------------------------------------------ the process


async def test_one_directory_has_one_server(mail_server: MailServer) -> None:
    with pytest.raises(OutsideError, match="another mail server is running"):
        async with serve(mail_server.directory, PLAN):
            pass
    assert refusal(mail_server, ANA, AGENCY)[0] == 250


async def test_a_taken_port_is_said_plainly(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(OutsideError, match="already in use"):
        async with serve(tmp_path, PLAN, imap_port=other.getsockname()[1]):
            pass


async def test_an_address_that_would_leave_its_directory_is_refused(tmp_path: Path) -> None:
    plan = replace(PLAN, mailboxes=(*PLAN.mailboxes, replace(PLAN.mailboxes[1], address="../../x@town.example")))
    with pytest.raises(OutsideError, match="cannot be a mailbox"):
        async with serve(tmp_path / "inner", plan):
            pass


def test_a_plan_that_is_none_is_refused() -> None:
    for text in ("", "[]", '{"mailboxes": []}', '{"mailboxes": [{"adress": "x"}]}'):
        with pytest.raises(BadInput):
            type(PLAN).from_json(text)
    assert type(PLAN).from_json(PLAN.to_json()) == PLAN


async def test_the_server_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = (
        "import asyncio, sys\nfrom pathlib import Path\n"
        "from mailbot.embedded.mailserver import Plan, serve\n"
        "async def main():\n"
        "    async with serve(Path(sys.argv[1]), Plan.from_json(sys.argv[2])) as server:\n"
        "        print(server.pid, flush=True)\n"
        "        await asyncio.sleep(3600)\n"
        "asyncio.run(main())\n"
    )
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, str(tmp_path), PLAN.to_json(), stdout=asyncio.subprocess.PIPE
    )
    assert parent.stdout is not None
    pid = int(await parent.stdout.readline())
    assert Path(f"/proc/{pid}").exists()
    parent.kill()
    await parent.communicate()
    await until(lambda: not (tmp_path / "state.json").exists())


async def test_no_password_reaches_the_disk(mail_server: MailServer) -> None:
    with login(mail_server):
        pass
    kept = [path for path in mail_server.directory.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if PASSWORD.encode() in path.read_bytes()]
