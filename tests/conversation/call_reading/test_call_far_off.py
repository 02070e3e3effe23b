"""Calls that are wanted after a while: from which day on, and that no such words make a time of another thing."""

from __future__ import annotations

from datetime import date

import pytest
from call_talk import THU, TUE, june, read, shown

NOW = june("9 9:00")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("I'm traveling till the 4th of July. Call me after that", date(2025, 7, 5)),
        ("Have Nora call me in two weeks, 207-555-0112, we're on vacation", date(2025, 6, 23)),
        ("We're away through June 20th, call us after that please", date(2025, 6, 21)),
        ("I'm back in town on June 25, talk then?", date(2025, 6, 25)),
        ("Please don't call before July 1st", date(2025, 7, 1)),
        ("Swamped until Thursday. Reach out after that", date(2025, 6, 13)),
        ("can't talk this week, we're traveling", date(2025, 6, 16)),
        ("Estamos de viaje hasta el 25 de junio, llámeme después", date(2025, 6, 26)),
        ("llámeme a mediados de julio", date(2025, 7, 11)),
        ("Could we speak in early July?", date(2025, 7, 1)),
        ("The week of June 25th would be lovely. Tuesday or Thursday in the morning.", date(2025, 6, 23)),
        ("la semana del 25 de junio me conviene", date(2025, 6, 23)),
        ("Not this week, I'm traveling. Week after next?", date(2025, 6, 23)),
        ("vuelvo el 3 de julio, hábleme entonces", date(2025, 7, 3)),
        ("Nora can reach me the second week of July", date(2025, 7, 8)),
        ("para la tercera semana de julio estaría bien la llamada", date(2025, 7, 15)),
    ],
)
def test_no_call_before_that_day(text: str, first: date) -> None:
    answer = read(text)
    assert answer.slot is None
    assert answer.wish is not None
    assert answer.wish.first_day == first


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We want to move in July. The first one works", TUE),
        ("We are preapproved until July. Thursday at 2 works", THU),
        ("Our lease ends in two weeks. Thursday at 2 please", THU),
        ("We close in mid July, so Thursday at 2 is perfect", THU),
        ("Christmas is far away. Tuesday at 10 works", TUE),
    ],
)
def test_what_else_happens_then_bounds_no_call(text: str, told: object) -> None:
    assert read(text).slot == told


@pytest.mark.parametrize(
    "text",
    [
        "We want to move in July, call me at 207-555-0123",
        "Our lease ends in two weeks",
        "Call me before July",
        "The house was listed in January",
        "I may call you",
        "We march in the parade",
    ],
)
def test_no_day_is_heard_in_them(text: str) -> None:
    answer = read(text, ())
    assert answer.wish is None or answer.wish.first_day is None


def test_a_named_day_at_an_hour_stays_a_time() -> None:
    winter = june("9 9:00").replace(year=2025, month=12, day=1)
    assert shown(read("Christmas Eve at 10?", (), winter, invited=True)) == "proposes | 12/24 10:00"
    assert shown(read("call me on new year's eve at 11", (), winter)) == "proposes | 12/31 11:00"


def test_an_hour_beside_a_span_is_none_of_another_day() -> None:
    assert read("next week at 10 would be good").slot is None
    assert read("call me in two weeks at 10", ()).slot is None
