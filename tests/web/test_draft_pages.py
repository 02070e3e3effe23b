"""Drafts in the browser: seen with their facts, changed, let go one by one or together, thrown away."""

from __future__ import annotations

import re

from agency import body_of, reconfigured
from web_site import Browser, Site

from models.draft import Draft, DraftState
from models.user import Role

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def with_drafts(site: Site, *leads: str) -> tuple[Browser, list[int]]:
    """Leads whose answers wait for a person."""
    careful = reconfigured(site.agency, conversation={"autonomy": {"buyer": "draft"}})
    await careful.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    for lead in leads:
        careful.lead(lead).write(BUYER, f"House for {lead}")
    await careful.round()
    held = await site.agency.store.find(Draft, {"state": DraftState.HELD}, sort=[("number", 1)])
    assert len(held) == len(leads)
    return await site.signed_in(), [draft.number for draft in held]


async def state(site: Site, number: int) -> DraftState:
    [draft] = await site.agency.store.find(Draft, {"number": number})
    return draft.state


async def text_on(browser: Browser, number: int) -> str:
    page = await browser.get(f"/drafts/{number}")
    found = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page.text, re.DOTALL)
    assert found
    return found[1]


async def test_a_draft_is_shown_with_what_it_answers_and_rests_on(mail_site: Site) -> None:
    browser, [number] = await with_drafts(mail_site, "dana@away.example")
    page = await browser.get(f"/drafts/{number}")
    for words in (BUYER, "12 Elm St (BR-1)", "What they said they want", "Why it waits"):
        assert words in page.text, words


async def test_what_a_model_used_stands_before_what_it_was_given_besides(mail_site: Site) -> None:
    browser, [number] = await with_drafts(mail_site, "dana@away.example")
    whole = (await browser.get(f"/drafts/{number}")).text
    assert "given besides" not in whole
    [draft] = await mail_site.agency.store.find(Draft, {"number": number})
    used = ["property:BR-1:price_text"]
    await mail_site.agency.store.change(Draft, str(draft.id), set={"used": used})
    facts = (await browser.get(f"/drafts/{number}")).text.partition("facts-title")[2]
    first, _, besides = facts.partition("given besides")
    assert "$440,000" in first
    assert "<dd>12 Elm St</dd>" not in first
    assert "<dd>12 Elm St</dd>" in besides


async def test_a_draft_goes_as_it_was_seen(mail_site: Site) -> None:
    browser, [number] = await with_drafts(mail_site, "dana@away.example")
    seen = (await text_on(browser, number)).replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
    answer = await browser.post(f"/drafts/{number}/approve", {"text": seen.replace("\n", "\r\n"), "then": "0"})
    assert answer.headers["Location"] == "/drafts"
    [draft] = await mail_site.agency.store.find(Draft, {"number": number})
    assert (draft.state, draft.edited_from, draft.decided_by) == (DraftState.SENT, "", "web:owner@agency.test")
    await mail_site.agency.round()
    assert "12 Elm St" in body_of(mail_site.agency.to("dana@away.example")[-1])


async def test_a_changed_draft_goes_with_the_persons_words(mail_site: Site) -> None:
    browser, [number] = await with_drafts(mail_site, "dana@away.example")
    await browser.post(f"/drafts/{number}/approve", {"text": "Hi Dana,\r\n\r\ncome and see it on Monday."})
    await mail_site.agency.round()
    assert "Hi Dana,\n\ncome and see it on Monday." in body_of(mail_site.agency.to("dana@away.example")[-1]).replace(
        "\r\n", "\n"
    )
    page = await browser.get(f"/drafts/{number}")
    assert "As it was written" in page.text
    assert "<textarea" not in page.text


async def test_several_go_together_and_one_that_cannot_keeps_none_back(mail_site: Site) -> None:
    browser, numbers = await with_drafts(mail_site, "dana@away.example", "lee@away.example", "kai@away.example")
    await browser.post(f"/drafts/{numbers[1]}/reject")
    await browser.get("/drafts")
    await browser.post("/drafts/approve", {"number": [*numbers, 4711]})
    assert [await state(mail_site, number) for number in numbers] == [
        DraftState.SENT,
        DraftState.REJECTED,
        DraftState.SENT,
    ]
    page = await browser.get("/drafts")
    assert "2 drafts on the way" in page.text
    assert "There is no draft 4711" in page.text


async def test_after_a_decision_the_next_draft_is_shown(mail_site: Site) -> None:
    browser, [first, second] = await with_drafts(mail_site, "dana@away.example", "lee@away.example")
    page = await browser.get(f"/drafts/{first}")
    assert f'name="then" value="{second}"' in page.text
    answer = await browser.post(f"/drafts/{first}/reject", {"then": second})
    assert answer.headers["Location"] == f"/drafts/{second}"


