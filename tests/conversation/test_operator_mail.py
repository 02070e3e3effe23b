"""What the operator reads in a notice: an agent's words, and where to look."""

from __future__ import annotations

import pytest
from agency import Agency, reconfigured

from mailbot.conversation.operator.views import show_thread
from models.delivery import Content, Delivery, Purpose
from models.thread import Thread

ASKS = "Hello, we want to buy a house with 3 bedrooms in Old Town, up to $470k. How much is the HOA?"


async def notice(agency: Agency) -> Content:
    agency.lead("dana@away.example").write(ASKS, "House")
    await agency.round()
    [sent] = await agency.store.find(Delivery, {"purpose": Purpose.NOTICE}, whole=True)
    assert sent.content is not None
    return sent.content


@pytest.mark.parametrize(
    ("url", "ends"),
    [("", "mailbot threads show {number}"), ("https://agency.example/", "https://agency.example/threads/{number}")],
)
async def test_a_notice_speaks_an_agents_words_and_leads_to_the_conversation(
    agency: Agency, url: str, ends: str
) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency = reconfigured(agency, web={"public_url": url})
    told = await notice(agency)
    assert "asks about the HOA" in told.subject
    assert "What they said they want: house, for sale, up to $470,000, 3 bedrooms or more, in Old Town." in told.text
    [thread] = await agency.store.find(Thread, {"number": {"$gt": 0}})
    assert told.text.endswith(ends.format(number=thread.number))
    wants = dict((await show_thread(agency.desk, thread.number)).needs)
    assert wants["up to $470,000"] == thread.needs["price_max"].quote


@pytest.mark.parametrize(("leads", "subject"), [(1, "A draft waits for you"), (2, "2 drafts wait for you")])
async def test_held_drafts_are_told_of_in_one_mail(agency: Agency, leads: int, subject: str) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency = reconfigured(agency, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    for number in range(leads):
        agency.lead(f"dana{number}@away.example").write("Hello, we want to buy a 3 bedroom house in Old Town.", "House")
    await agency.round()
    notices = await agency.store.find(Delivery, {"purpose": Purpose.NOTICE}, whole=True)
    assert [each.content.subject for each in notices if each.content] == [f"[mailbot] {subject}"]
