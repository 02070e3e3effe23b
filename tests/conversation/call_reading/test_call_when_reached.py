"""When a lead can be reached, said in passing: such times are offered, and none is taken by it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from mailbot.config import BusinessHours
from mailbot.conversation.call_reading.acceptance import read_answer, read_availability
from mailbot.conversation.calls.slots import CallRules, DayPart, Wish
from mailbot.conversation.steps import CallWord

ZONE = ZoneInfo("America/New_York")
SUNDAY = datetime(2026, 11, 29, 23, tzinfo=UTC)
OFFERED = tuple(datetime(2026, *at, tzinfo=ZONE).astimezone(UTC) for at in ((11, 30, 10), (12, 1, 14), (12, 2, 16)))
WORKDAYS = frozenset(range(5))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("I can talk any day after 5", Wish(since=time(17, 1))),
        ("Weekday evenings are best", Wish(weekdays=WORKDAYS, parts=frozenset({DayPart.EVENING}))),
        ("Mornings are best for me", Wish(parts=frozenset({DayPart.MORNING}))),
        ("I'm available Tues/Thurs afternoons", Wish(weekdays=frozenset({1, 3}), parts=frozenset({DayPart.AFTERNOON}))),
        ("We are free Tuesday or Thursday after 2pm", Wish(weekdays=frozenset({1, 3}), since=time(14, 1))),
        ("Prefiero los martes por la mañana", Wish(weekdays=frozenset({1}), parts=frozenset({DayPart.MORNING}))),
        ("call me after 4 please", Wish(since=time(16, 1))),
        ("We're free Sat and Sun.", Wish(weekdays=frozenset({5, 6}))),
        ("evenings after 6 only, i work days", Wish(parts=frozenset({DayPart.EVENING}), since=time(18, 1))),
        ("weekdays after 5 only. 207-555-0139", Wish(weekdays=WORKDAYS, since=time(17, 1))),
        (
            "home most mornings before 11, except Wednesday when Frank has his physio",
            Wish(weekdays=frozenset({0, 1, 3, 4, 5, 6}), parts=frozenset({DayPart.MORNING}), until=time(11)),
        ),
    ],
)
def test_when_they_can_be_reached_is_read(text: str, wish: Wish) -> None:
    assert read_availability(text, SUNDAY, ZONE) == wish


def test_before_the_weekend_is_until_friday() -> None:
    wish = Wish(first_day=date(2026, 11, 29), last_day=date(2026, 12, 4))
    assert read_availability("Call me before the weekend please, we want to list the house", SUNDAY, ZONE) == wish


@pytest.mark.parametrize(
    "text",
    [
        "207.555.0116 - but I'm on night shift so not before 2pm",
        "I take my mother to dialysis every morning so not before 2pm. 207-555-0116",
    ],
)
def test_a_reason_beside_the_hours_of_who_was_asked_for_the_number_hides_none(text: str) -> None:
    assert read_answer(text, (), SUNDAY, ZONE, invited=True).wish == Wish(since=time(14))
    assert read_answer(text, (), SUNDAY, ZONE).wish is None


@pytest.mark.parametrize(
    "text",
    [
        "Could we see both on Saturday morning?",
        "I am not available on Mondays",
        "We closed on our last house on a Friday evening in 2016 and have been renting a small place since then",
        "We need three bedrooms and a garage",
        "The open house on Saturday was lovely",
        "I work Tuesdays and Fridays",
        "My wife is home most evenings",
        "when the sun is up",
        "my husband works nights",
    ],
)
def test_what_says_nothing_of_it_is_no_wish(text: str) -> None:
    assert read_availability(text, SUNDAY, ZONE) is None


@pytest.mark.parametrize("text", ["any day after 5", "Weekends only", "evenings would be best, we both work"])
def test_where_none_of_the_offered_times_is_then_others_are_wanted(text: str) -> None:
    answer = read_answer(text, OFFERED, SUNDAY, ZONE)
    assert (answer.kind, answer.wish is not None) == (CallWord.PROPOSES_VAGUE, True)


def test_where_an_offered_time_is_then_it_is_asked_about() -> None:
    answer = read_answer("I am home mornings", OFFERED, SUNDAY, ZONE)
    assert (answer.kind, answer.candidates) == (CallWord.AMBIGUOUS, OFFERED[:1])


@pytest.mark.parametrize(
    ("text", "slot"),
    [("second", 1), ("Second.", 1), ("ok, first works", 0), ("third please", 2), ("segunda", 1), ("last", 2)],
)
def test_an_ordinal_alone_takes_that_time(text: str, slot: int) -> None:
    answer = read_answer(text, OFFERED, SUNDAY, ZONE)
    assert (answer.kind, answer.slot) == (CallWord.ACCEPTS, OFFERED[slot])


def test_a_number_that_is_a_day_of_the_month_as_well_is_asked_about() -> None:
    answer = read_answer("2nd", OFFERED, SUNDAY, ZONE)
    assert (answer.kind, set(answer.candidates)) == (CallWord.AMBIGUOUS, {OFFERED[1], OFFERED[2]})


@pytest.mark.parametrize("text", ["1st", "the 1st", "1st please", "1st."])
def test_it_is_asked_about_once(text: str) -> None:
    first = read_answer(text, OFFERED, SUNDAY, ZONE)
    assert (first.kind, first.candidates) == (CallWord.AMBIGUOUS, OFFERED[:2])
    again = read_answer(text, first.candidates, SUNDAY, ZONE)
    assert (again.kind, again.slot) == (CallWord.ACCEPTS, OFFERED[0])


@pytest.mark.parametrize("text", ["Dec 1st", "on the 1st at 2", "Tuesday the 1st", "the 1st of December at 2 works"])
def test_a_date_is_a_date_all_the_same(text: str) -> None:
    assert read_answer(text, OFFERED[:2], SUNDAY, ZONE).slot == OFFERED[1]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Call me please. I get off work at 4, so after that any day", Wish(since=time(16))),
        ("i'm out at 3:30 most days, you can call me then", Wish(since=time(15, 30))),
        ("can she call me after work?", Wish(since=time(17))),
        ("call me once I get done with work", Wish(since=time(17))),
        ("¿Me puede llamar? Termino de trabajar a las 3 así que después cualquier día", Wish(since=time(15))),
        ("llámeme saliendo de la oficina, como a las 5:30", Wish(since=time(17, 30))),
        ("llámeme al salir del trabajo", Wish(since=time(17))),
        ("llámeme después del trabajo", Wish(since=time(17))),
        ("We get home around 9 from the trip, call me then", None),
    ],
)
def test_when_their_work_ends_they_can_be_called(text: str, wish: Wish | None) -> None:
    assert read_availability(text, SUNDAY, ZONE) == wish


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Mornings only, I am at the clinic in the afternoon", DayPart.MORNING),
        ("Only in the afternoon please, mornings are for the kids", DayPart.AFTERNOON),
    ],
)
def test_why_a_part_of_the_day_alone_suits_is_none_that_does(text: str, part: DayPart) -> None:
    assert read_availability(text, SUNDAY, ZONE) == Wish(parts=frozenset({part}))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("any day after 8", Wish(since=time(20, 1))),
        ("any day after 8, best after 8pm", Wish(since=time(20, 1))),
        ("after 7 is best", Wish(since=time(19, 1))),
        ("después de las 8", Wish(since=time(20, 1))),
        ("between 5 and 7", Wish(since=time(17), until=time(19))),
        ("any time between 4 and 8", Wish(since=time(16), until=time(20))),
        ("between 6 and 8 works best", Wish(since=time(18), until=time(20))),
    ],
)
def test_an_evening_hour_is_one(text: str, wish: Wish) -> None:
    assert read_availability(text, SUNDAY, ZONE) == wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("any day after 8am", Wish(since=time(8, 1))),
        ("mornings after 8", Wish(parts=frozenset({DayPart.MORNING}), since=time(8, 1))),
        ("any day after 9", Wish(since=time(9, 1))),
        ("any day from 8", Wish(since=time(8))),
        ("any time between 9 and 5", Wish(since=time(9), until=time(17))),
        ("any time between 10 and 1", Wish(since=time(10), until=time(13))),
        ("between 8am and 10", Wish(since=time(8), until=time(10))),
    ],
)
def test_a_morning_hour_is_one(text: str, wish: Wish) -> None:
    assert read_availability(text, SUNDAY, ZONE) == wish


def local(times: tuple[datetime, ...]) -> list[tuple[date, time]]:
    return [(at.astimezone(ZONE).date(), at.astimezone(ZONE).time()) for at in times]


RULES = CallRules(ZONE, BusinessHours(), 30, 2, 10)


def test_what_comes_nearest_to_a_wish_is_late_for_who_asks_for_late() -> None:
    after_work = Wish(since=time(19))
    assert RULES.free(SUNDAY, (), wish=after_work) == ()
    nearest = local(RULES.free(SUNDAY, (), near=after_work))
    latest = {day: max(at for other, at in every if other == day) for every in [_all()] for day, _ in every}
    assert len({day for day, _ in nearest}) == 3
    assert all(latest[day] == at for day, at in nearest)


def test_the_days_of_a_wish_are_kept_where_its_hours_cannot_be() -> None:
    thursdays_late = Wish(weekdays=frozenset({3}), since=time(19))
    assert {day.weekday() for day, _ in local(RULES.free(SUNDAY, (), near=thursdays_late))} == {3}


def _all() -> list[tuple[date, time]]:
    return local(RULES.free(SUNDAY, (), count=1000))
