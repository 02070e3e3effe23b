"""A campaign over which the process dies is paused after the second death, and holds up no other."""

from __future__ import annotations

import signal
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from agency import OPERATOR, Agency, body_of, parsed
from dying_store import Died, dying
from running_daemon import PATIENCE, PEOPLE, at_desk, daemon, launched, set_up, wait_at_desk
from smtp_sink import SmtpSink

from mailbot.campaigns import advancing, launch, summing
from mailbot.campaigns.spec import spec_of
from mailbot.desk import Desk
from mailbot.hands import MOST_LOST
from models.campaign import Campaign, CampaignState
from models.delivery import Delivery, DeliveryState, Purpose
from models.hand import Hand


async def half_written(desk: Desk) -> int:
    """A campaign of tomorrow whose launch did not come to its end; its number."""
    text = {"name": "Summer", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello"}
    campaign = await launch.create(desk, spec_of(text, ZoneInfo("UTC"), base=Path(), named="summer"))
    await launch.launch(desk, campaign.number, desk.now() + timedelta(days=1))
    await desk.store.change(Campaign, str(campaign.id), set={"audience_written": False})
    return campaign.number


async def notices(desk: Desk) -> list[str]:
    rows = await desk.store.rows(Delivery, {"purpose": Purpose.NOTICE}, ["content", "state"])
    return [row["content"]["subject"] for row in rows if row["state"] == DeliveryState.ACCEPTED]


@pytest.mark.slow
@pytest.mark.dovecot
def test_a_daemon_that_is_killed_over_it_twice_pauses_it_and_sends_the_rest(
    daemon_config: Path, smtp_sink: SmtpSink
) -> None:
    at_desk(daemon_config, set_up)
    deadly, well = at_desk(daemon_config, half_written), at_desk(daemon_config, launched)
    for _ in range(MOST_LOST):
        with daemon(daemon_config, "audience_batch") as running:
            running.wait(PATIENCE)
            assert running.returncode == -signal.SIGKILL

    async def others_have_left(desk: Desk) -> bool:
        accepted = {"campaign": well, "state": DeliveryState.ACCEPTED}
        return await desk.store.count(Delivery, accepted) == PEOPLE and bool(await notices(desk))

    with daemon(daemon_config, "audience_batch") as running:
        wait_at_desk(daemon_config, others_have_left, "the other campaign, and the notice")
        assert running.poll() is None
    paused = at_desk(daemon_config, lambda desk: launch.find(desk, deadly))
    assert (paused.state, paused.reason, paused.hand) == (CampaignState.PAUSED, advancing.DEADLY, None)
    [notice] = [parsed(mail) for mail in smtp_sink.mails if OPERATOR in mail.recipients]
    assert str(notice["Subject"]) == f"[mailbot] Campaign {deadly} is paused"
    assert f"mailbot campaign resume {deadly}" in body_of(notice)


# ---------------------------------------------------------------------------------------- without processes


async def running_campaign(agency: Agency, **fields: Any) -> Campaign:
    text = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello"}
    campaign = await launch.create(agency.desk, spec_of(text, ZoneInfo("UTC"), base=Path(), named="spring"))
    if fields:
        await agency.store.change(Campaign, str(campaign.id), set=fields)
    await launch.launch(agency.desk, campaign.number)
    return await launch.find(agency.desk, campaign.number)


async def test_one_that_is_resumed_is_tried_again(quiet_agency: Agency) -> None:
    await quiet_agency.add_contact("dana@away.example")
    campaign = await running_campaign(quiet_agency)
    dead = Hand(holder="another", lost=MOST_LOST - 1)
    await quiet_agency.store.change(Campaign, str(campaign.id), set={"hand": dead})
    await quiet_agency.round("advance_campaigns", "send_due")
    assert (await launch.find(quiet_agency.desk, campaign.number)).state is CampaignState.PAUSED
    assert quiet_agency.to("dana@away.example") == []
    resumed = await launch.resume(quiet_agency.desk, campaign.number)
    assert (resumed.state, resumed.reason) == (CampaignState.RUNNING, "")
    await quiet_agency.round("advance_campaigns", "send_due")
    assert len(quiet_agency.to("dana@away.example")) == 1
    assert len(quiet_agency.to(OPERATOR)) == 1


async def test_who_died_over_its_words_has_not_died_over_its_sending(quiet_agency: Agency) -> None:
    await quiet_agency.add_contact("dana@away.example")
    campaign = await running_campaign(quiet_agency, hand=Hand(holder="another", lost=MOST_LOST - 1))
    await quiet_agency.round("advance_campaigns")
    assert (await launch.find(quiet_agency.desk, campaign.number)).state is not CampaignState.PAUSED


async def test_one_that_another_daemon_has_in_hand_just_now_is_left_to_it(quiet_agency: Agency) -> None:
    await quiet_agency.add_contact("dana@away.example")
    campaign = await running_campaign(quiet_agency)
    hand = Hand(holder="another", since=quiet_agency.desk.now(), lost=MOST_LOST - 1)
    await quiet_agency.store.change(Campaign, str(campaign.id), set={"hand": hand})
    await advancing.advance(quiet_agency.desk)
    at_it = await launch.find(quiet_agency.desk, campaign.number)
    assert (at_it.state, at_it.hand) == (CampaignState.RUNNING, hand)
    quiet_agency.clock.turn(seconds=4)  # it did not come back: that was the second death
    await advancing.advance(quiet_agency.desk)
    assert (await launch.find(quiet_agency.desk, campaign.number)).state is CampaignState.PAUSED


async def test_one_that_fails_keeps_no_other_from_moving(quiet_agency: Agency) -> None:
    await quiet_agency.add_contact("dana@away.example")
    broken, well = [await running_campaign(quiet_agency) for _ in range(2)]
    await quiet_agency.store.change(Campaign, str(broken.id), set={"steps": []})
    await quiet_agency.store.change(Campaign, str(well.id), set={"audience_written": False})
    await advancing.advance(quiet_agency.desk)
    assert (await launch.find(quiet_agency.desk, well.number)).audience_written
    assert (await launch.find(quiet_agency.desk, broken.number)).state is CampaignState.RUNNING


async def test_one_over_whose_sums_mailbot_dies_is_not_added_up_until_it_is_resumed(quiet_agency: Agency) -> None:
    await quiet_agency.add_contact("dana@away.example")
    campaign = await running_campaign(quiet_agency)
    for number in range(MOST_LOST):
        desk = replace(dying(quiet_agency.desk, 1), worker=f"daemon-{number}")
        with pytest.raises(Died):
            await summing.refresh(desk)
    for name in ("next", "next", "the one after"):
        assert await summing.refresh(replace(quiet_agency.desk, worker=name)) == 0
    await launch.pause(quiet_agency.desk, campaign.number)
    await launch.resume(quiet_agency.desk, campaign.number)
    assert await summing.refresh(quiet_agency.desk) == 1
