"""The list of properties, filtered and searched.

An agency has some hundreds of them, so all are read, without their descriptions, and chosen from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mailbot.crm.naming.places import plain_letters
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.property import Property, PropertyStatus

PAGE = 50
_FIELDS = (
    *("ref", "status", "listed_for", "type", "address", "area", "city", "postcode", "price", "bedrooms", "bathrooms"),
    *("photo", "updated_at"),
)


@dataclass(frozen=True, slots=True)
class AskedHomes:
    """What a person wants to see; prices in whole currency units. Empty fields ask for nothing."""

    search: str = ""
    status: PropertyStatus | None = None
    area: str = ""
    price_min: int = 0
    price_max: int = 0
    beds: int = 0  # at least

    @property
    def anything(self) -> bool:
        return any((self.search, self.status, self.area, self.price_min, self.price_max, self.beds))


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
    """Some properties, what was changed last first; `areas` are all there are to choose from."""

    rows: tuple[HomeLine, ...]
    found: int
    more: bool
    areas: tuple[str, ...]


async def list_homes(desk: Desk, asked: AskedHomes, *, page: int = 1) -> HomePage:
    """One page of the properties that fit; `page` counts from 1."""
    rows = await desk.store.rows(Property, {"ref": {"$gt": ""}}, _FIELDS)
    fitting = [row for row in rows if _fits(row, asked)]
    fitting.sort(key=lambda row: (row.get("updated_at") or LONG_AGO, row["ref"]), reverse=True)
    start = (max(1, page) - 1) * PAGE
    places = {row.get("area") or row.get("city") or "" for row in rows}
    return HomePage(
        rows=tuple(_line(row) for row in fitting[start : start + PAGE]),
        found=len(fitting),
        more=len(fitting) > start + PAGE,
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
        and (not asked.area or asked.area in (row.get("area"), row.get("city")))
        and row["price"] >= asked.price_min
        and (not asked.price_max or row["price"] <= asked.price_max)
        and (not asked.beds or (row.get("bedrooms") or 0) >= asked.beds)
    )


def _line(row: Mapping[str, Any]) -> HomeLine:
    fields = {field: row.get(field) for field in _FIELDS if field != "postcode"}
    return HomeLine(id=str(row["_id"]), **{**fields, "photo": row.get("photo") or ""})  # type: ignore[arg-type]
