"""What a mail says its writer wants or has, slot by slot, each with the words that say it.

The finders are tables of patterns in English and Spanish. A slot that no words surely give stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Final

from classifiers.contact_details import contact_details
from classifiers.means import means
from classifiers.places import address, areas
from classifiers.prices import prices
from classifiers.rooms import rooms
from classifiers.timeline import timeline
from classifiers.verdict import Need
from models.message import Intent

LONGEST_TEXT: Final = 8_000  # letters read; what somebody wants stands before that

FINDERS: Final[tuple[Callable[[str], Mapping[str, Need]], ...]] = (
    prices,  # price_min, price_max
    rooms,  # bedrooms_min, bathrooms_min, property_type
    address,  # address
    timeline,  # timeline
    means,  # preapproved, financing, listed_for
    contact_details,  # phone, lead_email, name
)

_DETAILS: Final = frozenset({"phone", "lead_email", "name", "address"})
_HOME: Final = _DETAILS | {"bedrooms_min", "bathrooms_min", "property_type", "timeline", "listed_for"}
_SEARCH: Final = _HOME | {"price_min", "price_max", "areas", "preapproved", "financing"}

SLOTS_OF: Final[Mapping[Intent, frozenset[str]]] = MappingProxyType(
    {
        Intent.BUYER: _SEARCH,
        Intent.RENTER: _SEARCH,
        Intent.SELLER: _HOME,  # what a seller says of prices is about their own home or the market
        Intent.GENERAL: _DETAILS,
    }
)
"""The slots that mean something in a mail of an intent; those of the others stay empty."""


def relevant(needs: Mapping[str, Need], intents: Collection[Intent]) -> Mapping[str, Need]:
    """Of `needs`, the slots that mean something where the writer has these intents."""
    allowed = frozenset[str]().union(*(SLOTS_OF.get(intent, ()) for intent in intents))
    return {slot: need for slot, need in needs.items() if slot in allowed}


def extract(text: str, subject: str = "", known_areas: Collection[str] = ()) -> Mapping[str, Need]:
    """The slots that the newly written `text` gives, and those that only `subject` gives.

    `known_areas` are names of the agency's own areas, found in any spelling of case.
    """
    found: dict[str, Need] = {}
    for part in (text[:LONGEST_TEXT], subject[:LONGEST_TEXT]):
        if part:
            for slot, need in _slots(part, known_areas).items():
                found.setdefault(slot, need)
    return {slot: need for slot, need in found.items() if need.quote and (need.quote in text or need.quote in subject)}


def _slots(part: str, known_areas: Collection[str]) -> dict[str, Need]:
    found: dict[str, Need] = dict(areas(part, known_areas))
    for finder in FINDERS:
        found.update(finder(part))
    return found
