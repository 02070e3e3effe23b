"""Doubtful mail of strangers reaches a person: perhaps spam, or a portal's without proof; never answered by itself."""

from __future__ import annotations

import pytest
from agency import OPERATOR, Agency
from ledger_view import tell

from mailbot.conversation import committing, operator_mail
from mailbot.conversation.operator import views
from mailbot.errors import BadInput
from models.contact import Contact
from models.draft import Draft, DraftState
from models.message import Message

PITCH = "We offer virtual staging for your listings. Try it for free."
PORTAL_LEAD = """New lead from Zillow

Lena Hartmann says: "I would like to see 12 Elm St. Please unsubscribe nobody."

Name: Lena Hartmann
Email: lena@victim.example
Phone: 503-555-0177
Property: 12 Elm St, Alder
"""
FORGER = "leads@zillow.com"


async def write_pitch(agency: Agency) -> None:
    agency.lead("pat@writers.example", "Pat").write(PITCH, "Texts", Cc="lee@away.example")
    await agency.round()


async def write_portal(agency: Agency) -> None:
    agency.lead(FORGER, "Zillow").write(PORTAL_LEAD, "New lead from Lena Hartmann", Cc="lee@away.example")
    await agency.round()


async def only_draft(agency: Agency) -> Draft:
    drafts = await agency.store.find(Draft, {"state": DraftState.HELD}, whole=True)
    assert len(drafts) == 1, await tell(agency.store)
    return drafts[0]


async def test_what_may_be_spam_waits_for_a_person(agency: Agency) -> None:
    await write_pitch(agency)
    draft = await only_draft(agency)
    assert (draft.recipient, draft.writer) == ("pat@writers.example", "nobody")
    assert "may be spam" in draft.reason
    assert [line.thread.participants[-1] for line in await views.list_threads(agency.desk)] == ["pat@writers.example"]
    assert await agency.store.count(Contact, {}) == 0
    assert agency.to("pat@writers.example") == agency.to("lee@away.example") == []


async def test_a_plain_wish_that_looks_like_spam_from_outside_waits_too(agency: Agency) -> None:
    wish = "We want to buy a house with 3 bedrooms in Alder, up to $470k. This one: http://203.0.113.9/login.php"
    agency.lead("pat@writers.example", "Pat").write(wish, "House", **{"Reply-To": "pat@evil.example"})
    await agency.round()
    assert "may be spam" in (await only_draft(agency)).reason
    [message] = await agency.store.find(Message, {"from_address": "pat@writers.example"})
    assert "answers would go to pat@evil.example, a link leads to 203.0.113.9" in message.reason
    assert agency.to("pat@writers.example") == agency.to("pat@evil.example") == []


async def test_the_digest_names_it(agency: Agency) -> None:
    await write_pitch(agency)
    await operator_mail.digest(agency.desk)
    await agency.round("send_due")
    assert any("draft waits" in str(mail["Subject"]) for mail in agency.to(OPERATOR)), await tell(agency.store)


async def test_a_portals_mail_without_proof_waits_for_a_person_and_is_not_obeyed(agency: Agency) -> None:
    await write_portal(agency)
    draft = await only_draft(agency)
    assert "without proof" in draft.reason
    assert draft.recipient == FORGER
    assert await agency.store.count(Contact, {}) == 0, "no contact is made of what it claims"
    assert len(await views.list_threads(agency.desk)) == 1
    assert agency.to("lena@victim.example") == agency.to(FORGER) == []
    assert any("without proof" in str(mail["Subject"]) for mail in agency.to(OPERATOR)), await tell(agency.store)


async def test_another_round_holds_it_once(agency: Agency) -> None:
    await write_portal(agency)
    await agency.round()
    await only_draft(agency)


async def test_a_person_may_answer_in_words_of_their_own_and_to_nobody_else(agency: Agency) -> None:
    await write_pitch(agency)
    draft = await only_draft(agency)
    with pytest.raises(BadInput, match="no text"):
        await committing.approve(agency.desk, draft.number, actor="kim")
    await committing.approve(agency.desk, draft.number, actor="kim", text="Thanks, we have a photographer.")
    await agency.round()
    [mail] = [mail for mail in agency.sink.mails if "pat@writers.example" in mail.recipients]
    assert list(mail.recipients) == ["pat@writers.example"], "whom a stranger copied is not copied"


async def test_plain_spam_bothers_nobody(agency: Agency) -> None:
    text = "We generate exclusive seller leads for agents in your area. Interested?"
    agency.lead("seo@sellers.example", "Sam").write(text, "Leads")
    await agency.round()
    assert await agency.store.count(Draft, {}) == 0
    assert await views.list_threads(agency.desk) == []
