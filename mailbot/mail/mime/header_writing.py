"""Header fields as bytes that no reader misunderstands: folded, RFC 2047 where needed, and closed to injection."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence

from mailbot.errors import BadInput
from mailbot.mail.addresses import normalise, to_ascii_domain

FOLD = 76  # characters a line (RFC 2047 §2 for encoded words; RFC 5322 §2.1.1 recommends 78)
HARD_LIMIT = 998  # characters a line, without CRLF (RFC 5322 §2.1.1)

_OPEN, _CLOSE = "=?utf-8?", "?="
_WORD_OVERHEAD = len(_OPEN) + len("b?") + len(_CLOSE)
_MAX_WORD = 75  # characters (RFC 2047 §2)
_MIN_SPACE = 12  # holds any one character in either encoding

_LINE_END = re.compile(r"[\r\n]")
# Shown as a space: controls, and what some readers take for the end of a line.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TOKEN = re.compile(r" *[^ ]+")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")  # RFC 5322 §3.2.3
_FIELD_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,75}")
_MESSAGE_ID = re.compile(r"[!-;=?-~]{1,900}")  # printable ASCII without angle brackets
_URI = re.compile(r"[!-;=?-~]{1,900}")
# RFC 2047 §5 (3): what may stand for itself in a Q word, even inside a display name.
_Q_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_Q = tuple(chr(byte) if byte in _Q_SAFE else "_" if byte == 0x20 else f"={byte:02X}" for byte in range(256))


def field(name: str, value: str) -> str:
    """A header field of finished ASCII on one line. Raises BadInput on a line end or on what is too long."""
    if _LINE_END.search(value) or len(name) + len(value) + 2 > HARD_LIMIT:
        raise BadInput(f"the {name} header cannot hold {value[:60]!r}", "remove line ends and shorten it")
    return f"{name}: {value}\r\n"


def unstructured(name: str, text: str) -> str:
    """A header field of any text (RFC 5322 §2.2.1). Raises BadInput on a line end or an impossible field name."""
    if not _FIELD_NAME.fullmatch(name):
        raise BadInput(f"{name[:60]!r} is no header name", "use letters, digits and hyphens")
    clean = tidy(name, text)
    tokens = _TOKEN.findall(clean)
    plain = clean.isascii() and "=?" not in clean and all(len(token) < HARD_LIMIT - FOLD for token in tokens)
    if not plain:
        return f"{name}: " + "\r\n ".join(_encoded_words(clean, FOLD - len(name) - 2)) + "\r\n"
    lines = [f"{name}:"]
    for token in [f" {tokens[0]}", *tokens[1:]] if tokens else [" "]:
        if len(lines[-1]) + len(token) > FOLD and lines[-1] != f"{name}:":
            lines.append(token)
        else:
            lines[-1] += token
    return "\r\n".join(lines) + "\r\n"


def mailboxes(name: str, people: Sequence[tuple[str, str]]) -> str:
    """A header field of (display name, address) pairs (RFC 5322 §3.4).

    An address whose local part is not ASCII stands there as UTF-8 (RFC 6532), which needs SMTPUTF8 to travel; domains
    become A-labels. Raises BadInput on what is no address and on line ends.
    """
    entries = [_mailbox(name, display, address) for display, address in people]
    return f"{name}: " + ",\r\n ".join(entries) + "\r\n"


def message_ids(name: str, ids: Iterable[str]) -> str:
    """A header field of Message-IDs, given without angle brackets, one a line; empty where none is usable.

    An id that cannot stand in a header (space, 8-bit, angle brackets) is left out: it names nothing that a reader could
    find. Where they grow past 998 characters, the first and as many of the last as fit are kept, which keeps the
    thread's root and its newest mails together. Raises BadInput on a line end.
    """
    usable: list[str] = []
    for one in ids:
        if _LINE_END.search(one):
            raise BadInput(f"the {name} header cannot hold {one[:60]!r}", "remove line ends")
        if _MESSAGE_ID.fullmatch(one):
            usable.append(f"<{one}>")
    usable = list(dict.fromkeys(usable))
    room = HARD_LIMIT - len(name) - 2
    while len(usable) > 1 and sum(map(len, usable)) + len(usable) - 1 > room:
        del usable[1 if len(usable) > 2 else 0]
    return f"{name}: " + "\r\n ".join(usable) + "\r\n" if usable else ""


def uris(name: str, values: Sequence[str]) -> str:
    """A header field of URIs in angle brackets (RFC 2369 §2). Raises BadInput on what is no ASCII URI."""
    for value in values:
        if not _URI.fullmatch(value) or ":" not in value:
            raise BadInput(f"the {name} header cannot hold {value[:60]!r}", "write a URI in ASCII, without spaces")
    return f"{name}: " + ",\r\n ".join(f"<{value}>" for value in values) + "\r\n"


def tidy(name: str, text: str) -> str:
    """The text as it can be shown on one line. Raises BadInput on a line end: nothing may write headers but we."""
    if _LINE_END.search(text):
        raise BadInput(f"the {name} header holds a line end: {text[:60]!r}", "write it on one line")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text)).strip()


def _mailbox(field_name: str, display: str, address: str) -> str:
    normalise(address)
    addr_spec = to_ascii_domain(address.strip())
    phrase = _phrase(tidy(field_name, display), FOLD - len(field_name) - 2)
    if not phrase:
        return addr_spec
    gap = " " if len(field_name) + len(phrase[-1]) + len(addr_spec) + 5 <= FOLD else "\r\n "
    return "\r\n ".join(phrase) + f"{gap}<{addr_spec}>"


def _phrase(text: str, room: int) -> list[str]:
    """A display name in one or more lines: atoms, a quoted string, or encoded words."""
    if not text:
        return []
    if not text.isascii() or "=?" in text or len(text) > room - 10:
        return _encoded_words(text, room)
    if _ATOMS.fullmatch(text):
        return [text]
    return ['"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"']


def _encoded_words(text: str, room: int) -> list[str]:
    """RFC 2047 words of whole characters, in the shorter of the two encodings; the first one fits into `room`."""
    data = text.encode()
    q_length = sum(len(_Q[byte]) for byte in data)
    in_q = q_length <= (len(data) + 2) // 3 * 4
    words: list[str] = []
    start = 0
    while start < len(data):
        space = max(min(room, _MAX_WORD) - _WORD_OVERHEAD, _MIN_SPACE)
        end = _end_of_q(data, start, space) if in_q else _whole(data, start, start + space // 4 * 3)
        chunk = data[start:end]
        body = "".join(_Q[byte] for byte in chunk) if in_q else base64.b64encode(chunk).decode()
        words.append(f"{_OPEN}{'q' if in_q else 'b'}?{body}{_CLOSE}")
        start, room = end, _MAX_WORD
    return words


def _end_of_q(data: bytes, start: int, space: int) -> int:
    end, used = start, 0
    while end < len(data) and used + len(_Q[data[end]]) <= space:
        used += len(_Q[data[end]])
        end += 1
    return _whole(data, start, end)


def _whole(data: bytes, start: int, end: int) -> int:
    """The last end of a UTF-8 character at or before `end` (RFC 2047 §5: no character in two words)."""
    end = min(end, len(data))
    while end < len(data) and end > start and data[end] & 0xC0 == 0x80:
        end -= 1
    return end
