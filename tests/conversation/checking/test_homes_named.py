"""Homes named by place, kind or turn: what a sentence says is that home's own, and what it compares is each one's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.conversation.brief import Brief, Fact, OfferedProperty
from mailbot.conversation.checking.mentions import mentions_in
from mailbot.conversation.checking.sentences import sentences_of
from mailbot.conversation.writing.briefing import with_facts
from mailbot.ops.eval.draft_sets import DraftCase
from mailbot.ops.eval.scenes import BUSINESS, SCENES

COTTAGE = replace(
    SCENES["suggest"].properties[0],
    ref="BN-81",
    address="33 Spinner Ln",
    area="Bee Tree",
    city="Swannanoa",
    type="house",
    price=285_000,
    price_text="$285,000",
    bedrooms=3,
    bathrooms=1,
    square_feet=1120,
    year_built=1952,
    description="Mill cottage with a gas range and a screened porch. There is no garage.",
    features=("screened porch", "gas range"),
    url="https://alderhomes.example/BN-81",
)
CONDO = replace(
    COTTAGE,
    ref="BN-77",
    address="207 Laurel Circle Dr, Apt 2",
    area="Downtown",
    city="Black Mountain",
    type="condo",
    price=342_500,
    price_text="$342,500",
    bedrooms=2,
    bathrooms=2,
    square_feet=890,
    year_built=1986,
    description="Upstairs condo with a balcony and an assigned garage space.",
    features=("balcony", "garage space", "washer and dryer"),
    url="https://alderhomes.example/BN-77",
)
STAYS = Fact("business:fact_9", "The refrigerator and the dishwasher stay with 33 Spinner Ln.")


def offering(*homes: OfferedProperty, facts: tuple[Fact, ...] = (), **changes: object) -> Brief:
    return with_facts(replace(SCENES["suggest"], properties=homes, facts=(), **changes), [*BUSINESS, *facts])


BOTH = offering(COTTAGE, CONDO)


def held(text: str, brief: Brief = BOTH) -> set[str]:
    """The rules that find something in a draft; what was learned of words is another test's."""
    return {one.rule for one in DraftCase("", brief, text).findings()} - {"statements", "language"}


@pytest.mark.parametrize(
    ("named", "ref"),
    [
        ("The Swannanoa cottage is the older one.", "BN-81"),
        ("The one in Black Mountain is on a second floor.", "BN-77"),
        ("Downtown: two bedrooms, two baths.", "BN-77"),
        ("The condo comes with a washer and dryer.", "BN-77"),
        ("El condominio tiene lavadora.", "BN-77"),
        ("The house has a gas range.", "BN-81"),
        ("The swannanoa one is older.", "BN-81"),
        ("Out in Swannanoa there's a porch to sit on.", "BN-81"),
        ("Two bedrooms come to $342,500 in Black Mountain.", "BN-77"),
    ],
)
def test_a_home_is_named_by_its_place_or_its_kind(named: str, ref: str) -> None:
    assert [mention.ref for mention in mentions_in(named, BOTH.properties)] == [ref]


def test_the_town_that_a_lead_lives_in_names_no_home() -> None:
    assert mentions_in("You wrote from Swannanoa, and Swannanoa is lovely.", BOTH.properties) == ()


def test_the_first_and_the_latter_are_the_homes_as_they_were_named() -> None:
    body = "207 Laurel Circle Dr and 33 Spinner Ln both fit. The first has a balcony. The latter has a gas range."
    about = [[home.ref for home in sentence.about] for sentence in sentences_of(body, BOTH.properties)]
    assert about[1:] == [["BN-77"], ["BN-81"]]


def test_the_other_one_with_its_name_behind_it_is_that_home() -> None:
    named = mentions_in("The other one, 33 Spinner Ln, has a porch.", BOTH.properties)
    assert {mention.ref for mention in named} == {"BN-81"}


