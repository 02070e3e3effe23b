"""Names of places made comparable: case, accents, punctuation and the usual abbreviations do not tell them apart."""

from __future__ import annotations

import re
import unicodedata

_SAME = {
    spelling: word
    for word, spellings in {
        "st": "street saint", "ave": "avenue av", "rd": "road", "ln": "lane", "dr": "drive", "blvd": "boulevard",
        "ct": "court", "pl": "place", "ter": "terrace", "cir": "circle", "pkwy": "parkway", "hwy": "highway",
        "sq": "square", "n": "north", "s": "south", "e": "east", "w": "west", "hts": "heights", "mt": "mount",
        "ft": "fort", "pt": "point", "apt": "apartment unit",
    }.items()
    for spelling in spellings.split()
}  # fmt: skip

# Words that people put around the name of a place: "the Midtown area", "near downtown", "zona centro".
_AROUND = frozenset(
    {
        *("the", "a", "in", "near", "around", "by", "close", "to", "of", "and", "area", "areas", "neighborhood"),
        *("neighbourhood", "district", "part", "side", "zone", "suburb", "region"),
        *("la", "el", "los", "las", "en", "cerca", "de", "del", "zona", "barrio", "colonia", "sector", "parte"),
    }
)


def plain_letters(text: str) -> str:
    """Small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in plain letters, each abbreviation in one spelling."""
    return tuple(_SAME.get(word, word) for word in re.findall(r"[a-z0-9]+", plain_letters(text).replace("'", "")))


def name_words(place: str) -> tuple[str, ...]:
    """The words that name a place, without those that only stand around it; all of them where nothing else is left."""
    every = words_of(place)
    return tuple(word for word in every if word not in _AROUND) or every


def contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether the words of `part` stand in `whole`, in a row."""
    return bool(part) and any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))
