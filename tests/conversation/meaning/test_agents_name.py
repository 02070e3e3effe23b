"""Mail that calls on the agent by name, or speaks of them by it, is read as what it says, whatever they are called."""

from __future__ import annotations

from agency import Agency, body_of
from ledger_view import tell

from mailbot.conversation.call_reading.viewings import Viewing
from mailbot.conversation.meaning.agents_name import in_their_words
from models.call import Call

WISH = "We want to buy a house with 3 bedrooms in Old Town, up to $470k. Please call me: 503-555-0142."


def test_what_people_read_of_a_visit_has_the_agents_name() -> None:
    heard = Viewing(words="Saturday with Agentname at 10", off="Friday", before="Thursday, Agentname permitting")
    read = Viewing(words="Saturday with Rosa at 10", off="Friday", before="Thursday, Rosa permitting")
    assert in_their_words(heard, "Rosa Tillman") == read
    assert in_their_words(None, "Rosa Tillman") is None


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


async def test_who_asks_for_word_of_the_agent_by_name_still_waits(agency: Agency) -> None:
    dana = agency.lead("dana@away.example")
    dana.write("I'd like to talk to a person please.", "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "any word from kim?")
    await agency.round()
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)
    told = [str(body_of(mail)) for mail in agency.to("kim@agency.test")]
    assert sum("they write again" in mail for mail in told) == 1
    assert not any("Agentname" in mail for mail in told)
