"""In a conversation a home is known by little: its price, its street, or that it was talked of."""

from __future__ import annotations

from agency import Agency, body_of
from ledger_view import tell

from models.delivery import Delivery, Purpose

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def answers(agency: Agency, *texts: str) -> list[str]:
    """What a buyer who was shown two homes is answered to each of `texts`."""
    await agency.add_property("BR-1", "12 Elmwood St", 430_000, area="Old Town", features=["fireplace"])
    await agency.add_property("BR-2", "7 Oakley Ave", 440_000, area="Old Town", features=["one-car garage"])
    await agency.add_property("BR-3", "3 Pinehill Rd", 450_000, area="Old Town", features=["deck"])
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    said = []
    for text in texts:
        dana.answer(agency.to(dana.address)[-1], text)
        await agency.round()
        said.append(body_of(agency.to(dana.address)[-1]))
    assert len(agency.to(dana.address)) == len(texts) + 1, await tell(agency.store)
    return said


async def test_the_one_of_that_price_is_told_of_and_stays_the_one_talked_of(agency: Agency) -> None:
    first, then = await answers(
        agency, "is the 440k one still available?", "is it still available? we are approved up to 480"
    )
    assert "7 Oakley Ave" in first
    assert "12 Elmwood" not in first
    assert "7 Oakley Ave" in then
    assert "3 Pinehill" not in then


async def test_a_visit_is_of_all_that_are_named_and_the_agent_reads_which(agency: Agency) -> None:
    (said,) = await answers(agency, "I like the one on Elmwood and the $450k one. Can we see both Saturday at 11?")
    assert "12 Elmwood St" in said
    assert "3 Pinehill Rd" in said
    told = await agency.store.find(Delivery, {"purpose": Purpose.NOTICE}, whole=True)
    notices = [one.content.subject for one in told if one.content]
    assert any("would see 12 Elmwood St and 3 Pinehill Rd: Saturday at 11" in subject for subject in notices), notices


async def test_still_free_is_answered_from_the_record(agency: Agency) -> None:
    _, free = await answers(agency, "tell me more about 7 Oakley Ave", "Is it still free?")
    assert "available" in free
    assert "7 Oakley Ave" in free
    assert "passed" not in free
