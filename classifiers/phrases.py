r"""A small notation for tables of phrases, so that they read as words and not as code.

One phrase a line, as a regular expression that begins and ends at the edge of a word; `~` at either end lifts that.
`<NAME>` stands for a named part, a backslash at the end of a line joins the next, and `#` begins a remark.
"""

from __future__ import annotations

import re

_PART = re.compile(r"<([A-Z_]+)>")


def phrases(table: str, **parts: str) -> re.Pattern[str]:
    """The pattern that finds any phrase of a table. Raises KeyError for a part that is not given."""
    joined = re.sub(r"\\\n\s*", "", table)
    lines = (line.strip() for line in joined.splitlines())
    found = [_phrase(line, parts) for line in lines if line and not line.startswith("#")]
    return re.compile("|".join(found), re.IGNORECASE)


def _phrase(line: str, parts: dict[str, str]) -> str:
    filled = line
    while (fuller := _PART.sub(lambda name: parts[name[1]], filled)) != filled:
        filled = fuller
    start = "" if filled[0] in "~^" else r"\b"
    end = "" if filled[-1] in "~$" else r"\b"
    return f"(?:{start}(?:{filled.replace('~', '')}){end})"
