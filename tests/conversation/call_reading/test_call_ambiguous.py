"""What fits several times, or holds a condition, is asked about and never booked."""

from __future__ import annotations

import pytest
from call_talk import THU, june, read, shown

AMBIGUITIES = {
    "Thursday at 2 or Friday at 4": "6/12 14:00 | 6/13 16:00",
    "Thursday or Friday": "6/12 14:00 | 6/13 16:00",
    "Thursday at 2 or Friday at 4, whichever is easier": "6/12 14:00 | 6/13 16:00",
    "Thursday at 2 or 3": "6/12 14:00 | 6/12 15:00",
    "could we do 3 instead?": "6/10 15:00 | 6/12 15:00 | 6/13 15:00",
    "next tuesday at 10 works": "6/10 10:00 | 6/17 10:00",
    "el próximo jueves a las 3": "6/12 15:00 | 6/19 15:00",
    "2 or 3 works": "6/10 15:00 | 6/12 14:00 | 6/12 15:00 | 6/13 15:00 | 6/13 16:00",
    "3 works": "6/10 15:00 | 6/12 15:00 | 6/13 15:00 | 6/13 16:00",
    "Thursday 12 works": "6/12 14:00",
    "Thursday works, 3 blah blah": "6/12 14:00",
    "tomorrow, Thursday at 2": "6/10 14:00 | 6/12 14:00",
    "Thursday, June 13 at 2 works": "6/12 14:00 | 6/13 14:00",
    "Tuesday at 10 is fine with me but my wife prefers Friday at 4": "6/10 10:00 | 6/13 16:00",
    "I have a call Thursday at 2": "6/12 14:00",
    "I will call you Thursday at 2": "6/12 14:00",
    "Will you be there Friday at 4?": "6/13 16:00",
    "#2 please, what's the HOA on #3?": "6/12 14:00",
    "Thursday at 2pm, otherwise Friday 4pm": "6/12 14:00 | 6/13 16:00",
    "2pm Thursday my time": "6/12 14:00",
    "I could do Thursday or Friday": "6/12 14:00 | 6/13 16:00",
    "My schedule is open Thursday and Friday": "6/12 14:00 | 6/13 16:00",
    "the following thursday at 2": "6/12 14:00 | 6/19 14:00",
    "Thursday at 2 works if my wife can join": "6/12 14:00",
    "Thursday at 2 might work": "6/12 14:00",
    "Maybe Thursday at 2.": "6/12 14:00",
    "Thursday at 2 works. Let me check with my husband and get back to you.": "6/12 14:00",
    "Thursday at 2pm my time": "6/12 14:00",
    "Tuesday or Thursday or Friday": "6/10 10:00 | 6/12 14:00 | 6/13 16:00",
    "I prefer email, but Thursday at 2 works": "6/12 14:00",
    "the fifth one": "6/10 10:00 | 6/12 14:00 | 6/13 16:00",
    "Not Thursday, Friday at 4": "6/13 16:00",
    "Tal vez el jueves a las 2": "6/12 14:00",
    "el jueves a las 2, si mi esposa puede": "6/12 14:00",
    "Can we meet Thursday at 2?": "6/12 14:00",
    "My flight lands Thursday at 2": "6/12 14:00",
    "My husband is free Thursday at 2": "6/12 14:00",
    "The second or third one works": "6/12 14:00 | 6/13 16:00",
    "first or second": "6/10 10:00 | 6/12 14:00",
    "The second one looks great, what are the taxes?": "6/12 14:00",
    "Can we do Thursday but an hour later?": "6/12 14:00",
    "Thursday at 2 would be great but I can't talk long": "6/12 14:00",
    "Second one is fine if the first is taken": "6/12 14:00",
}


@pytest.mark.parametrize(("text", "times"), AMBIGUITIES.items())
def test_what_fits_several_times_is_asked_about(text, times):
    answer = read(text)
    assert answer.slot is None
    assert shown(answer) == f"ambiguous | {times}"


def test_the_same_time_on_two_days():
    two = (june("12 14:00"), june("13 14:00"))
    assert shown(read("2pm works", two)) == "ambiguous | 6/12 14:00 | 6/13 14:00"
    assert shown(read("friday works", two)) == "accepts | 6/13 14:00"


def test_two_times_on_the_same_day():
    two = (june("12 10:00"), june("12 14:00"))
    assert shown(read("Thursday works", two)) == "ambiguous | 6/12 10:00 | 6/12 14:00"
    assert shown(read("Thursday morning works", two)) == "accepts | 6/12 10:00"
    assert shown(read("the earlier one", two)) == "accepts | 6/12 10:00"
    assert shown(read("the afternoon one please", two)) == "accepts | 6/12 14:00"
    assert shown(read("any time on Thursday works", two)) == "accepts | 6/12 10:00"


def test_the_same_weekday_in_two_weeks():
    two = (june("12 14:00"), june("19 14:00"))
    assert shown(read("Thursday at 2 works", two)) == "ambiguous | 6/12 14:00 | 6/19 14:00"
    assert shown(read("this thursday at 2 works", two)) == "accepts | 6/12 14:00"
    assert shown(read("the 19th works", two)) == "accepts | 6/19 14:00"


def test_a_weekday_means_the_offered_one_of_its_name():
    assert shown(read("Thursday works", (june("19 14:00"),))) == "accepts | 6/19 14:00"
    assert shown(read("Thursday at 4?", (june("19 14:00"),))) == "ambiguous | 6/12 16:00 | 6/19 16:00"


def test_next_weekday_is_taken_when_only_next_weeks_was_offered():
    assert shown(read("next thursday at 2 works", (june("19 14:00"),))) == "accepts | 6/19 14:00"
    assert shown(read("next thursday at 2 works", (THU,))) == "ambiguous | 6/12 14:00 | 6/19 14:00"


def test_next_weekday_said_late_in_the_week_is_one_day_only():
    friday = june("13 9:00")
    assert shown(read("next tuesday at 10 works better", (june("16 14:00"),), friday)) == "proposes | 6/17 10:00"


def test_the_same_weekday_as_today_may_be_today_or_in_a_week():
    assert shown(read("Monday at 4?")) == "ambiguous | 6/9 16:00 | 6/16 16:00"
    assert shown(read("Monday at 4 works", (june("16 16:00"),))) == "accepts | 6/16 16:00"


def test_a_number_may_be_the_options():
    assert read("2 works", (june("12 9:00"), june("12 14:00"))).slot == june("12 14:00")
    assert shown(read("2 works", (june("12 14:00"), june("13 9:00")))) == "ambiguous | 6/12 14:00 | 6/13 9:00".replace(
        " 9:", " 09:"
    )


def test_the_2nd_may_be_a_day():
    now = june("30 9:00")
    days = (june("7/2 10:00"), june("7/3 10:00"), june("7/7 10:00"))
    assert shown(read("the 2nd works", days, now)) == "ambiguous | 7/2 10:00 | 7/3 10:00"
    assert shown(read("the 2nd one works", days, now)) == "accepts | 7/3 10:00"
    assert shown(read("July 2nd works", days, now)) == "accepts | 7/2 10:00"
    assert shown(read("the 2nd works")) == "accepts | 6/12 14:00"


def test_either_of_two_named_times_is_the_first():
    assert shown(read("Thursday at 2 or Friday at 4, either works")) == "accepts | 6/12 14:00"
    assert shown(read("Both Thursday and Friday work")) == "accepts | 6/12 14:00"
