"""How a calendar program accepts an invitation by itself: an iCalendar REPLY (RFC 5546 §3.2.3, RFC 6047)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_KEPT = ("UID", "SEQUENCE", "ORGANIZER", "DTSTART", "DTEND", "SUMMARY", "RECURRENCE-ID")


def organizer(invitation: str) -> str:
    """The address that wants the answer, or empty."""
    found = re.search(
        r"^ORGANIZER[^\n]*?mailto:(\S+)", re.sub(r"\r?\n[ \t]", "", invitation), re.IGNORECASE | re.MULTILINE
    )
    return found[1] if found else ""


def accept(invitation: str, attendee: str, now: datetime | None = None) -> str:
    """The answer of `attendee`'s calendar to an invitation, with CRLF line ends; empty where it has no event."""
    unfolded = _unfolded(invitation)
    event = re.search(r"^BEGIN:VEVENT\s*$(.*?)^END:VEVENT\s*$", unfolded, re.MULTILINE | re.DOTALL)
    if event is None:
        return ""
    kept = [line.strip() for line in event[1].splitlines() if re.split("[:;]", line, maxsplit=1)[0].upper() in _KEPT]
    zone = re.search(r"^BEGIN:VTIMEZONE\s*$.*?^END:VTIMEZONE\s*$", unfolded, re.MULTILINE | re.DOTALL)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Town Calendar//EN",
        "METHOD:REPLY",
        *(line.strip() for line in (zone[0].splitlines() if zone else ())),
        "BEGIN:VEVENT",
        *kept,
        f"DTSTAMP:{(now or datetime.now(UTC)):%Y%m%dT%H%M%SZ}",
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{attendee}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _unfolded(text: str) -> str:
    return re.sub(r"\r?\n[ \t]", "", text)


def _folded(line: str) -> str:
    """Lines of at most 75 bytes (RFC 5545 §3.1)."""
    pieces: list[str] = []
    piece = ""
    for character in line:
        if len((piece + character).encode()) > (75 if not pieces else 74):
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
