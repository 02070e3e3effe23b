"""The structure of a mail as slices of its bytes (RFC 2045, RFC 2046), in time and memory that no mail can exceed.

The standard library's parser takes seconds on hostile mail (it tries each line against every open boundary), gives up
in deep nests with RecursionError, and cannot give an enclosed message back as the bytes that came. So structure is
cut here, by searching for boundaries; fields and their parameters are still read by the standard library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.message import Message

from mailbot.mail.mime import charsets, encodings

MAX_DEPTH = 12  # multiparts within each other
MAX_PARTS = 500
MAX_FIELDS = 2_000  # header fields of one part
MAX_HEADER = 1_000_000  # bytes of one part's header that are looked at
MAX_STRAYS = 100  # lines in a header that are no fields
MAX_VALUE = 100_000  # bytes of one field
MAX_PARAMETERS = 8_000  # characters of a field whose parameters are read
MAX_SEARCHED = 20_000  # bytes searched for the charset of the body
MAX_HITS = 10_000  # places looked at for a boundary line in one multipart; fewer the deeper it stands

# A field and its folded lines (RFC 5322 §2.2); blanks before the colon are obsolete syntax (§4.5.3).
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:((?:[^\n]*\n[ \t])*[^\n]*)(?:\n|\Z)")
_END_OF_HEADER = re.compile(rb"\n\r?(?:\n|\Z)")
_FOLD = re.compile(rb"\r*\n[ \t]+")
_END_OF_LINE = re.compile(rb"(--)?[ \t]*\r?(?:\n|\Z)")
# Fields that show that a header goes on behind a line that belongs to none.
_KNOWN_FIELD = re.compile(
    rb"^(?:from|to|cc|subject|date|message-id|mime-version|content-(?:type|disposition|transfer-encoding)|received|"
    rb"return-path|reply-to|references|in-reply-to|sender|x-[!-9;-~]+)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_UNNAMED_BOUNDARY = re.compile(rb"^--([^\r\n]{1,200})\r?\n(?=content-)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A header and its body, not yet decoded; a multipart also has its parts.

    `fields` holds (lower-cased name, value: unfolded, text, encoded words as they came). The body is
    `raw[start:end]`; `raw` is shared by all parts of a mail.
    """

    fields: tuple[tuple[str, str], ...]
    raw: bytes = field(repr=False)
    start: int
    end: int
    parts: tuple[Part, ...] = ()
    problems: tuple[str, ...] = ()
    default_type: str = "text/plain"  # message/rfc822 inside a multipart/digest (RFC 2046 §5.1.5)

    @property
    def body(self) -> bytes:
        """The body as it came, still encoded."""
        return self.raw[self.start : self.end]

    def content(self) -> tuple[bytes, str]:
        """The body with its transfer encoding undone, and what was wrong with that encoding ("" where nothing was)."""
        return encodings.undo(self.body, self.encoding)

    def first(self, name: str) -> str:
        """The first field of that lower-cased name, or the empty string."""
        return next((value for key, value in self.fields if key == name), "")

    @property
    def type(self) -> str:
        """The media type in lower case; what cannot be read is text/plain (RFC 2045 §5.2)."""
        value = _first_word(self.first("content-type")).replace(" ", "")
        main, slash, sub = value.partition("/")
        if not value:
            return self.default_type
        return f"{main}/{sub}" if slash and main and sub else "text/plain"

    @property
    def disposition(self) -> str:
        """The word "inline", "attachment" (which an unknown word means too, RFC 2183 §2.8), or nothing."""
        word = _first_word(self.first("content-disposition"))
        return word if word in ("", "inline") else "attachment"

    @property
    def encoding(self) -> str:
        """The content transfer encoding in lower case."""
        return _first_word(self.first("content-transfer-encoding"))

    def parameter(self, field_name: str, name: str) -> str:
        """A parameter of a field, with RFC 2231 continuations and charsets undone; empty where there is none."""
        value = self.first(field_name)[:MAX_PARAMETERS]
        if name not in value.lower():
            return ""
        message = Message()
        message[field_name] = value
        try:
            told = [one for key, one in message.get_params([], header=field_name)[1:] if key.lower() == name]
        except (ValueError, LookupError, TypeError, AttributeError):
            return ""
        extended = next((one for one in told if isinstance(one, tuple)), None)  # outranks the plain form (RFC 6266)
        if extended:  # charset, language, octets as latin-1
            return charsets.decode((extended[2] or "").encode("latin-1", "replace"), extended[0] or "")[0].strip()
        return (told[0] or "").strip() if told else ""


