"""Protection: TLS and STARTTLS as the settings ask, never less; what fails names the mend."""

from __future__ import annotations

import pytest
from dovecot import Dovecot, Mailbox
from imap_client import OpenInbox
from scripted_imap import Talk, scripted_imap

from mailbot.errors import MailboxError

UNVERIFIED = {"verify": False}


def how(server: Dovecot, security: str) -> dict[str, object]:
    return {"security": security, "port": server.imaps if security == "tls" else server.imap}


@pytest.mark.dovecot
@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_an_unknown_certificate_is_refused_with_a_mend(
    mailbox: Mailbox, open_inbox: OpenInbox, security: str
) -> None:
    with pytest.raises(MailboxError, match="certificate is not to be trusted: self-signed") as caught:
        await open_inbox(mailbox.settings(**how(mailbox.server, security))).examine("INBOX")
    assert "imap.verify" in caught.value.mend
    assert "SSL_CERT_FILE" in caught.value.mend
    assert not caught.value.transient


@pytest.mark.dovecot
@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_a_certificate_that_this_machine_trusts_is_accepted(
    mailbox: Mailbox, open_inbox: OpenInbox, security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(mailbox.server.certificate))
    inbox = open_inbox(mailbox.settings(host="localhost", **how(mailbox.server, security)))
    assert (await inbox.examine("INBOX")).exists == 0
    assert "TLS" in login_of(mailbox)


@pytest.mark.dovecot
@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_verification_can_be_switched_off(mailbox: Mailbox, open_inbox: OpenInbox, security: str) -> None:
    inbox = open_inbox(mailbox.settings(**how(mailbox.server, security), **UNVERIFIED))
    assert (await inbox.examine("INBOX")).exists == 0
    assert "TLS" in login_of(mailbox)


@pytest.mark.dovecot
async def test_tls_against_a_port_that_speaks_plain_is_told(mailbox: Mailbox, open_inbox: OpenInbox) -> None:
    with pytest.raises(MailboxError, match="TLS failed") as caught:
        await open_inbox(mailbox.settings(security="tls")).examine("INBOX")
    assert "imap.security" in caught.value.mend


@pytest.mark.dovecot
@pytest.mark.parametrize("security", ["none", "starttls"])
async def test_plain_against_a_port_that_speaks_tls_is_told(
    mailbox: Mailbox, open_inbox: OpenInbox, security: str
) -> None:
    settings = mailbox.settings(security=security, port=mailbox.server.imaps, timeout_seconds=0.5)
    with pytest.raises(MailboxError, match="silent for") as caught:
        await open_inbox(settings).examine("INBOX")
    assert 'imap.security = "tls"' in caught.value.mend


async def test_no_password_is_sent_where_starttls_was_asked_and_is_not_offered(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet("IMAP4rev1 AUTH=PLAIN")
        await talk.stay()

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError, match="offers no STARTTLS") as caught:
            await open_inbox(server.settings(security="starttls")).examine("INBOX")
        assert not caught.value.transient
        assert server.received == []


async def test_a_greeting_that_skips_the_login_does_not_skip_starttls(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.send("* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] welcome back")
        await talk.stay()

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError, match="offers no STARTTLS"):
            await open_inbox(server.settings(security="starttls")).examine("INBOX")
        assert server.received == []


async def test_preauth_needs_no_login_where_no_protection_was_asked(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.send("* PREAUTH [CAPABILITY IMAP4rev1] welcome back")
        await talk.examine()

    async with scripted_imap(script) as server:
        assert (await open_inbox(server.settings()).examine("INBOX")).exists == 1


async def test_a_refused_starttls_is_told(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet("IMAP4rev1 STARTTLS")
        await talk.answer("STARTTLS", result="NO not today")
        await talk.stay()

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError, match="refuses STARTTLS: not today"):
            await open_inbox(server.settings(security="starttls")).examine("INBOX")
        assert server.heard("LOGIN") == []


@pytest.mark.parametrize("forged", ["* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n", "* OK half a li"])
async def test_words_slipped_in_behind_starttls_end_the_connection(open_inbox: OpenInbox, forged: str) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet("IMAP4rev1 STARTTLS")
        tag, _ = await talk.command("STARTTLS")
        await talk.send_raw(f"{tag} OK begin\r\n{forged}".encode())
        await talk.stay()

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError, match="in clear after STARTTLS"):
            await open_inbox(server.settings(security="starttls", verify=False)).examine("INBOX")


def login_of(mailbox: Mailbox) -> str:
    """How Dovecot's log describes the last login of the mailbox's user."""
    return next(line for line in reversed(mailbox.server.log.splitlines()) if f"Login: user=<{mailbox.user}>" in line)
