r"""A small notation for tables of phrases, so that they read as words and not as code.

One phrase a line, as a regular expression that begins and ends at the edge of a word; `~` at either end lifts that.
`<NAME>` stands for a named part, a backslash at the end of a line joins the next, and `#` begins a remark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from classifiers.first_letters import first_letters

MANY: Final = 60  # phrases of a table from which on it pays to sort them by their first letters
_PART = re.compile(r"<([A-Z_]+)>")


def phrases(table: str, **parts: str) -> re.Pattern[str]:
    """The pattern that finds any phrase of a table. Raises KeyError for a part that is not given."""
    joined = re.sub(r"\\\n\s*", "", table)
    lines = (line.strip() for line in joined.splitlines())
    filled = [_filled(line, parts) for line in lines if line and not line.startswith("#")]
    written = _by_first_letter(filled) if len(filled) >= MANY else "|".join(map(_phrase, filled))
    return re.compile(written, re.IGNORECASE)


def _filled(line: str, parts: dict[str, str]) -> str:
    while (fuller := _PART.sub(lambda name: parts[name[1]], line)) != line:
        line = fuller
    return line


def _phrase(line: str) -> str:
    start = "" if line[0] in "~^" else r"\b"
    return f"(?:{start}{_ended(line)})"


def _ended(line: str) -> str:
    end = "" if line[-1] in "~$" else r"\b"
    return f"(?:{line.replace('~', '')}){end}"


def _by_first_letter(lines: Sequence[str]) -> str:
    """The same phrases, looked for at the beginning of a word only where its first letter allows them.

    The engine tries one phrase after the other at every letter of a text; of two hundred, a dozen are left to try.
    """
    sorted_in: defaultdict[str, list[str]] = defaultdict(list)
    others: list[str] = []
    for line in lines:
        letters = None if line[0] in "~^" else first_letters(line.replace("~", ""))
        if letters is None:
            others.append(_phrase(line))
        for letter in sorted(letters or ()):
            sorted_in[letter].append(_ended(line))
    groups = [f"(?={re.escape(letter)})(?:{'|'.join(found)})" for letter, found in sorted(sorted_in.items())]
    return "|".join([rf"\b(?:{'|'.join(groups)})", *others] if groups else others)
