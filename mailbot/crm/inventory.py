"""The property inventory as plain values: what is on offer, and which listing a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mailbot.crm.places import folded, words_of
from mailbot.store import Store
from models.property import ListedFor, Property, PropertyStatus, PropertyType


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


def find_by_address(text: str, listings: Sequence[Listing]) -> Listing | None:
    """The one listing that a text names by ref, or house number and street; None where it names none or several."""
    body = folded(text)
    by_ref = {listing.ref: listing for listing in listings if _names_ref(body, listing.ref)}
    if by_ref:
        return next(iter(by_ref.values())) if len(by_ref) == 1 else None
    tokens = words_of(text)
    lengths = {listing.ref: _named_length(tokens, listing.address) for listing in listings}
    best = max(lengths.values(), default=0)
    named = [listing for listing in listings if best and lengths[listing.ref] == best]
    return named[0] if len(named) == 1 else None


def find_by_order(text: str, offered: Sequence[str]) -> str:
    """The one home of a list that a text names by its place in it ("the first one", "#2", "la segunda"), or nothing."""
    body = folded(text)
    places = [match["en"] or match["es"] or match["number"] for match in _IN_THE_LIST.finditer(body)]
    named = {len(offered) - 1 if place in _LAST else _PLACES[place] for place in places}
    place = named.pop() if len(named) == 1 else -1
    return offered[place] if 0 <= place < len(offered) else ""


_LAST = ("last", "ultima", "ultimo")
_PLACES = {
    **dict.fromkeys(("first", "1st", "primera", "primer", "primero", "1"), 0),
    **dict.fromkeys(("second", "2nd", "segunda", "segundo", "2"), 1),
    **dict.fromkeys(("third", "3rd", "tercera", "tercer", "tercero", "3"), 2),
}
_HOME = "house|home|property|condo|townhouse|townhome|apartment|unit|listing|option|choice"
_CASA = "casa|propiedad|opcion|departamento|apartamento|vivienda"
_NO_LIST = "vez|planta|piso|semana|parte|cuota|ano|mes|dia"  # "la primera vez"
_IN_THE_LIST = re.compile(
    rf"\bthe (?P<en>first|1st|second|2nd|third|3rd|last) (?:one|{_HOME})\b"
    rf"|\b(?:la|el) (?P<es>primer[ao]?|segund[ao]|tercer[ao]?|ultim[ao])(?! (?:{_NO_LIST}))(?: (?:{_CASA}))?\b"
    r"|(?:(?<!apt )(?<!unit )#|\b(?:number|no\.|option|numero|opcion)) ?(?P<number>[123])(?![\w,.:/]*\d)\b"
)


def _names_ref(body: str, ref: str) -> bool:
    """A ref of digits alone could be any number: it counts only behind a word like "MLS" or "#"."""
    code = re.escape(folded(ref))
    before = r"(?:mls|ref|listing|property|id|propiedad|number|no)[\s.:#]{1,3}|#\s?" if ref.isdigit() else r"(?<![\w-])"
    return bool(code and re.search(rf"(?:{before}){code}(?![\w-])", body))


def _named_length(tokens: Sequence[str], address: str) -> int:
    """How many words of an address stand in a text in a row, from the house number on; 0 when too few to know it by.

    "12 Elm" names "12 Elm Street"; the word for the street itself and the unit may be left out.
    """
    street = words_of(address.split(",")[0])
    if len(street) < 2 or not street[0][0].isdigit():
        return 0
    longest = 0
    for place, token in enumerate(tokens):
        if token != street[0]:
            continue
        same = 0
        for ours, theirs in zip(street, tokens[place:], strict=False):
            if ours != theirs:
                break
            same += 1
        longest = max(longest, same)
    needed = 3 if len(street) > 2 and len(street[1]) == 1 else 2  # "12 N Elm": the letter alone is no name
    return longest if longest >= needed else 0