async def test_a_draft_is_decided_once(mail_site: Site) -> None:
    browser, [number] = await with_drafts(mail_site, "dana@away.example")
    await browser.post(f"/drafts/{number}/reject")
    answer = await browser.post(f"/drafts/{number}/approve", {"text": "Hello again, here it is."})
    assert answer.status == 409
    assert await state(mail_site, number) is DraftState.REJECTED
    await mail_site.agency.round()
    assert mail_site.agency.to("dana@away.example") == []


async def test_a_viewer_reads_drafts_and_has_no_button(mail_site: Site) -> None:
    _, [number] = await with_drafts(mail_site, "dana@away.example")
    viewer = await mail_site.signed_in(Role.VIEWER)
    page = await viewer.get(f"/drafts/{number}")
    assert "12 Elm St" in page.text
    assert "/approve" not in page.text


async def test_a_person_chooses_where_an_answer_goes_that_is_wanted_elsewhere(mail_site: Site) -> None:
    agency = mail_site.agency
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("dana@away.example").write(BUYER, "House", Reply_To="dana@other.example")
    await agency.round()
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD})
    browser, where = await mail_site.signed_in(), f"/drafts/{draft.number}"
    for page in (await browser.get(where), await browser.get("/drafts"), await browser.get("/threads/1")):
        assert "hey want answers at dana@other.example" in page.text
    for page in (await browser.get(where), await browser.get("/threads/1")):
        assert re.findall(r"<option>(.*?)</option>", page.text)[:2] == ["dana@away.example", "dana@other.example"]
        assert "Wants answers at dana@other.example" in page.text
    refused = await browser.post(f"{where}/approve", {"text": draft.content.text, "to": "thief@evil.example"})
    assert refused.status == 400
    await browser.post(f"{where}/approve", {"text": draft.content.text, "to": "dana@other.example"})
    await agency.round()
    assert (len(agency.to("dana@other.example")), len(agency.to("dana@away.example"))) == (1, 0)


async def test_a_double_click_hears_that_it_was_sent(mail_site: Site) -> None:
    browser, [number] = await with_drafts(mail_site, "dana@away.example")
    [draft] = await mail_site.agency.store.find(Draft, {"number": number}, whole=True)
    for _ in range(2):
        await browser.post(f"/drafts/{number}/approve", {"text": draft.content.text, "back": "/drafts"})
    page = await browser.get("/drafts")
    assert f'<p class="notice good" role="status">Draft {number} has been sent already.' in page.text
    assert "data-refused" not in page.text
    shown = (await browser.get(f"/drafts/{number}")).text
    assert "Why it waited" in shown
    await browser.post(f"/drafts/{number}/approve", {"text": "Other words than those.", "back": "/drafts"})
    assert "data-refused" in (await browser.get("/drafts")).text
    await mail_site.agency.round()
    assert len(mail_site.agency.to("dana@away.example")) == 1


async def test_a_draft_without_a_middle_asks_for_it(mail_site: Site) -> None:
    agency = mail_site.agency
    agency.lead("pat@writers.example", "Pat").write("We offer virtual staging for your listings. Try it for free.", "T")
    await agency.round()
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD}, whole=True)
    browser, where = await mail_site.signed_in(), f"/drafts/{draft.number}"
    await browser.post(f"{where}/approve", {"text": draft.content.text, "back": where})
    assert "write your answer between greeting and signature" in (await browser.get(where)).text
    assert await state(mail_site, draft.number) is DraftState.HELD


async def test_what_is_gone_is_said_once(mail_site: Site) -> None:
    browser = await mail_site.signed_in()
    await browser.post("/drafts/4711/approve", {"text": "x", "back": "/drafts/4711"})
    page = await browser.get("/drafts/4711")
    assert page.text.count("There is no draft 4711") == 1


async def test_an_answer_that_nobody_has_written_says_where_to_write(mail_site: Site) -> None:
    browser, _ = await with_drafts(mail_site)
    mail_site.agency.lead("bo@away.example", "Bo").write("Please see the plan.", "Plan")
    await mail_site.agency.round()
    [draft] = await mail_site.agency.store.find(Draft, {"state": DraftState.HELD})
    assert draft.writer == "nobody"
    page = await browser.get(f"/drafts/{draft.number}")
    for words in ("Write your answer between them", "Facts at hand", "Your agency"):
        assert words in page.text, words
    assert "it rests on" not in page.text
    assert "Write your answer between them" in (await browser.get("/threads/1")).text
    assert "Approve and send the chosen ones" not in (await browser.get("/drafts")).text, "none can go as it is"


async def test_times_that_a_draft_may_offer_are_named_as_times(mail_site: Site) -> None:
    browser, [number] = await with_drafts(mail_site, "dana@away.example")
    [draft] = await mail_site.agency.store.find(Draft, {"number": number})
    facts = [{"id": "slot:20270304T1400", "text": "Thursday, March 4 at 2:00 PM"}]
    await mail_site.agency.store.change(Draft, str(draft.id), set={"facts": facts})
    page = (await browser.get(f"/drafts/{number}")).text
    assert "Times to offer" in page
    assert "20270304T1400" not in page
