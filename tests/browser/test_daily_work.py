"""The day of an agent: a conversation read and answered, a draft changed and sent, a call booked and moved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from agency import Agency, body_of
from chromium import Window
from playwright.async_api import expect
from web_site import Site

from mailbot.store import LONG_AGO
from models.call import Call
from models.draft import Draft, DraftState
from models.message import Direction, Message, MessageState
from models.thread import Thread

pytestmark = [pytest.mark.slow, pytest.mark.dovecot, pytest.mark.timeout(600)]

DANA = "dana@away.example"
BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
MAIL = b"From: lee@away.example\r\nTo: hello@agency.test\r\nMessage-ID: <q@away.example>\r\n\r\nI want a house.\r\n"


async def with_a_draft(agency: Agency) -> Thread:
    """A lead has written; the answer waits."""
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead(DANA).write(BUYER, "House in Old Town")
    await agency.round()
    [thread] = await agency.store.find(Thread, {"last_inbound_at": {"$gt": LONG_AGO}})
    return thread


def local(agency: Agency, **ahead: float) -> str:
    """So far ahead, and on within office hours: later days have later hours."""
    day = (agency.desk.now() + timedelta(**ahead)).astimezone(agency.desk.config.business.zone).date()
    while day.weekday() > 4:
        day += timedelta(days=1)
    return f"{day}T{10 + int(ahead['days'])}:00"


async def test_a_conversation_is_found_read_and_left_with_a_note(live_site: Site, window: Window) -> None:
    await with_a_draft(live_site.agency)
    await window.go("/threads")
    await window.page.locator("#search").fill("bedrooms old town")
    await expect(window.page.locator("#list .row")).to_have_count(1)
    await window.page.locator("#list .row-main").click()
    await window.sees("up to $470k", "12 Elm St", "A draft waits", "What to do was decided")
    await window.page.get_by_text("Headers", exact=True).first.click()
    await window.sees("message-id:")
    assert await window.overflow() <= 0
    await window.page.get_by_placeholder("A note for your colleagues").fill("She prefers the phone.")
    await window.button("Keep the note").click()
    await window.sees("She prefers the phone.")


async def test_keys_walk_through_the_list_and_open(live_site: Site, window: Window) -> None:
    agency = live_site.agency
    for name in ("dana", "eli"):
        agency.lead(f"{name}@away.example", name.title()).write(BUYER, f"House for {name}")
    await agency.round()
    await window.go("/threads")
    await window.page.keyboard.press("j")
    await window.page.keyboard.press("j")
    await window.page.keyboard.press("k")
    await expect(window.page.locator(".row.current")).to_have_count(1)
    subject = await window.page.locator(".row.current .row-what").inner_text()
    await window.page.keyboard.press("Enter")
    await expect(window.page.locator("h1")).to_have_text(subject.partition(" —")[0])
    await window.page.keyboard.press("e")
    await expect(window.page.locator("textarea:focus")).to_have_count(1)


async def test_one_key_has_one_meaning_and_none_sends_mail(live_site: Site, window: Window) -> None:
    thread = await with_a_draft(live_site.agency)
    await window.go(f"/threads/{thread.number}")
    await window.page.keyboard.press("a")
    await expect(window.page.locator("h1")).to_have_text("Threads")
    assert (await live_site.agency.store.get(Thread, str(thread.id))).archived
    [draft] = await live_site.agency.store.find(Draft, {"number": {"$gt": 0}})
    await window.go(f"/drafts/{draft.number}")
    for keys in ("a", "Control+Enter"):
        await window.page.keyboard.press(keys)
    assert (await live_site.agency.store.get(Draft, str(draft.id))).state is DraftState.HELD
    await window.page.keyboard.press("e")
    await window.page.keyboard.press("Control+Enter")
    await window.sees("is on its way")
    assert (await live_site.agency.store.get(Draft, str(draft.id))).state is DraftState.SENT


async def test_the_current_row_is_kept(live_site: Site, window: Window) -> None:
    agency = live_site.agency
    for name in ("dana", "eli", "kai"):
        agency.lead(f"{name}@away.example", name.title()).write(BUYER, f"House for {name}")
    await agency.round()
    await window.go("/threads")
    current = window.page.locator(".row.current .row-who")
    await window.page.keyboard.press("j")
    await window.page.keyboard.press("j")
    second = await current.inner_text()
    await window.page.keyboard.press("s")
    await expect(window.page.locator('.row.current [aria-pressed="true"]')).to_have_count(1)
    await expect(window.page.locator(".row.current :focus")).to_have_count(1)
    await expect(current).to_have_text(second)
    await window.page.evaluate("document.getElementById('list').dataset.old = 1")
    await window.page.evaluate("document.body.dispatchEvent(new CustomEvent('live'))")
    await expect(window.page.locator("#list[data-old]")).to_have_count(0)
    await expect(window.page.locator(".row.current :focus")).to_have_count(1)
    await expect(current).to_have_text(second)
    await window.page.keyboard.press("a")  # it leaves the list: the next one takes its place
    await expect(window.page.locator("#list .row")).to_have_count(2)
    await expect(window.page.locator(".row.current :focus")).to_have_count(1)
    await expect(current).not_to_have_text(second)


async def test_a_draft_is_changed_and_sent(live_site: Site, window: Window) -> None:
    await with_a_draft(live_site.agency)
    await window.go("/")
    await window.page.get_by_role("link", name="Dana Reyes").first.click()
    await window.sees("Why it waits", "The facts it rests on", "12 Elm St")
    answer = window.page.locator("textarea[name=text]")
    text = await answer.input_value()
    await answer.fill(text + "\n\nPS: the garden faces south.")
    await window.button("Approve and send").click()
    await window.sees("No drafts wait")
    await live_site.agency.round()
    sent = body_of(live_site.agency.to(DANA)[-1])
    assert "12 Elm St" in sent
    assert "PS: the garden faces south." in sent


async def test_a_call_is_booked_and_moved(live_site: Site, window: Window) -> None:
    thread = await with_a_draft(live_site.agency)
    await window.go(f"/threads/{thread.number}")
    await window.page.get_by_text("Book a call").click()
    await window.page.locator("input[name=at]").fill(local(live_site.agency, days=2))
    await window.page.locator("input[name=phone]").fill("+1 207 555 0100")
    await window.button("Book it").click()
    await window.sees("A call is booked for")
    await window.go("/calls")
    await window.page.locator("[data-row]").first.click()
    await window.page.locator("input[name=to]").fill(local(live_site.agency, days=3))
    await window.button("Move the call").click()
    await window.sees("The call is now on")
    [call] = await live_site.agency.store.find(Call, {"number": {"$gt": 0}})
    assert call.sequence == 1
    assert call.arranged_at is not None
    await live_site.agency.round()
    invitations = [mail for mail in live_site.agency.to(DANA) if mail.get_body(("calendar",)) or "ics" in str(mail)]
    assert invitations


async def test_a_person_takes_over_and_gives_back(live_site: Site, window: Window) -> None:
    thread = await with_a_draft(live_site.agency)
    await window.go(f"/threads/{thread.number}")
    await window.page.get_by_role("button", name="Take over: mailbot is silent here").click()
    await window.sees("mailbot is silent here")
    assert (await live_site.agency.store.get(Thread, str(thread.id))).muted
    await window.go("/threads?show=muted")
    await expect(window.page.locator("#list .row")).to_have_count(1)
    await window.page.locator("#list .row-main").click()
    await window.button("Give back to mailbot").click()
    await expect(window.button("Give back to mailbot")).to_have_count(0)
    assert not (await live_site.agency.store.get(Thread, str(thread.id))).muted


async def test_a_mail_in_quarantine_is_tried_again(live_site: Site, window: Window) -> None:
    agency = live_site.agency
    message = Message(
        digest="",
        size=0,
        direction=Direction.INBOUND,
        state=MessageState.QUARANTINED,
        problem="the reader was away",
        received_at=agency.desk.now(),
    )
    await agency.store.pack_raw(message, MAIL)
    assert await agency.store.add(message)
    await window.go("/quarantine")
    await window.page.locator("[data-row]").click()
    await window.sees("I want a house.")
    await window.button("Try again").click()
    await window.sees("Nothing is in quarantine")
    assert (await agency.store.get(Message, str(message.id))).state is MessageState.READ


async def test_the_tab_that_is_open_is_seen(window: Window) -> None:
    await window.go("/threads?show=archived")
    for strip in (".rooms", ".tabs"):
        box = await window.page.locator(f"{strip} [aria-current]").bounding_box()
        assert box
        assert box["x"] >= 0, strip
        assert box["x"] + box["width"] <= window.width, strip
