"""What a writer would pay: the price slots, from amounts that stand beside words for a budget.

An amount without such a word is taken only in a line that describes a search ("4 bed, Lakeshore, 400k"). What a house
was listed, sold or valued at, what somebody earns, owes, saved or pays down, is no budget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from classifiers.needs import price_words as words
from classifiers.needs.amounts import Amount, amounts
from classifiers.verdict import Need

SALE_RANGE: Final = (10_000, 100_000_000)  # whole currency units that a property may cost
RENT_RANGE: Final = (150, 50_000)  # a month
MOST_AMOUNTS: Final = 60  # looked at in one text
_BEFORE = 60  # letters of a sentence looked at before an amount
_AFTER = 40


@dataclass(frozen=True, slots=True)
class _Talk:
    """What the whole text says about how to read its numbers."""

    rents: bool
    buys: bool
    millions: bool
    sells: bool


def prices(text: str) -> Mapping[str, Need]:
    """The slots price_min and price_max that `text` gives."""
    buys = words.BUY_TALK.search(text) is not None
    rents = words.RENT_TALK.search(text) is not None and not buys
    talk = _Talk(rents, buys, words.MILLION_TALK.search(text) is not None, words.SELLS.search(text) is not None)
    numbers = amounts(text)[:MOST_AMOUNTS]
    for found in (
        _ranges(text, numbers, talk),
        _bands(text),
        _singles(text, numbers, talk),
        _loosely(text, numbers, talk),
        _bare(text, numbers, talk),
    ):
        needs = dict(found)
        if needs:
            return needs
    return {}


def budget(amount: Amount, *, rents: bool) -> int | None:
    """What an amount is worth that answers a question for a budget, or None where it can be none."""
    if rents:
        return _within(amount.worth, RENT_RANGE)
    if amount.number < 20 and amount.unit == 1 and amount.number == int(amount.number):
        return None  # "4" counts rooms
    return _worth(amount, _Talk(rents=False, buys=True, millions=False, sells=False), rent=False)


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether these words are one item of a list that describes a search: "4 beds, 330 to 360, Canton"."""
    alone = words.ITEM_BEGINS.search(text[max(0, start - 3) : start]) and words.ITEM_ENDS.match(text, end)
    colon = text[max(0, start - 2) : start] == ": "
    return bool(alone or (colon and words.ITEM_ENDS.match(text, end))) and words.COUNTS_ROOMS.search(text) is not None


def _rounded(amount: Amount) -> bool:
    """Whether a bare number has the shape of a budget in thousands: three digits, rounded to five."""
    return amount.number % 5 == 0 and 100 <= amount.number <= 999


# ------------------------------------------------------------------------------------------------ ranges


def _ranges(text: str, numbers: list[Amount], talk: _Talk) -> Iterator[tuple[str, Need]]:
    """The first "A to B" that is a budget: "between 800 and 1.1M", "450-500k", "entre 200 y 260 mil"."""
    for low, high in pairwise(numbers):
        if not words.JOIN.fullmatch(text, low.end, high.start):
            continue
        before, after = _around(text, low.start, high.end)
        if words.NO_BUDGET_AFTER.search(after) or words.NO_BUDGET_BEFORE.search(before):
            continue
        introduced = re.search(r"\b(?:between|from|entre|de|desde)\s$", before, re.IGNORECASE) is not None
        said = introduced or low.marked or high.marked or words.A_MONTH.search(after) or words.CEILING.search(before)
        if not (said or (not talk.sells and _is_item(text, low.start, high.end) and _rounded(low) and _rounded(high))):
            continue
        worths = _range_worth(low, high, talk, rent=_is_rent(after, talk))
        if worths:
            quote = text[low.start : high.end]
            yield "price_min", Need(worths[0], quote)
            yield "price_max", Need(worths[1], quote)
            return


def _range_worth(low: Amount, high: Amount, talk: _Talk, *, rent: bool) -> tuple[int, int] | None:
    """Both ends in whole currency units; the lower takes the unit that makes it lower."""
    top = _worth(high, talk, rent=rent)
    if top is None:
        return None
    candidates = (low.worth, low.number * high.unit, low.number * 1_000, low.number * 1_000_000)
    allowed = candidates if low.unit == 1 and not _is_whole(low) else candidates[:1]
    for bottom in allowed:
        if top / 10 <= bottom < top:
            return int(bottom), top
    return None


