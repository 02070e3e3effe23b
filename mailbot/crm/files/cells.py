"""Single cells of a CSV as values: addresses, words of a list, numbers and money as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from mailbot.crm.files.columns import LANGUAGE_WORDS
from mailbot.errors import BadInput
from mailbot.mail.addresses import normalise

_T = TypeVar("_T")
_UNITS = re.compile(
    r"usd|us\$|mxn|eur|gbp|cad|aud|[$€£]|sq\.?\s?ft\.?|sqft|beds?|baths?|(?:/|per|a|al|por)\s?(?:month|mo\b\.?|mes)"
    r"|monthly|mensual(?:es)?|p\.?c\.?m\.?",
    re.IGNORECASE,
)

_MONTHLY = re.compile(
    r"(?:/|\bper|\ba|\beach|\bal|\bpor)\s*(?:mo|month|mes)\b|\bmonthly\b|\bmensual(?:es)?\b|\bp\.?c\.?m\b",
    re.IGNORECASE,
)

_SHORTENED = re.compile(r"\d(?:[.,]\d+)?e\+\d\d")  # as spreadsheets show what is too wide for its column
_FRACTIONS: Mapping[str, float] = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_SCALES: Mapping[str, float] = {
    **dict.fromkeys(("k", "thousand", "mil"), 1_000.0),
    **dict.fromkeys(("m", "mm", "mn", "mio", "million", "millions", "millón", "millon", "millones"), 1_000_000.0),
}
_GOOGLES_OWN = ("*mycontacts", "*othercontacts", "*starred")
_PHONE = re.compile(
    r"(?<![\w@.])(?<!\d[-/])\+?\(?\d(?:[\s().·/–-]{0,3}\d){6,14}(?![\d%])(?:\s*(?:x|ext\.?|extension|#)\s*\d{1,6}\b)?",
    re.IGNORECASE,
)
_DATE = re.compile(r"^(?:\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:19|20)\d\d)\b")
_NO_PHONE = (
    "n/a",
    "na",
    "n.a.",
    "none",
    "no",
    "nil",
    "null",
    "unknown",
    "tbd",
    "no phone",
    "ninguno",
    "x",
    "0",
    "000",
    "00",
)
_PHONE_LABELS = (
    *("cell", "mobile", "home", "work", "office", "tel", "phone", "ph", "direct", "main", "m", "h", "w", "c", "o", "p"),
    *("cel", "celular", "movil", "móvil", "casa", "oficina", "telefono", "teléfono", "0"),
)


class Unusable(Exception):
    """A cell that cannot be used: which column, why, and the mend."""

    def __init__(self, column: str, words: str, mend: str) -> None:
        super().__init__(words)
        self.column, self.words, self.mend = column, words, mend


def address(column: str, text: str) -> str:
    """A normalised email address, also out of "Name <address>"."""
    inside = re.search(r"<([^<>]+)>\s*$", text)
    try:
        return normalise(inside[1] if inside else text)
    except BadInput as error:
        words = error.what if text else "it is empty"
        raise Unusable(column, words, "write one address, as name@example.com") from error


def word(column: str, text: str, words: Mapping[str, _T]) -> _T:
    """One of a list of words, in any case."""
    found = words.get(" ".join(text.lower().replace("_", " ").split())) or words.get(text.lower().strip())
    if found is None:
        known = ", ".join(dict.fromkeys(str(value) for value in words.values()))
        raise Unusable(column, f"{text!r} is not known", f"write one of {known}")
    return found


def language(column: str, text: str) -> str:
    """A language by its name, its code, or a locale such as es-MX, as an ISO 639-1 code."""
    bare = text.lower().strip()
    found = LANGUAGE_WORDS.get(bare) or (bare[:2] if re.fullmatch(r"[a-z]{2}(?:[-_]\w{2,8})?", bare) else None)
    if found is None:
        raise Unusable(column, f"{text!r} is not known", "write a code of two letters, as en or es")
    return found


def addresses(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds one address or several, as address books write them."""
    parts = [part.strip() for part in re.split(r":::|[;|]", text) if part.strip()]
    by_comma = [part.strip() for part in text.split(",")]
    return tuple(by_comma if len(parts) == 1 and all("@" in part for part in by_comma) else parts)


def tags(text: str) -> tuple[str, ...]:
    """The tags of a cell. Google's own groups, marked by "* ", are not what somebody calls them."""
    bare = (re.sub(r"^\*\s*", "", part) for part in several(text) if part.lower().replace(" ", "") not in _GOOGLES_OWN)
    return tuple(dict.fromkeys(part for part in bare if part))


def phone(text: str) -> str | None:
    """The first telephone number of a cell, as it is written there; None where there is none.

    What is printed to leads as "the number to be called" must be one: words, dates and what a spreadsheet shortened
    ("5.55E+09") are not.
    """
    text = re.sub(r"^(\d{7,15})\.0$", r"\1", text.strip())
    for piece in re.split(r":::|[;|,\n]|\s(?:or|o|and|y|&|/)\s|(?<=\d{4})/(?=[\s(+]*\d{3})", text):
        match = _PHONE.search(piece)
        if match is None or re.search(r"\bfax\b", piece, re.IGNORECASE) or _DATE.search(match[0]):
            continue
        if len(set(re.sub(r"\D", "", match[0])[1:])) > 1:
            return match[0].strip()
    return None


