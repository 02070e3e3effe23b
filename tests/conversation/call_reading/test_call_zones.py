"""Whose clock a time is told by: the writer's, where they say where they are and that it is theirs."""

from __future__ import annotations

import pytest
from call_talk import read, shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I'm in California, Thursday at 8am my time works", "proposes | 6/12 11:00"),
        ("Can you call me tomorrow at 11 my time, I'm in Chicago. 312-555-0151", "proposes | 6/10 12:00"),
        ("I'm in Chicago til the 20th. Tomorrow 11 my time works. 312-555-0150", "proposes | 6/10 12:00"),
        ("We live in Denver. Friday at 9am our time please", "proposes | 6/13 11:00"),
        ("estoy en Texas, llámeme el jueves a las 10 hora mía", "proposes | 6/12 11:00"),
        ("jueves a las 8 hora de California", "proposes | 6/12 11:00"),
        ("Thursday at 10 Chicago time please", "proposes | 6/12 11:00"),
        ("Calling from Phoenix, so Thursday 9am my time works", "proposes | 6/12 12:00"),
        ("We are in Florida. Call me Thursday at 10 my time", "proposes | 6/12 10:00"),
    ],
)
def test_a_time_of_their_clocks(text: str, told: str) -> None:
    assert shown(read(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("My son is in Seattle. Call me Thursday at 10", "proposes | 6/12 10:00"),
        ("The house in California sold, call me Thursday at 10", "proposes | 6/12 10:00"),
        ("We are moving to Texas. Call me Thursday at 10", "proposes | 6/12 10:00"),
        ("I'm in Chicago, but Thursday at 10 your time works", "proposes | 6/12 10:00"),
    ],
)
def test_places_that_are_not_where_they_are_change_no_clock(text: str, told: str) -> None:
    assert shown(read(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Call me Thursday at 10 my time", "ambiguous | 6/12 10:00"),
        ("I'm in Denver, call me Thursday at 10", "ambiguous | 6/12 10:00 | 6/12 12:00"),
        ("I'm in Portland. Thursday at 10 my time works", "ambiguous | 6/12 10:00"),
        ("I'm in Dallas, calling from Boston today: Thursday at 10 my time works", "ambiguous | 6/12 10:00"),
    ],
)
def test_whose_clock_is_not_known_is_asked(text: str, told: str) -> None:
    assert shown(read(text)) == told
