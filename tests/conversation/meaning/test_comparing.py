"""A list of what is to be compared asks for each of its things."""

from __future__ import annotations

import pytest

from classifiers.asking.topics import OTHER_TOPIC
from mailbot.conversation.meaning.comparing import compared


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Please compare heating, taxes, and the lot size.", {"heating", "taxes", "lot"}),
        ("Compare Unit 12 and the Stave one for me pls - fees, parking, floor", {"hoa", "parking", OTHER_TOPIC}),
        ("what are the differences between them in fees and parking?", {"hoa", "parking"}),
        ("¿me puede comparar las cuotas, el estacionamiento y los impuestos?", {"hoa", "parking", "taxes"}),
        ("how do they compare on age and square footage", {"year_built", "size"}),
        # And where nothing is listed.
        ("which has a garage?", set()),
        ("how does it compare?", set()),
        ("compared to ours it is small. we pay taxes and fees here", set()),
        ("I would love parking and low fees", set()),
        ("compare the two for me please", set()),
    ],
)
def test_what_is_compared(text: str, topics: set[str]) -> None:
    assert {*compared(text)} == topics