@pytest.mark.parametrize(
    "text",
    [
        "The Swannanoa cottage has a screened porch, and the condo has a balcony.",
        "The Swannanoa cottage is $285,000 and the one in Black Mountain $342,500.",
        "The condo is the dearer one, $342,500 against $285,000.",
        "33 Spinner Ln is $285,000, and out in Black Mountain there's a condo at $342,500.",
        "It's two bedrooms for $342,500 in Black Mountain, against three for $285,000 in Swannanoa.",
        "Get the cottage and you have $57,500 back.",
        "33 Spinner Ln fits. It is $57,500 under the condo.",
        "33 Spinner Ln and 207 Laurel Circle Dr are in range. The first is $285,000, the second $342,500.",
        "33 Spinner Ln is smaller. At $285,000 it is $57,500 less than the condo.",
        "From the lower to the higher: $285,000 for the cottage, $342,500 for the condo.",
        "The cottage has no garage.",
    ],
)
def test_what_is_so_of_each_home_goes(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The Swannanoa cottage has a balcony.", "features"),
        ("The condo has a screened porch.", "features"),
        ("The condo has no garage.", "features"),
        ("33 Spinner Ln has a garage.", "features"),
        ("The Swannanoa cottage is $342,500.", "prices"),
        ("There is a balcony for $285,000 in Black Mountain.", "prices"),
        ("33 Spinner Ln fits, and out in Black Mountain there's a condo at $285,000.", "prices"),
        ("33 Spinner Ln and 207 Laurel Circle Dr are in range. The first is $342,500.", "prices"),
        ("The one in Swannanoa has 890 square feet.", "sizes"),
        ("The condo in Swannanoa has a balcony.", "areas"),
        ("207 Laurel Circle Dr, Unit 5 has a balcony.", "addresses"),
        ("Apt A at 33 Spinner Ln has a gas range.", "addresses"),
    ],
)
def test_what_is_so_of_the_other_home_only_is_held(text: str, rule: str) -> None:
    assert rule in held(text)


def test_a_link_beside_a_home_that_is_named_by_its_kind() -> None:
    assert (
        held("The cottage is at https://alderhomes.example/BN-81, the condo at https://alderhomes.example/BN-77.")
        == set()
    )
    assert "links" in held("The condo is at https://alderhomes.example/BN-81.")
    there = "The condo is upstairs. The other home, with the porch, is at https://alderhomes.example"
    assert held(f"{there}/BN-81.") == set()


def test_a_style_names_the_only_home_that_is_of_it() -> None:
    craftsman = replace(COTTAGE, description="Craftsman bungalow with a gas range and a screened porch.")
    both = offering(craftsman, CONDO)
    assert [one.ref for one in mentions_in("The Craftsman has a porch.", both.properties)] == ["BN-81"]
    assert held("On paper: $342,500 for the condo, $285,000 for the Craftsman.", both) == set()
    assert "prices" in held("On paper: $285,000 for the condo, $342,500 for the Craftsman.", both)


def test_a_fact_of_the_business_that_names_a_home_tells_of_it() -> None:
    brief = offering(COTTAGE, CONDO, facts=(STAYS,))
    assert "features" not in held("The dishwasher stays with 33 Spinner Ln.", brief)
    assert "features" in held("The dishwasher stays with 207 Laurel Circle Dr.", brief)


def test_what_was_asked_and_nobody_knows_may_be_named_as_unknown() -> None:
    asked = offering(CONDO, unanswered=("hoa_dues",))
    assert held("I don't have the HOA dues for the condo yet.", asked) == set()
    assert "features" in held("The HOA dues cover water and trash.", asked)
    assert "features" in held("I don't have the HOA dues for the condo yet.", offering(CONDO))


def test_the_name_of_a_town_says_nothing_of_people_but_what_a_lead_asks_for_may() -> None:
    assert "fair_housing" not in held("The condo in Black Mountain is $342,500.")
    asked = offering(COTTAGE, CONDO, known_needs={"areas": "white neighborhoods"})
    assert "fair_housing" in held("Here are two homes in white neighborhoods.", asked)
