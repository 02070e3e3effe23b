"""Which homes a text names, and where: by address, reference, link, kind or place, or as the first or the other."""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mailbot.conversation.brief import OfferedProperty
from mailbot.conversation.checking.kinds import ANY, BARE_LAND, Kind, kind_of
from mailbot.conversation.checking.known import ABBREVIATED, any_of, record_of

_THE_OTHER = re.compile(
    r"\b(?:the other(?: (?:one|home|house|condo|townhouse|property|place|listing))?|el otro|la otra)\b"
    r"(?! (?:hand|side|day|way|mano|lado))",
    re.IGNORECASE,
)
_THE_KIND = re.compile(
    rf"\b(?:the|this|that|el|la)\s+(?:\w+\s+)?(?P<kind>{ANY})\b(?!\s+(?:size|line|rent)\b)", re.IGNORECASE
)
_SORT = rf"(?:one|home|place|listing|property|pick|option|unit|una|uno|{ANY})"
_IN_ORDER = re.compile(
    r"\b(?:the|la|el)\s+(?P<which>first|second|third|former|latter|primer[oa]?|segund[oa]|tercer[oa]?)"
    r"(?:\s+(?:one|home|house|property|option|listing|casa))?"
    r"(?=\s*[,;:(]|\s+\d|\s+\$|\s+(?:an?|un|una|is|was|has|offers?|comes|sits|gives|includes|runs|adds|also|at|gets|costs|gained|went"
    r"|es|est[aá]|tiene|cuesta|ofrece|viene|mide|queda)\b)",
    re.IGNORECASE,
)
_PLACES: Final = {"first": 0, "prime": 0, "forme": -2, "secon": 1, "segun": 1, "latte": -1, "third": 2, "terce": 2}
_POINTED_AT: Final = ("url", "ref")  # "the other one, with the pool, is at https://…": of that one it is said
_LOOSELY: Final = ("kind", "place", "order")
_COMPARES: Final = re.compile(
    r"\b(?:against|than|compared?|while|whereas|versus|vs|differ\w*|other|others|both|either|each|the two|two \w+s|apart|next to|\w+er (?:one|of|option)|cheaper|larger|bigger|smaller|newer|older"
    r"|frente|mientras|m[aá]s|menos|ambas?|ambos|otr[oa]|l[ao]s dos|cada)\b|[;:]",
    re.IGNORECASE,
)
_PRICES: Final = re.compile(r"[$€£]\s?\d")
_APPOSED: Final = 5  # letters, as in ", at " or " is "
_LOTS = ("lot", "lote", "space", "parcel", "tract", "site")  # of "Lot 7, Quarry Rd" the street is Quarry Rd
_DIRECTIONS = ("n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west")
_SUFFIXES: dict[str, list[str]] = {}
for _long, _short in ABBREVIATED.items():
    _SUFFIXES.setdefault(_short, [_short]).append(_long)


@dataclass(frozen=True, slots=True)
class Mention:
    """A home named in a sentence, and where. `by` is how: address, ref, url, kind, place, order or, of two, other."""

    start: int
    end: int
    ref: str
    by: str = "address"


def mentions_in(text: str, homes: Sequence[OfferedProperty]) -> tuple[Mention, ...]:
    """Where homes are named: by address, street, reference or link."""
    found: list[Mention] = []
    places = " ".join((*(home.city for home in homes), *(home.area for home in homes))).split()
    for home in homes:
        for by, pattern in _patterns(home.address, home.ref, home.url, frozenset(places)):
            found += [Mention(match.start(), match.end(), home.ref, by) for match in pattern.finditer(text)]
    found = [mention for mention in found if not _is_another(mention, found, text, homes)]
    found += _by_kind(found, text, homes)
    found += _by_place(found, text, homes)
    found += _the_other(found, text, homes)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end or mention.ref != kept[-1].ref:
            kept.append(mention)
    return tuple(kept)


