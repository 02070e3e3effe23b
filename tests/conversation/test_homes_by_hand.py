"""A home that a person adds or edits by hand: offered to whom it suits, and checked once more before a mail leaves."""

from __future__ import annotations

import pytest
from agency import Agency, body_of
from ledger_view import tell

from mailbot.crm import property_desk
from mailbot.crm.property_desk import WrongFields
from models.draft import Draft, DraftState

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
DANA = "dana@away.example"
TYPED = {
    "ref": "BR-7",
    "status": "active",
    "listed_for": "sale",
    "type": "house",
    "address": "7 Quay Ln",
    "area": "Old Town",
    "city": "Alder",
    "price": "$440k",
    "bedrooms": "3",
    "bathrooms": "2",
    "features": "deck",
}


async def answered(agency: Agency, **typed: str) -> str:
    """What a lead reads to whom a home suits that was typed into the form; empty where nothing left."""
    await property_desk.add(agency.desk, {**TYPED, **typed}, actor="web:kim")
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    mails = agency.to(DANA)
    return body_of(mails[0]) if mails else ""


async def test_it_is_offered_to_whom_it_suits(agency: Agency) -> None:
    text = await answered(agency)
    assert "7 Quay Ln" in text, await tell(agency.store)
    assert "$440,000" in text


async def test_what_is_not_active_is_not_offered(agency: Agency) -> None:
    assert "Quay" not in await answered(agency, status="pending"), await tell(agency.store)


@pytest.mark.parametrize("status", ["sold", "withdrawn"])
async def test_what_was_sold_before_the_answer_left_is_not_offered(agency: Agency, status: str) -> None:
    await property_desk.add(agency.desk, TYPED, actor="web:kim")
    agency.lead(DANA).write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    await property_desk.correct(agency.desk, "BR-7", {"status": status}, actor="web:kim")
    for _ in range(2):
        await agency.round()
    assert not any("7 Quay Ln" in body_of(mail) for mail in agency.to(DANA)), await tell(agency.store)


@pytest.mark.parametrize(("field", "value", "then"), [("price", "455k", "$455,000"), ("bedrooms", "4", "4 bed")])
async def test_what_was_edited_before_the_answer_left_is_told_as_it_is(
    agency: Agency, field: str, value: str, then: str
) -> None:
    await property_desk.add(agency.desk, TYPED, actor="web:kim")
    agency.lead(DANA).write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    await property_desk.correct(agency.desk, "BR-7", {field: value}, actor="web:kim")
    for _ in range(2):
        await agency.round()
    [mail] = agency.to(DANA)
    assert then in body_of(mail), await tell(agency.store)


async def test_what_no_letter_tells_stops_none(agency: Agency) -> None:
    await property_desk.add(agency.desk, TYPED, actor="web:kim")
    agency.lead(DANA).write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    await property_desk.correct(agency.desk, "BR-7", {"photo_url": "https://alder.example/7.jpg"}, actor="web:kim")
    await agency.round("send_due")
    [mail] = agency.to(DANA)
    assert "$440,000" in body_of(mail), await tell(agency.store)


async def test_the_next_lead_reads_what_was_edited(agency: Agency) -> None:
    await property_desk.add(agency.desk, TYPED, actor="web:kim")
    await property_desk.correct(agency.desk, "BR-7", {"price": "455k", "features": "pier"}, actor="web:kim")
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    [mail] = agency.to(DANA)
    assert "$455,000" in body_of(mail), await tell(agency.store)
    assert "$440,000" not in body_of(mail)


@pytest.mark.parametrize("field", ["ref", "address", "area", "city", "postcode", "description", "features"])
async def test_markup_is_refused_in_whatever_leads_read(agency: Agency, field: str) -> None:
    typed = {**TYPED, field: '<b onclick="alert(1)">x</b>'}
    with pytest.raises(WrongFields, match=f"{field}: .* is HTML"):
        await property_desk.add(agency.desk, typed, actor="web:kim")


async def test_hostile_words_in_every_field_reach_nobody_as_markup(agency: Agency) -> None:
    """Also where an earlier version, or a file, let HTML in: the draft waits for a person."""
    words = "<script>alert(1)</script>"
    text = dict.fromkeys(("city", "postcode", "description"), words)
    await agency.add_property("BR-7", f"7 Quay Ln {words}", 440_000, area="Old Town", features=[words], **text)
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    assert agency.to(DANA) == []
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD})
    assert "markup" in {check.rule for check in draft.failed_checks}
