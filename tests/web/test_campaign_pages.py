"""Campaigns in the browser: written in six steps, looked at, tested, launched, watched, stopped."""

from __future__ import annotations

import asyncio

import pytest
from agency import Agency, body_of
from web_site import Browser, Site

from mailbot.campaigns import editing, summing
from mailbot.delivery.ledger import NOT_YET_GONE
from mailbot.delivery.suppression import suppress
from models.call import Call
from models.campaign import AudienceKind, Campaign, CampaignState
from models.delivery import Delivery
from models.event import Event
from models.message import Intent
from models.suppression import Suppression, SuppressionReason
from models.thread import Thread
from models.user import Role

TEXT = "Hello {{ contact.first_name }},\r\n\r\nnew homes are here.\r\n"


async def people(agency: Agency, *names: str) -> None:
    for name in names:
        await agency.add_contact(f"{name.lower()}@away.example", f"{name} Last", tags=["spring"])


async def kept(site: Site, number: int = 1001) -> Campaign:
    [campaign] = await site.agency.store.find(Campaign, {"number": number})
    return campaign


async def written(site: Site, browser: Browser, text: str = TEXT) -> str:
    """A campaign led through the wizard up to its review; its address."""
    answer = await browser.post("/campaigns/new", {"name": "  Spring   mailing "})
    place = answer.headers["Location"].removesuffix("/audience")
    await browser.post(f"{place}/audience", {"kind": "tags", "tags": "spring, ,spring", "where": ""})
    await browser.post(f"{place}/content", {"step": "0", "subject": "Homes", "text": text, "html": ""})
    await browser.post(f"{place}/schedule", {"when": "now", "rate": "600"})
    return place


async def all_of_it_out(site: Site) -> None:
    """A campaign's pace is that of the machine's own clock, which no test can turn: rounds until nothing waits."""
    agency, waits = site.agency, {"campaign": 1001, "state": {"$in": list(NOT_YET_GONE)}}
    await agency.round("advance_campaigns")
    while await agency.store.count(Delivery, waits):
        agency.clock.turn(seconds=5)
        await agency.round("advance_campaigns", "send_due")
        await asyncio.sleep(0.02)


async def test_six_steps_make_a_draft(site: Site) -> None:
    await people(site.agency, "Dana", "Eli")
    browser = await site.signed_in()
    place = await written(site, browser)
    draft = await kept(site)
    assert (draft.name, draft.state, draft.rate_per_minute) == ("Spring mailing", CampaignState.DRAFT, 600)
    assert (draft.audience.kind, draft.audience.tags) == (AudienceKind.TAGS, ("spring",))
    assert draft.steps[0].text == TEXT.replace("\r\n", "\n")
    review = await browser.get(f"{place}/review")
    assert "Hello Dana," in review.text
    assert "Launch to 2 contacts" in review.text


async def test_nobody_is_chosen_before_the_author_says_who(site: Site) -> None:
    await people(site.agency, "Dana", "Eli")
    browser = await site.signed_in()
    place = (await browser.post("/campaigns/new", {"name": "Spring"})).headers["Location"].removesuffix("/audience")
    page = (await browser.get(f"{place}/audience")).text
    assert "Nobody is chosen yet" in page
    assert " checked" not in page
    for form in ({"back": place}, {"kind": "none", "back": place}):
        await browser.post(f"{place}/audience", form)
        assert (await kept(site)).audience.kind is AudienceKind.NONE
    await browser.post(f"{place}/content", {"step": "0", "subject": "Homes", "text": TEXT})
    assert "It is not said who gets it" in (await browser.get(f"{place}/review")).text
    await browser.post(f"{place}/launch", {"back": f"{place}/review"})
    assert (await kept(site)).state is CampaignState.DRAFT


async def test_the_audience_shows_how_many_and_who(site: Site) -> None:
    await people(site.agency, "Dana", "Eli")
    browser = await site.signed_in()
    place = await written(site, browser)
    page = await browser.get(f"{place}/audience")
    assert "2 contacts" in page.text
    assert "dana@away.example" in page.text
    answer = await browser.post(f"{place}/audience", {"kind": "filter", "where": "no condition", "back": place})
    assert answer.headers["Location"] == place
    assert "is no condition" in (await browser.get(f"{place}/audience")).text


