"""A model's words about people never reach a lead by themselves: no pattern knows them, and what was learned does."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from agency import Agency, Opener
from openai_double import Answer, Asked, OpenAIDouble, says

from classifiers.fair_housing.patterns import told
from mailbot.ai.embeddings import LocalEmbedder
from models.draft import Draft, DraftState

DANA = "dana@away.example"
WISH = "We want to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
OF_PEOPLE = "Folk there keep to themselves and hail from one corner of the world."


def steering(asked: Asked) -> Answer:
    """A model that reads a buyer and says who lives there."""
    if asked.schema != "extraction":
        said = {"text": f"Thank you for writing. {OF_PEOPLE}", "fact_ids": []}
        return says({"opening": [said], "closing": []})
    needs = [{"slot": "areas", "value": ["Old Town"], "quote": "Old Town"}]
    return says({"intent": "buyer", "confidence": 0.97, "needs": needs, "language": "en"})


@pytest.fixture(params=["off", "auto"])
async def agency(
    request: pytest.FixtureRequest,
    opener: Opener,
    openai_double: OpenAIDouble,
) -> AsyncIterator[Agency]:
    """An agency whose model steers, with and without embeddings."""
    openai_double.respond = steering
    ai = openai_double.section(embeddings=request.param)
    async for opened in opener(ai=ai):
        assert isinstance(opened.tools.desk.embedder, LocalEmbedder) == (request.param == "auto")
        await opened.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
        yield opened


async def test_it_is_held_and_the_sentence_is_shown(agency: Agency) -> None:
    assert not list(told(OF_PEOPLE)), "no pattern knows it"
    agency.lead(DANA).write(WISH)
    await agency.round()
    assert agency.to(DANA) == []
    [draft] = await agency.store.find(Draft, {"number": {"$gt": 0}})
    assert draft.state is DraftState.HELD
    [failed] = [failed for failed in draft.failed_checks if failed.rule == "fair_housing"]
    assert OF_PEOPLE in failed.detail
