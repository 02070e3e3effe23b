"""Charts as figures for SVG: the template draws them with classes, no script and no style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 440  # so that letters can be read on a phone too
HEIGHT = 180
LEFT, BOTTOM, TOP = 40, 24, 12
ROW, LABELS, VALUES = 28, 72, 116  # of horizontal bars: height, room for names and for numbers
SERIES = ("a", "b", "c")  # the classes of the series, in order
MOST_LABELS = 6  # along the bottom
LETTER = 6.5  # the width of a letter, about


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle with what it says to whoever points at it."""

    x: float
    y: float
    width: float
    height: float
    look: str
    says: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text at a place."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    look: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: bars, texts, and lines across at some heights."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    words: tuple[Words, ...]
    lines: tuple[float, ...] = ()
    left: int = LEFT  # where the lines begin


def columns(names: Sequence[str], series: Sequence[tuple[str, Sequence[float]]]) -> Chart:
    """Upright bars side by side: for each name one of each series, (what it is, its values)."""
    most = _round_up(max((value for _, values in series for value in values), default=0))
    inner, step = HEIGHT - BOTTOM - TOP, (WIDTH - LEFT) / max(1, len(names))
    each = min(28.0, step * 0.8 / max(1, len(series)))
    bars = []
    for place, name in enumerate(names):
        start = LEFT + place * step + (step - each * len(series)) / 2
        for nth, (what, values) in enumerate(series):
            tall = inner * values[place] / most
            says = f"{name}: {values[place]:,.6g} {what}"
            left, width = round(start + nth * each, 1), round(each - 1, 1)
            bars.append(Bar(left, round(TOP + inner - tall, 1), width, round(tall, 1), SERIES[nth], says))
    every = -(-len(names) // MOST_LABELS)
    shown = [(place, name) for place, name in enumerate(names) if (len(names) - 1 - place) % every == 0]  # the last too
    words = [_below(LEFT + (place + 0.5) * step, name) for place, name in shown]
    heights = [(share, TOP + inner * (1 - share)) for share in (0.0, 0.5, 1.0)]
    words += [Words(LEFT - 6, height + 4, f"{most * share:,.4g}", "end") for share, height in heights]
    return Chart(WIDTH, HEIGHT, tuple(bars), tuple(words), tuple(height for _, height in heights))


def _below(middle: float, name: str) -> Words:
    """A name along the bottom, in the middle of its column, but never beyond the edge."""
    if middle + LETTER * len(name) / 2 > WIDTH:
        return Words(WIDTH, HEIGHT - 6, name, "end")
    return Words(round(middle, 1), HEIGHT - 6, name)


def rows(values: Sequence[tuple[str, int]], *, of_first: bool = False) -> Chart:
    """Lying bars, one below the other; `of_first` tells each as a share of the one at the top too."""
    most, first = max((value for _, value in values), default=0) or 1, values[0][1] if values else 0
    bars, words = [], []
    for place, (name, value) in enumerate(values):
        top, long = place * ROW + 4, (WIDTH - LABELS - VALUES) * value / most
        share = f" · {100 * value / first:.1f} %" if of_first and first and place else ""
        bars.append(Bar(LABELS, top, round(max(long, 1.0), 1), ROW - 10, "a", f"{name}: {value:,}{share}"))
        words.append(Words(LABELS - 8, top + 14, name, "end"))
        words.append(Words(round(LABELS + max(long, 1.0) + 8, 1), top + 14, f"{value:,}{share}", "start", "value"))
    return Chart(WIDTH, ROW * len(values) + 4, tuple(bars), tuple(words))


def _round_up(most: float) -> float:
    """The next of 0.01, 0.02, 0.04, 0.1, 0.2 …, so that lines stand at round numbers."""
    if not most:
        return 2.0  # an empty chart counts in ones
    top = 0.01  # money is in parts too
    while top < most:
        for factor in (2, 4, 10):
            if top * factor >= most:
                return top * factor
        top *= 10
    return top
