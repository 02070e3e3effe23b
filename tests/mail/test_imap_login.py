"""Logging in: with any name and password, and with tokens; every refusal says how to mend it and holds no secret."""

from __future__ import annotations

import base64
import hmac
import json
import logging
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from dovecot import Dovecot, Mailbox, require_dovecot, running_dovecot
from imap_client import OpenInbox
from scripted_imap import Talk, scripted_imap

from mailbot.config import Imap
from mailbot.errors import LoginRefused, MailboxError

ODD = {
    "plain": "pa55",
    "space in name": "space in password",
    "quotes": 'a "quoted" \\ back\\\\slash',
    "jürgen": "pässwörd €",
    "braces": "{12} (x) * %",
}
TOKEN_KEY = b"signs the access tokens of the tests"


# ------------------------------------------------------------------------------------------------ servers


@pytest.fixture(scope="module")
def server_with_odd_users() -> Iterator[Dovecot]:
    """A Dovecot with ODD as its users, which also takes signed tokens."""
    require_dovecot()

    def extend(directory: Path) -> str:
        (directory / "users").write_text("".join(f"{user}:{{PLAIN}}{password}\n" for user, password in ODD.items()))
        keys = directory / "keys" / "default" / "HS256"
        keys.mkdir(parents=True)
        (keys / "default").write_bytes(base64.b64encode(TOKEN_KEY))
        (directory / "oauth").write_text(
            f"introspection_mode = local\nlocal_validation_key_dict = fs:posix:prefix={directory}/keys/\n"
            "username_attribute = sub\n"
        )
        return f"""
auth_mechanisms = plain login xoauth2 oauthbearer
auth_username_chars =
auth_username_format = %Lu
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {directory}/users
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {directory}/oauth
}}
"""

    with running_dovecot(extend) as server:
        yield server


