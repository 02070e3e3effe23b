"""Which listings a text names: by ref, by house number and street, or by the street alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.by_street import streets_in
from mailbot.crm.naming.by_unit import units_on_streets
from mailbot.crm.naming.places import plain_letters
from mailbot.crm.naming.written import (
    FEWEST_LETTERS,
    KINDS_OF_STREET,
    NO_HOME_BEHIND,
    UNIT_WORD,
    Address,
    Mention,
    Word,
    address_of,
    name_of,
    units_at,
    words_in,
)


def named_in(text: str, listings: Sequence[Listing]) -> tuple[Listing, ...]:
    """Every listing that a text names by ref, or house number and street, in the order in which it names them.

    With a unit, only that unit of a building is named; without one all of its units are, where the text does not say
    elsewhere which of them is meant.
    """
    mentions = addresses_in(text, listings)
    certain = {listing.ref for mention in mentions if mention.certain for listing in mention.listings}
    named: dict[str, Listing] = {}
    for mention in mentions:
        if mention.certain or certain.isdisjoint(listing.ref for listing in mention.listings):
            named |= {listing.ref: listing for listing in mention.listings}
    return tuple(named.values())


def addresses_in(text: str, listings: Sequence[Listing]) -> tuple[Mention, ...]:
    """Where a text names listings by ref or by house number and street, in either order; in its order."""
    if not any(map(str.isalnum, text)):
        return ()  # every address is taken apart to look for it
    found = [*_refs(text, listings), *_addresses(text, listings), *_behind_the_street(text, listings)]
    for one in units_on_streets(text, listings):
        if not any(one.at < other.end and other.at < one.end for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda mention: mention.at))


def numbers_in(text: str, shown: Sequence[Listing], beside: Sequence[Listing] = ()) -> tuple[Mention, ...]:
    """Where a text names one of `shown` by house number or unit alone: "compare 211 and 304", "unit 5".

    One of those `beside`, on a street that is spoken of, must be asked for: "what about 22", "la 22", "number 44",
    "unit 9". A unit is never the number of a house.
    """
    ours, theirs = _by_number(shown), _by_number(beside)
    our_units, their_units = _by_unit(shown), _by_unit(beside)
    found: list[Mention] = []
    for match in _ALONE.finditer(text):
        number = plain_letters(match["number"])
        at = match.start()
        if match["unit"] and _A_UNIT.match(match["unit"]):
            homes = our_units.get(number, []) or their_units.get(number, [])
            if len(homes) == 1:
                found.append(Mention(at, match.end(), (homes[0],), certain=True))
                found += _listed_units(text, match.end(), our_units, their_units)
            continue
        homes = ours.get(number, [])
        alone = _stands_alone(text, match)
        asked = _ASKS_FOR.search(text, max(0, at - 20), match.start("number"))
        if asked is None and len(number) >= _SURELY_A_UNIT:
            asked = _ASKS_OF.search(text, max(0, at - 20), match.start("number"))
        homes = homes or (theirs.get(number, []) if asked or _is_called(match) else [])
        if len(homes) == 1 and (match["unit"] or alone or asked):
            found.append(Mention(asked.start() if asked else at, match.end(), (homes[0],), certain=True))
    return tuple(found)


def _listed_units(text: str, at: int, *books: Mapping[str, Sequence[Listing]]) -> Iterator[Mention]:
    """The units that a list goes on with: "units 8 and 12"."""
    while match := _AND_A_UNIT.match(text, at):
        homes = next((book[number] for book in books if (number := plain_letters(match["number"])) in book), [])
        if len(homes) != 1:
            return
        yield Mention(match.start("number"), match.end(), (homes[0],), certain=True)
        at = match.end()


def _is_called(match: re.Match[str]) -> bool:
    """Whether a house is called by its number, which is no place in a list: "and number 44?"."""
    return bool(match["unit"]) and match["number"].isdigit() and int(match["number"]) >= _NO_PLACE_IN_A_LIST


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a number without a word for a unit may be a home's: "211", but "10 works" only behind "I like"."""
    number = match["number"]
    may_be_a_time = number.isdigit() and int(number) <= _LAST_DAY
    long_enough = len(number) > (2 if match["time"] else 1) and not match["sum"]
    seen = _IS_SEEN.search(text, max(0, match.start() - 20), match.start("number")) is not None
    return long_enough and (seen or not may_be_a_time)


