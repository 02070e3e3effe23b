"""Single cells of a CSV as values: addresses, words of a list, numbers and money as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from mailbot.crm.csv_columns import LANGUAGE_WORDS
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


def several(text: str) -> tuple[str, ...]:
    """The parts of a cell, separated by ";" or "|", or by commas where it has neither; each once."""
    separator = r"[;|]" if re.search(r"[;|]", text) else ","
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
    """A number with its currency, unit, "k" or "m", and either way of writing thousands and decimals."""
    bare = _UNITS.sub("", text).strip().lower()
    bare = re.sub(r"['’\s]", "", bare)
    scale = {"k": 1_000.0, "m": 1_000_000.0}.get(bare[-1:], 1.0)
    bare = bare[:-1] if scale > 1 else bare
    try:
        value = float(_plain(bare)) * scale
    except ValueError:
        raise Unusable(column, f"{text!r} is no number", "write digits, as 485000") from None
    if not least <= value <= most:
        raise Unusable(column, f"{text!r} cannot be", f"write a number from {least:,.0f} to {most:,.0f}")
    return value


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
