"""The mbox format (RFC 4155, in its mboxrd dialect): many mails in one file, and each mail's bytes back exactly.

A mail begins after a From_ line. Inside it, a line that could be taken for one carries one ">" more than it had. What
follows a mail is exactly one line end: a blank line, where the mail's own last line is complete.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from mailbot.mail.mime.headers import read_date

START = b"From "
_CANDIDATE = re.compile(rb"^From [^\n]*\n?", re.MULTILINE)
# What mail programs write: an address, then the day in ctime's order; some add a zone.
_COMPLETE = re.compile(rb"From \S* +(\w{3} \w{3} +\d{1,2} \d{1,2}:\d{2}(?::\d{2})? [^\r\n]*\d{4}[^\r\n]*)\r?\n?\Z")
# Thunderbird writes "From - date" or "From " alone, others leave the address out: there the next line must tell.
_LOOSE = re.compile(rb"From (?:|-.*|.*\d{1,2}:\d{2}.*)\r?\n?\Z")
_HEADER = re.compile(rb">*From |[!-9;-~]+[ \t]*:")
_ESCAPE = re.compile(rb"^(>*From )", re.MULTILINE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
# Dovecot and UW-IMAP keep notes of their own in the first "mail" of a folder.
_INTERNAL = re.compile(rb"^Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA", re.MULTILINE)


class Bytes(Protocol):
    """Bytes, or a file mapped into memory."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Boxed:
    """One mail of an mbox file, as it was before it was put there. `arrived` is what its From_ line says."""

    raw: bytes
    arrived: datetime | None


def mails_in(data: Bytes) -> Iterator[Boxed]:
    """Every mail of an mbox file, in its order. What stands before the first From_ line is no mail."""
    ends_in_crlf: bool | None = None
    begun: tuple[int, bytes] | None = None
    for start, line in _from_lines(data):
        if ends_in_crlf is None:
            ends_in_crlf = line.endswith(b"\r\n")
        if begun is not None:
            yield from _boxed(data, begun, start, crlf=ends_in_crlf)
        begun = (start + len(line), line)
    if begun is not None:
        yield from _boxed(data, begun, len(data), crlf=bool(ends_in_crlf))


def count(data: Bytes) -> int:
    """How many mails an mbox file holds, before it is read."""
    return sum(1 for _ in _from_lines(data))


def boxed(raw: bytes, arrived: datetime, sender: str) -> bytes:
    """A mail as it stands in an mbox file, with its From_ line."""
    address = re.sub(r"[^!-~]", "", sender) or "MAILER-DAEMON"
    line = f"From {address} {time.asctime(arrived.astimezone(UTC).timetuple())}\n"
    return line.encode("ascii") + _ESCAPE.sub(rb">\1", raw) + b"\n"


def _from_lines(data: Bytes) -> Iterator[tuple[int, bytes]]:
    for found in _CANDIDATE.finditer(data):  # type: ignore[call-overload]
        line = found[0]
        if _COMPLETE.match(line) or (_LOOSE.match(line) and _is_between_mails(data, found.start(), found.end())):
            yield found.start(), line


def _is_between_mails(data: Bytes, start: int, end: int) -> bool:
    """Whether a blank line, or nothing, comes before a doubtful From_ line, and a header after it."""
    before = data[max(0, start - 3) : start]
    blank = start == 0 or before.endswith((b"\n\n", b"\n\r\n")) or before in (b"\n", b"\r\n")
    return blank and _HEADER.match(data[end : end + 200]) is not None


def _boxed(data: Bytes, begun: tuple[int, bytes], stop: int, *, crlf: bool) -> Iterator[Boxed]:
    start, line = begun
    raw = data[start:stop]
    raw = raw.removesuffix(b"\r\n") if crlf else raw.removesuffix(b"\n")
    if start == len(line) and _INTERNAL.search(raw[:4096]):
        return
    yield Boxed(_ESCAPED.sub(rb"\1", raw), _date_of(line))


def _date_of(line: bytes) -> datetime | None:
    found = _COMPLETE.match(line)
    return read_date(found[1].decode("ascii", "replace")) if found else None
