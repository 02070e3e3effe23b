"""The property inventory as plain values: what is on offer, and which listing a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailbot.crm.places import folded, words_of
from mailbot.store import Store
from models.property import ListedFor, Property, PropertyStatus, PropertyType

MOST_NUMBERS = 20  # of a text, that may be those of houses


@dataclass(frozen=True, slots=True)
class Listing:
    """A property, as matching and writing see it. `price` is in whole currency units (a month's rent when rented)."""

    ref: str
    address: str
    price: int
    status: PropertyStatus = PropertyStatus.ACTIVE
    listed_for: ListedFor = ListedFor.SALE
    type: PropertyType = PropertyType.HOUSE
    area: str = ""
    city: str = ""
    postcode: str = ""
    bedrooms: int | None = None
    bathrooms: float | None = None
    square_feet: int | None = None
    year_built: int | None = None
    description: str = ""
    features: tuple[str, ...] = ()
    url: str = ""
    photo_url: str = ""


async def active_listings(store: Store, least: float = 0, most: float = float("inf")) -> tuple[Listing, ...]:
    """Everything that may be offered today, by ref; only what costs so much, where that is said."""
    found = await store.find(Property, {"status": PropertyStatus.ACTIVE, "price": {"$gte": least, "$lte": most}})
    return tuple(sorted((listing_of(each) for each in found), key=lambda listing: listing.ref))


async def gone_listings(store: Store, text: str) -> tuple[Listing, ...]:
    """What is on offer no longer and may be named by a text, by ref: where it stands and what has become of it.

    An archive may be large: what has neither the ref nor the house number of something in the text is not read.
    """
    words = sorted({word.strip(".,;:!?()") for word in text.split() if any(map(str.isdigit, word))})[:MOST_NUMBERS]
    if not words:
        return ()
    gone = [status for status in PropertyStatus if status is not PropertyStatus.ACTIVE]
    named = "|".join(re.escape(word.lstrip("#")) for word in words)
    either = {"$or": [{"address": {"$regex": f"^({named})[ ,]"}}, {"ref": {"$regex": f"^({named})$", "$options": "i"}}]}
    fields = ["ref", "address", "status", "listed_for"]
    rows = await store.rows(Property, {"status": {"$in": gone}}, fields, then=either)
    found = (
        Listing(row["ref"], row["address"], 0, PropertyStatus(row["status"]), ListedFor(row["listed_for"]))
        for row in rows
    )
    return tuple(sorted(found, key=lambda listing: listing.ref))


async def listings_by_ref(store: Store, refs: Sequence[str]) -> dict[str, Listing]:
    """Those with these refs, whatever has become of them."""
    found = await store.find(Property, {"ref": {"$in": list(refs)}}) if refs else []
    return {each.ref: listing_of(each) for each in found}


async def known_places(store: Store) -> tuple[str, ...]:
    """The areas and cities of every property, also of those that are sold: people go on asking for where they were."""
    rows = await store.rows(Property, {}, ["area", "city"])
    names = {row.get(field, "").strip() for row in rows for field in ("area", "city")}
    return tuple(sorted(names - {""}))


def listing_of(document: Property) -> Listing:
    """The document as a plain value."""
    return Listing(
        ref=document.ref,
        address=document.address,
        price=document.price,
        status=document.status,
        listed_for=document.listed_for,
        type=document.type,
        area=document.area,
        city=document.city,
        postcode=document.postcode,
        bedrooms=document.bedrooms,
        bathrooms=document.bathrooms,
        square_feet=document.square_feet,
        year_built=document.year_built,
        description=document.description,
        features=tuple(document.features),
        url=document.url,
        photo_url=document.photo_url,
    )


def find_by_address(text: str, listings: Sequence[Listing]) -> Listing | None:
    """The one listing that a text names by ref, or house number and street; None where it names none or several."""
    named = named_in(text, listings)
    return named[0] if len(named) == 1 else None


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


def find_by_order(text: str, offered: Sequence[str]) -> str:
    """The one home of a list that a text names by its place in it ("the first one", "#2", "la segunda"), or nothing."""
    named = named_by_order(text, offered)
    return named[0] if len(named) == 1 else ""


def named_by_order(text: str, offered: Sequence[str]) -> tuple[str, ...]:
    """Every home of a list that a text names by its place in it ("the first and the third", "both"), in its order.

    A text that names a place which the list does not have speaks of another list: it names nothing.
    """
    body = _NUMBERED_ELSEWHERE.sub(" ; ", " ".join(folded(text).split()))
    named: dict[int, None] = {}
    for match in _IN_THE_LIST.finditer(body):
        if match["all"] and named:
            continue  # "the first and the third, both of them"
        places = _places(match, len(offered))
        if not places or not all(0 <= place < len(offered) for place in places):
            return ()
        named |= dict.fromkeys(places)
    return tuple(offered[place] for place in named)


# ------------------------------------------------------------------------------------------------ refs and addresses


@dataclass(frozen=True, slots=True)
class _Mention:
    """What one place of a text names; `certain` where it cannot mean another unit of the same building."""

    at: int
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

_UNIT_WORD = r"\b(?:units?|apts?\.?|apartments?|suites?|ste\.?|piso|depto\.?|departamento|apartamento|lots?|lote)"
_UNIT_MARK = rf"(?:{_UNIT_WORD}\s?#?|#|\b(?:no\.|number|numero|n[uú]m\.)(?=\s?\d))"
# "Unit A", but "the unit a friend saw": the letters that are words are units in capitals only.
_UNIT_NAME = r"(?:\d{1,5}(?:-?[a-z])?|[a-z]-?\d{1,5}|[b-df-hj-np-xz]|(?-i:[A-Z]))\b(?!['’])"
_MORE_UNITS = rf"(?:\s?(?:,|&|\b(?:and|or|y|o)\b)\s?(?:{_UNIT_MARK}\s?{_UNIT_NAME}|{_UNIT_NAME}(?=\s?(?:[?.!,;)]|$))))*"
_UNITS = rf"(?P<units>{_UNIT_MARK}\s?{_UNIT_NAME}{_MORE_UNITS})"
_UNITS_BEHIND = re.compile(rf"\.?[\s,(–—-]{{0,3}}{_UNITS}", re.IGNORECASE)
_UNITS_BEFORE = re.compile(
    rf"(?P<units>{_UNIT_WORD}\s?#?{_UNIT_NAME}{_MORE_UNITS})(?:\s?[,–—-]|\s(?:at|of|in|on|en|de))?\s$", re.IGNORECASE
)
_UNIT_FIRST = re.compile(rf"\s*{_UNITS}[\s,–—-]+(?=\d)", re.IGNORECASE)
_ONE_UNIT = re.compile(rf"\b{_UNIT_NAME}", re.IGNORECASE)


def _refs(text: str, listings: Sequence[Listing]) -> Iterator[_Mention]:
    body = folded(text)
    for listing in listings:
        match = _ref_in(body, listing.ref)
        if match:
            yield _Mention(match.start(), (listing,), certain=True)


def _ref_in(body: str, ref: str) -> re.Match[str] | None:
    """A ref of digits alone could be any number: it counts only behind a word like "MLS" or "#"."""
    code = folded(ref)
    if not code or code not in body:
        return None
    before = r"(?:mls|ref|listing|property|id|propiedad|number|no)[\s.:#]{1,3}|#\s?" if ref.isdigit() else r"(?<![\w-])"
    return re.search(rf"(?:{before}){re.escape(code)}(?![\w-])", body)


def _addresses(text: str, listings: Sequence[Listing]) -> Iterator[_Mention]:
    words = _words(text)
    by_number: dict[str, list[tuple[Listing, _Address]]] = {}
    for listing in listings:
        address = _address(listing.address)
        by_number.setdefault(address.street[0] if address.street else "", []).append((listing, address))
    for place, number in enumerate(words):
        addresses = by_number.get(number.name, [])
        street = words[_street_of(words, place) :] if addresses else []
        lengths = [_named_length((number, *street), address.street) for _, address in addresses]
        best = max(lengths, default=0)
        if not best:
            continue
        named = [pair for pair, length in zip(addresses, lengths, strict=True) if length == best]
        units = _units_at(text, number.start, street[best - 2].end)
        here = tuple(listing for listing, address in named if not units or units & address.units)
        yield _Mention(number.start, here, certain=bool(units) or len(here) == 1)


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


# ------------------------------------------------------------------------------------------------ places in a list


_LAST = ("last", "ultima", "ultimo", "ultimas")
_PLACES = {
    **dict.fromkeys(("first", "1st", "primera", "primer", "primero", "1"), 0),
    **dict.fromkeys(("second", "2nd", "segunda", "segundo", "2"), 1),
    **dict.fromkeys(("third", "3rd", "tercera", "tercer", "tercero", "3"), 2),
}
_MANY = {
    **dict.fromkeys(("two", "2", "dos", "both", "either", "ambas", "ambos"), 2),
    **dict.fromkeys(("three", "3", "tres"), 3),
}
_HOME = "(?:one|house|home|property|condo|townhouse|townhome|apartment|unit|listing|option|choice|propertie)s?"
_CASA = "(?:casa|propiedad|opcion|departamento|apartamento|vivienda)(?:e?s)?"
_EN = "(?:first|1st|second|2nd|third|3rd|last)"
_ES = "(?:primer[ao]?|segund[ao]|tercer[ao]?|ultim[ao])"
_JOIN = "(?:,? (?:and|or|y|o|e) (?:also )?|, ?| ?& ?)"
# What is counted too, and is no home: "the second floor", "the 1st and the 15th of May", "la primera vez".
_NO_LIST = (
    r"(?: (?:floors?|stor(?:y|ies)|levels?|days?|weeks?|weekends?|months?|quarters?|years?|times?|visits?|offers?"
    r"|calls?|payments?|mortgages?|bed\w*|bath\w*|kids?|children|of (?!(?:the|these|those|them)\b)|\w+day"
    r"|vez|veces|plantas?|pisos?|semanas?|partes?|cuotas?|anos?|mes|meses|dias?|de \w+o|horas?)\b"
    rf"|{_JOIN}(?:the |la |el )?(?:\d|{_EN}|{_ES}))"
)
_LIKED = "(?:look|looks|sound|sounds|seem|seems)"
_THEM = r"(?:of )?(?:these|those|them|the (?:homes|houses|properties|two|three|listings|options|condos))"
_ENDS = r"(?= ?(?:[.,;!?)]|$)| (?:please|pls|por favor)\b)"
_IN_THE_LIST = re.compile(
    rf"\bthe (?P<en>{_EN}) {_HOME}(?!{_JOIN}(?:the )?{_EN}\b)\b"
    rf"|\bthe (?P<fair>{_EN}) (?:{_LIKED}|have|has|comes?|includes?)\b"
    rf"|\b(?:offer|roof|price|kitchen|garage|basement|yard|tax(?:es)?|fees?|photos?) (?:on|of|for|in|at) the"
    rf" (?P<of>{_EN})(?= ?(?:[.,;!?)]|$))"
    rf"|^(?:(?:ok|okay|yes|sure|si|vale),? )?(?P<sole>{_EN}|{_ES})(?: one| please| por favor| thanks)*[.!]?$"
    rf"|(?:^|[.!?;,:] |\b(?:see|like|about|love|visit|prefer|want) )(?P<short>{_EN})"
    rf" (?:one\b|(?:is|was) (?:nice|good|great|better|best|lovely|perfect|ok|okay|fine|interesting|beautiful"
    rf"|too|not)\b|{_LIKED}\b)"
    rf"|(?<!\bon )(?<!\bby )(?<!until )(?<!before )(?<!between )(?<!after )"
    rf"\bthe (?P<row>{_EN}(?: {_HOME})?(?:{_JOIN}(?:the )?{_EN}(?: {_HOME})?)+)\b(?!{_NO_LIST})"
    rf"|\b(?:the|las|los) (?P<end>(?:first|last|primer[ao]s|ultim[ao]s) (?:two|three|dos|tres|2|3)"
    rf"|(?:dos|tres|2|3) (?:primer[ao]s|ultim[ao]s))\b(?!{_NO_LIST})"
    rf"|\b(?:la|el) (?P<es>{_ES}(?: {_CASA})?(?:{_JOIN}(?:la |el )?{_ES}(?: {_CASA})?)*)\b(?!{_NO_LIST})"
    r"|(?:#|\b(?:number|no\.|option|numero|opcion)) ?(?P<number>[123])(?![\w,.:/]*\d)\b"
    rf"|\b(?:numbers|options|opciones|numeros) (?P<numbers>[123](?:{_JOIN}#?[123])+)\b"
    r"|(?P<all>"
    r"(?<!\bwe )(?<!\bus )(?<!\byou )(?<!\bi )(?<!\bwould )(?<!\bare )"
    rf"\bboth(?:{_ENDS}| {_LIKED}\b| {_THEM}\b| {_HOME}\b| are (?:great|nice|lovely|good|perfect|beautiful)\b)"
    rf"|\beither (?:one\b|{_THEM}\b|{_HOME}\b)"
    rf"|\ball (?:three|3)(?:{_ENDS}| {_LIKED}\b| {_THEM}\b| {_HOME}\b)"
    rf"|\bamb[ao]s(?:{_ENDS}| {_CASA}\b| (?:me|nos) )"
    rf"|\bl[ao]s (?:dos|tres) {_CASA}\b|\bcualquiera de l[ao]s (?:dos|tres)\b"
    rf"|\b(?:gustan|gustaron|encantan|encantaron|interesan|ver|visitar) l[ao]s (?:dos|tres){_ENDS}"
    r")"
)
_STREET_WORD = (
    "(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|terrace|ter|circle|cir|parkway"
    "|pkwy|highway|hwy|square|sq|way)"
)
# Numbers that stand in no list: those of units, and whole addresses.
_NUMBERED_ELSEWHERE = re.compile(
    rf"(?<![#\w])\d{{1,5}}[a-z]? (?!(?:on|in|at|is|was|has|looks) )(?:[a-z][\w'.]* ){{1,4}}?{_STREET_WORD}\b"
    rf"(?:\.?,? ?{_UNITS})?|{_UNIT_WORD} ?#?\d\w*"
)


def _places(match: re.Match[str], count: int) -> tuple[int, ...]:
    """The places in a list of `count` homes that a match names, in it or not; none where it must be another."""
    if match["all"]:
        many = next((number for word, number in _MANY.items() if re.search(rf"\b{word}\b", match["all"])), 0)
        return tuple(range(count)) if many == count else ()
    if match["end"]:
        many = next(number for word, number in _MANY.items() if word in match["end"].split())
        first = count - many if re.match("last|.*ultim", match["end"]) else 0
        return tuple(range(first, first + many))
    named = next(
        filter(None, (match[name] for name in ("en", "fair", "of", "sole", "short", "row", "es", "number", "numbers")))
    )
    words = [word for word in re.findall(r"\w+", named) if word in _PLACES or word in _LAST]
    return tuple(count - 1 if word in _LAST else _PLACES[word] for word in words)