def read(raw: bytes) -> Part:
    """Cut a mail into its parts. Never raises; what had to be guessed stands in `problems` of the part concerned."""
    raw = _tidy(raw)
    return _Cutter().cut(raw, 0, len(raw), 0)


def read_header(raw: bytes) -> Part:
    """Only the header of a mail; the body stays uncut. Never raises."""
    raw = _tidy(raw)
    fields, start, problems = _split_header(raw, 0, len(raw))
    return Part(fields, raw, start, len(raw), (), tuple(problems))


def _tidy(raw: bytes) -> bytes:
    """Without what is no part of the mail: byte order mark, mbox line, blank lines ahead; CR alone as line end."""
    if b"\n" not in raw and b"\r" in raw:
        raw = raw.replace(b"\r", b"\n")
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if raw.startswith((b"From ", b">From ")):
        raw = raw.partition(b"\n")[2]
    return raw


def _first_word(value: str) -> str:
    return value.partition(";")[0].partition("(")[0].strip().strip("'\"").lower()


# ---------------------------------------------------------------------------------------------------- the header


def _split_header(raw: bytes, at: int, end: int) -> tuple[tuple[tuple[str, str], ...], int, list[str]]:
    """The fields, where the body begins, and what was odd."""
    fields: list[tuple[str, str]] = []
    problems: list[str] = []
    limit, strays = at + MAX_HEADER, 0
    while at < end:
        if raw.startswith(b"\n", at):
            return tuple(fields), at + 1, problems
        if raw.startswith(b"\r\n", at):
            return tuple(fields), at + 2, problems
        found = _FIELD.match(raw, at, min(end, limit))
        if not found and at < limit:
            next_line = raw.find(b"\n", at, end) + 1 or end
            strays += 1
            folded = fields and fields[-1][1].endswith((";", ",")) and b"=" in raw[at:next_line]
            if strays > MAX_STRAYS or not (folded or _header_goes_on(raw, next_line, end)):
                problems.append("no blank line between header and body" if fields else "no header")
                return tuple(fields), at, problems
            problems.append("a line in the header that is no field")
            if folded:  # it lost its indent
                fields[-1] = (fields[-1][0], f"{fields[-1][1]} {_unfold(raw[at:next_line], raw)}"[:MAX_VALUE])
            at = next_line
        elif found and len(fields) < MAX_FIELDS:
            fields.append((found[1].decode("ascii").lower(), _unfold(found[2], raw)))
            at = found.end()
        else:
            problems.append("header too long")
            blank = _END_OF_HEADER.search(raw, at, end)
            return tuple(fields), blank.end() if blank else end, problems
    return tuple(fields), end, problems


def _header_goes_on(raw: bytes, at: int, end: int) -> bool:
    end = min(end, at + 10_000)
    blank = _END_OF_HEADER.search(raw, max(at - 1, 0), end)
    return bool(_KNOWN_FIELD.search(raw, at, max(at, blank.start()) if blank else end))


def _unfold(value: bytes, raw: bytes) -> str:
    """The text of a field. Octets beyond ASCII (forbidden, and seen) are UTF-8, or in the charset of the body."""
    value = _FOLD.sub(b" ", value[:MAX_VALUE]).strip(b" \t\r\n")
    if value.isascii() and b"\x1b" not in value:
        return value.decode("ascii").replace("\x00", "")
    text, problem = charsets.decode(value, "utf-8")
    if problem or b"\x1b" in value:
        body_charset = _CHARSET.search(raw, 0, MAX_SEARCHED)
        text = charsets.decode(value, body_charset[1].decode("ascii") if body_charset else "")[0]
    return text.replace("\x00", "")


