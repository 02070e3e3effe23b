"""What nothing backs never leaves by itself, in words that no pattern knows; what templates say is code's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from agency import Agency, Opener
from openai_double import Answer, Asked, OpenAIDouble, says

from mailbot.ai.embeddings import LocalEmbedder
from mailbot.conversation.brief import TEMPLATES
from mailbot.conversation.checking.table import check
from mailbot.conversation.writing.assembling import assemble
from mailbot.ops.eval.scenes import PEOPLE, SCENES, as_written
from models.draft import Draft, DraftState

DANA = "dana@away.example"
WISH = "We want to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
INVENTED = "The banister was carved by a shipwright, and the cupola came from an old mill."


def inventive(asked: Asked) -> Answer:
    """A model that reads a buyer, and tells of a home what no record says."""
    if asked.schema != "extraction":
        said = {"text": f"Thank you for writing. {INVENTED}", "fact_ids": []}
        return says({"opening": [said], "closing": []})
    needs = [{"slot": "areas", "value": ["Old Town"], "quote": "Old Town"}]
    return says({"intent": "buyer", "confidence": 0.97, "needs": needs, "language": "en"})


@pytest.fixture(params=["off", "auto"])
async def agency(
    request: pytest.FixtureRequest,
    opener: Opener,
    openai_double: OpenAIDouble,
) -> AsyncIterator[Agency]:
    """An agency whose model invents, with and without embeddings."""
    openai_double.respond = inventive
    ai = openai_double.section(embeddings=request.param)
    async for opened in opener(ai=ai):
        await opened.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
        yield opened


async def test_it_is_held_and_the_clause_is_shown(agency: Agency) -> None:
    agency.lead(DANA).write(WISH)
    await agency.round()
    assert agency.to(DANA) == []
    [draft] = await agency.store.find(Draft, {"number": {"$gt": 0}})
    assert draft.state is DraftState.HELD
    assert {failed.rule for failed in draft.failed_checks} == {"statements"}, "no other check knows these words"
    assert any("banister" in failed.detail or "cupola" in failed.detail for failed in draft.failed_checks)


def held(text: str, scene: str = "suggest", *, off: tuple[str, ...] = (), writer: str = "") -> set[str]:
    brief = SCENES[scene]
    written = as_written(brief, text)
    written = replace(written, writer=writer or written.writer)
    return {finding.rule for finding in check(brief, assemble(brief, text), written, PEOPLE, off)}


def test_what_templates_say_is_not_read() -> None:
    assert held(INVENTED) == {"statements"}
    assert held(INVENTED, writer=TEMPLATES) == set()


@pytest.mark.parametrize(
    ("declines", "advises"),
    [
        ("I cannot give legal advice on that contract.", "You need no lawyer for that contract."),
        ("Whether it is a good value is nothing I can judge.", "It is a good value, and nothing comes close."),
        ("I'm not able to say what a lender would decide.", "Our preferred lender would not say no to you."),
    ],
)
def test_to_decline_is_no_advice(declines: str, advises: str) -> None:
    assert held(declines) == set()
    assert held(advises) != set()


def test_meaning_is_asked_for_once() -> None:
    """Every sentence and clause of a draft in one question to the embedder."""
    brief, asked = SCENES["suggest"], []

    def embedder(texts: object, /) -> object:
        asked.append(texts)
        return LocalEmbedder()(texts)  # type: ignore[arg-type]

    written = as_written(brief, f"Thank you for writing. {INVENTED}")
    check(brief, assemble(brief, written.text), written, PEOPLE, embedder=embedder)  # type: ignore[arg-type]
    assert len(asked) == 1


@pytest.mark.parametrize(
    "about",
    [
        "for the seller disclosure",
        "about a backup offer",
        "about photos, drone and staging",
        "whether the owner would wait",
    ],
)
def test_that_a_question_has_gone_to_the_agent_is_no_statement(about: str) -> None:
    brief = replace(SCENES["answer"], asked=("other",), unanswered=("other",))
    written = as_written(brief, f"Your request {about} has gone to Kim Alvarez.")
    assert not [one for one in check(brief, assemble(brief, written.text), written, PEOPLE) if one.rule == "statements"]


@pytest.mark.parametrize(
    "said",
    [
        "Your question about the roof has gone to Kim Alvarez, who will get you a discount.",
        f"Your question has gone to Kim Alvarez. {INVENTED}",
    ],
)
def test_what_stands_beside_it_is_read(said: str) -> None:
    brief = replace(SCENES["answer"], asked=("other",), unanswered=("other",))
    written = as_written(brief, said)
    assert [one for one in check(brief, assemble(brief, written.text), written, PEOPLE) if one.rule == "statements"]
