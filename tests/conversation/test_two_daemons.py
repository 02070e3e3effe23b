"""Two daemons over one store and one mailbox: one answer a mail, one delivery a recipient, one call a time."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from agency import Agency, body_of
from ledger_view import tell

from jobs.schedule import ONE_ROUND, job
from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from mailbot.wiring import open_doors
from models.call import Call
from models.delivery import Delivery, Purpose
from models.message import Message, MessageState

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
LEADS = 6


async def at_once(agency: Agency, rounds: int = 2) -> None:
    """Two daemons, each with doors and a name of its own, run all jobs beside each other."""
    opened = [open_doors(replace(agency.desk, worker=f"daemon-{n}")) for n in range(2)]

    async def work(tools: object) -> None:
        for _ in range(rounds):
            for name in ONE_ROUND:
                await job(name).run(tools)  # type: ignore[arg-type]

    try:
        await asyncio.gather(*(work(one.tools) for one in opened), *(work(one.tools) for one in opened))
    finally:
        for one in opened:
            await one.close()


async def test_every_mail_is_answered_once(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    leads = [agency.lead(f"lead{n}@away.example", f"Lead{n}") for n in range(LEADS)]
    for lead in leads:
        lead.write(BUYER, f"House {lead.name}")
    await at_once(agency)
    got = Counter(recipient for mail in agency.sink.mails for recipient in mail.recipients if "lead" in recipient)
    assert got == {lead.address: 1 for lead in leads}, await tell(agency.store)
    assert await agency.store.count(Message, {"direction": "inbound", "state": MessageState.READ}) == LEADS


async def test_every_recipient_gets_a_campaign_once(agency: Agency) -> None:
    for n in range(30):
        await agency.add_contact(f"lead{n}@away.example", f"Lead{n} Last")
    text = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello {{ contact.first_name }}"}
    campaign = await launch.create(agency.desk, spec_of(text, ZoneInfo("UTC"), base=Path(), named="spring"))
    await launch.launch(agency.desk, campaign.number)
    agency.clock.turn(minutes=1)
    await at_once(agency, 4)
    got = Counter(recipient for mail in agency.sink.mails for recipient in mail.recipients)
    assert set(got.values()) == {1}
    states = Counter(d.state for d in await agency.store.find(Delivery, {"campaign": campaign.number}))
    assert states == {"accepted": 30}, states


async def test_one_time_is_given_to_one_lead(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    leads = [agency.lead(f"lead{n}@away.example", f"Lead{n}") for n in range(3)]
    for lead in leads:
        lead.write(f"{BUYER} Can you call me? My number is 503-555-0142.", f"House {lead.name}")
    await agency.round()
    for lead in leads:
        assert "1." in body_of(agency.to(lead.address)[-1]), await tell(agency.store)
        lead.answer(agency.to(lead.address)[-1], "The first one works for me.")
    await at_once(agency)
    calls = await agency.store.find(Call, {})
    assert len({call.starts_at for call in calls}) == len(calls) >= 1
    invited = [
        d
        for d in await agency.store.find(Delivery, {"purpose": Purpose.REPLY}, whole=True)
        if d.content and d.content.calendar
    ]
    assert len(invited) == len(calls), await tell(agency.store)
