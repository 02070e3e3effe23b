"""Figures that are said roughly: "about 1,500 square feet", "just under $430,000", "a good $60,000 less"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

_WIDE: Final = 0.15  # "over 2,000 square feet" may be 2,180
_NEAR: Final = 0.04  # and "almost 2,200" may be 2,180
_A_BIT: Final = 0.2  # of parts of one: "just over half an acre" may be 0.6
_CENT: Final = 0.01  # figures are no exact fractions
_SMALL: Final = 100.0  # of acres, miles and minutes people say "a little over two" where it is 2.3

_A_LITTLE = r"(?:just|slightly|barely|an?\s+(?:little|bit|touch|hair|shade|tad)|(?:un\s+)?poco|apenas)"
_OVER = r"(?:over|above|past|more\s+than|m[aá]s\s+de)"
_UNDER = r"(?:under|below|within|less\s+than|shy\s+of|short\s+of|menos\s+de)"
_AT_LEAST = r"(?:upwards\s+of|north\s+of|at\s+least|a\s+good|por\s+lo\s+menos)"
_ALMOST = r"(?:nearly|almost|not\s+quite|close\s+to|casi|cerca\s+de)"
_ABOUT = (
    r"(?:about|around|roughly|approximately|approx\.?|some|circa|unos|unas|rond\w+|alrededor\s+de|aproximadamente"
    r"|m[aá]s\s+o\s+menos)"
)
# (words before a figure, how much less and how much more than it the fact may be, as parts of the figure)
_SENSES: Final = tuple(
    (re.compile(rf"(?<![\w-])(?:{words})\s+(?:the\s+|a\s+|los\s+)?[$€£]?\Z", re.IGNORECASE), less, more)
    for words, less, more in (
        (rf"{_A_LITTLE}\s+{_OVER}", 0.0, _NEAR),
        (rf"(?<!not ){_OVER}|{_AT_LEAST}", 0.0, _WIDE),
        (rf"(?:{_A_LITTLE}\s+)?{_UNDER}|{_ALMOST}", _NEAR, 0.0),
        (_ABOUT, _NEAR, _NEAR),
    )
)
_BOUNDED: Final = 0.1
_BOUNDED_CLOSELY: Final = 0.02
_BOUNDS: Final = re.compile(
    rf"(?<![\w-])(?:(?P<little>just|bit|little)\s+)?(?:(?P<over>{_OVER})|{_UNDER}|(?:por\s+)?debajo\s+de)\s+(?:los\s+|a\s+)?[$€£]?\Z",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\b(low|lower|mid|middle|mid-to-upper|mid-to-high|upper|high)[\s-]+(?:the\s+)?[$€£]?\Z", re.IGNORECASE
)
_PARTS: Final = {
    "": (0.0, 1.0), "low": (0.0, 0.4), "lower": (0.0, 0.4), "mid": (0.25, 0.75), "middle": (0.25, 0.75),
    "mid-to-upper": (0.3, 1.0), "mid-to-high": (0.3, 1.0), "upper": (0.6, 1.0), "high": (0.6, 1.0),
}  # fmt: skip
_BEHIND: Final = re.compile(r"[\s\w-]{0,14}?\b(?:or so|give or take|m[aá]s o menos)\b|-ish\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text, and where it stands."""

    value: float
    text: str
    start: int
    end: int


Way = Callable[[Figure, Collection[float]], float]
"""A way of saying a fact roughly: the fact that a figure means in this way, the nearest of several, else its value."""


def said(figure: Figure, facts: Collection[float], ways: Sequence[Way]) -> float | None:
    """The fact that a figure means in the first of these ways in which it means any; or None."""
    return next((value for way in ways if (value := way(figure, facts)) in facts), None)


def meant(figure: Figure, facts: Collection[float], most: float = _WIDE) -> float:
    """ "About 1,500", "just under 2,200": the direction counts, what is "just under 2,200" is less than that.

    `most` is how far off it may be at all, as a part of the figure.
    """
    value = figure.value
    if value in facts:
        return value
    less, more = (min(part, most) for part in _room(figure))
    if value < 1 and bool(less) != bool(more):
        less, more = (_A_BIT if less else 0.0), (_A_BIT if more else 0.0)
    elif value < _SMALL and not less and more:
        more = _WIDE
    fitting = [fact for fact in facts if value * (1 - less) <= fact <= value * (1 + more) + _CENT]
    return min(fitting, key=lambda fact: abs(fact - value), default=value)


def bounded(figure: Figure, facts: Collection[float]) -> float:
    """A round figure that bounds: "under $90,000" where it is $84,000."""
    value = figure.value
    bound = _BOUNDS.search(figure.text[max(0, figure.start - 40) : figure.start])
    if bound is None or value % (10 ** (len(str(int(value))) - 2)):
        return value
    most = _BOUNDED_CLOSELY if bound["little"] else _BOUNDED
    low, high = (value, value * (1 + most)) if bound["over"] else (value * (1 - most), value)
    fitting = [fact for fact in facts if low <= fact <= high]
    return min(fitting, key=lambda fact: abs(fact - value), default=value)


def decade(figure: Figure, facts: Collection[float]) -> float:
    """The tens or hundreds that a fact lies in: "the mid-700s", "the low $1,400s"."""
    value = figure.value
    if not re.match(r"['’]?s\b", figure.text[figure.end :]) or value < _SMALL:
        return value
    width = 100 if not value % 100 else 10
    part = _PART.search(figure.text[max(0, figure.start - 24) : figure.start])
    low, high = _PARTS[(part[1] if part else "").lower()]
    fitting = [fact for fact in facts if value + low * width <= fact < value + high * width]
    return min(fitting, default=value)


# People round a price no further than a hundredth: "just under $430,000" where it is $429,900.
WAYS_OF_A_PRICE: Final[tuple[Way, ...]] = (decade, partial(meant, most=0.01), bounded)


def _room(figure: Figure) -> tuple[float, float]:
    before = figure.text[max(0, figure.start - 40) : figure.start]
    for pattern, less, more in _SENSES:
        if pattern.search(before):
            return less, more
    return (_NEAR, _NEAR) if _BEHIND.match(figure.text, figure.end) else (0.0, 0.0)
