"""Automatic replies: an absence is noted and stops nothing; who has left for good is written to no more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from agency import Agency
from ledger_view import tell

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from mailbot.delivery.suppression import suppressed_among, unsuppress
from models.contact import Contact
from models.delivery import Delivery, DeliveryState
from models.suppression import Suppression
from models.thread import Stage, Thread

DANA = "dana@away.example"
TWO_STEPS = {
    "name": "Spring",
    "audience": {"kind": "all"},
    "steps": [{"subject": "Homes", "text": "Hello"}, {"wait_days": 2, "subject": "More homes", "text": "Hello again"}],
}
OUT = {"Auto_Submitted": "auto-replied", "subject": "Automatic reply: Homes"}


async def in_a_campaign(agency: Agency) -> None:
    """Dana has got the first of two steps."""
    await agency.add_contact(DANA)
    campaign = await launch.create(agency.desk, spec_of(TWO_STEPS, ZoneInfo("UTC"), base=Path(), named="spring.toml"))
    await launch.launch(agency.desk, campaign.number)
    await agency.round()
    assert len(agency.to(DANA)) == 1, await tell(agency.store)


async def dana(agency: Agency) -> Contact:
    [contact] = await agency.store.find(Contact, {"addresses": DANA})
    return contact


async def test_an_absence_is_noted_and_neither_counts_as_a_reply_nor_stops_the_campaign(agency: Agency) -> None:
    await in_a_campaign(agency)
    back = agency.clock.now().date() + timedelta(days=10)
    text = f"I am out of the office and will be back on {back:%B} {back.day}, {back.year}."
    agency.lead(DANA).answer(agency.to(DANA)[0], text, Subject=OUT["subject"], Auto_Submitted=OUT["Auto_Submitted"])
    await agency.round()
    noted = (await dana(agency)).away_until
    assert noted is not None
    assert noted.date() == back
    [delivery] = await agency.store.find(Delivery, {"recipient": DANA})
    assert delivery.replied_at is None
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    assert (thread.stage, thread.exchanges, thread.reply_due_at) == (Stage.NEW, 0, None)
    assert len(agency.to(DANA)) == 1, "a machine was answered"
    agency.clock.turn(days=3)
    await agency.round()
    assert [str(mail["Subject"]) for mail in agency.to(DANA)] == ["Homes", "More homes"], await tell(agency.store)
    assert await agency.store.count(Suppression, {}) == 0


async def test_who_no_longer_works_there_is_written_to_no_more_until_the_operator_says_so(agency: Agency) -> None:
    await in_a_campaign(agency)
    text = "Dana Reyes no longer works here. Please contact the front desk."
    agency.lead(DANA).answer(agency.to(DANA)[0], text, Subject=OUT["subject"], Auto_Submitted=OUT["Auto_Submitted"])
    await agency.round()
    [entry] = await agency.store.find(Suppression, {"address": DANA})
    assert (entry.reason, entry.scope) == ("gone", "all")
    agency.clock.turn(days=3)
    await agency.round()
    assert len(agency.to(DANA)) == 1
    first, *later = sorted(await agency.store.find(Delivery, {"recipient": DANA}), key=lambda row: row.step)
    assert first.state is DeliveryState.ACCEPTED
    assert all(row.state is DeliveryState.SKIPPED for row in later)
    await unsuppress(agency.desk, DANA, actor="kim")
    assert await suppressed_among(agency.desk, [DANA]) == {}


async def test_a_person_who_answers_does_stop_the_campaign(agency: Agency) -> None:
    """What the two above are measured against."""
    await in_a_campaign(agency)
    agency.lead(DANA).answer(agency.to(DANA)[0], "Thanks, what do you have with 3 bedrooms?")
    await agency.round()
    agency.clock.turn(days=3)
    await agency.round()
    assert "More homes" not in [str(mail["Subject"]) for mail in agency.to(DANA)]


async def test_an_absence_that_names_no_end_sets_none(agency: Agency) -> None:
    await in_a_campaign(agency)
    agency.lead(DANA).answer(
        agency.to(DANA)[0], "I am out of the office.", Subject=OUT["subject"], Auto_Submitted="auto-replied"
    )
    await agency.round()
    assert (await dana(agency)).away_until is None
