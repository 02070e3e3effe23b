"""How IMAP spells things (RFC 3501 §9): quoted strings, folder names in modified UTF-7, responses, dates."""

from __future__ import annotations

import base64
import re
from datetime import UTC, datetime, timedelta, timezone

# A response without its tag: text, literal, text, literal, …, text. The marker `{size}` before a literal is cut off.
Parts = tuple[bytes, ...]

# What a response is made of: an atom, quoted string or literal; NIL; a parenthesised list.
Value = bytes | None | list["Value"]

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[()]|[^ ()"]+')
_CODE = re.compile(rb"\[(?P<name>[^ \]]+) ?(?P<rest>[^\]]*)\] *")
_LITERAL_MARK = re.compile(rb"~?\{(\d{1,18})\}\Z")
_DATE = re.compile(rb" *(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)\Z")
_MONTHS = b"jan feb mar apr may jun jul aug sep oct nov dec".split()
_WORDS_SHOWN = 200
_FIELDS = re.compile(rb"(?<=BODY\[HEADER\.FIELDS) *\([^)]*\)(?=\])", re.IGNORECASE)
_QUOTE = ord('"')
_NIL = (b"NIL", b"nil")


# ------------------------------------------------------------------------------------------------ writing


def quote(text: str) -> str:
    """A quoted string. Only for text that `is_quotable`."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def is_quotable(text: str) -> bool:
    """Whether a quoted string may hold it: printable ASCII. Everything else needs a literal."""
    return text.isascii() and text.isprintable()


def folder_argument(name: str) -> str:
    """A folder's name as a command takes it: modified UTF-7, and always quoted."""
    return quote(encode_folder(name))


def encode_folder(name: str) -> str:
    """A folder's name in modified UTF-7 (RFC 3501 §5.1.3), which is printable ASCII."""
    return re.sub(r"&|[^\x20-\x7e]+", _shift, name)


def _shift(found: re.Match[str]) -> str:
    if found[0] == "&":
        return "&-"
    encoded = base64.b64encode(found[0].encode("utf-16-be", "surrogatepass"), b"+,")
    return f"&{encoded.decode().rstrip('=')}-"


# ------------------------------------------------------------------------------------------------ reading


def decode_folder(wire: bytes) -> str:
    """A folder's name from modified UTF-7; a name that is none, as a careless server sends it, is kept as UTF-8."""
    text = wire.decode("utf-8", "replace")
    try:
        return re.sub(r"&([^-]*)-", _unshift, text)
    except ValueError:
        return text


def _unshift(found: re.Match[str]) -> str:
    if not found[1]:
        return "&"
    padded = found[1] + "=" * (-len(found[1]) % 4)
    return base64.b64decode(padded.encode("ascii"), b"+,", validate=True).decode("utf-16-be")


def literal_size(line: bytes) -> tuple[bytes, int] | None:
    """The line without its marker, and the bytes of the literal that follows it; None where none follows."""
    if not line.endswith(b"}"):
        return None
    mark = _LITERAL_MARK.search(line)
    return (line[: mark.start()], int(mark[1])) if mark else None


def read_values(parts: Parts) -> list[Value]:
    """All values of a response, lists nested. Raises ValueError where its parentheses do not match."""
    values: list[Value] = []
    outer: list[list[Value]] = []
    for number, part in enumerate(parts):
        if number % 2:
            values.append(part)  # a literal, whatever it looks like
            continue
        for token in _TOKEN.findall(part):
            if token == b"(":
                outer.append(values)
                values = []
            elif token == b")":
                if not outer:
                    raise ValueError("a parenthesis too many")
                outer[-1].append(values)
                values = outer.pop()
            elif token[0] == _QUOTE:
                values.append(re.sub(rb"\\(.)", rb"\1", token[1:-1]) if b"\\" in token else token[1:-1])
            else:
                values.append(None if token in _NIL else token)
    if outer:
        raise ValueError("a parenthesis is left open")
    return values


def read_fetch(parts: Parts) -> dict[bytes, Value] | None:
    """The items of a FETCH response, by upper-case name (that of HEADER.FIELDS without the list of its fields); None
    when it is another response. Raises ValueError."""
    head = parts[0].split(b" ", 2)
    if len(head) < 3 or not head[0].isdigit() or head[1].upper() != b"FETCH":
        return None
    texts = (head[2], *parts[1:])
    values = read_values(tuple(part if place % 2 else _FIELDS.sub(b"", part) for place, part in enumerate(texts)))
    items = values[0] if values else None
    if not isinstance(items, list):
        raise ValueError("FETCH without a list")
    return {
        name.upper(): value for name, value in zip(items[::2], items[1::2], strict=False) if isinstance(name, bytes)
    }


def read_number(value: Value) -> int | None:
    """A number, or None where the value is none."""
    return int(value) if isinstance(value, bytes) and value.isdigit() else None


def read_flags(value: Value) -> list[str]:
    """The flags or attributes in a list."""
    return (
        [flag.decode("utf-8", "replace") for flag in value if isinstance(flag, bytes)]
        if isinstance(value, list)
        else []
    )


def read_code(text: bytes) -> tuple[str, str]:
    """The response code of a status text, such as ("UIDNEXT", "12"); two empty strings where there is none."""
    found = _CODE.match(text)
    return (
        (found["name"].decode("ascii", "replace").upper(), found["rest"].decode("ascii", "replace"))
        if found
        else ("", "")
    )


def read_words(text: bytes) -> str:
    """What the server says to people: the status text without its response code, printable, of bounded length."""
    words = _CODE.sub(b"", text, count=1).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else " " for letter in words).strip()[:_WORDS_SHOWN]


def read_date(value: Value) -> datetime | None:
    """An INTERNALDATE as aware time in UTC, or None where it is none."""
    found = _DATE.match(value) if isinstance(value, bytes) else None
    if not found or found[2].lower() not in _MONTHS:
        return None
    day, year, hour, minute, second = (int(found[number]) for number in (1, 3, 4, 5, 6))
    shift = timedelta(hours=int(found[8]), minutes=int(found[9]))
    try:
        zone = timezone(-shift if found[7] == b"-" else shift)
        month = _MONTHS.index(found[2].lower()) + 1
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
