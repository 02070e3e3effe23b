"""What a mail says its writer needs: every slot of hand-marked mails that no rule was written by.

Each mail is read with the intents that it is marked with, so that a wrong intent is not counted twice.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from classifiers.model_reader import ModelIntentReader
from classifiers.needs.extracting import extract, relevant
from classifiers.needs.judged import Judged, Outcome, each_area, judged, same_value
from classifiers.verdict import Need
from mailbot.mail.quoting import newly_written
from mailbot.ops.eval import figures, sets
from mailbot.ops.eval.intent import TODAY, mail_of
from mailbot.ops.eval.suite import Aim, Bench, Case, SuiteResult, read_by_builtin
from models.message import Intent

LOCKED: Final = "needs_locked"
SEEN: Final = "needs_seen"  # rules are written by it, also locked sets of before whose misses were read: it flatters


async def run(bench: Bench, name: str = LOCKED) -> SuiteResult:
    """F1 over all slots and per slot, and how much of what was said is invented (nothing is marked) or wrong.

    The aim asks of both together. `f1, each area by itself` is what a list of areas counts as where its names are
    slots of their own.
    """
    cases: list[Case] = []
    mails: list[list[Judged]] = []
    seconds: list[float] = []
    for row in bench.some(sets.rows(name)):
        started = time.perf_counter()
        needs, reason = await _found(bench, row)
        seconds.append(time.perf_counter() - started)
        read = list(judged(row["needs"], needs))
        mails.append(read)
        wrong = "; ".join(_said(one) for one in read if one.outcome is not Outcome.RIGHT)
        by_builtin = read_by_builtin(reason)
        cases.append(Case(row["id"], right=not wrong, wanted="every slot", said=wrong, by_builtin=by_builtin))
    slots = [one for read in mails for one in read]
    total = Counter(one.outcome for one in slots)
    said = total[Outcome.RIGHT] + total[Outcome.WRONG] + total[Outcome.EXTRA]
    invented = figures.rate(total[Outcome.EXTRA] + total[Outcome.WRONG], said)
    found: dict[str, Any] = {
        "mails": len(cases),
        "mails read without a fault": figures.rate(sum(case.right for case in cases), len(cases)),
        **_scores(total),
        "f1, each area by itself": _scores(_with_areas_apart(slots))["f1"],
        "invented": invented,
        "invented, nothing of the kind is marked": figures.rate(total[Outcome.EXTRA], said),
        "slots": {name: _scores(counts) for name, counts in _by_slot(slots).items()},
        "confusion": confusion(mails),
        "ms a mail": figures.latency(seconds),
    }
    aims = (Aim("F1", found["f1"], 0.93), Aim("invented", invented["rate"], 0.005, at_least=False))
    return SuiteResult(tuple(cases), found, aims)


def _said(one: Judged) -> str:
    match one.outcome:
        case Outcome.MISSED:
            return f"{one.slot} missed: {one.wanted}"
        case Outcome.WRONG:
            return f"{one.slot} wrong: {one.found} for {one.wanted}"
        case _:
            return f"{one.slot} {one.outcome}: {one.found}"


async def _found(bench: Bench, row: Mapping[str, Any]) -> tuple[Mapping[str, Need], str]:
    """What a mail needs, and the reason that a model's reader gives."""
    mail = mail_of(row["text"])
    text = newly_written(mail)
    if isinstance(bench.reader, ModelIntentReader):
        reading = await bench.reader.read(mail, text, TODAY)
        return reading.needs, reading.reason
    intents = {Intent(row["label"]), Intent(row["also"] or row["label"])}
    return relevant(extract(text, mail.subject, intents=intents), intents), ""


def _scores(counts: Mapping[Outcome, int]) -> dict[str, Any]:
    """Precision, recall and F1 of slots: a wrong value is both an invented and a missed one."""
    right, wrong, missed, extra = (counts.get(outcome, 0) for outcome in Outcome)
    said, wanted = right + wrong + extra, right + wrong + missed
    return {
        "f1": round(2 * right / (said + wanted), 4) if said + wanted else 0.0,
        "precision": figures.rate(right, said),
        "recall": figures.rate(right, wanted),
        **{str(outcome): counts.get(outcome, 0) for outcome in Outcome},
    }


def _by_slot(slots: Iterable[Judged]) -> dict[str, Counter[Outcome]]:
    counts: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
    for one in slots:
        counts[one.slot][one.outcome] += 1
    return dict(sorted(counts.items()))


def confusion(mails: Iterable[Sequence[Judged]]) -> dict[str, dict[str, int]]:
    """As what each marked slot was read: itself, itself with another value, another slot with its value, or nothing.

    What was read and nothing of the kind is marked stands under "nothing".
    """
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for read in mails:
        extra = [one for one in read if one.outcome is Outcome.EXTRA]
        for one in read:
            if one.outcome is Outcome.RIGHT:
                table[one.slot][one.slot] += 1
            elif one.outcome is Outcome.WRONG:
                table[one.slot]["another value"] += 1
            elif one.outcome is Outcome.MISSED:
                taken = next((other for other in extra if same_value(one.slot, one.wanted, other.found)), None)
                if taken:
                    extra.remove(taken)
                table[one.slot][taken.slot if taken else "nothing"] += 1
        table["nothing"].update(one.slot for one in extra)
    return {wanted: dict(sorted(row.items())) for wanted, row in sorted(table.items())}


def _with_areas_apart(slots: Iterable[Judged]) -> Counter[Outcome]:
    counts: Counter[Outcome] = Counter()
    for one in slots:
        counts.update(each_area(one) if one.slot == "areas" else (one.outcome,))
    return counts
