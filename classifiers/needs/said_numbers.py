"""A second look for the writer's phone: digits in unusual groups, bare ones beside other words, and spoken ones.

What contact_details reads feeds the tagger; this stands after it, and is asked where that found none.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from classifiers.needs.contact_details import COUNTRY_CODE
from classifiers.verdict import Need

_LONGEST_READ: Final = 5_000
_WITH_AREA, _WITHOUT = 10, 7  # digits of a number in North America
_BEFORE: Final = 80  # letters before a number that say what it is
_FEWEST_GROUPS: Final = 3  # of digits or words that are no bare number
_OF_NO_PHONE: Final = (5, 6, 8, 9)  # digits of a postcode, a record's number, a date
_DIGIT_WORDS: Final[Mapping[str, str]] = {
    "zero": "0", "oh": "0", "o": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "cero": "0", "uno": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7",
    "ocho": "8", "nueve": "9", "diez": "10", "once": "11", "doce": "12", "trece": "13", "catorce": "14",
    "quince": "15", "dieciséis": "16", "dieciseis": "16", "diecisiete": "17", "dieciocho": "18", "diecinueve": "19",
    "veinte": "20", "veintiuno": "21", "veintidós": "22", "veintidos": "22", "veintitrés": "23", "veintitres": "23",
    "veinticuatro": "24", "veinticinco": "25", "veintiséis": "26", "veintiseis": "26", "veintisiete": "27",
    "veintiocho": "28", "veintinueve": "29", "treinta": "30", "cuarenta": "40", "cincuenta": "50", "sesenta": "60",
    "setenta": "70", "ochenta": "80", "noventa": "90",
}  # fmt: skip
_TWICE: Final = {"double": 2, "doble": 2, "triple": 3}
_HUNDREDS: Final = {"doscientos": "2", "cuatrocientos": "4", "quinientos": "5", "seiscientos": "6", "ochocientos": "8"}
_WORD: Final = "|".join(sorted((*_DIGIT_WORDS, *_TWICE, *_HUNDREDS), key=len, reverse=True))
_PIECE: Final = rf"(?:\d{{1,10}}|{_WORD})"
_JOINT: Final = r"(?:,\s|[ .·()–-]{1,3}|\s(?:y|and)\s|\.\.\.\s?)"
_RUN: Final = re.compile(
    rf"(?<![\w$#.,/@:+-])\(?{_PIECE}(?:{_JOINT}{_PIECE})*(?![\w%/@:]|[.,]\d|\s?(?:k|mil)\b)", re.IGNORECASE
)
_PIECES: Final = re.compile(rf"{_PIECE}|\by\b|\band\b", re.IGNORECASE)
# What a number of ten digits may be as well; ends where it begins.
_IS_ANOTHER: Final = re.compile(
    r"\b(?:mls|listing|invoice|ticket|case|order|ref|file|id|account|acct|loan|nmls|lic(?:ense)?|application|parcel|apn|fax"
    r"|routing|policy|(?:your|su) (?:\w+ )?(?:number|phone|cell|line|n[uú]mero|tel[eé]fono))\b[^.!?\n]{0,16}\Z"
    # A stranger's, whom nobody is to call.
    r"|\b(?:agent|realtor|broker|lender|landlord|adjuster|inspector|contractor|agente)(?:['’]s)?\b"
    r"(?:(?!\b(?:me|us)\b)[^.!?\n]){0,30}\Z",
    re.IGNORECASE,
)
_CALLS: Final = re.compile(
    r"\b(?:call|phone|ph|cell|tel\w*|cel|celular|m[oó]vil|reach|text|number|n[uú]m\w*|whatsapp|wasap|ll[aá]m\w+|m[aá]r[qc]\w+"
    r"|area code|lada)\b",
    re.IGNORECASE,
)
# "555 0177, area code 207": the code after the number.
_CODE_AFTER: Final = re.compile(
    r"(?<![\w.$#/-])(?P<local>\d{3}[ .-]?\d{4})\b[^.!?\n\d]{0,24}\b(?:area code|lada|c[oó]digo(?: de [aá]rea)?)\D{0,6}(?P<code>[2-9]\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A phone number as it stands in a text."""

    start: int
    end: int
    digits: str  # ten, or seven


def numbers_said(text: str) -> Iterator[SaidNumber]:
    """Every run of digits and number words that is a phone number."""
    text = text[:_LONGEST_READ]
    for match in _CODE_AFTER.finditer(text):
        local = re.sub(r"\D", "", match["local"])
        yield SaidNumber(match.start(), match.end(), match["code"] + local)
    for match in _RUN.finditer(text):
        digits = _digits(match[0])
        if digits and not _IS_ANOTHER.search(text[max(0, match.start() - _BEFORE) : match.start()]):
            near = text[max(0, match.start() - 40) : match.end() + 20]
            if len(digits) == _WITH_AREA or _CALLS.search(near):
                yield SaidNumber(match.start(), match.end(), digits)


def phone_said(text: str) -> Need | None:
    """The phone number of a text that is written in an unusual way, or spoken; one with its area code before others."""
    found = sorted(numbers_said(text), key=lambda one: -len(one.digits))
    if not found:
        return None
    value = f"+{COUNTRY_CODE}{found[0].digits}" if len(found[0].digits) == _WITH_AREA else found[0].digits
    return Need(value, text[found[0].start : found[0].end])


def _digits(run: str) -> str:
    """The ten digits of a run, or seven that are said in groups; else nothing."""
    pieces = _PIECES.findall(run)
    groups = [piece for piece in pieces if piece.isdigit()]
    if any(piece == "000" or len(piece) in _OF_NO_PHONE for piece in groups) or _lists(pieces):
        return ""
    digits = "".join(_spelled(pieces))
    if len(digits) == _WITH_AREA + 1 and digits.startswith(COUNTRY_CODE):
        digits = digits[1:]
    whole = len(digits) == _WITH_AREA and digits[0] not in "01"
    spoken = len(digits) == _WITHOUT and len(pieces) >= _FEWEST_GROUPS and not pieces[0].isdigit()
    return digits if whole or spoken else ""


def _lists(pieces: list[str]) -> bool:
    """Whether digits are joined as sums and years are: "40 or 50 and 60"."""
    return any(piece.lower() in ("y", "and") for piece in pieces) and all(
        piece.isdigit() or piece.lower() in ("y", "and") for piece in pieces
    )


def _spelled(pieces: list[str]) -> Iterator[str]:
    """The digits of each piece: "double five" is 55, "cincuenta y cinco" and "fifty five" are 55, "five five" as well."""
    times, tens = 1, ""
    for piece in (one.lower() for one in pieces):
        if piece in ("y", "and"):
            continue
        if piece in _TWICE:
            times = _TWICE[piece]
            continue
        said = piece if piece.isdigit() else _DIGIT_WORDS.get(piece, _HUNDREDS.get(piece, ""))
        if tens and len(said) == 1 and said != "0" and not piece.isdigit():
            yield tens[0] + said
            tens = ""
            continue
        if tens:
            yield tens
            tens = ""
        if times == 1 and len(said) == 2 and said[1] == "0" and said != "10" and not piece.isdigit():
            tens = said
            continue
        yield said * times
        times = 1
    if tens:
        yield tens
