"""The list of properties, filtered, searched and sorted.

An agency has some hundreds of them, so all are read, without their descriptions, and chosen from here: no database
finds "rio" in "Río", and the embedded one reads all of them for any of this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from mailbot.crm.naming.places import plain_letters
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.property import ListedFor, Property, PropertyStatus, PropertyType

PAGE = 50
_FIELDS = (
    *("ref", "status", "listed_for", "type", "address", "area", "city", "postcode", "price", "bedrooms", "bathrooms"),
    *("photo", "updated_at"),
)


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
class HomeLine:
    """One property of the list."""

    id: str
    ref: str
    status: str
    listed_for: str
    type: str
    address: str
    area: str
    city: str
    price: int
    bedrooms: int | None
    bathrooms: float | None
    photo: str
    updated_at: datetime | None


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


async def list_homes(desk: Desk, asked: AskedHomes, *, page: int = 1) -> HomePage:
    """One page of the properties that fit; `page` counts from 1."""
    rows = await desk.store.rows(Property, {"ref": {"$gt": ""}}, _FIELDS)
    fitting = [row for row in rows if _fits(row, asked)]
    fitting.sort(key=lambda row: str(row["ref"]))
    fitting.sort(key=_KEYS[asked.sort], reverse=asked.sort in _FALLING)
    pages = max(1, -(-len(fitting) // PAGE))
    number = min(max(1, page), pages)  # homes were sold meanwhile, or somebody chose other filters
    start = (number - 1) * PAGE
    places = {row.get("area") or row.get("city") or "" for row in rows}
    return HomePage(
        rows=tuple(_line(row) for row in fitting[start : start + PAGE]),
        found=len(fitting),
        number=number,
        pages=pages,
        areas=tuple(sorted(place for place in places if place)),
    )


def _fits(row: Mapping[str, Any], asked: AskedHomes) -> bool:
    words = plain_letters(asked.search).split()
    text = plain_letters(
        " ".join(str(row.get(field) or "") for field in ("ref", "address", "area", "city", "postcode"))
    )
    return (
        all(word in text for word in words)
        and asked.status in (None, row["status"])
        and asked.listed_for in (None, row["listed_for"])
        and asked.type in (None, row["type"])
        and (not asked.area or asked.area in (row.get("area"), row.get("city")))
        and row["price"] >= asked.price_min
        and (not asked.price_max or row["price"] <= asked.price_max)
        and (not asked.beds or (row.get("bedrooms") or 0) >= asked.beds)
    )


def _line(row: Mapping[str, Any]) -> HomeLine:
    fields = {field: row.get(field) for field in _FIELDS if field != "postcode"}
    return HomeLine(id=str(row["_id"]), **{**fields, "photo": row.get("photo") or ""})  # type: ignore[arg-type]


def _by_address(row: Mapping[str, Any]) -> list[tuple[int, str]]:
    """Street by street, and in each as the houses stand: "9 Elm St" before "12 Elm St"."""
    number, _, street = plain_letters(row["address"]).partition(" ")
    parts = re.findall(r"(\d+)|(\D+)", f"{street} {number}" if number[:1].isdigit() else f"{number} {street}")
    return [(int(digits or 0), word) for digits, word in parts]


_KEYS: Mapping[Order, Callable[[Mapping[str, Any]], Any]] = {
    Order.CHANGED: lambda row: row.get("updated_at") or LONG_AGO,
    Order.LOWEST: lambda row: row["price"],
    Order.HIGHEST: lambda row: row["price"],
    Order.ADDRESS: _by_address,
    Order.REF: lambda row: str(row["ref"]).lower(),
}
_FALLING = (Order.CHANGED, Order.HIGHEST)
