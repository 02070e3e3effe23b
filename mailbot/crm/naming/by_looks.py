"""Which one home of a list a text names by what only it is or has: "the condo", "the Millpond one", "la del patio"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.places import plain_letters, words_of
from mailbot.crm.naming.written import Mention
from models.property import PropertyType

_KINDS: Final = {
    PropertyType.CONDO: "condo|condominium|apartment|apt|flat|departamento|depa|depto|apartamento|condominio",
    PropertyType.TOWNHOUSE: "townhouse|townhome|town house|town home|row house|casa adosada|adosado",
    PropertyType.HOUSE: "house|cottage|bungalow|ranch|cape|colonial|casa",
    PropertyType.MULTI_FAMILY: "multi-family|multifamily|two-family|duplex|dúplex|triplex",
    PropertyType.LAND: "land|lot|parcel|terreno|lote",
    PropertyType.COMMERCIAL: "storefront|shop|commercial one|local",
}
_KIND: Final = "|".join(_KINDS.values())
_NOUN = rf"(?:one|place|home|property|listing|unit|rental|{_KIND})"
# A home by its kind alone; what follows it may make it another thing: "the condo fees", "the house that we own".
_OF_A_KIND = re.compile(
    rf"(?<!\w)(?:the|that|el|la|ese|esa) (?P<kind>{_KIND})\b"
    r"(?! ?(?:fees?|association|board|docs?|rules|market|hunt|search|insurance|we\b|i\b|that (?:we|i)\b|of (?:my|our)"
    r"|payment|prices?|para|que (?:tengo|tenemos|vend))|['’]s"
    r"|,? (?:(?:de|del|at|on|in|en|of) )?(?:la |calle )?_)",
    re.IGNORECASE,
)
# Says nothing of what a home is or has.
_EMPTY = "(?!first|second|third|last|other|next|same|whole|new|right|old|only|best|nice|big|small)"
_WORDS = r"[\w'’-]+(?: [\w'’-]+){0,2}"
_BY_WORDS = re.compile(
    rf"(?<!\w)(?:the|that) (?P<en>{_EMPTY}{_WORDS}?) (?:one|house|home|place|condo|townhouse|apartment|listing|unit)\b"
    rf"|(?<!\w)(?:the|that) {_NOUN} (?:with|in|at|on|by|that has|that had|which has|having)"
    rf" (?:the |a |an |its |it['’]s )?(?P<with>{_WORDS})"
    r"|(?<!\w)(?:la|el|esa|ese)(?: casa| propiedad| depa(?:rtamento)?| condo)? (?:del?|con|en)"
    rf"(?: la| el| los| las| un| una)? (?P<es>{_WORDS})",
    re.IGNORECASE,
)
# A home by its make, which records tell: "the loft", "the end unit one".
_OF_A_MAKE = re.compile(
    r"(?<!\w)(?:the|that) (?P<make>loft|penthouse|cape|ranch|bungalow|colonial|cottage|split[- ]level|duplex|studio"
    r"|(?:end|corner) unit|top[- ]floor|ground[- ]floor)\b(?! (?:fees?|association|board|style|floors?|stairs))",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:sell|selling|sold|own|owns|my|our|list|listing|rent out|vend\w+|(?:live|living|vivo|vivimos)(?: \w+)?)\b"
    r"[^.!?\n]{0,20}$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    ("the", "a", "an", "and", "of", "in", "on", "at", "for", "with", "is", "it", "its", "to", "or", "de", "la", "el")
)
_FEWEST_LETTERS: Final = 4
_REACH: Final = 40


def looks_in(text: str, listed: Sequence[Listing]) -> tuple[Mention, ...]:
    """Where a text names one home of a list by its kind, its area, or words of its record that are of no other."""
    if not listed:
        return ()
    found: list[Mention] = []
    for match in _OF_A_KIND.finditer(text):
        kind = _kind(match["kind"])
        of_it = [home for home in listed if home.type is kind]
        if (
            len(of_it) == 1
            and len(listed) > 1
            and not _OWNED.search(text, max(0, match.start() - _REACH), match.start())
        ):
            found.append(Mention(match.start(), match.end(), (of_it[0],), certain=False))
    records = [(home, _record(home)) for home in listed]
    for match in _OF_A_MAKE.finditer(text):
        homes = [home for home, _ in records if _make(match["make"]).search(" ".join(_told(home)))]
        if len(homes) == 1 and not _is_owned(text, match.start()):
            found.append(Mention(match.start(), match.end(), (homes[0],), certain=False))
    for match in _BY_WORDS.finditer(text):
        described = match["en"] or match["with"] or match["es"]
        homes = _having(described, records, whole=bool(match["en"]))
        if len(homes) == 1 and not _is_owned(text, match.start()):
            found.append(Mention(match.start(), match.end(), (homes[0],), certain=False))
    return tuple(sorted(found, key=lambda one: one.at))


def _is_owned(text: str, at: int) -> bool:
    return _OWNED.search(text, max(0, at - _REACH), at) is not None


def _kind(written: str) -> PropertyType | None:
    return next(
        (kind for kind, words in _KINDS.items() if plain_letters(written) in plain_letters(words).split("|")), None
    )


def _having(described: str, records: Sequence[tuple[Listing, frozenset[str]]], *, whole: bool) -> list[Listing]:
    """The homes whose record has all the words, or as many of the first of them as make sense of it."""
    words = [_stem(word) for word in words_of(described) if word not in _SMALL]
    for count in (len(words),) if whole else range(len(words), 0, -1):
        asked = words[:count]
        if asked and any(len(word) >= _FEWEST_LETTERS for word in asked):
            homes = [home for home, record in records if set(asked) <= record]
            if homes:
                return homes
    return []


def _make(written: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.sub('[- ]', '[- ]', written)}\b", re.IGNORECASE)


def _record(home: Listing) -> frozenset[str]:
    return frozenset(_stem(word) for word in words_of(" ".join(_told(home))))


def _told(home: Listing) -> tuple[str, ...]:
    return home.area, home.description, *home.features


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > _FEWEST_LETTERS else word
