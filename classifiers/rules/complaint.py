"""Complaints: a recipient called mail of ours spam, and their provider tells us (RFC 5965). They want no more."""

from __future__ import annotations

import re

from classifiers.circumstances import Circumstances
from classifiers.rules.bounce import as_bounce
from classifiers.verdict import Scope, Verdict
from mailbot.mail.dsn import read_report
from models.message import Intent, Kind

# Feedback of other types (RFC 6591 authentication failures, "not spam") must not suppress anybody.
_NOBODY_COMPLAINED = re.compile(
    rb"^feedback-type:[ \t]*(?:auth-failure|not-spam|dmarc)\b", re.IGNORECASE | re.MULTILINE
)


def judge(around: Circumstances) -> Verdict | None:
    """Claim a feedback report."""
    report = read_report(around.mail, around.raw)
    if report is None or not report.complaint:
        return None
    if _NOBODY_COMPLAINED.search(around.raw):
        return Verdict(Kind.COMPLAINT, Intent.GENERAL, reason="complaint: a feedback report in which nobody complains")
    who = ", ".join(recipient.address for recipient in report.recipients) or "a recipient who is not named"
    return Verdict(
        Kind.COMPLAINT,
        Intent.UNSUBSCRIBE,
        reason=f"complaint: from {who}",
        bounce=as_bounce(report),
        stop=Scope.EVERYTHING,
    )
