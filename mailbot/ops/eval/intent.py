"""What a mail wants: the whole chain, rules before the reader, on the locked set that no training sees."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import Any, Final

from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.verdict import Verdict
from mailbot.mail.parsed import Address, ParsedEmail
from mailbot.mail.quoting import newly_written
from mailbot.ops.eval import figures, sets
from mailbot.ops.eval.suite import Aim, Bench, Case, SuiteResult, read_by_builtin
from models.message import Intent

LEADS: Final = (Intent.BUYER, Intent.SELLER, Intent.RENTER)
TODAY: Final = date(2026, 3, 4)  # fixed, so that a run can be repeated
_WRITER, _AGENCY = (Address("writer@away.example"),), (Address("hello@agency.example"),)
_SUBJECT = re.compile(r"Subject: ([^\n]*)(?:\n\n|\Z)(.*)", re.DOTALL)


async def run(bench: Bench) -> SuiteResult:
    """Recall, precision and F1 per intent, confusion, the abstention curve, and what would be worst."""
    cases, seconds = [], []
    for number, row in enumerate(bench.some(sets.rows("intent")), 1):
        mail = mail_of(row["text"])
        around = Circumstances(mail, b"", newly_written(mail), TODAY)
        started = time.perf_counter()
        verdict = await classify(around, bench.reader)
        seconds.append(time.perf_counter() - started)
        cases.append(_judged(number, row, verdict))
    classes = figures.by_class(cases)
    kept = figures.kept(cases)
    lost = [case for case in cases if case.wanted in LEADS and case.said == Intent.SPAM]
    leads = sum(case.wanted in LEADS for case in cases)
    business = [case for case in cases if case.wanted not in (*LEADS, Intent.SPAM)]
    mistaken = [case for case in business if case.said == Intent.SPAM and not case.right]
    spam, stop = _recall(cases, Intent.SPAM), _recall(cases, Intent.UNSUBSCRIBE)
    found: dict[str, Any] = {
        "mails": len(cases),
        "right": figures.rate(sum(case.right for case in cases), len(cases)),
        **classes,
        "not abstained from": kept,
        "leads called spam": figures.rate(len(lost), leads),
        "other mail called spam": figures.rate(len(mistaken), len(business)),
        "confusion": figures.confusion(cases),
        "abstention": figures.abstention(cases),
        "ms a mail": figures.latency(seconds),
    }
    aims = (
        Aim("macro-F1", classes["macro_f1"], 0.90),
        Aim("right of what is kept", kept["right"]["rate"], 0.97),
        Aim("kept", kept["kept"]["rate"], 0.75),
        Aim("unsubscribe recall", stop, 0.99),
        Aim("spam recall", spam, 0.90),
        Aim("leads called spam", found["leads called spam"]["rate"], 0.005, at_least=False),
        Aim("other mail called spam", found["other mail called spam"]["rate"], 0.02, at_least=False),
    )
    return SuiteResult(tuple(cases), found, aims)


def mail_of(text: str) -> ParsedEmail:
    """A mail as the sets write it: `Subject: …`, an empty line and the body, or a body alone."""
    found = _SUBJECT.match(text)
    subject, body = (found[1], found[2]) if found else ("", text)
    return ParsedEmail(from_=_WRITER, to=_AGENCY, subject=subject, text=body)


def _judged(number: int, row: dict[str, Any], verdict: Verdict) -> Case:
    accepted = (row["label"], row["also"])
    return Case(
        id=f"intent-{number:04d}",
        right=verdict.intent in accepted,
        wanted=row["label"],
        said=str(verdict.intent),
        sure=verdict.sure,
        confidence=verdict.confidence,
        by_builtin=read_by_builtin(verdict.reason),
    )


def _recall(cases: list[Case], intent: Intent) -> float:
    wanted = [case.right for case in cases if case.wanted == intent]
    return sum(wanted) / len(wanted) if wanted else 1.0
