"""Texts as tokens: sums and phones are one each, and nothing that a mail holds breaks it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.needs.slots.tokens import MOST_TOKENS, TokenKind, tokens


def kinds(text: str) -> list[tuple[str, TokenKind]]:
    return [(token.written, token.kind) for token in tokens(text)]


def test_a_sum_of_several_words_is_one_token() -> None:
    assert ("half a million", TokenKind.AMOUNT) in kinds("up to half a million for it")
    assert ("$1.2M", TokenKind.AMOUNT) in kinds("around $1.2M.")


def test_a_phone_an_address_and_a_link_are_one_token_each() -> None:
    assert kinds("503-555-0114 kim@example.com https://x.example/a?b") == [
        ("503-555-0114", TokenKind.PHONE),
        ("kim@example.com", TokenKind.EMAIL),
        ("https://x.example/a?b", TokenKind.LINK),
    ]


@pytest.mark.parametrize(("text", "count"), [("three", 3), ("dos", 2), ("4", 4), ("2.5", 2.5), ("3br", 3)])
def test_what_a_number_counts(text: str, count: float) -> None:
    assert tokens(text)[0].count == count


def test_rooms_are_cut_from_their_number_and_lines_are_seen() -> None:
    assert [token.written for token in tokens("3br/2ba\n\nok")] == ["3", "br", "/", "2", "ba", "\n\n", "ok"]


def test_a_long_mail_is_read_to_its_limit() -> None:
    assert len(tokens("word " * 5_000)) == MOST_TOKENS


@given(st.text(max_size=300))
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.written for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
