"""Threads in the browser: what people wrote is found, read, answered, put away, and comes back."""

from __future__ import annotations

import re
from datetime import timedelta

from agency import OPERATOR, body_of
from web_site import Browser, Site

from mailbot.store import LONG_AGO
from models.contact import Contact
from models.event import Event
from models.message import Claimed, Direction, Message
from models.thread import Stage, Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def with_a_lead(site: Site, text: str = BUYER, subject: str = "House in Old Town") -> Browser:
    """Somebody has written, and was answered."""
    await site.agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    site.agency.lead("dana@away.example").write(text, subject)
    await site.agency.round()
    return await site.signed_in()


async def only_thread(site: Site) -> Thread:
    [thread] = await site.agency.store.find(Thread, {"last_inbound_at": {"$gt": LONG_AGO}})
    return thread


async def listed(browser: Browser, query: str = "") -> bool:
    page = await browser.get(f"/threads{query}")
    assert page.status == 200
    return "House in Old Town" in page.text


async def test_a_conversation_stands_in_the_list_and_on_its_page(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    assert await listed(browser)
    page = await browser.get(f"/threads/{(await only_thread(mail_site)).number}")
    for words in (BUYER, "12 Elm St", "$470,000", "up to $470k", "as wanted", "What to do was decided", "Dana Reyes"):
        assert words in page.text, words


async def test_a_mail_that_is_not_from_whom_it_claims_is_marked(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    thread = await only_thread(mail_site)
    assert "not proven" not in (await browser.get(f"/threads/{thread.number}")).text
    store = mail_site.agency.store
    [message] = await store.find(Message, {"thread_id": str(thread.id), "direction": Direction.INBOUND})
    await store.change(Message, str(message.id), set={"forged": Claimed.CONTACT})
    assert "not proven" in (await browser.get(f"/threads/{thread.number}")).text


async def test_it_is_found_by_people_subject_and_words(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    for words in ("reyes", "dana@away.example", "HOUSE", "bedrooms budget", "bedr"):
        assert await listed(browser, f"?search={words.replace(' ', '+')}"), words
    for words in ("castle", "reyes castle", "%00", "!!!"):
        assert not await listed(browser, f"?search={words.replace(' ', '+')}"), words


async def test_filters_choose(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    for query in ("?intent=buyer", "?show=waiting", "?property=BR-1", "?show=nonsense&intent=nonsense&campaign=x"):
        assert await listed(browser, query), query
    for query in ("?intent=seller", "?show=cold", "?show=muted", "?show=starred", "?property=BR-2", "?campaign=1001"):
        assert not await listed(browser, query), query
    mail_site.agency.clock.turn(days=15)
    browser = await mail_site.signed_in()
    assert await listed(browser, "?show=cold")
    assert not await listed(browser, "?show=waiting")


async def test_a_note_is_changed_and_taken_away_and_the_history_keeps_every_word(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    place = f"/threads/{(await only_thread(mail_site)).number}"
    await browser.post(f"{place}/note", {"text": "Has a dog."})
    [noted] = [event for event in await events(mail_site) if event.kind == "thread.noted"]
    await browser.post(f"/notes/{noted.id}", {"text": "Has two dogs.\r\nBig ones.", "back": place})
    page = await browser.get(place)
    assert '<p class="mail-text">Has two dogs.\nBig ones.</p>' in page.text
    assert '<p class="mail-text">Has a dog.</p>' not in page.text
    assert "; changed " in page.text
    await browser.post(f"/notes/{noted.id}", {"text": "   ", "back": place})
    assert "The note is empty" in (await browser.get(place)).text

    await browser.post(f"/notes/{noted.id}/drop", {"back": place})
    page = await browser.get(place)
    assert "None yet. Leads never see them." in page.text
    told = [(event.kind, event.reason, event.actor) for event in await events(mail_site) if "note" in event.kind]
    assert told == [
        ("thread.noted", "Has a dog.", "web:owner@agency.test"),
        ("note.changed", "Has two dogs.\nBig ones.", "web:owner@agency.test"),
        ("note.dropped", "", "web:owner@agency.test"),
    ]


async def test_only_a_note_is_changed_as_a_note(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    other = (await events(mail_site))[0]
    assert (await browser.post(f"/notes/{other.id}", {"text": "Forged."})).status == 404
    assert all(event.reason != "Forged." for event in await events(mail_site))


async def events(site: Site) -> list[Event]:
    """The history, oldest first."""
    return await site.agency.store.find(Event, {"created_at": {"$gt": LONG_AGO}}, sort=[("created_at", 1)])


async def test_a_star_and_a_tag_stay_until_they_are_taken_off(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    number = (await only_thread(mail_site)).number
    await browser.post(f"/threads/{number}/star", {"on": "yes"})
    assert await listed(browser, "?show=starred")
    await browser.post(f"/threads/{number}/star", {"on": "no"})
    assert not await listed(browser, "?show=starred")
    await browser.post(f"/threads/{number}/tag", {"tag": "  Open   House "})
    await browser.post(f"/threads/{number}/tag", {"tag": "open house"})
    [contact] = await mail_site.agency.store.find(Contact, {"addresses": "dana@away.example"})
    assert contact.tags == ["open house"]
    await browser.post(f"/threads/{number}/tag", {"tag": "open house", "on": "no"})
    [contact] = await mail_site.agency.store.find(Contact, {"addresses": "dana@away.example"})
    assert contact.tags == []


async def test_what_is_archived_comes_back_when_the_lead_writes(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    number = (await only_thread(mail_site)).number
    await browser.post(f"/threads/{number}/archive", {"on": "yes"})
    assert not await listed(browser)
    assert await listed(browser, "?show=archived")
    [reply] = mail_site.agency.to("dana@away.example")
    mail_site.agency.lead("dana@away.example").answer(reply, "The first one sounds good. Is it still available?")
    await mail_site.agency.round()
    assert await listed(browser)
    assert not await listed(browser, "?show=archived")


async def test_what_came_since_one_looked_is_unread(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    number = (await only_thread(mail_site)).number
    assert "row unread" in (await browser.get("/threads")).text
    await browser.get(f"/threads/{number}")
    assert "row unread" not in (await browser.get("/threads")).text
    mail_site.agency.clock.turn(minutes=5)
    [reply] = mail_site.agency.to("dana@away.example")
    mail_site.agency.lead("dana@away.example").answer(reply, "The first one sounds good. Is it still available?")
    await mail_site.agency.round()
    thread = await only_thread(mail_site)
    assert thread.last_inbound_at
    await mail_site.agency.store.change(Thread, str(thread.id), set={"last_inbound_at": mail_site.agency.clock.now()})
    assert "row unread" in (await browser.get("/threads")).text


async def test_a_persons_answer_goes_out_and_mailbot_is_silent(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    number = (await only_thread(mail_site)).number
    answer = await browser.post(f"/threads/{number}/reply", {"text": "I will call you\r\nthis afternoon."})
    assert answer.headers["Location"] == f"/threads/{number}"
    await mail_site.agency.round()
    assert "I will call you\nthis afternoon." in body_of(mail_site.agency.to("dana@away.example")[-1]).replace(
        "\r\n", "\n"
    )
    assert (await only_thread(mail_site)).muted
    assert await listed(browser, "?show=muted")
    await browser.post(f"/threads/{number}/unmute")
    assert not (await only_thread(mail_site)).muted
    events = await mail_site.agency.store.find(Event, {"thread_id": str((await only_thread(mail_site)).id)})
    assert {e.actor for e in events if e.kind in ("thread.muted", "thread.unmuted")} == {"web:owner@agency.test"}


async def test_an_answer_that_is_sent_twice_in_one_breath_goes_out_once(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    place = f"/threads/{(await only_thread(mail_site)).number}"
    before = len(mail_site.agency.to("dana@away.example"))
    for _ in range(2):
        await browser.post(f"{place}/reply", {"text": "I will call you.", "back": place})
    assert "That answer is on its way already" in (await browser.get(place)).text
    await browser.post(f"{place}/reply", {"text": "And bring the keys.", "back": place})
    await mail_site.agency.round()
    answers = mail_site.agency.to("dana@away.example")[before:]
    assert [body_of(mail).split("\n")[0].strip() for mail in answers] == ["I will call you.", "And bring the keys."]


async def test_the_same_words_answer_the_next_mail_too(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    place = f"/threads/{(await only_thread(mail_site)).number}"
    [first] = mail_site.agency.to("dana@away.example")
    await browser.post(f"{place}/reply", {"text": "Yes."})
    mail_site.agency.lead("dana@away.example").answer(first, "And is there a garage?")
    await mail_site.agency.round()
    await browser.post(f"{place}/reply", {"text": "Yes."})
    await mail_site.agency.round()
    assert sum(body_of(mail).startswith("Yes.") for mail in mail_site.agency.to("dana@away.example")) == 2


async def test_an_empty_answer_is_refused_on_the_page_that_it_came_from(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    number = (await only_thread(mail_site)).number
    answer = await browser.post(f"/threads/{number}/reply", {"text": "  ", "back": f"/threads/{number}"})
    assert (answer.status, answer.headers["Location"]) == (303, f"/threads/{number}")
    assert "The answer is empty" in (await browser.get(f"/threads/{number}")).text
    assert not (await only_thread(mail_site)).muted


async def test_a_note_is_for_colleagues_alone(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    number = (await only_thread(mail_site)).number
    await browser.post(f"/threads/{number}/note", {"text": "Her sister bought from us in May."})
    page = await browser.get(f"/threads/{number}")
    assert "Her sister bought from us" in page.text
    await mail_site.agency.round()
    mails = [*mail_site.agency.to("dana@away.example"), *mail_site.agency.to(OPERATOR)]
    assert not any("sister" in body_of(mail) for mail in mails)


async def test_words_of_strangers_are_shown_and_never_obeyed(mail_site: Site) -> None:
    hostile = '<script>alert(1)</script><img src=x onerror=alert(2)> "quoted" we want to buy a house in Old Town'
    browser = await with_a_lead(mail_site, hostile, '<b>Hi</b> "><script>alert(3)</script>')
    for path in (
        "/threads",
        "/",
        "/drafts",
        f"/threads/{(await only_thread(mail_site)).number}",
        "/threads?search=%3Cb%3E",
    ):
        page = await browser.get(path)
        assert not re.search(r"<script>|<img src=x|<b>Hi", page.text), path


async def test_what_needs_a_person_is_listed(mail_site: Site) -> None:
    browser = await with_a_lead(
        mail_site, "Could you please forward the thing to the other people?", "House in Old Town"
    )
    held = await browser.get("/drafts")
    assert "dana@away.example" in held.text or "Dana Reyes" in held.text
    assert await listed(browser, "?show=needs")
    [number] = set(re.findall(r'href="/drafts/(\d+)"', held.text))
    await browser.post(f"/drafts/{number}/reject")
    assert not await listed(browser, "?show=needs")


async def test_the_headers_and_html_of_a_mail_are_there_on_demand(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    page = await browser.get(f"/threads/{(await only_thread(mail_site)).number}")
    [*paths] = dict.fromkeys(re.findall(r'href="(/mail/[0-9a-f]+/headers)"', page.text))
    shown = await browser.get(paths[0])
    assert "message-id: " in shown.text.lower()
    fragment = await browser.get(paths[0], HX_Request="true")
    assert "<html" not in fragment.text


async def test_an_answer_of_ones_own_goes_where_one_chooses(mail_site: Site) -> None:
    agency = mail_site.agency
    agency.lead("dana@away.example").write(BUYER, "House in Old Town", Reply_To="dana@other.example")
    await agency.round()
    browser, number = await mail_site.signed_in(), (await only_thread(mail_site)).number
    await browser.get(f"/threads/{number}")
    await browser.post(f"/threads/{number}/reply", {"text": "Hello Dana", "to": "dana@other.example"})
    await agency.round()
    assert (len(agency.to("dana@other.example")), len(agency.to("dana@away.example"))) == (1, 0)


async def test_what_waits_is_answered_after_a_conversation_was_given_back(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site, "Could you please forward the thing to the other people?")
    place = f"/threads/{(await only_thread(mail_site)).number}"
    await browser.post(f"{place}/mute", {"back": place})
    assert "The draft that waited is put away" in (await browser.get(place)).text
    await browser.post(f"{place}/unmute", {"back": place})
    assert "mailbot answers what they wrote last" in (await browser.get(place)).text
    await mail_site.agency.round()
    assert "A draft waits" in (await browser.get(place)).text


async def test_an_answer_waits_where_the_lead_wrote_while_it_was_typed(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    place = f"/threads/{(await only_thread(mail_site)).number}"
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', (await browser.get(place)).text)
    assert seen
    assert "has written since" not in (await browser.get(f"{place}/since/{seen[1]}")).text
    [first] = mail_site.agency.to("dana@away.example")
    mail_site.agency.lead("dana@away.example").answer(first, "Forget it, I need four bedrooms.")
    await mail_site.agency.round("fetch_mail", "read_mail")
    assert "Dana Reyes has written since" in (await browser.get(f"{place}/since/{seen[1]}")).text
    await browser.post(f"{place}/reply", {"text": "See you!", "seen": seen[1], "back": place})
    page = await browser.get(place)
    assert "Dana Reyes wrote while you were typing: read it, then send" in page.text
    assert not (await only_thread(mail_site)).muted
    newer = re.search(r'name="seen" value="([0-9a-f]+)"', page.text)
    assert newer
    await browser.post(f"{place}/reply", {"text": "See you!", "seen": newer[1], "back": place})
    assert (await only_thread(mail_site)).muted


async def test_the_history_speaks_plainly(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    place = f"/threads/{(await only_thread(mail_site)).number}"
    await browser.post(f"{place}/mute", {"back": place})
    page = (await browser.get(place)).text
    assert "A mail is ready to leave" in page
    assert "mailbot is silent here: a person has taken it over" in page
    assert "muted by" not in page


async def test_what_is_ready_is_listed_without_those_who_have_a_call(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    thread = await only_thread(mail_site)
    await mail_site.agency.store.change(Thread, str(thread.id), set={"ready": "call"})
    assert "/threads?show=ready" in (await browser.get("/")).text
    assert await listed(browser, "?show=ready")
    await mail_site.agency.store.change(Thread, str(thread.id), set={"stage": Stage.BOOKED})
    assert not await listed(browser, "?show=ready")
    assert await listed(browser, "?show=qualified")


async def test_who_writes_to_a_person_stands_first_on_today(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    thread = await only_thread(mail_site)
    now = mail_site.agency.desk.now()
    await mail_site.agency.store.change(Thread, str(thread.id), set={"muted": True, "last_outbound_at": LONG_AGO})
    await mail_site.agency.store.change(Thread, str(thread.id), set={"last_inbound_at": now})
    page = (await browser.get("/")).text
    card = page[page.index("They wrote to you, unanswered") : page.index("Drafts to approve")]
    assert "Dana Reyes" in card
    assert BUYER[:60] in card
    assert 'data-count="waiting"' in page


async def test_what_a_lead_was_promised_stands_on_today_until_it_is_done(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    thread = await only_thread(mail_site)
    now = mail_site.agency.desk.now()
    await mail_site.agency.store.change(Thread, str(thread.id), set={"promised_at": now})
    page = (await browser.get("/")).text
    assert "Dana Reyes" in page[page.index("They wait for your answer") : page.index("Drafts to approve")]
    assert "They wait for your answer since" in (await browser.get(f"/threads/{thread.number}")).text
    await browser.post(f"/threads/{thread.number}/done", {})
    assert "They wait for your answer" not in (await browser.get("/")).text


async def test_the_mail_that_is_owed_an_answer_is_shown_and_open_among_earlier_ones(mail_site: Site) -> None:
    browser = await with_a_lead(mail_site)
    thread, store = await only_thread(mail_site), mail_site.agency.store
    asked = await store.get(Message, thread.last_inbound_id)
    for hours in range(5):
        later = {"received_at": mail_site.agency.desk.now() + timedelta(hours=hours), "reply_text": "Very good."}
        fields = asked.model_dump(exclude={"id", "digest", "delivery_id"}) | later
        assert await store.add(Message(digest=str(hours), **fields))
    owed = {"promised_at": mail_site.agency.desk.now(), "promised_for": str(asked.id)}
    await store.change(Thread, str(thread.id), set=owed)
    assert f'href="/threads/{thread.number}#mail-{asked.id}"' in (await browser.get("/")).text
    page = (await browser.get(f"/threads/{thread.number}")).text
    banner = page[page.index("They wait for your answer since") : page.index("I have answered")]
    assert f'href="#mail-{asked.id}"' in banner
    assert BUYER[:60] in banner
    assert '<details class="earlier" open>' in page
    mail = page[page.index(f'id="mail-{asked.id}"') :]
    assert mail[mail.index("<details") :].startswith('<details class="fold" open>')