def _by_number(homes: Sequence[Listing]) -> dict[str, list[Listing]]:
    by_number: dict[str, list[Listing]] = {}
    for home in homes:
        address = address_of(home.address)
        for number in {*address.street[:1], *address.units}:
            by_number.setdefault(number, []).append(home)
    return by_number


def _by_unit(homes: Sequence[Listing]) -> dict[str, list[Listing]]:
    by_unit: dict[str, list[Listing]] = {}
    for home in homes:
        for unit in address_of(home.address).units:
            by_unit.setdefault(unit, []).append(home)
    return by_unit


def mentions_of(text: str, listings: Sequence[Listing]) -> tuple[Mention, ...]:
    """Where a text names any of `listings`, by address, ref or street alone, in its order; none within another."""
    streets = streets_in(text, listings, ())
    found: list[Mention] = []
    for one in sorted((*addresses_in(text, listings), *streets), key=lambda one: one.at):
        if not found or one.at >= found[-1].end:
            found.append(one)
    return tuple(found)


_AND = frozenset(("and", "or", "y", "o"))
A_SLIP: Final = 0.75  # of two spellings of one name, as difflib counts it: "Wier" is "Weir", and "West" is not

# A number that may be a home's: no sum, size, time or place in a list.
_ALONE = re.compile(
    rf"(?<![\w$€£.,:/-])(?:(?P<unit>{UNIT_WORD}\s?#?|#|\bnumber\s|\bno\.\s?)"
    r"|(?P<sum>\b(?:by|until|till|before|after|around|from|to|under|over|for|than)\s)|(?P<time>\b(?:at|about|of)\s)?)"
    rf"(?P<number>\d{{1,5}}[a-z]?)\b{NO_HOME_BEHIND}",
    re.IGNORECASE,
)
_A_UNIT = re.compile(UNIT_WORD, re.IGNORECASE)
_AND_A_UNIT = re.compile(
    rf"\s?(?:,|&|and|or|y|o|,\s?and)\s(?P<number>\d{{1,5}}[a-z]?)\b{NO_HOME_BEHIND}", re.IGNORECASE
)
_NO_TIME_BEHIND = re.compile(NO_HOME_BEHIND, re.IGNORECASE)
# Ends where the number begins; "la 22" is no hour, which is "a la una" and "a las dos".
_ASKS_FOR = re.compile(r"\b(?:(?:what|how) about |(?<!a )la )$", re.IGNORECASE)
# Of a building that is talked of: "the fees on 304 and on 211", "is 211 still for sale".
_ASKS_OF = re.compile(
    r"\b(?:(?:fees?|dues|price|rent|taxes|floor|size) (?:on|for|of|at) |(?:and|or) (?:on|for|of) |is )$", re.IGNORECASE
)
_SURELY_A_UNIT: Final = 3  # digits
_NO_PLACE_IN_A_LIST: Final = 10
_LAST_DAY: Final = 31  # of a month; hours are fewer
# Ends where the number of a home begins that could be an hour or a day.
_IS_SEEN = re.compile(
    r"\b(?:see|like|liked|loved?|visit|tour|prefer|compare|between|both|compare \d+\w? (?:and|or|to|with|&)"
    r"|(?:see|like|visit|both|between) \d+\w? (?:and|or|&)) $",
    re.IGNORECASE,
)
_NUMBER_MARKS = frozenset(("no", "number", "numero", "num", "nro"))


def _refs(text: str, listings: Sequence[Listing]) -> Iterator[Mention]:
    body = plain_letters(text)
    for listing in listings:
        match = _ref_in(body, listing.ref)
        if match:
            yield Mention(match.start(), match.end(), (listing,), certain=True)


