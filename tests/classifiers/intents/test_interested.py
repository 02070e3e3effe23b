"""Who says that they are interested has not ended it, whatever stands in the way."""

from __future__ import annotations

import pytest

from classifiers.intents.intent import BuiltinReader
from classifiers.intents.interested import not_of_the_interested
from models.message import Intent


@pytest.mark.parametrize(
    "text",
    [
        "I am interested, just not sure I qualify",
        "interested but we have no money down",
        "Yes, still interested. My credit is a mess though",
        "Me interesa pero no tengo crédito",
        "estoy muy interesada pero no tengo papeles",
    ],
)
def test_a_doubt_of_oneself_is_no_farewell(text: str) -> None:
    assert not_of_the_interested(text)
    assert BuiltinReader().read("Re: Homes", text).intent is not Intent.NOT_INTERESTED


@pytest.mark.parametrize(
    "text",
    [
        "We're not interested",
        "I'm no longer interested",
        "ya no me interesa",
        "no estamos interesados",
        "If we are interested we will call",
        "I'm interested in nothing of yours, please stop writing to me",
        "There were interested buyers, but we took it off",
    ],
)
def test_who_denies_it_may_have_ended_it(text: str) -> None:
    assert not not_of_the_interested(text)
