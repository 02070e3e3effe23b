"""The day on which an absence ends."""

from __future__ import annotations

from datetime import date

import pytest

from classifiers.rules.away import away_until

TODAY = date(2026, 11, 21)  # a Saturday

NAMED = [
    ("i am out until monday, december 7 with limited access", date(2026, 12, 7)),
    ("ooo thru 1/5. happy holidays!", date(2027, 1, 5)),
    ("back in the office january 3.", date(2027, 1, 3)),
    ("returning 12/1/26", date(2026, 12, 1)),
    ("out until november 30", date(2026, 11, 30)),
    ("away until oct. 1, 2027", date(2027, 10, 1)),
    ("until 17/12", date(2026, 12, 17)),
    ("until 2026-12-01", date(2026, 12, 1)),
    ("from 11/20 to 11/28", date(2026, 11, 28)),
    ("on leave through december.", date(2026, 12, 31)),
    ("out until january", date(2027, 1, 1)),
    ("gone until the 20th. no service", date(2026, 12, 20)),
    ("gone until the 25th", date(2026, 11, 25)),
    ("will return on monday.", date(2026, 11, 23)),
    ("until tomorrow", date(2026, 11, 22)),
    ("until next week", date(2026, 11, 23)),
    ("i will be back on december 1st, 2026", date(2026, 12, 1)),
    ("estaré fuera hasta el 15 de abril.", date(2027, 4, 15)),
    ("estoy de vacaciones y regreso el 10.", date(2026, 12, 10)),
    ("fuera de la oficina hasta el lunes", date(2026, 11, 23)),
    ("jusqu'au 3 mai", date(2027, 5, 3)),
    ("absent du 1er au 15 décembre", date(2026, 12, 15)),
    ("bis zum 12. august 2027", date(2027, 8, 12)),
    ("ich bin ab dem 3.12. wieder da", date(2026, 12, 3)),
    ("de 1 a 15 de dezembro", date(2026, 12, 15)),
    ("fino al 7 gennaio", date(2027, 1, 7)),
    ("tot en met 4 januari", date(2027, 1, 4)),
]


@pytest.mark.parametrize(("text", "day"), NAMED)
def test_a_named_day_is_read(text: str, day: date) -> None:
    assert away_until(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "call me at 555-0145 until 5 pm",
        "i am away",
        "llame al 555-0145",
        "until february 31",
        "until further notice",
        "i was away until november 2",
        "back to you with 15 ideas",
        "until 2031-01-01",
    ],
)
def test_no_day_is_made_up(text: str) -> None:
    assert away_until(text, TODAY) is None
