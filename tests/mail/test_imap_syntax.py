"""IMAP's spelling: folder names, quoted strings, values, dates, response codes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbot.mail.imap_session import syntax


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("INBOX", "INBOX"),
        ("Sent Items", "Sent Items"),
        ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),  # RFC 3501 §5.1.3
        ("Entwürfe", "Entw&APw-rfe"),
        ("R&D", "R&-D"),
        ("&", "&-"),
        ("Häuser & Gärten", "H&AOQ-user &- G&AOQ-rten"),
        ("🏠", "&2Dzf4A-"),
        ("tab\there", "tab&AAk-here"),
    ],
)
def test_folder_names_in_modified_utf7(name: str, wire: str) -> None:
    assert syntax.encode_folder(name) == wire
    assert syntax.decode_folder(wire.encode()) == name


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_folder_name_comes_back(name: str) -> None:
    wire = syntax.encode_folder(name)
    assert wire.isascii()
    assert wire.isprintable()
    assert syntax.decode_folder(wire.encode()) == name


@pytest.mark.parametrize("wire", ["a&b", "&####-", "&AA-", "Büro"])
def test_names_that_are_not_utf7_are_kept_as_they_came(wire: str) -> None:
    assert syntax.decode_folder(wire.encode()) == wire


def test_folder_names_are_quoted() -> None:
    assert syntax.folder_argument('a "b" \\ c') == '"a \\"b\\" \\\\ c"'


@pytest.mark.parametrize(
    ("parts", "values"),
    [
        ((b"",), []),
        ((b"a NIL nil",), [b"a", None, None]),
        ((b'"NIL" "say \\"hi\\" \\\\o/"',), [b"NIL", b'say "hi" \\o/']),
        ((b'(a (b "c)d(") ()) e',), [[b"a", [b"b", b"c)d("], []], b"e"]),
        ((b"(BODY[] ", b"NIL", b" UID 3)"), [[b"BODY[]", b"NIL", b"UID", b"3"]]),
    ],
)
def test_values(parts: tuple[bytes, ...], values: list[syntax.Value]) -> None:
    assert syntax.read_values(parts) == values


@pytest.mark.parametrize("part", [b"(a", b"a)", b"((a)"])
def test_unmatched_parentheses_are_an_error(part: bytes) -> None:
    with pytest.raises(ValueError, match="parenthesis"):
        syntax.read_values((part,))


@pytest.mark.parametrize(
    ("parts", "items"),
    [
        ((b"2 FETCH (UID 5 FLAGS (\\Seen))",), {b"UID": b"5", b"FLAGS": [b"\\Seen"]}),
        ((b"2 fetch (body[] ", b"x", b" uid 5)"), {b"BODY[]": b"x", b"UID": b"5"}),
        ((b"2 EXISTS",), None),
        ((b"FETCH 2",), None),
        ((b"VANISHED 1:3",), None),
    ],
)
def test_fetch_responses(parts: tuple[bytes, ...], items: object) -> None:
    assert syntax.read_fetch(parts) == items


@pytest.mark.parametrize("part", [b"2 FETCH ", b"2 FETCH 5", b"2 FETCH (UID 5"])
def test_a_fetch_response_without_a_list_is_an_error(part: bytes) -> None:
    with pytest.raises(ValueError, match=r"list|parenthesis"):
        syntax.read_fetch((part,))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (b"17-Jul-1996 02:44:25 -0700", datetime(1996, 7, 17, 9, 44, 25, tzinfo=UTC)),
        (b" 1-jan-2026 00:30:00 +0130", datetime(2025, 12, 31, 23, 0, tzinfo=UTC)),
        (b"31-Dec-2016 23:59:60 +0000", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (b"31-Feb-2026 00:00:00 +0000", None),
        (b"01-Xxx-2026 00:00:00 +0000", None),
        (b"01-Jan-0001 00:00:00 +0100", None),
        (b"01-Jan-2026 00:00:00 +9999", None),
        (b"yesterday", None),
        (None, None),
    ],
)
def test_dates_are_utc_or_none(value: bytes | None, expected: datetime | None) -> None:
    assert syntax.read_date(value) == expected


def test_response_codes_and_words() -> None:
    assert syntax.read_code(b"[UIDNEXT 12] Predicted next UID") == ("UIDNEXT", "12")
    assert syntax.read_code(b"[TryCreate] no such mailbox") == ("TRYCREATE", "")
    assert syntax.read_code(b"no [code] here") == ("", "")
    assert syntax.read_words(b"[ALERT] Mailbox is \x1b[31m full\r") == "Mailbox is  [31m full"
    assert len(syntax.read_words(b"x" * 5000)) == 200
