"""Cuts the bytes that an IMAP server sends into whole responses, at a cost linear in their number."""

from __future__ import annotations

from collections.abc import Iterator

from mailbot.mail.imap_session.syntax import Parts, literal_size

CRLF = b"\r\n"
MAX_LINE = 16_000_000  # bytes; the longest honest line is a SEARCH answer, some 8 bytes for each mail of a folder
STATUS = frozenset((b"OK", b"NO", b"BAD", b"BYE", b"PREAUTH"))


class ResponseReader:
    """Takes bytes as they arrive and yields responses.

    A response ends at the first line end that no literal's marker precedes (RFC 3501 §7). Nothing else counts:
    neither its parentheses nor what the texts inside it look like.
    """

    def __init__(self) -> None:
        self._rest = bytearray()  # a line of which the end has not arrived
        self._parts: list[bytes] = []  # the response being read
        self._chunks: list[bytes] = []  # the literal being read
        self._missing = 0  # bytes of that literal still to come

    @property
    def waiting(self) -> bool:
        """Whether a response has begun and not ended."""
        return bool(self._rest or self._parts or self._missing)

    def feed(self, data: bytes) -> Iterator[Parts]:
        """The responses that `data` completes. Raises ValueError on a line of more than MAX_LINE bytes."""
        if self._rest:
            self._rest += data
            if b"\n" not in data and len(self._rest) < MAX_LINE:
                return
            data = bytes(self._rest)
            self._rest.clear()
        position = 0
        while True:
            if self._missing:
                position = self._read_literal(data, position)
            end = data.find(CRLF, position)
            if end < 0 or self._missing:
                break
            line = data[position:end]
            position = end + len(CRLF)
            if self._ends_response(line):
                response = tuple(self._parts)
                self._parts = []
                yield response
        self._rest += data[position:]
        if len(self._rest) >= MAX_LINE:
            raise ValueError("endless line")

    def _read_literal(self, data: bytes, position: int) -> int:
        piece = data[position : position + self._missing]
        self._chunks.append(piece)
        self._missing -= len(piece)
        if not self._missing:
            self._parts.append(b"".join(self._chunks))
            self._chunks = []
        return position + len(piece)

    def _ends_response(self, line: bytes) -> bool:
        """Keep the line; False when a literal follows it."""
        literal = literal_size(line)
        if literal is None or (not self._parts and _is_status(line)):
            self._parts.append(line)
            return True
        text, self._missing = literal
        self._parts.append(text)
        if not self._missing:
            self._parts.append(b"")
        return False


def _is_status(line: bytes) -> bool:
    """Whether it is a status or a continuation, whose words may end like a literal's marker and announce none."""
    words = line.split(b" ", 2)
    return line.startswith(b"+") or (len(words) > 1 and words[1].upper() in STATUS)
