"""Cells of a CSV that a spreadsheet may open: none of them is a formula there, and each is read back as it was."""

from __future__ import annotations

import re
from datetime import datetime

_A_NUMBER = re.compile(r"[+-]?[\d\s().]+(?:-[\d\s().]+)*")  # of a telephone (+1 555 0100), or one below zero
_MARKED = re.compile(r"'[=+\-@\t\r\n]")


def harmless(value: object) -> str:
    """A cell that no spreadsheet calculates: "=", "+", "-", "@" and controls at its front begin a formula there.

    It gets a "'" in front. Telephone numbers and negative numbers are left as they are; None is empty.
    """
    cell = value.isoformat() if isinstance(value, datetime) else "" if value is None else str(value)
    begins = cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n")
    return f"'{cell}" if begins and not _A_NUMBER.fullmatch(cell) else cell


def plain(cell: str) -> str:
    """A cell without blanks around it, and without the mark that `harmless` puts before what looks like a formula."""
    text = cell.strip()
    return text[1:] if _MARKED.match(text) else text
