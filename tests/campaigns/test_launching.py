"""Launching, pausing, resuming, cancelling: nobody is mailed twice and nobody is skipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from agency import Agency, body_of
from pymongo import MongoClient

from mailbot.campaigns import launch
from mailbot.campaigns.report import report
from mailbot.campaigns.spec import spec_of
from mailbot.errors import BadInput, ConfigError, Conflict
from models.campaign import Campaign, CampaignState
from models.delivery import Delivery, DeliveryState

SPRING = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello {{ contact.first_name }}"}


async def created(agency: Agency, people: int = 3, **changes: Any) -> Campaign:
    for number in range(people):
        await agency.add_contact(f"lead{number}@away.example", f"Lead{number} Last")
    spec = spec_of({**SPRING, **changes}, ZoneInfo("UTC"), base=Path(), named="spring.toml")
    return await launch.create(agency.desk, spec)


def recipients(agency: Agency) -> list[str]:
    return sorted(recipient for mail in agency.sink.mails for recipient in mail.recipients)


async def test_everybody_gets_one_mail(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency)
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    assert recipients(quiet_agency) == ["lead0@away.example", "lead1@away.example", "lead2@away.example"]
    sums = await report(quiet_agency.desk, campaign.number)
    assert sums.states == {"accepted": 3}
    assert sums.recipients == 3


async def test_a_mail_says_who_sent_it_and_how_to_stop(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency, 1)
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    [mail] = quiet_agency.to("lead0@away.example")
    assert mail["X-Campaign"] == "1001"
    assert mail["List-Unsubscribe"].startswith("<mailto:hello+u.")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Mailbot-Loop"]
    assert "<hello+r." in mail["Reply-To"]
    assert "1 Main St, Alder, OR 97000" in body_of(mail)
    assert "unsubscribe" in body_of(mail)


async def test_launching_twice_is_refused_and_sends_nothing_twice(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency)
    await launch.launch(quiet_agency.desk, campaign.number)
    with pytest.raises(Conflict, match="is running"):
        await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    assert len(recipients(quiet_agency)) == 3


async def test_an_audience_written_again_after_a_crash_adds_nobody_twice(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency)
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.store.change(Campaign, str(campaign.id), set={"audience_written": False})
    await quiet_agency.round()
    await quiet_agency.round()
    assert len(recipients(quiet_agency)) == 3


async def test_a_half_written_audience_is_completed(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency)
    await launch.launch(quiet_agency.desk, campaign.number)
    [lost, *_] = await quiet_agency.store.find(Delivery, {"campaign": campaign.number})
    await quiet_agency.store.remove(Delivery, {"_id": lost.id})
    await quiet_agency.store.change(Campaign, str(campaign.id), set={"audience_written": False})
    await quiet_agency.round()
    assert len(recipients(quiet_agency)) == 3


async def test_a_paused_campaign_sends_nothing_until_it_is_resumed(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency)
    await launch.launch(quiet_agency.desk, campaign.number)
    await launch.pause(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    assert recipients(quiet_agency) == []
    await launch.resume(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    assert len(recipients(quiet_agency)) == 3


async def test_a_cancelled_campaign_never_sends_what_was_left(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency)
    await launch.launch(quiet_agency.desk, campaign.number)
    assert await launch.cancel(quiet_agency.desk, campaign.number) == 3
    await quiet_agency.round()
    assert recipients(quiet_agency) == []
    with pytest.raises(Conflict):
        await launch.resume(quiet_agency.desk, campaign.number)
    assert (await report(quiet_agency.desk, campaign.number)).reasons == {"cancelled": 3}


async def test_a_scheduled_campaign_waits_for_its_time(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency)
    start = quiet_agency.desk.now() + timedelta(hours=2)
    assert (await launch.launch(quiet_agency.desk, campaign.number, start)).state is CampaignState.SCHEDULED
    await quiet_agency.round()
    assert recipients(quiet_agency) == []
    quiet_agency.clock.turn(hours=2, seconds=5)
    await quiet_agency.round()
    await quiet_agency.round()
    assert len(recipients(quiet_agency)) == 3


async def test_a_campaign_that_slept_past_its_time_is_paused_and_nobody_is_skipped(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency)
    await launch.launch(quiet_agency.desk, campaign.number, quiet_agency.desk.now() + timedelta(hours=1))
    quiet_agency.clock.turn(days=3)
    await quiet_agency.round()
    assert (await launch.find(quiet_agency.desk, campaign.number)).state is CampaignState.PAUSED
    assert recipients(quiet_agency) == []


async def test_the_rate_spreads_a_campaign_over_time(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency, 4, rate_per_minute=2)
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round("send_due")
    assert len(recipients(quiet_agency)) == 1
    quiet_agency.clock.turn(minutes=5)
    quiet_agency.tools.pace.burst = 600
    quiet_agency.tools.pace._filled_at = None
    await quiet_agency.round("send_due")
    assert len(recipients(quiet_agency)) == 4


async def test_a_second_step_follows_in_the_same_thread(quiet_agency: Agency) -> None:
    steps = [{"subject": "One", "text": "first"}, {"subject": "Two", "text": "second", "wait_days": 3}]
    for number in range(2):
        await quiet_agency.add_contact(f"lead{number}@away.example", "Lead Last")
    spec = spec_of(
        {"name": "Two steps", "audience": {"kind": "all"}, "steps": steps},
        ZoneInfo("UTC"),
        base=Path(),
        named="two.toml",
    )
    campaign = await launch.create(quiet_agency.desk, spec)
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    await quiet_agency.round()
    assert len(recipients(quiet_agency)) == 2
    quiet_agency.clock.turn(days=3, minutes=1)
    await quiet_agency.round()
    await quiet_agency.round()
    assert len(recipients(quiet_agency)) == 4
    threads = {d.thread_id for d in await quiet_agency.store.find(Delivery, {"recipient": "lead0@away.example"})}
    assert len(threads) == 1
    await quiet_agency.round()
    assert (await launch.find(quiet_agency.desk, campaign.number)).state is CampaignState.DONE


async def test_a_missing_variable_is_refused_with_the_contact_and_its_name(quiet_agency: Agency) -> None:
    await quiet_agency.add_contact("nameless@away.example", "")
    spec = spec_of(SPRING, ZoneInfo("UTC"), base=Path(), named="spring.toml")
    with pytest.raises(BadInput, match=r"nameless@away\.example has no 'first_name'"):
        await launch.create(quiet_agency.desk, spec)
    assert await quiet_agency.store.count(Campaign, {}) == 0


async def test_a_campaign_without_postal_address_is_refused(quiet_agency: Agency) -> None:
    from agency import reconfigured

    nowhere = reconfigured(quiet_agency, business={"postal_address": ""})
    with pytest.raises(ConfigError, match=r"business\.postal_address"):
        await launch.create(nowhere.desk, spec_of(SPRING, ZoneInfo("UTC"), base=Path(), named="spring.toml"))


async def test_only_leads_with_the_tags_are_the_audience(quiet_agency: Agency) -> None:
    await quiet_agency.add_contact("buyer@away.example", "B", tags=["buyer"])
    await quiet_agency.add_contact("seller@away.example", "S", tags=["seller"])
    await quiet_agency.add_contact("vendor@away.example", "V", tags=["buyer"], kind="vendor")
    campaign = await created(quiet_agency, 0, audience={"tags": ["buyer"]})
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    assert recipients(quiet_agency) == ["buyer@away.example"]


async def test_a_filter_names_columns_of_the_import(quiet_agency: Agency) -> None:
    await quiet_agency.add_contact("old@away.example", "O", fields={"neighborhood": "Old Town"})
    await quiet_agency.add_contact("new@away.example", "N", fields={"neighborhood": "Lakeside"})
    campaign = await created(quiet_agency, 0, audience={"where": {"neighborhood": "Old Town"}})
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    assert recipients(quiet_agency) == ["old@away.example"]


async def test_a_refused_recipient_has_failed_and_the_others_are_served(quiet_agency: Agency) -> None:
    from smtp_sink import Fault

    quiet_agency.sink.faults.append(Fault(at="rcpt", reply="550 5.1.1 no such user", to="lead1@away.example"))
    campaign = await created(quiet_agency)
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    assert (await report(quiet_agency.desk, campaign.number)).states == {"accepted": 2, "failed": 1}


async def test_a_deferred_recipient_is_tried_again_later(quiet_agency: Agency) -> None:
    from smtp_sink import Fault

    quiet_agency.sink.faults.append(Fault(at="rcpt", reply="451 4.3.0 later", to="lead1@away.example", times=1))
    campaign = await created(quiet_agency)
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    assert (await report(quiet_agency.desk, campaign.number)).states == {"accepted": 2, "deferred": 1}
    quiet_agency.clock.turn(minutes=2)
    await quiet_agency.round()
    assert (await report(quiet_agency.desk, campaign.number)).states == {"accepted": 3}
    assert len(recipients(quiet_agency)) == 3


async def test_a_connection_lost_after_the_body_is_unknown_and_never_sent_again(quiet_agency: Agency) -> None:
    from smtp_sink import Fault

    quiet_agency.sink.faults.append(Fault(at="answer", drop=True, to="lead1@away.example", times=1))
    campaign = await created(quiet_agency)
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round()
    quiet_agency.clock.turn(days=2)
    await quiet_agency.round()
    states = (await report(quiet_agency.desk, campaign.number)).states
    assert states == {"accepted": 2, "unknown": 1}
    [unknown] = await quiet_agency.store.find(Delivery, {"state": DeliveryState.UNKNOWN})
    assert unknown.recipient == "lead1@away.example"


async def test_what_somebody_changed_since_it_was_checked_is_not_launched(
    quiet_agency: Agency, mongodb_uri: str, database_name: str
) -> None:
    campaign = await created(quiet_agency)
    with MongoClient[dict[str, Any]](mongodb_uri, tz_aware=True) as client:
        row = client[database_name]["campaigns"]

        def edit(point: str) -> None:
            if point == "audience_checked":
                row.update_one({"number": campaign.number}, {"$set": {"edited_at": quiet_agency.desk.now()}})

        desk = replace(quiet_agency.desk, checkpoint=edit)
        with pytest.raises(Conflict, match="was changed in this moment"):
            await launch.launch(desk, campaign.number)
    assert await quiet_agency.store.find(Delivery, {"campaign": campaign.number}) == []
    assert (await launch.find(quiet_agency.desk, campaign.number)).state is CampaignState.DRAFT


async def test_who_became_a_contact_after_the_launch_is_not_in_it(quiet_agency: Agency) -> None:
    campaign = await created(quiet_agency)

    def die(point: str) -> None:
        if point == "audience_batch":
            raise Died

    with pytest.raises(Died):
        await launch.launch(replace(quiet_agency.desk, checkpoint=die), campaign.number)
    await quiet_agency.add_contact("late@away.example", "Late Comer")
    await quiet_agency.round()
    assert recipients(quiet_agency) == ["lead0@away.example", "lead1@away.example", "lead2@away.example"]


class Died(Exception):
    """The process ended here."""


async def test_a_slip_in_a_variables_name_is_told_as_one(quiet_agency: Agency) -> None:
    with pytest.raises(BadInput, match="did you mean first_name") as slip:
        await created(quiet_agency, text="Hello {{ contact.frist_name }}")
    assert "frist_name" in slip.value.what
