"""What is on offer."""

from __future__ import annotations

from mailbot.crm.inventory import active_listings
from models.property import Property, PropertyStatus


async def test_only_active_properties_are_offered(store):
    for place, status in enumerate(PropertyStatus):
        await store.add(Property(ref=f"R-{9 - place}", address="1 A St", price=1, status=status, features=["pool"]))
    found = await active_listings(store)
    assert [(listing.ref, listing.features) for listing in found] == [("R-9", ("pool",))]
