"""What a record says of a thing that no topic names: "is there a wood stove?", "when was the kitchen redone?".

The words of a question are looked for in the record itself. What is found is quoted, which is true whatever was asked;
that it is the whole answer is believed only where the record has every word of the question. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from classifiers.asking.questions import questions
from mailbot.conversation.meaning.questions import has_no_topic
from mailbot.conversation.meaning.told import of_a_word
from mailbot.crm.inventory import Listing
from mailbot.crm.matching.things import THINGS, MustHave, has
from mailbot.crm.naming.places import plain_letters

FEWEST_LETTERS: Final = 4  # of a word that says something
COMMON: Final = 5  # a word in more than one of so many records is quoted from none
FEWEST_COMMON: Final = 3

_ASIDE: Final = re.compile(r"[,;(:]|\b(?:i|we) (?:thought|think|saw|read|heard|mean)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[a-z]+|\d+")
_SAYS_LITTLE: Final = frozenset(
    word
    for line in (
        "what when where which that this there their they them then than have does with would could should will",
        "about home house condo place unit apartment property listing bedroom bathroom room floor price street",
        "road lane drive court close number area town city really actually also still please thanks know like",
        "want need much many long tell come some something someone just good great nice large small main right",
        "first second third time times work walk near year month sale rent keep take make look from into your",
        "ours back open full free ready possible allowed okay fine happen think believe wondering possible guys",
        "folks dear been kind type sort does",
    )
    for word in line.split()
)


# What a question and a record call by different names: the words of a row say the same.
_SAME: Final = tuple(
    frozenset(row.split())
    for row in (
        "redone updated remodeled remodelled renovated rebuilt replaced redid upgraded modern new",
        "bicycle bike",
        "stove range cooktop oven",
        "ocean sea bay harbor harbour",
        "wood wooded tree birche birch",
        "private walled fenced",
        "hardwood pine wood",
        "furnace boiler",
    )
)

# Say something in three letters,
_SHORT: Final = frozenset({"new", "sea", "bay", "big", "old", "gas", "oil", "sun", "wet", "dry", "low"})
_QUALITIES: Final = _SAME[0] | {"big", "old", "wet", "dry", "low"}  # and of what is not said by these alone


@dataclass(frozen=True, slots=True)
class InRecord:
    """`topics` are the words that are quoted; `whole` tells that no question is left open by them."""

    topics: tuple[str, ...] = ()
    whole: bool = False


def in_record(text: str, homes: Collection[Listing], book: Collection[Listing]) -> InRecord:
    """The words of questions without a topic that stand in the record of each of `homes`, of which they are asked."""
    pieces = [_ASIDE.split(piece)[0] for piece in questions(text) if has_no_topic(piece)]
    if not pieces or not homes:
        return InRecord()
    recorded = frozenset.intersection(*(frozenset(_words(_record(home))) for home in homes))
    asked = [frozenset(_words(piece)) - _of_addresses(homes) for piece in pieces]
    told = [{word: _as_recorded(word, recorded) for word in words} for words in asked]
    told = [_of_something({word: found for word, found in words.items() if found}) for words in told]
    things = [_things_in(piece, homes) for piece in pieces]
    if not any(told) and not any(things):
        return InRecord()  # before the whole book is looked through, which may have ten thousand homes
    others = {home.ref: _record(home) for home in (*book, *homes)}
    number_with = Counter(word for record in others.values() for word in frozenset(_words(record)))
    number_with |= Counter({word: COMMON * len(others) for word in _SHORT})  # by themselves they name nothing
    most = max(FEWEST_COMMON, len(others) // COMMON)
    rare = dict.fromkeys(word for words in told for word in sorted(words.values()) if number_with[word] <= most)
    answered = [_is_all(*each) for each in zip(asked, told, things, strict=True)]
    # That a home has a garage is an answer to what kind it is of, and none to who built it.
    named = dict.fromkeys(thing.name for some, whole in zip(things, answered, strict=True) if whole for thing in some)
    return InRecord((*named, *map(of_a_word, rare)), all(answered) and bool(rare or named))


def _things_in(piece: str, homes: Collection[Listing]) -> tuple[MustHave, ...]:
    """The things that a question names and that each of the homes is recorded to have: "what kind of garage"."""
    return tuple(thing for thing in THINGS if thing.asked.search(piece) and all(has(home, thing) for home in homes))


def _is_all(asked: frozenset[str], told: Mapping[str, str], things: Collection[MustHave]) -> bool:
    """Whether records have every word of a question, or the thing that a word names."""
    named = {word for word in asked if any(thing.asked.search(word) for thing in things)}
    return bool(asked - _QUALITIES) and asked == told.keys() | named


def _of_something(told: dict[str, str]) -> dict[str, str]:
    """What records say of a question; nothing where only a quality is found: "is it new?" asks of the whole home."""
    return told if told.keys() - _QUALITIES else {}


def _as_recorded(word: str, recorded: Collection[str]) -> str:
    """The word by which records say what a question calls `word`; empty where they do not."""
    if word in recorded:
        return word
    same = next((row for row in _SAME if word in row), frozenset[str]())
    return next(iter(sorted(same.intersection(recorded))), "")


def _of_addresses(homes: Collection[Listing]) -> frozenset[str]:
    return frozenset(word for home in homes for word in _words(home.address))


def _record(home: Listing) -> str:
    return " ".join((*home.features, home.description))


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(plain_letters(text)):
        stem = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
        if word in _SHORT or (len(stem) >= FEWEST_LETTERS and not {word, stem} & _SAYS_LITTLE):
            yield stem
