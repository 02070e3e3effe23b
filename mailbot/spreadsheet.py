"""What spreadsheets read and write as CSV.

No cell of ours is a formula there, and each is read back as it was; their encodings and separators are known.
"""

from __future__ import annotations

import re
from datetime import datetime

from mailbot.errors import BadInput

MOST_BYTES = 50_000_000
SEPARATORS = (",", ";", "\t")
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


def text_of(raw: bytes, named: str) -> str:
    """The text of a file: UTF-8, UTF-16 or what spreadsheets on Windows write. Raises BadInput for what is no text."""
    if len(raw) > MOST_BYTES:
        raise BadInput(f"{named} is larger than {MOST_BYTES // 1_000_000} MB", "split it")
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in raw[:1000] and not wide:
        raise BadInput(f"{named} is no text (a spreadsheet?)", "export it as CSV")
    try:
        return raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        if wide:
            raise BadInput(f"{named} is cut off in the middle of a letter", "export it again") from None
        return raw.decode("cp1252", "replace")


def separator_of(text: str) -> str:
    """What the file says ("sep=;"), else the separator that its header uses most; a comma where it uses none."""
    header = next((line for line in text[:100_000].splitlines() if line.strip()), "")
    if header.startswith("sep=") and header[4:5] in SEPARATORS:
        return header[4]
    bare = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=bare.count)
