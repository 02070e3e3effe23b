"""Which questions about a home its record answers, and in which of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.matching.things import has, thing_of

# What a record tells of every home.
ALWAYS_TOLD: Final = ("availability", "price")
# The fields that answer a topic where they are filled in. A reply shows them in every language. Photos are asked for
# beyond those of the page that a listing links to: a person has them.
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "size": ("square_feet",),
    "rooms": ("bedrooms", "bathrooms"),
    "year_built": ("year_built",),
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
        **{part: rf"\bnew(?:er)? {part}\b|\b{part}\b[^.;]*\b(?:19|20)\d\d\b" for part in ("windows", "septic")},
        "roof": r"\bnew(?:er)? roof\b|\broof\b(?! (?:deck|terrace))[^.;]*\b(?:19|20)\d\d\b",
        "furnace": r"\bnew(?:er)? (?:furnace|boilers?)\b|\b(?:furnace|boilers?)\b[^.;]*\b(?:19|20)\d\d\b",
        "deposit": r"\bdeposit\b",
        "lot": r"\bacres?\b|\b[\d,.]+ (?:sq\.? ?ft\.?|square feet|sf) lot\b",
        "heating": rf"\b(?:heat pumps?|{_FUEL} (?:heat(?:ing)?|floors?)|furnace|boilers?|radiators?"
        r"|central (?:air|a/?c)|air conditioning|mini[- ]splits?)\b",
        "flood": r"\bflood\w*\b",
        "laundry": r"\b(?:washer|dryer|laundry)\b",
        "move_in": r"\b(?:available|free) (?:from|in|on|now|immediately)\b|\bfrom next month\b|\bvacant\b"
        r"|\b(?:let|leased|rented|occupied|tenants?)\b[^.;]*\b(?:until|till|through)\b",
        "lease_terms": r"\b(?:lease|month[- ]to[- ]month|short[- ]term)\b",
    }.items()
}
# What is said of a topic that is a part of another: a deposit for a pet is none for the home.
_PART_OF: Final[Mapping[str, str]] = {"deposit": "pets"}
_OF_A_WORD: Final = "record:"  # begins a topic that is a word of the record itself
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")


def of_a_word(word: str) -> str:
    """The topic of whatever a record says with a word: "wood", "stove"."""
    return f"{_OF_A_WORD}{word}"


def is_of_a_word(topic: str) -> bool:
    """Whether a topic is a word of a record."""
    return topic.startswith(_OF_A_WORD)


def tells(topic: str, home: Listing) -> bool:
    """Whether a home's record answers a question about it: by a field, a feature or a sentence of its description."""
    fields = _FIELDS.get(topic, ())
    filled = bool(fields) and all(getattr(home, field) not in (None, "") for field in fields)
    return topic in ALWAYS_TOLD or filled or bool(words_on((topic,), home))


def words_on(topics: Iterable[str], home: Listing) -> str:
    """The words of a record that answer topics: the features that name them, and the sentences of the description.

    A feature is left out where a sentence has all of its words: "dogs welcome", "Dogs up to 40 pounds are welcome".
    """
    asked = tuple(topics)
    sentences = dict.fromkeys(filter(None, (sentence_on(topic, home) for topic in asked)))
    said = _words_in(" ".join(sentences))
    features = dict.fromkeys(feature for topic in asked for feature in _in_features(topic, home))
    return "; ".join((*(one for one in features if not _words_in(one) <= said), *filter(None, (" ".join(sentences),))))


def _words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def sentence_on(topic: str, home: Listing) -> str:
    """The sentence of a home's description that answers a topic; empty where none does."""
    pattern = _words_of(topic)
    if pattern is None:
        return ""
    return next((one for one in sentences(home.description) if _is_on(topic, pattern, one)), "").strip()


def sentences(description: str) -> list[str]:
    """The sentences of a home's description."""
    return _SENTENCES.split(description)


def speaks_of(topic: str, words: str) -> bool:
    """Whether words of a record are on a topic."""
    pattern = _words_of(topic)
    return pattern is not None and pattern.search(words) is not None


def name_in_spanish(topic: str, home: Listing) -> str:
    """How Spanish names what a topic is about, where the home has it; empty where it has not, or has no such name."""
    thing = thing_of(topic)
    return thing.in_words[1] if thing and has(home, thing) else ""


def fields_on(topic: str, home: Listing) -> tuple[str, ...]:
    """The fields of a record that answer a topic, besides its words."""
    return tuple(field for field in _FIELDS.get(topic, ()) if getattr(home, field) not in (None, ""))


def _in_features(topic: str, home: Listing) -> tuple[str, ...]:
    pattern = _words_of(topic)
    return tuple(one for one in home.features if _is_on(topic, pattern, one)) if pattern else ()


def _is_on(topic: str, pattern: re.Pattern[str], words: str) -> bool:
    other = _WORDS.get(_PART_OF.get(topic, ""))
    return pattern.search(words) is not None and not (other and other.search(words))


def _words_of(topic: str) -> re.Pattern[str] | None:
    """How records name what a topic, or a thing that homes have, is about."""
    if is_of_a_word(topic):
        return re.compile(rf"\b{re.escape(topic.removeprefix(_OF_A_WORD))}s?\b", re.IGNORECASE)
    thing = thing_of(topic)
    return _WORDS.get(topic) or (thing.recorded if thing else None)
