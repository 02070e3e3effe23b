"""Cues: what phrases say by themselves of a mail's intent, and the shape of a mail, as features.

A cue is no rule: training weighs how much each one says, and for which intent. The phrases stand in cue_tables/*.txt
under the name of their cue, in the notation of word_patterns.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from classifiers.text.word_patterns import WordPatterns

TABLES: Final = Path(__file__).with_name("cue_tables")
SPAM: Final = ("sells marketing", "promises money", "phishes")
"""The cues of which one at least must stand in a mail before it may surely be spam."""


DEALS: Final = ("buying.txt", "renting.txt", "selling.txt")


def read_tables(folder: Path = TABLES, files: str = "*.txt") -> dict[str, list[str]]:
    """Every cue's name and lines. Raises ValueError for a line that stands under no name."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob(files)):
        lines: list[str] | None = None
        for line in map(str.strip, path.read_text("utf-8").splitlines()):
            if line.startswith("["):
                lines = found.setdefault(line.strip("[]"), [])
            elif line and not line.startswith("# "):
                if lines is None:
                    raise ValueError(f"{path.name}: {line!r} stands before the first [name]")
                lines.append(line)
    return found


def cues(title: list[str], body: list[str]) -> set[str]:
    """The cues of a mail, given as words; each begins with `!`, and those of the subject with `!s:`."""
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


def shows_spam(found: Collection[str]) -> bool:
    """Whether some phrase of spam is among the cues of a mail: odd words alone never tell it."""
    return any(cue.startswith(_SPAM_MARKS) for cue in found)


def shows_deal(found: Collection[str]) -> bool:
    """Whether some phrase of buying, selling or renting is among the cues of a mail, or the price of a home."""
    return any(cue.startswith(_DEAL_MARKS) for cue in found)


_PATTERNS: Final = WordPatterns(read_tables())
_SPAM_MARKS: Final = tuple(f"{mark}{name}" for name in SPAM for mark in ("!", "!s:"))
_DEAL_MARKS: Final = (
    "!sum for a ",
    *(f"{mark}{name}" for file in DEALS for name in read_tables(files=file) for mark in ("!", "!s:")),
)
