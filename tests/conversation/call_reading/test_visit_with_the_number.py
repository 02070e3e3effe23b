"""Who said when they would see a home, and was asked for a number, goes on about that visit, unless a call is named."""

from __future__ import annotations

import pytest
from call_talk import NEW_YORK, NOW, read, shown

from mailbot.conversation.call_reading.viewings import viewing_in
from mailbot.conversation.steps import CallWord

VISITS = {
    "10:30 then. my cell is 207-555-0116": "10:30",
    "make it 11:30. 207-555-0116": "11:30",
    "a las 10 esta bien. mi cel 207-555-0117": "a las 10",
    "4 is perfect, see you there. 207-555-0118": "4",
    "Tuesday at 11 works, call me at 207-555-0118": "Tuesday at 11",
    "el martes mejor, mi numero es 207-555-0117": "martes",
}


@pytest.mark.parametrize("text", VISITS)
def test_the_time_with_the_number_is_the_visits(text: str) -> None:
    found = viewing_in(text, NOW, NEW_YORK, dated=True)
    assert found is not None
    assert found.words == VISITS[text]
    assert read(text, (), invited=True, dated_visit=True).kind is CallWord.NONE


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Call me Tuesday at 4, 207-555-0116", "proposes | 6/10 16:00"),
        ("207-555-0116, Tuesday at 4 for the call", "proposes | 6/10 16:00"),
        ("The best time to reach me is Tuesday at 4. 207-555-0116", "proposes | 6/10 16:00"),
        ("Llámeme el martes a las 4, 207-555-0116", "proposes | 6/10 16:00"),
    ],
)
def test_what_goes_with_a_call_is_the_calls(text: str, answer: str) -> None:
    assert viewing_in(text, NOW, NEW_YORK, dated=True) is None
    assert shown(read(text, (), invited=True, dated_visit=True)) == answer


@pytest.mark.parametrize(
    "text",
    [
        "11:30 is better, and have Nora call me before that, Tuesday around noon. 207-555-0118",
        "11:30, and she can call me Tuesday at 12. 207-555-0118",
        "call me Tuesday at 12 please. 11:30 for the house then",
        "A las 11:30, y llámeme el martes a las 12. 207-555-0118",
    ],
)
def test_a_mail_may_name_both(text: str) -> None:
    found = viewing_in(text, NOW, NEW_YORK, dated=True)
    assert found is not None
    assert "11:30" in found.words
    assert "12" not in found.words
    assert shown(read(text, (), invited=True, dated_visit=True)) == "proposes | 6/10 12:00"


@pytest.mark.parametrize("text", ["Tuesday at 4. 207-555-0116", "10:30 tomorrow, my cell is 207-555-0116"])
def test_where_no_visit_was_dated_the_time_is_the_calls(text: str) -> None:
    assert viewing_in(text, NOW, NEW_YORK) is None
    assert read(text, (), invited=True).kind is CallWord.PROPOSES


@pytest.mark.parametrize("text", ["ok 10", "10 it is", "Perfect, 10 then", "10\n\nNick"])
def test_two_digits_alone_are_the_hour_of_an_offer(text: str) -> None:
    assert read(text).kind in (CallWord.ACCEPTS, CallWord.AMBIGUOUS)


@pytest.mark.parametrize("text", ["10 rooms", "13", "We have 10 of them", "10k more"])
def test_other_numbers_are_none(text: str) -> None:
    assert read(text).kind is CallWord.NONE
