"""How new a home must be is a wish like its land and its size: the least year of construction."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import Listing
from mailbot.crm.matching.must_haves import not_denying, wished


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("3 bed house, newer than 1980, under 450k", 1980),
        ("1980 or newer please", 1980),
        ("hmm all too old. anything built after 2000?", 2000),
        ("nothing older than 20 years", 2006),
        ("I don't want anything older than 1990", 1990),
        ("we'd prefer something built since 1995", 1995),
        ("less than 15 years old ideally", 2011),
        ("2005+ only", 2005),
        ("una casa más nueva que 2000", 2000),
        ("construida después de 1990", 1990),
        ("nada más viejo que 1985", 1985),
        ("nothing before 1978, lead paint scares us", 1978),
        # No wish of how new a home is.
        ("was it built after 2000?", 0),
        ("is the roof newer than 2015?", 0),
        ("our house was built after 1990", 0),
        ("we've lived here since 1995", 0),
        ("under 2000 a month", 0),
        ("the furnace is from 2020", 0),
        ("we want to move after 2026", 0),
        ("budget under 20 years of savings", 0),
        ("less than 15 years left on the lease", 0),
        ("a mortgage of no more than 20 years", 0),
    ],
)
def test_a_year_is_the_least(text: str, year: int) -> None:
    assert sum(int(thing.least) for thing in wished([text], 2026) if thing.name == "year built") == year


def test_what_is_older_is_not_shown() -> None:
    old, new, unknown = (
        Listing("A", "1 Elm St", 400_000, year_built=1951),
        Listing("B", "2 Elm St", 400_000, year_built=2004),
        Listing("C", "3 Elm St", 400_000),
    )
    assert not_denying((old, new, unknown), wished(["newer than 2000"], 2026)) == (new, unknown)


def test_the_last_year_counts() -> None:
    assert [thing.least for thing in wished(["1980 or newer", "ok 1970 or newer is fine"])] == [1970]
