"""Rooms that are hoped for and rooms that will do: "would love 3 beds but could live with 2"; and rooms in short words.

Like the gates (classifiers.needs.gates) this stands after the models and feeds none of them.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from classifiers.needs.spots import Mail
from classifiers.verdict import Need

_LONGEST_READ: Final = 5_000
_NUMBERS: Final[Mapping[str, int]] = {
    "one": 1, "two": 2, "three": 3, "third": 3, "four": 4, "fourth": 4, "five": 5, "fifth": 5,
    "una": 1, "dos": 2, "tres": 3, "tercera": 3, "tercer": 3, "cuatro": 4, "cuarta": 4, "cinco": 5,
}  # fmt: skip
_NUMBER: Final = rf"(?<![\w$.,/-])(?P<number>[1-6]|{'|'.join(_NUMBERS)})(?![\w/]|[.,:]\d|\s?(?:%|and (?:a )?half|y medio|k\b|mil\b|-?\s?(?:full )?(?:bath|ba\b|ba[ñn]o|car\b|acre|garage|stor|floor|unit|month|year|week|day|mes|a[ñn]o|dog|cat|kid|perr|piso)))"
_ROOM: Final = (
    r"(?:[ -]?(?:bed ?rooms?|beds?|brs?|bds?|rec(?:[aá]maras?|s)?|habitaci[oó]n(?:es)?|cuartos?|dormitorios?|dorms?))"
)
_A_ROOM: Final = re.compile(
    rf"\d{_ROOM}\b|\b(?:bed ?rooms?|beds?|rec[aá]maras?|habitaci\w+|cuartos?|dormitorios?)\b", re.IGNORECASE
)
_WILL_DO: Final = (
    re.compile(
        rf"{_NUMBER}{_ROOM}?,?\s(?:as (?:a |the |our )?)?(?:min(?:imum)?|at (?:the )?(?:very )?(?:least|minimum)|(?:is|are|would be|will be|['’]?s) (?:ok(?:ay)?|fine|enough|acceptable|doable|the minimum|our minimum|my minimum)"
        r"|(?:would|will|could|['’]ll|might) (?:also )?(?:do|work|suffice)|works?|como m[ií]nimo|m[ií]nimo|(?:nos |me )?(?:basta\w*|alcanza\w*|sirve\w*|servir\w*|est[aá]n? bien))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:(?:could|can|would|might|['’]d|['’]ll|will) (?:\w+ )?(?:live with|settle (?:for|with)|do with|deal with|manage(?: with)?|work with|make do with|get by with|be (?:ok(?:ay)?|fine|happy) with|accept|consider|take)"
        r"|at least|minimum(?: of)?|min\.?|(?:ok(?:ay)?|fine|happy) with|settle for|no (?:less|fewer) than|not (?:less|fewer) than|al menos|por lo menos|m[ií]nimo(?: de)?|conform\w+ con|acepta\w*|nos vale\w*)"
        rf" (?:just |only |a |an |as few as |con )?{_NUMBER}",
        re.IGNORECASE,
    ),
)
_HOPED: Final = (
    re.compile(
        r"\b(?:(?:would|['’]d) (?:really |much )?(?:love|like|prefer)|ideal(?:ly)?|prefer(?:ably|red|ring)?|hop(?:e|ing) for|idealmente|de preferencia|preferi\w+|lo ideal(?: ser[ií]an?| es| son)?"
        rf"|ojal[aá]|(?:me|nos) (?:gustar|encantar)[ií]an?)(?: to have| have| is| would be| get| it to have)?(?: a| an| un| una)?:? {_NUMBER}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_NUMBER}{_ROOM}?(?: for(?: \w+){{1,4}})?,?\s(?:is |are )?(?:preferred|preferably|ideally|ideal|if possible|(?:would|['’]d) be (?:\w+ )?(?:nice|great|ideal|welcome|perfect|better|best|lovely|wonderful|a plus|a bonus)"
        r"|de preferencia|preferible\w*|idealmente|si se puede|si es posible|ser[ií]an? (?:lo )?(?:ideal|mejor|perfect\w+))\b",
        re.IGNORECASE,
    ),
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+")
# Counted as leads in a hurry do, and as Argentina does: a home of two "ambientes" has one bedroom.
_IN_SHORT: Final = re.compile(
    r"(?<![\w.$,/-])(?P<number>[1-6]|un[ao]?|dos|tres|cuatro|cinco)(?:\s?(?:a|o|-)\s?[1-6])?\s?(?P<room>recs?|rcmrs?|habs?|dorms?|ctos?|qtos?|ambientes?|amb)\b\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rooms:
    """How many bedrooms will do, and how many are hoped for."""

    least: int
    hoped: int
    quote: str


def hoped_rooms(text: str) -> Rooms | None:
    """The bedrooms of a text that names those that will do and, beside them, more that are hoped for."""
    for match in _SENTENCE.finditer(text[:_LONGEST_READ]):
        sentence = match[0]
        if not _A_ROOM.search(sentence):
            continue
        will_do, hoped = list(_found(_WILL_DO, sentence)), list(_found(_HOPED, sentence))
        if not will_do or not hoped:
            continue
        least, most = min(will_do, key=lambda one: one[0]), max(hoped, key=lambda one: one[0])
        if least[0] < most[0]:
            return Rooms(least[0], most[0], least[1])
    return None


def with_rooms_that_will_do(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """With the bedrooms that will do in place of those that are hoped for, and those that short words count."""
    rooms = hoped_rooms(mail.text)
    if rooms is not None:
        return {**needs, "bedrooms_min": Need(rooms.least, rooms.quote)}
    if "bedrooms_min" in needs:
        return needs
    enough = _that_will_do(mail.text[:_LONGEST_READ])
    if enough is not None:
        return {**needs, "bedrooms_min": enough}
    short = _IN_SHORT.search(mail.text[:_LONGEST_READ])
    if short is None:
        return needs
    count = _count(short["number"]) - (1 if short["room"].lower().startswith("amb") else 0)
    return {**needs, "bedrooms_min": Need(max(1, count), short[0])}


def _that_will_do(text: str) -> Need | None:
    """The bedrooms that a sentence calls enough, where it names one number of them: "two would be enough bedrooms"."""
    for match in _SENTENCE.finditer(text):
        found = list(_found(_WILL_DO[:1], match[0])) if _A_ROOM.search(match[0]) else []
        if len(found) == 1:
            return Need(*found[0])
    return None


def _found(patterns: tuple[re.Pattern[str], ...], sentence: str) -> Iterator[tuple[int, str]]:
    for pattern in patterns:
        for match in pattern.finditer(sentence):
            yield _count(match["number"]), match["number"]


def _count(word: str) -> int:
    word = word.lower()
    return int(word) if word.isdigit() else _NUMBERS.get(word, 1)
