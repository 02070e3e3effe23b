"""Who takes a day and asks for another hour is not booked at the offered one; urgency changes no choice."""

from __future__ import annotations

import pytest
from call_talk import read, shown

ASKED_INSTEAD = [
    "El jueves me va bien, pero ¿podría ser a las 15:00?",
    "El jueves a las 14:00 me va bien, pero ¿podría ser a las 15:00?",
    "El jueves me va bien pero mejor a las 15:00.",
    "Thursday works for me, but could it be at 3pm?",
    "Thursday at 2 works, but could it be at 3?",
    "Thursday at 2 works, but could we do 3 instead?",
]
URGENT = {
    "La primera, por favor, cuanto antes.": "6/10 10:00",
    "La segunda opción, lo antes posible. Gracias.": "6/12 14:00",
    "La primera, cuanto antes mejor.": "6/10 10:00",
    "The first one please, as soon as possible.": "6/10 10:00",
    "Tuesday at 10 please, the sooner the better!": "6/10 10:00",
}


@pytest.mark.parametrize("text", ASKED_INSTEAD)
def test_the_hour_asked_for_is_proposed(text):
    assert shown(read(text)) == "proposes | 6/12 15:00"


def test_two_offered_times_are_still_asked_about():
    answer = shown(read("Friday at 4 is fine, or could we do Tuesday at 10?"))
    assert answer == "ambiguous | 6/10 10:00 | 6/13 16:00"


@pytest.mark.parametrize(("text", "time"), URGENT.items())
def test_a_choice_in_a_hurry_is_a_choice(text, time):
    assert shown(read(text)) == f"accepts | {time}"
