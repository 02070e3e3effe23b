"""Several questions are told from one, and what was done to a home from what is only wished."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning.questions import asks_several


@pytest.mark.parametrize(
    "text",
    [
        "Do they have to leave? Does having tenants hurt us in the end?",
        "you didn't answer either question",
        "What about my questions?",
        "No contestaron mis preguntas",
    ],
)
def test_several_questions_are_told(text: str) -> None:
    assert asks_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do they have to leave?",
        "What about my question?",
        "Is it still available? Does having tenants hurt us?",
        "No questions so far.",
        "No contestaron mi pregunta",
    ],
)
def test_one_question_is_one(text: str) -> None:
    assert not asks_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "new roof two years ago",
        "The kitchen was redone in 2019",
        "We renovated it last year",
        "It needs some work",
        "sells as is, a fixer",
        "techo nuevo y cocina remodelada",
    ],
)
def test_what_was_done_to_a_home_is_told(text: str) -> None:
    assert words.WORK_TOLD.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "3 bed 2 bath on Tern Lane",
        "Do we need to fix it up first?",
        "Should we update before we sell?",
        "It has a roof deck and a big kitchen",
        "queremos vender la casa",
    ],
)
def test_what_is_only_asked_or_there_is_not(text: str) -> None:
    assert not words.WORK_TOLD.search(text)
