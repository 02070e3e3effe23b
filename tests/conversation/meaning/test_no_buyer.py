"""Who asks about a home of ours and wants none is told from who looks for one next to family."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.no_buyer import wants_none


@pytest.mark.parametrize(
    "text",
    [
        "I'm the next-door neighbor, what is 8 Weir listed at?",
        "We live across the street. Is the blue one under contract?",
        "Just being nosy, how much is 8 Weir?",
        "What do they want for it? I'm not a buyer, only curious",
        "we don't plan to move, but what's the asking price on 8 Weir",
        "Soy vecina de la calle Weir, ¿en cuánto la dan?",
        "por pura curiosidad no es, vivimos enfrente. ¿cuánto piden?",
    ],
)
def test_a_neighbour_wants_no_home(text: str) -> None:
    assert wants_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is 8 Weir still available?",
        "Are the neighbors quiet?",
        "I live next door to my mom and we are looking for a house nearby",
        "Not looking to buy, looking to rent a 2 bed apartment",
        "We are looking for something with nice neighbors",
        "Just curious, does it have a garage?",
    ],
)
def test_who_seeks_is_a_buyer_wherever_they_live(text: str) -> None:
    assert not wants_none(text)
