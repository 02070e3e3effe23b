"""Parts of a day that name no hour, and days counted from the one that is talked about."""

from __future__ import annotations

from datetime import date, time

import pytest
from call_talk import FRI, THU, TUE, june, read, shown

from mailbot.conversation.calls.slots import DayPart, Wish

TOMORROW = {"first_day": date(2025, 6, 10), "last_day": date(2025, 6, 10)}
ON_TUESDAY = {"weekdays": frozenset({1})}
FIRST_THING = {"until": time(10)}
AFTER_LUNCH = {"since": time(13)}
HOURS = {
    "tomorrow first thing": TOMORROW | FIRST_THING,
    "first thing Tuesday": ON_TUESDAY | FIRST_THING,
    "Tuesday first thing?": ON_TUESDAY | FIRST_THING,
    "first thing tomorrow morning works": TOMORROW | FIRST_THING | {"parts": frozenset({DayPart.MORNING})},
    "First thing works best": FIRST_THING,
    "mañana a primera hora": TOMORROW | FIRST_THING,
    "a primera hora del martes": ON_TUESDAY | FIRST_THING,
    "after lunch": AFTER_LUNCH,
    "after lunch works best": AFTER_LUNCH,
    "could we do it after lunch on Tuesday?": ON_TUESDAY | AFTER_LUNCH,
    "Tuesday arvo after lunch": ON_TUESDAY | AFTER_LUNCH | {"parts": frozenset({DayPart.AFTERNOON})},
    "Tuesday arvo": ON_TUESDAY | {"parts": frozenset({DayPart.AFTERNOON})},
    "mejor después de comer": AFTER_LUNCH,
    "el martes después del almuerzo": ON_TUESDAY | AFTER_LUNCH,
    "before lunch on Friday": {"weekdays": frozenset({4}), "until": time(12)},
    "End of the day Tuesday": ON_TUESDAY | {"since": time(16)},
    "el martes a última hora": ON_TUESDAY | {"since": time(16)},
    "I meant the 17th": {"first_day": date(2025, 6, 17), "last_day": date(2025, 6, 17)},
    "the 9th works": {"first_day": date(2025, 6, 9), "last_day": date(2025, 6, 9)},
    "I meant the 9th": {"first_day": date(2025, 6, 9), "last_day": date(2025, 6, 9)},
    "quise decir el 17": {"first_day": date(2025, 6, 17), "last_day": date(2025, 6, 17)},
    "the week after next": {"first_day": date(2025, 6, 23), "last_day": date(2025, 6, 29)},
    "Not that week... the week after?": {"first_day": date(2025, 6, 16), "last_day": date(2025, 6, 22)},
}


@pytest.mark.parametrize(("text", "wish"), HOURS.items())
def test_a_part_of_a_day_is_a_wish(text, wish):
    answer = read(text)
    assert shown(answer) == "proposes_vague"
    assert answer.wish == Wish(**wish)


@pytest.mark.parametrize(("text", "wish"), HOURS.items())
def test_a_part_of_a_day_moves_a_booked_call_to_no_hour(text, wish):
    answer = read(text, (), booked=june("13 15:00"))
    assert shown(answer) == "reschedules_vague"
    assert answer.wish == Wish(**wish)


def test_a_part_of_a_day_takes_the_one_offer_in_it():
    assert shown(read("Thursday after lunch works")) == "accepts | 6/12 14:00"
    assert shown(read("I meant the 12th")) == "accepts | 6/12 14:00"
    assert shown(read("first thing Tuesday", (june("10 9:00"), THU))) == "accepts | 6/10 09:00"


THE_NEXT_DAY = ["a día siguiente", "al día siguiente", "the day after?", "The next day works", "¿El día siguiente?"]


@pytest.mark.parametrize("text", THE_NEXT_DAY)
def test_the_day_after_is_counted_from_the_one_in_question(text):
    friday = Wish(first_day=date(2025, 6, 13), last_day=date(2025, 6, 13))
    for answer in (read(text, (), booked=THU), read(text, (THU,)), read(text, (), called_off=THU)):
        assert answer.slot is None
        assert answer.wish == friday
    assert read(text, (TUE, THU)).wish is None, "nobody can tell which day is meant"


COUNTED = {
    "can we do it a day later?": "6/13 14:00",
    "Could we push it a day later?": "6/13 14:00",
    "Can we do it one day earlier?": "6/11 14:00",
    "a week later would be better": "6/19 14:00",
    "two days later works": "6/14 14:00",
    "¿Podemos hablar un día después?": "6/13 14:00",
    "a day later at 3 works": "6/13 15:00",
    "can we do the next day at 10?": "6/13 10:00",
}


@pytest.mark.parametrize(("text", "time"), COUNTED.items())
def test_a_day_later_is_that_day_at_the_same_hour(text, time):
    assert shown(read(text, (), booked=THU)) == f"reschedules | {time}"
    assert shown(read(text, (THU,))).endswith(f" | {time}")


@pytest.mark.parametrize(
    "text",
    [
        "can we do it a day later?",
        "a week later would be better",
        "next week or the week after",
        "I can do the next day or two",
    ],
)
def test_what_cannot_be_counted_is_no_exact_time(text):
    assert shown(read(text, (TUE, THU, FRI))) == "proposes_vague"


@pytest.mark.parametrize("text", ["Monday doesn't work. The day after?", "I'm away Monday. Can we do it a day later?"])
def test_a_day_counted_from_another_that_is_named_is_not_guessed(text):
    answer = read(text, (), booked=THU)
    assert shown(answer) == "reschedules_vague"
    assert answer.wish is None or answer.wish.first_day is None


def test_a_day_counted_from_the_booked_one_that_is_named():
    assert shown(read("Thursday doesn't work. Can we do it a day later?", (), booked=THU)) == "reschedules | 6/13 14:00"


def test_a_day_later_in_the_morning_is_a_wish():
    answer = read("can we do it a day later, in the morning?", (), booked=THU)
    assert shown(answer) == "reschedules_vague"
    assert answer.wish == Wish(
        first_day=date(2025, 6, 13), last_day=date(2025, 6, 13), parts=frozenset({DayPart.MORNING})
    )


@pytest.mark.parametrize(
    "text",
    [
        "First thing: what are the taxes?",
        "The first thing I noticed is the kitchen",
        "First thing, is it still for sale?",
        "We had lunch and after lunch we saw the house",
        "We closed the week after",
    ],
)
def test_these_are_no_wishes(text):
    assert shown(read(text)) == "none"