def _is_whole(amount: Amount) -> bool:
    """Whether the digits already say everything: 325,000."""
    return amount.number >= 10_000


# ------------------------------------------------------------------------------------------------ "mid 300s"


def _bands(text: str) -> Iterator[tuple[str, Need]]:
    for match in words.BAND.finditer(text):
        before, after = _around(text, match.start(), match.end())
        before = re.sub(r"\bin the\s$", "", before)  # "in the mid 500s" is no year
        if words.NO_BUDGET_BEFORE.search(before) or words.NO_BUDGET_AFTER.search(after):
            continue
        low, high = band_of(match)
        end = match.end()
        joined = words.JOIN.match(text, end)
        second = words.BAND.match(text, joined.end()) if joined else None
        if second and band_of(second)[0] > low:
            high, end = band_of(second)[1], second.end()
        yield "price_min", Need(low, text[match.start() : end])
        yield "price_max", Need(high, text[match.start() : end])
        return


def band_of(match: re.Match[str]) -> tuple[int, int]:
    """The ends of "low to mid 400s", in whole currency units."""
    hundreds = int(match["hundreds"])
    first = (match["part"] or "").lower()
    last = (match["upper"] or first).lower()
    low = words.BANDS[words.SAME_BAND.get(first, first)][0] if first else 0
    high = words.BANDS[words.SAME_BAND.get(last, last)][1] if last else 99
    return (hundreds + low) * 1_000, (hundreds + high) * 1_000


# ------------------------------------------------------------------------------------------------ single amounts


def _singles(text: str, numbers: list[Amount], talk: _Talk) -> Iterator[tuple[str, Need]]:
    """The last amount with words for a ceiling, and the last with words for a floor.

    What somebody would rather pay, or pays about, is their ceiling only where they name no firmer one.
    """
    wishes: list[tuple[str, Need]] = []
    firm: list[tuple[str, Need]] = []
    for amount in numbers:
        before, after = _around(text, amount.start, amount.end)
        if words.NO_BUDGET_AFTER.search(after) or words.ASKED_OF_IT.search(before):
            continue
        slot = _slot(amount, before, after)
        worth = _worth(amount, talk, rent=_is_rent(after, talk)) if slot else None
        if slot and worth is not None:
            kind = wishes if words.SOFT.search(before) and not words.CEILING.search(before) else firm
            kind.append((slot, Need(worth, text[amount.start : amount.end])))
    yield from (*wishes, *firm)


def _slot(amount: Amount, before: str, after: str) -> str:
    """Which slot the words beside an amount give it, or the empty string."""
    ceiling = words.CEILING.search(before)
    unwanted = words.NO_BUDGET_BEFORE.search(before)
    if ceiling and (unwanted is None or unwanted.start() >= ceiling.start() or words.ON_OFFER.match(unwanted[0])):
        return "price_max"
    if unwanted:
        return ""
    if words.CEILING_AFTER.search(after):
        return "price_max"
    if words.FLOOR.search(before) or (amount.marked and words.FLOOR_AFTER.search(after)):
        return "price_min" if amount.marked else ""
    soft = words.SOFT.search(before) and not words.LOOKED_AT.search(before)
    near = re.search(r"\b(?:near|close to)\s$", before, re.IGNORECASE)  # "near 405" may be a road
    return "price_max" if soft and (amount.marked or (not near and words.STANDS_FREE.match(after))) else ""


def _loosely(text: str, numbers: list[Amount], talk: _Talk) -> Iterator[tuple[str, Need]]:
    """The last amount that somebody leans to or asks about, or that stands as "350 ish" or alone in a search's list."""
    if talk.sells and not talk.buys:
        return
    for amount in numbers:
        before, after = _around(text, amount.start, amount.end)
        if words.NO_BUDGET_AFTER.search(after) or words.NO_BUDGET_BEFORE.search(before):
            continue
        if _is_leant_to(amount, before, after) or _is_roughly(text, amount, before, after):
            worth = _worth(amount, talk, rent=_is_rent(after, talk))
            if worth is not None:
                yield "price_max", Need(worth, text[amount.start : amount.end])


