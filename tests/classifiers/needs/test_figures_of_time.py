"""Figures in a quote of any language tell a time of day and a day of the month, or they do not."""

from __future__ import annotations

from datetime import date, time

import pytest

from classifiers.needs.figures_of_time import tells_clock, tells_day


@pytest.mark.parametrize(
    ("quote", "clock"),
    [
        ("mardi à 15h me convient", time(15)),
        ("mardi à 15h30", time(15, 30)),
        ("amanhã às 3 da tarde", time(15)),
        ("Dienstag um 15.30 Uhr", time(15, 30)),
        ("15 Uhr 30", time(15, 30)),
        ("星期二下午3点", time(15)),
        ("вторник в 10:00", time(10)),
        ("à 12h", time(12)),
        ("12:00 AM", time(0)),
        ("le 2 décembre à 10 h", time(10)),
    ],
)
def test_a_time_in_figures(quote: str, clock: time) -> None:
    assert tells_clock(quote, clock)


@pytest.mark.parametrize(
    ("quote", "clock"),
    [
        ("la deuxième me convient", time(10)),
        ("oui", time(10)),
        ("mardi à 15h30", time(15)),
        ("mardi à 15h", time(15, 30)),
        ("mardi à 15h", time(16)),
        ("503-555-0142", time(14)),
        ("三点半", time(15, 30)),
    ],
)
def test_no_time_in_figures(quote: str, clock: time) -> None:
    assert not tells_clock(quote, clock)


def test_a_day_of_the_month_is_no_time_of_day() -> None:
    assert tells_day("le 2 décembre à 10h", date(2026, 12, 2))
    assert not tells_day("le 2 décembre à 10h", date(2026, 12, 10))
    assert not tells_day("mardi à 15:02", date(2026, 12, 2))
    assert not tells_day("jeudi prochain", date(2026, 12, 3))
