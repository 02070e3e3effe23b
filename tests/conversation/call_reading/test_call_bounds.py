"""Hours that are left out, and whose clock is meant: "no calls during work, anything after 4", "after 5 eastern"."""

from __future__ import annotations

from datetime import time

import pytest
from call_talk import NEW_YORK, NOW, TUE, read, shown

from mailbot.conversation.call_reading.acceptance import read_availability
from mailbot.conversation.calls.slots import DayPart, Wish
from mailbot.conversation.steps import CallWord

AFTERNOON = frozenset({DayPart.AFTERNOON})
LATER = {
    "No calls during work please, anything after 4": Wish(since=time(16, 1)),
    "No calls during work please, I'm mountain time, so anything after 5 eastern": Wish(since=time(17, 1)),
    "Please don't call me at work, after 6 works": Wish(since=time(18, 1)),
    "No calls while I'm at work, 5:30 or later is ok": Wish(since=time(17, 30)),
    "no me llamen al trabajo, después de las 5 por favor": Wish(since=time(17, 1)),
    "No llamadas durante el trabajo por favor, después de las 6": Wish(since=time(18, 1)),
    "No calls during the day please": Wish(since=time(17)),
    "I can't take calls at work": Wish(since=time(17)),
}


@pytest.mark.parametrize("text", LATER)
def test_calls_after_work_are_other_times(text: str) -> None:
    answer = read(text, (TUE,))
    assert (answer.kind, answer.wish) == (CallWord.PROPOSES_VAGUE, LATER[text])


@pytest.mark.parametrize(
    "text",
    [
        "No calls please",
        "No calls please, email only",
        "I don't take calls at work and I'd rather email",
        "Don't call me, I prefer texts",
        "No me llame, prefiero correo",
    ],
)
def test_who_wants_no_call_at_all_is_heard(text: str) -> None:
    assert read(text, (TUE,)).kind is CallWord.DECLINES


BOUNDED = {
    "No calls before noon please": Wish(since=time(12)),
    "I can't talk after 3": Wish(until=time(15)),
    "please no calls before 10, afternoons are best": Wish(parts=AFTERNOON, since=time(10)),
    "I'm not free before noon": Wish(since=time(12)),
    "No puedo hablar antes de las 12": Wish(since=time(12)),
}


@pytest.mark.parametrize("text", BOUNDED)
def test_what_is_left_out_bounds_the_wish(text: str) -> None:
    assert read_availability(text, NOW, NEW_YORK) == BOUNDED[text]


@pytest.mark.parametrize(
    "text",
    [
        "We can't move before 5 people agree",
        "I don't want anything built before 12 noon",
        "My husband is not home before 6",
        "I work until 5",
        "We don't want to see it after 4",
        "No lo quiero ver antes de las 10",
    ],
)
def test_what_is_left_out_of_something_else_does_not(text: str) -> None:
    assert read_availability(text, NOW, NEW_YORK) is None


ELSEWHERE = {
    "after 3 pacific": Wish(since=time(18, 1)),
    "any time between 9 and 11 central": Wish(since=time(10), until=time(12)),
    "anything after 3 my time, I'm pacific": Wish(since=time(18, 1)),
    "I'm on mountain time. Anything after 2 works": Wish(since=time(16, 1)),
    "I'm on mountain time. Anything after 2 your time works": Wish(since=time(14, 1)),
    "after 5 eastern": Wish(since=time(17, 1)),
    "Estoy en hora del pacífico. Puedo después de las 2": Wish(since=time(17, 1)),
}


@pytest.mark.parametrize("text", ELSEWHERE)
def test_hours_of_another_zone_are_told_in_ours(text: str) -> None:
    assert read_availability(text, NOW, NEW_YORK) == ELSEWHERE[text] or read(text, (TUE,)).wish == ELSEWHERE[text]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("I'm on mountain time. Thursday at noon my time works", "accepts | 6/12 14:00"),
        ("3pm pacific Wednesday", "proposes | 6/11 18:00"),
        ("I'm on mountain time. Thursday at 2 works", "accepts | 6/12 14:00"),  # an hour as we wrote it
        ("I'm on mountain time. Wednesday at 11 works", "ambiguous | 6/11 11:00 | 6/11 13:00"),
        ("I'm on mountain time. Wednesday at 11 your time works", "proposes | 6/11 11:00"),
        ("the central location is great. Thursday at 2 works", "accepts | 6/12 14:00"),
        ("We live by the central park. Thursday at 2 works", "accepts | 6/12 14:00"),
        ("I'm eastern time too. Wednesday at 11 works", "proposes | 6/11 11:00"),
    ],
)
def test_whose_clock_is_meant_is_heard_or_asked(text: str, heard: str) -> None:
    assert shown(read(text)) == heard


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("4 or later", Wish(since=time(16))),
        ("Tuesdays, noon or earlier works", Wish(weekdays=frozenset({1}), until=time(12, 1))),
        ("a las 5 o más tarde por favor", Wish(since=time(17))),
        ("3pm and after", Wish(since=time(15))),
    ],
)
def test_or_later_opens_the_hour(text: str, wish: Wish) -> None:
    assert read(text, (TUE,)).wish == wish


@pytest.mark.parametrize(
    "text", ["sooner or later we will buy", "1 or more of them", "4 or 5 bedrooms", "2 and then 3"]
)
def test_or_later_of_something_else_is_no_hour(text: str) -> None:
    assert read_availability(text, NOW, NEW_YORK) is None
