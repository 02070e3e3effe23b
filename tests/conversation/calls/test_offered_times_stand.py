"""A time that was offered can be taken until shortly before it; one that was not needs the usual notice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from agency import Agency

from models.call import Call, CallState
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


@pytest.mark.parametrize(("hours_before", "stands"), [(2, True), (0.5, False)])
async def test_an_offered_time_stands(agency: Agency, hours_before: float, stands: bool) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "Can Nora call me? 207-555-0142")
    await agency.round()
    thread = await agency.store.first(Thread, {})
    assert thread is not None
    first = thread.offered_slots[0]
    agency.clock.turn(seconds=(first - timedelta(hours=hours_before) - agency.clock.now()).total_seconds())
    dana.answer(agency.to(dana.address)[-1], "the first one")
    await agency.round()
    booked = await agency.store.find(Call, {"state": CallState.BOOKED})
    assert [call.starts_at for call in booked] == ([first] if stands else [])
