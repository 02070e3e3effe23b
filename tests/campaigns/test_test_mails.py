"""A campaign's test: it goes to nobody who wants no mail, and shows nobody's data but the recipient's own."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import Agency

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from mailbot.campaigns.testing import queue_test
from mailbot.delivery.suppression import campaign_scope, suppress
from mailbot.errors import Conflict
from models.campaign import Campaign
from models.contact import ContactKind
from models.delivery import Delivery, DeliveryState, Purpose
from models.suppression import SuppressionReason

TEXT = "Hello {{ contact.first_name }}, homes in {{ contact.fields.neighborhood }}."


async def spring(agency: Agency) -> Campaign:
    """A campaign to Dana and Eli, who live in different parts of the town."""
    await agency.add_contact("dana@away.example", "Dana Reyes", fields={"neighborhood": "Old Town"})
    await agency.add_contact("eli@away.example", "Eli Stone", fields={"neighborhood": "Harbor"})
    values = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": TEXT}
    return await launch.create(agency.desk, spec_of(values, ZoneInfo("UTC"), base=Path(), named="spring.toml"))


async def shown_to(agency: Agency, campaign: Campaign, address: str) -> str:
    test = await queue_test(agency.desk, campaign.number, address)
    assert test.content is not None
    return test.content.text


async def test_who_wants_no_mail_gets_no_test_either(quiet_agency: Agency) -> None:
    campaign = await spring(quiet_agency)
    await suppress(quiet_agency.desk, "dana@away.example", SuppressionReason.UNSUBSCRIBED)
    scope = campaign_scope(campaign.number)
    await suppress(quiet_agency.desk, "eli@away.example", SuppressionReason.UNSUBSCRIBED, scope=scope)
    with pytest.raises(Conflict, match=r"dana@away\.example is suppressed \(unsubscribed\)"):
        await queue_test(quiet_agency.desk, campaign.number, "dana@away.example")
    with pytest.raises(Conflict, match=r"eli@away\.example wants no mail of this campaign"):
        await queue_test(quiet_agency.desk, campaign.number, "eli@away.example")
    assert await quiet_agency.store.find(Delivery, {"purpose": Purpose.TEST}) == []


async def test_who_unsubscribes_while_a_test_waits_does_not_get_it(quiet_agency: Agency) -> None:
    campaign = await spring(quiet_agency)
    test = await queue_test(quiet_agency.desk, campaign.number, "kim@agency.test")
    await suppress(quiet_agency.desk, "kim@agency.test", SuppressionReason.OPERATOR)
    await quiet_agency.round("send_due")
    assert (await quiet_agency.store.get(Delivery, str(test.id))).state is DeliveryState.SKIPPED
    assert quiet_agency.to("kim@agency.test") == []


async def test_a_test_shows_the_recipients_own_data_or_a_sample(quiet_agency: Agency) -> None:
    campaign = await spring(quiet_agency)
    assert "Hello Eli, homes in Harbor." in await shown_to(quiet_agency, campaign, "eli@away.example")
    assert "Hello Kim, homes in [neighborhood]." in await shown_to(quiet_agency, campaign, "me@agency.test")
    await quiet_agency.add_contact("lou@agency.test", "Lou Park", kind=ContactKind.STAFF)
    assert "Hello Lou, homes in [neighborhood]." in await shown_to(quiet_agency, campaign, "lou@agency.test")
