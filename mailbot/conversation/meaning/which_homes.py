"""Which homes a text names to somebody who knows the conversation, however little of them it says. Pure.

An address says it all. A street, a price, a number, a kind or a feature names homes that were shown before any others,
and what names a home is no wish: "the $372k one" is no budget, and "Hoop Lane" no area.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from classifiers.text.phrases import phrases
from classifiers.verdict import Need
from mailbot.crm.inventory import Listing
from mailbot.crm.naming.by_description import described_in
from mailbot.crm.naming.by_looks import looks_in
from mailbot.crm.naming.by_price import prices_in
from mailbot.crm.naming.by_rank import ranks_in
from mailbot.crm.naming.by_street import is_street_of, neighbours_of, streets_in
from mailbot.crm.naming.in_a_list import counted_in
from mailbot.crm.naming.listings import addresses_in, numbers_in
from mailbot.crm.naming.written import Mention
from models.property import PropertyStatus

MOST_ADDED_TO: Final = 2  # homes that were talked of, to which another is added
_MAY_NAME: Final = ("price_min", "price_max", "property_type")

# Adds a home to those that are to be seen.
_ADDS: Final = phrases(
    r"""
    (?:also|too|as well(?! as)|in addition|on top of (?:it|that)|plus|and maybe|(?:add|include|throw in)(?: \w+){0,4})
    tambi[eé]n|adem[aá]s|(?:agreg|incluy|a[nñ]ad)\w+
    """
)
_SENTENCE_ENDS: Final = re.compile(r"[.?!]\s|\n| (?:and|or|also|y|o) ", re.IGNORECASE)
_LA: Final = re.compile(r"la \d", re.IGNORECASE)
# Ends where what is seen instead begins.
_INSTEAD: Final = phrases(r"instead|rather|forget|skip|not (?:the|that|it)|en vez|en lugar|mejor|ya no")


@dataclass(frozen=True, slots=True)
class Known:
    """The homes that a conversation knows. `near` were shown or spoken of, those of the last list first."""

    book: Sequence[Listing] = ()
    near: Sequence[Listing] = ()
    listed: Sequence[Listing] = ()


def mentions_in(text: str, known: Known, *, of_times: bool = False) -> tuple[Mention, ...]:
    """Where a text names homes, in its order. `of_times`: it answers offered times, and its bare numbers are hours."""
    addresses = _without_doubles(addresses_in(text, known.book))
    rest = _blanked(text, addresses)
    streets = streets_in(rest, known.near, known.book)
    prices = prices_in(rest, known.near, known.book)
    found = [*addresses, *streets, *prices]
    if not of_times:
        rest = _blanked(rest, (*streets, *prices))
        talked_of = (*(home for each in (*addresses, *streets) for home in each.listings), *known.near)
        numbers = numbers_in(rest, known.near, neighbours_of(talked_of, known.book))
        rest = _blanked(rest, numbers)
        found += [*numbers, *looks_in(rest, known.listed), *ranks_in(rest, known.listed)]
        found = found or [*described_in(rest, [home for home in known.book if is_on_offer(home)])]
    return tuple(sorted((one for one in found if not _is_narrowed(one, found, text)), key=lambda one: one.at))


def _is_narrowed(mention: Mention, others: Sequence[Mention], text: str) -> bool:
    """Whether the same sentence says which of the homes on a street is meant: "the one with the skylight on Elm"."""
    homes = {home.ref for home in mention.listings}
    return len(homes) > 1 and any(
        {home.ref for home in other.listings} < homes
        and not _SENTENCE_ENDS.search(text[min(mention.end, other.end) : max(mention.at, other.at)])
        for other in others
    )


def homes_of(mentions: Iterable[Mention]) -> dict[str, Listing]:
    """The homes that are named, each once, by ref."""
    return {home.ref: home for each in mentions for home in each.listings}


def adds_a_visit(text: str) -> bool:
    """Whether a home that is named is to be seen beside those that were talked of: "also the Hollow Road one"."""
    return _ADDS.search(text) is not None and not _INSTEAD.search(text)


def without_names(text: str, known: Known) -> str:
    """The text in which no home is named by a number that could be an hour: "la 22, sábado a las 11", "las dos"."""
    numbers = [(each.at, each.end) for each in mentions_in(text, known) if _LA.match(text, each.at)]
    for start, end in (*numbers, *counted_in(text)):
        word = "it" if text[start:end].isascii() and not text[start:end].lower().startswith("l") else "la"
        text = text[:start] + word.ljust(end - start)[: end - start] + text[end:]
    return text


def without_what_names(needs: Mapping[str, Need], text: str, known: Known) -> dict[str, Need]:
    """The needs without words that name a home: its price or number, "the condo", its street, "the Millpond one"."""
    spans = [(each.at, each.end) for each in mentions_in(text, known)]
    kept = {
        slot: need for slot, need in needs.items() if slot not in _MAY_NAME or not _lies_in(need.quote, text, spans)
    }
    areas = kept.get("areas")
    if areas is not None and isinstance(areas.value, tuple) and areas.value:
        said = [area for area in areas.value if not is_street_of(area, known.book)]
        left = tuple(area for area in said if not _lies_in(area, text, spans))
        if not left:
            del kept["areas"]
        elif len(left) < len(areas.value):
            kept["areas"] = replace(areas, value=left)
    return {slot: kept[slot] for slot in needs if slot in kept}


def _without_doubles(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Without what may mean any unit of a building, where the text says elsewhere which of them is meant."""
    certain = {home.ref for each in mentions if each.certain for home in each.listings}
    return tuple(m for m in mentions if m.certain or certain.isdisjoint(home.ref for home in m.listings))


def is_on_offer(home: Listing) -> bool:
    """Whether a home can be had now."""
    return home.status is PropertyStatus.ACTIVE


def _blanked(text: str, mentions: Iterable[Mention]) -> str:
    for each in mentions:
        text = text[: each.at] + "_" * (each.end - each.at) + text[each.end :]
    return text


def _lies_in(quote: str, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether words that were quoted stand where a home is named, and nowhere else."""
    places = [match.span() for match in re.finditer(rf"(?<!\d){re.escape(quote)}(?!\d)", text)] if quote else []
    return bool(places) and all(any(a < end and start < b for a, b in spans) for start, end in places)