async def test_who_gets_nothing_is_counted_where_it_is_launched(site: Site) -> None:
    await people(site.agency, "Dana", "Eli")
    await suppress(site.agency.desk, "dana@away.example", SuppressionReason.OPERATOR)
    browser = await site.signed_in()
    place = await written(site, browser)
    page, review = await browser.get(f"{place}/audience"), await browser.get(f"{place}/review")
    assert "1 of 2 contacts will get it" in page.text
    assert "Not 1 suppressed." in page.text
    assert "dana@away.example" not in page.text
    assert "Launch to 1 of 2 contacts" in review.text


@pytest.mark.parametrize(
    ("subject", "text", "why"),
    [
        ("", "Hello", "the mail has no subject"),
        ("Homes", "  ", "the mail has no text"),
        ("Homes", "Hi {{ contact.frist }}", "has no &#39;frist&#39;"),
        ("Hi {{ contact.frist }}", "Hello", "has no &#39;frist&#39;"),
    ],
)
async def test_a_text_that_cannot_leave_is_told_where_it_is_written(
    site: Site, subject: str, text: str, why: str
) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser)
    answer = await browser.post(f"{place}/content", {"step": "0", "subject": subject, "text": text})
    assert answer.headers["Location"].endswith("/content?step=0")
    page = await browser.get(f"{place}/content")
    assert "Kept, and not ready yet" in page.text
    assert why in page.text.replace("The mail", "the mail")
    assert (await kept(site)).steps[0].text == text  # what was typed is not lost


async def test_a_draft_is_deleted_on_its_page(site: Site) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser)
    assert "Delete this draft" in (await browser.get(f"{place}/review")).text
    await browser.post(f"{place}/delete", {})
    assert "The draft “Spring mailing” is deleted." in (await browser.get("/campaigns")).text
    assert (await browser.get(place)).status == 404


async def test_the_preview_is_filled_in_as_one_writes(site: Site) -> None:
    await people(site.agency, "Dana", "Eli")
    browser = await site.signed_in()
    place = await written(site, browser)
    form = {"step": "0", "subject": "Hi {{ contact.first_name }}", "text": "Dear {{ contact.name }}", "person": "1"}
    fragment = await browser.post(f"{place}/content", form, HX_Target="preview", HX_Request="true")
    assert "<strong>Hi Eli</strong>" in fragment.text
    assert "Dear Eli Last" in fragment.text
    assert "<html" not in fragment.text
    wrong = await browser.post(
        f"{place}/content", {**form, "text": "{{ contact.shoe }}"}, HX_Target="preview", HX_Request="true"
    )
    assert "has no &#39;shoe&#39;" in wrong.text


async def test_a_template_that_is_half_written_is_told_in_the_preview_and_is_not_kept(site: Site) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser)
    form = {"step": "0", "subject": "Homes", "text": "Hello {{ contact.", "back": f"{place}/content"}
    fragment = await browser.post(f"{place}/content", form, HX_Target="preview", HX_Request="true")
    assert fragment.status == 200
    assert "the text template is wrong in line 1" in fragment.text
    assert 'id="preview"' in fragment.text
    assert "Kept." not in fragment.text
    assert "<html" not in fragment.text
    assert (await kept(site)).steps[0].text == TEXT.replace("\r\n", "\n")


@pytest.mark.parametrize("button", ["keep", "add", ""])
async def test_what_was_typed_stays_when_its_template_is_wrong(site: Site, button: str) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser)
    form = {
        "step": "0",
        "subject": "Longed for",
        "text": "A long letter, and {{ contact.",
        "html": "<p>Hi</p>",
        button: "1",
    }
    page = await browser.post(f"{place}/content", {**form, "back": f"{place}/content"})
    assert page.status == 400
    for words in (
        "A long letter, and {{ contact.",
        "Longed for",
        "&lt;p&gt;Hi&lt;/p&gt;",
        "template is wrong in line 1",
    ):
        assert words in page.text, words
    assert "Mail 2" not in page.text
    assert (await kept(site)).steps[0].subject == "Homes"


