"""A small notation for tables of patterns, so that they read like the phrases they find."""

from __future__ import annotations

import re

_GAP = re.compile(r" ?~(\d)~ ?")


def one_of(table: str) -> str:
    r"""An alternation of the lines of a table, each a regular expression with three liberties.

    A blank stands for any blanks, " ?" for one blank or none, and "~3~" for the rest of a word and up to three words
    more: "user ~3~ unknown" finds "users are not quite unknown". Gaps are bounded, so that time stays linear.
    """
    return "(?:" + "|".join(_translated(line.strip()) for line in table.splitlines() if line.strip()) + ")"


def _translated(line: str) -> str:
    line = _GAP.sub(lambda gap: rf"\\S*\\s+(?:\\S+\\s+){{0,{gap[1]}}}".replace("\\\\", "\\"), line)
    return line.replace(" ?", r"\s?").replace(" ", r"\s+")
