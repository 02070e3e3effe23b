"""Places: areas that are wanted, addresses that are named, and no place where somebody merely is."""

from __future__ import annotations

import pytest

from classifiers.needs.known_areas import known_areas_in
from classifiers.needs.places import address, areas

WANTED = [
    ("3 bed in Brookside or North End under 400k", ("Brookside", "North End")),
    ("something in the Arts District with parking", ("Arts District",)),
    ("still want the Maple Heights area", ("Maple Heights",)),
    ("on or near Lake Wyandot. Dock would be nice", ("Lake Wyandot",)),
    ("4 bed, Lakeshore, 400,000.", ("Lakeshore",)),
    ("anything in 78745 under 375k", ("78745",)),
    ("in Park Slope, Red Hook and Gowanus", ("Park Slope", "Red Hook", "Gowanus")),
    ("LOOKING FOR 2 BED HOUSE IN EASTGATE UNDER 220000", ("EASTGATE",)),
    ("a condo near downtown", ("downtown",)),
    ("casa en Las Palmas de 4 recámaras", ("Las Palmas",)),
    ("cerca del centro", ("centro",)),
    ("four bedroom townhouse, Old Town. Thanks, Vikram", ("Old Town",)),
    ("3 bed, two baths. Signal Hill.", ("Signal Hill",)),
    ("up to 120k, 2 bed. Linn County", ("Linn County",)),
    ("3 beds, 375 or below, Parkrose!", ("Parkrose",)),
    ("3 br in kings row under 290", ("kings row",)),
    ("3 bd. fairhaven or south end pls", ("fairhaven", "south end")),
    ("2 bed condo in maplewood", ("maplewood",)),
    ("Is there anything for sale in Pine Grove", ("Pine Grove",)),
]


@pytest.mark.parametrize(("text", "names"), WANTED)
def test_areas_after_words_of_place(text: str, names: tuple[str, ...]) -> None:
    assert areas(text)["areas"].value == names


@pytest.mark.parametrize(
    "text",
    [
        "We live in Singapore",
        "I work in Denver",
        "her place in Ohio",
        "closing in May or June",
        "I saw it in Zillow",
        "get back to me in English",
        "Moving from the Bay Area",
        "nothing in Eastgate",
        "see you on Monday",
        "the house on Oak St",
        "3 beds under 400. Jack Woods",
        "3 beds. Big yard. Good schools. Thanks! Kim Park",
        "3 beds. Open Plan. Central Air.",
        "WOW! 3 BEDS UNDER 300! CALL ME!",
        "3 beds, lake view, big ridge, hardwood in overview",
        "near private school district",
        "We looked at 3 in Oakdale",
        "que no sea en el centro, 3 cuartos",
        "anywhere near the river but not Old Town, 3 bed",
    ],
)
def test_other_names_are_no_areas(text: str) -> None:
    assert "areas" not in areas(text)


def test_known_areas_are_told_with_the_others() -> None:
    text = "5 bedroom brookside or near Eastgate pls"
    assert areas(text, known_areas_in(text, ["Brookside"]))["areas"].value == ("Brookside", "Eastgate")


ADDRESSES = [
    ("my house at 12 Elm St.", "12 Elm St"),
    ("CMA for 1415 W Juniper Ave #302. Owner", "1415 W Juniper Ave #302"),
    ("more info on 77 Quail Run, Unit B. Beds", "77 Quail Run, Unit B"),
    ("3301 bay st is it available", "3301 bay st"),
    ("I am owner of property 88 Stanton. I live", "88 Stanton"),
    ("see 55 Teasel Way Friday at noon", "55 Teasel Way"),
    ("Property address: 640 Tanglewood\nTimeframe: soon", "640 Tanglewood"),
    ("dropped the price on Canyon Rd. Would they", "Canyon Rd"),
    ("vi el letrero en la calle Girasol", "calle Girasol"),
    ("casa de 145 Mariposa Ln. Uno", "145 Mariposa Ln"),
]


@pytest.mark.parametrize(("text", "street"), ADDRESSES)
def test_street_addresses(text: str, street: str) -> None:
    assert address(text)["address"].value == street


@pytest.mark.parametrize(
    "text",
    [
        "10 minutes from work, on the way",
        "1,850 square feet",
        "3 bed house at the end of my street",
        "I have 2 kids and a Court date",
        "for 180k which seems way too cheap",
        "3 cuartos en la planta baja",
        "40 acres off the highway",
        "2 bed in Eastgate",
        "We rent at 500 Canal for 2,200",
        "Our house at 12 Gable Ct sold, woohoo",
        "I work at 1 Infinite Plaza",
    ],
)
def test_counts_are_no_addresses(text: str) -> None:
    assert dict(address(text)) == {}
