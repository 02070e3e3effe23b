"""How the writer of a mail feels about the agency, on mail of a hand that taught nothing and on ordinary mail."""

from __future__ import annotations

from typing import Any

from mailbot.mail.quoting import newly_written
from mailbot.ops.eval import figures, sets
from mailbot.ops.eval.intent import TODAY, mail_of
from mailbot.ops.eval.suite import Bench, Case, SuiteResult
from models.message import Sentiment


async def run(bench: Bench) -> SuiteResult:
    """Recall and precision per sentiment, and how much ordinary mail is taken for a reproach."""
    rows = bench.some(sets.rows("sentiment"))
    cases = [await _judged(bench, row) for row in rows]
    ordinary = [case for case, row in zip(cases, rows, strict=True) if row["from"] == "an inbox"]
    alarms = [case for case in ordinary if case.said == Sentiment.NEGATIVE and not case.right]
    found: dict[str, Any] = {
        "mails": len(cases),
        "right": figures.rate(sum(case.right for case in cases), len(cases)),
        **figures.by_class(cases),
        "ordinary mail called negative wrongly": figures.rate(len(alarms), len(ordinary)),
        "confusion": figures.confusion(cases),
    }
    return SuiteResult(tuple(cases), found)


async def _judged(bench: Bench, row: dict[str, Any]) -> Case:
    mail = mail_of(row["text"])
    reading = await bench.reader.read(mail, newly_written(mail), TODAY)
    said = str(reading.sentiment)
    return Case(row["id"], right=said == row["label"], wanted=row["label"], said=said)
