"""TLS as configured, logins, and what the check of `doctor` says about each."""

from __future__ import annotations

import asyncio
import base64
from pathlib import Path

import pytest
from smtp_sink import Fault, SmtpSink, certificate_file, go_ahead

from mailbot.doors import Handover, Outcome
from mailbot.errors import LoginRefused, SubmissionError
from mailbot.mail.smtp import SmtpOutbox
from mailbot.mail.smtp_session.opening import Manners

RAW = b"Subject: Hello\r\n\r\nGood day.\r\n"
USERS = {"agent@agency.example": "pässword"}
SECURITIES = ["none", "starttls", "tls"]


async def send(outbox: SmtpOutbox) -> Outcome:
    return await outbox.submit("agent@agency.example", ["lead@home.example"], RAW, go_ahead)


@pytest.mark.parametrize("security", SECURITIES)
async def test_each_security_logs_in_and_sends(security: str) -> None:
    with SmtpSink(security=security, users=USERS) as sink:  # type: ignore[arg-type]
        outbox = SmtpOutbox(sink.settings())
        assert (await send(outbox)).handover is Handover.ACCEPTED
        assert (sink.saw("starttls"), sink.saw("auth")) == (security == "starttls", 1)
        await outbox.close()


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_a_certificate_that_nobody_vouches_for_is_refused_and_one_we_trust_is_not(
    security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SmtpSink(security=security) as sink:  # type: ignore[arg-type]
        outcome = await send(SmtpOutbox(sink.settings(verify=True)))
        assert outcome.handover is Handover.DEFERRED
        assert "smtp.verify = false" in outcome.text
        assert sink.mails == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate_file()))
        outbox = SmtpOutbox(sink.settings(verify=True))
        assert (await send(outbox)).handover is Handover.ACCEPTED
        await outbox.close()


async def test_a_certificate_for_another_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate_file()))
    with SmtpSink(security="tls") as sink, pytest.raises(SubmissionError, match=r"correct smtp\.host"):
        await SmtpOutbox(sink.settings(verify=True, host="127.0.0.2")).check()


async def test_starttls_that_the_server_lacks_is_never_done_without() -> None:
    with SmtpSink(users=USERS) as sink:
        outcome = await send(SmtpOutbox(sink.settings(security="starttls")))
        assert outcome.handover is Handover.DEFERRED
        assert "correct smtp.security" in outcome.text
        assert sink.saw("auth") == 0, "no password in clear"


@pytest.mark.parametrize(("speaks", "wanted"), [("none", "tls"), ("tls", "starttls"), ("tls", "none")])
async def test_the_wrong_security_names_the_key(speaks: str, wanted: str) -> None:
    with SmtpSink(security=speaks) as sink:  # type: ignore[arg-type]
        with pytest.raises(SubmissionError) as caught:
            await SmtpOutbox(sink.settings(security=wanted, timeout_seconds=1)).check()
        assert "smtp.security" in caught.value.mend


async def test_a_refused_login_is_deferred_with_the_mend_and_never_hammers_the_server() -> None:
    with SmtpSink(users=USERS) as sink:
        outbox = SmtpOutbox(sink.settings(password="wrong"))
        for _ in range(10):
            outcome = await send(outbox)
            assert (outcome.handover, outcome.code) == (Handover.DEFERRED, 535)
            assert "correct smtp.username and smtp.password" in outcome.text
            assert "wrong" not in outcome.text
        assert (sink.saw("auth"), sink.connections) == (1, 1)


async def test_a_login_is_tried_again_after_a_pause() -> None:
    with SmtpSink(users=dict(USERS)) as sink:
        outbox = SmtpOutbox(sink.settings(password="new"), Manners(login_pause_seconds=0))
        assert (await send(outbox)).code == 535
        sink.users["agent@agency.example"] = "new"
        assert (await send(outbox)).handover is Handover.ACCEPTED
        await outbox.close()


async def test_a_login_that_fails_for_now_is_deferred_and_tried_again_at_once() -> None:
    with SmtpSink(users=USERS) as sink:
        sink.faults = [Fault(at="auth", reply="454 4.7.0 directory down", times=1)]
        outbox = SmtpOutbox(sink.settings())
        outcome = await send(outbox)
        assert (outcome.handover, outcome.code) == (Handover.DEFERRED, 454)
        assert (await send(outbox)).handover is Handover.ACCEPTED
        await outbox.close()


