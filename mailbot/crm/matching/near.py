"""What comes closest to a lead's wishes where nothing meets them all: homes that miss one wish, and by little. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.matching.scoring import NOT_TO_LIVE_IN, Wants, at_least, is_refused, lies_where_wanted
from mailbot.crm.matching.things import MustHave, has
from models.property import PropertyStatus

# The furthest that a price may lie above the highest that was named, as a share of it; what is above that is another
# home than the one that is sought.
FURTHEST_OVER: Final = 0.5
# Above this share a price is far off: shown only where nothing is closer, and one home alone.
FAR_OVER: Final = 0.2
# What a home that has what is wished for may cost more, where nothing that matches has it.
MOST_OVER_TO_HAVE_IT: Final = 0.25
# What a thing that a home lacks counts beside the wish that it misses, where several come close.
_LACKS: Final = 0.2


class Miss(StrEnum):
    """The one wish that a home does not meet."""

    PRICE = "price"  # above the highest that was named
    AREA = "area"
    BEDROOMS = "bedrooms"  # one fewer
    BATHROOMS = "bathrooms"  # fewer, and no more than one
    TYPE = "type"
    THING = "thing"  # its record does not name what a home must have


# How far off a home is that misses a wish; a price counts by how far it is above.
_COST: Final[Mapping[Miss, float]] = {Miss.BATHROOMS: 0.4, Miss.AREA: 0.6, Miss.BEDROOMS: 0.7, Miss.TYPE: 0.8}


# The wish that is missed where what a mail told of it is not met.
_OF_SLOT: Final[Mapping[str, Miss]] = {
    "price_max": Miss.PRICE,
    "areas": Miss.AREA,
    "bedrooms_min": Miss.BEDROOMS,
    "bathrooms_min": Miss.BATHROOMS,
    "property_type": Miss.TYPE,
}


def misses_of(slots: Collection[str]) -> frozenset[Miss]:
    """What misses the wishes of some slots."""
    return frozenset(miss for slot, miss in _OF_SLOT.items() if slot in slots)


@dataclass(frozen=True, slots=True)
class Near:
    """One home that comes close, and the wish that it does not meet."""

    property_ref: str
    miss: Miss


def nearest(
    wants: Wants,
    properties: Sequence[Listing],
    exclude: Collection[str],
    count: int,
    things: Collection[MustHave] = (),
    *,
    firm: Collection[Miss] = (),
) -> tuple[Near, ...]:
    """The `count` of `properties` that miss one wish alone, the closest first and those that miss the same together.

    Never land for a home, nor the reverse; never what a lead refuses. What has the `things` is closer. What misses a
    `firm` wish is named only where nothing else comes close.
    """
    found = [
        (_cost(miss, wants, listing), _without(listing, things), listing.price, listing.ref, miss)
        for listing in properties
        if listing.ref not in exclude and (miss := _only_miss(wants, listing)) is not None
    ]
    within = [each for each in found if each[0] <= 1 or each[-1] not in firm]  # "under 1700": not 2,350
    found = [each for each in found if each[-1] not in firm] or within
    close = sorted((each for each in found if each[0] <= 1), key=lambda each: (each[0] + _LACKS * each[1], *each[2:]))
    chosen = [Near(ref, miss) for _, _, _, ref, miss in (close or sorted(found)[:1])[:count]]
    order = [near.miss for near in chosen]
    return tuple(sorted(chosen, key=lambda near: order.index(near.miss)))


def nearest_with(
    wants: Wants,
    properties: Sequence[Listing],
    exclude: Collection[str],
    count: int,
    things: Collection[MustHave],
    matching: Sequence[str],
    *,
    firm: Collection[Miss] = (),
) -> tuple[Near, ...]:
    """Where none of the `matching` homes has what is wished for: some that have it all and miss another wish, before
    those that match otherwise. Empty where there are none. What misses a `firm` wish is not named.
    """
    having = [home for home in properties if not _without(home, things) and not _costs_too_much(wants, home)]
    close = tuple(near for near in nearest(wants, having, exclude, max(1, count - 1)) if near.miss not in firm)
    rest = tuple(Near(ref, Miss.THING) for ref in matching)[: count - len(close)]
    return (*close, *rest) if close else ()


def _without(listing: Listing, things: Collection[MustHave]) -> int:
    """How many of the things its record does not name."""
    return sum(not has(listing, thing) for thing in things)


def _costs_too_much(wants: Wants, listing: Listing) -> bool:
    return _share_over(wants, listing) > MOST_OVER_TO_HAVE_IT


def _only_miss(wants: Wants, listing: Listing) -> Miss | None:
    """The wish that a home misses, where it is one and could be given up."""
    lived_in = listing.type not in NOT_TO_LIVE_IN
    if listing.status is not PropertyStatus.ACTIVE or wants.listed_for not in (None, listing.listed_for):
        return None
    if is_refused(wants, listing):
        return None
    if wants.property_type in NOT_TO_LIVE_IN and listing.type is not wants.property_type:
        return None  # a plot is no shop
    if lived_in is (wants.property_type in NOT_TO_LIVE_IN) or listing.price < wants.least:
        return None
    missed = [miss for miss, is_missed in _missed(wants, listing).items() if is_missed]
    return missed[0] if len(missed) == 1 and _is_little(missed[0], wants, listing) else None


def _missed(wants: Wants, listing: Listing) -> dict[Miss, bool]:
    return {
        Miss.PRICE: listing.price > wants.most,
        Miss.AREA: not lies_where_wanted(wants, listing),
        Miss.BEDROOMS: not at_least(listing.bedrooms, wants.bedrooms_min),
        Miss.BATHROOMS: not at_least(listing.bathrooms, wants.bathrooms_min),
        Miss.TYPE: wants.property_type not in (None, listing.type),
    }


def _is_little(miss: Miss, wants: Wants, listing: Listing) -> bool:
    if miss is Miss.PRICE:
        return _share_over(wants, listing) <= FURTHEST_OVER
    if miss is Miss.BEDROOMS:
        return listing.bedrooms is not None and listing.bedrooms + 1 == wants.bedrooms_min
    if miss is Miss.BATHROOMS:
        return listing.bathrooms is not None and listing.bathrooms + 1 >= (wants.bathrooms_min or 0)
    return True


def _cost(miss: Miss, wants: Wants, listing: Listing) -> float:
    return _share_over(wants, listing) / FAR_OVER if miss is Miss.PRICE else _COST[miss]


def _share_over(wants: Wants, listing: Listing) -> float:
    return listing.price / wants.price_max - 1 if wants.price_max else 0.0
