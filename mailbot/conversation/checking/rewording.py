"""A text that a model reworded, held to the checks of drafts that need no conversation: nothing may be new in it.

What a person wrote is theirs to write, so only what the original does not have counts: what such a check finds, and
what a home is said to have. Figures, places, names and days are the enhancer's own to compare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Final

from classifiers.text.language import detect
from mailbot.conversation.brief import Brief, Written
from mailbot.conversation.checking.features import features_in
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.table import CHECKS
from mailbot.conversation.recipients import Recipients
from mailbot.conversation.steps import ReplyStep
from mailbot.desk import Desk
from mailbot.doors import Embedder

RULES: Final = (
    "status", "loose_times", "others", "promises", "deeds", "state", "fair_housing", "legal", "taxes", "loans",
    "valuation", "commission", "lenders", "guarantees", "identity", "leaks", "placeholders", "markup", "hidden",
    "repetition",
)  # fmt: skip
"""The checks that ask for no home, no lead and no facts."""

_Found = tuple[str, str]  # a rule, and what it found


def reviewer(desk: Desk) -> Callable[[str, str], Sequence[str]]:
    """What says of two texts, as they would be read, what is wrong with the second as a rewording of the first."""
    rules = frozenset(RULES) - set(desk.config.conversation.checks_off)
    return lambda before, after: faults(before, after, rules, desk.embedder)


def faults(
    before: str, after: str, rules: Collection[str] = RULES, embedder: Embedder | None = None
) -> tuple[str, ...]:
    """What `after` has that `before` has not, each with the rule that refuses it; and the features that it lost."""
    known = Counter(map(_kind, _findings(before, rules, embedder)))
    wrong = []
    for found in _findings(after, rules, embedder):
        known[_kind(found)] -= 1
        if known[_kind(found)] < 0:
            wrong.append(f"{found[0]}: {found[1]}")
    old, new = features_in(before), features_in(after)
    wrong += [f"features: {name} is lost" for name in sorted(old - new)]
    wrong += [f"features: {name} is added" for name in sorted(new - old)]
    return tuple(dict.fromkeys(wrong))


def _kind(found: _Found) -> _Found:
    """What was found, without the sentence around it where the check names its kind ahead: that may be reworded."""
    rule, detail = found
    return rule, detail.partition(": ")[0].casefold()


def _findings(text: str, rules: Collection[str], embedder: Embedder | None) -> list[_Found]:
    brief = Brief(ReplyStep.ANSWER, detect(text), seed=0)
    draft = Reviewed(text, text, brief, Written(text, "enhancer", ""), Recipients("", (), frozenset()), embedder)
    return [(line.name, detail) for line in CHECKS if line.name in rules for detail in line.rule(draft)]