async def test_a_part_of_a_page_is_never_answered_with_a_whole_one(site: Site) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser)
    form = {"step": "7", "subject": "x", "text": "x", "back": f"{place}/content"}
    answer = await browser.post(f"{place}/content", form, HX_Target="preview", HX_Request="true")
    assert answer.status == 400
    assert "has 1 steps" in answer.text
    assert "<html" not in answer.text


async def test_html_of_a_campaign_is_shown_where_it_can_do_nothing(site: Site) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser)
    html = "<p>Hi {{ contact.first_name }}</p><script>alert(1)</script>"
    await browser.post(f"{place}/content", {"step": "0", "subject": "S", "text": "T", "html": html})
    frame = await browser.get(f"{place}/html")
    assert "<p>Hi Dana</p>" in frame.text
    assert "<script" not in frame.text
    assert frame.headers["Content-Security-Policy"].startswith("sandbox")


async def test_mails_are_added_and_taken_away(site: Site) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser)
    form = {"step": "0", "subject": "One", "text": "First", "html": ""}
    assert (await browser.post(f"{place}/content", {**form, "add": "1"})).headers["Location"].endswith("step=1")
    await browser.post(f"{place}/content", {"step": "1", "subject": "Two", "text": "Second", "wait_days": "3"})
    assert [(s.subject, s.wait_days) for s in (await kept(site)).steps] == [("One", 0), ("Two", 3)]
    await browser.post(f"{place}/content", {**form, "drop": "1"})
    assert [s.subject for s in (await kept(site)).steps] == ["Two"]


async def test_what_cannot_be_launched_says_why_and_is_not(site: Site) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser, text="{{ contact.fields.city }}")
    review = await browser.get(f"{place}/review")
    assert "has no &#39;city&#39;" in review.text
    assert "Launch to" not in review.text
    await browser.post(f"{place}/launch", {})
    assert (await kept(site)).state is CampaignState.DRAFT


async def test_a_look_at_a_large_draft_tries_the_first_and_launching_everybody(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "TRIED", 5)
    await people(site.agency, "Ann", "Ben", "Cleo", "Dana", "Eli")
    await site.agency.add_contact("noname@away.example", "", tags=["spring"])
    browser = await site.signed_in()
    place = await written(site, browser)
    review = await browser.get(f"{place}/review")
    assert "filled in for the first 5 contacts; launching tries all 6" in review.text
    await browser.post(f"{place}/launch", {"back": f"{place}/review"})
    assert "noname@away.example has no &#39;first_name&#39;" in (await browser.get(f"{place}/review")).text
    assert (await kept(site)).state is CampaignState.DRAFT


async def test_launched_it_is_sent_watched_and_saved(mail_site: Site) -> None:
    agency = mail_site.agency
    await people(agency, "Dana", "Eli")
    browser = await mail_site.signed_in()
    place = await written(mail_site, browser)
    assert (await browser.post(f"{place}/launch", {})).headers["Location"] == place
    assert "0 of 2 sent" in (await browser.get(place)).text
    await all_of_it_out(mail_site)
    assert "Hello Dana," in body_of(agency.to("dana@away.example")[-1])
    sums = await browser.get(place, HX_Target="sums", HX_Request="true")
    assert "2 of 2 sent" in sums.text
    assert "<html" not in sums.text
    assert "dana@away.example" in (await browser.get(f"{place}?state=accepted")).text
    saved = await browser.get(f"{place}/report.csv")
    assert saved.headers["Content-Disposition"] == "attachment; filename=campaign-1001.csv"
    assert len(saved.text.strip().splitlines()) == 3
    actors = {event.actor for event in await agency.store.find(Event, {"kind": "campaign.launched"})}
    assert actors == {"web:owner@agency.test"}


