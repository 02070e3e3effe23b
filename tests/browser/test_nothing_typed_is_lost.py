"""What somebody typed comes back when a form is refused, and after signing in; it is forgotten once it is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from agency import Agency
from chromium import Window
from playwright.async_api import expect
from web_site import OWNER, PASSWORD, Site

from mailbot.store import LONG_AGO
from models.contact import Contact
from models.draft import Draft, DraftState
from models.thread import Thread

pytestmark = [pytest.mark.slow, pytest.mark.dovecot, pytest.mark.timeout(600)]

ANSWER = "I will call you this afternoon.\n\nKim"


async def with_a_draft(agency: Agency) -> Thread:
    """A lead has written; the answer waits."""
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("dana@away.example").write("Hello, we want to buy a house in Old Town.", "House")
    await agency.round()
    [thread] = await agency.store.find(Thread, {"last_inbound_at": {"$gt": LONG_AGO}})
    return thread


async def kept_by_the_browser(window: Window) -> str | None:
    found: str | None = await window.page.evaluate("sessionStorage.getItem('typed')")
    return found


async def test_a_refused_schedule_shows_what_was_chosen(live_site: Site, window: Window) -> None:
    await window.go("/campaigns/new")
    await window.page.locator("input[name=name]").fill("Spring")
    await window.button("Next: audience").click()
    await window.go(f"{window.page.url.partition('/audience')[0]}/schedule")
    past = live_site.agency.desk.now() - timedelta(days=300)
    await window.page.locator("input[name=rate]").fill("77")
    await window.page.locator("input[name=start]").fill(f"{past:%Y-%m-%dT09:00}")
    await window.button("Next: review").click()
    await window.sees("That start is past")
    await expect(window.page.locator("input[name=rate]")).to_have_value("77")
    await expect(window.page.locator("input[name=start]")).to_have_value(f"{past:%Y-%m-%dT09:00}")
    await expect(window.page.get_by_label("At a time of its own")).to_be_checked()


async def test_wrong_conditions_of_an_audience_stay(window: Window) -> None:
    await window.go("/campaigns/new")
    await window.page.locator("input[name=name]").fill("Spring")
    await window.button("Next: audience").click()
    await window.page.locator("textarea[name=where]").fill("town: Alder")
    await window.button("Next: content").click()
    await window.sees("is no condition")
    await expect(window.page.locator("textarea[name=where]")).to_have_value("town: Alder")


async def test_an_answer_outlives_the_session(live_site: Site, window: Window) -> None:
    thread = await with_a_draft(live_site.agency)
    await window.go(f"/threads/{thread.number}")
    form = f"form[action='/threads/{thread.number}/reply']"
    if not await window.page.locator(f"{form} textarea").is_visible():
        await window.page.locator(f"details:has({form}) > summary").click()
    await window.page.locator(f"{form} textarea").fill(ANSWER)
    await window.page.context.clear_cookies()
    await window.page.locator(f"{form} button").last.click()
    await window.page.locator("input[name=login]").fill(OWNER)
    await window.page.locator("input[name=password]").fill(PASSWORD)
    await window.page.get_by_role("button").click()
    await window.sees("You were signed out, and nothing was done")
    await expect(window.page.locator(f"{form} textarea")).to_have_value(ANSWER)
    await expect(window.page.locator(f"{form} textarea")).to_be_visible()
    await window.page.locator(f"{form} button").last.click()
    await expect(window.page.locator(".notice.good")).to_be_visible()
    assert await kept_by_the_browser(window) is None


async def test_a_letter_outlives_the_session_that_ended_while_it_was_written(window: Window) -> None:
    window.may_fail.add("/content")
    await window.go("/campaigns/new")
    await window.page.locator("input[name=name]").fill("Spring")
    await window.button("Next: audience").click()
    await window.go(f"{window.page.url.partition('/audience')[0]}/content")
    await window.page.context.clear_cookies()
    await window.page.locator("textarea[name=text]").press_sequentially("A long letter")
    await window.page.locator("input[name=login]").fill(OWNER)
    await window.page.locator("input[name=password]").fill(PASSWORD)
    await window.page.get_by_role("button").click()
    await expect(window.page.locator("textarea[name=text]")).to_have_value("A long letter")


async def test_a_draft_that_was_decided_elsewhere_leaves_ones_words_to_be_copied(
    live_site: Site, window: Window
) -> None:
    thread = await with_a_draft(live_site.agency)
    [draft] = await live_site.agency.store.find(Draft, {"thread_id": str(thread.id)})
    await window.go(f"/drafts/{draft.number}")
    await window.page.locator("textarea[name=text]").fill(ANSWER)
    await live_site.agency.store.change(Draft, str(draft.id), set={"state": DraftState.REJECTED})
    await window.button("Approve and send").click()
    await expect(window.page.get_by_label("What you had written")).to_have_value(ANSWER)
    assert await window.violations() == []
    await window.go("/")
    assert await kept_by_the_browser(window) is None


async def test_a_password_is_never_kept_by_the_browser(window: Window) -> None:
    await window.go("/me")
    form = window.page.locator("form:has(input[name=again])")
    for name in ("password", "new", "again"):
        await form.locator(f"input[name={name}]").fill("no such password at all")
    await window.page.evaluate(
        "window.addEventListener('pagehide', () => sessionStorage.setItem('seen', sessionStorage.typed || ''))"
    )
    await form.get_by_role("button").click()
    await expect(window.page.locator(".notice.bad")).to_contain_text("That is not your password")
    assert "no such password" not in await window.page.evaluate("JSON.stringify(sessionStorage)")


async def test_a_long_name_is_no_wider_than_the_window(live_site: Site, window: Window) -> None:
    contact: Contact = await live_site.agency.add_contact("long@away.example", "Wolfeschlegelsteinhausen" * 6)
    await window.go(f"/contacts/{contact.number}")
    await window.sees("Wolfeschlegel")
    assert await window.overflow() <= 0
