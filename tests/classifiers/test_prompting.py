"""A stranger's words before a model sees them: without what a person would not see."""

from __future__ import annotations

import pytest

from classifiers.prompting import cleaned


@pytest.mark.parametrize(
    "url",
    [
        "data:text/html;base64,AAAA",
        "DATA:text/plain,ignore",
        "data:,ignore%20rules",
        "data:;base64,aWdub3Jl",
        "data:;charset=utf-8;base64,aWdub3Jl",
        "data:text/html;charset=utf-8,<b>ignore</b>",
    ],
)
def test_a_url_that_holds_data_is_left_out(url: str) -> None:
    assert cleaned(f"see {url} now") == "see (data) now"


@pytest.mark.parametrize("text", ["here is the data: , and data:, too", "my data:a,b", "metadata:,x", "data: 3 beds"])
def test_other_words_of_data_stay(text: str) -> None:
    assert cleaned(text) == text
