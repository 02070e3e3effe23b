"""The list of properties reads what has changed since the last look, and shows every change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from agency import Agency

from mailbot.crm import property_list
from mailbot.crm.files.importing import PropertyRow
from mailbot.crm.kept_homes import READ_ANEW, WRITTEN_WITHIN, KeptHomes
from mailbot.crm.properties import import_properties, set_status
from mailbot.crm.property_list import AskedHomes
from mailbot.desk import Desk
from mailbot.store import Store
from models.base import Scoped
from models.property import Property, PropertyStatus

HOMES = 40


class CountingStore(Store):
    """Counts the rows that it hands out."""

    handed_out = 0

    def __init__(self, store: Store) -> None:
        super().__init__(store.database, store.account_id)

    async def rows(self, model: type[Scoped], *args: Any, **keys: Any) -> list[dict[str, Any]]:
        found = await super().rows(model, *args, **keys)
        self.handed_out += len(found)
        return found


@pytest.fixture
async def desk(quiet_agency: Agency) -> Desk:
    rows = [
        PropertyRow(n, f"BR-{n}", {"address": f"{n} Elm St", "price": 300_000 + n, "area": "Old Town"})
        for n in range(HOMES)
    ]
    await import_properties(quiet_agency.store, rows)
    return replace(quiet_agency.desk, store=CountingStore(quiet_agency.store))


async def read_for(desk: Desk, kept: KeptHomes, **asked: Any) -> tuple[int, list[str]]:
    """How many rows a look reads, and the refs that it finds."""
    store = desk.store
    assert isinstance(store, CountingStore)
    before = store.handed_out
    page = await property_list.list_homes(desk, AskedHomes(**asked), kept=kept)
    return store.handed_out - before, [home.ref for home in page.rows]


async def test_a_look_reads_what_has_changed_since_the_last(desk: Desk, quiet_agency: Agency) -> None:
    kept = KeptHomes()
    assert (await read_for(desk, kept))[0] == HOMES
    quiet_agency.clock.turn(seconds=2 * WRITTEN_WITHIN.total_seconds())
    assert (await read_for(desk, kept))[0] == 0
    await set_status(desk.store, "BR-7", PropertyStatus.SOLD, actor="kim")
    assert await read_for(desk, kept, status=PropertyStatus.SOLD) == (1, ["BR-7"])
    await import_properties(desk.store, [PropertyRow(1, "NEW", {"address": "1 Oak Ave", "price": 450_000})])
    read, found = await read_for(desk, kept, search="oak")
    assert (read <= 2, found) == (True, ["NEW"])


async def test_what_is_written_late_is_seen(desk: Desk) -> None:
    """A change says the moment before it was written; others may be known by then."""
    kept = KeptHomes()
    await read_for(desk, kept)
    [home] = await desk.store.find(Property, {"ref": "BR-3"})
    assert home.updated_at is not None
    late = {"status": PropertyStatus.PENDING, "updated_at": home.updated_at - WRITTEN_WITHIN / 2}
    await desk.store.change(Property, str(home.id), set=late)
    assert (await read_for(desk, kept, status=PropertyStatus.PENDING))[1] == ["BR-3"]


async def test_all_is_read_anew_now_and_then(desk: Desk, quiet_agency: Agency) -> None:
    kept = KeptHomes()
    await read_for(desk, kept)
    await desk.store.remove(Property, {"ref": "BR-3"})
    quiet_agency.clock.turn(seconds=(READ_ANEW + timedelta(seconds=1)).total_seconds())
    read, found = await read_for(desk, kept)
    assert (read, len(found)) == (HOMES - 1, HOMES - 1)


async def test_the_places_are_those_of_all(desk: Desk) -> None:
    assert await KeptHomes().places(desk) == ("Old Town",)
