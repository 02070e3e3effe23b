"""Which words want other times, and what is known of them."""

from __future__ import annotations

import pytest
from call_talk import NEW_YORK, THREE, TUE, june, read, shown

from mailbot.conversation.calls.slots import DayPart
from mailbot.conversation.steps import CallWord

VAGUE = [
    "in two days at 2pm works",
    "Thursday the 13th at 2 works",
    "this week is crazy, next week?",
    "tomorrow after 10 works",
    "none of those work",
    "None of those times work for me, sorry.",
    "I can't make any of those",
    "Those times don't work for us.",
    "Do you have any other times?",
    "can we find another time",
    "Could you offer different times please?",
    "next week is better",
    "Next week would be better for me",
    "mornings are better",
    "Afternoons work best",
    "How about next week?",
    "I can't do Thursday",
    "Thursday doesn't work for me",
    "Thursday at 2, unfortunately, doesn't work",
    "I can't do Thursday or Friday",
    "Thursday and Friday don't work for me",
    "anything but Thursday",
    "Wednesday would be better",
    "evenings are better",
    "after 5 works best",
    "Weekends are better for me",
    "Do you have anything on Saturday?",
    "I'm out of town Thursday",
    "I'm busy tomorrow at 10",
    "I work Thursday from 9 to 5",
    "Monday or Wednesday would be better",
    "Thursday morning works better",
    "Thursday but not at 2",
    "Thursday works, just not at 2",
    "I'm not free Tuesday or Friday",
    "Any time Thursday after 3",
    "ninguna me va bien",
    "Ninguno de esos horarios me sirve",
    "¿Tiene otro horario?",
    "la próxima semana es mejor",
    "por las mañanas me queda mejor",
    "No puedo el jueves",
    "prefiero por la tarde",
    "el jueves no puedo",
    "Ninguna",
    "Ninguna de las tres",
    "No puedo esta semana",
    "La semana que viene mejor",
    "mejor la semana que viene",
]


@pytest.mark.parametrize("text", VAGUE)
def test_wants_other_times(text):
    answer = read(text)
    assert answer.kind is CallWord.PROPOSES_VAGUE, shown(answer)
    assert answer.slot is None


def test_the_wish_is_kept():
    assert read("mornings are better").wish.parts == {DayPart.MORNING}
    assert read("por la tarde me queda mejor").wish.parts == {DayPart.AFTERNOON, DayPart.EVENING}
    assert read("Wednesday would be better").wish.weekdays == {2}
    assert read("Monday or Wednesday would be better").wish.weekdays == {0, 2}
    week = read("next week is better").wish
    assert (week.first_day.day, week.last_day.day) == (16, 22)
    assert read("after 3 works best").wish.since.hour == 15
    assert read("can't do those, how about Wednesday morning?").wish.allows(june("11 9:00").astimezone(NEW_YORK))
    assert not read("can't do those, how about Wednesday morning?").wish.allows(june("11 14:00").astimezone(NEW_YORK))


def test_times_that_have_passed_are_not_taken():
    late = june("13 9:00")
    assert shown(read("Thursday at 2 works", THREE, late)) == "proposes_vague"
    assert shown(read("the first one", THREE, late)) == "proposes_vague"
    assert shown(read("yes", (TUE,), late)) == "proposes_vague"
    assert shown(read("any of those works", THREE, late)) == "accepts | 6/13 16:00"
    assert shown(read("today at 8am works", THREE)) == "proposes_vague"
