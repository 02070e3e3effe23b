"""Who takes a day and asks for another hour is not booked at the offered one; urgency changes no choice."""

from __future__ import annotations

import pytest
from call_talk import THU, TUE, june, read, shown

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


EACH_AT_FOUR = "ambiguous | 6/10 16:00 | 6/12 16:00 | 6/13 16:00"
ANOTHER_HOUR = {
    "Can we make it 4 instead?": EACH_AT_FOUR,
    "4 instead please": EACH_AT_FOUR,
    "Could we do 4pm instead?": EACH_AT_FOUR,
    "Can we make it 4?": EACH_AT_FOUR,
    "Could it be at 4 o'clock instead": EACH_AT_FOUR,
    "¿Puede ser a las 4 en su lugar?": EACH_AT_FOUR,
    "Can we make it Friday at 4 instead?": "accepts | 6/13 16:00",
    "The last one instead please": "accepts | 6/13 16:00",
    "Can we do 4?": "accepts | 6/13 16:00",
    "4 works": "accepts | 6/13 16:00",
    "Thursday works. Can we make it 4 instead?": "proposes | 6/12 16:00",
    "Thursday at 2 is good. Can we make it 4 instead?": "proposes | 6/12 16:00",
    "Friday 3.30 is good\nCan we make it 4 instead?": "proposes | 6/13 16:00",
    "The second one works.\nActually, could we make it 4 instead?": "proposes | 6/12 16:00",
    "Thursday at 2 doesn't work. Can we do 4 instead?": "proposes | 6/12 16:00",
    "I work Tuesday. Can we make it 4 instead?": EACH_AT_FOUR,
    "Tuesday at 10 doesn't work. Thursday is good. Can we do 4 instead?": "proposes | 6/12 16:00",
}


@pytest.mark.parametrize(("text", "meaning"), ANOTHER_HOUR.items())
def test_another_hour_is_meant_for_the_day_that_was_spoken_of(text, meaning):
    assert shown(read(text)) == meaning


@pytest.mark.parametrize("text", ["Can we make it 4 instead?", "4 instead", "Could we do 4 instead, please?"])
def test_another_hour_for_a_booked_call_is_meant_for_its_day(text):
    assert shown(read(text, (), booked=THU)) == "reschedules | 6/12 16:00"
    assert shown(read(text, (TUE, june("13 11:00")), booked=THU)) == "reschedules | 6/12 16:00"
    answer = read(text, booked=THU)
    assert shown(answer) == "ambiguous | 6/12 16:00 | 6/13 16:00", "Friday at 4 was offered since"


def test_a_day_that_is_refused_is_not_the_day_of_another_hour():
    assert shown(read("I can't do Thursday. Can we make it 4 instead?", (), booked=THU)) == "reschedules_vague"
    assert (
        shown(read("I can't do Thursday morning. Can we make it 4 instead?", (), booked=THU))
        == "reschedules | 6/12 16:00"
    )


def test_another_hour_is_meant_for_the_only_day_that_was_offered():
    assert shown(read("Can we make it 4 instead?", (THU,))) == "proposes | 6/12 16:00"
    assert shown(read("Can we make it 4 instead?", (june("12 16:00"), THU))) == "accepts | 6/12 16:00"
    assert shown(read("Can we make it 2 instead?", (), booked=THU)) == "accepts | 6/12 14:00"
