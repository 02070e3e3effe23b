"""With which letters a match of a regular expression can begin, as far as that can be told."""

from __future__ import annotations

import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Sequence
from typing import Any, Final

LARGEST_RANGE: Final = 60  # letters of a range such as [a-z] that are listed

_NOTHING_READ: Final = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)
_REPEATED: Final = (codes.MAX_REPEAT, codes.MIN_REPEAT)


def first_letters(pattern: str) -> frozenset[str] | None:
    """The letters, in lower case; None where any letter will do, or none at all.

    Python's own parser takes the expression apart: it is not documented, and the only one that reads what `re` reads.
    """
    return _of_sequence(list(parser.parse(pattern)))


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    for place, (code, value) in enumerate(items):
        if code in _NOTHING_READ:
            continue
        if code is codes.LITERAL:
            return frozenset(chr(value).lower())
        if code is codes.IN:
            return _of_set(value)
        if code is codes.BRANCH:
            return _of_any([_of_sequence(list(one)) for one in value[1]])
        if code is codes.SUBPATTERN:
            return _of_sequence(list(value[-1]))
        if code in _REPEATED:
            least, _, repeated = value
            found = _of_sequence(list(repeated))
            return found if least else _of_any([found, _of_sequence(items[place + 1 :])])
        return None
    return None


def _of_set(choices: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    found: set[str] = set()
    for code, value in choices:
        if code is codes.LITERAL:
            found.add(chr(value).lower())
        elif code is codes.RANGE and value[1] - value[0] < LARGEST_RANGE:
            found |= {chr(letter).lower() for letter in range(value[0], value[1] + 1)}
        else:
            return None
    return frozenset(found)


def _of_any(all_of_them: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    found = frozenset[str]()
    for one in all_of_them:
        if one is None:
            return None
        found |= one
    return found
