"""What machines send back about a mail of ours: delivery reports (RFC 3464), complaints (RFC 5965), absences."""

from __future__ import annotations

import re
import secrets
from email.message import EmailMessage

from agency import AGENCY, Agency


def report(
    mail: EmailMessage, recipient: str, *, action: str = "failed", status: str = "5.1.1", said: str = ""
) -> bytes:
    """A delivery report about a mail, as a server on the way sends it; `said` is what the recipient's server said."""
    diagnostic = f"\nDiagnostic-Code: smtp; {said}" if said else ""
    return f"""Return-Path: <>
From: MAILER-DAEMON@mx.away.example (Mail Delivery System)
To: {AGENCY}
Subject: Delivery report
Message-ID: <{secrets.token_hex(8)}@mx.away.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="bb"

--bb
Content-Type: text/plain

This is the mail system at mx.away.example.

--bb
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.away.example

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}{diagnostic}

--bb
Content-Type: text/rfc822-headers

From: {mail["From"]}
To: {mail["To"]}
Subject: {mail["Subject"]}
Message-ID: {mail["Message-ID"]}

--bb--
""".replace("\n", "\r\n").encode()


def given_back(report: bytes, mail: bytes) -> bytes:
    """A report that gives back this mail, whole, and not the one that it was made for."""
    head = re.split(rb"Content-Type: (?:text/rfc822-headers|message/rfc822)\r\n", report)[0]
    return head + b"Content-Type: message/rfc822\r\n\r\n" + mail + b"\r\n--bb--\r\n"


def complaint(mail: EmailMessage) -> bytes:
    """A complaint about a mail, its recipient redacted as most providers do."""
    return f"""From: Feedback <fbl@provider.example>
To: {AGENCY}
Subject: Email Feedback Report
Message-ID: <{secrets.token_hex(8)}@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="bb"

--bb
Content-Type: text/plain

This is an email abuse report.

--bb
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Provider/1.0
Version: 1

--bb
Content-Type: message/rfc822

From: {mail["From"]}
To: redacted@provider.example
Subject: {mail["Subject"]}
Message-ID: {mail["Message-ID"]}

Hello

--bb--
""".replace("\n", "\r\n").encode()


def drop(agency: Agency, *mails: bytes, days_ago: int = 0) -> None:
    assert agency.mailbox is not None
    agency.mailbox.drop(mails, days_ago=days_ago)