def _is_leant_to(amount: Amount, before: str, after: str) -> bool:
    if words.FEASIBLE_BEFORE.search(before) and words.FEASIBLE_AFTER.search(after):
        return True
    of_rates = amount.number < 20 and words.RATES.search(before + after)
    free = amount.marked or words.STANDS_FREE.match(after)
    return bool(free and not of_rates and words.LEANS.search(before))


def _is_roughly(text: str, amount: Amount, before: str, after: str) -> bool:
    """Whether it is "350 ish" or one item of a list, where the text counts rooms."""
    if words.COUNTS_ROOMS.search(text) is None or words.LOOKED_AT.search(before):
        return False
    rough = words.ABOUT_AFTER.search(after) or text[amount.start : amount.end].lower().endswith("ish")
    if rough and not words.AT_AN_HOUR.search(before):
        return True
    in_line = words.COUNTS_ROOMS.search(_sentence(text, amount)) is not None
    return in_line and _rounded(amount) and _is_item(text, amount.start, amount.end)


def _bare(text: str, numbers: list[Amount], talk: _Talk) -> Iterator[tuple[str, Need]]:
    """The one marked amount of a text, where its sentence describes a search and nothing else claims it."""
    marked = [amount for amount in numbers if amount.marked]
    if len(marked) != 1 or talk.sells:
        return
    amount = marked[0]
    sentence = _sentence(text, amount)
    before, after = _around(text, amount.start, amount.end)
    beside_search = words.SEARCH.search(sentence) and not words.ADDRESS_LINE.search(sentence)
    if not beside_search or words.NO_BUDGET_BEFORE.search(before) or words.NO_BUDGET_AFTER.search(after):
        return
    worth = _worth(amount, talk, rent=_is_rent(after, talk))
    if worth is not None:
        yield "price_max", Need(worth, text[amount.start : amount.end])


# ------------------------------------------------------------------------------------------------ reading numbers


def _worth(amount: Amount, talk: _Talk, *, rent: bool) -> int | None:
    """The amount in whole currency units, or None where it cannot be a price."""
    if rent:
        return _within(amount.worth, RENT_RANGE)
    if amount.unit > 1 or amount.worth >= 1_000_000:
        return _within(amount.worth, SALE_RANGE)
    if amount.worth >= SALE_RANGE[0]:
        return _within(amount.worth, SALE_RANGE) if amount.marked or _is_round(amount.worth) else None
    if talk.rents and amount.worth >= RENT_RANGE[0]:
        return _within(amount.worth, RENT_RANGE)
    if amount.number == int(amount.number):
        return int(amount.number) * 1_000 if 75 <= amount.number <= 999 else None
    in_millions = talk.millions or (1 <= amount.number < 20 and not talk.rents)  # "4.6 max": nobody buys for 4.60
    return int(amount.number * 1_000_000) if in_millions and amount.number < 50 else None


def _is_round(worth: float) -> bool:
    """People round a budget; a postcode seldom is."""
    return worth % 500 == 0 or worth >= 100_000


def _within(worth: float, limits: tuple[int, int]) -> int | None:
    return int(worth) if limits[0] <= worth <= limits[1] else None


def _is_rent(after: str, talk: _Talk) -> bool:
    return words.A_MONTH.search(after) is not None and not talk.buys


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words just before and just after a place, within its sentence."""
    before = text[max(0, start - _BEFORE) : start]
    cut = max((stop.end() for stop in words.SENTENCE_END.finditer(before)), default=0)
    after = text[end : end + _AFTER]
    stop = words.SENTENCE_END.search(after)
    return before[cut:], after[: stop.start() + 1] if stop else after


def _sentence(text: str, amount: Amount) -> str:
    start = max(text.rfind("\n", 0, amount.start), text.rfind(". ", 0, amount.start)) + 1
    stop = words.SENTENCE_END.search(text, amount.end)
    return text[start : stop.start() if stop else len(text)]
