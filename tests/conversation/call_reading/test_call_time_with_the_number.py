"""Who is asked for the number to call and gives a day and hour with it wants the call then; nothing else is a time."""

from __future__ import annotations

from datetime import date, time

import pytest
from call_talk import NEW_YORK, NOW, read, shown

from mailbot.conversation.call_reading.acceptance import adds_nothing, read_availability, wish_for
from mailbot.conversation.calls.slots import DayPart, Wish
from mailbot.conversation.steps import CallWord


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Tuesday at 4 is good. 207-555-0162", "6/10 16:00"),
        ("friday 3pm 207-555-0162", "6/13 15:00"),
        ("Wednesday about 2 o'clock, (207) 555-0162", "6/11 14:00"),
        ("2075550162 tuesday at 4", "6/10 16:00"),
        ("tuesday at 4 207-555-0162", "6/10 16:00"),
        ("El martes a las 4, mi número es 207-555-0162", "6/10 16:00"),
    ],
)
def test_the_time_beside_the_number_is_proposed(text: str, time: str) -> None:
    assert shown(read(text, (), invited=True)) == f"proposes | {time}"
    assert read(text, ()).kind is CallWord.NONE, "unasked it is no appointment"


@pytest.mark.parametrize(
    "text",
    [
        "207-555-0162",
        "207-555-0162, we could come to see it Tuesday at 4",
        "207-555-0162. I work until 5 on Tuesdays",
        "207-555-0162, we need 3 bedrooms and 2 baths by June 20",
        "(207) 555-0162. We saw 12 Elm St on Tuesday at 4",
        "207-555-0162, not Tuesday at 4",
        "207-555-0162. See you Tuesday at 4",
        "207-555-0162. My flight lands Tuesday at 4",
        "207-555-0162. Is the house available Tuesday at 4?",
    ],
)
def test_what_is_no_time_for_a_call_proposes_none(text: str) -> None:
    assert read(text, (), invited=True).slot is None


AFTERNOON = frozenset({DayPart.AFTERNOON})


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("lunchtime any day", Wish(since=time(12), until=time(14))),
        ("Early afternoon best, before 10 or after 6 useless", Wish(parts=AFTERNOON, since=time(10), until=time(15))),
        (
            "ok lets talk, 207-555-0162, I'm on nights so before 10am or after 6 is useless, early afternoon best",
            Wish(parts=AFTERNOON, since=time(10), until=time(15)),
        ),
        ("I work nights, early afternoon is best", Wish(parts=AFTERNOON, until=time(15))),
        ("late afternoons are best", Wish(parts=AFTERNOON, since=time(15))),
        (
            "mi telefono es 207-555-0188, en las tardes despues de las 4",
            Wish(parts=AFTERNOON | {DayPart.EVENING}, since=time(16, 1)),
        ),
        ("207-555-0162, my lunch hour is best", Wish(since=time(12), until=time(14))),
        ("Evenings only, 207-555-0162", Wish(parts=frozenset({DayPart.EVENING}))),
    ],
)
def test_parts_of_the_day_are_wishes(text: str, wish: Wish) -> None:
    assert read_availability(text, NOW, NEW_YORK) == wish
    assert read(text, (), invited=True).wish == wish, "asked for the number or not"


@pytest.mark.parametrize(
    "text",
    [
        "We had lunch with the neighbors",
        "Is there a lunch place nearby?",
        "Our kids are home early in the afternoon and need a yard, so a fence is a must",
        "We would like to visit it in the late afternoon",
        "mi mamá llega en las tardes y ella necesita un dormitorio abajo",
    ],
)
def test_what_tells_nothing_of_a_call_is_no_wish(text: str) -> None:
    assert read_availability(text, NOW, NEW_YORK) is None


@pytest.mark.parametrize(
    "text", ["207-555-0162", "My cell is 207-555-0162, thanks", "Es el 207-555-0162", "No problem"]
)
def test_a_number_alone_leaves_what_was_said(text: str) -> None:
    assert adds_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "207-555-0162 but not then",
        "I'd rather not say",
        "207-555-0162. Is it still free?",
        "If my wife agrees",
        "No puedo",
    ],
)
def test_words_that_may_take_it_back_do_not(text: str) -> None:
    assert not adds_nothing(text)


def test_a_time_as_a_wish_allows_itself_alone() -> None:
    slot = read("Tuesday at 4. 207-555-0162", (), invited=True).slot
    assert slot is not None
    assert wish_for(slot, NEW_YORK) == Wish(date(2025, 6, 10), date(2025, 6, 10), since=time(16), until=time(16, 1))
