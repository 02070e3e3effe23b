"""The words, numbers and units of a text, each with its place, and the parts of an address, comparable with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.places import plain_letters, words_of


@dataclass(frozen=True, slots=True)
class Mention:
    """What one place of a text names; `certain` where it cannot mean another unit of the same building."""

    at: int
    end: int
    listings: tuple[Listing, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number of a text in its one spelling, and where it stands."""

    name: str
    start: int
    end: int
    owner: str = ""  # without the mark of who has what follows: "Bluebonnet's size" is Bluebonnet's


@dataclass(frozen=True, slots=True)
class Address:
    """The words of an address from the house number to the kind of street; its unit, if it has one."""

    street: tuple[str, ...]
    units: frozenset[str]


FEWEST_LETTERS: Final = 4  # of a name that may be misspelled or stand alone: "Elm" and "Elk" are two streets
KINDS_OF_STREET = frozenset(("st", "ave", "rd", "ln", "dr", "blvd", "ct", "pl", "ter", "cir", "pkwy", "hwy", "sq"))
# Kinds that are words of their own, too: "Ropewalk Row" and "Miller's Close" are called Ropewalk and Miller's.
_PLAIN_KINDS = frozenset(("row", "way", "close", "yard", "view", "gate", "walk", "alley", "path", "trail", "loop"))

UNIT_WORD = r"\b(?:units?|apts?\.?|apartments?|suites?|ste\.?|piso|depto\.?|departamento|apartamento|lots?|lote)"
_UNIT_MARK = rf"(?:{UNIT_WORD}\s?#?|#|\b(?:no\.|number|numero|n[uú]m\.)(?=\s?\d))"
# "Unit A", but "the unit a friend saw": the letters that are words are units in capitals only.
_UNIT_NAME = r"(?:\d{1,5}(?:-?[a-z])?|[a-z]-?\d{1,5}|[b-df-hj-np-xz]|(?-i:[A-Z]))\b(?!['’])"
_MORE_UNITS = rf"(?:\s?(?:,|&|\b(?:and|or|y|o)\b)\s?(?:{_UNIT_MARK}\s?{_UNIT_NAME}|{_UNIT_NAME}(?=\s?(?:[?.!,;)]|$))))*"
UNITS = rf"(?P<units>{_UNIT_MARK}\s?{_UNIT_NAME}{_MORE_UNITS})"
_UNITS_BEHIND = re.compile(rf"\.?[\s,(–—-]{{0,3}}{UNITS}", re.IGNORECASE)
_UNITS_BEFORE = re.compile(
    rf"(?P<units>{UNIT_WORD}\s?#?{_UNIT_NAME}{_MORE_UNITS})(?:\s?[,–—-]|\s(?:at|of|in|on|en|de))?\s$", re.IGNORECASE
)
_UNIT_FIRST = re.compile(rf"\s*{UNITS}[\s,–—-]+(?=\d)", re.IGNORECASE)
_ONE_UNIT = re.compile(rf"\b{_UNIT_NAME}", re.IGNORECASE)


# Stands behind a number that is a sum, a size or a time, and no home's.
NO_HOME_BEHIND = (
    r"(?![.,:/]\d|%|\s?(?:k|m|mil|thousand|million|am|pm|[ap]\.m|o['’]clock|beds?|bedrooms?|br"
    r"|bd|baths?|sq|square|acres?|cars?|years?|months?|weeks?|days?|min\w*|hours?|miles?|people|kids|dollars|percent)\b)"
)


def units_at(text: str, start: int, end: int) -> tuple[frozenset[str], int]:
    """The units that a text names right behind an address, or right before it ("unit 2 at 7 Chandler Street").

    With them goes where the address ends with what stands behind it.
    """
    behind = _UNITS_BEHIND.match(text, end)
    found = behind or _UNITS_BEFORE.search(text, max(0, start - 40), start)
    return _units(found), behind.end() if behind else end


def _units(found: re.Match[str] | None) -> frozenset[str]:
    written = found["units"] if found else ""
    return frozenset(plain_letters(match[0]).replace("-", "") for match in _ONE_UNIT.finditer(written))


def address_of(written: str) -> Address:
    """The parts of a listing's address. It is known by its number, which it begins with, or by its unit before that."""
    first = _UNIT_FIRST.match(written)
    rest = written[first.end() :] if first else written
    behind = _UNITS_BEHIND.search(rest)
    street = tuple(word.name for word in words_in(rest[: behind.start() if behind else None].split(",")[0]))
    known = len(street) > 1 and street[0][0].isdigit()
    return Address(street if known else (), _units(first or behind))


def name_of(street: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a street without its kind: what people call it by."""
    return street[:-1] if len(street) > 1 and street[-1] in KINDS_OF_STREET | _PLAIN_KINDS else street


def words_in(text: str) -> list[Word]:
    """As `words_of`, each with its place."""
    found = ((match, words_of(match[0].replace("’", ""))) for match in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", text))
    return [Word("".join(words), match.start(), match.end(), _owner(match[0])) for match, words in found if words]


def _owner(written: str) -> str:
    bare = re.sub(r"['’]s\Z", "", written, flags=re.IGNORECASE)
    return "" if bare == written else "".join(words_of(bare.replace("’", "")))
