"""A domain of other letters has two spellings (RFC 5890 §2.3.2.1): who is suppressed under one is not written to."""

from __future__ import annotations

import pytest
from agency import Agency

from mailbot.conversation.arriving import people
from mailbot.delivery.suppression import suppress, suppressed_among, unsuppress
from models.suppression import Suppression, SuppressionReason

WRITTEN, TRAVELS = "dana@bücher.example", "dana@xn--bcher-kva.example"


@pytest.mark.parametrize("listed", [WRITTEN, TRAVELS])
async def test_a_suppressed_address_is_known_by_both(agency: Agency, listed: str) -> None:
    await suppress(agency.desk, listed, SuppressionReason.UNSUBSCRIBED)
    asked = [WRITTEN, TRAVELS, "anna@bücher.example"]
    assert set(await suppressed_among(agency.desk, asked)) == {WRITTEN, TRAVELS}
    await unsuppress(agency.desk, WRITTEN)
    assert await suppressed_among(agency.desk, asked) == {}


async def test_what_was_stored_as_it_was_written_is_still_found(agency: Agency) -> None:
    contact = await agency.add_contact(WRITTEN)
    await agency.store.add(Suppression(address=WRITTEN, reason=SuppressionReason.UNSUBSCRIBED))
    found = await people.by_address(agency.desk, TRAVELS)
    assert found is not None
    assert found.number == contact.number
    assert set(await suppressed_among(agency.desk, [TRAVELS])) == {TRAVELS}
    await unsuppress(agency.desk, TRAVELS)
    assert await suppressed_among(agency.desk, [WRITTEN, TRAVELS]) == {}


async def test_a_lead_who_writes_under_either_is_one_person(agency: Agency) -> None:
    await suppress(agency.desk, WRITTEN, SuppressionReason.UNSUBSCRIBED)
    agency.lead(TRAVELS).write("We want to buy a house with 3 bedrooms in Old Town, up to $470k.", "House")
    await agency.round()
    assert agency.to(TRAVELS) == []
