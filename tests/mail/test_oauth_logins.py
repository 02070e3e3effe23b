"""Both doors log in with access tokens: renewed when the server refuses them mid-run, and told clearly when lost."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from imap_client import OpenInbox
from oauth_provider import Provider
from scripted_imap import Talk, scripted_imap
from scripted_smtp import SmtpTalk, scripted_smtp
from smtp_sink import go_ahead

from mailbot.doors import Handover, Outcome
from mailbot.errors import LoginRefused, MailboxError, OutsideError, PermissionLost, SubmissionError
from mailbot.mail.backoff import Backoff
from mailbot.mail.oauth import grant_file
from mailbot.mail.oauth.access import GrantTokens
from mailbot.mail.oauth.client import client_of
from mailbot.mail.oauth.grant_file import Grant
from mailbot.mail.smtp import SmtpOutbox

RAW = b"Subject: Hello\r\n\r\nGood day.\r\n"
EXPIRED = base64.b64encode(b'{"status":"400","schemes":"Bearer"}').decode()
IMAP_XOAUTH2 = "IMAP4rev1 IDLE AUTH=XOAUTH2 SASL-IR"


@pytest.fixture
def source(provider: Provider, tmp_path: Path) -> GrantTokens:
    """Tokens of a permission that was given, from the provider of the test."""
    settings = provider.settings()
    grant_file.write(tmp_path, Grant(settings.client_id, settings.token_endpoint, "r1"))
    return GrantTokens(client_of(settings), tmp_path)


class Tokens:
    """A source that gives these one after the other, the last one for ever."""

    def __init__(self, *tokens: str | OutsideError) -> None:
        self.tokens = list(tokens)
        self.refused: list[str] = []

    async def __call__(self, refused: str = "", /) -> str:
        if refused:
            self.refused.append(refused)
            self.tokens = self.tokens[1:] or self.tokens
        if isinstance(self.tokens[0], OutsideError):
            raise self.tokens[0]
        return self.tokens[0]


def token_in(encoded: str) -> str:
    return base64.b64decode(encoded).decode().split("auth=Bearer ")[1].rstrip("\1")


async def send(outbox: SmtpOutbox) -> Outcome:
    return await outbox.submit("agent@home.example", ["lead@away.example"], RAW, go_ahead)


# ------------------------------------------------------------------------------------------------ IMAP


async def imap_takes(talk: Talk, good: str) -> None:
    """Log the client in with `good` alone, refusing every other token as Google does."""
    while True:
        tag, rest = await talk.command()
        if rest == "CAPABILITY":
            await talk.send(f"* CAPABILITY {IMAP_XOAUTH2}", f"{tag} OK done")
            continue
        assert rest.startswith("AUTHENTICATE XOAUTH2 ")
        if token_in(rest.split()[2]) == good:
            await talk.send(f"{tag} OK [CAPABILITY {IMAP_XOAUTH2}] welcome")
            return
        await talk.send("+ " + EXPIRED)
        assert await talk.line() == ""
        await talk.send(f"{tag} NO [AUTHENTICATIONFAILED] Invalid credentials")


async def test_a_token_that_ends_mid_run_is_renewed_and_reading_goes_on(
    provider: Provider, source: GrantTokens, open_inbox: OpenInbox
) -> None:
    provider.gives("a1", refresh="r2")
    provider.gives("a2")

    async def before(talk: Talk) -> None:
        await talk.greet(IMAP_XOAUTH2)
        await imap_takes(talk, "a1")
        await talk.examine()
        await talk.command("EXAMINE")
        await talk.send("* BYE session expired")
        talk.drop()

    async def after(talk: Talk) -> None:
        await talk.greet(IMAP_XOAUTH2)
        await imap_takes(talk, "a2")  # a1 is refused, long before its hour is over
        await talk.examine(uidnext=9)
        await talk.stay()

    async with scripted_imap(before, after) as server:
        inbox = open_inbox(server.settings(), token=source, backoff=Backoff(chance=lambda: 1.0))
        assert (await inbox.examine("INBOX")).uidnext == 2
        with pytest.raises(MailboxError):
            await inbox.examine("INBOX")  # the connection is gone
        assert (await inbox.examine("INBOX")).uidnext == 9
    assert [fields["refresh_token"] for fields in provider.asked_for("/token")] == ["r1", "r2"]


async def test_a_fresh_token_that_is_refused_too_is_not_tried_for_ever(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet(IMAP_XOAUTH2)
        await imap_takes(talk, "never")

    async with scripted_imap(script) as server:
        tokens = Tokens("t1", "t2", "t3")
        with pytest.raises(LoginRefused, match=r"Invalid credentials \(400\)") as caught:
            await open_inbox(server.settings(), token=tokens).examine("INBOX")
        assert tokens.refused == ["t1"]
        assert len(server.heard("AUTHENTICATE")) == 2
        assert "mailbot login" in caught.value.mend
        assert "t2" not in str(caught.value)


async def test_a_permission_taken_back_stays_one_clear_error(
    provider: Provider, source: GrantTokens, open_inbox: OpenInbox
) -> None:
    provider.refuses("invalid_grant")

    async def script(talk: Talk) -> None:
        await talk.greet(IMAP_XOAUTH2)
        await talk.stay()

    async with scripted_imap(script) as server:
        inbox = open_inbox(server.settings(), token=source)
        for _ in range(3):  # the later ones are answered without bothering the server
            with pytest.raises(PermissionLost, match="invalid_grant") as caught:
                await inbox.examine("INBOX")
            assert caught.value.mend == "run `mailbot login` again"
        assert server.connections == 1


async def test_a_provider_out_of_order_is_no_refused_login(open_inbox: OpenInbox) -> None:
    async def script(talk: Talk) -> None:
        await talk.greet(IMAP_XOAUTH2)
        await talk.stay()

    async with scripted_imap(script) as server:
        with pytest.raises(MailboxError, match="away") as caught:
            await open_inbox(server.settings(), token=Tokens(OutsideError("away"))).examine("INBOX")
    assert caught.value.transient


# ------------------------------------------------------------------------------------------------ SMTP


async def smtp_takes(talk: SmtpTalk, good: str, mechanism: str = "XOAUTH2", acknowledgement: str = "") -> None:
    while True:
        verb, name, *response = (await talk.line()).split()
        assert (verb, name) == ("AUTH", mechanism)
        if not response:
            await talk.send("334 ")
            response = [await talk.line()]
        if token_in(response[0]) == good:
            await talk.send("235 2.7.0 Accepted")
            return
        await talk.send("334 " + EXPIRED)
        assert await talk.line() == acknowledgement
        await talk.send("535 5.7.8 Username and Password not accepted")


@pytest.mark.parametrize(
    ("offered", "mechanism", "acknowledgement", "initial"),
    [
        ("PLAIN XOAUTH2", "XOAUTH2", "", "user=agent@home.example\1auth=Bearer t2\1\1"),
        (
            "XOAUTH2 OAUTHBEARER",
            "OAUTHBEARER",
            "AQ==",
            "n,a=agent@home.example,\1host=127.0.0.1\1port={port}\1auth=Bearer t2\1\1",
        ),
    ],
)
async def test_a_refused_token_is_acknowledged_renewed_and_the_mail_leaves(
    offered: str, mechanism: str, acknowledgement: str, initial: str
) -> None:
    async def script(talk: SmtpTalk) -> None:
        await talk.welcome(offered)
        await smtp_takes(talk, "t2", mechanism, acknowledgement)
        await talk.take_mails()

    async with scripted_smtp(script) as server:
        tokens = Tokens("t1", "t2")
        outbox = SmtpOutbox(server.settings(), token=tokens)
        assert (await send(outbox)).handover is Handover.ACCEPTED
        assert (await send(outbox)).handover is Handover.ACCEPTED
        await outbox.close()
        auth = [line for line in server.received if line.startswith("AUTH")]
        assert base64.b64decode(auth[1].split()[2]).decode() == initial.format(port=server.port)
    assert tokens.refused == ["t1"]
    assert (len(auth), server.connections) == (2, 1)


async def test_a_token_too_long_for_a_command_goes_when_the_server_asks_for_it() -> None:
    long = "t" * 2500

    async def script(talk: SmtpTalk) -> None:
        await talk.welcome("XOAUTH2")
        await smtp_takes(talk, long)
        await talk.take_mails()

    async with scripted_smtp(script) as server:
        outbox = SmtpOutbox(server.settings(), token=Tokens(long))
        assert (await send(outbox)).handover is Handover.ACCEPTED
        assert "AUTH XOAUTH2" in server.received
        await outbox.close()


async def test_a_token_that_ends_mid_run_is_renewed_with_the_next_session(
    provider: Provider, source: GrantTokens
) -> None:
    provider.gives("a1", refresh="r2")
    provider.gives("a2")

    async def before(talk: SmtpTalk) -> None:
        await talk.welcome("XOAUTH2")
        await smtp_takes(talk, "a1")
        await talk.take_mails(1)

    async def after(talk: SmtpTalk) -> None:
        await talk.welcome("XOAUTH2")
        await smtp_takes(talk, "a2")
        await talk.take_mails()

    async with scripted_smtp(before, after) as server:
        outbox = SmtpOutbox(server.settings(), token=source)
        assert [(await send(outbox)).handover for _ in range(2)] == [Handover.ACCEPTED] * 2
        await outbox.close()
        assert server.connections == 2
    assert len(provider.asked) == 2


async def test_a_lost_permission_defers_every_mail_and_says_why(provider: Provider, source: GrantTokens) -> None:
    provider.refuses("invalid_grant")

    async def script(talk: SmtpTalk) -> None:
        await talk.welcome("XOAUTH2")
        await talk.line()

    async with scripted_smtp(script) as server:
        outbox = SmtpOutbox(server.settings(), token=source)
        for _ in range(3):
            outcome = await send(outbox)
            assert (outcome.handover, outcome.code) == (Handover.DEFERRED, 0)
            assert "run `mailbot login` again" in outcome.text
        with pytest.raises(PermissionLost):
            await outbox.check()
        assert server.connections == 1
        await outbox.close()


@pytest.mark.parametrize(
    ("reply", "kind"), [("454 4.7.0 Temporary failure", SubmissionError), ("535 5.7.8 no t1 here", LoginRefused)]
)
async def test_what_the_server_says_decides_whether_it_passes(reply: str, kind: type[OutsideError]) -> None:
    async def script(talk: SmtpTalk) -> None:
        await talk.welcome("XOAUTH2")
        while await talk.line():
            await talk.send(reply)

    async with scripted_smtp(script) as server:
        tokens = Tokens("t1")
        with pytest.raises(kind) as caught:
            await SmtpOutbox(server.settings(), token=tokens).check()
        assert "t1" not in str(caught.value)
        assert tokens.refused == ([] if kind is SubmissionError else ["t1"])
        assert len([line for line in server.received if line.startswith("AUTH")]) == 1


async def test_a_server_that_takes_no_token_is_told() -> None:
    async def script(talk: SmtpTalk) -> None:
        await talk.welcome("PLAIN LOGIN")
        await talk.line()

    async with scripted_smtp(script) as server:
        with pytest.raises(LoginRefused, match="takes no access token"):
            await SmtpOutbox(server.settings(), token=Tokens("t1")).check()
