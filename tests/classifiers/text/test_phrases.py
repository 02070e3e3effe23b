"""Tables of phrases: one that is sifted by the pieces that its phrases need finds what it would find unsifted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.rules.unsubscribe import respell
from classifiers.rules.unsubscribe_words import REQUESTS
from classifiers.text.needed import needed
from classifiers.text.phrases import Sifted, phrases
from classifiers.training import corpus

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
    ("pattern", "pieces"),
    [
        ("stop it", {"stop it"}),
        ("(?:stop|quit) it", {"stop", "quit"}),
        ("(?:please )?leave", {"leave"}),
        ("e-?mails?", {"mail"}),
        (r"(?<!not )\bGone", {"gone"}),
        ("(?:spam){1,3}", {"spam"}),
        ("(?:a|.) of it", {" of it"}),
        (r"\w+", None),
        ("(?:a|.)", None),
        ("x?", None),
        ("[ab]", None),
    ],
)
def test_what_must_stand_in_every_match(pattern: str, pieces: set[str] | None) -> None:
    assert needed(pattern) == pieces


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_a_sifted_table_finds_what_the_whole_one_finds(text: str) -> None:
    sifted, whole = (kind(TABLE, END=r"(?=$|[.,])~") for kind in (Sifted, phrases))
    found = [(match.start(), match[0]) for match in sifted.finditer(text)]
    assert found == [(match.start(), match[0]) for match in whole.finditer(text)]
    first = sifted.search(text)
    assert (first and first.start()) == (found[0][0] if found else None)


def test_the_long_tables_find_in_mail_what_they_would_find_unsifted() -> None:
    plain = re.compile("|".join(REQUESTS.written), re.IGNORECASE)
    for row in corpus.training_rows()[::10]:
        text = respell(row.text)
        assert [match.span() for match in REQUESTS.finditer(text)] == [match.span() for match in plain.finditer(text)]


def test_a_part_that_is_not_given_is_named() -> None:
    with pytest.raises(KeyError, match="PART"):
        phrases("a <PART>")


def test_phrases_stand_at_the_edges_of_words() -> None:
    assert re.search(phrases("top"), "stop") is None
    assert re.search(phrases("~top"), "stop") is not None
