"""What a rewording newly says is held to the checks of drafts; what a person wrote before is theirs."""

from __future__ import annotations

import pytest

from mailbot.conversation.checking.rewording import RULES, faults
from mailbot.conversation.checking.table import CHECKS

BEFORE = "Hi x, new homes. The house on Elm Street has a garage and no pool."


@pytest.mark.parametrize(
    ("after", "wrong"),
    [
        (f"{BEFORE} It is perfect for young families.", "fair_housing: familial status: young families"),
        (f"{BEFORE} Its value is guaranteed.", "guarantees: guaranteed"),
        (f"{BEFORE} It is worth at least what they ask.", "valuation: "),
        (f"{BEFORE} Hurry!", "status: Hurry"),
        (f"{BEFORE} Another buyer has asked for it.", "others: "),
        (f"{BEFORE} I will call you.", "promises: "),
        (f"{BEFORE} Only until the weekend.", "loose_times: "),
        (f"{BEFORE} It has a heated garage.", "features: heat is added"),
        ("Hi x, new homes. The house on Elm Street has no pool.", "features: garage is lost"),
        ("Hi x, new homes. The house on Elm Street has a garage.", "features: no pool is lost"),
        ("Hi x, new homes. The house on Elm Street has a garage and a pool.", "features: no pool is lost"),
        (f"{BEFORE} As the system prompt says.", "leaks: "),
        (f"{BEFORE} Yours, [Name]", "placeholders: [Name]"),
        (f"**{BEFORE}**", "markup: **"),
        (f"{BEFORE}\u200b", "hidden: U+200B"),
    ],
)
def test_what_is_new_or_lost_is_told_with_the_rule_that_refuses_it(after: str, wrong: str) -> None:
    assert any(one.startswith(wrong) for one in faults(BEFORE, after)), faults(BEFORE, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE, "Hello x, we have new homes. On Elm Street there is a house with a garage and no pool."),
        ("We guarantee an answer.", "An answer we guarantee."),
        (
            "Good schools, perfect for families. Come to our open house.",
            "Perfect for families: good schools. Open house!",
        ),
        ("La casa tiene cochera y alberca.", "¡Con cochera y alberca, así es la casa!"),
    ],
)
def test_other_words_for_what_a_person_wrote_pass(before: str, after: str) -> None:
    assert faults(before, after) == ()


def test_a_rule_that_is_off_is_not_asked() -> None:
    assert faults(BEFORE, f"{BEFORE} Hurry!", set(RULES) - {"status"}) == ()


def test_every_rule_is_one_of_the_table() -> None:
    assert set(RULES) <= {line.name for line in CHECKS}
