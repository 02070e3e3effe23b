"""Times that are picked in few words, told beside other words, taken back, or asked for by another clock."""

from __future__ import annotations

import pytest
from call_talk import june, read, shown

from mailbot.config import BusinessHours
from mailbot.conversation.call_reading.clock_questions import asks_by_which_clock

SAME_DAY = (june("12 14:00"), june("12 16:00"), june("19 16:00"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("430 wed", "proposes | 6/11 16:30"),
        ("tues at 1030", "proposes | 6/10 10:30"),
        ("430 can work thurs", "proposes | 6/12 16:30"),
        ("wednesday 1115", "proposes | 6/11 11:15"),
        ("200 on friday", "proposes | 6/13 14:00"),
        ("either", "accepts | 6/10 10:00"),
        ("oh either one is fine", "accepts | 6/10 10:00"),
        ("el martes a las 10 me pueden llamar", "accepts | 6/10 10:00"),
        ("I'd like to set up a call for tomorrow at 10", "accepts | 6/10 10:00"),
        ("Could we discuss on the phone Wednesday at 10?", "proposes | 6/11 10:00"),
        ("call me wednesday at 3 about 12 Signal", "proposes | 6/11 15:00"),
        ("call Wednesday at 2 re: rentals", "proposes | 6/11 14:00"),
        ("Wednesday at 11 if possible, please call me", "proposes | 6/11 11:00"),
        ("the second. oh wait no thats my sons recital. whats after that", "proposes_vague"),
        ("Friday. Hold on, that's a holiday here", "proposes_vague"),
    ],
)
def test_what_is_picked(text: str, expected: str) -> None:
    assert shown(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "430 k is our top",
        "is 430 Lane sold by Wednesday?",
        "up to 430 on price",
        "either house or condo",
        "we looked at either side of town",
        "at 3 bedrooms or more",
        "about 12 Signal Street",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert shown(read(text)) == "none"


def test_a_number_that_may_be_an_hour_between_two_offers_is_asked_about() -> None:
    assert shown(read("3", SAME_DAY)) == "ambiguous | 6/12 15:00 | 6/19 16:00"
    assert shown(read("3")) == "accepts | 6/13 16:00"


def test_an_hour_at_which_every_day_is_closed_is_not_asked_about() -> None:
    assert shown(read("5 works", hours=BusinessHours())) == "proposes_vague"
    assert shown(read("3 works after all", hours=BusinessHours())).startswith(("ambiguous", "proposes"))


@pytest.mark.parametrize(
    "text",
    [
        "what time is that for me?",
        "is that 3 your time?",
        "So noon for Agentname right?",
        "just tell me what it is in Pacific",
        "what time is that in california?",
        "What hour will it be in London?",
        "¿qué hora es para mí?",
    ],
)
def test_questions_by_another_clock(text: str) -> None:
    assert asks_by_which_clock(text)


@pytest.mark.parametrize(
    "text",
    [
        "what time is the open house?",
        "is it noon yet for Nora's lunch, haha",
        "what is it like in California?",
        "is that 3 beds?",
        "what is that for?",
        "is 3 your best price?",
    ],
)
def test_other_questions(text: str) -> None:
    assert not asks_by_which_clock(text)
