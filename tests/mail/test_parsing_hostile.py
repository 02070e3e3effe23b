"""No byte string makes parse raise anything but UnreadableMail, nor do more work than its limits allow."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailbot.errors import UnreadableMail
from mailbot.mail import headers, html, mime
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse

EMAILS = Path(__file__).parents[1] / "emails"
SCRAPS = [
    b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"--b", b"--", b"Content-Type: multipart/mixed; boundary=b\r\n", b"=?utf-8?B?",
    b"=?x?Q?=ff?=", b"\xff\xfe", b"\x00", b"<", b">", b'"', b"(", b"=", b";", b"Content-Transfer-Encoding: base64\r\n",
    b"From: a@b.c, <x@@y>\r\n", b"Date: Mon, 99 Foo 20201 99:99:99 +9999\r\n", b"charset=utf-7", b"begin 644 x\n",
    b"Content-Type: text/html; charset*0*=''%ff\r\n", b"References: <a@b> <<c>> d\r\n", b"filename*1*=x; filename*=y",
    b"\x1b$B\x30", b"=?iso-2022-jp?B?GyRC?=", b"Content-Type: message/rfc822\r\n",
    b"<blockquote>", b"<div style='display:none'>",
]  # fmt: skip


def read(raw: bytes) -> ParsedEmail | None:
    try:
        return parse(raw)
    except UnreadableMail:
        return None


def assert_storable(mail: ParsedEmail) -> None:
    """Every text can be written as UTF-8, and every date is aware."""
    for text in (
        mail.text,
        mail.html,
        mail.subject,
        mail.message_id,
        *mail.references,
        *mail.problems,
        *mail.calendars,
    ):
        assert "\x00" not in text
        text.encode("utf-8")
    for _, value in mail.headers:
        value.encode("utf-8")
    for who in (*mail.from_, *mail.to, *mail.cc):
        f"{who.name} {who.email}".encode()
    assert mail.date is None or mail.date.tzinfo is not None


def mutations(count: int, seed: int) -> Iterator[bytes]:
    """Mails of tests/emails with scraps of mail syntax put in, bytes changed, and pieces cut, doubled or swapped."""
    chance = random.Random(seed)
    originals = [path.read_bytes() for path in sorted(EMAILS.glob("*.eml"))]
    for _ in range(count):
        raw = bytearray(chance.choice(originals))
        for _ in range(chance.randint(1, 12)):
            at, to = sorted((chance.randrange(len(raw) + 1), chance.randrange(len(raw) + 1)))
            kind = chance.randrange(5)
            if kind == 0:
                raw[at:at] = chance.choice(SCRAPS)
            elif kind == 1 and at < len(raw):
                raw[at] = chance.randrange(256)
            elif kind == 2:
                del raw[at : min(to, at + 40)]
            elif kind == 3:
                raw[to:to] = raw[at : min(to, at + 200)]
            else:
                other = chance.choice(originals)
                raw[at:to] = other[: chance.randrange(len(other))][-200:]
        yield bytes(raw)


@settings(deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes(raw: bytes) -> None:
    mail = read(raw)
    if mail:
        assert_storable(mail)


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(SCRAPS), st.binary(max_size=20)), max_size=60).map(b"".join))
def test_any_heap_of_mail_syntax(raw: bytes) -> None:
    mail = read(raw)
    if mail:
        assert_storable(mail)


@settings(deadline=None)
@given(st.text(max_size=500))
def test_any_field_value(value: str) -> None:
    headers.read_addresses(value)
    headers.read_date(value)
    headers.read_ids(value)
    headers.decode_words(value).encode("utf-8", "surrogatepass")


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<blockquote>",
                "</blockquote>",
                "<a href='http://x'>",
                "</a>",
                "x ",
                "<!--",
                "<pre>",
                "</pre>",
                "<ol>",
                "<li>",
                "</ol>",
                "&lt;",
                "<br>",
                "<div hidden>",
                "</div>",
                "<script>",
                "<td>",
                '"',
                "=",
            ]
        )
    )
)
def test_any_tag_soup(tags: list[str]) -> None:  # fmt: skip
    html.to_text("".join(tags))


def test_mutated_mails() -> None:
    count = int(os.environ.get("MAILBOT_FUZZ", "400"))
    for raw in mutations(count, seed=20260303):
        mail = read(raw)
        if mail:
            assert_storable(mail)


def test_the_number_of_parts_is_bounded() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: image/png\n\nx\n" * 5_000 + b"--b--\n"
    mail = parse(raw)
    assert len(mail.attachments) < mime.MAX_PARTS
    assert "too many parts" in mail.problems


def test_the_number_of_fields_is_bounded() -> None:
    mail = parse(b"".join(b"X-%d: y\n" % n for n in range(20_000)) + b"\nbody\n")
    assert len(mail.headers) == mime.MAX_FIELDS
    assert mail.text == "body\n"


def test_multiparts_within_each_other_do_not_exhaust_the_stack() -> None:
    raw = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))
    assert "multiparts nested too deep" in parse(raw + b"\nx").problems


@pytest.mark.parametrize(
    "charset", ["idna", "punycode", "undefined", "unicode_escape", "rot13", "hex", "utf-16", "utf-7"]
)
def test_a_codec_that_is_no_charset_is_not_used(charset: str) -> None:
    mail = parse(f"Content-Type: text/plain; charset={charset}\n\n+2AA- \\ud800 hello\n".encode())
    assert_storable(mail)
