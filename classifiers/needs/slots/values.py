"""What is decided of a text, in values: sums as whole currency units, counts of rooms, kinds of home, or its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from classifiers.needs.price_words import BAND, MILLION_TALK
from classifiers.needs.prices import RENT_RANGE, SALE_RANGE, band_of
from classifiers.needs.slots.decisions import Decision
from classifiers.needs.slots.proposals import Proposal
from classifiers.needs.slots.tokens import Token, TokenKind
from classifiers.verdict import Need
from models.message import Intent

MOST_AREAS: Final = 6
MOST_ROOMS: Final = 12

_HALF = re.compile(
    r"[ -]?(?:and (?:a |one[- ])?half|(?:ba[nñ]os? )?y medi[oa]|1/2|½"
    r"|full ba(?:th)?s?,? (?:\+|and|plus|y) (?:a |one |un )?(?:half|powder|medio))",
    re.IGNORECASE,
)
_ROUND_BAND = re.compile(r"\$?(\d{3})(?:k|,000)?['’]?s\b", re.IGNORECASE)
_BAND_BEGINS: Final = 30  # letters before a number in which "low to mid" may stand
_MONTHLY_AT_MOST: Final = 20_000  # above it a sum is a home's price even where somebody rents
_BARE_THOUSANDS: Final = range(20, 5_000)  # "385" in talk of a purchase


@dataclass(frozen=True, slots=True)
class Said:
    """A text with its tokens, and of each family of tags what is said, in the order of the text."""

    text: str
    tokens: Sequence[Token]
    intents: Collection[Intent]
    decisions: Mapping[str, Sequence[Decision]]

    def of(self, name: str) -> Sequence[Decision]:
        """What is said of a family."""
        return self.decisions.get(name, ())

    def surest(self, name: str) -> list[Proposal]:
        """What is said of a family, the surest first; of those about as sure the first."""
        found = sorted(self.of(name), key=lambda one: (-round(one.likely, 1), one.proposal.first))
        return [one.proposal for one in found]

    def words(self, one: Proposal) -> str:
        return self.text[self.tokens[one.first].start : self.tokens[one.last].end]


def family(tag: str) -> str:
    """`financing` of `financing:va`: tags of one family are decided together."""
    return tag.partition(":")[0]


def needs_of(said: Said) -> dict[str, Need]:
    """The slots that the decisions about a text give."""
    needs: dict[str, Need] = {}
    for reader in _READERS:
        needs.update(reader(said))
    return needs


def says(said: Said, one: Proposal) -> object:
    """The value that a proposal by itself would give, of "mid 400s" both ends; None where it cannot be read."""
    return _SAYS.get(family(one.tag), Said.words)(said, one)


def and_a_half(text: str, number: Token) -> re.Match[str] | None:
    """The " 1/2" or "and a half" that goes on a whole number."""
    whole = number.count is not None and number.count == int(number.count)
    return _HALF.match(text, number.end) if whole else None


# ------------------------------------------------------------------------------------------------ sums of money


def _prices(said: Said) -> Iterator[tuple[str, Need]]:
    for one in said.surest("band"):
        ends = _band(said, one)
        if ends:
            yield "price_min", Need(ends[0], said.words(one))
            yield "price_max", Need(ends[1], said.words(one))
            return
    high = _first_value(said, "price_max", _ceiling)
    if high:
        yield "price_max", Need(high[0], said.words(high[1]))
    fitting = _below(said, _first_value(said, "price_min", _floor), high[0] if high else None)
    if fitting:
        yield "price_min", Need(fitting[0], said.words(fitting[1]))


def _first_value(said: Said, name: str, read: Callable[[Said, Proposal], int | None]) -> tuple[int, Proposal] | None:
    for one in said.surest(name):
        value = read(said, one)
        if value is not None:
            return value, one
    return None


def _below(said: Said, low: tuple[int, Proposal] | None, high: int | None) -> tuple[int, Proposal] | None:
    """A floor that lies under the ceiling; without a unit of its own it takes the one that brings it there."""
    if high is None or (low and low[0] <= high):
        return low
    for one in said.surest("price_min"):
        number = said.tokens[one.first].count
        for unit in (1, 1_000, 1_000_000):
            if number and high / 10 <= number * unit < high:
                return int(number * unit), one
    return None


def _floor(said: Said, one: Proposal) -> int | None:
    ends = _band(said, one)
    return ends[0] if ends else _worth(said, said.tokens[one.last])


def _ceiling(said: Said, one: Proposal) -> int | None:
    ends = _band(said, one)
    return ends[1] if ends else _worth(said, said.tokens[one.last])


def _worth(said: Said, token: Token) -> int | None:
    """A budget in whole currency units, as people write it: "485k", "385" for a home, "1,650" for a month."""
    amount = token.amount
    number = amount.number if amount else token.count
    if number is None:
        return None
    unit = amount.unit if amount else 1
    worth = number * unit
    buys, rents = Intent.BUYER in said.intents, Intent.RENTER in said.intents
    if rents and not (buys and worth >= _MONTHLY_AT_MOST):
        monthly = worth * 1_000 if unit == 1 and worth < 20 and worth != int(worth) else worth
        return _within(monthly, RENT_RANGE)
    if unit > 1 or worth >= SALE_RANGE[0]:
        return _within(worth, SALE_RANGE)
    if worth in _BARE_THOUSANDS and worth == int(worth) and not (amount and amount.marked and worth >= 1_000):
        return int(worth) * 1_000
    in_millions = number < 20 and (number != int(number) or MILLION_TALK.search(said.text))
    return round(number * 1_000_000) if in_millions else None


def _within(worth: float, limits: tuple[int, int]) -> int | None:
    return round(worth) if limits[0] <= worth <= limits[1] else None


def _band(said: Said, one: Proposal) -> tuple[int, int] | None:
    """The ends of "mid 400s" or "the 250s"."""
    start = said.tokens[one.last].start
    for match in BAND.finditer(said.text, max(0, start - _BAND_BEGINS), start + 12):
        if match.start() <= start <= match.start("hundreds"):
            return band_of(match)
    ten = _ROUND_BAND.match(said.text, start)
    return (int(ten[1]) * 1_000, int(ten[1]) * 1_000 + 9_000) if ten else None


# ------------------------------------------------------------------------------------------------ rooms


def _rooms(said: Said) -> Iterator[tuple[str, Need]]:
    for slot in ("bedrooms_min", "bathrooms_min"):
        for one in said.surest(slot):
            count, half, number = _count(said, one), _half(said, one), said.tokens[one.first]
            if count is not None:
                yield slot, Need(count, said.text[number.start : half.end() if half else number.end])
                break


def _count(said: Said, one: Proposal) -> float | None:
    """How many rooms, a half bath as .5."""
    count = said.tokens[one.first].count
    if count is None or not 0 < count <= MOST_ROOMS:
        return None
    value = count + 0.5 if _half(said, one) else count
    return int(value) if value == int(value) else value


def _half(said: Said, one: Proposal) -> re.Match[str] | None:
    return and_a_half(said.text, said.tokens[one.first]) if one.tag == "bathrooms_min" else None


# ------------------------------------------------------------------------------------------------ words


def _words(said: Said) -> Iterator[tuple[str, Need]]:
    for slot in ("address", "timeline"):
        surest = _likeliest(said, slot)
        if surest:
            yield slot, Need(said.words(surest), said.words(surest))
    for one in said.surest("name")[:1]:
        yield "name", Need(said.words(one), said.words(one))
    for one in said.surest("lead_email"):
        address = _email(said, one)
        if address:
            yield "lead_email", Need(address, said.tokens[one.first].written.rstrip("."))
            break


def _email(said: Said, one: Proposal) -> str | None:
    token = said.tokens[one.first]
    return token.written.rstrip(".").lower() if token.kind is TokenKind.EMAIL else None


def _areas(said: Said) -> Iterator[tuple[str, Need]]:
    names: dict[str, str] = {}
    for one in said.of("areas"):
        name = said.words(one.proposal)
        names.setdefault(name.lower(), name)
    if names:
        yield "areas", Need(tuple(names.values())[:MOST_AREAS], next(iter(names.values())))


def _kinds(said: Said) -> Iterator[tuple[str, Need]]:
    """Slots whose value stands in the tag: of kinds of home, one alone; of what else, the surest."""
    for slot in ("property_type", "listed_for", "financing"):
        surest = _likeliest(said, slot)
        if surest and (slot != "property_type" or len({one.proposal.tag for one in said.of(slot)}) == 1):
            yield slot, Need(_in_tag(said, surest), said.words(surest))


def _approval(said: Said) -> Iterator[tuple[str, Need]]:
    surest = _likeliest(said, "preapproved")
    if not surest:
        return
    granted = _granted(said, surest)
    yield "preapproved", Need(granted, said.words(surest))
    if granted and not said.of("financing"):
        yield "financing", Need("preapproval", said.words(surest))


def _in_tag(_: Said, one: Proposal) -> str:
    return one.tag.partition(":")[2]


def _granted(_: Said, one: Proposal) -> bool:
    return one.tag == "preapproved:yes"


def _likeliest(said: Said, name: str) -> Proposal | None:
    surest = max(said.of(name), key=lambda one: one.likely, default=None)
    return surest.proposal if surest else None


_READERS: Final[tuple[Callable[[Said], Iterator[tuple[str, Need]]], ...]] = (
    _prices,
    _rooms,
    _words,
    _areas,
    _kinds,
    _approval,
)
_SAYS: Final[Mapping[str, Callable[[Said, Proposal], object]]] = {
    "band": _band,
    "bathrooms_min": _count,
    "bedrooms_min": _count,
    "financing": _in_tag,
    "lead_email": _email,
    "listed_for": _in_tag,
    "preapproved": _granted,
    "price_max": _ceiling,
    "price_min": _floor,
    "property_type": _in_tag,
}
"""What a proposal of a family says; of the others, its words."""
