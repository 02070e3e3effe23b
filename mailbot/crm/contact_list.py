"""The list of contacts: what was changed last first, filtered and searched, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mailbot.crm.changing import COUNTER, number_of, tag, tag_of
from mailbot.desk import Desk
from mailbot.errors import NotFound
from mailbot.mail.terms import terms
from models.account import Counter
from models.contact import Contact, ContactKind

PAGE = 50
MOST_TAGGED = 200  # contacts that one form may tag
LEAST_PREFIX = 2  # letters that a word must have to be completed
FIRST_STRETCH = 4 * PAGE  # numbers of changes that are looked through first; many contacts have several
GROWTH = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to see. Empty fields ask for nothing."""

    search: str = ""
    kind: ContactKind | None = None
    tag: str = ""
    source: str = ""

    @property
    def anything(self) -> bool:
        return bool(self.search or self.kind or self.tag or self.source)


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Some contacts; `older` is where the next page begins, 0 at the end."""

    rows: tuple[Contact, ...]
    older: int = 0


async def list_changed(desk: Desk, asked: Asked, *, before: int = 0, limit: int = PAGE) -> ContactPage:
    """One page of contacts, what was changed last first."""
    words = [number_of(asked.search)] if number_of(asked.search) else terms(asked.search, most=6)
    if asked.search.strip() and not words:
        return ContactPage(())
    filters = {"kind": asked.kind, "source": asked.source, "tags": asked.tag}
    given = {field: value for field, value in filters.items() if value}
    longest = sorted(words, key=len, reverse=True)
    if longest:
        rest = {"terms": {"$all": longest[1:]}} if longest[1:] else {}
        page = await _page(desk, {"terms": longest[0]}, {**given, **rest}, before, limit)
        return page if page.rows or before else await _completed(desk, words, given, limit)
    leading = next(reversed(given), "")
    where = {leading: given.pop(leading)} if leading else {}
    return await _page(desk, where, given, before, limit)


async def tag_several(desk: Desk, numbers: Sequence[int], name: str, *, on: bool, actor: str) -> int:
    """Give contacts a tag, or take it away; how many that changed. Raises BadInput, and NotFound for none of them."""
    wanted = tag_of(name)
    found: list[Contact] = []
    for start in range(0, min(len(numbers), MOST_TAGGED), 50):
        found += await desk.store.find(Contact, {"number": {"$in": list(numbers[start : start + 50])}})
    if not found:
        raise NotFound("none of these contacts is there")
    return sum([await tag(desk, contact, wanted, on=on, actor=actor) for contact in found])


async def _page(desk: Desk, where: Mapping[str, Any], then: Mapping[str, Any], before: int, limit: int) -> ContactPage:
    """Read back in stretches of numbers, each longer than the one before, until the page is full."""
    counter = await desk.store.first(Counter, {"kind": COUNTER})
    upper, stretch = before or (counter.last if counter else 0) + 1, FIRST_STRETCH
    found: list[Contact] = []
    while upper > 1:
        lower = max(1, upper - stretch)
        span = {"change": {"$gte": lower, "$lt": upper}}
        wanted = limit + 1 - len(found)
        found += await desk.store.find(Contact, {**where, **span}, then=then, sort=[("change", -1)], limit=wanted)
        if len(found) > limit:
            return ContactPage(tuple(found[:limit]), found[limit - 1].change)
        upper, stretch = lower, stretch * GROWTH
    return ContactPage(tuple(found))


async def _completed(desk: Desk, words: Sequence[str], then: Mapping[str, Any], limit: int) -> ContactPage:
    """Nothing has the very words: perhaps the last one is not typed to its end."""
    start, others = words[-1], list(words[:-1])
    if len(start) < LEAST_PREFIX:
        return ContactPage(())
    begins = {"terms": {"$gte": start, "$lt": start + "\U0010ffff"}}
    rest = {"terms": {"$all": others}} if others else {}
    found = await desk.store.find(Contact, begins, then={**then, **rest}, sort=[("change", -1)], limit=limit)
    return ContactPage(tuple({str(contact.id): contact for contact in found}.values()))
