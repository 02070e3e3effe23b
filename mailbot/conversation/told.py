"""Which questions about a home its record answers, as a reply shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from mailbot.crm.inventory import Listing

# What a record tells of every home.
ALWAYS_TOLD: Final = ("availability", "price")
# The fields that answer a topic where they are filled in. They are shown in every language.
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "size": ("square_feet",),
    "rooms": ("bedrooms", "bathrooms"),
    "year_built": ("year_built",),
}
# The words of a feature that answers a topic.
_FEATURES: Final[Mapping[str, re.Pattern[str]]] = {
    topic: re.compile(words, re.IGNORECASE)
    for topic, words in {
        "parking": r"\b(?:garages?|parking|carport|driveway)\b",
        "pets": r"\b(?:pets?|dogs?|cats?)\b",
        "hoa": r"\b(?:hoa|association|condo fee|dues)\b",
        "taxes": r"\btax(?:es)?\b",
        "utilities": r"\b(?:utilities|heat|water) included\b",
        "condition": r"\b(?:new|newer|replaced|updated|renovated) (?:roof|furnace|boiler|windows|septic)\b",
        "deposit": r"\bdeposit\b",
        "lot": r"\bacres?\b|\b[\d,.]+ (?:sq\.? ?ft\.?|square feet|sf) lot\b",
        "heating": r"\b(?:heat pumps?|(?:gas|oil|electric|radiant|baseboard|forced[- ]air|steam|propane) heat(?:ing)?"
        r"|central (?:air|a/?c)|air conditioning|mini[- ]splits?)\b",
    }.items()
}

Tells = Callable[[str, Listing], bool]


def tells(topic: str, home: Listing) -> bool:
    """Whether what a reply in the language of the records shows of a home answers a question about it."""
    pattern = _FEATURES.get(topic)
    return tells_by_fields(topic, home) or (pattern is not None and any(map(pattern.search, home.features)))


def tells_by_fields(topic: str, home: Listing) -> bool:
    """The same in another language: features stand in the records as somebody wrote them, and are not translated."""
    fields = _FIELDS.get(topic, ())
    filled = bool(fields) and all(getattr(home, field) is not None for field in fields)
    return topic in ALWAYS_TOLD or filled
