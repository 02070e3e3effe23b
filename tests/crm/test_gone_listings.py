"""What is on offer no longer is found by its house number or ref, and an archive is not read for anything else."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import gone_listings
from mailbot.store import Store
from models.property import Property, PropertyStatus

HOMES = (
    ("BR-1", "12 Elm St", PropertyStatus.SOLD),
    ("BR-2", "12 Elm St, Unit 5", PropertyStatus.ACTIVE),
    ("BR-3", "120 Elm St", PropertyStatus.PENDING),
    ("BR-4", "7 Oak Ave", PropertyStatus.WITHDRAWN),
    ("77001", "9 Pine Rd", PropertyStatus.SOLD),
)


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Is 12 Elm St still available?", ["BR-1"]),
        ("(7 Oak Ave)", ["BR-4"]),
        ("what became of br-3?", ["BR-3"]),
        ("MLS #77001", ["77001"]),
        ("was the old mill on oak avenue for sale?", ["BR-4"]),
        ("Pine Rd or Elm Street", ["77001", "BR-1", "BR-3"]),
        ("the place on Nowhere Street", []),
        ("12, 120 or 7?", ["BR-1", "BR-3", "BR-4"]),
        ("Is it still available?", []),
        ("3 bedrooms, $470k", []),
        ("12.*", []),
        ("[1-9]+ Elm", []),
        (".* Street", []),
    ],
)
async def test_only_what_the_text_may_name(store: Store, text: str, refs: list[str]) -> None:
    await store.add_all([Property(ref=ref, address=address, price=1, status=status) for ref, address, status in HOMES])
    assert [listing.ref for listing in await gone_listings(store, text)] == refs