async def test_the_report_tells_what_came_of_it(mail_site: Site) -> None:
    agency, store = mail_site.agency, mail_site.agency.store
    await people(agency, "Dana", "Eli", "Finn")
    browser = await mail_site.signed_in()
    place = await written(mail_site, browser)
    await browser.post(f"{place}/launch", {})
    await all_of_it_out(mail_site)
    rows = {row.recipient: row for row in await store.find(Delivery, {"campaign": 1001})}
    dana, eli = rows["dana@away.example"], rows["eli@away.example"]
    now = agency.desk.now()
    thread = Thread(
        number=70, contact_id=dana.contact_id, campaign=1001, intent=Intent.SELLER, last_at=now, last_inbound_at=now
    )
    await store.add(thread)
    await store.change(Delivery, str(dana.id), set={"replied_at": now, "thread_id": str(thread.id)})
    call = Call(number=1, thread_id=str(thread.id), contact_id=dana.contact_id, starts_at=now, minutes=30, uid="1@x")
    await store.add(call)
    await store.add(Suppression(address=eli.recipient, reason=SuppressionReason.UNSUBSCRIBED, created_at=now))

    page = " ".join((await browser.get(f"{place}?state=accepted")).text.split())
    for words in (
        "Calls</dt><dd>1</dd>",
        "Engaged</dt><dd>1</dd>",
        "Unsubscribed</dt><dd>1</dd>",
        "Replied</dt><dd>1</dd>",
        "seller</span> 1",
    ):
        assert words in page, words
    assert 'href="/threads/70">replied</a>' in page
    assert "<title>" in page[page.index("Over time") :]
    header, *lines = (await browser.get(f"{place}/report.csv")).text.strip().splitlines()
    assert header.endswith("name,due_at,contact,thread,intent,call,unsubscribed")
    told = {line.split(",")[0]: line.split(",")[-4:] for line in lines}
    assert told["dana@away.example"] == ["70", "seller", "True", "False"]
    assert told["eli@away.example"] == ["0", "", "False", "True"]
    assert told["finn@away.example"] == ["0", "", "False", "False"]


async def test_paused_resumed_and_cancelled(site: Site) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser)
    await browser.post(f"{place}/launch", {})
    for verb, state in (
        ("pause", CampaignState.PAUSED),
        ("resume", CampaignState.RUNNING),
        ("cancel", CampaignState.CANCELLED),
    ):
        await browser.post(f"{place}/{verb}", {})
        assert (await kept(site)).state is state
    page = await browser.get(place)
    assert "cancelled 1" in page.text or "skipped 1" in page.text


async def test_a_launched_campaign_is_not_rewritten(site: Site) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser)
    await browser.post(f"{place}/launch", {})
    before = await kept(site)
    await browser.post(f"{place}/content", {"step": "0", "subject": "Other", "text": "Other"})
    await browser.post(f"{place}/audience", {"kind": "all"})
    after = await kept(site)
    assert (after.steps, after.audience) == (before.steps, before.audience)


async def test_a_test_goes_to_its_author_alone(mail_site: Site) -> None:
    await people(mail_site.agency, "Dana")
    browser = await mail_site.signed_in()
    place = await written(mail_site, browser)
    await browser.post(f"{place}/test", {"to": "me@agency.test", "step": "1"})
    await mail_site.agency.round("send_due")
    [mail] = mail_site.agency.to("me@agency.test")
    assert mail["Subject"] == "[test] Homes"
    assert mail_site.agency.to("dana@away.example") == []


async def test_a_viewer_watches_and_does_not_write(site: Site) -> None:
    await people(site.agency, "Dana")
    place = await written(site, await site.signed_in())
    viewer = await site.signed_in(Role.VIEWER)
    assert "New campaign" not in (await viewer.get("/campaigns")).text
    assert (await viewer.get(f"{place}/review")).status == 200
    assert (await viewer.post(f"{place}/launch", {})).status == 403


async def test_the_sums_of_a_large_campaign_are_kept_not_counted(site: Site) -> None:
    await people(site.agency, "Dana")
    browser = await site.signed_in()
    place = await written(site, browser)
    await browser.post(f"{place}/launch", {})
    campaign, store = await kept(site), site.agency.store
    large = (await summing.add_up(site.agency.desk, campaign)).model_copy(
        update={"recipients": summing.SMALL + 1, "states": {"accepted": 4711}}
    )
    await store.change(Campaign, str(campaign.id), set={"sums": large})
    assert "4711 of 4711 sent" in (await browser.get(place)).text
    site.agency.clock.turn(minutes=2)
    await site.agency.round("advance_campaigns")
    assert "0 of 1 sent" in (await browser.get(place)).text