def says_more(text: str, number: str | None) -> bool:
    """Whether a telephone's cell says more than its number: another one, or words such as "after 5pm"."""
    rest = re.findall(r"\w+", text.replace(number or "", "", 1).lower())
    return text.lower().strip() not in _NO_PHONE and any(word not in _PHONE_LABELS for word in rest)


def several(text: str) -> tuple[str, ...]:
    """The parts of a cell, separated by ";", "|" or Google's ":::", or by commas where it has neither; each once."""
    separator = r":::|[;|]" if re.search(r":::|[;|]", text) else ","
    return tuple(dict.fromkeys(part.strip() for part in re.split(separator, text) if part.strip()))


def whole(column: str, text: str, most: float, least: float = 0) -> int:
    """A number that has no fraction."""
    value = number(column, text, most, least)
    if abs(value - round(value)) > 1e-6:
        raise Unusable(column, f"{text!r} is no whole number", "write digits alone, as 3")
    return round(value)


def link(column: str, text: str) -> str:
    """The address of a page or a picture. Browsers would run others (javascript:), and mail leads nowhere by them."""
    if not re.fullmatch(r"https?://[^\s/?#\\][^\s]*", text, re.IGNORECASE):
        raise Unusable(column, f"{text!r} is no link", "write it like https://agency.example/12-elm-st")
    return text


def number(column: str, text: str, most: float, least: float = 0) -> float:
    """A number with its currency, unit and scale ("485k", "$1.25MM"), and either way of writing thousands, decimals and
    fractions ("2½", "3 1/2").
    """
    bare = re.sub(r"['’\s]+", " ", _UNITS.sub("", text)).strip().lower()
    try:
        value = _value(bare)
    except ValueError:
        raise Unusable(column, f"{text!r} is no number", "write digits, as 485000") from None
    if not least <= value <= most:
        raise Unusable(column, f"{text!r} cannot be", f"write a number from {least:,.0f} to {most:,.0f}")
    return value


def year(column: str, text: str) -> int:
    """A year of four digits: of two nobody can tell the century, least of all of an old house."""
    short = re.fullmatch(r"\s*['’‘`]?(\d\d)\s*", text)
    if short:
        words = f"{text!r} has two digits, and may be 18{short[1]}, 19{short[1]} or 20{short[1]}"
        raise Unusable(column, words, "write the year with four digits, as 1998")
    if not re.fullmatch(r"\D*\d{4}(?:[.,]0+)?\D*", text):
        raise Unusable(column, f"{text!r} is no whole number, as a year is", "write four digits, as 1998")
    return whole(column, text, most=2200, least=1000)


def baths(column: str, text: str) -> float:
    """Bathrooms, halves among them: "2.5", "2½", or full and half ones as listing services write them, "2/1"."""
    parted = re.fullmatch(
        r"\s*(\d{1,2})\s*(?:f|full)?\s*[/|+&]\s*(\d)\s*(?:h|half)?\s*(?:baths?)?\s*", text, re.IGNORECASE
    )
    if parted:
        return int(parted[1]) + int(parted[2]) / 2
    return number(column, text, most=100)


def is_shortened(text: str) -> bool:
    """Whether a spreadsheet wrote a number with an exponent, which may have lost its last digits ("4.85E+05")."""
    return _SHORTENED.search(text.lower()) is not None


def _value(bare: str) -> float:
    """The number that is left when units are taken off. Raises ValueError."""
    shortened = _SHORTENED.fullmatch(bare.replace(" ", ""))
    if shortened:
        return float(shortened[0].replace(",", "."))
    part = re.fullmatch(r"(\d{0,3}?)\s*(?:([½¼¾])|(\d)/(\d))", bare)
    if part and (part[2] or int(part[3]) < int(part[4])):
        return int(part[1] or 0) + (_FRACTIONS[part[2]] if part[2] else int(part[3]) / int(part[4]))
    scaled = re.fullmatch(r"(.*\d)\s*([a-zó]+)", bare)
    if scaled:
        if scaled[2] not in _SCALES:
            raise ValueError(bare)
        return float(_plain(scaled[1].replace(" ", ""))) * _SCALES[scaled[2]]
    return float(_plain(bare.replace(" ", "")))


def is_monthly(text: str) -> bool:
    """Whether a price says that it is paid every month."""
    return _MONTHLY.search(text) is not None


def _plain(text: str) -> str:
    """Digits with a decimal point: of "." and "," the last is the decimal mark, unless it only groups thousands."""
    if not re.fullmatch(r"-?\d[\d.,]*", text):
        raise ValueError(text)
    marks = re.findall(r"[.,]", text)
    if not marks:
        return text
    last = marks[-1]
    if len(set(marks)) == 1 and re.fullmatch(r"-?\d{1,3}(?:[.,]\d{3})+", text):
        return text.replace(last, "")
    if marks.count(last) > 1:
        raise ValueError(text)
    return text.replace("," if last == "." else ".", "").replace(",", ".")