async def test_a_mechanism_that_the_server_does_not_mean_is_followed_by_the_next() -> None:
    with SmtpSink(users=USERS) as sink:
        sink.faults = [Fault(at="auth", reply="504 5.5.4 not that way", times=1)]
        outbox = SmtpOutbox(sink.settings())
        assert (await send(outbox)).handover is Handover.ACCEPTED
        assert sink.saw("auth") == 2
        await outbox.close()


async def test_a_password_is_read_from_its_file_and_a_missing_one_is_told(tmp_path: Path) -> None:
    file = tmp_path / "password"
    with SmtpSink(users=USERS) as sink:
        outbox = SmtpOutbox(sink.settings(password="", password_file=file))
        outcome = await send(outbox)
        assert outcome.handover is Handover.DEFERRED
        assert "smtp.password_file" in outcome.text
        file.write_text("pässword\n")
        assert (await send(outbox)).handover is Handover.ACCEPTED
        await outbox.close()


async def test_the_check_says_in_one_line_what_was_reached() -> None:
    with SmtpSink(security="starttls", users=USERS, size_limit=25_000_000) as sink:
        line = await SmtpOutbox(sink.settings(from_address="agent@agency.example")).check()
        assert line == f"127.0.0.1:{sink.port}, TLSv1.3, mails up to 25 MB, logged in as agent@agency.example"
        await asyncio.to_thread(sink.wait_until_idle)
        assert (sink.saw("mail"), sink.saw("rcpt"), sink.saw("quit")) == (1, 0, 1)


async def test_the_check_raises_a_refused_login() -> None:
    with SmtpSink(users=USERS) as sink:
        with pytest.raises(LoginRefused, match=r"does not let agent@agency\.example in: 535") as caught:
            await SmtpOutbox(sink.settings(password="wrong")).check()
        assert "smtp.password" in caught.value.mend
        assert base64.b64encode(b"\0agent@agency.example\0wrong").decode() not in str(caught.value)


async def test_the_check_finds_a_server_without_logins() -> None:
    with SmtpSink() as sink, pytest.raises(LoginRefused, match="offers no login"):
        await SmtpOutbox(sink.settings(username="agent", password="x")).check()


@pytest.mark.parametrize(("code", "transient"), [(553, False), (451, True)])
async def test_the_check_finds_a_sender_that_the_server_does_not_take(code: int, transient: bool) -> None:
    with SmtpSink() as sink:
        sink.faults = [Fault(at="mail", reply=f"{code} 5.7.1 not yours")]
        with pytest.raises(SubmissionError, match=rf"{code} 5\.7\.1 not yours") as caught:
            await SmtpOutbox(sink.settings(from_address="other@agency.example")).check()
        assert "smtp.from_address" in caught.value.mend
        assert caught.value.transient is transient


@pytest.mark.parametrize(
    ("fault", "mend"),
    [
        (Fault(at="greeting", hang=True), "smtp.port"),
        (Fault(at="mail", hang=True), "smtp.port"),
        (Fault(at="greeting", reply="554 5.7.1 blocked"), "the server's words"),
        (Fault(at="ehlo", drop=True), "smtp.host"),
    ],
    ids=["hang", "hang-late", "554", "drop"],
)
async def test_the_check_raises_with_a_mend_whatever_happens(fault: Fault, mend: str) -> None:
    with SmtpSink() as sink:
        sink.faults = [fault]
        with pytest.raises(SubmissionError) as caught:
            await SmtpOutbox(sink.settings(timeout_seconds=0.5, from_address="agent@agency.example")).check()
        assert mend in caught.value.mend
        await asyncio.to_thread(sink.wait_until_idle)


async def test_the_check_finds_a_name_that_does_not_exist() -> None:
    settings = SmtpSink().settings(host="mail.agency.invalid", port=587, security="starttls", timeout_seconds=10)
    with pytest.raises(SubmissionError) as caught:
        await SmtpOutbox(settings).check()
    assert "smtp.host" in caught.value.mend
