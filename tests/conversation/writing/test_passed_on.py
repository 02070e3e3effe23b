"""What the agent will answer is told to the lead by its name, and why only once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifiers.asking.topics import OTHER_TOPIC, TOPICS
from mailbot.conversation.brief import Brief, Fact, Turn
from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.writing.template_voice import word
from mailbot.conversation.writing.topic_words import listed, topic_in_words, topics_for_lead
from mailbot.crm.matching.things import THINGS
from mailbot.ops.eval.scenes import SCENES

WHY = ", since I can only state what is in our records."
PORQUE = ", porque yo solo puedo decir lo que consta en nuestros datos."
MANY, ONE = SCENES["suggest"], SCENES["one"]


def asking(brief: Brief, *topics: str, several: bool = False, language: str = "en") -> Brief:
    """The brief of an answer to somebody who asks about topics that nothing answers."""
    named = topics_for_lead(topics, language)
    return replace(
        brief, language=language, asked=topics, unanswered=topics, passed_on=named, several_open=several, answers=()
    )


@pytest.mark.parametrize(
    ("topics", "said"),
    [
        (("taxes",), "I have passed your question about the taxes on to Kim Alvarez"),
        (("taxes", "hoa"), "I have passed your questions about the taxes and the HOA on to Kim Alvarez"),
        (("pool", "hoa", "pets"), "I have passed your questions about a pool, the HOA and pets on to Kim Alvarez"),
        (("taxes", OTHER_TOPIC), "I have passed your questions (about the taxes, among others) on to Kim Alvarez"),
        ((OTHER_TOPIC,), "I have passed your question on to Kim Alvarez"),
    ],
)
def test_a_question_is_passed_on_by_its_name(topics: tuple[str, ...], said: str) -> None:
    assert said + WHY in word(asking(MANY, *topics)).text


@pytest.mark.parametrize(
    ("topics", "said"),
    [
        (("taxes",), "Su pregunta sobre los impuestos se la he pasado a Kim Alvarez"),
        (("taxes", "pool"), "Sus preguntas sobre los impuestos y una alberca se las he pasado a Kim Alvarez"),
        (("pool", OTHER_TOPIC), "Sus preguntas (sobre una alberca, entre otras cosas) se las he pasado a Kim Alvarez"),
        ((OTHER_TOPIC,), "Su pregunta se la he pasado a Kim Alvarez"),
    ],
)
def test_so_it_is_in_spanish(topics: tuple[str, ...], said: str) -> None:
    assert said + PORQUE in word(asking(MANY, *topics, language="es")).text


def test_several_without_a_name_are_several() -> None:
    assert "passed your questions on" in word(asking(MANY, OTHER_TOPIC, several=True)).text


def test_beside_what_is_answered_it_is_one_of_several() -> None:
    answered = replace(asking(MANY, OTHER_TOPIC), answers=(Fact("business:hours", "We are open 9 to 5."),))
    assert "passed your other question on" in word(answered).text
    assert "passed your other questions on" in word(replace(answered, several_open=True)).text


def test_of_one_home_it_is_named_beside_the_home() -> None:
    brief = asking(replace(ONE, step=ReplyStep.REFER), "taxes", OTHER_TOPIC)
    home = brief.properties[0].address
    assert f"passed your questions about {home} (the taxes, among others) on" in word(brief).text
    assert f"passed your question about {home} on" in word(asking(brief, OTHER_TOPIC)).text


def test_the_reason_is_given_once_in_a_conversation() -> None:
    before = Turn(
        from_lead=False,
        text="I have passed your question on to Kim Alvarez, since I can only\nstate what is in our records.",
    )
    again = replace(asking(MANY, "taxes"), turns=(before,))
    assert "about the taxes on to Kim Alvarez." in word(again).text
    theirs = replace(again, turns=(replace(before, from_lead=True),))
    assert WHY in word(theirs).text, "what they write was not said by us"


@pytest.mark.parametrize("step", [ReplyStep.HAND_OVER, ReplyStep.WAITS, ReplyStep.LATER])
def test_where_all_of_it_is_handed_over_nothing_is_passed_on_beside(step: ReplyStep) -> None:
    assert "passed your question" not in word(replace(asking(MANY, "taxes"), step=step)).text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("step", [ReplyStep.REFER, ReplyStep.ANSWER])
def test_nobody_is_asked_twice_whether_there_is_anything_else(step: ReplyStep, language: str) -> None:
    brief = replace(SCENES["answer"], step=step, language=language, answers=())
    first = word(brief).text
    second = word(replace(brief, turns=(Turn(from_lead=False, text=first),))).text
    assert second
    assert first.splitlines()[-1] not in second


def test_every_topic_has_words_for_whoever_reads_of_it() -> None:
    named = [topic for topic, _ in TOPICS] + [thing.name for thing in THINGS]
    for topic in named:
        assert topic_in_words(topic)
        assert topics_for_lead([topic], "en")
        assert topics_for_lead([topic], "es")
        assert "your" not in topics_for_lead([topic], "en")[0], "the agency is ours"


def test_what_has_no_name_for_a_lead_is_left_out() -> None:
    assert topics_for_lead((OTHER_TOPIC, "hoa", "who_we_are", "hoa"), "en") == ("the HOA",)
    assert topic_in_words(OTHER_TOPIC) == "something else"


def test_questions_are_listed_by_what_they_are_about() -> None:
    asked = [topic_in_words(topic) for topic in ("hoa", "closing_costs", "other")]
    assert listed(asked) == "the HOA, closing costs and something else"
    assert (listed(asked[:1]), listed(asked[:2]), listed([])) == ("the HOA", "the HOA and closing costs", "")
