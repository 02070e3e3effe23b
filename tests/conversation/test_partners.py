"""Partners look for one home: who was copied goes on where the other left off; who was not begins anew."""

from __future__ import annotations

from agency import Agency, body_of
from ledger_view import tell

from models.contact import Contact

NATHAN = "We are looking to buy a 4 bedroom house, up to 500k. Please write to my wife as well."
LAURA = "Hi, Laura here. Is there anything else in Old Town? We could stretch to 530k."
PAT = "pat@other.example"


async def stocked(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 480_000, area="Millpond", bedrooms=4)
    await agency.add_property("BR-2", "3 Oak St", 420_000, area="Old Town", bedrooms=3)
    await agency.add_property("BR-3", "5 Ash St", 525_000, area="Old Town", bedrooms=4)


async def joins(agency: Agency, text: str, *, copied: bool) -> str:
    """What somebody is told who writes in the thread of a lead that copied them, or did not."""
    await stocked(agency)
    nathan = agency.lead("nathan@away.example", "Nathan Frost")
    nathan.write(NATHAN, "House", **({"Cc": PAT} if copied else {}))
    await agency.round()
    answer = agency.to(nathan.address)[-1]
    laura = agency.lead(PAT, "Laura Frost")
    laura.answer(answer, text)
    await agency.round()
    return body_of(agency.to(PAT)[-1])


async def test_a_partner_who_was_copied_goes_on_from_what_is_known(agency: Agency) -> None:
    told = await joins(agency, LAURA, copied=True)
    assert "5 Ash St" in told, await tell(agency.store)
    assert "3 Oak St" not in told
    assert "How many bedrooms" not in told
    laura = await agency.store.first(Contact, {"addresses": PAT})
    assert laura is not None
    assert "bedrooms_min" not in laura.needs, "it is used, and not written to hers"


async def test_what_the_partner_says_holds_for_both(agency: Agency) -> None:
    await joins(agency, LAURA, copied=True)
    nathan = agency.lead("nathan@away.example", "Nathan Frost")
    await agency.add_property("BR-4", "9 Fir St", 529_000, area="Old Town", bedrooms=4)
    nathan.answer(agency.to(nathan.address)[-1], "Please show us something else.")
    await agency.round()
    assert "9 Fir St" in body_of(agency.to(nathan.address)[-1]), await tell(agency.store)


async def test_a_stranger_who_joins_is_told_nothing_of_it(agency: Agency) -> None:
    told = await joins(agency, LAURA, copied=False)
    assert "3 Oak St" in told, await tell(agency.store)


async def test_a_partner_who_read_our_question_answers_it(agency: Agency) -> None:
    await stocked(agency)
    nathan = agency.lead("nathan@away.example", "Nathan Frost")
    nathan.write(NATHAN, "House", Cc=PAT)
    await agency.round()
    nathan.answer(agency.to(nathan.address)[-1], "Can we see 12 Elm St on Saturday?", Cc=PAT)
    await agency.round()
    asked = agency.to(PAT)[-1]
    assert "phone number" in body_of(asked), await tell(agency.store)
    agency.lead(PAT, "Laura Frost").answer(asked, "Sure: 503-555-0142. Nathan works until 3 most days.")
    await agency.round()
    assert "These times are free" in " ".join(body_of(agency.to(PAT)[-1]).split()) or "three times" in body_of(
        agency.to(PAT)[-1]
    ), await tell(agency.store)
