"""A call that is booked: its number can be changed, another may join, and who asks is told what stands."""

from __future__ import annotations

from agency import Agency, body_of
from another_day import DAY
from ledger_view import tell

from models.call import Call
from models.contact import Contact

FIRST = f"I like 12 Elm St. Can you call me {DAY} at 4? 503-555-0142"


async def say(agency: Agency, mail: str) -> str:
    dana = agency.lead("dana@away.example")
    if agency.to(dana.address):
        dana.answer(agency.to(dana.address)[-1], mail)
    else:
        await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
        dana.write(mail, "House")
    await agency.round()
    return body_of(agency.to(dana.address)[-1])


async def call_and_contact(agency: Agency) -> tuple[Call, Contact]:
    [call] = await agency.store.find(Call, {})
    contact = await agency.store.first(Contact, {"addresses": "dana@away.example"})
    assert contact is not None
    return call, contact


async def test_another_number_is_the_one_that_is_called(agency: Agency) -> None:
    await say(agency, FIRST)
    answer = await say(agency, "Typo in my phone number, it's 503-555-0143")
    call, contact = await call_and_contact(agency)
    assert (call.phone, contact.phone) == ("+15035550143", "+15035550143"), await tell(agency.store)
    assert "(503) 555-0143" in answer
    assert call.sequence == 1, "the invitation is new"
    told = [body_of(mail) for mail in agency.to("kim@agency.test")]
    assert any("503-555-0143" in one for one in told)


async def test_who_joins_is_not_called_instead(agency: Agency) -> None:
    await say(agency, FIRST)
    await say(agency, "Can my husband be on the call too? He's at 503-555-0143")
    answer = await say(agency, "what time is our call again?")
    call, contact = await call_and_contact(agency)
    assert call.phone == "+15035550142", await tell(agency.store)
    assert contact.needs["phone"].value == "+15035550142"
    assert DAY in answer
    assert "4:00 PM" in answer
    assert "(503) 555-0142" in answer