def with_those_in_order(found: tuple[Mention, ...], text: str, order: Sequence[str]) -> tuple[Mention, ...]:
    """With the homes that "the first" and "the latter" name, of those that were named before."""
    named = [*found]
    for match in _IN_ORDER.finditer(text) if len(order) > 1 else ():
        place = _PLACES[match["which"].lower()[:5]]
        if place < len(order):
            named.append(Mention(*match.span(), order[place], "order"))
    return tuple(sorted(named, key=lambda one: (one.start, -one.end)))


def compares(mentions: Sequence[Mention], text: str, homes: Sequence[OfferedProperty]) -> bool:
    """Whether a text that names one home alone, by its kind, place or turn, speaks of others beside it."""
    if len({one.ref for one in mentions}) != 1 or not all(one.by in _LOOSELY for one in mentions):
        return False
    [ref] = {one.ref for one in mentions}
    others = any_of(place for home in homes if home.ref != ref for place in (home.area, home.city))
    return bool(_COMPARES.search(text) or len(_PRICES.findall(text)) > 1 or others.search(text))


def _by_kind(found: Sequence[Mention], text: str, homes: Sequence[OfferedProperty]) -> list[Mention]:
    """Where homes are told apart by what they are: "the loft has 690 square feet, the duplex 780"."""
    named: list[tuple[Mention, Kind]] = []
    told = [match for match in _THE_KIND.finditer(text) if len(homes) > 1 and not _overlaps(match, found)]
    for sure in (True, False):
        for match in told:
            kind = kind_of(match["kind"])
            refs = _of_kind(kind, homes)
            if not sure and len(refs) > 1:  # "the fourplex …, and the house": the other one
                refs -= {one.ref for one, _ in named if one.start < match.start()}
            if len(refs) == 1 and not _overlaps(match, [one for one, _ in named]):
                named.append((Mention(match.start(), match.end(), refs.pop(), "kind"), kind))
    several = len({one.ref for one in (*found, *(one for one, _ in named))}) > 1
    return [one for one, kind in named if several or kind.alone]


def _of_kind(kind: Kind, homes: Sequence[OfferedProperty]) -> set[str]:
    """The homes that are of a kind by their records."""
    if kind.name == BARE_LAND:
        return {home.ref for home in homes if home.type == "land"}
    words = _whole_words(rf"(?:{kind.pattern})", re.IGNORECASE)
    return {home.ref for home in homes if home.type in kind.types or words.search(record_of(home))}


def _by_place(found: Sequence[Mention], text: str, homes: Sequence[OfferedProperty]) -> list[Mention]:
    """Where the only home of an area or a city is named by it: "the Arden house", "the one in Fletcher"."""
    named: list[Mention] = []
    for pattern, ref in _places(tuple((home.ref, home.area, home.city) for home in homes)):
        for match in pattern.finditer(text):
            if not _overlaps(match, found):
                named.append(Mention(*match.span(match.lastgroup or 0), ref, "place"))
    return named


def _overlaps(match: re.Match[str], found: Sequence[Mention]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in found)


