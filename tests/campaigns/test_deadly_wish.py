"""Other words for a campaign, over which the process dies or fails, are given up, and the reason is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import Agency
from dying_store import Died, DyingStore, born
from scripted_model import ScriptedModel

from mailbot.campaigns import launch, wishes
from mailbot.campaigns.enhance import Length, Tone
from mailbot.campaigns.spec import spec_of
from mailbot.doors import Prompt, Shape, Usage
from mailbot.hands import MOST_LOST
from models.campaign import Campaign, Wish


async def wished(agency: Agency) -> Campaign:
    values = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello."}
    campaign = await launch.create(agency.desk, spec_of(values, ZoneInfo("UTC"), base=Path(), named="x"))
    wish = Wish(tone=Tone.FRIENDLY.value, length=Length.SAME.value, actor="kim", at=agency.desk.now())
    await agency.store.change(Campaign, str(campaign.id), set={"wish": wish})
    return campaign


async def problem_of(agency: Agency, campaign: Campaign) -> str:
    wish = (await launch.find(agency.desk, campaign.number)).wish
    return wish.problem if wish else ""


class MortalModel:
    """Takes its process with it."""

    def __init__(self, store: DyingStore) -> None:
        self._store = store

    async def fill(self, prompt: Prompt, shape: type[Shape]) -> tuple[Shape, Usage]:
        self._store.end()
        raise Died


class FailingModel:
    """Finds a fault of ours."""

    async def fill(self, prompt: Prompt, shape: type[Shape]) -> tuple[Shape, Usage]:
        raise ValueError("nobody foresaw this")


def nothing_wrong(before: str, after: str) -> Sequence[str]:
    return ()


async def test_it_is_given_up_after_two_deaths(quiet_agency: Agency) -> None:
    campaign = await wished(quiet_agency)
    for number in range(MOST_LOST):
        desk, store = born(quiet_agency.desk, f"daemon-{number}")
        with pytest.raises(Died):
            await wishes.fulfil(desk, MortalModel(store), nothing_wrong)
    assert await problem_of(quiet_agency, campaign) == ""
    model = ScriptedModel({"text": "Hi."})
    assert await wishes.fulfil(quiet_agency.desk, model, nothing_wrong) == 1
    assert await problem_of(quiet_agency, campaign) == "mailbot ended 2 times over it"
    assert await wishes.fulfil(quiet_agency.desk, model, nothing_wrong) == 0
    assert model.prompts == []


async def test_a_fault_of_ours_is_the_reason_and_holds_up_no_other(quiet_agency: Agency) -> None:
    campaigns = [await wished(quiet_agency) for _ in range(2)]
    assert await wishes.fulfil(quiet_agency.desk, FailingModel(), nothing_wrong) == 2
    assert [await problem_of(quiet_agency, one) for one in campaigns] == ["mailbot failed at it; its log says why"] * 2
