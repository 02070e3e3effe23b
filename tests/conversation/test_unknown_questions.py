"""A question that mailbot knows no answer to is a person's: the lead hears so, and gets no other homes."""

from __future__ import annotations

from agency import Agency, body_of
from ledger_view import tell

from models.draft import Draft, DraftState

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def in_talk(agency: Agency, text: str) -> int:
    """How many answers a buyer has who was sent three of four homes and then writes `text`."""
    for price in range(430, 434):
        await agency.add_property(f"BR-{price}", f"{price} Elm St", price * 1_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[0], text)
    await agency.round()
    return len(agency.to(dana.address))


async def test_more_homes_are_no_answer_to_it(agency: Agency) -> None:
    assert await in_talk(agency, "Would the sellers throw in the washing machine?") == 2, await tell(agency.store)
    drafts = await agency.store.find(Draft, {"state": DraftState.SENT}, sort=[("number", 1)])
    assert [draft.step for draft in drafts] == ["suggest", "refer"]
    answer = body_of(agency.to("dana@away.example")[1])
    assert "passed your question on to Kim Alvarez" in answer
    assert "Elm St" not in answer, "the question may be of none of them"
    assert any("Dana" in str(mail["Subject"]) for mail in agency.to("kim@agency.test")), "and so it was"


async def test_before_any_home_was_shown_a_person_answers_it(agency: Agency) -> None:
    dana = agency.lead("dana@away.example")
    dana.write("Would the sellers throw in the washing machine?", "Washing machine")
    await agency.round()
    assert agency.to(dana.address) == [], await tell(agency.store)
    assert await agency.store.find(Draft, {"state": DraftState.HELD})


async def test_what_is_no_question_goes_on(agency: Agency) -> None:
    assert await in_talk(agency, "Hm, the kitchens are too dark for us.") == 2, await tell(agency.store)


async def test_who_was_asked_and_spoke_of_something_else_is_not_asked_again(agency: Agency) -> None:
    for price in range(430, 436):
        await agency.add_property(f"BR-{price}", f"{price} Elm St", price * 1_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write("Hello, we are looking to buy a house with 3 bedrooms, our budget is up to $470k.", "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[0], "Hm, the kitchens are too dark for us, we would rather have bright ones.")
    await agency.round()
    first, second = map(body_of, agency.to(dana.address))
    assert "areas" in first or "neighborhoods" in first, first
    assert "areas" not in second, second
    assert "neighborhoods" not in second, second
