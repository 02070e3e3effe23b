"""The notices of many mail servers in their plain words: who is named in them, and why."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from mailbot.mail.dsn import Reason, read_report
from mailbot.mail.parsing import parse

KIM, LEE = "kim@example.com", "lee@example.com"


@dataclass(frozen=True)
class Notice:
    """A notice as a server words it, and what it says of each recipient: reason and hardness."""

    name: str
    text: str
    told: dict[str, tuple[Reason, bool]]
    subject: str = "Undeliverable mail"
    sender: str = "MAILER-DAEMON@mx.example.org"


UNKNOWN = (Reason.NO_SUCH_USER, True)
FULL = (Reason.MAILBOX_FULL, False)
NOTICES = [
    Notice(
        "mailbox-limit-below-a-heading",
        "   ----- The following addresses had delivery problems -----\n<kim@example.com>\n\n"
        "   ----- Non-delivered information -----\n"
        "The number of messages in recipient's mailbox exceeded the local limit.\n",
        {KIM: FULL},
    ),
    Notice(
        "phone-carrier",
        "Your mail sent on: Tue, 3 Mar 2026 09:15:00 +0900\n    Could not be delivered to: <kim@example.com>\n"
        "    As their mailbox is full.\n",
        {KIM: FULL},
        "Mail System Error - Returned Mail",
    ),
    Notice(
        "reason-before-recipient",
        "Your message:\n   From:    hello@agency.test\n\nCould not be delivered because of\n\n"
        "550 5.1.1 User unknown\n\nThe following recipients were affected:\n    kim@example.com\n\n"
        "Additional Information\n======================\nOriginal Sender:    <hello@agency.test>\n",
        {KIM: UNKNOWN},
    ),
    Notice(
        "virus-scanner",
        "Sent >>> RCPT TO:<kim@example.com>\nReceived <<< 550 5.1.1 <kim@example.com>... user unknown\n\n\n"
        "Unable to deliver message to <kim@example.com>.\n",
        {KIM: UNKNOWN},
    ),
    Notice(
        "undeliverable-mail-banner",
        "The original message was received on Tue, 03 Mar 2026 09:15:00 -0500\n\n"
        "---------------------------------------------------------------------------\n\n"
        "                      UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n"
        "<kim@example.com>:\n    mx.example.com [192.0.2.1]:\n>>> RCPT TO:<kim@example.com>\n"
        "<<< 550 5.1.1 <kim@example.com>... User Unknown\n",
        {KIM: UNKNOWN},
    ),
    Notice(
        "exchange-online-text",
        "Delivery has failed to these recipients or groups:\n\nkim@example.com (kim@example.com)\n"
        "The email address you entered couldn't be found. Please check the recipient's email address.\n\n"
        "Diagnostic information for administrators:\n\nkim@example.com\n"
        "Remote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'\n\nOriginal message headers:\n\n"
        "Received: from a by b\n",
        {KIM: UNKNOWN},
        "Undeliverable: New listings",
        "Microsoft Outlook <postmaster@example.com>",
    ),
    Notice(
        "name-and-address-book",
        "------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\nkim@example.com\n\n\n"
        "------- Returned Message --------\n\nReceived: from a by b\n",
        {KIM: UNKNOWN},
        "Delivery failure",
    ),
    Notice(
        "attempts-transcript",
        "Your message could not be sent.\nA transcript of the attempts to send the message follows.\n"
        "The number of attempts made: 1\nAddressed To: kim@example.com\n\nFailed to send to identified host,\n"
        "kim@example.com: [192.0.2.5], 550 kim@example.com... No such user\n--- Message non-deliverable.\n",
        {KIM: UNKNOWN},
    ),
    Notice(
        "starred-list",
        "      This is an automatically generated Delivery Status Notification.\n\n"
        "Delivery to the following recipients failed permanently:\n\n   * kim@example.com\n   * lee@example.com\n\n"
        "SMTP:RCPT host 192.0.2.8: 553 5.3.0 ... No such user here\n",
        {KIM: UNKNOWN, LEE: UNKNOWN},
    ),
    Notice(
        "mailfolder-full",
        "We're sorry. There's a problem with the e-mail address(es) you're trying to send to.\n\n<kim@example.com>:\n"
        "child status 100...The e-mail message could not be delivered because the user's mailfolder is full.\n",
        {KIM: FULL},
        "failure notice",
    ),
    Notice(
        "address-and-words-in-one-line",
        "An error has occurred while attempting to deliver a message for\nthe following list of recipients:\n\n"
        "kim@example.com: 550 5.2.2 <kim@example.com>... Mailbox Full\nlee@example.com: 550 5.1.1 User Unknown\n\n"
        "    Below is a copy of the original message:\n\nTo: someone@else.example\n",
        {KIM: FULL, LEE: UNKNOWN},
        "Delivery status notification: error",
    ),
    Notice(
        "quoted-address-line",
        "This message was created automatically.\nThe following address failed:\n\n"
        '"kim@example.com":\nSMTP error from remote server after RCPT command:\nhost: mx.example.com\n'
        "5.1.1 <kim@example.com>... User Unknown\n\n--- The header of the original message is following. ---\n",
        {KIM: UNKNOWN},
    ),
    Notice(
        "over-quota-sentence",
        "Undeliverable Address: kim@example.com\n\nReason: The email has been returned because the recipient is\n"
        "over disk quota.\n\nOriginal message attached.\n",
        {KIM: FULL},
    ),
    Notice(
        "german",
        "Ihre Nachricht konnte nicht zugestellt werden an:\n\nkim@example.com\n\nGrund: Empfänger unbekannt\n",
        {KIM: UNKNOWN},
        "Unzustellbar: Neue Angebote",
    ),
    Notice(
        "french",
        "Votre message n'a pas pu être remis à :\n\n<kim@example.com>\n\nL'adresse n'existe pas.\n",
        {KIM: UNKNOWN},
        "Non remis : Nouvelles annonces",
    ),
    Notice(
        "spanish",
        "No se pudo entregar el mensaje a:\n\nkim@example.com\n\nEl buzón está lleno: 552 5.2.2 Mailbox full\n",
        {KIM: FULL},
        "No se puede entregar: Novedades",
    ),
    Notice(
        "address-not-found",
        "Your message wasn't delivered to kim@example.com because the address couldn't be found.\n\n"
        "The response was:\n\n550 5.1.1 The email account that you tried to reach does not exist.\n",
        {KIM: UNKNOWN},
        "Delivery Status Notification (Failure)",
        "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
    ),
]  # fmt: skip


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.name)
def test_a_notice_in_plain_words_is_read(notice: Notice) -> None:
    header = f"From: {notice.sender}\r\nTo: hello@agency.test\r\nSubject: {notice.subject}\r\nReturn-Path: <>\r\n"
    raw = f"{header}Content-Type: text/plain; charset=utf-8\r\n\r\n{notice.text}".encode()
    report = read_report(parse(raw), raw)
    assert report is not None
    assert {one.address: (one.reason, one.hard) for one in report.recipients} == notice.told
