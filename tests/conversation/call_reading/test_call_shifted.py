"""A booked call is wanted so much earlier or later: the time is told by counting. Where it is not, somebody asks."""

from __future__ import annotations

import pytest
from call_talk import FRI, THU, TUE, june, read, shown

from mailbot.conversation.steps import CallWord

SHIFTED = {
    "Can we push it an hour later?": "15:00",
    "shoot, dentist at that time. Could we do it an hour later?": "15:00",
    "a half hour earlier would be better": "13:30",
    "push it back 30 minutes": "14:30",
    "Could we push the call back by an hour and a half?": "15:30",
    "can you move it up 30 min?": "13:30",
    "delay it 20 minutes please": "14:20",
    "Can we start 15 minutes earlier?": "13:45",
    "two hours later please": "16:00",
    "una hora más tarde": "15:00",
    "¿podemos atrasar la llamada media hora?": "14:30",
    "¿Se puede adelantar una hora?": "13:00",
}


@pytest.mark.parametrize("text", SHIFTED)
def test_the_new_time_is_counted_from_the_call(text: str) -> None:
    assert shown(read(text, (), booked=THU)) == f"reschedules | 6/12 {SHIFTED[text]}"


@pytest.mark.parametrize("text", ["move it back an hour", "can we bring it forward an hour?", "bump it half an hour"])
def test_a_direction_that_is_not_told_is_asked_about(text: str) -> None:
    answer = read(text, (), booked=THU)
    assert (answer.kind, len(answer.candidates)) == (CallWord.AMBIGUOUS, 2)


@pytest.mark.parametrize(
    "text",
    [
        "I'm running 10 minutes late",
        "my husband gets home an hour later",
        "I get off two hours later than that",
        "an hour or two later",
        "Can we push the showing an hour later?",
        "don't push it back an hour",
        "The closing was moved back 30 minutes",
        "a bit later would be better",
        "If my meeting runs over, can we push it an hour later?",
        "Can we push it 14 hours later?",
    ],
)
def test_what_is_not_surely_so_much_moves_nothing(text: str) -> None:
    assert read(text, (), booked=THU).slot is None


def test_of_several_offers_none_is_counted_from() -> None:
    assert read("an hour later please").slot is None


@pytest.mark.parametrize(
    "text", ["bump it to the afternoon", "can we move it to after 3?", "¿podemos pasarla a la tarde?"]
)
def test_a_part_of_the_day_is_that_of_its_day(text: str) -> None:
    answer = read(text, (), booked=TUE)
    assert answer.kind is CallWord.RESCHEDULES_VAGUE
    assert answer.wish is not None
    assert (answer.wish.first_day, answer.wish.last_day) == (TUE.date(), TUE.date())


@pytest.mark.parametrize(
    "text",
    [
        "can we reschedule? mornings are better",
        "can we move it to evenings",
        "move it to the afternoon of another day",
        "please move the call, any day in the afternoon",
        "podemos moverla? cualquier dia en la tarde",
    ],
)
def test_parts_of_any_day_are_of_any_day(text: str) -> None:
    answer = read(text, (), booked=TUE)
    assert answer.wish is None or answer.wish.first_day is None


ELSEWHERE = (TUE, FRI)  # offered in place of the call on Thursday


@pytest.mark.parametrize("text", ["perfect", "Yes", "Sounds good, thanks", "Perfecto, gracias"])
def test_a_yes_to_several_times_in_place_of_a_call_is_asked_about(text: str) -> None:
    answer = read(text, ELSEWHERE, booked=THU)
    assert (answer.kind, answer.candidates) == (CallWord.AMBIGUOUS, ELSEWHERE)


@pytest.mark.parametrize("text", ["perfect", "Yes", "Sounds good, thanks", "Perfecto, gracias"])
def test_a_yes_to_one_such_time_takes_it(text: str) -> None:
    assert shown(read(text, (FRI,), booked=THU)) == "reschedules | 6/13 16:00"


@pytest.mark.parametrize("text", ["perfect", "Yes", "Sounds good, thanks", "Perfecto, gracias"])
@pytest.mark.parametrize("offered", [(), (TUE, THU), (june("6/5 10:00"),)])
def test_a_yes_where_the_call_stands_confirms_it(text: str, offered: tuple) -> None:
    assert shown(read(text, offered, booked=THU)) == "accepts | 6/12 14:00"


@pytest.mark.parametrize("text", ["thanks!", "Thank you", "Gracias", "Do I need to bring anything?"])
def test_thanks_take_no_time(text: str) -> None:
    assert read(text, ELSEWHERE, booked=THU).kind is CallWord.NONE
