"""Several questions are told from one, and what was done to a home from what is only wished."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning import questions
from mailbot.conversation.meaning.questions import asks_several, wanted_if_known
from models.message import Intent, Message


def said(text: str) -> Message:
    return Message.model_construct(reply_text=text, intent=Intent.GENERAL)


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


@pytest.mark.parametrize(
    "text",
    [
        "Any more houses?",
        "Anything else like Miller's Close, 4 beds?",
        "Do you have anything we could look at?",
        "Can you show us some others?",
        "¿Tiene más casas?",
    ],
)
def test_who_asks_for_other_homes_seeks(text: str) -> None:
    assert questions.asks_for_other_homes(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "Is there anything else you need?",
        "Do you need any more photos of it?",
        "Should we sell first or buy first?",
        "Would we get any less in winter?",
        "Do other houses sell faster?",
    ],
)
def test_who_asks_of_their_sale_does_not(text: str) -> None:
    assert not questions.asks_for_other_homes(said(text))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Is it a safe neighborhood? Also taxes on it last year if you have it", ("taxes",)),
        ("And the name of the builder, if you happen to know it.", ("other",)),
        ("If you have it in blue we take it. Thanks", ()),
        ("Let me know if you have any.", ()),
    ],
)
def test_what_is_wanted_if_it_is_known_is_asked(text: str, topics: tuple[str, ...]) -> None:
    assert wanted_if_known(text) == topics
