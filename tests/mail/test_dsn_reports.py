"""Delivery reports, complaints and what only looks like them, each from a mail in tests/emails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mailbot.mail.dsn import DeliveryReport, Reason, ReportedRecipient, read_report
from mailbot.mail.parsing import parse

EMAILS = Path(__file__).parents[1] / "emails"
KIM, LEE = "kim@example.com", "lee@example.com"


def report(name: str) -> DeliveryReport | None:
    raw = (EMAILS / f"{name}.eml").read_bytes()
    return read_report(parse(raw), raw)


UNKNOWN = (ReportedRecipient(KIM, hard=True, status="5.1.1", reason=Reason.NO_SUCH_USER),)
BOUNCES: dict[str, tuple[ReportedRecipient, ...]] = {
    "dsn-user-unknown": UNKNOWN,
    "dsn-mailbox-full": (ReportedRecipient(KIM, hard=False, status="5.2.2", reason=Reason.MAILBOX_FULL),),
    "dsn-one-of-two-failed": (ReportedRecipient(LEE, hard=True, status="5.4.4", reason=Reason.HOST_UNKNOWN),),
    "dsn-without-blank-lines-between": (
        ReportedRecipient(KIM, hard=True, status="5.1.10", reason=Reason.NO_SUCH_USER),
        ReportedRecipient(LEE, hard=False, status="5.2.1", reason=Reason.SUSPENDED),
    ),
    "dsn-to-a-host-of-theirs": (ReportedRecipient(KIM, hard=False, status="5.2.0", reason=Reason.MAILBOX_FULL),),
    "notice-qmail": (
        ReportedRecipient(KIM, hard=True, status="5.1.1", reason=Reason.NO_SUCH_USER),
        ReportedRecipient(LEE, hard=False, status="4.4.1", reason=Reason.EXPIRED),
    ),
    "notice-exim": (
        ReportedRecipient(KIM, hard=True, status="", reason=Reason.NO_SUCH_USER),
        ReportedRecipient(LEE, hard=False, status="", reason=Reason.MAILBOX_FULL),
    ),
    "notice-sendmail": UNKNOWN,
    "notice-webmail": (ReportedRecipient(KIM, hard=True, status="", reason=Reason.NO_SUCH_USER),),
    "notice-exchange-old": (ReportedRecipient(KIM, hard=True, status="", reason=Reason.NO_SUCH_USER),),
    "notice-japanese": (ReportedRecipient(KIM, hard=True, status="", reason=Reason.NO_SUCH_USER),),
    "notice-in-a-sentence": (
        ReportedRecipient("postmaster@example.com", hard=True, status="", reason=Reason.HOST_UNKNOWN),
    ),
    "notice-after-data": (ReportedRecipient(KIM, hard=False, status="", reason=Reason.FILTERED),),
    "bounce-amazon-json": UNKNOWN,
}


@pytest.mark.parametrize("name", BOUNCES)
def test_a_bounce_names_its_recipients_and_why(name: str) -> None:
    found = report(name)
    assert found is not None
    assert tuple(replace(one, original="") for one in found.recipients) == BOUNCES[name]
    assert (found.delayed, found.delivered, found.complaint) == (False, False, False)


def test_the_address_that_we_had_used_is_told_beside_the_one_where_it_failed() -> None:
    found = report("dsn-to-a-host-of-theirs")
    assert found is not None
    assert [one.original for one in found.recipients] == [KIM]


@pytest.mark.parametrize(
    "name", ["dsn-user-unknown", "dsn-mailbox-full", "notice-qmail", "notice-exim", "notice-sendmail"]
)
def test_the_returned_mail_tells_which_mail_of_ours_it_was(name: str) -> None:
    found = report(name)
    assert found is not None
    assert found.original_message_id == "c1.mb@agency.test"


@pytest.mark.parametrize("name", ["dsn-delayed", "notice-exim-delay"])
def test_a_delay_notice_is_soft_and_says_that_it_is_one(name: str) -> None:
    found = report(name)
    assert found is not None
    assert found.delayed
    assert [(one.address, one.hard) for one in found.recipients] == [(KIM, False)]


def test_a_report_of_success_is_no_bounce() -> None:
    assert report("dsn-delivered") == DeliveryReport(delivered=True, original_message_id="c1.mb@agency.test")


@pytest.mark.parametrize(
    ("name", "who"), [("arf-complaint", KIM), ("arf-complaint-with-recipient", LEE), ("complaint-hotmail", KIM)]
)
def test_a_complaint_names_who_complained(name: str, who: str) -> None:
    found = report(name)
    assert found is not None
    assert found.complaint
    assert [one.address for one in found.recipients] == [who]
    assert found.original_message_id == "c1.mb@agency.test"


def test_a_report_of_failed_authentication_blames_no_recipient() -> None:
    found = report("arf-authentication-failure")
    assert found is not None
    assert found.complaint
    assert found.recipients == ()


@pytest.mark.parametrize(
    "name",
    [
        "vacation-null-path",
        "vacation-says-undeliverable",
        "read-receipt",
        "person-forwards-a-bounce",
        "person-writes-about-delivery",
        "parcel-not-delivered",
        "bounce-in-a-name",
        "plain-utf8",
        "forwarded-as-attachment",
    ],
)
def test_what_only_looks_like_a_bounce_is_none(name: str) -> None:
    assert report(name) is None


def test_a_stranger_cannot_send_amazons_notifications() -> None:
    raw = (EMAILS / "bounce-amazon-json.eml").read_bytes().replace(b"no-reply@sns.amazonaws.com", b"x@example.net")
    assert read_report(parse(raw), raw) is None


@pytest.mark.parametrize(
    "value",
    ["1", "null", "[]", "{}", '"x"', "[1]", '[{"emailAddress": 5}]', '[{"emailAddress": "a@b.cd", "status": 5}]'],
)
def test_any_json_from_amazon_is_survived(value: str) -> None:
    body = f'{{"notificationType": "Bounce", "mail": {value}, "bounce": {{"bouncedRecipients": {value}}}}}'
    raw = f"From: no-reply@sns.amazonaws.com\nSubject: bounce\n\n{body}".encode()
    read_report(parse(raw), raw)
