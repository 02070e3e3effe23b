"""Who puts the search off is told once that there is no hurry; whoever is not whom we mean is written to no more."""

from __future__ import annotations

from agency import Agency, body_of
from ledger_view import tell

from models.suppression import Suppression, SuppressionReason
from models.thread import Stage, Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def test_a_pause_is_acknowledged_once_and_ends_nothing(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "Gonna put the search on pause, husband got laid off.")
    await agency.round()
    assert "no hurry" in body_of(agency.to(dana.address)[-1]), await tell(agency.store)
    dana.answer(agency.to(dana.address)[-1], "Yeah, still on hold for now")
    await agency.round()
    assert len(agency.to(dana.address)) == 2, await tell(agency.store)
    thread = await agency.store.first(Thread, {})
    assert thread is not None
    assert thread.stage is Stage.ENGAGED


async def test_a_strangers_address_is_written_to_no_more(agency: Agency) -> None:
    dana = agency.lead("dana@away.example")
    dana.write("I'm not Al. You have the wrong email address.", "Re: Spring homes")
    await agency.round()
    kept = await agency.store.first(Suppression, {})
    assert kept is not None, await tell(agency.store)
    assert (kept.address, kept.reason) == (dana.address, SuppressionReason.GONE)
