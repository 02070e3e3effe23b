"""A campaign that is cancelled while its audience is still being written leaves nothing waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import Agency

from mailbot.campaigns import launch
from mailbot.campaigns.report import report
from mailbot.campaigns.spec import spec_of
from mailbot.desk import Desk
from mailbot.store import connect
from models.campaign import Campaign
from models.contact import Contact

GROUPS = 3


class Killed(BaseException):
    """Stands for the end of the process."""


async def big_campaign(agency: Agency) -> Campaign:
    people = [
        Contact(number=n, name=f"Lead{n}", first_name=f"Lead{n}", addresses=[f"lead{n}@away.example"])
        for n in range((GROUPS - 1) * launch.BATCH + 10)
    ]
    assert await agency.store.add_all(people) == len(people)
    text = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello {{ contact.first_name }}"}
    return await launch.create(agency.desk, spec_of(text, ZoneInfo("UTC"), base=Path(), named="spring.toml"))


def with_checkpoint(agency: Agency, at: str, action: Callable[[], None]) -> Desk:
    """The agency's desk, with something that happens when work first passes a point."""
    actions = [action]
    return replace(agency.desk, checkpoint=lambda name: actions.pop()() if name == at and actions else None)


def cancel_elsewhere(uri: str, database: str, agency: Agency, campaign: Campaign) -> None:
    """Cancel as another process would, over a connection of its own; returns when it is done."""

    async def cancel() -> None:
        store = await connect(uri, database, agency.desk.account_id)
        await launch.cancel(replace(agency.desk, store=store), campaign.number)
        await store.close()

    with ThreadPoolExecutor(1) as other:
        other.submit(lambda: asyncio.run(cancel())).result()


async def test_writing_ends_and_what_was_written_is_called_off(
    quiet_agency: Agency, mongodb_uri: str, database_name: str
) -> None:
    campaign = await big_campaign(quiet_agency)
    desk = with_checkpoint(
        quiet_agency, "audience_batch", lambda: cancel_elsewhere(mongodb_uri, database_name, quiet_agency, campaign)
    )
    assert (await launch.launch(desk, campaign.number)).state == "cancelled"
    sums = await report(quiet_agency.desk, campaign.number)
    assert sums.states == {"skipped": launch.BATCH}, "one group had been written when it was cancelled"
    assert sums.reasons == {"cancelled": launch.BATCH}


async def test_what_a_killed_process_left_waiting_is_called_off_later(quiet_agency: Agency) -> None:
    await quiet_agency.add_contact("lead@away.example")
    text = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello {{ contact.first_name }}"}
    campaign = await launch.create(quiet_agency.desk, spec_of(text, ZoneInfo("UTC"), base=Path(), named="spring.toml"))
    await launch.launch(quiet_agency.desk, campaign.number)

    def die() -> None:
        raise Killed

    with pytest.raises(Killed):
        await launch.cancel(with_checkpoint(quiet_agency, "before_called_off", die), campaign.number)
    assert (await report(quiet_agency.desk, campaign.number)).states == {"queued": 1}
    quiet_agency.clock.turn(hours=5)
    await quiet_agency.round("advance_campaigns")
    assert (await report(quiet_agency.desk, campaign.number)).reasons == {"cancelled": 1}
