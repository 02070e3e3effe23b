"""Who says to whom a home may go by what fair housing law protects is heard; who seeks a home, or asks, is not."""

from __future__ import annotations

import pytest

from classifiers.fair_housing.choosing import chooses_people


@pytest.mark.parametrize(
    "text",
    [
        "I'm selling my house and would prefer it goes to a nice Christian family like the ones on our street.",
        "Can we rent only to people without kids?",
        "No section 8 tenants please",
        "I don't want Mexican buyers",
        "Can you make sure it's not sold to some foreigners?",
        "I'd rather not rent to a gay couple",
        "queremos que se quede con una familia cristiana",
        "prefiero inquilinos americanos",
    ],
)
def test_a_wish_for_some_people_or_against_others_is_heard(text: str) -> None:
    assert chooses_people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do you rent to people with section 8?",
        "I hope it goes to a nice family",
        "I want to sell to my brother who is a veteran",
        "We are first time buyers and want a place near a catholic church",
        "we want to rent close to a mosque",
        "We'd like to go to the Korean church nearby",
        "Want to sell my house, not going to church until Sunday",
        "I want to sell and go back to Mexico",
        "Do you have anything for tenants with kids?",
        "Would you show it to my husband? he uses a wheelchair",
    ],
)
def test_who_seeks_a_home_or_tells_of_themselves_chooses_nobody(text: str) -> None:
    assert not chooses_people(text)
