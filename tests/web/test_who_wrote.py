"""Mail of ours in a thread says whose words it holds: mailbot's own, a person's, or what a person approved."""

from __future__ import annotations

import re

from agency import reconfigured
from web_site import OWNER, Browser, Site

from models.draft import Draft
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def shown(site: Site, browser: Browser) -> list[str]:
    """The marks of our mail, oldest first."""
    [thread] = await site.agency.store.find(Thread, {"last_inbound_id": {"$gt": ""}})
    page = (await browser.get(f"/threads/{thread.number}")).text
    ours = [mail.partition("</summary>")[0] for mail in page.split('<article class="mail ours"')[1:]]
    return [mark for head in ours for mark in re.findall(r">((?:written |approved )?by [^<]+)<", head)]


async def test_what_mailbot_says_in_your_name_is_marked_and_so_is_what_you_say(mail_site: Site) -> None:
    agency = mail_site.agency
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("dana@away.example").write(BUYER, "House")
    await agency.round()
    browser = await mail_site.signed_in()
    assert await shown(mail_site, browser) == ["by mailbot"]
    await browser.post("/threads/1/reply", {"text": "Shall we talk on Friday?"})
    await agency.round("send_due")
    assert await shown(mail_site, browser) == ["by mailbot", f"written by {OWNER}"]


async def test_what_a_person_approved_is_marked_so(mail_site: Site) -> None:
    careful = reconfigured(mail_site.agency, conversation={"autonomy": {"buyer": "draft"}})
    await careful.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    careful.lead("dana@away.example").write(BUYER, "House")
    await careful.round()
    [draft] = await careful.store.find(Draft, {})
    browser = await mail_site.signed_in()
    await browser.post(f"/drafts/{draft.number}/approve", {"text": draft.content.text})
    await careful.round()
    assert await shown(mail_site, browser) == [f"approved by {OWNER}"]
