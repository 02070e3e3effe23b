"""The home that was chosen of several is the one that is meant from then on."""

from __future__ import annotations

import pytest
from agency import Agency, body_of
from ledger_view import tell

from mailbot.conversation.meaning.chosen import chosen_in
from mailbot.crm.inventory import Listing
from models.property import PropertyType

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
LIST = {
    home.ref: home
    for home in (
        Listing("A", "27 Weir Street", 438_000, area="Millpond", square_feet=1_480),
        Listing("B", "41 Pippin Drive", 472_000, area="Orchard Ridge", square_feet=1_750),
        Listing("C", "1 Stave Street, Unit 304", 379_000, area="Quay", type=PropertyType.CONDO, square_feet=1_140),
    )
}


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("the cheaper one. is the school good?", "C"),
        ("My husband prefers Pippin.", "B"),
        ("1. love it. 2. no. 3. no", "A"),
        ("Not the first. second one maybe. how far is the school", "B"),
        ("the condo sounds good", "C"),
        ("1 and Weir are out, unit 304 it is", "C"),
        ("27 Weir is too far. Pippin and 304 look great", "BC"),
        ("what schools are they zoned for?", ""),
        ("we like them all", ""),
        ("not Weir", ""),
        ("what about 27 Weir, 41 Pippin and the condo?", ""),
    ],
)
def test_what_is_chosen_of_a_list(text: str, refs: str) -> None:
    assert "".join(sorted(chosen_in(text, tuple(LIST), tuple(LIST), LIST))) == refs


async def test_it_is_the_one_that_was_chosen(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elmwood St", 430_000, area="Old Town", features=["fireplace"])
    await agency.add_property("BR-2", "7 Oakley Ave", 440_000, area="Old Town", features=["one-car garage"])
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    for text in ("Not the first. second one maybe. which school is it zoned for?", "can we see it saturday at 11?"):
        dana.answer(agency.to(dana.address)[-1], text)
        await agency.round()
    said = body_of(agency.to(dana.address)[-1])
    assert "A viewing of 7 Oakley Ave is arranged" in said, await tell(agency.store)
