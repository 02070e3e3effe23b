"""Who wants somebody to come to their own home, and that the hour for it is none for a call."""

from __future__ import annotations

import pytest
from call_talk import read

from mailbot.conversation.call_reading.home_visits import asks_to_come, wants_to_be_visited
from mailbot.conversation.steps import CallWord

ASKED = {
    "Can someone come out Thursday afternoon?": "Can someone come out Thursday afternoon?",
    "I don't want a phone call, I want somebody to come look at the house. Thursday 3:30 works.": (
        "I don't want a phone call, I want somebody to come look at the house. Thursday 3:30 works."
    ),
    "Thanks. Could Nora come by and see it?": "Could Nora come by and see it?",
    "Friday at 2 at the house then": "Friday at 2 at the house then",
    "When can you come over to look at my house?": "When can you come over to look at my house?",
    "I'd like an agent to come by and tell us what it's worth": (
        "I'd like an agent to come by and tell us what it's worth"
    ),
    "Can you send someone out to take a look?": "Can you send someone out to take a look?",
    "Somebody should come look at it first": "Somebody should come look at it first",
    "¿Puede venir alguien a ver la casa el jueves?": "¿Puede venir alguien a ver la casa el jueves?",
    "Prefiero que venga alguien a mi casa": "Prefiero que venga alguien a mi casa",
    "Hola. Quiero que vengan a ver mi casa. El viernes a las 2": "Quiero que vengan a ver mi casa. El viernes a las 2",
    "¿Podría Nora pasar a ver mi casa?": "¿Podría Nora pasar a ver mi casa?",
}


@pytest.mark.parametrize("text", ASKED)
def test_somebody_is_to_come(text: str) -> None:
    assert asks_to_come(text)
    assert wants_to_be_visited(text) == ASKED[text]


@pytest.mark.parametrize(
    "text",
    [
        "Can we come and see 8 Weir?",
        "Can we come by this week?",
        "Would the seller come down on the price?",
        "Would you come down to 440?",
        "For when I'm ready, what does it cost to have you come out the first time?",
        "Will the washer come with the house?",
        "Would closing come by the end of June?",
        "Could you show us the house on Thursday?",
        "Can you come with us to see 8 Weir Street?",
        "Nobody needs to come out, just call me",
        "I don't want anyone to come by",
        "Someone came by last week",
        "my husband can come by your office",
        "Will more listings come out this week?",
        "Can someone come to the phone?",
        "Call me at home",
        "We can be at the house at 2",
        "¿Podemos ir a ver la casa el sábado?",
        "¿Cuándo puede venir a mostrarnos la casa?",
        "¿Puede bajar el precio?",
        "Cuando pase la tormenta hablamos",
    ],
)
def test_a_visit_to_one_of_ours_or_none_is_not_that(text: str) -> None:
    assert not asks_to_come(text)


@pytest.mark.parametrize(
    "text",
    [
        "Could Nora come by and see it? Thursday at 3:30 works",
        "Friday at 2 at the house then",
        "Can someone come out Thursday at 2?",
        "¿Puede venir alguien a ver la casa el jueves a las 3?",
    ],
)
def test_the_hour_of_it_is_none_for_a_call(text: str) -> None:
    for answer in (read(text), read(text, (), invited=True)):
        assert (answer.kind, answer.slot, answer.candidates, answer.wish) == (CallWord.NONE, None, (), None)


def test_who_wants_it_in_place_of_a_call_declines_the_call() -> None:
    text = "I don't want a phone call, I want somebody to come look at the house. Thursday 3:30 works."
    assert read(text).kind is CallWord.DECLINES


@pytest.mark.parametrize(
    "text",
    ["Thursday at 2 works. Could Nora come by and see it?", "Call me Thursday at 2. Can someone come out as well?"],
)
def test_an_hour_for_the_call_beside_it_holds(text: str) -> None:
    assert read(text).kind is CallWord.ACCEPTS
