"""What follows from facts by arithmetic: how far two are apart, what they come to, so many times one."""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Collection
from itertools import combinations
from typing import Final

from mailbot.conversation.checking.amounts import NUMBER, value_of
from mailbot.conversation.checking.roughly import Figure, meant

# Words by which a figure says how far two others are apart. Which of the two is the greater is not looked at.
_APART: Final = re.compile(
    r"\b(?:more|less|fewer|extra|additional|differences?|differs?|cheaper|pricier|dearer|larger|bigger|smaller|newer|older|further|room in|leave"
    r"|apart|gap|spread|separat\w+|between|below|under|beneath|above|over|short of|shy of|to spare|headroom|left over"
    r"|leaves|within(?=\s+[$€£]?\d)|\d\s+inside|adds?|saves?|step|by|lower|higher|roomier|after|before|later|earlier"
    r"|back|a favor|margen|ahorra\w*|m[aá]s|menos|diferencia|debajo|abajo|encima|arriba|separan?|pasaron|despu[eé]s|antes)\b",
    re.IGNORECASE,
)
_TOGETHER: Final = re.compile(
    r"\b(?:together|total|altogether|in all|all told|com(?:es?|ing) to|adds? up|mak(?:es?|ing)|plus|both|combined|sum"
    r"|(?:two|three|four) (?:adults|applicants|people)|for (?:two|three|four)|between them|en total|junt[oa]s|suman?|ambos|ambas|dos adultos)\b",
    re.IGNORECASE,
)
_COUPLE: Final = re.compile(r"\b(?:both|couple|pair|ambos|pareja)\b", re.IGNORECASE)
_MOST_TIMES: Final = 6  # so many adults who apply, so many months of rent


def is_apart(figure: Figure, facts: Collection[float]) -> bool:
    """Whether a sentence says by this figure how far two facts are apart: "$25,000 more"."""
    if not _APART.search(figure.text):
        return False
    apart = {round(abs(one - other), 2) for one, other in combinations(set(facts), 2)}
    return meant(figure, apart) in apart


def is_together(value: float, facts: Collection[float], text: str) -> bool:
    """Whether a sentence adds two facts up to this value, or takes one so many times as it says."""
    if not _TOGETHER.search(text):
        return False
    counts = {value_of(match[0]) for match in re.finditer(NUMBER, text, re.IGNORECASE)}
    counts |= {2.0} if _COUPLE.search(text) else set()
    times = [count for count in counts if count is not None and count.is_integer() and 2 <= count <= _MOST_TIMES]
    sums = {one + other for one, other in combinations(set(facts), 2)} | {one * 2 for one in facts}
    return value in sums | {fact * count for fact in facts for count in times}
