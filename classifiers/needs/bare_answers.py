"""Answers that say nothing by themselves: "450ish I guess" to a question for a budget, "3" to one for bedrooms.

Which question a sum or a number answers is known from what was asked, or from the quoted question that it stands under.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from classifiers.needs.amounts import Amount, amounts
from classifiers.needs.known_areas import is_an_area, known_areas_in
from classifiers.needs.price_words import JOIN
from classifiers.needs.prices import budget
from classifiers.text.phrases import phrases
from classifiers.verdict import Need

MOST_BARE: Final = 9  # bedrooms that a number alone may count
MOST_LINES: Final = 40  # of a text that may be bare answers
LONGEST_LINE: Final = 90  # characters

# What our questions ask for, by the words in them.
_ASKS: Final = (
    ("price_max", phrases("price|budget|spend|monthly rent|cost|presupuesto|renta mensual|precio|gastar")),
    ("bedrooms_min", phrases("bedrooms?|rec[aá]maras?|habitaciones|dormitorios|cuartos")),
    ("areas", phrases("areas?|neighbou?rhoods?|parts? of town|locations?|zonas?|barrios?|colonias?")),
)
_FILLING_WORDS: Final = """
    a about actually al all and approx approximately around at be better budget can cash como could creo de
    definitely do dolares dollars dólares el enough es exceed favor fine for give go good great guess had has hasta
    have hello hey hi high hmm hola hopefully i i'd ideally if in is ish it just la least less let's like limit lo
    mas max maximo maximum maybe me mensuales mes min minimum month monthly more most my más máximo need needed no o
    of oh ok okay only or our over pay per perhaps please pls por possible possibly prefer preferably presupuesto
    price probably put range really roughly say so somewhere spend stay still suppose sure sí take tal tenemos tengo
    than thank thanks that the then there think thinking thx to tope tops total um under unos up us vez want was we
    we'd well were with would y yes you
"""
_FILLING: Final = frozenset(_FILLING_WORDS.split())
# Words with which a sum is no ceiling: "not under 400" and "over 450" say the lowest.
_A_FLOOR = re.compile(r"\b(?:over|(?<!no )more|minimum|min|al menos|at least|m[aá]s de)\b|\d\s?k?\s?\+", re.IGNORECASE)
_COUNTED: Final = (
    (1, "one un una"),
    (2, "two dos"),
    (3, "three tres"),
    (4, "four cuatro"),
    (5, "five cinco"),
    (6, "six seis"),
)
_NUMBERS: Final = {word: count for count, written in _COUNTED for word in written.split()}
_COUNT: Final = rf"(?:[1-{MOST_BARE}]|{'|'.join(_NUMBERS)})"
_ROOMS = re.compile(
    rf"(?<![\w$.,:/'’-])(?P<count>{_COUNT})(?:\s?\+)?(?:\s?(?:-|–|to|or|o|a)\s?(?:maybe\s|even\s)?{_COUNT})?(?![\w:/%'’-])",
    re.IGNORECASE,
)
_AN_HOUR = re.compile(r"\bat (?!(?:the )?(?:very )?(?:least|most)\b)", re.IGNORECASE)
_PIECES = re.compile(r"\n|,\s|;|\s/\s|\.\s")


def questions_in(quoted: str) -> tuple[str, ...]:
    """The slots that the last sentence of a quoted text asks for, where it is a question."""
    sentence = re.split(r"(?<=[.!?:])\s", " ".join(quoted.split()))[-1]
    return tuple(slot for slot, words in _ASKS if sentence.endswith("?") and words.search(sentence))


def bare_answers(
    text: str, asked: Collection[str], *, rents: bool = False, known_areas: Collection[str] = ()
) -> Mapping[str, Need]:
    """Of the slots that were `asked` for, those that a piece of `text` answers with a value and nothing else."""
    found: dict[str, Need] = {}
    for piece in _pieces(text):
        for slot, need in _read(piece, rents=rents, known_areas=known_areas):
            if slot in asked or (slot == "price_min" and "price_max" in asked):
                found.setdefault(slot, need)
    return found


def _pieces(text: str) -> Iterator[str]:
    for line in text.split("\n")[:MOST_LINES]:
        if line.strip() and len(line) <= LONGEST_LINE:
            yield from (piece.strip(" \t-*•>.!") for piece in _PIECES.split(line) if piece.strip())


def _read(piece: str, *, rents: bool, known_areas: Collection[str]) -> Iterator[tuple[str, Need]]:
    """What a piece may answer."""
    rooms = _ROOMS.search(piece)
    if rooms and not _AN_HOUR.search(piece) and _fills(piece[: rooms.start()] + " " + piece[rooms.end() :]):
        count = rooms["count"].lower()
        yield "bedrooms_min", Need(_NUMBERS.get(count) or int(count), piece)
    elif is_an_area(piece, known_areas):
        yield "areas", Need(tuple(place.name for place in known_areas_in(piece, known_areas)), piece)
    else:
        yield from _sums(piece, rents=rents)


def _sums(piece: str, *, rents: bool) -> Iterator[tuple[str, Need]]:
    """One sum, or two with a dash or "to" between them, and nothing but words that fill."""
    said = amounts(piece)
    if not said or not _fills(piece[: said[0].start] + " " + piece[said[-1].end :]):
        return
    if len(said) == 1:
        worth = budget(said[0], rents=rents)
        if worth is not None:
            yield "price_min" if _A_FLOOR.search(piece) else "price_max", Need(worth, piece)
    elif len(said) == 2 and JOIN.fullmatch(piece, said[0].end, said[1].start):
        yield from _range(said[0], said[1], piece, rents=rents)


def _range(low: Amount, high: Amount, piece: str, *, rents: bool) -> Iterator[tuple[str, Need]]:
    top, bottom = budget(high, rents=rents), budget(low, rents=rents)
    if top is not None and bottom is not None and bottom < top:
        yield "price_min", Need(bottom, piece)
        yield "price_max", Need(top, piece)


def _fills(rest: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", rest.lower().replace("’", "'"))
    return not re.search(r"\d", rest) and all(word in _FILLING for word in words)
