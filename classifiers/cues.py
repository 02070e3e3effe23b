"""Cues: phrases that say by themselves what a mail wants, and the shape of a mail, as features."""

from __future__ import annotations


def cues(title: list[str], body: list[str]) -> list[str]:
    """The cues of a mail, given as words."""
    length = len(body)
    found = [f"!length{min(length.bit_length(), 9)}"]
    if not title:
        found.append("!no subject")
    elif title[0] in ("re", "rv"):
        found.append("!answers")
    return found
