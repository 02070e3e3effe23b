"""Bytes to text, whatever charset the mail claims: declared, guessed, or mended."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

# What senders write, and the codec that reads their mail. A superset stands for its subset: it differs only in bytes
# that the subset leaves undefined (as in the WHATWG Encoding Standard's table of labels).
_ALIASES = {
    "ansi": "cp1252",
    "ansi_x3.110-1983": "cp1252",
    "ascii": "us-ascii",
    "cp-850": "cp850",
    "cp-1252": "cp1252",
    "cp932": "cp932",
    "euc-kr": "cp949",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-1-windows-3.1-latin-1": "cp1252",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "iso-10646-ucs-2": "utf-16",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "macintosh": "mac-roman",
    "macroman": "mac-roman",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "tis-620": "cp874",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "utf_8": "utf-8",
    "win-1252": "cp1252",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "x-mac-roman": "mac-roman",
    "x-sjis": "cp932",
    "x-windows-949": "cp949",
}
# Labels that say nothing: the bytes themselves must tell.
_SILENT = frozenset(
    {"", "us-ascii", "unknown", "unknown-8bit", "x-unknown", "x-user-defined", "default", "none", "8bit"}
)
# Codecs of Python that are no charset of a mail; some are slow on purpose-made input, some raise on everything.
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"})
# A text in one of these that is valid UTF-8 beyond ASCII was mislabelled: by chance that does not happen.
_OFTEN_WRONG = frozenset({"cp1252", "iso8859-15", "cp1254"})
# What a charset is taken for by mistake in the same countries.
_CONFUSED = {
    "iso2022_jp_ext": ("utf-8", "euc_jp", "cp932"),
    "cp932": ("utf-8", "euc_jp"),
    "euc_jp": ("utf-8", "cp932"),
    "gb18030": ("utf-8", "big5"),
    "big5": ("utf-8", "gb18030"),
    "cp949": ("utf-8",),
}
_SURROGATES = re.compile("[\ud800-\udfff]")
_SHIFT_TO_JAPANESE = (b"\x1b$B", b"\x1b$@")


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Text of `data`, and what is wrong with it ("" where nothing is).

    The declared charset is believed where the bytes bear it out. Otherwise UTF-8 is tried, then windows-1252, which
    reads anything. The text never holds a lone surrogate. Takes time linear in the data.
    """
    label = declared.strip().strip("'\"").lower()
    if label in _SILENT:
        return _guess(data), ""
    codec = _codec(label)
    if codec is None:
        return _guess(data), f"unknown charset {label[:40]!r}"
    if codec in _OFTEN_WRONG or codec == "utf-8":
        return _read_or_guess(data, codec)
    for candidate in (codec, *_CONFUSED.get(codec, ())):
        try:
            text = _SURROGATES.sub("\ufffd", data.decode(candidate))
        except (UnicodeError, ValueError):
            continue
        return text, "" if candidate == codec else f"{candidate} declared as {label[:40]}"
    return _mostly(data, codec), f"bytes that are not {label[:40]}"


def _read_or_guess(data: bytes, codec: str) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    if codec != "utf-8":
        return data.decode(codec, "replace"), ""
    return _mostly(data, "utf-8"), "bytes that are not utf-8"


def _guess(data: bytes) -> str:
    if any(shift in data for shift in _SHIFT_TO_JAPANESE):
        return data.decode("iso2022_jp_ext", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly(data, "utf-8")


def _mostly(data: bytes, codec: str) -> str:
    """The text where a few bytes are damaged; windows-1252 where the charset plainly is another one."""
    text = data.decode(codec, "replace")
    beyond_ascii = sum(1 for char in text if char > "\x7f") if len(text) < 10_000 else len(text) - _ascii_count(text)
    damaged = text.count("\ufffd")
    if damaged * 2 <= beyond_ascii:
        return _SURROGATES.sub("\ufffd", text)
    return data.decode("cp1252", "replace")


def _ascii_count(text: str) -> int:
    return len(text.encode("ascii", "ignore"))


@lru_cache(maxsize=256)
def _codec(label: str) -> str | None:
    """The name of the Python codec for a label; None where there is none that reads mail."""
    name = _ALIASES.get(label, label)
    if len(name) > 40 or not name.isascii():
        return None
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    is_text = getattr(found, "_is_text_encoding", False)  # rot13, hex and the like are codecs, but no charsets
    return found.name if is_text and found.name not in _NO_CHARSETS else None
