"""Which listings a text names: by ref, by house number and street, or by the street alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.places import folded, words_of


def named_in(text: str, listings: Sequence[Listing]) -> tuple[Listing, ...]:
    """Every listing that a text names by ref, or house number and street, in the order in which it names them.

    With a unit, only that unit of a building is named; without one all of its units are, where the text does not say
    elsewhere which of them is meant.
    """
    if not text.strip():
        return ()  # every address is taken apart to look for it
    mentions = sorted((*_refs(text, listings), *_addresses(text, listings)), key=lambda mention: mention.at)
    certain = {listing.ref for mention in mentions if mention.certain for listing in mention.listings}
    named: dict[str, Listing] = {}
    for mention in mentions:
        if mention.certain or certain.isdisjoint(listing.ref for listing in mention.listings):
            named |= {listing.ref: listing for listing in mention.listings}
    return tuple(named.values())


def named_by_number(text: str, shown: Sequence[Listing]) -> tuple[Listing, ...]:
    """Those of `shown` that a text names by house number or unit alone: "compare 211 and 304", "unit 5"."""
    by_number: dict[str, list[Listing]] = {}
    for home in shown:
        address = _address(home.address)
        for number in {*address.street[:1], *address.units}:
            by_number.setdefault(number, []).append(home)
    named: dict[str, Listing] = {}
    for match in _ALONE.finditer(text):
        homes = by_number.get(folded(match["number"]), [])
        alone = len(match["number"]) > (2 if match["time"] else 1) and not match["sum"]
        if len(homes) == 1 and (match["unit"] or alone):
            named[homes[0].ref] = homes[0]
    return tuple(named.values())


def named_by_street(text: str, shown: Sequence[Listing], others: Sequence[Listing]) -> tuple[Listing, ...]:
    """The listings of a street that a text names without a number: "the one on Compass Lane", "the Weir Street house".

    One of those `shown` is meant wherever their street stands; of others one must be spoken of as a home that is
    somebody else's. Nothing where they are too many to be meant.
    """
    words = _words(text)
    near = [home for home in shown if any(_streets(text, words, home, _is_not_their_own))]
    found = near or [home for home in others if any(_streets(text, words, home, _is_a_home))]
    return tuple(found) if len(found) <= MOST_OF_A_STREET else ()


def mentions_of(text: str, listings: Sequence[Listing]) -> tuple[Mention, ...]:
    """Where a text names any of `listings`, by address, ref or street alone, in its order; none within another."""
    words = _words(text)
    streets = (
        Mention(start, end, (home,), certain=False)
        for home in listings
        for start, end in _places_of_street(words, home)
        if _is_not_their_own(text, start, end)
    )
    found: list[Mention] = []
    for one in sorted((*_refs(text, listings), *_addresses(text, listings), *streets), key=lambda one: one.at):
        if found and one.at == found[-1].at:  # several homes of one street
            found[-1] = replace(found[-1], listings=(*found[-1].listings, *one.listings))
        elif not found or one.at >= found[-1].end:
            found.append(one)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Mention:
    """What one place of a text names; `certain` where it cannot mean another unit of the same building."""

    at: int
    end: int
    listings: tuple[Listing, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or number of a text in its one spelling, and where it stands."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Address:
    """The words of an address from the house number to the kind of street; its unit, if it has one."""

    street: tuple[str, ...]
    units: frozenset[str]


_KINDS_OF_STREET = frozenset(("st", "ave", "rd", "ln", "dr", "blvd", "ct", "pl", "ter", "cir", "pkwy", "hwy", "sq"))
_AND = frozenset(("and", "or", "y", "o"))
MOST_OF_A_STREET: Final = 3
FEWEST_LETTERS: Final = 4  # of a name that may be misspelled: "Elm" and "Elk" are two streets
A_SLIP: Final = 0.75  # of two spellings of one name, as difflib counts it: "Wier" is "Weir", and "West" is not

_A_HOME = r"(?:one|house|home|condo|townhouse|townhome|apartment|place|property|listing|unit|duplex|casa|propiedad)"
_OWNER = r"(?:\w+['’]s|my|our|his|her|their|mi|nuestra)"
_BEFORE_A_STREET = re.compile(
    rf"\b(?P<whose>{_OWNER}(?: \w+){{0,2}} )?"
    rf"(?:(?:{_A_HOME}|propertie|something|anything|la|las|los)s?|(?:is|anything|something)(?: \w+)? for (?:sale|rent))"
    rf"(?: (?!my|our|near|from|to)\w+){{0,4}}? (?:on|at|in|off|de|en)(?: (?:the|la|calle))*\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"\b(?:{_OWNER}(?: \w+){{0,4}}|lives?|living|vivo|vivimos)(?: \w+)?(?: (?:on|at|in|off|de|en))\s*$", re.IGNORECASE
)
_BEHIND_A_STREET = re.compile(rf"\s+{_A_HOME}s?\b", re.IGNORECASE)

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


# A number that may be a home's: no sum, size, time or place in a list.
_ALONE = re.compile(
    rf"(?<![\w$€£.,:/-])(?:(?P<unit>{UNIT_WORD}\s?#?|#|\bnumber\s|\bno\.\s?)"
    r"|(?P<sum>\b(?:by|until|till|before|after|around|from|to|under|over|for|than)\s)|(?P<time>\b(?:at|about|of)\s)?)"
    r"(?P<number>\d{1,5}[a-z]?)\b(?![.,:/]\d|%|\s?(?:k|m|mil|thousand|million|am|pm|[ap]\.m|o['’]clock|beds?|bedrooms?|br"
    r"|bd|baths?|sq|square|acres?|cars?|years?|months?|weeks?|days?|min\w*|hours?|miles?|people|kids|dollars|percent)\b)",
    re.IGNORECASE,
)


def _refs(text: str, listings: Sequence[Listing]) -> Iterator[Mention]:
    body = folded(text)
    for listing in listings:
        match = _ref_in(body, listing.ref)
        if match:
            yield Mention(match.start(), match.end(), (listing,), certain=True)


def _ref_in(body: str, ref: str) -> re.Match[str] | None:
    """A ref of digits alone could be any number: it counts only behind a word like "MLS" or "#"."""
    code = folded(ref)
    if not code or code not in body:
        return None
    before = r"(?:mls|ref|listing|property|id|propiedad|number|no)[\s.:#]{1,3}|#\s?" if ref.isdigit() else r"(?<![\w-])"
    return re.search(rf"(?:{before}){re.escape(code)}(?![\w-])", body)


def _addresses(text: str, listings: Sequence[Listing]) -> Iterator[Mention]:
    words = _words(text)
    by_number: dict[str, list[tuple[Listing, _Address]]] = {}
    for listing in listings:
        address = _address(listing.address)
        by_number.setdefault(address.street[0] if address.street else "", []).append((listing, address))
    for place, number in enumerate(words):
        addresses = by_number.get(number.name, [])
        street = words[_street_of(words, place) :] if addresses else []
        written = (number, *street)
        lengths = [_named_length(written, address.street) for _, address in addresses]
        if not any(lengths):
            lengths = [_misspelled_length(written, address.street) for _, address in addresses]
        best = max(lengths, default=0)
        if not best:
            continue
        named = [pair for pair, length in zip(addresses, lengths, strict=True) if length == best]
        units = _units_at(text, number.start, street[best - 2].end)
        here = tuple(listing for listing, address in named if not units or units & address.units)
        yield Mention(number.start, street[best - 2].end, here, certain=bool(units) or len(here) == 1)


def _street_of(words: Sequence[_Word], place: int) -> int:
    """Where the name of the street begins: behind the house number, or the last of "12 and 14 Elm Street"."""
    begins = place + 1
    while begins + 1 < len(words) and words[begins].name in _AND and words[begins + 1].name[0].isdigit():
        begins += 2
    return begins


def _named_length(words: Sequence[_Word], street: Sequence[str]) -> int:
    """How many words of an address stand in a text in a row, from the house number on; 0 when too few to know it by.

    "12 Elm" names "12 Elm Street", where the word for the street is left out; "12 Elm Court" is another one.
    """
    same = 0
    for ours, theirs in zip(street, words, strict=False):
        if ours != theirs.name:
            break
        same += 1
    needed = 3 if len(street) > 2 and len(street[1]) == 1 else 2  # "12 N Elm": the letter alone is no name
    if same < needed:
        return 0
    next_words = {*street[same : same + 1], *(word.name for word in words[same : same + 1])}
    return 0 if len(next_words & _KINDS_OF_STREET) == 2 else same


def _misspelled_length(words: Sequence[_Word], street: Sequence[str]) -> int:
    """How many words an address has that stands in a text whole, but for a slip in one of its words; else 0."""
    if not 3 <= len(street) <= len(words):
        return 0
    differing = [(ours, word.name) for ours, word in zip(street, words, strict=False) if ours != word.name]
    return len(street) if len(differing) == 1 and _is_slip(*differing[0]) else 0


def _is_slip(ours: str, theirs: str) -> bool:
    long_enough = min(len(ours), len(theirs)) >= FEWEST_LETTERS
    return long_enough and theirs.isalpha() and SequenceMatcher(None, ours, theirs).ratio() >= A_SLIP


def _streets(text: str, words: Sequence[_Word], home: Listing, is_meant: _IsMeant) -> Iterator[bool]:
    """For every place where the street of a home stands without a number, whether the home is meant."""
    for start, end in _places_of_street(words, home):
        yield is_meant(text, start, end)


def _places_of_street(words: Sequence[_Word], home: Listing) -> Iterator[tuple[int, int]]:
    """Every place where the street of a home stands without a number."""
    street = _address(home.address).street[1:]
    if len(street) < 2:
        return
    for place in range(len(words) - len(street) + 1):
        here = words[place : place + len(street)]
        numbered = place > 0 and words[place - 1].name[0].isdigit()
        if not numbered and all(word.name == ours for word, ours in zip(here, street, strict=True)):
            yield here[0].start, here[-1].end


def _is_not_their_own(text: str, start: int, _end: int) -> bool:
    return not _OWN.search(text, max(0, start - 80), start)


def _is_a_home(text: str, start: int, end: int) -> bool:
    before = _BEFORE_A_STREET.search(text, max(0, start - 80), start)
    return (before is not None and not before["whose"]) or _BEHIND_A_STREET.match(text, end) is not None


_IsMeant = Callable[[str, int, int], bool]


def _units_at(text: str, start: int, end: int) -> frozenset[str]:
    """The units that a text names right behind an address, or right before it ("unit 2 at 7 Chandler Street")."""
    found = _UNITS_BEHIND.match(text, end) or _UNITS_BEFORE.search(text, max(0, start - 40), start)
    return _units(found)


def _units(found: re.Match[str] | None) -> frozenset[str]:
    written = found["units"] if found else ""
    return frozenset(folded(match[0]).replace("-", "") for match in _ONE_UNIT.finditer(written))


def _address(written: str) -> _Address:
    """The parts of a listing's address. It is known by its number, which it begins with, or by its unit before that."""
    first = _UNIT_FIRST.match(written)
    rest = written[first.end() :] if first else written
    behind = _UNITS_BEHIND.search(rest)
    street = tuple(word.name for word in _words(rest[: behind.start() if behind else None].split(",")[0]))
    known = len(street) > 1 and street[0][0].isdigit()
    return _Address(street if known else (), _units(first or behind))


def _words(text: str) -> list[_Word]:
    """As `words_of`, each with its place."""
    found = ((match, words_of(match[0].replace("’", ""))) for match in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", text))
    return [_Word("".join(words), match.start(), match.end()) for match, words in found if words]
