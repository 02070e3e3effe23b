"""Bounces: what a delivery report says of mail of ours. Delay notices are bounces too, soft and never counted."""

from __future__ import annotations

from classifiers.circumstances import Circumstances
from classifiers.verdict import BouncedRecipient, BounceReport, Verdict
from mailbot.mail.dsn import DeliveryReport, read_report
from models.message import Intent, Kind


def judge(around: Circumstances) -> Verdict | None:
    """Claim a delivery report; one that says the mail arrived is a machine's note and no bounce."""
    report = read_report(around.mail, around.raw)
    if report is None or report.complaint:
        return None
    if report.delivered:
        return Verdict(Kind.AUTO_REPLY, Intent.AUTO_REPLY, reason="bounce: none, the report says that the mail arrived")
    return Verdict(Kind.BOUNCE, Intent.BOUNCE, reason=f"bounce: {_said(report)}", bounce=as_bounce(report))


def as_bounce(report: DeliveryReport) -> BounceReport:
    """A report in the chain's own words."""
    return BounceReport(
        recipients=tuple(
            BouncedRecipient(one.address, one.hard, one.status, str(one.reason), one.original)
            for one in report.recipients
        ),
        delayed=report.delayed,
        original_message_id=report.original_message_id,
    )


def _said(report: DeliveryReport) -> str:
    if report.delayed:
        return "a delay notice"
    if not report.recipients:
        return "a delivery report that names nobody"
    first = report.recipients[0]
    more = f" and {len(report.recipients) - 1} more" if len(report.recipients) > 1 else ""
    lasting = "hard" if first.hard else "soft"
    return f"{first.address}{more}, {lasting}, {first.reason} {first.status}".rstrip()
