"""How what a mail tells changes what is known of its writer's needs: later words replace earlier ones. Pure.

What is refused leaves what is wanted and is remembered beside it, until it is wanted again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from classifiers.needs.refused import AREAS_NOT, TYPES_NOT
from models.contact import StoredNeed
from models.message import Intent

# What is told of a home that is sold, and of one that is sought, in the same words.
OF_A_HOME: Final = ("price_min", "price_max", "bedrooms_min", "bathrooms_min", "property_type", "listed_for", "areas")
_SEEKING: Final = frozenset((Intent.BUYER, Intent.RENTER))
# A wish and its refusal, each by the slot that holds it.
_OPPOSITES: Final = (("areas", AREAS_NOT), ("property_type", TYPES_NOT))


@dataclass(frozen=True, slots=True)
class NeedChanges:
    """The needs to write, and the slots that hold no longer."""

    told: Mapping[str, StoredNeed] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    @property
    def set(self) -> dict[str, object]:
        """As a document's fields."""
        return {f"needs.{slot}": need for slot, need in self.told.items()}

    @property
    def unset(self) -> tuple[str, ...]:
        """As a document's fields."""
        return tuple(f"needs.{slot}" for slot in self.gone)

    def __bool__(self) -> bool:
        return bool(self.told or self.gone)


def of_the_sought(told: Mapping[str, StoredNeed], intents: Collection[Intent | None]) -> Mapping[str, StoredNeed]:
    """What a mail of these intents tells somebody who seeks: not the rooms, kind and price of a home that they sell.

    Both stand in one book of needs: "our condo is 2 bed, what would it fetch" had replaced the house that they seek.
    """
    if Intent.SELLER not in intents or not _SEEKING.isdisjoint(intents):
        return told
    return {slot: need for slot, need in told.items() if slot not in OF_A_HOME}


def with_areas_added(
    told: Mapping[str, StoredNeed], known: Mapping[str, StoredNeed], text: str
) -> Mapping[str, StoredNeed]:
    """The needs of a mail, in which an area that would do as well stands beside those that are known."""
    named, before = _names(told.get("areas")), _names(known.get("areas"))
    if not (named and before) or not all(_is_added(name, text) for name in named):
        return told
    joined = _with_value(told["areas"], _joined(before, named))
    return {**told, "areas": joined} if joined else told


_AS_WELL: Final = r"\b(?:as well|too|also|tambi[eé]n)\b(?! (?:much|far|small|big|dear))"
_ALSO: Final = r"\b(?:also|as well as|or even|plus|tambi[eé]n)\b"


def _is_added(name: str, text: str) -> bool:
    said = rf"\b{re.escape(name)}\b(?![^.!?\n]{{0,60}}\binstead\b)"
    added = rf"{said}[^.!?\n]{{0,40}}{_AS_WELL}|{_ALSO}[^.!?\n]{{0,30}}{said}"
    return re.search(added, text, re.IGNORECASE) is not None


def changes(told: Mapping[str, StoredNeed], known: Mapping[str, StoredNeed]) -> NeedChanges:
    """What a mail's needs change of those that are known. The same mail twice changes nothing more."""
    merged = dict(told)
    gone: list[str] = []
    for wish, refusal in _OPPOSITES:
        for slot, need in _both_sides(wish, refusal, told, known):
            if need is None:
                merged.pop(slot, None)
                gone.append(slot)
            else:
                merged[slot] = need
    gone += _ends_that_cross(told, known)
    return NeedChanges(merged, tuple(slot for slot in gone if slot in known))


def _both_sides(
    wish: str, refusal: str, told: Mapping[str, StoredNeed], known: Mapping[str, StoredNeed]
) -> Iterator[tuple[str, StoredNeed | None]]:
    """What becomes of a wish and of its refusal; None where nothing is left of it."""
    wanted, refused = _names(told.get(wish)), _names(told.get(refusal))
    if wanted and refusal in known:
        still = _without(_names(known[refusal]), wanted)
        if refused or len(still) < len(_names(known[refusal])):
            yield refusal, _with_value(told.get(refusal) or known[refusal], _joined(still, refused))
    elif refused and refusal in known:
        yield refusal, _with_value(told[refusal], _joined(_names(known[refusal]), refused))
    if refused and wish in known and wish not in told:
        left = _without(_names(known[wish]), refused)
        if not left:
            yield wish, None
        elif len(left) < len(_names(known[wish])):
            yield wish, _with_value(told[refusal], left)


def _ends_that_cross(told: Mapping[str, StoredNeed], known: Mapping[str, StoredNeed]) -> list[str]:
    """An end of a price range that a new end has passed: "under 450" ends a search from 500 on."""
    low, high = _sum({**known, **told}.get("price_min")), _sum({**known, **told}.get("price_max"))
    if low is None or high is None or low <= high:
        return []
    return [
        slot
        for slot, other in (("price_min", "price_max"), ("price_max", "price_min"))
        if slot not in told and other in told
    ]


def _with_value(need: StoredNeed, names: list[str]) -> StoredNeed | None:
    return StoredNeed.model_validate({**need.model_dump(), "value": names}) if names else None


def _joined(some: Collection[str], more: Collection[str]) -> list[str]:
    return [*_without(some, more), *more]


def _without(names: Collection[str], others: Collection[str]) -> list[str]:
    left_out = {other.casefold() for other in others}
    return [name for name in names if name.casefold() not in left_out]


def _names(need: StoredNeed | None) -> list[str]:
    value = need.value if need is not None else []
    return list(value) if isinstance(value, list) else [str(value)]


def _sum(need: StoredNeed | None) -> float | None:
    value = need.value if need is not None else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
