"""Whatever words people write: lines run in their own direction, and no word is wider than the window."""

from __future__ import annotations

import pytest
from chromium import DESKTOP, Window
from dashboard import signed_in
from playwright.async_api import Browser
from web_site import Site

from models.thread import Thread

pytestmark = [pytest.mark.slow, pytest.mark.dovecot, pytest.mark.timeout(300)]

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