# ---------------------------------------------------------------------------------------------------- the parts


class _Cutter:
    """Cuts one mail, counting its parts as they are made."""

    def __init__(self) -> None:
        self.count = 0

    def cut(self, raw: bytes, at: int, end: int, depth: int, default_type: str = "text/plain") -> Part:
        self.count += 1
        fields, start, problems = _split_header(raw, at, end)
        part = Part(fields, raw, start, end, (), tuple(problems), default_type)
        if not part.type.startswith("multipart/"):
            return part
        if depth >= MAX_DEPTH:
            return Part(fields, raw, start, end, (), (*problems, "multiparts nested too deep"), default_type)
        raw, pieces, said = self._pieces(part, MAX_HITS // (depth + 1))
        inner_type = "message/rfc822" if part.type == "multipart/digest" else "text/plain"
        parts = []
        for piece_start, piece_end in pieces:
            if self.count >= MAX_PARTS:
                said.append("too many parts")
                break
            parts.append(self.cut(raw, piece_start, piece_end, depth + 1, inner_type))
        problems.extend(dict.fromkeys(said))
        return Part(fields, part.raw, start, end, tuple(parts), tuple(problems), default_type)

    def _pieces(self, part: Part, hits: int) -> tuple[bytes, list[tuple[int, int]], list[str]]:
        """The bytes that hold the parts, where each begins and ends (RFC 2046 §5.1.1), and what was odd."""
        raw, start, end, said = part.raw, part.start, part.end, list[str]()
        boundary = part.parameter("content-type", "boundary").rstrip().encode("utf-8", "replace")
        if not boundary:
            said.append("multipart without a boundary")
            unnamed = _UNNAMED_BOUNDARY.search(raw, start, min(end, start + MAX_HEADER))
            if not unnamed:
                return raw, [], said
            boundary = unnamed[1].rstrip()
        lines = _boundary_lines(raw, start, end, boundary, hits)
        if not lines and part.encoding == "base64":  # forbidden (RFC 2045 §6.4), and seen
            raw = part.content()[0]
            start, end = 0, len(raw)
            lines = _boundary_lines(raw, start, end, boundary, hits)
            said.append("multipart encoded as a whole")
        if not lines:
            return raw, [], [*said, "boundary not found"]
        return raw, _between(raw, end, lines, said), said


def _between(raw: bytes, end: int, lines: list[tuple[int, int, bool]], said: list[str]) -> list[tuple[int, int]]:
    """What stands between boundary lines. Behind the last one is an epilogue, unless parts go on behind a false end."""
    pieces: list[tuple[int, int]] = []
    for number, (_, start, last) in enumerate(lines):
        more = number + 1 < len(lines)
        stop = lines[number + 1][0] if more else end
        if last and not (more and _KNOWN_FIELD.match(raw, start, stop)):
            continue
        if last:
            said.append("parts behind the last boundary")
        elif not more:
            said.append("no last boundary")
        pieces.append((start, max(start, stop)))
    return pieces


def _boundary_lines(raw: bytes, start: int, end: int, boundary: bytes, hits: int) -> list[tuple[int, int, bool]]:
    """For each boundary line: where what precedes it ends, where what follows begins, and whether it is the last."""
    lines: list[tuple[int, int, bool]] = []
    delimiter = b"--" + boundary
    at = raw.find(delimiter, start, end)
    for _ in range(hits):
        if at < 0 or len(lines) > MAX_PARTS:
            break
        tail = _END_OF_LINE.match(raw, at + len(delimiter), end)
        if tail and (at == start or raw[at - 1 : at] == b"\n"):
            before = at - 1 - (raw[at - 2 : at - 1] == b"\r") if at > start else start
            lines.append((max(before, start), tail.end(), bool(tail[1])))
        at = raw.find(delimiter, at + 1, end)
    return lines
