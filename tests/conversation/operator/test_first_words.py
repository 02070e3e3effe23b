"""How a mail begins, as lists show it: in whole words, and it is seen that it goes on."""

from __future__ import annotations

import pytest

from mailbot.conversation.operator.inbox import EXCERPT, first_words


@pytest.mark.parametrize("text", ["", "Is it still free?", "x" * EXCERPT])
def test_what_is_short_stands_as_it_is(text: str) -> None:
    assert first_words(text) == text


def test_what_goes_on_ends_in_a_whole_word() -> None:
    text = "Do you have anything\n\ncomparable  for less? Best regards, Owen " * 9
    shown = first_words(text)
    assert EXCERPT - 20 < len(shown) <= EXCERPT + 1
    assert shown.endswith("…")
    assert " ".join(text.split()).startswith(shown.removesuffix("…") + " ")


def test_no_comma_stands_before_the_ellipsis() -> None:
    assert first_words("sold, " * 60).endswith(" sold…")


def test_one_word_that_has_no_end_is_cut() -> None:
    assert first_words("x" * 900) == "x" * (EXCERPT - 1) + "…"
