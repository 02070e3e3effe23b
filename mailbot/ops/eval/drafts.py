"""The suite "drafts": bad drafts that the checks must hold, and true ones that they must let go.

Hand-written drafts and drafts of a grammar; of each one half was used while the rules were written ("seen"), the other
is locked. What tells most is by hands that saw no rule: "others" (three hands, locked) are replies that go wrong in
passing, and true ones in words that trip a check; "plain" (three more hands, locked) are ordinary replies, and the
same with one thing changed. It measures the checks, which are code: no model is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from mailbot.doors import Embedder
from mailbot.ops.eval.draft_grammar import kinds, mutated_drafts, true_drafts
from mailbot.ops.eval.draft_sets import DraftCase, by_another_hand, hand_written
from mailbot.ops.eval.figures import rate
from mailbot.ops.eval.suite import Aim, Bench, Case, SuiteResult

MUTATED: Final = 300  # a half
TRUE: Final = 100
_SEEDS: Final = {"seen": 1, "locked": 20_260_301}
MOST_HELD: Final = 0.02
_OF_OTHERS: Final = {
    "others": "drafts_others",
    "plain": "drafts_plain_locked",
}


async def run(bench: Bench) -> SuiteResult:
    """Every draft through every check."""
    bad, true = halves()
    for part, name in _OF_OTHERS.items():
        cases = by_another_hand(name)
        bad[part], true[part] = [case for case in cases if case.rule], [case for case in cases if not case.rule]
    return judged(bench, bad, true)


def halves() -> tuple[dict[str, list[DraftCase]], dict[str, list[DraftCase]]]:
    """The bad and the true drafts by whoever wrote the rules: those that they were written on, and the locked ones."""
    bad = {half: [*hand_written(f"drafts_bad_{half}"), *mutated_drafts(seed, MUTATED)] for half, seed in _SEEDS.items()}
    true = {half: [*hand_written(f"drafts_true_{half}"), *true_drafts(seed, TRUE)] for half, seed in _SEEDS.items()}
    return bad, true


def judged(bench: Bench, bad: dict[str, list[DraftCase]], true: dict[str, list[DraftCase]]) -> SuiteResult:
    """The result over bad and true drafts, by parts: "seen", "locked" …"""
    cases: list[Case] = []
    figures: dict[str, Any] = {}
    for half in bad:
        passed, by_rule, wrong_ones = _bad(bench.some(bad[half]), bench.embedder, cases)
        held, held_by = _true(bench.some(true[half]), bench.embedder, cases)
        figures[half] = {
            "bad drafts that pass": rate(len(passed), len(bench.some(bad[half]))),
            "held by the rule that was meant": by_rule,
            "kinds that pass": sorted(set(kinds(passed))),
            "true drafts held": rate(len(held), len(bench.some(true[half]))),
            "rules that hold true drafts": held_by,
            "bad": wrong_ones,
            "true": [case.id for case in held],
        }
    aims = [
        aim
        for half in bad
        for aim in (
            Aim(f"bad drafts that pass, {half}", figures[half]["bad drafts that pass"]["rate"], 0.0, at_least=False),
            Aim(f"true drafts held, {half}", figures[half]["true drafts held"]["rate"], MOST_HELD, at_least=False),
        )
    ]
    figures["sentences are read by"] = "patterns, words and meaning" if bench.embedder else "patterns and words"
    return SuiteResult(tuple(cases), figures, tuple(aims))


def _bad(
    drafts: Sequence[DraftCase], embedder: Embedder | None, cases: list[Case]
) -> tuple[list[DraftCase], dict[str, Any], list[str]]:
    passed, meant = [], 0
    for draft in drafts:
        rules = list(dict.fromkeys(finding.rule for finding in draft.findings(embedder)))
        meant += draft.rule in rules
        cases.append(Case(draft.id, bool(rules), draft.rule, ", ".join(rules) or "nothing"))
        if not rules:
            passed.append(draft)
    return passed, rate(meant, len(drafts)), [draft.id for draft in passed]


def _true(
    drafts: Sequence[DraftCase], embedder: Embedder | None, cases: list[Case]
) -> tuple[list[DraftCase], dict[str, list[str]]]:
    held: list[DraftCase] = []
    held_by: dict[str, list[str]] = {}
    for draft in drafts:
        findings = draft.findings(embedder)
        cases.append(
            Case(draft.id, not findings, "nothing", ", ".join(finding.rule for finding in findings) or "nothing")
        )
        if findings:
            held.append(draft)
        for finding in findings:
            held_by.setdefault(finding.rule, []).append(f"{draft.id}: {finding.detail}")
    return held, held_by
