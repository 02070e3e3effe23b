"""The agency's own areas in small letters: beside one that was read as wished for, or where homes are asked for.

A "millpond" may be a pond; "millpond or Orchard Ridge" and "nothing in millpond?" leave no doubt. It stands after the
models and feeds none of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from classifiers.needs.known_areas import Place, places_named
from classifiers.verdict import Need

_JOINS: Final = re.compile(r"\s*(?:[,/&]|,? ?\b(?:or|and|o|y|and/or|as well as)\b)\s*(?:the )?", re.IGNORECASE)
_BEFORE: Final = 60  # letters that are looked at
# Asks for homes in a place; ends where the name begins.
_ASKS_FOR_HOMES: Final = re.compile(
    r"\b(?:nothing|anything|something|any(?: \w+){0,2}"
    r"|what(?:['’]?s| is| do you have| have you got| about)?(?: there| available)?"
    r"|(?:hay|tienen?) (?:algo|nada))(?: else| m[aá]s)?(?: in| near| around| en)(?: the)? \Z",
    re.IGNORECASE,
)
_ENDS_AS_QUESTION: Final = re.compile(r"[^.!?\n]*\?")


def with_those_beside(needs: Mapping[str, Need], text: str, known_areas: Collection[str]) -> dict[str, Need]:
    """The needs, with the agency's areas that stand beside one that was read, or that homes are asked for in."""
    said = places_named(text, known_areas)
    read = _names(needs.get("areas"))
    more = [place for chain in _chains(said, text) if _is_wished(chain, text, read) for place in chain]
    names = tuple(dict.fromkeys((*read, *(place.name for place in more if not _is_among(place.name, read)))))
    if len(names) == len(read):
        return dict(needs)
    first = more[0]
    quote = needs["areas"].quote if "areas" in needs else text[first.start : first.end]
    return {**needs, "areas": Need(names, quote)}


def _chains(said: Sequence[Place], text: str) -> Iterator[list[Place]]:
    """Places that are joined by "or" and the like, together."""
    chain: list[Place] = []
    for place in said:
        if chain and not _JOINS.fullmatch(text, chain[-1].end, place.start):
            yield chain
            chain = []
        chain.append(place)
    if chain:
        yield chain


def _is_wished(chain: Sequence[Place], text: str, read: Sequence[str]) -> bool:
    """Whether one of the places was read as wished for, or homes are asked for in them."""
    if any(_is_among(place.name, read) for place in chain):
        return True
    before = text[max(0, chain[0].start - _BEFORE) : chain[0].start]
    return _ASKS_FOR_HOMES.search(before) is not None and _ENDS_AS_QUESTION.match(text, chain[-1].end) is not None


def _is_among(name: str, names: Sequence[str]) -> bool:
    return name.casefold() in (one.casefold() for one in names)


def _names(need: Need | None) -> tuple[str, ...]:
    return need.value if need is not None and isinstance(need.value, tuple) else ()
