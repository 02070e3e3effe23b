"""No byte string makes parse raise anything but UnreadableMail, nor do more work than its limits allow."""

from __future__ import annotations

import os

import pytest
from damaged_mail import SCRAPS, damaged
from hypothesis import given, settings
from hypothesis import strategies as st

from mailbot.errors import UnreadableMail
from mailbot.mail.mime import headers, html, structure
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse


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


def test_damaged_mails() -> None:
    count = int(os.environ.get("MAILBOT_FUZZ", "400"))
    for raw in damaged(count, seed=20260303):
        mail = read(raw)
        if mail:
            assert_storable(mail)


def test_the_number_of_parts_is_bounded() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: image/png\n\nx\n" * 5_000 + b"--b--\n"
    mail = parse(raw)
    assert len(mail.attachments) < structure.MAX_PARTS
    assert "too many parts" in mail.problems


def test_the_number_of_fields_is_bounded() -> None:
    mail = parse(b"".join(b"X-%d: y\n" % n for n in range(20_000)) + b"\nbody\n")
    assert len(mail.headers) == structure.MAX_FIELDS
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


def test_blanks_without_end_are_one_blank_and_columns_stay() -> None:
    text = "Hello," + " " * 20_000 + "is it open?\n" + "a" + " " * 100 + "b"
    mail = read(f"From: a@b.example\nContent-Type: text/plain\n\n{text}\n".encode())
    assert mail is not None
    assert mail.text.strip() == "Hello, is it open?\na" + " " * 100 + "b"
