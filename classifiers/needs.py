"""What a mail says its writer wants or has, slot by slot, each with the words that say it.

The finders are tables of patterns in English and Spanish. A slot that no words surely give stays empty.
"""

from __future__ import annotations

import re
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
_ANSWERS = re.compile(
    r"\s*(?:re|fwd?|rv|aw|wg|tr|sv|enc)\s?(?:\[\d+\])?:", re.IGNORECASE
)  # subject marks of mail clients

_APARTMENT = re.compile(r"ap|depa", re.IGNORECASE)
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
    kept = {slot: need for slot, need in needs.items() if slot in allowed}
    if (
        Intent.RENTER in intents
        and Intent.BUYER not in intents
        and _APARTMENT.match(kept["property_type"].quote if "property_type" in kept else "")
    ):
        del kept["property_type"]  # an apartment for rent may be of any kind
    return kept


def extract(text: str, subject: str = "", known_areas: Collection[str] = ()) -> Mapping[str, Need]:
    """The slots that the newly written `text` and a `subject` of the writer's own give.

    The subject of an answer or a forward is somebody else's, mostly ours, and is not read. `known_areas` are names of
    the agency's own areas, found in any spelling of case.
    """
    own = "" if _ANSWERS.match(subject) else subject[:LONGEST_TEXT]
    whole = f"{own}\n\n{text[:LONGEST_TEXT]}" if own else text[:LONGEST_TEXT]
    found: dict[str, Need] = dict(areas(whole, known_areas))
    for finder in FINDERS:
        found.update(finder(whole))
    return {slot: need for slot, need in found.items() if need.quote and (need.quote in text or need.quote in own)}
