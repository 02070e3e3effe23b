"""The page of mails whose fate nobody can tell: found from Today, and settled without a command line."""

from __future__ import annotations

from datetime import UTC, datetime

from web_site import Site

from mailbot.store import Store
from models.campaign import Campaign, CampaignState, Step
from models.delivery import Delivery, DeliveryState, Purpose
from models.event import Event

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


async def in_doubt(store: Store, *people: str) -> list[str]:
    """A campaign that was cut off at these people; ids of the deliveries."""
    spring = Campaign(
        number=3, name="Spring", state=CampaignState.DONE, steps=[Step(subject="Hi", text="Hi")], rate_per_minute=60
    )
    assert await store.add(spring)
    ids = []
    for person in people:
        row = Delivery(
            key=f"campaign:3:0:{person}",
            purpose=Purpose.CAMPAIGN,
            state=DeliveryState.UNKNOWN,
            reason="the connection broke",
            recipient=f"{person}@away.example",
            campaign=3,
            due_at=NOW,
        )
        assert await store.add(row)
        ids.append(str(row.id))
    return ids


async def states(store: Store) -> list[str]:
    return sorted(row.state for row in await store.find(Delivery, {"campaign": 3}))


async def test_today_leads_to_them_and_each_is_settled_by_a_button(site: Site) -> None:
    browser, store = await site.signed_in(), site.agency.store
    first, second = await in_doubt(store, "ann", "ben")
    today = await browser.get("/")
    assert "2 unknown deliveries" in today.text
    assert 'href="/deliveries"' in today.text
    page = await browser.get("/deliveries")
    assert "ann@away.example" in page.text
    assert "Spring" in page.text

    assert (await browser.post(f"/deliveries/{first}", {"word": "sent"})).status == 303
    assert (await browser.post(f"/deliveries/{second}", {"word": "resend"})).status == 303
    assert await states(store) == ["accepted", "queued"]
    settled = await store.find(Event, {"created_at": {"$gt": NOW}}, then={"kind": "delivery.settled"})
    assert {event.actor for event in settled} == {"web:owner@agency.test"}
    assert "Nothing is in doubt" in (await browser.get("/deliveries")).text


async def test_all_of_a_campaign_are_settled_at_once(site: Site) -> None:
    browser, store = await site.signed_in(), site.agency.store
    await in_doubt(store, "ann", "ben", "cid")
    assert "All 3 of “Spring” at once" in (await browser.get("/deliveries")).text
    await browser.post("/deliveries/campaign/3", {"word": "sent"})
    assert await states(store) == ["accepted", "accepted", "accepted"]
    assert "3 mails are counted as sent." in (await browser.get("/deliveries")).text


async def test_a_word_that_is_neither_changes_nothing(site: Site) -> None:
    browser, store = await site.signed_in(), site.agency.store
    (only,) = await in_doubt(store, "ann")
    await browser.post(f"/deliveries/{only}", {"word": "perhaps", "back": "/deliveries"})
    assert await states(store) == ["unknown"]
    assert "choose one of the two buttons" in (await browser.get("/deliveries")).text
