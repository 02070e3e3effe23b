"""Mail that calls on the agent by name, or speaks of them by it, is read as what it says, whatever they are called."""

from __future__ import annotations

import pytest
from agency import Agency, body_of
from ledger_view import tell

from mailbot.conversation.meaning.agents_name import known_in
from models.call import Call

WISH = "We want to buy a house with 3 bedrooms in Old Town, up to $470k. Please call me: 503-555-0142."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The second one please, Rosa. Thanks!", "The second one please. Thanks!"),
        ("Thanks Rosa!", "Thanks!"),
        ("Yes, Rosa, Tuesday works", "Yes, Tuesday works"),
        ("Did Rosa call?", "Did Nora call?"),
        ("Is Rosa Tillman a real person?", "Is Nora a real person?"),
        ("We look near Santa Rosa, or at 12 Rosa Court", "We look near Santa Rosa, or at 12 Rosa Court"),
        ("The Rosario house", "The Rosario house"),
    ],
)
def test_the_agent_is_known_by_whatever_name(text: str, read: str) -> None:
    assert known_in(text, ("Rosa", "Tillman")) == read


async def test_who_takes_a_time_and_calls_on_the_agent_gets_their_call(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(WISH, "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "The second one please, Kim. And thank you for being so patient.\nDana")
    await agency.round()
    [call] = await agency.store.find(Call, {})
    assert call.state == "booked", await tell(agency.store)


async def test_a_lead_who_is_called_as_the_agent_signs_with_their_own_name(agency: Agency) -> None:
    lead = agency.lead("kim@away.example", "Kim Park")
    lead.write("We want to buy a house with 3 bedrooms in Old Town, up to $470k.\n\nThanks,\nKim", "House")
    await agency.round()
    assert "Hi Kim" in body_of(agency.to(lead.address)[-1])