def _ref_in(body: str, ref: str) -> re.Match[str] | None:
    """A ref of digits alone could be any number: it counts only behind a word like "MLS" or "#"."""
    code = plain_letters(ref)
    if not code or code not in body:
        return None
    before = r"(?:mls|ref|listing|property|id|propiedad|number|no)[\s.:#]{1,3}|#\s?" if ref.isdigit() else r"(?<![\w-])"
    return re.search(rf"(?:{before}){re.escape(code)}(?![\w-])", body)


def _addresses(text: str, listings: Sequence[Listing]) -> Iterator[Mention]:
    words = words_in(text)
    by_number: dict[str, list[tuple[Listing, Address]]] = {}
    for listing in listings:
        address = address_of(listing.address)
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
        units, end = units_at(text, number.start, street[best - 2].end)
        here = tuple(listing for listing, address in named if not units or units & address.units)
        yield Mention(number.start, end, here, certain=bool(units) or len(here) == 1)


def _behind_the_street(text: str, listings: Sequence[Listing]) -> Iterator[Mention]:
    """Homes whose number stands behind their street, as Spanish has it: "Chandler 11", "la de weir st 8"."""
    words = words_in(text)
    by_number: dict[str, list[tuple[Listing, Address]]] = {}
    for listing in listings:
        address = address_of(listing.address)
        if address.street:
            by_number.setdefault(address.street[0], []).append((listing, address))
    for place, number in enumerate(words):
        pairs = by_number.get(number.name, []) if _NO_TIME_BEHIND.match(text, number.end) else []
        ends = place - 1 if place and words[place - 1].name in _NUMBER_MARKS else place
        starts = {id(home): _street_ending_at(text, words[:ends], address.street[1:]) for home, address in pairs}
        named = [(home, address) for home, address in pairs if starts[id(home)] is not None]
        if not named or not re.fullmatch(r"[\s#]{0,3}", text[words[ends - 1].end : words[ends].start]):
            continue
        at = min(start for start in starts.values() if start is not None)
        units, end = units_at(text, at, number.end)
        here = tuple(home for home, address in named if not units or units & address.units)
        yield Mention(at, end, here, certain=bool(units) or len(here) == 1)


def _street_ending_at(text: str, words: Sequence[Word], street: tuple[str, ...]) -> int | None:
    """Where a street begins whose name these words end with, by itself or with its kind; none where it has a number."""
    for name in (street, name_of(street)):
        here = words[-len(name) :]
        same = tuple(word.name for word in here) == name and any(len(word) >= FEWEST_LETTERS for word in name)
        numbered = len(words) > len(name) and words[-len(name) - 1].name[0].isdigit()
        if same and not numbered and not re.search(r"[.!?\n]", text[here[0].end : here[-1].start]):
            return here[0].start
    return None


def _street_of(words: Sequence[Word], place: int) -> int:
    """Where the name of the street begins: behind the house number, or the last of "12 and 14 Elm Street"."""
    begins = place + 1
    while begins + 1 < len(words) and words[begins].name in _AND and words[begins + 1].name[0].isdigit():
        begins += 2
    return begins


def _named_length(words: Sequence[Word], street: Sequence[str]) -> int:
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
    return 0 if len(next_words & KINDS_OF_STREET) == 2 else same


def _misspelled_length(words: Sequence[Word], street: Sequence[str]) -> int:
    """How many words an address has that stands in a text whole, but for a slip in one of its words; else 0."""
    if not 3 <= len(street) <= len(words):
        return 0
    differing = [(ours, word.name) for ours, word in zip(street, words, strict=False) if ours != word.name]
    return len(street) if len(differing) == 1 and _is_slip(*differing[0]) else 0


def _is_slip(ours: str, theirs: str) -> bool:
    long_enough = min(len(ours), len(theirs)) >= FEWEST_LETTERS
    return long_enough and theirs.isalpha() and SequenceMatcher(None, ours, theirs).ratio() >= A_SLIP
