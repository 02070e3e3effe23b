"""Holds the slots that a model claims to the words that it quotes: each kind of value is checked in its own way.

What the quote does not bear out, or what no home, budget or person can be, is dropped and never corrected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from classifiers.needs.amounts import amounts
from classifiers.needs.contact_details import phone
from classifiers.needs.prices import RENT_RANGE, SALE_RANGE
from classifiers.needs.rooms import MOST_BATHROOMS, MOST_BEDROOMS
from classifiers.verdict import NeedValue
from models.property import ListedFor, PropertyType

Claim = str | bool | int | float | list[str]

LONGEST_QUOTE: Final = 300  # characters
FINANCING: Final = ("cash", "conventional", "fha", "va", "usda", "seller", "preapproval")
_MOST_AREAS: Final = 10
_LONGEST_WORDS: Final = 120

_SAME_MARKS: Final = MappingProxyType({"'": "['’‘ʼ`´]", '"': '["“”„«»]', "-": "[-‐‑–—]"})
# Of other languages as many as homes have rooms.
_NUMBERS: Final = (
    ("one", "un", "una", "uno", "single", "une", "um", "uma", "ein", "eine", "один", "одна", "một", "一"),
    ("two", "dos", "couple", "deux", "dois", "duas", "zwei", "due", "два", "две", "двух", "hai", "二", "两", "兩"),
    ("three", "tres", "trois", "três", "drei", "tre", "три", "трех", "трёх", "тремя", "ba", "三"),
    ("four", "cuatro", "quatre", "quatro", "vier", "quattro", "четыре", "четырех", "четырёх", "bốn", "四"),
    ("five", "cinco", "cinq", "fünf", "cinque", "пять", "пяти", "năm", "五"),
    ("six", "seis", "sechs", "sei", "шесть", "sáu", "六"),
    ("seven", "siete"),
    ("eight", "ocho"),
    ("nine", "nueve"),
    ("ten", "diez"),
    ("eleven", "once"),
    ("twelve", "doce"),
)
_NUMBER_OF: Final = MappingProxyType({word: count for count, words in enumerate(_NUMBERS, 1) for word in words})
_HALF = re.compile(r"\bhalf\b|\bmedi[oa]\b|\bdemie?\b|\bmeia\b|\bhalb\w*|½", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_TRUTH: Final = MappingProxyType({"true": True, "yes": True, "sí": True, "false": False, "no": False})


def find_quote(quote: str, text: str) -> str:
    """The words of `quote` as they stand in `text`, whatever its white space and form of quotation marks; or ""."""
    words = quote.split()
    if not words or len(quote) > LONGEST_QUOTE:
        return ""
    pattern = r"\s+".join("".join(_alike(letter) for letter in word) for word in words)
    found = re.search(pattern, text)
    return found[0] if found else ""


def proven(slot: str, claim: Claim, quote: str) -> NeedValue | None:
    """The value of a slot as the other rooms know it, where its quote bears it out; else None."""
    check = SLOTS.get(slot)
    if check is None or (isinstance(claim, str) and len(claim) > LONGEST_QUOTE):
        return None
    return check(claim, quote)


# ------------------------------------------------------------------------------------------------ kinds of value


def _price(claim: Claim, quote: str) -> NeedValue | None:
    value = _number(claim)
    if value is None or not RENT_RANGE[0] <= value <= SALE_RANGE[1]:
        return None
    return round(value) if any(abs(value - said) < 1 for said in _sums(quote)) else None


def _sums(quote: str) -> Iterator[float]:
    """What the amounts of a quote may mean: "350" is 350, or 350 thousand; "4.6" may be 4.6 million."""
    for amount in amounts(quote):
        yield amount.worth
        if amount.number < 10_000:
            yield amount.number * 1_000
        if amount.number < 100:
            yield amount.number * 1_000_000


def _bedrooms(claim: Claim, quote: str) -> NeedValue | None:
    value = _number(claim)
    if value is None or value != int(value) or not 1 <= value <= MOST_BEDROOMS:
        return None
    return int(value) if value in _counts(quote) else None


def _bathrooms(claim: Claim, quote: str) -> NeedValue | None:
    value = _number(claim)
    if value is None or (value * 4) != int(value * 4) or not 0.5 <= value <= MOST_BATHROOMS:
        return None
    counts = _counts(quote)
    said = value in counts or (value % 1 == 0.5 and int(value) in counts and _HALF.search(quote) is not None)
    return (int(value) if value == int(value) else value) if said else None


def _counts(quote: str) -> set[float]:
    digits = {float(number) for number in re.findall(r"\d{1,3}(?:\.\d{1,2})?", quote)}
    words = (*re.findall(r"[^\W\d_]+", quote.lower()), *quote)  # in Chinese a letter is a word
    return digits | {float(_NUMBER_OF[word]) for word in words if word in _NUMBER_OF}


def _areas(claim: Claim, quote: str) -> NeedValue | None:
    names = claim if isinstance(claim, list) else re.split(r"[;,]", claim) if isinstance(claim, str) else []
    said = [name for name in (" ".join(name.split()) for name in names) if name and _folded(name) in _folded(quote)]
    return tuple(dict.fromkeys(said))[:_MOST_AREAS] or None


def _timeline(claim: Claim, quote: str) -> NeedValue | None:
    """Their own words: what somebody means by "soon" is theirs to say."""
    words = _folded(quote)
    return words if isinstance(claim, str) and claim.strip() and len(words) <= _LONGEST_WORDS else None


def _preapproved(claim: Claim, _quote: str) -> NeedValue | None:
    return claim if isinstance(claim, bool) else _TRUTH.get(claim.strip().lower()) if isinstance(claim, str) else None


def _words(claim: Claim, quote: str) -> NeedValue | None:
    """A name or an address, as it is written in the quote."""
    if not isinstance(claim, str) or not re.search(r"\w{2}", claim) or len(claim) > _LONGEST_WORDS:
        return None
    return " ".join(claim.split()) if _folded(claim) in _folded(quote) else None


def _phone(claim: Claim, quote: str) -> NeedValue | None:
    found = phone(f"call {claim}").get("phone") if isinstance(claim, (str, int)) else None
    digits = re.sub(r"\D", "", str(found.value))[-7:] if found else ""
    return found.value if found and digits and digits in re.sub(r"\D", "", quote) else None


def _email(claim: Claim, quote: str) -> NeedValue | None:
    if not isinstance(claim, str) or not _EMAIL.fullmatch(claim.strip()):
        return None
    return claim.strip().lower() if claim.strip().lower() in quote.lower() else None


def _one_of(*words: str) -> Callable[[Claim, str], NeedValue | None]:
    def check(claim: Claim, _quote: str) -> NeedValue | None:
        word = claim.strip().lower() if isinstance(claim, str) else ""
        return word if word in words else None

    return check


SLOTS: Final[Mapping[str, Callable[[Claim, str], NeedValue | None]]] = MappingProxyType(
    {
        "price_min": _price,
        "price_max": _price,
        "bedrooms_min": _bedrooms,
        "bathrooms_min": _bathrooms,
        "areas": _areas,
        "property_type": _one_of(*(kind for kind in PropertyType if kind is not PropertyType.OTHER)),
        "timeline": _timeline,
        "preapproved": _preapproved,
        "financing": _one_of(*FINANCING),
        "address": _words,
        "phone": _phone,
        "lead_email": _email,
        "listed_for": _one_of(*ListedFor),
        "name": _words,
    }
)


# ------------------------------------------------------------------------------------------------ reading claims


def _number(claim: Claim) -> float | None:
    """A finite number, or None; "485,000" and "$485k" are numbers too."""
    if isinstance(claim, str):
        try:
            value = float(claim.replace(",", "").strip(" $€£+"))
        except ValueError:
            said = amounts(claim)
            value = said[0].worth if len(said) == 1 else float("nan")
    elif isinstance(claim, bool) or not isinstance(claim, (int, float)):
        return None
    else:
        value = float(claim) if abs(claim) < 1e15 else float("nan")
    return value if value == value and abs(value) < 1e15 else None


def _alike(letter: str) -> str:
    for plain, group in _SAME_MARKS.items():
        if letter == plain or letter in group[1:-1]:
            return group
    return re.escape(letter)


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
