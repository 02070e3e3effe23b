"""A draft's sentences, and which homes each of them speaks of.

A price is only true of its own home. A sentence that names homes speaks of those; one that names none goes on about
those of the sentence before it in the paragraph; with a single home in the brief everything is about that one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mailbot.conversation.brief import OfferedProperty
from mailbot.conversation.checking.known import ABBREVIATED, any_of, record_of

_END = re.compile(r"(?<=[.!?;])(?<!\b[ap]\. m\.)\s+(?=[\"“¿¡(]?[A-ZÁÉÍÓÚÑ0-9])|;\s+|\n+")
_CLAUSE_ENDS = re.compile(r"(?:,|\s[-–—]) (?:and|while|whereas|but|y|e|mientras(?: que)?|pero) |;\s", re.IGNORECASE)
_LINK_ENDS = re.compile(r"(https?://\S+) (?=[A-ZÁÉÍÓÚÑ0-9¿¡])")
_SHORTENED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St|Ave|Rd|Dr|Ct|Ln|Blvd|Apt|No|Mr|Mrs|Ms|Sr|Sra|sq|ft|approx"
    r"|a\.m|p\.m|a\. m|p\. m)\.\Z|^\s*\d{1,2}\.\Z"
)
# A title and an end of a street alike: "on 12 Hollow Dr. When do you hope to sell?"
_STREET_ENDS = re.compile(r"\b(?P<number>\d+ )?(?:[NSEW]\.? )?(?:[A-Z][\w'’]+ ){1,3}(?:St|Ave|Rd|Dr|Ct|Ln|Blvd)\.\Z")
_GOES_ON = re.compile(r"(?:Apt|Unit|Suite|Ste|No|Lot|NE|NW|SE|SW|[NSEW])\b")
_BEGINS = re.compile(
    r"[¿¡]|(?:What|When|Where|Which|Who|How|Do|Does|Did|Is|Are|Was|Were|Will|Would|Could|Can|Should|Have|Has|The|This"
    r"|That|These|It|Its|If|We|You|Your|I|And|But|For|In|On|At|To|With|Please|There|Both|Our|My)\b"
)
_OTHERS = re.compile(
    r"\b(?:first|second|third|other|another|both|neither|each|all|they|them|their|these|the two"
    r"|prices|rents|links|in that order|respectively|respectivamente|en ese orden"
    r"|primer[oa]?|segund[oa]|otr[oa]|amb[oa]s|l[oa]s dos|ningun[oa]|ell[oa]s)\b",
    re.IGNORECASE,
)
_THE_OTHER = re.compile(
    r"\b(?:the other(?: (?:one|home|house|condo|townhouse|property|place|listing))?|el otro|la otra)\b"
    r"(?! (?:hand|side|day|way|mano|lado))",
    re.IGNORECASE,
)
_THE_KIND = re.compile(
    r"\b(?:the|this|that|el|la)\s+(?:\w+\s+)?(?P<kind>condo|townhouse|town house|duplex|two-family|loft|bungalow"
    r"|cottage|ranch|cabin|farmhouse|adobe|flat|apartment|manufactured home|double-wide|lot|parcel|land|twin|colonial"
    r"|tudor|split-level|rancher|(?<!town )(?<!row )(?<!farm )house|row ?house|acreage|casa|d[uú]plex|apartamento|caba[nñ]a|terreno|condominio)\b(?!\s+(?:size|line|rent)\b)",
    re.IGNORECASE,
)
# A kind that no part of another home is called by; "the lot" and "the loft" may be a part of any.
_BY_ITSELF: Final = (
    "condo", "townhouse", "duplex", "bungalow", "cottage", "cabin", "farmhouse", "apartment", "manufactured home",
     "double-wide", "rancher", "ranch", "adobe", "tudor", "colonial", "split-level", "dúplex", "apartamento", "condominio",
)  # fmt: skip
_IN_ENGLISH: Final = {
    "dúplex": "duplex", "apartamento": "apartment", "cabaña": "cabin", "cabana": "cabin", "terreno": "land",
    "condominio": "condo", "casa": "house",
}  # fmt: skip
_BARE_LAND: Final = frozenset(("lot", "parcel", "land", "acreage", "terreno"))
_SORT = (
    r"(?:one|home|house|place|listing|property|pick|option|condo|townhouse|townhome|duplex|bungalow|cottage|cabin|farmhouse"
    r"|apartment|loft|row ?house|rancher|ranch|double-wide|split-level|land|lot|parcel|acreage|flat|unit|twin|tudor|adobe|(?:two|three|multi)-family|triple-decker"
    r"|casa|apartamento|condominio|caba[nñ]a|terreno|d[uú]plex)"
)
# "It is $42,000 less than the farmhouse": of the home before and of the one that is named.
_IT_THAN: Final = re.compile(r"\b(?:it|this one|that one)\b.*\b(?:than|of what)\b", re.IGNORECASE)
_INTRODUCES: Final = re.compile(
    r"\b(?:there(?:['’]s| is| are)|(?:we|I)(?: also)? have|hay|tenemos)\s+(?:also\s+)?(?:an?|another|un|una|otr[oa])\b",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(
    r"\b(?:two|three|both|dos|tres)\s+(?:\w+\s+)?(?:properties|homes|options|places|houses|listings|rentals|opciones|casas"
    r"|propiedades|viviendas)\b|\b(?:one|two|three) of the (?:two|three|four)\b|\bthe (?:rest|others|other two)\b",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r"\b(?:the|la|el)\s+(?P<which>first|second|third|former|latter|primer[oa]?|segund[oa]|tercer[oa]?)"
    r"(?:\s+(?:one|home|house|property|option|listing|casa))?"
    r"(?=\s*[,;:(]|\s+\d|\s+\$|\s+(?:an?|un|una|is|was|has|offers?|comes|sits|gives|includes|runs|adds|also|at|gets|costs|gained|went"
    r"|es|est[aá]|tiene|cuesta|ofrece|viene|mide|queda)\b)",
    re.IGNORECASE,
)
_LOOSELY: Final = ("kind", "place", "order")
_COMPARES: Final = re.compile(
    r"\b(?:against|than|compared?|while|whereas|versus|vs|differ\w*|other|others|both|either|each|the two|two \w+s|apart|next to|\w+er (?:one|of|option)|cheaper|larger|bigger|smaller|newer|older"
    r"|frente|mientras|m[aá]s|menos|ambas?|ambos|otr[oa]|l[ao]s dos|cada)\b|[;:]",
    re.IGNORECASE,
)
_VALUE: Final = re.compile(r"[$€£]?[\w.,]*\w(?: a month|/mo(?:nth)?| thousand)?")
_OF_BEHIND: Final = re.compile(r"\s+(?:for|on|at|in|por|en)\s+", re.IGNORECASE)
_OF_BEFORE: Final = re.compile(r"\s+(?:is|at|for|costs|asks|runs|cuesta|por|a|est[aá] en)\s+(?:listed at\s+)?|\s*[(:,]\s*", re.IGNORECASE)
_PRICES: Final = re.compile(r"[$€£]\s?\d")
_PLACES: Final = {"first": 0, "prime": 0, "forme": -2, "secon": 1, "segun": 1, "latte": -1, "third": 2, "terce": 2}
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """`about` are the homes that it names or goes on about; `start` is its place in the body."""

    text: str
    start: int
    mentions: tuple[Mention, ...]
    about: tuple[OfferedProperty, ...]

    @property
    def asks(self) -> bool:
        return self.text.rstrip().endswith("?")


def sentences_of(body: str, homes: Sequence[OfferedProperty]) -> tuple[Sentence, ...]:
    """The body, cut at the ends of sentences and lines."""
    found: list[Sentence] = []
    before: tuple[OfferedProperty, ...] = ()
    order: list[str] = []  # the homes as they were named
    body = _LINK_ENDS.sub(r"\1\n", body)  # no link goes on behind a space, and what follows is a new sentence
    for text, start, fresh in _pieces(body):
        mentions = _told_apart(_with_those_in_order(mentions_in(text, homes), text, order), text, homes)
        order += dict.fromkeys(mention.ref for mention in mentions if mention.ref not in order)
        named = {mention.ref for mention in mentions}
        if named:
            about = tuple(home for home in homes if home.ref in named)
            if _OF_ALL.search(text):
                about = tuple(homes)
            elif len(named) == 1 and _IT_THAN.search(text):
                about += tuple(home for home in before if home.ref not in named)
            before = about
        elif len(homes) == 1:
            about = tuple(homes)
        elif fresh or not before or _OTHERS.search(text) or _INTRODUCES.search(text):
            several = _OTHERS.search(text) or _INTRODUCES.search(text)
            about = () if fresh and not before else tuple(homes) if several else before
        else:
            about = before
        found.append(Sentence(text, start, mentions, about))
    return tuple(found)


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


def _by_kind(found: Sequence[Mention], text: str, homes: Sequence[OfferedProperty]) -> list[Mention]:
    """Where homes are told apart by what they are: "the loft has 690 square feet, the duplex 780"."""
    named: list[Mention] = []
    for match in _THE_KIND.finditer(text) if len(homes) > 1 else ():
        word = match["kind"].lower()
        kind = _whole_words(re.escape(_IN_ENGLISH.get(word, word)), re.IGNORECASE)
        refs = [home.ref for home in homes if kind.search(record_of(home))]
        if word in _BARE_LAND:
            refs = [home.ref for home in homes if home.type == "land"]
        if len(refs) == 1 and not any(one.start < match.end() and match.start() < one.end for one in found):
            named.append(Mention(match.start(), match.end(), refs[0], "kind"))
    if len({one.ref for one in named}) == 1:  # "the house" may be any home that has a name
        named = [one for one in named if text[one.start : one.end].lower().split()[1:] not in (["house"], ["casa"])]
    several = len({one.ref for one in (*found, *named)}) > 1
    return [one for one in named if several or text[one.start : one.end].lower().endswith(_BY_ITSELF)]


def _by_place(found: Sequence[Mention], text: str, homes: Sequence[OfferedProperty]) -> list[Mention]:
    """Where the only home of an area or a city is named by it: "the Arden house", "the one in Fletcher"."""
    named: list[Mention] = []
    for place, ref in _places(tuple((home.ref, home.area, home.city) for home in homes)):
        spelled = re.escape(place)
        for match in re.finditer(
            rf"\b[Tt]he\s+(?P<a>{spelled})\s+(?:\w+\s+)?{_SORT}\b|\b{_SORT}\s+(?:(?:is|sits|over|up|down|out)\s+)?"
            rf"(?:in|en)\s+(?:the\s+|downtown\s+)?(?P<b>{spelled})(?!\w)|\b(?P<c>{spelled})(?=\s?[(:]|\s[-–—]\s)",
            text,
        ):
            start, end = match.span(match.lastgroup or 0)
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                named.append(Mention(start, end, ref, "place"))
    return named


@lru_cache(maxsize=256)
def _places(homes: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str], ...]:
    """(name, ref) of every area and city that only one of several homes (ref, area, city) lies in."""
    if len(homes) < 2:
        return ()
    of: dict[str, set[str]] = {}
    for ref, *names in homes:
        for name in filter(None, names):
            of.setdefault(name, set()).update(
                other for other, *places in homes if other == ref or any(name in place for place in places)
            )
    return tuple((name, refs.pop()) for name, refs in of.items() if len(refs) == 1)


def _with_those_in_order(found: tuple[Mention, ...], text: str, order: Sequence[str]) -> tuple[Mention, ...]:
    """With the homes that "the first" and "the latter" name, of those that were named before."""
    named = [*found]
    for match in _IN_ORDER.finditer(text) if len(order) > 1 else ():
        place = _PLACES[match["which"].lower()[:5]]
        if place < len(order):
            named.append(Mention(*match.span(), order[place], "order"))
    return tuple(sorted(named, key=lambda one: (one.start, -one.end)))


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
    ]


def _told_apart(mentions: tuple[Mention, ...], text: str, homes: Sequence[OfferedProperty]) -> tuple[Mention, ...]:
    """Where one home alone is named, and that only by its kind, place or turn, a sentence that compares speaks of more."""
    if len({one.ref for one in mentions}) != 1 or not all(one.by in _LOOSELY for one in mentions):
        return mentions
    [ref] = {one.ref for one in mentions}
    others = any_of(place for home in homes if home.ref != ref for place in (home.area, home.city))
    return () if _COMPARES.search(text) or len(_PRICES.findall(text)) > 1 or others.search(text) else mentions


def judge_values(
    sentence: Sentence, values: Sequence[tuple[int, object]], fits: Callable[[object, str], bool]
) -> list[object]:
    """The values (place, value) of a sentence with several homes that are true of none of its readings.

    People write "A is 1 and B is 2", "1 for A and 2 for B", "one is 1 at A, and the other is 2 at B", "A and B
    are 1 and 2" and "A is 1, next to 2 for B"; each is one reading, and all values must fit in the same one.
    """
    mentions = sentence.mentions
    before = [next((m.ref for m in reversed(mentions) if m.start <= place), mentions[0].ref) for place, _ in values]
    readings: list[list[str]] = [before]
    after = [next((m.ref for m in mentions if m.start >= place), "") for place, _ in values]
    if all(after):
        readings.append(after)
    readings.append([_in_its_clause(sentence, place) or ref for (place, _), ref in zip(values, before, strict=True)])
    readings.append([_beside(sentence, place) for place, _ in values])
    names = list(dict.fromkeys(m.ref for m in mentions))
    if len(names) == len(values):
        readings.append(names)
    anyone = [home.ref for home in sentence.about]
    for refs in readings:
        if any(refs) and all(
            any(fits(value, one) for one in ([ref] if ref else anyone)) for (_, value), ref in zip(values, refs, strict=True)
        ):
            return []
    return [value for (_, value), ref in zip(values, before, strict=True) if not fits(value, ref)]


def _beside(sentence: Sentence, place: int) -> str:
    """The home that a value is said of right before or behind it, "$300,000 for the loft"; or the empty string."""
    value = _VALUE.match(sentence.text, place)
    end = value.end() if value else place
    for mention in sentence.mentions:
        if _OF_BEHIND.fullmatch(sentence.text, end, mention.start) or _OF_BEFORE.fullmatch(
            sentence.text, mention.end, place
        ):
            return mention.ref
    return ""


def _in_its_clause(sentence: Sentence, place: int) -> str:
    """The only home that is named in the clause of a place, or the empty string."""
    start = max((cut.end() for cut in _CLAUSE_ENDS.finditer(sentence.text, 0, place)), default=0)
    cut = _CLAUSE_ENDS.search(sentence.text, place)
    end = cut.start() if cut else len(sentence.text)
    refs = {mention.ref for mention in sentence.mentions if start <= mention.start < end}
    return refs.pop() if len(refs) == 1 else ""


def _pieces(body: str) -> list[tuple[str, int, bool]]:
    """(text, place, begins a paragraph) of each sentence."""
    pieces: list[tuple[str, int, bool]] = []
    start, fresh = 0, True
    for cut in [*_END.finditer(body), None]:
        end = cut.start() if cut else len(body)
        shortened = cut and "\n" not in cut[0] and _SHORTENED.search(body[start:end])
        if cut and shortened and not _ends_at_a_street(body, start, end, cut.end()):
            continue
        if body[start:end].strip():
            pieces.append((body[start:end], start, fresh))
        start, fresh = (cut.end(), "\n\n" in cut[0]) if cut else (end, False)
    return pieces


def _ends_at_a_street(body: str, start: int, end: int, behind: int) -> bool:
    """Whether a sentence ends with the short word of a street, such as Dr., and another begins behind it."""
    street = _STREET_ENDS.search(body[start:end])
    if street is None or _GOES_ON.match(body, behind):
        return False
    return street["number"] is not None or _BEGINS.match(body, behind) is not None


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
    if len(street) > 1 and len(street[0]) > 2 and not places.issuperset(street[:-1]):  # "the bungalow on Elm", written as a name
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
