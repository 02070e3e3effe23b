"""Amounts of money in words and digits: where one stands in a text and how much it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from classifiers.text.phrases import phrases

_UNITS: Final = {
    "k": 1_000,
    "mil": 1_000,
    "grand": 1_000,
    "thousand": 1_000,
    "hundred thousand": 100_000,
    "hundred": 100,
    "m": 1_000_000,
    "mm": 1_000_000,
    "mn": 1_000_000,
    "mill": 1_000_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "milion": 1_000_000,
    "milon": 1_000_000,
    "milones": 1_000_000,
    "millon": 1_000_000,
    "millones": 1_000_000,
}
_UNIT: Final = r"k|grand|hundred thousand|hundred|thousand|millions?|mill?[oó]n(?:es)?|mill|mil|mm|mn|m"
_ONES: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TENS: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SPANISH: Final = {
    "cien": 100,
    "ciento": 100,
    "doscientos": 200,
    "trescientos": 300,
    "cuatrocientos": 400,
    "quinientos": 500,
    "seiscientos": 600,
    "setecientos": 700,
    "ochocientos": 800,
    "novecientos": 900,
}
_SPANISH_REST: Final = {"cincuenta": 50, "veinte": 20, "treinta": 30, "cuarenta": 40, "sesenta": 60, "ochenta": 80}

_DIGITS = re.compile(
    r"(?<![\w.,/#:])(?P<currency>us\s?\$|usd\s?|[$€£]\s?)?"
    r"(?P<number>\d{1,3}(?:[.,]\d{3})+(?:\.\d\d)?|[1-9]\d{0,8}(?:[.,]\d{1,2})?|0[.,]\d{1,2})"
    rf"(?:\s?(?P<unit>{_UNIT})\b)?(?P<currency_after>\s?(?:usd|dollars?|d[oó]lares|euros?|bucks"
    rf"|[$€£])(?!\w))?(?:-?ish\b)?"
    r"(?![\w%'’]|[.,/:]\d|-\d{3}-|\sx\s)",
    re.IGNORECASE,
)
_HUNDREDS = re.compile(
    rf"\b(?P<hundreds>{'|'.join(_ONES)}) hundred(?: and)?"
    rf"(?: (?P<tens>{'|'.join(_TENS)})(?:[- ](?P<ones>{'|'.join(_ONES)}))?)? (?:thousand|grand|k)\b",
    re.IGNORECASE,
)
# "six fifty" for 650: fewer than fifty would be minutes ("at six thirty").
_SPOKEN = re.compile(
    rf"\b(?P<hundreds>{'|'.join(_ONES)}) (?P<tens>fifty|sixty|seventy|eighty|ninety)"
    rf"(?:[- ](?P<ones>{'|'.join(_ONES)}))?\b(?! (?:thousand|grand|k|million|percent)\b)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<!\d)\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)")
_CIENTOS = re.compile(
    rf"\b(?P<hundreds>{'|'.join(_SPANISH)})(?: (?P<tens>{'|'.join(_SPANISH_REST)}))? mil\b", re.IGNORECASE
)
_SPELLED: Final = (
    (phrases("half a mil(?:lion)?\nmedio mill[oó]n"), 500_000),
    (
        phrases(r"""
            (?:a )?quarter (?:of a )?million
            (?:un )?cuarto de mill[oó]n
        """),
        250_000,
    ),
    (phrases("three[- ]quarters? of a million"), 750_000),
    (
        phrases(r"""
            (?:a|one) million and a half
            (?:one|1) and a half million
            mill[oó]n y medio
        """),
        1_500_000,
    ),
    (
        phrases(r"""
            (?:a|one) million(?! and a half)
            (?:un )mill[oó]n(?! y medio)
        """),
        1_000_000,
    ),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One number that may be money. `worth` counts its unit; without one the number itself.

    `marked`: a currency sign, a unit or grouped digits say that it is money.
    """

    start: int
    end: int
    number: float
    worth: float
    unit: int  # 1 where it has none
    marked: bool


def amounts(text: str) -> list[Amount]:
    """Every number of `text` that could be money, in order; of overlapping ones the longer."""
    found = sorted([*_in_digits(text), *_in_words(text)], key=lambda a: (a.start, -a.end))
    kept: list[Amount] = []
    for amount in found:
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    return kept


def _in_digits(text: str) -> Iterator[Amount]:
    dialled = [match.span() for match in _PHONE.finditer(text)]
    for match in _DIGITS.finditer(text):
        if any(start <= match.start() < end for start, end in dialled):
            continue
        plain = match["number"]
        grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:\.\d\d)?", plain) is not None
        number = _grouped(plain) if grouped else float(plain.replace(",", "."))
        unit = _UNITS.get((match["unit"] or "").lower().replace("ó", "o"), 1)
        if unit == 1_000 and match["unit"].lower() == "mil" and number < 20:
            unit = 1_000_000  # "1.8 mil" is short for millions; nothing sells for 1,800
        if grouped and unit > 1:
            unit = 1  # "500,000 mil" is a slip: the digits count
        hundreds = unit == 100
        if hundreds:
            number, unit = number * 100, 1  # "5 hundred" says no more than 500 does
        money = bool(match["currency"] or match["currency_after"] or (match["unit"] and not hundreds) or grouped)
        yield Amount(match.start(), match.end(), number, number * unit, unit, money)


def _grouped(digits: str) -> float:
    whole = re.sub(r"\.\d\d$", "", digits)
    return float(re.sub(r"[.,]", "", whole))


def _in_words(text: str) -> Iterator[Amount]:
    lowered = text.lower()
    if "illi" in lowered or "mill" in lowered or " mil" in lowered:
        for pattern, worth in _SPELLED:
            for match in pattern.finditer(text):
                yield Amount(match.start(), match.end(), worth / 1e6, worth, 1_000_000, True)
        for match in _CIENTOS.finditer(text):
            hundreds = _SPANISH.get(match["hundreds"].lower(), 0) + _SPANISH_REST.get((match["tens"] or "").lower(), 0)
            yield Amount(match.start(), match.end(), hundreds, hundreds * 1_000, 1_000, True)
    if "hundred" in lowered:
        for match in _HUNDREDS.finditer(text):
            tens = _TENS.get((match["tens"] or "").lower(), 0) + _ONES.get((match["ones"] or "").lower(), 0)
            hundreds = _ONES.get(match["hundreds"].lower(), 0) * 100 + tens
            yield Amount(match.start(), match.end(), hundreds, hundreds * 1_000, 1_000, True)
    if any(tens in lowered for tens in ("fifty", "sixty", "seventy", "eighty", "ninety")):
        for match in _SPOKEN.finditer(text):
            tens = _TENS[match["tens"].lower()] + _ONES.get((match["ones"] or "").lower(), 0)
            spoken = _ONES[match["hundreds"].lower()] * 100 + tens
            yield Amount(match.start(), match.end(), spoken, spoken, 1, False)
