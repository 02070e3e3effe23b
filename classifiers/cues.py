"""Cues: what phrases say by themselves of a mail's intent, and the shape of a mail, as features.

A cue is no rule: training weighs how much each one says, and for which intent.
"""

from __future__ import annotations

from typing import Final

from classifiers.cue_words import CUES
from classifiers.word_patterns import WordPatterns

_PATTERNS: Final = WordPatterns(CUES)


def cues(title: list[str], body: list[str]) -> set[str]:
    """The cues of a mail, given as words; those of the subject are marked `s:`."""
    found: set[str] = set()
    for mark, tokens in (("!", body), ("!s:", title)):
        for name, line in _PATTERNS.found_in(tokens):
            found.add(f"{mark}{name}")
            found.add(f"{mark}{name}: {line}")
    found.add(f"!length {min(len(body).bit_length(), 9)}")
    if not title:
        found.add("!no subject")
    elif title[0] in ("re", "rv"):
        found.add("!answers")
    elif title[0] in ("fw", "fwd"):
        found.add("!forwards")
    return found
