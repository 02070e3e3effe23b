"""Questions of how a thing is that a home has, and whether its record tells that: no quote of the thing alone is one.

"Is the garage attached?" is answered by "attached garage", and "is the basement finished legally, with permits?" by no
"finished basement". Pure.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from classifiers.asking.questions import questions
from classifiers.asking.topics import OTHER_TOPIC
from mailbot.crm.inventory import Listing
from mailbot.crm.matching.must_haves import asked_of
from mailbot.crm.matching.things import THINGS, MustHave, has

_SHORTEST: Final = 4  # letters of a word that says something
_STEM: Final = 5
_OF_A_THING: Final = re.compile(
    r"\b(?:is|are|was|were|has|does|did) (?:the|that|its|their|this)\b"
    r"|\b(?:what(?:['’]?s| is)|how(?:['’]?s| is| are)) (?:the |its |up |wrong |it |that )",
    re.IGNORECASE,
)
_BESIDE_IT: Final = re.compile(
    r"\W+|\b(?:and|the|what about|how about|any|is there|an?|ok|y|el|la|hay|una?)\b", re.IGNORECASE
)
_SAYS_NOTHING: Final = frozenset(
    {
        "what", "whats", "that", "this", "there", "their", "they", "with", "does", "have", "home",
        "house", "condo", "place", "unit", "really", "actually", "also", "street", "road", "lane", "drive",
        "court", "close", "number", "please", "thanks", "still", "apartment", "property", "listing",
    }
)  # fmt: skip
# What of a home is asked after as its condition, and whose state no other part's record tells.
PARTS: Final = {
    part: re.compile(rf"\b(?:{names})\b", re.IGNORECASE)
    for part, names in {
        "roof": r"roof(?! (?:deck|terrace))|techo|tejado",
        "furnace": r"furnace|boiler|caldera|calefactor",
        "windows": r"windows|ventanas",
        "septic": r"septic\w*|fosa s[eé]ptica",
        OTHER_TOPIC: r"plumbing|pipes|wiring|electric(?:al|s)?|foundation|siding|chimney|water heater|hvac|ac|a/c|heat pump|basement"
        r"|plomer[ií]a|tuber[ií]as?|cimientos|s[oó]tano|calentador|aire",
    }.items()
}


def by_part(topics: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """The topics, in which a condition is that of the parts which are named: "the furnace is from 2020" tells no roof."""
    named = [piece for text in texts for piece in questions(text)]
    parts = [part for part, names in PARTS.items() if any(map(names.search, named))]
    each = ((part for part in parts or (topic,)) if topic == "condition" else (topic,) for topic in topics)
    return tuple(dict.fromkeys(topic for several in each for topic in several))


def said_alone(text: str) -> tuple[str, ...]:
    """The topic of a mail that says nothing but the name of a part or a thing: "roof", "and the basement", "Garage?"."""
    bare = _BESIDE_IT.sub(" ", text).strip()
    parts = tuple(part for part, names in PARTS.items() if names.fullmatch(bare))
    return parts or tuple(thing.name for thing in THINGS if thing.asked.fullmatch(bare))


def as_records_tell(topics: tuple[str, ...], text: str, homes: Collection[Listing]) -> tuple[str, ...]:
    """The topics, with the things whose state is asked and told by the records of these homes, and without those whose
    state no record tells: a person is asked instead.
    """
    plainly = {thing.name for piece in questions(text) if not _OF_A_THING.search(piece) for thing in asked_of(piece)}
    of_state = [(piece, things) for piece in questions(text) if _OF_A_THING.search(piece) and (things := _named(piece))]
    told: dict[str, None] = {}
    untold: set[str] = set()
    for piece, things in of_state:
        names = {thing.name for thing in things}
        if homes and all(_covers(home, piece, things) for home in homes):
            told |= dict.fromkeys(names)
        elif any(has(home, thing) for home in homes for thing in things):
            untold |= names - plainly  # else no record has it, nothing is quoted, and it is passed on by its name
    if not told and not untold:
        return topics
    others = len(questions(text)) > len(of_state)
    kept = [topic for topic in topics if topic not in untold and (topic != OTHER_TOPIC or others or untold)]
    gone = len(kept) < len(topics) and bool(untold)
    return tuple(dict.fromkeys((*told, *kept, *((OTHER_TOPIC,) if gone else ()))))


def _named(piece: str) -> tuple[MustHave, ...]:
    return tuple(thing for thing in THINGS if thing.asked.search(piece))


def _covers(home: Listing, piece: str, things: Collection[MustHave]) -> bool:
    """Whether a home's record has the things, and every word that is said of them."""
    if not all(has(home, thing) for thing in things):
        return False
    record = _stems(" ".join((*home.features, home.description)))
    said = {word for word in _stems(piece) if word not in _stems(home.address)}
    return said <= record


def _stems(text: str) -> set[str]:
    words = re.findall(r"\d+|[^\W\d_]+", text.casefold())
    telling = (word for word in words if word.isdigit() or len(word) >= _SHORTEST)
    return {word[:_STEM] for word in telling if word not in _SAYS_NOTHING}
