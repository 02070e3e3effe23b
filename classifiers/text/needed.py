"""Which pieces of text must stand in whatever a regular expression matches, as far as that can be told."""

from __future__ import annotations

import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator, Sequence
from typing import Any, Final

_REPEATED: Final = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_GROUPED: Final = (codes.SUBPATTERN, codes.ATOMIC_GROUP)


def needed(pattern: str) -> frozenset[str] | None:
    """Pieces in lower case of which one at least stands in every match; None where no such pieces are known.

    Python's own parser takes the expression apart: it is not documented, and the only one that reads what `re` reads.
    """
    return _of_sequence(list(parser.parse(pattern)))


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """Everything in a sequence is needed: the part that tells most is enough."""
    return max(_parts(items), key=_telling, default=None)


def _telling(pieces: frozenset[str]) -> tuple[int, int]:
    """The shortest piece is the likeliest to stand there by chance; of fewer pieces, fewer do."""
    return min(map(len, pieces)), -len(pieces)


def _parts(items: Sequence[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    run = ""
    for code, value in items:
        if code is codes.LITERAL:
            run += chr(value).casefold()
            continue
        if run:
            yield frozenset((run,))
            run = ""
        found = _of_item(code, value)
        if found:
            yield found
    if run:
        yield frozenset((run,))


def _of_item(code: Any, value: Any) -> frozenset[str] | None:
    if code is codes.BRANCH:
        return _of_any([_of_sequence(list(one)) for one in value[1]])
    if code in _GROUPED:
        return _of_sequence(list(value[-1] if code is codes.SUBPATTERN else value))
    if code in _REPEATED:
        least, _, repeated = value
        return _of_sequence(list(repeated)) if least else None
    return None


def _of_any(ways: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    if any(way is None for way in ways):
        return None
    return frozenset[str]().union(*filter(None, ways))
