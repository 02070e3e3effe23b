"""The property inventory as plain values: what is on offer, and what is so no longer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mailbot.store import Store
from models.property import ListedFor, Property, PropertyStatus, PropertyType

MOST_NUMBERS = 20  # of a text, that may be those of houses; and so many streets
_ON_A_STREET = re.compile(
    r"(?<!\d\s)\b(?P<name>[^\W\d_][\w'’]{2,30})\s(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl"
    r"|terrace|ter|circle|cir|square|sq|row|way|close|trail|loop)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A property, as matching and writing see it. `price` is in whole currency units (a month's rent when rented)."""

    ref: str
    address: str
    price: int
    status: PropertyStatus = PropertyStatus.ACTIVE
    listed_for: ListedFor = ListedFor.SALE
    type: PropertyType = PropertyType.HOUSE
    area: str = ""
    city: str = ""
    postcode: str = ""
    bedrooms: int | None = None
    bathrooms: float | None = None
    square_feet: int | None = None
    year_built: int | None = None
    description: str = ""
    features: tuple[str, ...] = ()
    url: str = ""
    photo_url: str = ""


async def active_listings(store: Store, least: float = 0, most: float = float("inf")) -> tuple[Listing, ...]:
    """Everything that may be offered today, by ref; only what costs so much, where that is said."""
    found = await store.find(Property, {"status": PropertyStatus.ACTIVE, "price": {"$gte": least, "$lte": most}})
    return tuple(sorted((listing_of(each) for each in found), key=lambda listing: listing.ref))


async def gone_listings(store: Store, text: str) -> tuple[Listing, ...]:
    """What is on offer no longer and may be named by a text, by ref: where it stands and what has become of it.

    An archive may be large: what has neither the ref nor the house number of something in the text, and does not stand
    on a street that it names, is not read.
    """
    words = sorted({word.strip(".,;:!?()") for word in text.split() if any(map(str.isdigit, word))})[:MOST_NUMBERS]
    streets = sorted({match["name"].lower() for match in _ON_A_STREET.finditer(text)})[:MOST_NUMBERS]
    if not words and not streets:
        return ()
    gone = [status for status in PropertyStatus if status is not PropertyStatus.ACTIVE]
    named = "|".join(re.escape(word.lstrip("#")) for word in words)
    there = "|".join(map(re.escape, streets))
    by_number = [{"address": {"$regex": f"^({named})[ ,]"}}, {"ref": {"$regex": f"^({named})$", "$options": "i"}}]
    by_street = [{"address": {"$regex": rf"^\d+\w? ([\w.]+ )?({there}) ", "$options": "i"}}]
    either = {"$or": [*(by_number if words else ()), *(by_street if streets else ())]}
    fields = ["ref", "address", "status", "listed_for"]
    rows = await store.rows(Property, {"status": {"$in": gone}}, fields, then=either)
    found = (
        Listing(row["ref"], row["address"], 0, PropertyStatus(row["status"]), ListedFor(row["listed_for"]))
        for row in rows
    )
    return tuple(sorted(found, key=lambda listing: listing.ref))


async def listings_by_ref(store: Store, refs: Sequence[str]) -> dict[str, Listing]:
    """Those with these refs, whatever has become of them."""
    found = await store.find(Property, {"ref": {"$in": list(refs)}}) if refs else []
    return {each.ref: listing_of(each) for each in found}


async def known_places(store: Store) -> tuple[str, ...]:
    """The areas and cities of every property, also of those that are sold: people go on asking for where they were."""
    rows = await store.rows(Property, {}, ["area", "city"])
    names = {row.get(field, "").strip() for row in rows for field in ("area", "city")}
    return tuple(sorted(names - {""}))


def listing_of(document: Property) -> Listing:
    """The document as a plain value."""
    return Listing(
        ref=document.ref,
        address=document.address,
        price=document.price,
        status=document.status,
        listed_for=document.listed_for,
        type=document.type,
        area=document.area,
        city=document.city,
        postcode=document.postcode,
        bedrooms=document.bedrooms,
        bathrooms=document.bathrooms,
        square_feet=document.square_feet,
        year_built=document.year_built,
        description=document.description,
        features=tuple(document.features),
        url=document.url,
        photo_url=document.photo_url,
    )
