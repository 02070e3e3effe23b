"""Spans of time as they are written at the command line: 12h, 7d, 4w."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from mailbot.errors import BadInput

_UNITS: Final = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def span(text: str) -> timedelta:
    """How long that is. Raises BadInput."""
    found = re.fullmatch(r"(\d{1,4})\s*([hdw])", text.strip().lower())
    if not found:
        raise BadInput(f"{text!r} is no span of time", "write it like 12h, 7d or 4w")
    return int(found[1]) * _UNITS[found[2]]
