"""The suite "fair-housing": statements about people, schools and crime as models write them, and lawful descriptions.

42 U.S.C. §3604(c), 24 CFR §100.75. One half was used while the rules were written ("seen"), the other is
locked; "others" are locked too, by two hands that saw no rule and no sentence that taught.
"""

from __future__ import annotations

from mailbot.ops.eval.draft_sets import DraftCase, hand_written
from mailbot.ops.eval.drafts import judged
from mailbot.ops.eval.suite import Bench, SuiteResult


async def run(bench: Bench) -> SuiteResult:
    """Every draft through every check."""
    return judged(bench, *halves())


def halves() -> tuple[dict[str, list[DraftCase]], dict[str, list[DraftCase]]]:
    """The bad and the true drafts: those that the rules were written on, the locked ones, and those of others."""
    parts = ("seen", "locked", "others")
    bad = {part: hand_written(f"fair_housing_bad_{part}") for part in parts}
    return bad, {part: hand_written(f"fair_housing_true_{part}") for part in parts}
