"""Matches what a lead wants with the inventory: hard gates first, then graded scores with reasons to read. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.places import contains, name_words
from models.property import ListedFor, PropertyStatus, PropertyType

E = TypeVar("E", bound=StrEnum)

# Further below the lowest price that was named than this, a property is not what they look for.
UNDER_BUDGET = 0.10

# Where nobody lives: shown to those alone who ask for it, and without rooms.
NOT_TO_LIVE_IN = frozenset({PropertyType.LAND, PropertyType.COMMERCIAL})

# Of which an agency has few: who names one is shown what there is.
FEW_OF_A_KIND = NOT_TO_LIVE_IN | {PropertyType.MULTI_FAMILY}

# How much each grade counts towards the score; only those that the lead spoke of do.
WEIGHTS = {"area": 4.0, "price": 3.0, "bedrooms": 2.0, "type": 1.0, "bathrooms": 1.0}


class NeedLike(Protocol):
    """A classifiers.verdict.Need or a models.contact.StoredNeed."""

    @property
    def value(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Wants:
    """What a lead looks for; what they have not said is None or empty. Prices are in whole currency units."""

    listed_for: ListedFor | None = None
    price_min: int | None = None
    price_max: int | None = None
    bedrooms_min: int | None = None
    bathrooms_min: float | None = None
    areas: tuple[str, ...] = ()
    property_type: PropertyType | None = None
    areas_not: tuple[str, ...] = ()  # refused, and never offered
    types_not: frozenset[PropertyType] = frozenset()

    @property
    def says_anything(self) -> bool:
        """Whether anything but sale or rent is known."""
        numbers = (self.price_min, self.price_max, self.bedrooms_min, self.bathrooms_min)
        return any(number is not None for number in numbers) or bool(self.areas) or self.property_type is not None

    @property
    def least(self) -> float:
        """The lowest price that fits."""
        return 0 if self.price_min is None else self.price_min * (1 - UNDER_BUDGET)

    @property
    def most(self) -> float:
        """The highest price that fits; what is slightly above it comes close, and is said to (near.py)."""
        return float("inf") if self.price_max is None else self.price_max

    @property
    def knows_enough(self) -> bool:
        """Whether a suggestion can hit: a price, a place, a kind of which there are few, or rooms of a kind or
        to rent; rooms alone fit half.
        """
        of_a_kind = self.property_type is not None or self.listed_for is ListedFor.RENT
        few = (self.bedrooms_min is not None and of_a_kind) or self.property_type in FEW_OF_A_KIND
        return self.price_max is not None or self.price_min is not None or bool(self.areas) or few


@dataclass(frozen=True, slots=True)
class Match:
    """One property that fits. `score` is between 0 and 1; `reasons` are short sentences, the weightiest first."""

    property_ref: str
    score: float
    reasons: tuple[str, ...]


def match(
    wants: Wants,
    properties: Sequence[Listing],
    exclude: Collection[str],
    count: int,
    *,
    cheapest: bool = False,
    preferred: Mapping[str, int] | None = None,
    chosen: bool = False,
) -> tuple[Match, ...]:
    """The `count` best of `properties` that pass every gate and whose ref is not in `exclude`, best first.

    With `cheapest` the lowest prices come first, however well they fit; else the most `preferred`, by ref.

    Equal scores are ordered by price, then ref, so that the same question has the same answer. When nothing is known
    of what they want, nothing matches, but for what costs least where that is asked for, and where something else has
    `chosen` the properties.
    """
    if not (wants.says_anything or cheapest or chosen) or count < 1:
        return ()
    scored = [
        (_score(wants, listing), listing)
        for listing in properties
        if listing.ref not in exclude and passes(wants, listing)
    ]
    scored.sort(key=lambda pair: (pair[1].price, pair[1].ref))
    if not cheapest:
        first = preferred or {}
        scored.sort(key=lambda pair: (-first.get(pair[1].ref, 0), -pair[0].score))
    return tuple(found for found, _ in scored[:count])


def passes(wants: Wants, listing: Listing) -> bool:
    """The hard gates. What a listing does not say (bedrooms, bathrooms) cannot be promised, so it does not pass.

    Who names no type looks for a home to live in.
    """
    return (
        listing.status is PropertyStatus.ACTIVE
        and wants.listed_for in (None, listing.listed_for)
        and _is_of_type(wants.property_type, listing.type)
        and wants.least <= listing.price <= wants.most
        and (listing.type in NOT_TO_LIVE_IN or _has_rooms(wants, listing))
        and lies_where_wanted(wants, listing)
        and not is_refused(wants, listing)
    )


def is_refused(wants: Wants, listing: Listing) -> bool:
    """Whether a listing is of a kind, or lies in a neighbourhood, city or postcode, that a lead does not want."""
    lies_there = any(_lies_there(listing, area) for area in wants.areas_not)
    return lies_there or listing.type in wants.types_not


def lies_where_wanted(wants: Wants, listing: Listing) -> bool:
    """Whether a listing lies in a neighbourhood, city or postcode that a lead names, or they name none."""
    return not wants.areas or any(_lies_there(listing, area) for area in wants.areas)


def without_homes(areas: Sequence[str], properties: Sequence[Listing]) -> tuple[str, ...]:
    """Those of `areas` that none of `properties` lies in, whatever else is wanted of it."""
    return tuple(area for area in areas if not any(_lies_there(listing, area) for listing in properties))


def at_least(has: float | None, wanted: float | None) -> bool:
    """Whether a listing has as many rooms as are wanted; what it does not say cannot be promised."""
    return wanted is None or (has is not None and has >= wanted)


def wants_from(needs: Mapping[str, NeedLike], listed_for: str | None = None) -> Wants:
    """What a lead's needs say of a property to look for. `listed_for`, where given, outranks a need of that name.

    Values that make no sense (a negative price, an unknown type) are left out; a range said the wrong way
    round is turned.
    """
    values = {slot: need.value for slot, need in needs.items()}
    low, high = _whole(values.get("price_min")), _whole(values.get("price_max"))
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Wants(
        listed_for=_member(ListedFor, listed_for or values.get("listed_for")),
        price_min=low,
        price_max=high,
        bedrooms_min=_whole(values.get("bedrooms_min")),
        bathrooms_min=_positive(values.get("bathrooms_min")),
        areas=_names(values.get("areas")),
        property_type=_member(PropertyType, values.get("property_type")),
        areas_not=_names(values.get("areas_not")),
        types_not=frozenset(kind for kind in PropertyType if kind.value in _names(values.get("property_types_not"))),
    )


# ------------------------------------------------------------------------------------------------ gates


def _is_of_type(wanted: PropertyType | None, kind: PropertyType) -> bool:
    return kind not in NOT_TO_LIVE_IN if wanted is None else kind is wanted


def _has_rooms(wants: Wants, listing: Listing) -> bool:
    return at_least(listing.bedrooms, wants.bedrooms_min) and at_least(listing.bathrooms, wants.bathrooms_min)


def _lies_there(listing: Listing, area: str) -> bool:
    """Whether a listing lies in a neighbourhood, city or postcode, or on a street that is named in full."""
    street = name_words(area)
    on_it = len(street) > 1 and contains(name_words(listing.address), street)
    return on_it or _lies_in_neighbourhood(listing, area) or _lies_in_city(listing, area)


def _lies_in_neighbourhood(listing: Listing, area: str) -> bool:
    """ "Midtown" fits "Midtown East"; "Midtown Springfield" fits the Midtown of Springfield, and no other."""
    wanted, here, city = name_words(area), name_words(listing.area), name_words(listing.city)
    if not listing.area:
        return False
    if contains(here, wanted):
        return True
    rest = tuple(word for word in wanted if word not in here)
    return contains(wanted, here) and bool(listing.city) and all(word in city for word in rest)


def _lies_in_city(listing: Listing, area: str) -> bool:
    wanted = name_words(area)
    if wanted and len(wanted) > 1 and len(wanted[-1]) == 2:
        wanted = wanted[:-1]  # the state in "Austin, TX"
    return any(contains(name_words(place), wanted) for place in (listing.city, listing.postcode) if place)


# ------------------------------------------------------------------------------------------------ grades

_Grade = tuple[float, str]


def _score(wants: Wants, listing: Listing) -> Match:
    grades = {
        "area": _grade_area(wants, listing),
        "price": _grade_price(wants, listing),
        "bedrooms": _grade_rooms(wants.bedrooms_min, listing.bedrooms, "bedroom"),
        "type": _grade_type(wants, listing),
        "bathrooms": _grade_rooms(wants.bathrooms_min, listing.bathrooms, "bathroom"),
    }
    spoken_of = {name: grade for name, grade in grades.items() if grade is not None}
    weight = sum(WEIGHTS[name] for name in spoken_of)
    score = sum(WEIGHTS[name] * grade for name, (grade, _) in spoken_of.items()) / (weight or 1)
    return Match(listing.ref, round(score, 3), tuple(reason for _, reason in spoken_of.values()))


def _grade_area(wants: Wants, listing: Listing) -> _Grade | None:
    if not wants.areas:
        return None
    if any(_lies_in_neighbourhood(listing, area) for area in wants.areas):
        return 1.0, f"in {listing.area}"
    return 0.85, f"in {listing.city or listing.postcode}"


def _grade_price(wants: Wants, listing: Listing) -> _Grade | None:
    """Best in the upper part of the budget, where homes are nearest to what was hoped for; cheaper ones lose slowly."""
    if wants.price_max is not None:
        share = listing.price / wants.price_max if wants.price_max else 1.0
        grade = 1.0 if share >= 0.8 else 0.5 + 0.5 * share / 0.8
        if wants.price_min is not None and listing.price < wants.price_min:
            return min(grade, 0.7), f"price {listing.price:,}, slightly under the range from {wants.price_min:,}"
        return grade, f"price {listing.price:,} is within the budget of {wants.price_max:,}"
    if wants.price_min is None:
        return None
    if listing.price < wants.price_min:
        return 0.7, f"price {listing.price:,}, slightly under the range from {wants.price_min:,}"
    grade = max(0.4, min(1.0, 1.5 * wants.price_min / listing.price)) if listing.price else 1.0
    return grade, f"price {listing.price:,}, from {wants.price_min:,} as wanted"


def _grade_type(wants: Wants, listing: Listing) -> _Grade | None:
    """Who names no kind looks for one home: several under one roof come after those."""
    if wants.property_type is not None:
        return 1.0, f"a {listing.type.value.replace('_', ' ')}, as wanted"
    return (0.0, "several units") if listing.type is PropertyType.MULTI_FAMILY else None


def _grade_rooms(wanted: float | None, has: float | None, what: str) -> _Grade | None:
    if wanted is None or has is None:
        return None
    number = f"{has:g} {what}" + ("" if has == 1 else "s")
    if has == wanted:
        return 1.0, f"{number}, as wanted"
    return max(0.6, 1.0 - 0.1 * (has - wanted)), f"{number} ({wanted:g} wanted)"


# ------------------------------------------------------------------------------------------------ values


def _member(kind: type[E], value: object) -> E | None:
    return next((member for member in kind if member.value == value), None)


def _positive(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < float("inf"):
        return None
    return float(value)


def _whole(value: object) -> int | None:
    number = _positive(value)
    return None if number is None else round(number)


def _names(value: object) -> tuple[str, ...]:
    several = (value,) if isinstance(value, str) else value
    if not isinstance(several, (list, tuple)):
        return ()
    return tuple(name.strip() for name in several if isinstance(name, str) and name.strip())
