"""A property: something the agency offers, and whether it may still be offered."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from models.base import Part, Scoped, index


class PropertyStatus(StrEnum):
    """Only an active property is ever suggested."""

    ACTIVE = "active"
    PENDING = "pending"  # under contract
    SOLD = "sold"
    WITHDRAWN = "withdrawn"  # taken off the market, or absent from a full import


class PropertyType(StrEnum):
    """What kind of home or land it is."""

    HOUSE = "house"
    CONDO = "condo"
    TOWNHOUSE = "townhouse"
    MULTI_FAMILY = "multi_family"
    LAND = "land"
    COMMERCIAL = "commercial"
    OTHER = "other"


class ListedFor(StrEnum):
    """What the owner wants to do with it."""

    SALE = "sale"
    RENT = "rent"


class ToldHome(Part):
    """What a letter may tell of a property, as it was when the letter was written."""

    ref: str
    price: int
    address: str
    listed_for: str
    area: str = ""
    city: str = ""
    bedrooms: int | None = None
    bathrooms: float | None = None
    square_feet: int | None = None
    year_built: int | None = None
    features: tuple[str, ...] = ()
    url: str = ""

    def changed(self, now: ToldHome) -> tuple[str, ...]:
        """The names of what is another now."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) != getattr(now, name))


class Property(Scoped):
    """A listing. `ref` is the agency's own id; `price` is in whole currency units (a month's rent when rented)."""

    ref: str
    status: PropertyStatus = PropertyStatus.ACTIVE
    listed_for: ListedFor = ListedFor.SALE
    type: PropertyType = PropertyType.HOUSE
    address: str
    area: str = ""  # neighbourhood
    city: str = ""
    postcode: str = ""
    price: int = Field(ge=0)
    bedrooms: int | None = None
    bathrooms: float | None = None
    square_feet: int | None = None
    year_built: int | None = None
    description: str = ""
    features: list[str] = Field(default_factory=list)
    url: str = ""
    photo_url: str = ""
    photo: str = ""  # the digest of a photo that is kept here (models.photo), if any
    updated_at: datetime | None = None

    class Settings:
        name = "properties"
        indexes = [index("ref", unique=True), index("status", "price"), index("updated_at")]
