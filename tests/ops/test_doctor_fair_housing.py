"""The doctor on fair housing: whoever lets a model word replies hears whether drafts are read by their meaning."""

from __future__ import annotations

from dataclasses import replace

from agency import Agency

from mailbot.ops.doctor import Doors, Finding, Health, examine


class Answering:
    """A model's door that works."""

    async def check(self) -> str:
        return "ai: works"


async def found(agency: Agency, **ai: str) -> list[Finding]:
    """What the doctor says of fair housing, with a model and these settings of [ai]."""
    config = agency.desk.config.model_copy(update={"ai": agency.desk.config.ai.model_validate({"model": "m", **ai})})
    findings = await examine(replace(agency.desk, config=config), Doors(None, None, [Answering()]))
    return [finding for finding in findings if "fair housing" in finding.words]


async def test_with_the_extra_all_is_well(quiet_agency: Agency) -> None:
    [finding] = await found(quiet_agency)
    assert finding.health is Health.OK


async def test_without_it_the_mend_is_named(quiet_agency: Agency) -> None:
    [finding] = await found(quiet_agency, embeddings="off")
    assert finding.health is Health.WARNING
    assert "pip install" in finding.mend


async def test_without_a_model_there_is_nothing_to_say(quiet_agency: Agency) -> None:
    findings = await examine(quiet_agency.desk, Doors(None, None, ()))
    assert [finding for finding in findings if "fair housing" in finding.words] == []
