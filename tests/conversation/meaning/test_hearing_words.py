"""The words by which a burst is heard: deaths, pauses, and when to ask again."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.bereavement import BEREAVED
from mailbot.conversation.meaning.hearing_words import LATER, PONDERS


@pytest.mark.parametrize(
    "text",
    [
        "My husband died in October",
        "my husband of 40 years died suddenly",
        "My wife and I lost our son last year",
        "my mother passed in September",
        "My dad just passed.",
        "Steve died on October 30th",
        "the house is too big now that Harold is gone",
        "My father is gone and I have his house",
        "It was my late husband's house",
        "lost my wife in the spring",
        "We lost dad on Sunday.",
        "I was widowed in May",
        "mi esposo falleció hace un año",
        "Mi mamá se murió en enero",
        "murió mi papá",
        "Quedé viuda hace poco",
    ],
)
def test_a_death_is_heard(text: str) -> None:
    assert BEREAVED.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "the deal died",
        "My husband said the furnace died in October",
        "Furnace died in October",
        "Refrigerator died on Monday",
        "my wife's phone died",
        "interest died down in October",
        "it passed the inspection in October",
        "Inspection passed on Monday",
        "she passed on the house last week",
        "My son passed his exam",
        "he passed the bar in May",
        "is the house on Weir Street gone?",
        "now that Weir Street is gone, what else is there",
        "Now that summer is gone",
        "The first one is gone",
        "my son is gone to college",
        "my husband is gone until Friday",
        "I lost my dad's number",
        "we lost the house to another buyer",
        "running late, husband will call",
        "mi teléfono murió",
        "I'm a widow of 79 and would like a condo",
    ],
)
def test_what_else_dies_passes_or_is_gone_is_no_death(text: str) -> None:
    assert not BEREAVED.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Let us mull it over",
        "let me talk to my wife first",
        "We'll think on it",
        "I need to run it by my husband",
        "we want to discuss it first",
        "Déjeme hablarlo con mi esposa",
        "Tengo que pensarlo",
    ],
)
def test_who_takes_time_to_think_ponders(text: str) -> None:
    assert PONDERS.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "can I talk to a real person",
        "I would like to talk to someone",
        "could you check with the seller",
        "I think it is too small",
        "let me know the price",
    ],
)
def test_who_asks_or_judges_does_not_ponder(text: str) -> None:
    assert not PONDERS.search(text)


@pytest.mark.parametrize(
    "text",
    ["ask me again in February", "Try us again in the spring", "check back after Christmas", "Escríbame en enero"],
)
def test_when_to_ask_again_is_heard(text: str) -> None:
    assert LATER.search(text)


@pytest.mark.parametrize(
    "text", ["call me in the morning", "ask me anything", "contact me in English", "Escríbame en español"]
)
def test_how_to_ask_is_no_time(text: str) -> None:
    assert not LATER.search(text)
