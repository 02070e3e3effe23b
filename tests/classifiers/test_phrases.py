"""Tables of phrases: a long one is sorted by first letters, and finds what it would find unsorted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import phrases as module
from classifiers.first_letters import first_letters
from classifiers.phrases import phrases

TABLE = r"""
    (?:stop|quit) (?:it|that)
    no(?: more)? mail
    ~s?top<END>
    ^hello
    [b-d]ig house
    (?:please )?leave
    \w+ish
    (?<!not )gone
    # a remark
    one \
        two
"""
WORDS = st.sampled_from(
    (
        *("stop", "it", "quit", "that", "no", "more", "mail", "top", "hello", "big", "dig", "house", "please"),
        *("leave", "one", "two", "greenish", "not", "gone", "STOP", "unstop", ",", "."),
    )
)


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("stop it", "s"),
        ("(?:stop|quit)", "sq"),
        ("(?:please )?leave", "pl"),
        ("[b-d]ig", "bcd"),
        (r"(?<!x)\bGone", "g"),
        (r"\w+", None),
        (".", None),
        ("(?:a|.)", None),
        ("x?", None),
        ("[^a]b", None),
    ],
)
def test_with_which_letters_a_match_can_begin(pattern: str, letters: str | None) -> None:
    assert first_letters(pattern) == (None if letters is None else frozenset(letters))


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_a_sorted_table_finds_what_an_unsorted_one_finds(text: str) -> None:
    unsorted = phrases(TABLE, END=r"(?=$|[.,])~")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MANY", 1)
        found = phrases(TABLE, END=r"(?=$|[.,])~").search(text)
    wanted = unsorted.search(text)
    assert (found and found.start()) == (wanted and wanted.start())


def test_a_part_that_is_not_given_is_named() -> None:
    with pytest.raises(KeyError, match="PART"):
        phrases("a <PART>")


def test_phrases_stand_at_the_edges_of_words() -> None:
    assert re.search(phrases("top"), "stop") is None
    assert re.search(phrases("~top"), "stop") is not None
