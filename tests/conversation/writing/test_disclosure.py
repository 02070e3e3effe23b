"""That an AI writes is said in the first answer of a thread, whoever words it, and never denied."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from agency import OPERATOR, Agency, Opener, body_of
from openai_double import Answer, Asked, OpenAIDouble, says

from models.draft import Draft, DraftState
from models.thread import Stage, Thread

DANA = "dana@away.example"
WISH = "We want to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
OWN_WORDS = "You are writing with Alder's computer program, an artificial intelligence."


def dutiful(asked: Asked) -> Answer:
    """A model that reads a buyer and words a fair reply, never a word of what it is."""
    if asked.schema != "extraction":
        said = {"text": "Thank you for writing. Which of our homes would suit you?", "fact_ids": []}
        return says({"opening": [said], "closing": []})
    needs = [{"slot": "areas", "value": ["Old Town"], "quote": "Old Town"}] if "Old Town" in asked.user else []
    return says({"intent": "buyer", "confidence": 0.97, "needs": needs, "language": "en"})


def denying(asked: Asked) -> Answer:
    """A model that passes for a person."""
    if asked.schema == "extraction":
        return dutiful(asked)
    return says(
        {"opening": [{"text": "I am a real person, not a bot. What do you think?", "fact_ids": []}], "closing": []}
    )


@pytest.fixture(params=["templates", "model"])
async def agency(
    request: pytest.FixtureRequest,
    opener: Opener,
    openai_double: OpenAIDouble,
) -> AsyncIterator[Agency]:
    """An agency of either voice, with a home or two."""
    openai_double.respond = dutiful
    sections: dict[str, Any] = {"ai": openai_double.section()} if request.param == "model" else {}
    wanted = request.node.get_closest_marker("disclosure")
    if wanted:
        sections["conversation"] = {"disclosure": wanted.args[0]}
    async for opened in opener(**sections):
        await opened.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
        await opened.add_property("BR-2", "7 Oak Ave", 465_000, area="Old Town")
        yield opened


async def test_the_first_answer_says_that_an_ai_writes_and_the_next_does_not(agency: Agency) -> None:
    dana = agency.lead(DANA)
    dana.write(WISH)
    await agency.round()
    dana.answer(agency.to(DANA)[-1], "Thank you! We want to buy in Old Town soon, is there anything else?")
    await agency.round()
    said = ["AI assistant of Alder Homes" in body_of(mail) for mail in agency.to(DANA)]
    assert said == [True, False]


@pytest.mark.disclosure(OWN_WORDS)
async def test_it_is_said_in_the_operators_words(agency: Agency) -> None:
    agency.lead(DANA).write(WISH)
    await agency.round()
    [mail] = agency.to(DANA)
    assert OWN_WORDS in " ".join(body_of(mail).split())


@pytest.mark.parametrize(
    "question",
    [
        "Can I talk to a real person please?",
        "Is this a bot? Get me a human being, please.",
        "¿Es usted un robot? Quiero hablar con una persona real",
    ],
)
async def test_who_asks_for_a_person_gets_the_truth_and_a_person(agency: Agency, question: str) -> None:
    """The model of this test never notices the question: code does."""
    agency.lead(DANA).write(f"{WISH} {question}")
    await agency.round()
    [mail] = agency.to(DANA)
    assert "AI assistant" in body_of(mail) or "asistente de inteligencia artificial" in body_of(mail)
    [draft] = await agency.store.find(Draft, {"number": {"$gt": 0}})
    assert draft.step == "hand_over"
    [thread] = await agency.store.find(Thread, {"number": {"$gt": 0}})
    assert (thread.stage, thread.muted) == (Stage.HUMAN, True)
    assert agency.to(OPERATOR), "the operator is told"


@pytest.mark.parametrize("question", ["Is this a bot?", "¿Es usted un robot?"])
async def test_who_only_asks_gets_the_truth_and_the_conversation_goes_on(agency: Agency, question: str) -> None:
    agency.lead(DANA).write(WISH)
    await agency.round()
    agency.lead(DANA).answer(agency.to(DANA)[-1], question)
    await agency.round()
    said = " ".join(body_of(agency.to(DANA)[-1]).split())
    assert "AI assistant. A person reads along" in said or "asistente de inteligencia artificial. Una persona" in said
    [thread] = await agency.store.find(Thread, {"number": {"$gt": 0}})
    assert (thread.stage, thread.muted) == (Stage.ENGAGED, False)


async def test_a_model_that_denies_it_is_held(agency: Agency, openai_double: OpenAIDouble) -> None:
    openai_double.respond = denying
    agency.lead(DANA).write(WISH)
    await agency.round()
    [draft] = await agency.store.find(Draft, {"number": {"$gt": 0}})
    if draft.writer == "templates":
        assert draft.state is DraftState.SENT
        return
    assert draft.state is DraftState.HELD
    assert "identity" in {failed.rule for failed in draft.failed_checks}
    assert all(failed.about and failed.source for failed in draft.failed_checks)
    assert agency.to(DANA) == []


async def test_the_second_try_is_told_which_rules_held_the_first(agency: Agency, openai_double: OpenAIDouble) -> None:
    openai_double.respond = denying
    agency.lead(DANA).write(WISH)
    await agency.round()
    asked = [one.user for one in openai_double.questions if one.schema == "letter"]
    if not asked:
        return  # the templates' agency asks no model
    first, second = asked
    assert "was refused" not in first
    assert "your first reply was refused for: identity (no denial of being an AI" in second
    task, letter, data = re.split(r"\[(?:your|refused words of your) first reply ", second)
    assert "I am a real person" not in task, "what was found is data"
    assert "I am a real person" in letter
    assert "identity: I am a real person" in data