def token_for(user: str, key: bytes = TOKEN_KEY) -> str:
    """A JSON Web Token (RFC 7519) that lets `user` in for an hour."""
    now = int(time.time())
    claims = {"sub": user, "iat": now - 5, "nbf": now - 5, "exp": now + 3600}
    signed = ".".join(_url64(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
    return f"{signed}.{_url64(hmac.digest(key, signed.encode(), 'sha256'))}"


def _url64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


# ------------------------------------------------------------------------------------------------ passwords


@pytest.mark.dovecot
@pytest.mark.parametrize("user", ODD)
async def test_any_name_and_password_arrive_as_they_are(
    server_with_odd_users: Dovecot, open_inbox: OpenInbox, user: str
) -> None:
    settings = server_with_odd_users.new_mailbox(user).settings(password=ODD[user])
    assert (await open_inbox(settings).examine("INBOX")).uidnext == 1


@pytest.mark.dovecot
async def test_a_wrong_password_is_refused_with_a_mend(mailbox: Mailbox, open_inbox: OpenInbox) -> None:
    with pytest.raises(LoginRefused, match=f"refuses the login of {mailbox.user}") as caught:
        await open_inbox(mailbox.settings(password="hunter2 is wrong")).examine("INBOX")
    assert "imap.password" in caught.value.mend
    assert "app password" in caught.value.mend
    assert "hunter2" not in str(caught.value)


async def test_names_and_passwords_are_quoted_on_the_wire(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet()
        await talk.answer('LOGIN "the agent" "a \\"b\\" \\\\"', result="OK [CAPABILITY IMAP4rev1] in")
        await talk.examine()

    async with scripted_imap(script) as server:
        await open_inbox(server.settings(username="the agent", password='a "b" \\')).examine("INBOX")


async def test_what_cannot_be_quoted_is_sent_as_a_literal(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet()
        tag, rest = await talk.command("LOGIN {")
        assert rest == "LOGIN {7}"
        await talk.send("+ name")
        assert await talk.literal(7) == "jürgen".encode()
        assert await talk.line() == " {6}"
        await talk.send("+ password")
        assert await talk.literal(6) == b"a\r\nb\tc"
        assert await talk.line() == ""
        await talk.send(f"{tag} OK [CAPABILITY IMAP4rev1] in")
        await talk.examine()

    async with scripted_imap(script) as server:
        await open_inbox(server.settings(username="jürgen", password="a\r\nb\tc")).examine("INBOX")


@pytest.mark.parametrize(
    "reply",
    [
        "{tag} NO no such login: {echo}",
        '{tag} BAD cannot parse LOGIN "agent" "{echo}"',
        "* BYE I do not talk to {echo}",
    ],
)
async def test_a_server_that_repeats_the_password_does_not_get_it_into_our_error(
    open_inbox: OpenInbox, reply: str
) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet()
        tag, _ = await talk.command("LOGIN")
        await talk.send(reply.format(tag=tag, echo='top \\"secret\\" top "secret"'))
        await talk.stay()

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError) as caught:
            await open_inbox(server.settings(password='top "secret"')).examine("INBOX")
        assert "secret" not in "".join(traceback.format_exception(caught.value, limit=0))


@pytest.mark.parametrize("password", ["hunter2", 'hunter2 "quoted"', "hunter2 ünquotable"])
async def test_no_log_holds_the_password(
    open_inbox: OpenInbox, caplog: pytest.LogCaptureFixture, password: str
) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet()
        tag, rest = await talk.command("LOGIN")
        if rest.endswith("}"):
            await talk.send("+")
            await talk.literal(len(password.encode()))
            await talk.line()
        await talk.send(f"{tag} OK [CAPABILITY IMAP4rev1] in")
        await talk.examine()

    caplog.set_level(logging.DEBUG)
    async with scripted_imap(script) as server:
        await open_inbox(server.settings(password=password)).examine("INBOX")
    assert "LOGIN" in caplog.text
    assert "hunter2" not in caplog.text


async def test_a_server_that_cannot_check_the_password_now_is_not_a_refusal(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet()
        await talk.answer("LOGIN", result="NO [UNAVAILABLE] Temporary authentication failure")

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError, match="Temporary authentication failure") as caught:
            await open_inbox(server.settings()).examine("INBOX")
        assert not isinstance(caught.value, LoginRefused)
        assert caught.value.transient


async def test_a_server_without_login_gets_the_password_by_authenticate_plain(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet("IMAP4rev1 LOGINDISABLED AUTH=PLAIN")
        tag, rest = await talk.command("AUTHENTICATE")
        assert rest == "AUTHENTICATE PLAIN"  # without SASL-IR nothing may follow
        await talk.send("+ ")
        assert base64.b64decode(await talk.line()) == b"\0agent@home.example\0secret"
        await talk.send(f"{tag} OK [CAPABILITY IMAP4rev1] in")
        await talk.examine()

    async with scripted_imap(script) as server:
        await open_inbox(server.settings()).examine("INBOX")


async def test_a_server_that_wants_no_login_in_clear_is_told_with_a_mend(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet("IMAP4rev1 STARTTLS LOGINDISABLED")
        await talk.stay()

    async with scripted_imap(script) as server:
        with pytest.raises(LoginRefused, match="in clear") as caught:
            await open_inbox(server.settings()).examine("INBOX")
        assert 'imap.security = "tls"' in caught.value.mend
        assert server.received == []


async def test_an_unreadable_password_file_is_named(mailbox_settings_dir: Path, open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet()
        await talk.stay()

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError, match=r"imap\.password_file") as caught:
            await open_inbox(server.settings(password_file=mailbox_settings_dir / "missing")).examine("INBOX")
        assert not caught.value.transient


@pytest.fixture
def mailbox_settings_dir(tmp_path: Path) -> Path:
    return tmp_path


async def test_an_empty_host_is_told(open_inbox: OpenInbox) -> None:
    with pytest.raises(MailboxError, match=r"imap\.host is empty"):
        await open_inbox(Imap()).examine("INBOX")


# ------------------------------------------------------------------------------------------------ capabilities


async def test_what_the_server_can_do_is_asked_again_after_login(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet("IMAP4rev1 SPECIAL-USE LIST-EXTENDED")
        await talk.answer("LOGIN")
        await talk.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 IDLE")
        await talk.answer('LIST "" "*"', '* LIST () "/" Sent')

    async with scripted_imap(script) as server:
        await open_inbox(server.settings()).special_folder("\\Sent")
        assert server.heard("LIST")[0].endswith('LIST "" "*"')


async def test_capabilities_that_come_with_the_login_are_not_asked_for(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()

    async with scripted_imap(script) as server:
        await open_inbox(server.settings()).examine("INBOX")
        assert server.heard("CAPABILITY") == []


# ------------------------------------------------------------------------------------------------ tokens


@pytest.mark.dovecot
async def test_a_token_logs_in(server_with_odd_users: Dovecot, open_inbox: OpenInbox) -> None:
    async def token(refused: str = "") -> str:
        return token_for("plain")

    settings = server_with_odd_users.new_mailbox("plain").settings(password="")
    assert (await open_inbox(settings, token=token).examine("INBOX")).uidnext == 1


@pytest.mark.dovecot
async def test_a_refused_token_is_told_with_the_servers_reason(
    server_with_odd_users: Dovecot, open_inbox: OpenInbox
) -> None:
    forged = token_for("plain", b"some other key")

    async def token(refused: str = "") -> str:
        return forged

    settings = server_with_odd_users.new_mailbox("plain").settings(password="")
    with pytest.raises(LoginRefused, match="invalid_token") as caught:
        await open_inbox(settings, token=token).examine("INBOX")
    assert "access token" in caught.value.mend
    assert forged not in str(caught.value)


@pytest.mark.parametrize(
    ("mechanism", "initial", "acknowledgement"),
    [
        ("XOAUTH2", "user=agent@home.example\1auth=Bearer t0ken\1\1", ""),
        ("OAUTHBEARER", "n,a=agent@home.example,\1host=127.0.0.1\1port={port}\1auth=Bearer t0ken\1\1", "AQ=="),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
async def test_the_challenge_of_a_refused_token_is_answered(
    open_inbox: OpenInbox, mechanism: str, initial: str, acknowledgement: str, at_once: bool
) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet(f"IMAP4rev1 AUTH={mechanism}{' SASL-IR' if at_once else ''}")
        tag, rest = await talk.command(f"AUTHENTICATE {mechanism}")
        if at_once:
            response = rest.split()[2]
        else:
            await talk.send("+ ")
            response = await talk.line()
        assert base64.b64decode(response).decode() == initial.format(port=talk.server.port)
        await talk.send("+ " + base64.b64encode(b'{"status":"401","scope":"mail"}').decode())
        assert await talk.line() == acknowledgement
        await talk.send(f"{tag} NO SASL authentication failed")

    async def token(refused: str = "") -> str:
        return "t0ken"

    async with scripted_imap(script) as server:
        with pytest.raises(LoginRefused, match=r"SASL authentication failed \(401\)"):
            await open_inbox(server.settings(), token=token).examine("INBOX")


async def test_a_server_that_takes_no_token_is_told(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet()
        await talk.stay()

    async def token(refused: str = "") -> str:
        return "t0ken"

    async with scripted_imap(script) as server:
        with pytest.raises(LoginRefused, match="takes no access token"):
            await open_inbox(server.settings(), token=token).examine("INBOX")
