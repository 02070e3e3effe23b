"""Bytes from the server are cut into whole responses, wherever the network cuts them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbot.mail.imap_session.reader import MAX_LINE, ResponseReader

STREAM = (
    b"* OK [CAPABILITY IMAP4rev1] ready {3}\r\n"
    b"* 3 FETCH (UID 9 BODY[] {17}\r\n)(\r\n* 1 EXISTS\r\n( FLAGS ())\r\n"
    b'* LIST (\\Sent) "/" {4}\r\nSent\r\n'
    b"* 4 FETCH (BODY[] {0}\r\n UID 10)\r\n"
    b"* 5 FETCH (BINARY[] ~{2}\r\n\x00\xff UID 11)\r\n"
    b"+ go on {5}\r\n"
    b"A1 OK done {7}\r\n"
)
WHOLE = [
    (b"* OK [CAPABILITY IMAP4rev1] ready {3}",),
    (b"* 3 FETCH (UID 9 BODY[] ", b")(\r\n* 1 EXISTS\r\n(", b" FLAGS ())"),
    (b'* LIST (\\Sent) "/" ', b"Sent", b""),
    (b"* 4 FETCH (BODY[] ", b"", b" UID 10)"),
    (b"* 5 FETCH (BINARY[] ", b"\x00\xff", b" UID 11)"),
    (b"+ go on {5}",),
    (b"A1 OK done {7}",),
]


def responses(*pieces: bytes) -> list[tuple[bytes, ...]]:
    reader = ResponseReader()
    found = [response for piece in pieces for response in reader.feed(piece)]
    assert not reader.waiting
    return found


def test_literals_are_taken_whole_whatever_they_hold() -> None:
    assert responses(STREAM) == WHOLE


def test_words_that_end_like_a_literals_marker_announce_none() -> None:
    lines = [b"* OK take {3}", b"* BYE {12}", b"A1 NO [CANNOT] {7}", b"+ {5}"]
    assert responses(b"".join(line + b"\r\n" for line in lines)) == [(line,) for line in lines]


def test_a_star_inside_a_line_stays() -> None:
    assert responses(b"* LIST () NIL 5* hotel\r\n") == [(b"* LIST () NIL 5* hotel",)]


def test_parentheses_in_quoted_strings_do_not_join_lines() -> None:
    lines = [b'* 1 FETCH (ENVELOPE (NIL "smile :-(" NIL))', b"* 2 FETCH (FLAGS ())"]
    assert responses(b"".join(line + b"\r\n" for line in lines)) == [(line,) for line in lines]


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_it_does_not_matter_where_the_network_cuts(cuts: list[int]) -> None:
    bounds = [0, *sorted(cuts), len(STREAM)]
    pieces = [STREAM[start:end] for start, end in pairwise(bounds)]
    assert responses(*pieces) == WHOLE


def test_byte_by_byte() -> None:
    assert responses(*(STREAM[at : at + 1] for at in range(len(STREAM)))) == WHOLE


def test_many_thousand_lines_in_one_read() -> None:
    assert len(responses(b"* 7 FETCH (FLAGS (\\Seen))\r\n" * 50_000)) == 50_000


def test_a_large_literal_in_small_pieces_is_one_value() -> None:
    body = bytes(range(256)) * 8192
    head = b"* 1 FETCH (BODY[] {%d}\r\n" % len(body)
    pieces = [body[at : at + 1400] for at in range(0, len(body), 1400)]
    assert responses(head, *pieces, b")\r\n") == [(b"* 1 FETCH (BODY[] ", body, b")")]


def test_a_line_without_end_is_refused() -> None:
    reader = ResponseReader()
    list(reader.feed(b"x" * (MAX_LINE - 1)))
    with pytest.raises(ValueError, match="endless"):
        list(reader.feed(b"xx"))
