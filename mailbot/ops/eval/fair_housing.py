"""The suite "fair-housing": statements about people, schools and crime as models write them, and lawful descriptions.

42 U.S.C. §3604(c), 24 CFR §100.75. One half was used while the rules were written ("seen"), the other is
locked; "others" are locked too, by two hands that saw no rule and no sentence that taught.
"""

from __future__ import annotations

from mailbot.ops.eval.draft_sets import hand_written
from mailbot.ops.eval.drafts import judged
from mailbot.ops.eval.suite import Bench, SuiteResult


async def run(bench: Bench) -> SuiteResult:
    """Every draft through every check."""
    halves = ("seen", "locked", "others")
    bad = {half: hand_written(f"fair_housing_bad_{half}") for half in halves}
    true = {half: hand_written(f"fair_housing_true_{half}") for half in halves}
    return judged(bench, bad, true)
