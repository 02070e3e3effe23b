"""Whatever words people write: lines run in their own direction, and no word is wider than the window."""

from __future__ import annotations

import pytest
from chromium import DESKTOP, PHONE, Window
from dashboard import signed_in
from playwright.async_api import Browser
from web_site import Site

from models.campaign import Campaign, CampaignState, Step
from models.delivery import Delivery, DeliveryState, Purpose
from models.draft import Draft
from models.suppression import Suppression, SuppressionReason
from models.thread import Thread

pytestmark = [pytest.mark.slow, pytest.mark.dovecot, pytest.mark.timeout(300)]

WORD = "Wolfeschlegelsteinhausenbergerdorff" * 5
BUYER = f"Hello, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k. {WORD}"
HEBREW = "שלום, אני מחפשת בית עם 3 חדרי שינה ב-Old Town. התקציב שלי הוא עד $470k. תודה רבה!"
# Where the first and the last letter of a text stand, from the left, and how far its box reaches.
ENDS = """element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const text = walker.nextNode(), words = text.data.trimEnd(), start = text.data.length - text.data.trimStart().length;
  const at = (place) => {
    const range = document.createRange();
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    return range.getBoundingClientRect().left;
  };
  return [at(start), at(words.length - 1), element.getBoundingClientRect().right];
}"""

# How much room is left to the right of a mail's time.
ROOM = """head => {
  const words = document.createRange();
  words.selectNodeContents(head.querySelector("time"));
  return head.getBoundingClientRect().right - words.getBoundingClientRect().right;
}"""


async def written(site: Site, name: str, text: str, subject: str) -> int:
    """The number of the thread that a lead's mail began; its answer waits for a person."""
    site.agency.lead("lead@away.example", name).write(text, subject)
    await site.agency.round("fetch_mail", "read_mail", "answer_leads")
    [thread] = await site.agency.store.find(Thread, {"last_inbound_id": {"$gt": ""}})
    return thread.number


async def ends(window: Window, selector: str) -> tuple[float, float, float]:
    first, last, right = await window.page.locator(selector).first.evaluate(ENDS)
    return first, last, right


async def test_a_mail_from_right_to_left_is_read_from_right_to_left(live_site: Site, chromium: Browser) -> None:
    number = await written(live_site, "יעל כהן", HEBREW, "מחפשת בית")
    window = await signed_in(chromium, live_site, DESKTOP)
    await window.go(f"/threads/{number}")
    first, last, right = await ends(window, ".mail.theirs .mail-text")
    assert last < first, "its exclamation mark stands at its end"
    assert right - first < 40, "it begins at the right edge"
    await window.go("/threads")
    first, last, _ = await ends(window, ".row-said")
    assert last < first, "so in the list"


async def with_long_words(site: Site) -> list[str]:
    """An agency in which every name, subject and reason is one long word; the pages that show them."""
    agency, now = site.agency, site.agency.clock.now()
    await agency.add_property("BR-1", WORD, 440_000, area="Old Town", features=[WORD])
    contact = await agency.add_contact("lead@away.example", WORD, tags=["a" * 40], source=WORD)
    step = Step(subject="Hello", text="Hi")
    spring = {"number": 3, "name": WORD, "state": CampaignState.PAUSED, "steps": [step], "rate_per_minute": 9}
    assert await agency.store.add(Campaign.model_validate({**spring, "launched_at": now}))
    number = await written(site, WORD, BUYER, WORD)
    doubt = {"purpose": Purpose.CAMPAIGN, "state": DeliveryState.UNKNOWN, "recipient": "lead@away.example"}
    row = {**doubt, "key": "campaign:3:0:lead", "campaign": 3, "reason": WORD, "due_at": now}
    assert await agency.store.add(Delivery.model_validate({**row, "contact_id": str(contact.id)}))
    [draft] = await agency.store.find(Draft, {})
    shown = [
        f"/threads/{number}",
        f"/drafts/{draft.number}",
        f"/contacts/{contact.number}",
        "/campaigns/3?state=unknown",
    ]
    return [*shown, "/", "/threads", "/drafts", "/campaigns", "/contacts", "/properties", "/deliveries"]


@pytest.mark.parametrize("width", [DESKTOP, 800, 700, PHONE])
async def test_no_word_is_wider_than_the_window(live_site: Site, chromium: Browser, width: int) -> None:
    pages = await with_long_words(live_site)
    window = await signed_in(chromium, live_site, width)
    wide = {}
    for page in pages:
        await window.go(page)
        wide[page] = await window.overflow()
    assert {page: by for page, by in wide.items() if by > 0} == {}


async def test_an_address_stands_in_one_line_beside_a_long_reason(live_site: Site, chromium: Browser) -> None:
    address, reason = "greta.lindqvist@harbormail.example", SuppressionReason.UNSUBSCRIBED
    row = Suppression(address=address, reason=reason, detail="please take me off your list, " * 9)
    assert await live_site.agency.store.add(row)
    window = await signed_in(chromium, live_site, DESKTOP)
    await window.go("/suppression")
    cell = await window.page.locator(f"td > div:text('{address}')").bounding_box()
    assert cell
    assert cell["height"] < 30


async def test_the_time_of_a_folded_mail_stands_within_it(live_site: Site, chromium: Browser) -> None:
    number = await written(live_site, "Dana Reyes", BUYER, "House")
    window = await signed_in(chromium, live_site, PHONE)
    await window.go(f"/threads/{number}")
    await window.page.locator(".mail-head").first.click()
    assert await window.page.locator(".mail-head").first.evaluate(ROOM) >= 0
