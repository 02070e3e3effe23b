"""Which units a text names by their street and unit: "Junction unit 4", "unit 12 on Platform St", "304 Stave"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.written import (
    FEWEST_LETTERS,
    NO_HOME_BEHIND,
    Mention,
    Word,
    address_of,
    name_of,
    units_at,
    words_in,
)

_CLOSE = re.compile(r"[\s,]{1,3}")
_NUMBER_BEHIND = re.compile(rf"\.?[\s,]{{1,3}}\d{{1,5}}[a-z]?\b{NO_HOME_BEHIND}", re.IGNORECASE)


def units_on_streets(text: str, listings: Sequence[Listing]) -> Iterator[Mention]:
    """Where a text names units by their street, without the number of the house that they are in."""
    words = words_in(text)
    for street, homes in _buildings(listings).items():
        numbers = {address_of(home.address).street[0] for home in homes}
        for first, last in _stands(words, street):
            before = words[first - 1] if first else None
            if before is not None and before.name in numbers:
                continue  # the whole address
            start = words[first].start
            units, end = units_at(text, start, words[last].end)
            if (
                not units
                and before is not None
                and before.name[0].isdigit()
                and _CLOSE.fullmatch(text, before.end, start)
            ):
                units, start = frozenset((before.name,)), before.start
            if not units and _NUMBER_BEHIND.match(text, end):
                units, end = frozenset((words[last + 1].name,)), words[last + 1].end
            here = tuple(home for home in homes if units & address_of(home.address).units)
            if here:
                yield Mention(start, end, here, certain=True)


def _buildings(listings: Sequence[Listing]) -> dict[tuple[str, ...], list[Listing]]:
    """The homes that are units, by the words of their street."""
    found: dict[tuple[str, ...], list[Listing]] = {}
    for home in listings:
        address = address_of(home.address)
        if address.units and len(address.street) > 1:
            found.setdefault(address.street[1:], []).append(home)
    return found


def _stands(words: Sequence[Word], street: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The first and the last word of each place where a street is named, with or without its kind."""
    name = name_of(street)
    if not any(len(word) >= FEWEST_LETTERS for word in name):
        return
    for first in range(len(words) - len(name) + 1):
        if tuple(word.name for word in words[first : first + len(name)]) == name:
            whole = tuple(word.name for word in words[first : first + len(street)]) == street
            yield first, first + len(street if whole else name) - 1
