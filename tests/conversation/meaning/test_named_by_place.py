"""A lead speaks of a home by its place in the list that they were sent."""

from __future__ import annotations

import pytest
from agency import Agency, body_of
from ledger_view import tell

from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
HOMES = {"BR-1": "12 Elm St", "BR-2": "7 Oak Ave"}


@pytest.mark.parametrize(("word", "place"), [("first", 0), ("second", 1)])
async def test_the_home_that_is_asked_about_is_the_one_that_is_answered_about(
    agency: Agency, word: str, place: int
) -> None:
    for price, (ref, address) in enumerate(HOMES.items(), 430):
        await agency.add_property(ref, address, price * 1_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    [letter] = agency.to(dana.address)
    listed = sorted(HOMES.values(), key=body_of(letter).index)
    dana.answer(letter, f"Does the {word} one have a garage?")
    await agency.round()
    answer = body_of(agency.to(dana.address)[-1])
    assert len(agency.to(dana.address)) == 2, await tell(agency.store)
    assert listed[place] in answer
    assert listed[1 - place] not in answer
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    assert [HOMES[ref] for ref in thread.offered_properties] == listed, "a later 'the other one' is still of that list"
