"""What tagged tokens say: sums as whole currency units, counts of rooms, kinds of home, and the words themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from classifiers.price_words import BAND, MILLION_TALK
from classifiers.prices import RENT_RANGE, SALE_RANGE, band_of
from classifiers.slots.decisions import Decision
from classifiers.slots.proposals import INSIDE, Proposal
from classifiers.slots.tokens import Token, TokenKind
from classifiers.verdict import Need
from models.message import Intent

MOST_AREAS: Final = 6
MOST_ROOMS: Final = 12

_HALF = re.compile(
    r"[ -]?(?:and (?:a |one[- ])?half|y medi[oa]|1/2|½"
    r"|full ba(?:th)?s?,? (?:\+|and|plus|y) (?:a |un )?(?:half|powder|medio))",
    re.IGNORECASE,
)
_ROUND_BAND = re.compile(r"\$?(\d{3})(?:k|,000)?['’]?s\b", re.IGNORECASE)
_BAND_BEGINS: Final = 30  # letters before a number in which "low to mid" may stand
_MONTHLY_AT_MOST: Final = 20_000  # above it a sum is a home's price even where somebody rents
_BARE_THOUSANDS: Final = range(20, 5_000)  # "385" in talk of a purchase


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring tokens of one tag. `likely`: how likely the likeliest of them is."""

    first: int
    last: int
    likely: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text with, for each token, the tag that is likeliest where one is likely enough; and what is decided apart."""

    text: str
    tokens: Sequence[Token]
    tags: Sequence[str]
    likely: Sequence[float]
    intents: Collection[Intent]
    said: Mapping[str, Sequence[Decision]]  # of the slots that are decided apart, what is said

    def stretches(self, tag: str) -> list[Stretch]:
        """Every stretch of a tag, in order."""
        found: list[Stretch] = []
        for at, said in enumerate(self.tags):
            if said != tag:
                continue
            if found and found[-1].last == at - 1:
                found[-1] = Stretch(found[-1].first, at, max(found[-1].likely, self.likely[at]))
            else:
                found.append(Stretch(at, at, self.likely[at]))
        return found

    def words(self, stretch: Stretch | Proposal) -> str:
        return self.text[self.tokens[stretch.first].start : self.tokens[stretch.last].end]


def tagged(
    text: str,
    tokens: Sequence[Token],
    likelihoods: Sequence[Mapping[str, float]],
    thresholds: Mapping[str, float],
    intents: Collection[Intent],
    said: Mapping[str, Sequence[Decision]],
) -> Tagged:
    """Choose a tag for each token: the likeliest but none, where it is likely enough for a slot to be said.

    `thresholds` name the slots that are chosen here; `said` is what is decided of the others.
    """
    tags, likely = [""] * len(tokens), [0.0] * len(tokens)
    least = INSIDE * min(thresholds.values(), default=0.0)
    for at, chances in enumerate(likelihoods):
        if 1.0 - chances.get("O", 0.0) < least:
            continue
        best = max((tag for tag in chances if family(tag) in thresholds), key=chances.__getitem__, default="")
        if best and chances[best] >= INSIDE * thresholds[family(best)]:
            tags[at], likely[at] = best, chances[best]
    chosen = Tagged(text, tokens, tags, likely, intents, said)
    for tag in set(tags) - {""}:
        for stretch in chosen.stretches(tag):
            if stretch.likely < thresholds[family(tag)]:
                for at in range(stretch.first, stretch.last + 1):
                    tags[at] = ""
    return chosen


def family(tag: str) -> str:
    """`type` of `type:condo`: tags of one family share a threshold."""
    return tag.partition(":")[0]


def needs_of(found: Tagged) -> dict[str, Need]:
    """The slots that the tags of a text give."""
    needs: dict[str, Need] = {}
    for reader in _READERS:
        needs.update(reader(found))
    return needs


# ------------------------------------------------------------------------------------------------ sums of money


def _prices(found: Tagged) -> Iterator[tuple[str, Need]]:
    for stretch in _surest(found, "band"):
        ends = _band(found, stretch)
        if ends:
            yield "price_min", Need(ends[0], found.words(stretch))
            yield "price_max", Need(ends[1], found.words(stretch))
            return
    high = _first_value(found, "price_max", lambda stretch: _sum(found, stretch, upper=True))
    low = _first_value(found, "price_min", lambda stretch: _sum(found, stretch, upper=False))
    if high:
        yield "price_max", Need(high[0], found.words(high[1]))
    fitting = _below(found, low, high[0] if high else None)
    if fitting:
        yield "price_min", Need(fitting[0], found.words(fitting[1]))


def _below(found: Tagged, low: tuple[int, Stretch] | None, high: int | None) -> tuple[int, Stretch] | None:
    """A floor that lies under the ceiling; without a unit of its own it takes the one that brings it there."""
    if high is None or (low and low[0] <= high):
        return low
    for stretch in _surest(found, "price_min"):
        number = found.tokens[stretch.first].count
        for unit in (1, 1_000, 1_000_000):
            if number and high / 10 <= number * unit < high:
                return int(number * unit), stretch
    return None


def _sum(found: Tagged, stretch: Stretch, *, upper: bool) -> int | None:
    ends = _band(found, stretch)
    return ends[upper] if ends else _worth(found, found.tokens[stretch.last])


def _worth(found: Tagged, token: Token) -> int | None:
    """A budget in whole currency units, as people write it: "485k", "385" for a home, "1,650" for a month."""
    amount = token.amount
    number = amount.number if amount else token.count
    if number is None:
        return None
    unit = amount.unit if amount else 1
    worth = number * unit
    buys, rents = Intent.BUYER in found.intents, Intent.RENTER in found.intents
    if rents and not (buys and worth >= _MONTHLY_AT_MOST):
        monthly = worth * 1_000 if unit == 1 and worth < 20 and worth != int(worth) else worth
        return _within(monthly, RENT_RANGE)
    if unit > 1 or worth >= SALE_RANGE[0]:
        return _within(worth, SALE_RANGE)
    if worth in _BARE_THOUSANDS and worth == int(worth) and not (amount and amount.marked and worth >= 1_000):
        return int(worth) * 1_000
    in_millions = number < 20 and (number != int(number) or MILLION_TALK.search(found.text))
    return round(number * 1_000_000) if in_millions else None


def _within(worth: float, limits: tuple[int, int]) -> int | None:
    return round(worth) if limits[0] <= worth <= limits[1] else None


def _band(found: Tagged, stretch: Stretch) -> tuple[int, int] | None:
    """The ends of "mid 400s" or "the 250s"."""
    start = found.tokens[stretch.last].start
    for match in BAND.finditer(found.text, max(0, start - _BAND_BEGINS), start + 12):
        if match.start() <= start <= match.start("hundreds"):
            return band_of(match)
    ten = _ROUND_BAND.match(found.text, start)
    return (int(ten[1]) * 1_000, int(ten[1]) * 1_000 + 9_000) if ten else None


# ------------------------------------------------------------------------------------------------ rooms


def _rooms(found: Tagged) -> Iterator[tuple[str, Need]]:
    for slot in ("bedrooms_min", "bathrooms_min"):
        for stretch in _surest(found, slot):
            count = found.tokens[stretch.first].count
            if count is None or not 0 < count <= MOST_ROOMS:
                continue
            end = found.tokens[stretch.first].end
            half = slot == "bathrooms_min" and count == int(count) and _HALF.match(found.text, end)
            quote = found.text[found.tokens[stretch.first].start : half.end() if half else end]
            value = count + 0.5 if half else count
            yield slot, Need(int(value) if value == int(value) else value, quote)
            break


# ------------------------------------------------------------------------------------------------ words


def _words(found: Tagged) -> Iterator[tuple[str, Need]]:
    for slot in ("address", "timeline"):
        surest = max(found.said.get(slot, ()), key=lambda one: one.likely, default=None)
        if surest:
            yield slot, Need(found.words(surest.proposal), found.words(surest.proposal))
    for stretch in _surest(found, "name")[:1]:
        yield "name", Need(found.words(stretch), found.words(stretch))
    for stretch in _surest(found, "lead_email"):
        if found.tokens[stretch.first].kind is TokenKind.EMAIL:
            address = found.tokens[stretch.first].written.rstrip(".")
            yield "lead_email", Need(address.lower(), address)
            break


def _areas(found: Tagged) -> Iterator[tuple[str, Need]]:
    names: dict[str, str] = {}
    for one in found.said.get("areas", ()):
        name = found.words(one.proposal)
        names.setdefault(name.lower(), name)
    if names:
        yield "areas", Need(tuple(names.values())[:MOST_AREAS], next(iter(names.values())))


def _kinds(found: Tagged) -> Iterator[tuple[str, Need]]:
    """Slots whose value stands in the tag: of kinds of home, one alone; of what else, the surest."""
    for slot in ("property_type", "listed_for"):
        said = found.said.get(slot, ())
        if said and (slot != "property_type" or len({one.proposal.tag for one in said}) == 1):
            surest = max(said, key=lambda one: one.likely)
            yield slot, Need(surest.proposal.tag.partition(":")[2], found.words(surest.proposal))
    loan = _likeliest(found, "financing")
    if loan:
        yield "financing", Need(loan[0].partition(":")[2], found.words(loan[1]))


def _approval(found: Tagged) -> Iterator[tuple[str, Need]]:
    approval = _likeliest(found, "preapproved")
    if not approval:
        return
    granted = approval[0] == "preapproved:yes"
    yield "preapproved", Need(granted, found.words(approval[1]))
    if granted and not any(family(tag) == "financing" for tag in found.tags):
        yield "financing", Need("preapproval", found.words(approval[1]))


def _likeliest(found: Tagged, slot: str) -> tuple[str, Stretch] | None:
    """Of all tags of a slot the likeliest stretch."""
    tags = sorted({tag for tag in found.tags if family(tag) == slot})
    said = [(tag, stretch) for tag in tags for stretch in found.stretches(tag)]
    return max(said, key=lambda one: one[1].likely, default=None)


_READERS: Final[tuple[Callable[[Tagged], Iterator[tuple[str, Need]]], ...]] = (
    _prices,
    _rooms,
    _words,
    _areas,
    _kinds,
    _approval,
)


def _surest(found: Tagged, tag: str) -> list[Stretch]:
    """The stretches of a tag, the surest first; of those about as sure the first."""
    return sorted(found.stretches(tag), key=lambda stretch: (-round(stretch.likely, 1), stretch.first))


def _first_value(found: Tagged, tag: str, read: Callable[[Stretch], int | None]) -> tuple[int, Stretch] | None:
    for stretch in _surest(found, tag):
        value = read(stretch)
        if value is not None:
            return value, stretch
    return None
