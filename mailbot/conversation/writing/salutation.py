"""How somebody is greeted: by their first name, or by a title as they write it and their last name. Pure."""

from __future__ import annotations

from typing import Final

_TITLES: Final = frozenset((
    "dr", "dra", "mr", "mrs", "ms", "mx", "miss", "prof", "professor", "doctor", "doctora", "rev", "fr", "sr",
    "sra", "srta", "señor", "señora", "señorita", "lic", "ing", "arq", "rabbi", "pastor",
    # ranks, as they are written before a name
    "pvt", "pfc", "spc", "cpl", "lcpl", "sgt", "ssg", "ssgt", "sfc", "msg", "msgt", "tsgt", "gysgt", "sgm", "csm",
    "cmsgt", "wo", "cwo", "lt", "1lt", "2lt", "ltjg", "cpt", "capt", "captain", "maj", "major", "ltc", "ltcol", "col",
    "colonel", "cdr", "lcdr", "gen", "general", "adm", "admiral", "officer",
))  # fmt: skip
_DON: Final = frozenset(("don", "doña", "dona"))  # a name in English, a title before the first name in Spanish
_NO_NAMES: Final = frozenset(("the", "family", "familia", "los", "las", "team", "household", "casa", "house"))
_BESIDE: Final = frozenset(
    ("jr", "sr", "ii", "iii", "iv", "md", "phd", "dds", "dvm", "rn", "esq", "facc", "cpa", "mba")
)
_AND: Final = frozenset(("and", "&", "y", "e", "+"))
_MOST_NAMES: Final = 5
_LONGEST: Final = 20  # characters; what a stranger calls themselves may be a message
_SURNAME_OF_SEVERAL: Final = 1  # of "María López García" the first of the two


def salutation(first: str, whole: str, language: str) -> str:
    """What stands behind "Hi": `first` unless the whole name tells otherwise; empty for what is nobody's name.

    "Dr. Anand Subramaniam, MD" is Dr. Subramaniam, "Don Ernesto" in Spanish Don Ernesto, "The Hendersons" nobody.
    """
    if len(_folded(first)) == 1:
        first = ""  # an initial
    title, *names = whole.split(",")[0].split() or [""]
    head = _folded(title)
    if not title or _folded(first) not in (head, ""):
        return first if _folded(first) not in _TITLES | _NO_NAMES else ""
    if head in _NO_NAMES:
        return ""
    named = [name for name in names if _folded(name) not in _TITLES | _BESIDE]
    plain = 0 < len(named) <= _MOST_NAMES and all(map(_is_name, named))
    if head in _TITLES:
        return f"{title} {_last(named, language)}" if plain else ""
    if head in _DON and language == "es":
        return f"{title} {named[0]}" if plain else ""
    return first


def _last(names: list[str], language: str) -> str:
    """The name that stands behind a title; Spanish has two surnames, and the first of them is used."""
    return names[_SURNAME_OF_SEVERAL if language == "es" and len(names) > 2 else -1]


def _is_name(word: str) -> bool:
    letters = word.rstrip(".").replace("-", "").replace("'", "").replace("’", "")
    return letters.isalpha() and len(word) <= _LONGEST and word.lower() not in _AND


def _folded(word: str) -> str:
    return word.rstrip(".").lower()
