"""Bounces and complaints as verdicts; what makes a report is tested beside mailbot.mail.dsn."""

from __future__ import annotations

from datetime import date

from classifiers.circumstances import Circumstances
from classifiers.rules import bounce, complaint
from classifiers.verdict import BouncedRecipient, Scope
from mailbot.mail.parsing import parse
from models.message import Intent, Kind


def around(raw: bytes) -> Circumstances:
    mail = parse(raw)
    return Circumstances(mail, raw, mail.text, date(2026, 3, 2))


def report(action: str, status: str, diagnostic: str) -> bytes:
    return (
        "From: MAILER-DAEMON@mx.example\nTo: hello@agency.example\nSubject: Delivery Status Notification\n"
        "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
        "--x\nContent-Type: text/plain\n\nAbout your message.\n"
        "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; gone@mailbox.example\nAction: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: smtp; {diagnostic}\n"
        "--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: <our.mark@agency.example>\n"
        "To: gone@mailbox.example\n\n--x--\n"
    ).encode()


def feedback(kind: str) -> bytes:
    return (
        "From: fbl@provider.example\nTo: hello@agency.example\nSubject: Abuse report\nMIME-Version: 1.0\n"
        "Content-Type: multipart/report; report-type=feedback-report; boundary=x\n\n"
        "--x\nContent-Type: text/plain\n\nA report.\n"
        f"--x\nContent-Type: message/feedback-report\n\nFeedback-Type: {kind}\nUser-Agent: P/1\nVersion: 1\n"
        "Original-Rcpt-To: annoyed@mailbox.example\n"
        "--x\nContent-Type: message/rfc822\n\nMessage-ID: <our.mark@agency.example>\nFrom: hello@agency.example\n"
        "To: annoyed@mailbox.example\nSubject: Homes\n\nHello\n--x--\n"
    ).encode()


def test_a_failed_report_is_a_hard_bounce_of_its_recipient() -> None:
    verdict = bounce.judge(around(report("failed", "5.1.1", "550 5.1.1 user unknown")))
    assert verdict is not None
    assert (verdict.kind, verdict.intent) == (Kind.BOUNCE, Intent.BOUNCE)
    assert verdict.bounce is not None
    assert verdict.bounce.recipients == (BouncedRecipient("gone@mailbox.example", True, "5.1.1", "no_such_user"),)
    assert verdict.bounce.original_message_id == "our.mark@agency.example"
    assert not verdict.bounce.delayed
    assert "gone@mailbox.example" in verdict.reason


def test_a_delay_notice_is_a_soft_bounce_that_says_it_is_a_delay() -> None:
    verdict = bounce.judge(around(report("delayed", "4.4.1", "connection timed out")))
    assert verdict is not None
    assert verdict.bounce is not None
    assert verdict.bounce.delayed
    assert not any(recipient.hard for recipient in verdict.bounce.recipients)


def test_a_report_of_success_is_no_bounce_and_no_persons_mail() -> None:
    verdict = bounce.judge(around(report("delivered", "2.0.0", "250 ok")))
    assert verdict is not None
    assert (verdict.kind, verdict.bounce) == (Kind.AUTO_REPLY, None)


def test_a_complaint_stops_everything_for_who_complained() -> None:
    seen = around(feedback("abuse"))
    assert bounce.judge(seen) is None
    verdict = complaint.judge(seen)
    assert verdict is not None
    assert (verdict.kind, verdict.stop) == (Kind.COMPLAINT, Scope.EVERYTHING)
    assert verdict.bounce is not None
    assert [recipient.address for recipient in verdict.bounce.recipients] == ["annoyed@mailbox.example"]


def test_a_report_of_failed_authentication_stops_nobody() -> None:
    verdict = complaint.judge(around(feedback("auth-failure")))
    assert verdict is not None
    assert (verdict.kind, verdict.stop, verdict.bounce) == (Kind.COMPLAINT, None, None)


def test_ordinary_mail_is_neither() -> None:
    seen = around(b"From: a@b.example\nSubject: Re: 12 Elm\n\nMy last mail could not be delivered. Is it available?\n")
    assert bounce.judge(seen) is None
    assert complaint.judge(seen) is None
