"""From marked needs to tagged tokens: each slot's quote is found again in the text, and its tokens get its tag."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from classifiers.needs.slots.model import OUTSIDE
from classifiers.needs.slots.tokens import Token, TokenKind
from classifiers.needs.slots.values import and_a_half

STRETCHES: Final = ("address", "timeline", "name", "lead_email")
VALUED: Final = ("property_type", "listed_for", "financing", "preapproved")


class Marked:
    """One text with its tags. `lost`: slots whose words stand nowhere in it as tokens."""

    def __init__(self, text: str, tokens: Sequence[Token], needs: Mapping[str, Any], quotes: Mapping[str, str]) -> None:
        self._text = text
        self._tokens = tokens
        self._needs = needs
        self._quotes = quotes
        self.tags = [OUTSIDE] * len(tokens)
        self.lost: list[str] = []
        self._prices()
        self._counts()
        self._areas()
        self._words()

    def _prices(self) -> None:
        if {"price_min", "price_max"} <= self._needs.keys() and self._number("price_min") is None:
            self._band()
            return
        for slot in ("price_min", "price_max"):
            self._tag_number(slot)

    def _band(self) -> None:
        """ "Mid 400s" is both ends in one number, "low 200s to low 300s" in two."""
        for start, end in self._places("price_max"):
            numbers = [at for at in self._inside(start, end) if self._counts_something(at)]
            if len(numbers) == 1:
                self.tags[numbers[0]] = "band"
                return
            if numbers and self._quotes["price_min"] == self._quotes["price_max"]:
                self.tags[numbers[0]], self.tags[numbers[-1]] = "price_min", "price_max"
                return
        self.lost += ["price_min", "price_max"]

    def _counts(self) -> None:
        self._tag_number("bedrooms_min")
        self._tag_number("bathrooms_min", last=True)

    def _tag_number(self, slot: str, *, last: bool = False) -> None:
        if slot not in self._needs:
            return
        at = self._number(slot, last=last)
        if at is None:
            self.lost.append(slot)
        elif self.tags[at] == OUTSIDE:
            self.tags[at] = slot

    def _areas(self) -> None:
        start = next((start for start, _ in self._places("areas")), 0)
        for name in self._needs.get("areas", ()):
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            match = pattern.search(self._text, start) or pattern.search(self._text)
            if match is None:
                self.lost.append("areas")
            else:
                self._tag(self._inside(*match.span()), "areas")

    def _words(self) -> None:
        for slot in (*STRETCHES, *VALUED):
            value = self._needs.get(slot)
            if value is None or (slot, value) == ("financing", "preapproval"):  # told by the approval
                continue
            tag = f"{slot}:{_word(value)}" if slot in VALUED else slot
            if not any(self._tag(self._inside(start, end), tag) for start, end in self._places(slot)):
                self.lost.append(slot)

    # -------------------------------------------------------------------------------------------- helpers

    def _places(self, slot: str) -> Iterator[tuple[int, int]]:
        quote = self._quotes.get(slot, "")
        at = self._text.find(quote)
        while at >= 0 and quote:
            yield at, at + len(quote)
            at = self._text.find(quote, at + 1)

    def _inside(self, start: int, end: int) -> list[int]:
        return [
            at
            for at, token in enumerate(self._tokens)
            if token.start < end and token.end > start and token.kind is not TokenKind.LINE
        ]

    def _tag(self, places: Sequence[int], tag: str) -> bool:
        free = [at for at in places if self.tags[at] == OUTSIDE]
        for at in free:
            self.tags[at] = tag
        return bool(free)

    def _counts_something(self, at: int) -> bool:
        token = self._tokens[at]
        return token.count is not None or re.fullmatch(r"\d+s?", token.folded) is not None

    def _number(self, slot: str, *, last: bool = False) -> int | None:
        """The number in the quote that comes to the marked value."""
        for start, end in self._places(slot):
            fitting = [at for at in self._inside(start, end) if self._comes_to(at, self._needs[slot])]
            whole = [at for at in fitting if and_a_half(self._text, self._tokens[at])]  # the first 1 of "1 1/2"
            if fitting:
                return (whole or fitting)[-1 if last else 0]
        return None

    def _comes_to(self, at: int, wanted: float) -> bool:
        token = self._tokens[at]
        if token.count is None:
            return False
        worth = token.amount.worth if token.amount else token.count
        halved = (worth + 0.5,) if wanted < 20 else ()
        return any(abs(one - wanted) < 1e-6 for one in (worth, worth * 1_000, worth * 1_000_000, *halved))


def _word(value: Any) -> str:
    """A value as it stands in a tag."""
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else str(value)
