"""Who asks who we are, or how we know of them, asks that; who asks of something else does not."""

from __future__ import annotations

import pytest

from classifiers.asking.who_we_are import asks_who_we_are, without_asking, without_who


@pytest.mark.parametrize(
    "text",
    [
        "Who are you?",
        "Sorry who is this? Is this the agency on lantern st?",
        "Who is this? I don't remember signing up for anything.",
        "who's this",
        "ok who are you, and what is this about",
        "What company is this?",
        "Do I know you?",
        "¿Quién es usted?",
        "¿De parte de quién?",
    ],
)
def test_who_asks_who_we_are_is_told(text: str) -> None:
    assert asks_who_we_are(text)


@pytest.mark.parametrize(
    "text",
    [
        "How did you get my name? Is there really a buyer?",
        "where did you get my email",
        "Why am I getting this?",
        "Who gave you my number?",
        "¿de dónde sacaron mis datos?",
        "Oiga yo no pedí nada, ¿quién les dio mi correo?",
    ],
)
def test_who_asks_how_we_know_of_them_is_told_and_a_person_hears(text: str) -> None:
    assert asks_who_we_are(text)
    assert without_asking(text) != without_who(text), "what only a person can say is left to be passed on"


@pytest.mark.parametrize(
    "text",
    [
        "Who is this house for?",
        "who is the agent for 8 Weir?",
        "Are you a realtor who does rentals?",
        "Who are you listing with next?",
        "How did you get my price so low",
        "why are we getting these homes so far out",
        "Is this the agency fee?",
        "¿quién es el dueño?",
    ],
)
def test_who_asks_of_something_else_does_not(text: str) -> None:
    assert not asks_who_we_are(text)
