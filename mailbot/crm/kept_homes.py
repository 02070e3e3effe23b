"""The properties of a list as they were read last, so that a look at it reads what has changed since.

The embedded store reads every property for any list of them: ten thousand take it a third of a second, and seconds on a
busy machine. Every change of a property says when it was, and none is ever removed but by a restoration.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mailbot.crm.naming.places import plain_letters
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.property import Property

# A change is written some time after the moment that it says; machines' clocks are no further apart.
WRITTEN_WITHIN = timedelta(minutes=15)
TICK = timedelta(milliseconds=1)  # no two moments in a database are closer
READ_ANEW = timedelta(hours=1)  # all of it: somebody may have restored a backup, or changed a row past mailbot
_FIELDS = (
    *("ref", "status", "listed_for", "type", "address", "area", "city", "postcode", "price", "bedrooms", "bathrooms"),
    *("photo", "updated_at"),
)


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One property of the list; `found_by` is what a search looks into, in plain letters."""

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
    found_by: str


class KeptHomes:
    """All properties of one account, kept from look to look of one process."""

    def __init__(self) -> None:
        self._lines: dict[str, HomeLine] = {}
        self._latest = LONG_AGO  # change that is known
        self._read_at: datetime | None = None  # when all of it was
        self._one_at_a_time = asyncio.Lock()

    async def of(self, desk: Desk) -> Collection[HomeLine]:
        """All properties as they are now. Raises StoreError."""
        async with self._one_at_a_time:
            if self._is_old(desk.now()):
                rows = await desk.store.rows(Property, {"ref": {"$gt": ""}}, _FIELDS)
                self._lines, self._latest, self._read_at = {}, LONG_AGO, desk.now()
            else:
                rows = await desk.store.rows(Property, {"updated_at": self._since(desk.now())}, _FIELDS)
            for row in rows:
                line = _line(row)
                self._lines[line.id] = line
                self._latest = max(self._latest, line.updated_at or LONG_AGO)
            return tuple(self._lines.values())

    async def places(self, desk: Desk) -> tuple[str, ...]:
        """The areas and cities of them, as mailbot.crm.inventory.known_places has them. Raises StoreError."""
        homes = await self.of(desk)
        return tuple(sorted({place.strip() for home in homes for place in (home.area, home.city)} - {""}))

    def _is_old(self, now: datetime) -> bool:
        return self._read_at is None or not self._read_at <= now < self._read_at + READ_ANEW

    def _since(self, now: datetime) -> Mapping[str, datetime]:
        """From when on changes are read: those of the last minutes once more, since some may be written late.

        An import gives thousands one moment, and the embedded store reads them all for what is greater than that.
        """
        settled = self._latest + WRITTEN_WITHIN < now
        return {"$gte": self._latest + TICK if settled else self._latest - WRITTEN_WITHIN}


def _line(row: Mapping[str, Any]) -> HomeLine:
    words = (str(row.get(field) or "") for field in ("ref", "address", "area", "city", "postcode"))
    return HomeLine(
        id=str(row["_id"]),
        ref=str(row["ref"]),
        status=row["status"],
        listed_for=row["listed_for"],
        type=row["type"],
        address=row["address"],
        area=row.get("area") or "",
        city=row.get("city") or "",
        price=row["price"],
        bedrooms=row.get("bedrooms"),
        bathrooms=row.get("bathrooms"),
        photo=row.get("photo") or "",
        updated_at=row.get("updated_at"),
        found_by=plain_letters(" ".join(words)),
    )
