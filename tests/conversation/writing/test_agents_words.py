"""What a lead wants and asks, as an agent says it."""

from __future__ import annotations

import pytest

from mailbot.conversation.writing.agents_words import need_in_words, needs_in_words
from models.contact import StoredNeed
from models.message import Intent


@pytest.mark.parametrize(
    ("slot", "value", "words"),
    [
        ("price_max", 500_000, "up to $500,000"),
        ("bedrooms_min", 3, "3 bedrooms or more"),
        ("bedrooms_min", 1, "1 bedroom or more"),
        ("bedrooms_min", 0, "a studio or more"),
        ("bathrooms_min", 2.5, "2.5 bathrooms or more"),
        ("areas", ["Old Town", "Riverside"], "in Old Town or Riverside"),
        ("areas", [], "anywhere"),
        ("property_type", "multi_family", "multi family"),
        ("preapproved", True, "loan approved"),
        ("phone", "+12075550150", "phone: (207) 555-0150"),
        ("garden_path", "long", "garden path: long"),
    ],
)
def test_a_need_is_said_as_an_agent_says_it(slot: str, value: object, words: str) -> None:
    assert need_in_words(slot, value, "USD") == words


@pytest.mark.parametrize(("intent", "price"), [(Intent.BUYER, "up to $2,000"), (Intent.RENTER, "up to $2,000 a month")])
def test_needs_are_one_line_in_a_fixed_order(intent: Intent, price: str) -> None:
    told = {"areas": ["Old Town"], "bedrooms_min": 2, "price_max": 2_000, "property_type": "house"}
    needs = {slot: StoredNeed(value=value, quote="…") for slot, value in told.items()}
    assert needs_in_words(needs, intent, "USD") == f"house, {price}, 2 bedrooms or more, in Old Town"
