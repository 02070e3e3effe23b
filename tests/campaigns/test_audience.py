"""Whom a campaign is for: said by its author, counted without those who want no mail, and never nobody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from agency import Agency

from mailbot.campaigns import editing, launch
from mailbot.campaigns.reach import Reach, reach
from mailbot.campaigns.spec import spec_of
from mailbot.conversation.arriving import same_person
from mailbot.crm.contacts import find_contact
from mailbot.delivery.suppression import campaign_scope, suppress
from mailbot.errors import BadInput, Conflict, NotFound
from models.campaign import Audience, AudienceKind, Campaign
from models.contact import Contact
from models.delivery import Delivery, DeliveryState, Purpose
from models.message import Direction, Message
from models.suppression import EVERYTHING, SuppressionReason
from models.thread import Stage, Thread

LETTER = {"name": "Spring", "subject": "Homes", "text": "Hello"}


def read(**changes: Any) -> Audience:
    return spec_of({**LETTER, **changes}, ZoneInfo("UTC"), base=Path(), named="spring.toml").audience


@pytest.mark.parametrize(
    "changes",
    [{}, *({"audience": said} for said in ({}, {"tags": []}, {"where": {}}, {"kind": "none"}))],
)
def test_a_campaign_that_does_not_say_whom_it_is_for_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=r'spring\.toml: it does not say whom it is for — .*kind = "all" for every lead'):
        read(**changes)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"kind": "all"}, AudienceKind.ALL),
        ({"tags": ["buyer"]}, AudienceKind.TAGS),
        ({"where": {"neighborhood": "Old Town"}}, AudienceKind.FILTER),
        ({"kind": "tags", "tags": ["buyer", "seller"]}, AudienceKind.TAGS),
    ],
)
def test_a_campaign_that_says_it_is_taken(said: dict[str, Any], kind: AudienceKind) -> None:
    assert read(audience=said).kind is kind


async def draft(agency: Agency, people: int, stopped: tuple[tuple[int, str], ...] = ()) -> Campaign:
    for number in range(people):
        await agency.add_contact(f"lead{number}@away.example", f"Lead{number} Last")
    for number, scope in stopped:
        await suppress(agency.desk, f"lead{number}@away.example", SuppressionReason.OPERATOR, scope=scope)
    spec = spec_of({**LETTER, "audience": {"kind": "all"}}, ZoneInfo("UTC"), base=Path(), named="spring.toml")
    return await launch.create(agency.desk, spec)


@pytest.mark.parametrize(
    ("people", "stopped", "words"),
    [
        (4, (), "4 contacts"),
        (1, (), "1 contact"),
        (4, ((0, EVERYTHING), (2, EVERYTHING)), "2 of 4 contacts: 2 suppressed"),
        (4, ((1, campaign_scope(1001)),), "3 of 4 contacts: 1 suppressed"),
        (4, ((1, campaign_scope(1001)), (1, EVERYTHING)), "3 of 4 contacts: 1 suppressed"),
        (4, ((1, campaign_scope(1002)),), "4 contacts"),  # a stop of another campaign
        (2, ((7, EVERYTHING), (8, EVERYTHING), (9, EVERYTHING)), "2 contacts"),  # nobody of the audience
    ],
)
async def test_an_audience_tells_how_many_of_it_get_nothing(
    quiet_agency: Agency, people: int, stopped: tuple[tuple[int, str], ...], words: str
) -> None:
    campaign = await draft(quiet_agency, people, stopped)
    found = await reach(quiet_agency.desk, campaign)
    assert ": ".join(filter(None, (found.in_words, found.why_not))) == words


async def had_enough(agency: Agency, contact: Contact, addresses: Sequence[str]) -> None:
    """As many campaigns of this week as one person may get went to a contact, at these addresses in turn."""
    now = agency.desk.now()
    mails = [
        Delivery(
            key=f"campaign:{number}:0:{contact.id}",
            purpose=Purpose.CAMPAIGN,
            state=DeliveryState.ACCEPTED,
            recipient=addresses[number % len(addresses)],
            contact_id=str(contact.id),
            campaign=number,
            due_at=now,
            ended_at=now,
        )
        for number in range(900, 900 + agency.desk.config.sending.max_campaigns_per_week)
    ]
    assert await agency.store.add_all(mails) == len(mails)


async def test_the_weekly_cap_counts_what_a_person_got_at_any_address(quiet_agency: Agency) -> None:
    campaign = await draft(quiet_agency, 2, ())
    lead = await find_contact(quiet_agency.store, "lead1@away.example")
    await same_person.add_address(quiet_agency.desk, lead, "lead1@work.example", actor="kim")
    await had_enough(quiet_agency, lead, ["lead1@away.example", "lead1@work.example"])
    found = await reach(quiet_agency.desk, campaign)
    assert (found.gets_it, dict(found.skipped)) == (1, {"frequency_cap": 1})


async def test_who_is_in_conversation_or_had_enough_is_not_counted_as_reached(quiet_agency: Agency) -> None:
    campaign, now = await draft(quiet_agency, 4, ((0, EVERYTHING),)), quiet_agency.desk.now()
    lead1, lead2 = [await find_contact(quiet_agency.store, f"lead{number}@away.example") for number in (1, 2)]
    talk = Thread(number=9, contact_id=str(lead1.id), stage=Stage.BOOKED, last_at=now, last_inbound_at=now)
    assert await quiet_agency.store.add(talk)
    await had_enough(quiet_agency, lead2, [lead2.address])
    found = await reach(quiet_agency.desk, campaign)
    assert (found.gets_it, dict(found.skipped)) == (1, {"suppressed": 1, "in_conversation": 1, "frequency_cap": 1})
    sample = await editing.sample(quiet_agency.desk, campaign)
    assert [contact.address for contact in sample.first] == ["lead3@away.example"]
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round("advance_campaigns", "send_due")
    assert len(quiet_agency.sink.mails) == found.gets_it


async def test_who_gets_nothing_is_in_no_preview(quiet_agency: Agency) -> None:
    campaign = await draft(quiet_agency, 3, ((0, EVERYTHING),))
    shown = await launch.preview(quiet_agency.desk, campaign.number)
    assert [contact.address for contact, _ in shown] == ["lead1@away.example", "lead2@away.example"]
    sample = await editing.sample(quiet_agency.desk, campaign)
    assert (sample.reach, len(sample.first)) == (Reach(3, {"suppressed": 1}), 2)


async def test_nobody_is_launched_to(quiet_agency: Agency) -> None:
    campaign = await draft(quiet_agency, 0)
    with pytest.raises(BadInput, match="nobody is in its audience — import contacts"):
        await launch.launch(quiet_agency.desk, campaign.number)
    assert (await launch.find(quiet_agency.desk, campaign.number)).launched_at is None
    [problem] = await editing.problems(quiet_agency.desk, campaign)
    assert problem.startswith("Nobody is in its audience: import contacts")


async def test_a_draft_is_deleted_and_nothing_else(quiet_agency: Agency) -> None:
    campaign = await draft(quiet_agency, 1)
    await launch.delete(quiet_agency.desk, campaign.number, actor="kim")
    with pytest.raises(NotFound):
        await launch.find(quiet_agency.desk, campaign.number)
    other = await launch.create(
        quiet_agency.desk,
        spec_of({**LETTER, "audience": {"kind": "all"}}, ZoneInfo("UTC"), base=Path(), named="spring.toml"),
    )
    await launch.launch(quiet_agency.desk, other.number)
    with pytest.raises(Conflict, match="only a draft can be deleted"):
        await launch.delete(quiet_agency.desk, other.number)
    assert (await launch.find(quiet_agency.desk, other.number)).launched_at


async def test_whom_another_agent_represents_gets_no_campaign(quiet_agency: Agency) -> None:
    for name in ("dana", "eli"):
        contact = await quiet_agency.add_contact(f"{name}@away.example", f"{name.title()} Last")
        said = Message(
            digest=name,
            size=1,
            direction=Direction.INBOUND,
            received_at=quiet_agency.desk.now(),
            contact_id=str(contact.id),
            has_agent=name == "dana",
        )
        await quiet_agency.store.add(said)
    spec = spec_of({**LETTER, "audience": {"kind": "all"}}, ZoneInfo("UTC"), base=Path(), named="spring.toml")
    campaign = await launch.create(quiet_agency.desk, spec)
    assert (await reach(quiet_agency.desk, campaign)).skipped == {"represented": 1}
    await launch.launch(quiet_agency.desk, campaign.number)
    await quiet_agency.round("send_due")
    assert [mail.recipients for mail in quiet_agency.sink.mails] == [("eli@away.example",)]
