"""What a mail says its writer needs: every slot of hand-marked mails that no rule was written by.

Each mail is read with the intents that it is marked with, so that a wrong intent is not counted twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from classifiers.model_reader import ModelIntentReader
from classifiers.needs import extract, relevant
from classifiers.verdict import Need, NeedValue
from mailbot.mail.quoting import newly_written
from mailbot.ops.eval import figures, sets
from mailbot.ops.eval.intent import TODAY, mail_of
from mailbot.ops.eval.suite import Aim, Bench, Case, SuiteResult
from models.message import Intent

LOCKED: Final = "needs_locked"
SEEN: Final = "needs_seen"  # rules are written by it, also locked sets of before whose misses were read: it flatters
_IN_OTHER_WORDS: Final = ("timeline", "address", "name")  # right where one holds the other


async def run(bench: Bench, name: str = LOCKED) -> SuiteResult:
    """F1 over all slots and per slot, and how many were invented: found where none stands, or of another value."""
    cases: list[Case] = []
    counts: Counter[tuple[str, str]] = Counter()
    for row in bench.some(sets.rows(name)):
        outcomes = list(_outcomes(row["needs"], await _found(bench, row)))
        counts.update((slot, outcome) for slot, outcome, _ in outcomes)
        wrong = "; ".join(f"{slot} {outcome}: {said}" for slot, outcome, said in outcomes if outcome != "right")
        cases.append(Case(row["id"], right=not wrong, wanted="every slot", said=wrong))
    total: Counter[str] = Counter()
    for (_, outcome), count in counts.items():
        total[outcome] += count
    invented = figures.rate(total["extra"] + total["wrong"], total["right"] + total["wrong"] + total["extra"])
    found: dict[str, Any] = {
        "mails": len(cases),
        "mails read without a fault": figures.rate(sum(case.right for case in cases), len(cases)),
        **_scores(total),
        "invented": invented,
        "slots": {
            slot: _scores(Counter({o: n for (s, o), n in counts.items() if s == slot})) for slot in _slots(counts)
        },
    }
    aims = (Aim("F1", found["f1"], 0.93), Aim("invented", invented["rate"], 0.005, at_least=False))
    return SuiteResult(tuple(cases), found, aims)


async def _found(bench: Bench, row: Mapping[str, Any]) -> Mapping[str, Need]:
    mail = mail_of(row["text"])
    text = newly_written(mail)
    if isinstance(bench.reader, ModelIntentReader):
        return (await bench.reader.read(mail, text, TODAY)).needs
    intents = {Intent(row["label"]), Intent(row["also"] or row["label"])}
    return relevant(extract(text, mail.subject, intents=intents), intents)


def _outcomes(wanted: Mapping[str, Any], found: Mapping[str, Need]) -> Iterator[tuple[str, str, str]]:
    """Slot, outcome (right, wrong, missed, extra), and what was said."""
    for slot in sorted(wanted.keys() | found.keys()):
        if slot not in found:
            yield slot, "missed", str(wanted[slot])
        elif slot not in wanted:
            yield slot, "extra", str(found[slot].value)
        else:
            right = _same(slot, wanted[slot], found[slot].value)
            yield slot, "right" if right else "wrong", f"{found[slot].value} for {wanted[slot]}"


def _same(slot: str, wanted: Any, found: NeedValue) -> bool:
    if isinstance(wanted, list):
        return isinstance(found, tuple) and {*map(str.lower, found)} == {*map(str.lower, wanted)}
    if slot in _IN_OTHER_WORDS:
        one, other = str(wanted).lower().strip(" ."), str(found).lower().strip(" .")
        return one in other or other in one
    return bool(wanted == found)


def _scores(counts: Counter[str]) -> dict[str, Any]:
    """Precision, recall and F1 of slots: a wrong value is both an invented and a missed one."""
    said, wanted = counts["right"] + counts["wrong"] + counts["extra"], sum(counts.values()) - counts["extra"]
    twice = 2 * counts["right"] / (said + wanted) if said + wanted else 0.0
    return {
        "f1": round(twice, 4),
        "precision": figures.rate(counts["right"], said),
        "recall": figures.rate(counts["right"], wanted),
        **{outcome: counts[outcome] for outcome in ("right", "wrong", "missed", "extra")},
    }


def _slots(counts: Counter[tuple[str, str]]) -> list[str]:
    return sorted({slot for slot, _ in counts})
