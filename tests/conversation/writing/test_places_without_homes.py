"""A place that a lead names and that no home of ours lies in is said to be one, where it is written as a name."""

from __future__ import annotations

import pytest
from agency import Agency, body_of
from ledger_view import tell

from mailbot.conversation.writing.briefing import plain_place
from mailbot.crm.inventory import Listing
from mailbot.crm.matching.scoring import without_homes
from models.property import ListedFor, PropertyStatus


def home(area: str, city: str) -> Listing:
    return Listing("BR-1", "12 Elm St", 1, PropertyStatus.ACTIVE, ListedFor.SALE, area=area, city=city)


@pytest.mark.parametrize(
    ("areas", "without"),
    [
        (("Camden",), ("Camden",)),
        (("Camden", "Millpond"), ("Camden",)),
        (("the wharf", "millpond area"), ()),
        (("Alder, OR",), ()),
        ((), ()),
    ],
)
def test_where_no_home_lies(areas, without):
    assert without_homes(areas, [home("Millpond", "Alder"), home("Cooper's Wharf", "Alder")]) == without


@pytest.mark.parametrize("name", ["Camden", "St. Anne's", "Winston-Salem", "Old Harbor", "Peñón Alto"])
def test_a_place_is_written_as_one(name):
    assert plain_place(name)


@pytest.mark.parametrize(
    "name",
    [
        "evil.com",
        "Click Here At Evil.Com",
        "http://x.y",
        "the water",
        "Camden $400k",
        "Call 555",
        "Camden. Call me",
        "",
    ],
)
def test_what_is_no_place_is_not_quoted(name):
    assert not plain_place(name)


async def test_it_is_said_and_then_nothing_elsewhere_is_shown_twice(agency: Agency) -> None:
    for number in range(6):
        await agency.add_property(f"BR-{number}", f"{12 + number} Elm St", 430_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write("Looking to buy a 3 bedroom house in Camden, up to 470k", "House")
    await agency.round()
    first = body_of(agency.to(dana.address)[-1])
    assert "None of our current listings is in Camden." in first, await tell(agency.store)
    assert "Elm St" in first
    dana.answer(agency.to(dana.address)[-1], "I said Camden. Do you not cover Camden?")
    await agency.round()
    second = body_of(agency.to(dana.address)[-1]).split("On Tue")[0]
    assert "None of our current listings is in Camden." in second, await tell(agency.store)
    assert "Elm St" not in second
