"""Names of people as files write them: whole or in parts, turned round, with titles."""

from __future__ import annotations

import re

# What goes before a name, and is no first name. "Ing" and "Lic" are names too: they need their dot, or more names.
_TITLE = re.compile(
    r"(?:dr|dra|prof|mr|mrs|ms|mx|sr|sra|srta|rev|hon|lic|licda|ing|arq|fr|capt|sgt|lt|col|gen|atty)\."
    r"|(?:dr|dra|prof|mr|mrs|ms|mx|sr|sra|srta|miss|doctora?|professora?|profesora?|señor|señora|señorita|rev)",
    re.IGNORECASE,
)
_MAYBE_TITLE = re.compile(r"lic|licda|ing|arq", re.IGNORECASE)
_BETWEEN = frozenset(("&", "and", "y", "e", "und"))
_ENOUGH = 2  # names that a word which may be one itself needs behind it, to be a title


def parts_of(name: str | None, first: str | None, last: str | None) -> tuple[str | None, str | None, str | None]:
    """The whole name and its parts, whichever of them is given; "Whitcomb, Clara" is turned round.

    A title is no first name, and what stands behind one alone is a family name: "Dr. Lee" has no first name.
    """
    if name and not first and not last:
        family, comma, given = name.partition(",")
        if comma and given.strip():
            name = f"{given.strip()} {family.strip()}"
        bare = without_titles(name)
        first, _, rest = bare.partition(" ")
        last = rest.strip() or None
        if bare != name and last is None:
            first, last = None, first or None
        return name, first, last
    first = without_titles(first) or None if first else first
    if not name and (first or last):
        name = f"{first or ''} {last or ''}".strip()
    return name, first, last


def without_titles(name: str) -> str:
    """A name without the titles before it; where there is nothing else, nothing."""
    words = name.split()
    start = 0
    while start < len(words) and _leads(words, start):
        start += 1
    return " ".join(words[start:]) if start else name


def _leads(words: list[str], at: int) -> bool:
    if words[at] in _BETWEEN:
        return at > 0
    if _MAYBE_TITLE.fullmatch(words[at]):
        return len(words) - at - 1 >= _ENOUGH
    glued = re.fullmatch(r"(?:[A-Za-z]+\.){2,3}", words[at])  # "Dr.Prof."
    titles = words[at].rstrip(".").split(".") if glued else []
    return bool(_TITLE.fullmatch(words[at])) or bool(titles and all(_TITLE.fullmatch(f"{one}.") for one in titles))
