"""What is asked of homes that were sent is no doubt about them, and a doubt is no question."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.as_asked import as_asked


@pytest.mark.parametrize(
    "text",
    [
        "when was the cape you sent built?",
        "what year were the condos you showed us built?",
        "is the last one you sent pet friendly?",
    ],
)
def test_a_question_of_what_was_sent_stays_whole(text: str) -> None:
    assert as_asked(text) == text


@pytest.mark.parametrize(
    "text", ["where would I put a horse?", "you only send me townhouses?", "those are all condos?"]
)
def test_a_doubt_of_what_was_sent_asks_nothing(text: str) -> None:
    assert not any(map(str.isalnum, as_asked(text)))
