"""Calls, suppression and quarantine in the browser."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from agency import Agency
from web_site import Site

from mailbot.delivery.suppression import suppress, unsuppress
from models.call import Call, CallState
from models.message import Direction, Message, MessageState
from models.suppression import Suppression, SuppressionReason
from models.thread import Stage, Thread

# ------------------------------------------------------------------------------------------------ calls


async def thread_of(agency: Agency, address: str) -> Thread:
    contact = await agency.add_contact(address, "Dana Last")
    thread = Thread(
        number=7,
        contact_id=str(contact.id),
        participants=[address],
        subject="A house",
        last_at=agency.desk.now(),
    )
    assert await agency.store.add(thread)
    return thread


def field(agency: Agency, **ahead: float) -> str:
    """So far ahead, and on within office hours: later days have later hours."""
    local = (agency.desk.now() + timedelta(**ahead)).astimezone(agency.desk.config.business.zone)
    day = local.date()
    while ahead["days"] > 0 and day.weekday() > 4:
        day += timedelta(days=1)
    return f"{day}T{10 + int(ahead['days']) % 6:02}:00"


async def test_a_call_is_booked_moved_and_cancelled_and_the_lead_is_told_each_time(mail_site: Site) -> None:
    agency, browser = mail_site.agency, await mail_site.signed_in()
    thread = await thread_of(agency, "dana@away.example")
    await browser.post("/calls/book/7", {"at": field(agency, days=2), "phone": "+1 207 555 0100"})
    [call] = await agency.store.find(Call, {"number": {"$gt": 0}})
    assert (call.state, call.phone) == (CallState.BOOKED, "+1 207 555 0100")
    assert (await agency.store.get(Thread, str(thread.id))).stage is Stage.BOOKED
    page = await browser.get("/calls")
    assert "Dana Last" in page.text
    await browser.post(f"/calls/{call.number}/move", {"to": field(agency, days=3)})
    await browser.post(f"/calls/{call.number}/cancel", {"reason": "ill"})
    await agency.round("send_due")
    told = [str(mail.get_body(("plain",)).get_content()) for mail in agency.to("dana@away.example")]  # type: ignore[union-attr]
    assert len(told) == 3
    assert "is booked for" in told[0]
    assert "has been moved to" in told[1]
    methods = [mail for mail in agency.to("dana@away.example") if "text/calendar" in mail.as_string()]
    assert len(methods) == 3
    assert "ill" in (await browser.get("/calls/cancelled")).text
    assert "No calls are booked" in (await browser.get("/calls")).text


async def test_a_past_time_is_refused_in_words(site: Site) -> None:
    browser = await site.signed_in()
    await thread_of(site.agency, "dana@away.example")
    await browser.post("/calls/book/7", {"at": field(site.agency, days=-1), "back": "/calls"})
    assert "That time is past" in (await browser.get("/calls")).text
    assert await site.agency.store.count(Call, {"number": {"$gt": 0}}) == 0


@pytest.mark.parametrize("at", ["9999-12-31T23:59", "soon", ""])
async def test_what_is_no_time_of_the_calendar_is_refused_in_words(site: Site, at: str) -> None:
    browser = await site.signed_in()
    await thread_of(site.agency, "dana@away.example")
    await browser.post("/calls/book/7", {"at": at, "back": "/calls"})
    assert "No date and time was given" in (await browser.get("/calls")).text


async def test_a_number_that_no_database_holds_is_not_found(site: Site) -> None:
    browser = await site.signed_in()
    for path in ("threads", "contacts", "campaigns", "drafts"):
        assert (await browser.get(f"/{path}/{10**20}")).status == 404, path
    assert (await browser.get(f"/contacts?before={10**20}")).status < 500


async def test_a_week_shows_each_call_on_its_day_and_leads_to_the_weeks_beside_it(site: Site) -> None:
    agency, browser = site.agency, await site.signed_in()
    await thread_of(agency, "dana@away.example")
    await browser.post("/calls/book/7", {"at": field(agency, days=9)})
    [call] = await agency.store.find(Call, {"number": {"$gt": 0}})
    local = call.starts_at.astimezone(agency.desk.config.business.zone)
    assert "Dana Last" not in (await browser.get("/calls/week")).text
    for of in (f"{local:%Y-%m-%d}", f"{local.date() - timedelta(days=local.weekday())}"):
        page = (await browser.get(f"/calls/week?of={of}")).text
        day = page[page.index(f"{local:%A} <span") :]
        assert "Dana Last" in day[: day.index("</ol>")]
        assert "No calls" not in day[: day.index("Dana Last")]
    for nonsense in ("0001-01-01", "9999-12-31", "soon", "2026-02-30"):
        assert (await browser.get(f"/calls/week?of={nonsense}")).status == 200


async def test_a_call_as_a_calendar_file(site: Site) -> None:
    browser = await site.signed_in()
    await thread_of(site.agency, "dana@away.example")
    await browser.post("/calls/book/7", {"at": field(site.agency, days=2)})
    [call] = await site.agency.store.find(Call, {"number": {"$gt": 0}})
    answer = await browser.get(f"/calls/{call.number}.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in answer.text


async def only_call(agency: Agency) -> Call:
    [call] = await agency.store.find(Call, {"number": {"$gt": 0}})
    return call


@pytest.mark.parametrize("unusual", ["sunday", "night", "far"])
async def test_a_time_that_few_would_mean_is_asked_about_before_anything_is_done(site: Site, unusual: str) -> None:
    browser = await site.signed_in()
    await thread_of(site.agency, "dana@away.example")
    day = date.fromisoformat(field(site.agency, days=200 if unusual == "far" else 2)[:10])
    if unusual == "sunday":
        day += timedelta(days=6 - day.weekday())
    at = f"{day}T02:15" if unusual == "night" else f"{day}T10:00"
    page = await browser.post("/calls/book/7", {"at": at, "phone": "+1 207 555 0100", "back": "/threads/7"})
    assert ("days away" if unusual == "far" else "outside your office hours") in page.text
    assert await site.agency.store.count(Call, {"number": {"$gt": 0}}) == 0
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    assert (kept["at"], kept["phone"], kept["back"]) == (at, "+1 207 555 0100", "/threads/7")
    another = await browser.post("/calls/book/7", {**kept, "at": f"{day}T03:00"})
    assert "Is that time right?" in another.text  # a yes is a yes to one time
    assert (await browser.post("/calls/book/7", kept)).status == 303
    assert (await only_call(site.agency)).phone == "+1 207 555 0100"


async def test_a_call_moved_to_where_it_is_tells_nobody(mail_site: Site) -> None:
    agency, browser = mail_site.agency, await mail_site.signed_in()
    await thread_of(agency, "dana@away.example")
    at = field(agency, days=2)
    await browser.post("/calls/book/7", {"at": at})
    await browser.post("/calls/1/move", {"to": at, "back": "/calls"})
    assert "nothing was changed, and nobody is told" in (await browser.get("/calls")).text
    await agency.round("send_due")
    assert len(agency.to("dana@away.example")) == 1
    assert (await only_call(agency)).sequence == 0


async def test_a_page_that_is_older_than_the_call_changes_nothing(site: Site) -> None:
    browser = await site.signed_in()
    await thread_of(site.agency, "dana@away.example")
    await browser.post("/calls/book/7", {"at": field(site.agency, days=2)})
    page = await browser.get("/calls/1")
    seen = re.search(r'name="seen" value="([^"]+)"', page.text)
    assert seen
    assert "New York time" in page.text
    await browser.post("/calls/1/move", {"to": field(site.agency, days=3)})
    moved = await only_call(site.agency)
    for what in ({"to": field(site.agency, days=4)}, {"reason": "ill"}):
        path = f"/calls/1/{'move' if 'to' in what else 'cancel'}"
        await browser.post(path, {**what, "seen": seen[1], "back": "/calls/1"})
        assert "The call was moved meanwhile: it is " in (await browser.get("/calls/1")).text
    assert await only_call(site.agency) == moved


async def test_a_lead_who_was_not_told_of_a_call_is_named_and_told(mail_site: Site) -> None:
    agency, browser = mail_site.agency, await mail_site.signed_in()
    await thread_of(agency, "dana@away.example")
    await suppress(agency.desk, "dana@away.example", SuppressionReason.OPERATOR)
    await browser.post("/calls/book/7", {"at": field(agency, days=2)})
    await agency.round("send_due")
    for path in ("/calls", "/calls/1"):
        assert "Dana Last has not been told" in (await browser.get(path)).text, path
    assert "No mail reaches them" in (await browser.get("/calls/1")).text
    await unsuppress(agency.desk, "dana@away.example", actor="kim")
    await browser.post("/calls/1/tell", {})
    await browser.post("/calls/1/tell", {"back": "/calls"})
    assert "has been told of call 1 already" in (await browser.get("/calls")).text
    await agency.round("send_due")
    assert len(agency.to("dana@away.example")) == 1
    assert "has not been told" not in (await browser.get("/calls")).text


# ------------------------------------------------------------------------------------------------ suppression


async def test_an_address_is_stopped_found_and_let_go(site: Site) -> None:
    browser = await site.signed_in()
    await browser.post("/suppression/add", {"address": "Dana@Away.example", "why": "asked by phone"})
    [entry] = await site.agency.store.find(Suppression, {"address": "dana@away.example"})
    assert (entry.scope, entry.detail) == ("all", "asked by phone")
    assert "dana@away.example" in (await browser.get("/suppression?q=DAN")).text
    assert "No address begins with that" in (await browser.get("/suppression?q=zoe")).text
    await browser.post("/suppression/remove", {"address": "dana@away.example"})
    assert "Nobody is suppressed" in (await browser.get("/suppression")).text


async def test_the_list_is_saved_and_read_in_again(site: Site) -> None:
    browser = await site.signed_in()
    await browser.post("/suppression/add", {"address": "dana@away.example"})
    saved = await browser.get("/suppression/export.csv")
    await browser.post("/suppression/remove", {"address": "dana@away.example"})
    answer = await browser.upload("/suppression/import", "file", "list.csv", saved.text.encode() + b"nonsense\r\n")
    assert answer.status == 303
    page = await browser.get("/suppression")
    assert "dana@away.example" in page.text
    assert "line 3" in page.text


async def test_no_address_on_the_list_is_a_formula_for_a_spreadsheet(site: Site) -> None:
    browser = await site.signed_in()
    await browser.post("/suppression/add", {"address": "=1+1@away.example"})
    saved = await browser.get("/suppression/export.csv")
    assert "\n'=1+1@away.example," in saved.text
    await browser.post("/suppression/remove", {"address": "=1+1@away.example"})
    await browser.upload("/suppression/import", "file", "list.csv", saved.text.encode())
    assert await site.agency.store.count(Suppression, {"address": "=1+1@away.example"}) == 1


# ------------------------------------------------------------------------------------------------ quarantine

MAIL = b"From: dana@away.example\r\nTo: hello@agency.test\r\nMessage-ID: <q@away.example>\r\n\r\nI want a house.\r\n"


async def broken(agency: Agency, **fields: Any) -> Message:
    message = Message(
        digest="",
        size=0,
        direction=Direction.INBOUND,
        state=MessageState.QUARANTINED,
        problem="it could not be read <b>yet</b>",
        received_at=agency.desk.now(),
        **fields,
    )
    await agency.store.pack_raw(message, MAIL)
    assert await agency.store.add(message)
    return message


async def test_a_mail_in_quarantine_is_shown_with_its_bytes_saved_and_read_again(site: Site) -> None:
    browser, message = await site.signed_in(), await broken(site.agency)
    assert "could not be read &lt;b&gt;yet" in (await browser.get("/quarantine")).text
    page = await browser.get(f"/quarantine/{message.id}")
    assert "I want a house." in page.text
    saved = await browser.get(f"/quarantine/{message.id}/raw")
    assert saved.text.encode() == MAIL
    await browser.post(f"/quarantine/{message.id}/retry", {})
    assert (await site.agency.store.get(Message, str(message.id))).state is MessageState.READ
    assert "Nothing is in quarantine" in (await browser.get("/quarantine")).text
    assert (await browser.get(f"/quarantine/{message.id}")).status == 404


async def test_a_mail_that_the_server_withholds_is_asked_for_at_the_next_look(site: Site) -> None:
    browser, message = await site.signed_in(), await broken(site.agency, withheld=True, folder="INBOX", uid=17)
    page = await browser.get(f"/quarantine/{message.id}")
    assert "UID 17" in page.text
    assert "Save the mail" not in page.text
    await browser.post(f"/quarantine/{message.id}/retry", {})
    kept = await site.agency.store.get(Message, str(message.id))
    assert kept.state is MessageState.QUARANTINED
    assert kept.ask_again_at is not None
    assert "The server is asked for it at the next look" in (await browser.get("/quarantine")).text


async def test_a_pattern_is_no_address_to_suppress(site: Site) -> None:
    browser = await site.signed_in()
    await browser.get("/suppression")
    await browser.post("/suppression/add", {"address": "*@mail.example", "back": "/suppression"})
    page = (await browser.get("/suppression")).text
    assert "is no single address" in page
    assert "Nobody is" in page or "*@mail.example</" not in page
