"""The recipients of a report come a page at a time, those due last first, none twice and none left out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from agency import Agency

from mailbot.campaigns import report, summing
from models.campaign import Campaign, CampaignState, Step
from models.delivery import Delivery, DeliveryState, Purpose


@pytest.mark.parametrize("state", [CampaignState.DONE, CampaignState.RUNNING])
async def test_every_recipient_stands_on_one_page(quiet_agency: Agency, state: CampaignState) -> None:
    store, now = quiet_agency.store, quiet_agency.desk.now()
    step = Step(subject="Hello", text="Hi")
    campaign = Campaign(number=7, name="Spring", state=state, steps=[step], rate_per_minute=30, launched_at=now)
    assert await store.add(campaign)
    # Two mails to everybody, nine days between them.
    due = [now - timedelta(days=days, seconds=2 * place) for days in (1, 10) for place in range(60)]
    rows = [
        Delivery(
            key=f"campaign:7:{place}",
            purpose=Purpose.CAMPAIGN,
            state=DeliveryState.ACCEPTED,
            recipient=f"lead{place}@away.example",
            campaign=7,
            due_at=moment,
            ended_at=moment,
        )
        for place, moment in enumerate(due)
    ]
    assert await store.add_all(rows) == len(rows)
    sums = await summing.sums_of(quiet_agency.desk, campaign)
    seen: list[str] = []
    before = ""
    for _ in range(len(rows)):
        page = await report.recipients(quiet_agency.desk, campaign, sums, DeliveryState.ACCEPTED, before, limit=25)
        seen += [row.recipient for row in page.rows]
        before = page.older
        if not before:
            break
    assert seen == [f"lead{place}@away.example" for place in range(len(rows))]
