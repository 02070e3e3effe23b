"""The list of properties, filtered, searched and sorted.

All of them are chosen from here, from what `mailbot.crm.kept_homes` keeps: no database finds "rio" in "Río", and the
embedded one reads all of them for any of this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from mailbot.crm.kept_homes import HomeLine, KeptHomes
from mailbot.crm.naming.places import plain_letters
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.property import ListedFor, PropertyStatus, PropertyType

PAGE = 50


class Order(StrEnum):
    """What comes first."""

    CHANGED = "changed"  # last
    LOWEST = "lowest"
    HIGHEST = "highest"
    ADDRESS = "address"
    REF = "ref"


@dataclass(frozen=True, slots=True)
class AskedHomes:
    """What a person wants to see; prices in whole currency units. Empty fields ask for nothing."""

    search: str = ""
    status: PropertyStatus | None = None
    listed_for: ListedFor | None = None
    type: PropertyType | None = None
    area: str = ""
    price_min: int = 0
    price_max: int = 0
    beds: int = 0  # at least
    sort: Order = Order.CHANGED

    @property
    def anything(self) -> bool:
        return replace(self, sort=Order.CHANGED) != AskedHomes()


@dataclass(frozen=True, slots=True)
class HomePage:
    """Some properties, in the order that was asked for; `areas` are all there are to choose from."""

    rows: tuple[HomeLine, ...]
    found: int
    number: int  # of this page
    pages: int
    areas: tuple[str, ...]

    @property
    def first(self) -> int:
        """The place of the first row among all that were found."""
        return (self.number - 1) * PAGE + 1


async def list_homes(desk: Desk, asked: AskedHomes, *, page: int = 1, kept: KeptHomes | None = None) -> HomePage:
    """One page of the properties that fit; `page` counts from 1. What was `kept` of earlier looks is not read again."""
    homes = await (kept or KeptHomes()).of(desk)
    words = plain_letters(asked.search).split()
    fitting = [home for home in homes if _fits(home, asked, words)]
    fitting.sort(key=lambda home: home.ref)
    fitting.sort(key=_KEYS[asked.sort], reverse=asked.sort in _FALLING)
    pages = max(1, -(-len(fitting) // PAGE))
    number = min(max(1, page), pages)  # homes were sold meanwhile, or somebody chose other filters
    start = (number - 1) * PAGE
    return HomePage(
        rows=tuple(fitting[start : start + PAGE]),
        found=len(fitting),
        number=number,
        pages=pages,
        areas=tuple(sorted({home.area or home.city for home in homes} - {""})),
    )


def _fits(home: HomeLine, asked: AskedHomes, words: Sequence[str]) -> bool:
    return (
        all(word in home.found_by for word in words)
        and asked.status in (None, home.status)
        and asked.listed_for in (None, home.listed_for)
        and asked.type in (None, home.type)
        and (not asked.area or asked.area in (home.area, home.city))
        and home.price >= asked.price_min
        and (not asked.price_max or home.price <= asked.price_max)
        and (not asked.beds or (home.bedrooms or 0) >= asked.beds)
    )


def _by_address(home: HomeLine) -> list[tuple[int, str]]:
    """Street by street, and in each as the houses stand: "9 Elm St" before "12 Elm St"."""
    number, _, street = plain_letters(home.address).partition(" ")
    parts = re.findall(r"(\d+)|(\D+)", f"{street} {number}" if number[:1].isdigit() else f"{number} {street}")
    return [(int(digits or 0), word) for digits, word in parts]


_KEYS: Mapping[Order, Callable[[HomeLine], Any]] = {
    Order.CHANGED: lambda home: home.updated_at or LONG_AGO,
    Order.LOWEST: lambda home: home.price,
    Order.HIGHEST: lambda home: home.price,
    Order.ADDRESS: _by_address,
    Order.REF: lambda home: home.ref.lower(),
}
_FALLING = (Order.CHANGED, Order.HIGHEST)
