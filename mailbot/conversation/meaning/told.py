"""Which questions about a home its record answers, and in which of its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.things import has, thing_of

# What a record tells of every home.
ALWAYS_TOLD: Final = ("availability", "price")
# The fields that answer a topic where they are filled in. A reply shows them in every language.
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "size": ("square_feet",),
    "rooms": ("bedrooms", "bathrooms"),
    "year_built": ("year_built",),
    "photos": ("url",),
}
_FUEL: Final = r"(?:gas|oil|electric|radiant|baseboard|forced[- ]air|steam|propane|hot[- ]water|geothermal|pellet)"
_SUPPLIES: Final = r"(?:heat|hot water|water|sewer|trash|electricity|utilities|gas|internet|cable|snow \w+)"
# What a feature, or a sentence of the description, names that answers a topic.
_WORDS: Final[Mapping[str, re.Pattern[str]]] = {
    topic: re.compile(words, re.IGNORECASE)
    for topic, words in {
        "parking": r"\b(?:garages?|parking|carport|driveway|paved drive)\b",
        "pets": r"\b(?:pets?|dogs?|cats?)\b",
        "hoa": r"\b(?:hoa|association|(?:monthly|condo|low|no) fees?|dues)\b",
        "taxes": r"\b(?:property )?tax(?:es)?\b",
        "utilities": rf"\b{_SUPPLIES}\b[^.;]*\bincluded\b|\b(?:includes?|covers?)\b[^.;]*\b{_SUPPLIES}\b"
        r"|\bseparate meters\b",
        "condition": r"\b(?:new|newer|replaced|updated|renovated|rebuilt) (?:roof|furnace|boiler|windows|septic)\b"
        r"|\b(?:roof|furnace|boiler|windows|septic)\b[^.;]*\b(?:19|20)\d\d\b",
        "deposit": r"\bdeposit\b",
        "lot": r"\bacres?\b|\b[\d,.]+ (?:sq\.? ?ft\.?|square feet|sf) lot\b",
        "heating": rf"\b(?:heat pumps?|{_FUEL} (?:heat(?:ing)?|floors?)|furnace|boilers?|radiators?"
        r"|central (?:air|a/?c)|air conditioning|mini[- ]splits?)\b",
        "flood": r"\bflood\w*\b",
        "laundry": r"\b(?:washer|dryer|laundry)\b",
        "move_in": r"\bavailable (?:from|in|on|now|immediately)\b|\bfrom next month\b|\bfree now\b|\bvacant\b",
        "lease_terms": r"\b(?:lease|month[- ]to[- ]month|short[- ]term)\b",
    }.items()
}
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")

Tells = Callable[[str, Listing], bool]


def tells(topic: str, home: Listing) -> bool:
    """Whether what a reply in the language of the records says of a home answers a question about it."""
    return tells_by_fields(topic, home) or bool(words_on(topic, home))


def tells_by_fields(topic: str, home: Listing) -> bool:
    """The same in another language: what somebody wrote in a record is not translated; things have names in both."""
    fields, thing = _FIELDS.get(topic, ()), thing_of(topic)
    filled = bool(fields) and all(getattr(home, field) not in (None, "") for field in fields)
    return topic in ALWAYS_TOLD or filled or (thing is not None and has(home, thing))


def sentence_on(topic: str, home: Listing) -> str:
    """The sentence of a home's description that answers a topic, where no feature does; empty where none is."""
    pattern = _words_of(topic)
    if pattern is None or _in_features(topic, home):
        return ""
    return next((sentence for sentence in _SENTENCES.split(home.description) if pattern.search(sentence)), "").strip()


def words_on(topic: str, home: Listing, language: str = "en") -> str:
    """The words of a record that answer a topic, for a reply that does not show them; empty where none do.

    Only things that homes have are named in another language than that of the records.
    """
    if language == "en":
        return ", ".join(_in_features(topic, home)) or sentence_on(topic, home)
    thing = thing_of(topic)
    return thing.in_words[1] if language == "es" and thing and has(home, thing) else ""


def _in_features(topic: str, home: Listing) -> tuple[str, ...]:
    pattern = _words_of(topic)
    return tuple(filter(pattern.search, home.features)) if pattern else ()


def _words_of(topic: str) -> re.Pattern[str] | None:
    """How records name what a topic, or a thing that homes have, is about."""
    thing = thing_of(topic)
    return _WORDS.get(topic) or (thing.recorded if thing else None)
