"""Numbers as people and models write them, in digits and in words, English and Spanish, as plain values."""

# ruff: noqa: SIM905 (words are read better as words)
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_ES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
    " dieciocho diecinueve"
).split()
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TENS_ES = "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS_ES = (
    "doscient seiscient cuatrocient trescient quinient setecient ochocient novecient".split(),
    (200, 600, 400, 300, 500, 700, 800, 900),
)
UNITS: Final[dict[str, int]] = {
    **{word: value for words in (_EN, _ES) for value, word in enumerate(words)},
    **{word: 20 + 10 * value for words in (_TENS_EN, _TENS_ES) for value, word in enumerate(words)},
    **{stem + end: value for stem, value in zip(*_HUNDREDS_ES, strict=True) for end in ("os", "as")},
    "un": 1,
    "una": 1,
    "dieciseis": 16,
    **{f"veinti{_ES[value]}": 20 + value for value in range(1, 10)},
    "veintiún": 21,
    "veintidós": 22,
    "veintitrés": 23,
    "veintiséis": 26,
    "cien": 100,
    "ciento": 100,
}
_SCALES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "mil": 1_000,
    "million": 1_000_000,
    "millón": 1_000_000,
    "millon": 1_000_000,
    "millones": 1_000_000,
}
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_SCALED = "|".join(sorted(_SCALES, key=len, reverse=True))
_TENS = "|".join((*_TENS_EN, *_TENS_ES))
# A run of number words: "four hundred and fifty thousand", "treinta y cinco mil". "Three and four" are two numbers.
WORDS: Final = (
    rf"(?:(?:a\s)?hundred(?:\s+and)?\s+(?:(?:{_TENS})(?:-|\s)?(?:{_UNIT})?|(?:{_UNIT}))(?=\s+(?:thousand|million)\b)|(?:(?:\w+cient[oa]s|quinient[oa]s|cien(?:to)?)\s)?(?:(?:{_TENS})(?:\s+y|-)?\s?(?:{_UNIT})|(?:{_UNIT}))|(?:{_SCALED}))"
    rf"(?:[\s-]+(?:{_SCALED})(?:\s+and)?(?=\W|\Z)(?:[\s-]+(?:(?:\w+cient[oa]s|quinient[oa]s|ciento)\s)?(?:(?:{_TENS})(?:\s+y\s+|[\s-])(?:{_UNIT})|(?:{_UNIT}))\b)?)*"
)
FIGURE: Final = r"\d(?:[\d.,]*\d)?"
NUMBER: Final = rf"(?:{FIGURE}|\b{WORDS}\b)"

_MONEY = re.compile(
    rf"""
      (?:(?:US|CA|A|MX)?[$€£]\s?(?P<signed>{FIGURE})\s?(?P<scale1>[kKmM]\b|thousand\b|million\b|mil(?:l[oó]n(?:es)?)?\b)?)
    | \b(?P<figure>{FIGURE})\s?grand\b
    | \b(?P<bare>{FIGURE})\s?(?P<scale2>[kK]\b|thousand\b|million\b|mil(?:l[oó]n(?:es)?)?\b)?
        (?:\s?(?:US\s)?(?:dollars|bucks|USD|d[oó]lares|pesos|euros)\b)
    | \b(?P<scaled>{FIGURE})\s?(?P<scale3>[kK]\b|thousand\b|million\b|mil(?:l[oó]n(?:es)?)?\b)(?!\s*(?:sq|square|pies))
    | \b(?P<grouped>\d{{2,3}}(?:[.,]\d{{3}})+)(?!\s*(?:sq|square|pies|ft|m2|m²)|[\d])
    | \b(?P<half>half\s+a\s+million|medio\s+mill[oó]n)\b
    | \b(?!un\sgrand\b)(?P<words>{WORDS})\b(?!\s*(?:sq|square|pies))
        (?P<unit>\s(?:US\s)?(?:dollars|bucks|grand|d[oó]lares|pesos|euros)\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SCALE = {"k": 1_000, "m": 1_000_000, "thousand": 1_000, "mil": 1_000}


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money and where it stands."""

    start: int
    end: int
    value: float
    text: str


def money_in(text: str) -> Iterator[Amount]:
    """Every sum of money: "$440,000", "440k", "450 mil dólares", "half a million", "four hundred thousand"."""
    for found in _MONEY.finditer(text):
        value = _worth(found)
        if value is not None:
            yield Amount(found.start(), found.end(), value, found[0].strip())


def _worth(found: re.Match[str]) -> float | None:
    if found["half"]:
        return 500_000.0
    if found["figure"] or (found["unit"] or "").strip().lower() == "grand":
        value = value_of(found["figure"] or found["words"])
        return None if value is None else value * 1_000
    if found["words"]:
        value = in_words(found["words"])
        return value if value is not None and (value >= 1_000 or found["unit"]) else None
    digits = found["signed"] or found["bare"] or found["scaled"] or found["grouped"]
    scale = (found["scale1"] or found["scale2"] or found["scale3"] or "").lower()
    value = in_digits(digits)
    times = _SCALE.get(scale) or (1_000_000 if scale.startswith("mill") else 1)
    return None if value is None else round(value * times, 2)


def value_of(text: str) -> float | None:
    """The value of one number, in digits or words."""
    return in_digits(text) if text[:1].isdigit() else in_words(text)


def in_digits(text: str) -> float | None:
    """The value of a figure: "1,650", "2.5", "1.650.000", "440000"."""
    digits = text.strip().rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return float(re.sub(r"[.,]", "", digits))
    try:
        return float(digits.replace(",", "") if "." in digits else digits.replace(",", "."))
    except ValueError:
        return None


def in_words(text: str) -> float | None:
    """The value of number words: "four hundred and fifty thousand" is 450000."""
    whole, part = 0.0, 0.0
    for word in re.split(r"[\s-]+", text.lower().strip()):
        if word in ("and", "y", "a", ""):
            continue
        if word in UNITS:
            part += UNITS[word]
        elif word in ("hundred",):
            part = (part or 1) * 100
        elif word in _SCALES:
            whole, part = whole + (part or 1) * _SCALES[word], 0.0
        else:
            return None
    return whole + part
