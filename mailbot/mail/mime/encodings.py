"""Content transfer encodings (RFC 2045 §6), undone even where they are damaged."""

from __future__ import annotations

import base64
import binascii
import re

MAX_CHUNKS = 1_000  # separately padded pieces of base64 in one body
MAX_LINES = 500_000  # of uuencoded text; 22 MB

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
_END_OF_CHUNK = re.compile(rb"=+(?=[A-Za-z0-9+/])")
# Text that a list server appended behind the padding of an encoded body.
_FOOTER = re.compile(rb"=[ \t]*\r?\n(?=[^\n]*[^A-Za-z0-9+/=\r\n])")
_BLANK_AT_SOFT_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")


def undo(body: bytes, encoding: str) -> tuple[bytes, str]:
    """The octets that were encoded, and what is wrong with the encoding ("" where nothing is). Never raises.

    `encoding` is in lower case; one that is unknown leaves the body as it is.
    """
    if encoding == "base64":
        return _from_base64(body)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(_BLANK_AT_SOFT_BREAK.sub(b"=", body)), ""
    if encoding in ("x-uuencode", "uuencode", "x-uue"):
        return from_uuencode(body)
    return body, ""


def _from_base64(body: bytes) -> tuple[bytes, str]:
    try:
        return base64.b64decode(body.translate(None, b"\r\n\t "), validate=True), ""
    except binascii.Error:
        pass
    body = body.lstrip()
    first_line = body.partition(b"\n")[0].strip()
    strangers = len(first_line) - len(_NOT_BASE64.sub(b"", first_line))
    if b" " in first_line or strangers * 10 > len(first_line):
        return body, "declared as base64, which it is not"
    footer = _FOOTER.search(body)
    kept = _NOT_BASE64.sub(b"", body[: footer.end()] if footer else body)
    octets = []
    for chunk in _END_OF_CHUNK.split(kept, MAX_CHUNKS):
        data = chunk.translate(None, b"=")
        data = data[: len(data) - (len(data) % 4 == 1)]  # one character alone holds less than an octet
        octets.append(binascii.a2b_base64(data + b"=" * (-len(data) % 4)))
    return b"".join(octets), "damaged base64"


def from_uuencode(body: bytes) -> tuple[bytes, str]:
    """The octets between "begin 644 name" and "end"."""
    begin = 0 if body.startswith(b"begin ") else body.find(b"\nbegin ") + 1
    if not body.startswith(b"begin ", begin):
        return body, "declared as uuencoded, which it is not"
    octets = []
    for line in body[begin:].split(b"\n", MAX_LINES)[1:]:
        line = line.rstrip(b"\r")
        if line in (b"end", b"`", b" ", b""):
            break
        try:
            octets.append(binascii.a2b_uu(line))
        except binascii.Error:
            return b"".join(octets), "damaged uuencoding"
    return b"".join(octets), ""
