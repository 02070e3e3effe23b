"""Where a model reads and words, "is it still available?" is answered from the record and looked at again at send."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from agency import Agency, Lead, body_of
from ledger_view import tell
from openai_double import Answer, Asked, OpenAIDouble, says

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from models.delivery import Delivery, DeliveryState
from models.draft import Draft
from models.property import Property, PropertyStatus

CAMPAIGN = "Just listed: 12 Elm St in Old Town, three bedrooms, $430,000. Shall I tell you more?"
WITHOUT_A_NAME = "Yes, it is still available."


def speaks(double: OpenAIDouble, words: str, **reading: Any) -> None:
    """The model reads every mail like this, and words every reply so."""

    def respond(asked: Asked) -> Answer:
        if asked.schema == "letter":
            return says({"opening": [{"text": words, "fact_ids": []}], "closing": []})
        return says({"intent": "general", "also": "none", "confidence": 0.5, "language": "en", **reading})

    double.respond = respond


async def written_to(agency: Agency) -> Lead:
    """A contact to whom a campaign wrote of one home."""
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    await agency.add_property("BR-2", "7 Oak Ave", 440_000, area="Old Town")
    await agency.add_contact("dana@away.example")
    spec = {"name": "New", "audience": {"kind": "all"}, "subject": "New homes", "text": CAMPAIGN}
    made = await launch.create(agency.desk, spec_of(spec, ZoneInfo("UTC"), base=Path(), named="a.toml"))
    await launch.launch(agency.desk, made.number)
    await agency.round()
    return agency.lead("dana@away.example")


@pytest.mark.parametrize("text", ["Is it still available?", "Still available?"])
@pytest.mark.parametrize("asks", [["availability"], ["other"], []], ids=["heard", "of anything", "missed"])
async def test_it_is_answered_of_the_home_in_our_mail(
    model_agency: Agency, openai_double: OpenAIDouble, text: str, asks: list[str]
) -> None:
    speaks(openai_double, WITHOUT_A_NAME, asks=asks)
    dana = await written_to(model_agency)
    dana.answer(model_agency.to(dana.address)[-1], text)
    await model_agency.round()
    answers = model_agency.to(dana.address)
    assert len(answers) == 2, await tell(model_agency.store)
    assert WITHOUT_A_NAME in body_of(answers[-1])
    [draft] = await model_agency.store.find(Draft, {})
    assert draft.content.property_refs == ("BR-1",)
    assert any("still available: they ask" in asked.user for asked in openai_double.questions)


async def test_a_home_that_is_sold_meanwhile_is_not_said_to_be_available(
    model_agency: Agency, openai_double: OpenAIDouble
) -> None:
    speaks(openai_double, WITHOUT_A_NAME, asks=["availability"])
    dana = await written_to(model_agency)
    dana.answer(model_agency.to(dana.address)[-1], "Is it still available?")
    await model_agency.round("fetch_mail", "read_mail", "answer_leads")
    [home] = await model_agency.store.find(Property, {"ref": "BR-1"})
    assert await model_agency.store.change(Property, str(home.id), set={"status": PropertyStatus.SOLD})
    await model_agency.round("send_due")
    assert len(model_agency.to(dana.address)) == 1
    rows = await model_agency.store.find(Delivery, {"recipient": dana.address, "state": DeliveryState.SKIPPED})
    assert [row.reason for row in rows] == ["property_gone: BR-1"], await tell(model_agency.store)
