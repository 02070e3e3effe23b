"""Pages about a lead who gets no mail say so, instead of that they are told."""

from __future__ import annotations

from datetime import datetime, timedelta

from web_site import Browser, Site

from mailbot.conversation import call_desk
from mailbot.delivery.suppression import suppress
from mailbot.store import LONG_AGO
from models.call import Call
from models.delivery import Delivery, DeliveryState, Purpose
from models.suppression import SuppressionReason
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
STOPPED = "dana@away.example is suppressed (unsubscribed)"


async def with_dana(site: Site, *, stopped: bool) -> tuple[Browser, Thread]:
    await site.agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    site.agency.lead("dana@away.example").write(BUYER, "House in Old Town")
    await site.agency.round()
    if stopped:
        await suppress(site.agency.desk, "dana@away.example", SuppressionReason.UNSUBSCRIBED)
    [thread] = await site.agency.store.find(Thread, {"last_inbound_at": {"$gt": LONG_AGO}})
    return await site.signed_in(), thread


SATURDAY = 5


def in_days(site: Site, days: int) -> datetime:
    """At 10 in the morning, so many working days ahead: a move to another is to be confirmed first."""
    local = site.agency.desk.now().astimezone(site.agency.desk.config.business.zone)
    while days:
        local += timedelta(days=1)
        days -= local.weekday() < SATURDAY
    return local.replace(hour=10, minute=0, second=0, microsecond=0)


async def test_an_answer_to_them_is_refused_and_nobody_takes_over(mail_site: Site) -> None:
    browser, thread = await with_dana(mail_site, stopped=True)
    place = f"/threads/{thread.number}"
    page = await browser.get(place)
    assert f"{STOPPED}, and gets no mail" in page.text
    assert 'name="text" required' not in page.text
    await browser.post(f"{place}/reply", {"text": "Hi Dana", "back": place})
    assert f"{STOPPED} and gets no mail: take them off the suppression list first" in (await browser.get(place)).text
    assert not (await mail_site.agency.store.get(Thread, str(thread.id))).muted


async def test_a_call_is_booked_moved_and_cancelled_and_nobody_says_that_they_are_told(mail_site: Site) -> None:
    browser, thread = await with_dana(mail_site, stopped=True)
    place = f"/threads/{thread.number}"
    assert f"The lead gets no invitation: {STOPPED}" in (await browser.get(place)).text
    await browser.post(f"/calls/book/{thread.number}", {"at": f"{in_days(mail_site, 3):%Y-%m-%dT%H:%M}", "back": place})
    said = (await browser.get(place)).text
    assert f"The lead is not told: {STOPPED} and gets no mail. Tell them yourself." in said
    [call] = await mail_site.agency.store.find(Call, {"number": {"$gt": 0}})
    at = f"/calls/{call.number}"
    assert f"The lead is told of no change: {STOPPED}" in (await browser.get(at)).text
    await browser.post(f"{at}/move", {"to": f"{in_days(mail_site, 4):%Y-%m-%dT%H:%M}", "back": at})
    assert f"The lead is not told: {STOPPED}" in (await browser.get(at)).text
    await browser.post(f"{at}/cancel", {"reason": "", "back": at})
    assert f"The call is cancelled. The lead is not told: {STOPPED}" in (await browser.get(at)).text
    invitations = await mail_site.agency.store.find(Delivery, {"thread_id": str(thread.id)})
    assert not [d for d in invitations if d.purpose is Purpose.INVITE and d.state is DeliveryState.ACCEPTED]


async def test_whoever_gets_mail_is_told(mail_site: Site) -> None:
    browser, thread = await with_dana(mail_site, stopped=False)
    call = (await call_desk.book(mail_site.agency.desk, thread.number, in_days(mail_site, 3), actor="kim")).call
    at = f"/calls/{call.number}"
    assert "The lead is told by mail" in (await browser.get(at)).text
    await browser.post(f"{at}/cancel", {"reason": "", "back": at})
    assert "The call is cancelled. The lead is told." in (await browser.get(at)).text
    place = f"/threads/{thread.number}"
    await browser.post(f"{place}/reply", {"text": "Hi Dana", "back": place})
    assert "Your answer is on its way" in (await browser.get(place)).text
