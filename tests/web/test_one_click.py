"""One-click unsubscription (RFC 8058): what a campaign's mail carries, and what mail providers post."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import Agency, body_of
from web_site import PUBLIC_URL, Site, path_of

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from models.delivery import Delivery, DeliveryState
from models.thread import Stage, Thread

DANA = "dana@away.example"
ONE_CLICK = b"List-Unsubscribe=One-Click"
MULTIPART = b'--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'


async def mailed(agency: Agency, name: str = "Spring") -> str:
    """Launch a campaign and send what is due; its number as text."""
    spec = spec_of(
        {"name": name, "subject": name, "text": "Hello", "audience": {"kind": "all"}},
        ZoneInfo("UTC"),
        base=Path(),
        named="spring.toml",
    )
    campaign = await launch.create(agency.desk, spec)
    await launch.launch(agency.desk, campaign.number)
    await agency.round()
    return str(campaign.number)


def link_in(agency: Agency) -> str:
    """The https address in List-Unsubscribe of the first mail to Dana."""
    found = re.search(r"<(https://[^>]+)>", agency.to(DANA)[0]["List-Unsubscribe"])
    assert found
    return found[1]


async def test_a_campaigns_mail_offers_one_click_and_mail(site: Site) -> None:
    await site.agency.add_contact(DANA)
    await mailed(site.agency)
    [mail] = site.agency.to(DANA)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"<{PUBLIC_URL}/u/" in mail["List-Unsubscribe"]
    assert "<mailto:" in mail["List-Unsubscribe"]
    assert link_in(site.agency) in body_of(mail)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (ONE_CLICK, "application/x-www-form-urlencoded"),
        (MULTIPART, "multipart/form-data; boundary=x"),
        (b"", "application/x-www-form-urlencoded"),
        (ONE_CLICK, "text/plain"),
    ],
    ids=["form", "multipart", "empty", "mistyped"],
)
async def test_a_providers_post_stops_all_mail(site: Site, body: bytes, content_type: str) -> None:
    await site.agency.add_contact(DANA)
    await mailed(site.agency)
    answer = await site.post(path_of(link_in(site.agency)), body, content_type)
    assert answer.status == 200
    assert "Set-Cookie" not in answer.headers
    assert await site.suppressed() == {(DANA, "all")}
    [thread] = await site.agency.store.find(Thread, {})
    assert thread.stage is Stage.CLOSED


async def test_the_next_campaign_goes_past_who_unsubscribed(site: Site) -> None:
    await site.agency.add_contact(DANA)
    await site.agency.add_contact("lee@away.example", "Lee Park")
    await mailed(site.agency)
    await site.post(path_of(link_in(site.agency)), ONE_CLICK)
    await mailed(site.agency, "Summer")
    assert [mail["Subject"] for mail in site.agency.to(DANA)] == ["Spring"]
    assert [mail["Subject"] for mail in site.agency.to("lee@away.example")] == ["Spring", "Summer"]


async def test_a_mail_held_by_a_worker_is_called_off_too(site: Site) -> None:
    dana = await site.agency.add_contact(DANA)
    claimed = await site.queued(dana, state=DeliveryState.CLAIMED, claimed_by="another worker")
    await site.post(site.link(claimed), ONE_CLICK)
    assert await site.state(claimed) is DeliveryState.SKIPPED
    assert await site.agency.store.find(Delivery, {"state": DeliveryState.CLAIMED}) == []
