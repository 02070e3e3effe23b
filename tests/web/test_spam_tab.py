"""Mail that was taken for spam stands under its own filter, under "All", and is called back where it is none."""

from __future__ import annotations

from agency import Agency
from ledger_view import tell
from web_site import Site

from mailbot.conversation.operator import inbox, views
from mailbot.conversation.operator.inbox import Asked, Show
from models.contact import Contact
from models.draft import Draft, DraftState
from models.thread import Thread

SPAM = "SEO offer: rank #1 on Google, guaranteed! Click http://seo.example/now"
DANA = "dana@away.example"


async def shown(agency: Agency, show: Show, search: str = "") -> list[str]:
    page = await inbox.list_conversations(agency.desk, Asked(show=show, search=search))
    return [thread.subject for thread in page.rows]


async def test_spam_of_somebody_known_is_found_and_called_back(mail_site: Site) -> None:
    agency = mail_site.agency
    contact = await agency.add_contact(DANA)
    agency.lead(DANA).write(SPAM, "Rank #1")
    await agency.round()
    assert await agency.store.find(Draft, {}) == [], await tell(agency.store)
    for show, search in ((Show.SPAM, ""), (Show.ALL, ""), (Show.ALL, "rank google"), (Show.SPAM, "rank google")):
        assert await shown(agency, show, search) == ["Rank #1"], (show, search)
    for show in (Show.RESPONDING, Show.NEEDS, Show.QUALIFIED):
        assert await shown(agency, show) == [], show
    assert await shown(agency, Show.SPAM, "castle") == []
    assert await views.list_threads(agency.desk) == []  # as before: with --all

    browser = await mail_site.signed_in()
    [line] = (await inbox.list_conversations(agency.desk, Asked(show=Show.SPAM))).rows
    tab = await browser.get("/threads?show=spam")
    assert "It is not spam" in tab.text
    assert "rank #1 on Google" in tab.text
    assert "They have not written yet" not in (await browser.get(f"/contacts/{contact.number}")).text
    place = f"/threads/{line.number}"
    assert "took mail of this conversation for spam" in (await browser.get(place)).text

    await browser.post(f"{place}/not-spam", {"back": place})
    await browser.post(f"{place}/not-spam", {"back": place})
    assert "Nothing in thread" in (await browser.get(place)).text
    await agency.round()
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD})
    assert (draft.recipient, draft.thread_id) == (DANA, str(line.id)), await tell(agency.store)
    assert await shown(agency, Show.SPAM) == []
    assert await shown(agency, Show.NEEDS) == await shown(agency, Show.ALL) == ["Rank #1"]


async def test_a_stranger_who_is_called_back_becomes_a_contact(mail_site: Site) -> None:
    agency = mail_site.agency
    agency.lead(DANA).write(SPAM, "Rank #1")
    await agency.round()
    [thread] = (await inbox.list_conversations(agency.desk, Asked())).rows
    assert await agency.store.count(Contact, {}) == 0
    browser = await mail_site.signed_in()
    await browser.post(f"/threads/{thread.number}/not-spam", {})
    await agency.round()
    [contact] = await agency.store.find(Contact, {"addresses": DANA})
    assert (await agency.store.get(Thread, str(thread.id))).contact_id == str(contact.id)
    assert await agency.store.count(Thread, {"number": {"$gt": 0}}) == 1
    assert len(await agency.store.find(Draft, {"state": DraftState.HELD})) == 1


async def test_what_may_be_spam_is_called_back_from_its_draft_and_answered(mail_site: Site) -> None:
    agency = mail_site.agency
    agency.lead(DANA).write(
        "We want to buy a house in Old Town, up to $470,000. Like this one: http://203.0.113.9/house",
        "A house",
        Feedback_ID="1:form",
        Reply_To="dana@elsewhere.example",
    )
    await agency.round()
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD})
    [thread] = (await inbox.list_conversations(agency.desk, Asked(show=Show.SPAM))).rows
    browser = await mail_site.signed_in()
    assert "it may be spam (answers would go to dana@elsewhere.example" in (await browser.get("/")).text.lower()
    page = (await browser.get(f"/drafts/{draft.number}")).text
    assert f"/threads/{thread.number}/not-spam" in page
    assert "This may be spam" in (await browser.get(f"/threads/{thread.number}")).text
    await browser.post(f"/threads/{thread.number}/not-spam", {})
    await agency.round()
    [anew] = await agency.store.find(Draft, {"state": DraftState.HELD})  # where the answer goes is a person's to say
    assert (anew.number != draft.number, anew.writer) == (True, "templates"), await tell(agency.store)
    assert await agency.store.count(Contact, {"addresses": DANA}) == 1
    assert "not-spam" not in (await browser.get(f"/drafts/{anew.number}")).text


async def test_what_needs_a_person_stands_under_all_with_its_words(mail_site: Site) -> None:
    agency = mail_site.agency
    await agency.add_contact("pat@writers.example", "Pat")
    agency.lead("pat@writers.example", "Pat").write(
        "We offer virtual staging for your listings. Try it for free.", "Texts"
    )
    await agency.round()
    assert await shown(agency, Show.NEEDS) == await shown(agency, Show.ALL) == ["Texts"]
    browser = await mail_site.signed_in()
    page = await browser.get("/threads")
    assert "virtual staging" in page.text
    assert "(no text)" not in page.text
