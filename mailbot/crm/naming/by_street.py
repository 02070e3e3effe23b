"""Which listings a text names by their street alone: "the one on Compass Lane", "the Catkin one", "la de Heron"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.places import words_of
from mailbot.crm.naming.written import FEWEST_LETTERS, Mention, Word, address_of, name_of, words_in
from models.property import PropertyStatus

MOST_OF_A_STREET: Final = 3
_REACH: Final = 80  # letters around a street in which it is said whose home is meant

_HOME = (
    r"(?:one|house|home|condo|condominium|townhouse|townhome|apartment|apt|place|property|listing|unit|duplex|flat"
    r"|rental|cottage|lot|casa|propiedad|depa|depto|departamento|apartamento)"
)
_OWNER = r"(?:\w+['’]s|my|our|his|her|their|mi|nuestra)"
_BEFORE = re.compile(
    rf"\b(?P<whose>{_OWNER}(?: \w+){{0,2}} )?"
    rf"(?:(?:{_HOME}|propertie|something|anything|la|las|el|los)s?"
    r"|(?:is|anything|something)(?: \w+)? for (?:sale|rent))"
    rf"(?: (?!my|our|near|from|to)\w+){{0,4}}? (?:on|at|in|off|de|en)(?: (?:the|la|calle))*\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"\b(?:{_OWNER}(?: \w+){{0,4}}|lives?|living|vivo|vivimos)(?: \w+)?(?: (?:on|at|in|off|de|en))\s*$", re.IGNORECASE
)
_BEHIND = re.compile(rf"\s+{_HOME}s?\b", re.IGNORECASE)
_FOR_SALE_BEHIND = re.compile(
    r",?\s(?:(?:was|is|['’]s)\s)?(?:still\s)?(?:for (?:sale|rent)|on the market|available|listed|sold|taken"
    r"|est[aá] en (?:venta|renta))\b",
    re.IGNORECASE,
)
# A number and more of the name before it: "118 Fern Hollow Rd" is no home on Hollow Road.
_OTHER_ADDRESS = re.compile(r"\b\d{1,6}[A-Za-z]? (?:[A-ZÀ-Þ][\w'’.]*[ -]){1,2}$|\b\d{3,6} \w+ $")
# Stands before a street that tells where something else is, or who lives there.
_ELSEWHERE = re.compile(
    rf"\b(?:near(?:by)?|around|close to|next to|by|from|off|behind|between|across|past|than|towards?|to|along|and"
    rf"|cerca de|junto a|frente a|por|desde|hasta|{_OWNER}|company|church|school|store|park(?:ing)?|offices?|shop)"
    r"(?: (?:the|la|el|calle|on|at|in|of))*\s*$",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:(?:i|we|they|he|she)(?:['’](?:re|ve|m))?(?: (?!don|didn|can|won)\w+)? (?:live|lived|living|grew|own|owned"
    r"|ha(?:ve|d) (?:a|an|our|another|two) (?:[\w-]+ ){0,2}(?:house|home|place|condo|property|unit|apartment)"
    r"|bought|sold|sell|rent|rented|work|worked)|selling|vivo|vivimos|tengo|tenemos|trabajo"
    r"|compr[eé]|vendo|vendemos)\b"
    r"[^.!?\n]{0,40}\s$",
    re.IGNORECASE,
)
# Around the bare name of a street, which may be a word of its own: "the Catkin one", "omg yes ropewalk", "la de heron".
_BARE_BEFORE = re.compile(
    rf"(?:\b(?:{_HOME}s?|two|both|three) (?:on|at|in) (?:the )?|\b(?:la|el|las|los|esa|ese|una?|dos|tres|casa|depa"
    r"|departamento|apartamento|apto) (?:de|en) (?:la )?)$",
    re.IGNORECASE,
)
_OF_ARTICLE = re.compile(r"\b(?:the|that|this|your) $", re.IGNORECASE)
_CLAUSE_BEFORE = re.compile(
    r"(?:^|[.!?,;:\n]\s*|\b(?:yes|yeah|yep|ok|okay|omg|and|or|about"
    r"|likes?|liked|loves?|loved|see|visit|tour|prefers?|preferred|picks?|favou?rs?|leaning towards?|go with"
    r"|going with|y|o|s[ií]|ver"
    r"|visitar|de)\s)$",
    re.IGNORECASE,
)
_CLAUSE_BEHIND = re.compile(
    r"\s*(?:$|[.!?,;:\n]|(?:one|and|or|is|has|looks?|seems?|sounds?|please|pls|y|o|est[aá]|tiene|acepta|me|se|todav[ií]a"
    r"|still|too|also)\b)",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:at|on|about|likes?|loves?|see|visit|tour|prefers?|en|de|and|y|o|or) $", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:two|both|2|three|3|dos|tres|ambas|ambos)\s(?:\w+\s){0,2}?(?:on|at|in|of|de|en)\s(?:the\s|la\s)?$",
    re.IGNORECASE,
)


def named_by_street(text: str, shown: Sequence[Listing], others: Sequence[Listing]) -> tuple[Listing, ...]:
    """The listings of a street that a text names without a number: "the one on Compass Lane", "the Weir Street house".

    One of those `shown` is meant wherever their street stands; others must be spoken of as homes that are somebody
    else's. Nothing where they are too many to be meant.
    """
    found = {home.ref: home for each in streets_in(text, shown, others) for home in each.listings}
    return tuple(found.values())


def streets_in(text: str, shown: Sequence[Listing], others: Sequence[Listing]) -> tuple[Mention, ...]:
    """Where a text names the homes of a street, in its order."""
    words = words_in(text)
    near, far = _by_street(shown), _by_street(others)
    places = _places((*shown, *others))
    found: list[Mention] = []
    for street in {**near, **far}:
        every = {home.ref: home for home in (*near.get(street, ()), *far.get(street, ()))}
        for start, end, bare, owns in _stands(text, words, street, places):
            if _OTHER_ADDRESS.search(text, max(0, start - _REACH), start):
                continue
            meant = owns or _is_meant(text, start, end, bare=bare, shown=True)
            homes = near.get(street, ()) if meant else ()
            if len(homes) == 1 and len(every) > 1 and _SEVERAL.search(text, max(0, start - _REACH), start):
                homes = tuple(every.values())
            if not near.get(street) and _is_meant(text, start, end, bare=bare, shown=False):
                there = far.get(street, ())
                homes = tuple(home for home in there if home.status is PropertyStatus.ACTIVE) or there
            if homes and (len(homes) <= MOST_OF_A_STREET or near.get(street)):
                found.append(Mention(start, end, tuple(homes), certain=False))
    return tuple(sorted(found, key=lambda one: one.at))


def is_street_of(place: str, homes: Sequence[Listing]) -> bool:
    """Whether the name of a place is that of a street on which homes of ours stand."""
    words = words_of(place)
    return any(words == street for street in _by_street(homes))


def neighbours_of(homes: Sequence[Listing], others: Sequence[Listing]) -> tuple[Listing, ...]:
    """Those of `others` that stand on a street of `homes`."""
    streets = _by_street(homes)
    return tuple(home for home in others if address_of(home.address).street[1:] in streets)


def _by_street(homes: Sequence[Listing]) -> dict[tuple[str, ...], tuple[Listing, ...]]:
    found: dict[tuple[str, ...], tuple[Listing, ...]] = {}
    for home in homes:
        street = address_of(home.address).street[1:]
        if len(street) > 1:
            found[street] = (*found.get(street, ()), home)
    return found


def _places(homes: Sequence[Listing]) -> frozenset[tuple[str, ...]]:
    """The names of the areas and cities of homes: "Birch Hollow" is no Hollow Road."""
    return frozenset(words_of(place) for home in homes for place in (home.area, home.city) if place)


def _stands(
    text: str, words: Sequence[Word], street: tuple[str, ...], places: frozenset[tuple[str, ...]]
) -> Iterator[tuple[int, int, bool, bool]]:
    """Every place where a street stands without a number, whether its kind is left out there, and whether the name is
    written as that of who has what follows."""
    name = name_of(street)
    known = any(len(word) >= FEWEST_LETTERS for word in name)
    for at in range(len(words)):
        length = next((len(each) for each in (street, name) if _stand_at(words, at, each)), 0)
        numbered = at > 0 and words[at - 1].name[0].isdigit() and not _ends_a_sentence(text, words[at - 1 : at + 1])
        bare = length < len(street)
        if not length or numbered or (bare and (not known or _is_part_of_a_place(words, at, length, places))):
            continue
        last = words[at + length - 1]
        yield words[at].start, last.end, bare, bool(last.owner) and last.name != (*street, *name)[length - 1]


def _ends_a_sentence(text: str, pair: Sequence[Word]) -> bool:
    """Whether a sentence ends between two words: in "too rich at 585. Tern Lane then" the number is of no house."""
    return re.search(r"[.!?]\s|\n", text[pair[0].end : pair[1].start]) is not None


def _stand_at(words: Sequence[Word], at: int, names: tuple[str, ...]) -> bool:
    said = words[at : at + len(names)]
    if len(said) < len(names) or any(word.name != name for word, name in zip(said[:-1], names[:-1], strict=True)):
        return False
    return names[-1] in (said[-1].name, said[-1].owner)


def _is_part_of_a_place(words: Sequence[Word], at: int, length: int, places: frozenset[tuple[str, ...]]) -> bool:
    for place in places:
        for start in range(max(0, at - len(place) + 1), at + 1):
            if start + len(place) >= at + length and _stand_at(words, start, place):
                return True
    return False


def _is_meant(text: str, start: int, end: int, *, bare: bool, shown: bool) -> bool:
    """Whether a street that stands in a text means homes there. What was shown needs fewer words around it."""
    reach = max(0, start - _REACH)
    if _OWN.search(text, reach, start):
        return False
    if bare:
        return _is_bare_name(text, start, end, shown=shown)
    if shown:
        return True
    if _FOR_SALE_BEHIND.match(text, end):
        return not _THEIRS.search(text, reach, start)
    before = _BEFORE.search(text, reach, start)
    said = (before is not None and not before["whose"]) or _BEHIND.match(text, end) is not None
    return not _THEIRS.search(text, reach, start) and (said or not _ELSEWHERE.search(text, reach, start))


def _is_bare_name(text: str, start: int, end: int, *, shown: bool) -> bool:
    reach = max(0, start - _REACH)
    strong = _BARE_BEFORE.search(text, reach, start) is not None
    if strong or (_OF_ARTICLE.search(text, reach, start) and _BEHIND.match(text, end)):
        return True
    capital = text[start].isupper() and not re.match(r"\s[A-Z]", text[end : end + 2])
    if capital and _AT.search(text, reach, start):
        return True
    clause = _CLAUSE_BEFORE.search(text, reach, start) and _CLAUSE_BEHIND.match(text, end)
    return shown and (clause is not None)