@lru_cache(maxsize=256)
def _places(homes: tuple[tuple[str, str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """How every area and city that only one of several homes (ref, area, city) lies in names it, and its ref."""
    if len(homes) < 2:
        return ()
    of: dict[str, set[str]] = {}
    for ref, *names in homes:
        for name in filter(None, names):
            of.setdefault(name, set()).update(
                other for other, *places in homes if other == ref or any(name in place for place in places)
            )
    return tuple((_named_by_place(re.escape(name)), refs.pop()) for name, refs in of.items() if len(refs) == 1)


def _named_by_place(spelled: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b[Tt]he\s+(?P<a>(?i:{spelled}))\s+(?:\w+\s+)?{_SORT}\b"
        rf"|\b(?:in|en)\s+(?P<d>{spelled})(?=,?\s+(?:there['’]?s|there is|there are|you|hay|tiene|tenemos)\b)"
        rf"|[$]\d[\d,.]*\s*(?:K\s+)?(?:in|en)\s+(?P<e>{spelled})(?!\w)|\b{_SORT}\s+(?:(?:is|sits|over|up|down|out)\s+)?"
        rf"(?:in|en)\s+(?:the\s+|downtown\s+)?(?P<b>{spelled})(?!\w)|\b(?P<f>{spelled})(?=\s+(?:in between\s+)?(?:at|for)\s+[$])|\b(?P<c>{spelled})(?=\s?[(:]|\s[-–—]\s)"
    )


def _the_other(found: Sequence[Mention], text: str, homes: Sequence[OfferedProperty]) -> list[Mention]:
    """Where one of two homes is named: "the other" is the one that is not."""
    named = {mention.ref for mention in found}
    if len(homes) != 2 or len(named) != 1:
        return []
    [other] = [home.ref for home in homes if home.ref not in named]
    starts = {mention.start for mention in found}  # "the other one, Oak St" is the one that is named behind it
    return [
        Mention(match.start(), match.end(), other, "other")
        for match in _THE_OTHER.finditer(text)
        if not any(match.end() < start <= match.end() + _APPOSED for start in starts)
        and not all(one.by in _POINTED_AT and one.start > match.end() for one in found)
    ]


def _is_another(mention: Mention, found: Sequence[Mention], text: str, homes: Sequence[OfferedProperty]) -> bool:
    """Whether these words name another home of the same street, or of the same house: its number or unit says so."""
    rivals = [one for one in found if one.ref != mention.ref and one.start <= mention.start and mention.end <= one.end]
    if any(one.end - one.start > mention.end - mention.start for one in rivals):
        return True
    units = {home.ref: _unit(home.address) for home in homes}
    following = text[mention.end : mention.end + 16]
    said = {one.ref for one in (mention, *rivals) if units[one.ref] and _whole_words(units[one.ref]).search(following)}
    return bool(said) and mention.ref not in said


def _unit(address: str) -> str:
    """What tells homes of one house apart, as a pattern: the 2 of "7 Chandler Street, Unit 2"."""
    found = re.search(r"(?:\b(?:unit|apt|apartment|suite|ste)\b\.?|#)\s*#?\s*(\w+)", address, re.IGNORECASE)
    return re.escape(found[1]) if found else ""


@lru_cache(maxsize=4096)
def _patterns(address: str, ref: str, url: str, places: frozenset[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The address (its unit may be left out), the street with and without its ending, the reference, the link."""
    patterns = [(by, _whole_words(re.escape(text), re.IGNORECASE)) for by, text in (("url", url), ("ref", ref)) if text]
    words = address.replace(",", " ").replace(".", " ").split()
    street = [word for word in words if not any(letter.isdigit() for letter in word)]
    cut = next((place for place, word in enumerate(street) if word.lower() in ("apt", "unit", "ste", "#")), len(street))
    street = [word for word in street[:cut] if word.lower() not in _LOTS]
    if not words or not street:
        return tuple(patterns)
    spelled = [_spelled(word) for word in street]
    number = rf"(?:{re.escape(words[0])}\s+)?" if words[0][0].isdigit() else ""
    if len(street) > 2 and street[0].rstrip(".").lower() in _DIRECTIONS:  # people say Lombard Ave of S Lombard Ave
        number, spelled = f"{number}(?:{spelled[0]}\\s+)?", spelled[1:]
        street = street[1:]
    patterns.append(("address", _whole_words(number + r"\s+".join(spelled), re.IGNORECASE)))
    if words[0].lower() in _LOTS and words[1:2] and words[1][0].isdigit():
        patterns.append(("address", _whole_words(rf"{words[0]}\s+{re.escape(words[1])}", re.IGNORECASE)))
    if (
        len(street) > 1 and len(street[0]) > 2 and not places.issuperset(street[:-1])
    ):  # "the bungalow on Elm", written as a name
        bare = number + r"\s+".join(map(re.escape, street[:-1])) + r"(?!\s+[A-Z])"
        patterns.append(("address", _whole_words(bare)))
    return tuple(patterns)


def _whole_words(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){pattern}(?![\w-])", flags)


def _spelled(word: str) -> str:
    low = word.lower()
    short = ABBREVIATED.get(low, low)
    ways = _SUFFIXES.get(short)
    return f"(?:{'|'.join(map(re.escape, ways))})\\.?" if ways else re.escape(word)
