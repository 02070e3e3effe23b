"""A text as the tagger sees it: words, numbers, sums of money, marks and line ends, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from typing import Final

from classifiers.needs.amounts import Amount, amounts
from classifiers.text.words import fold

MOST_TOKENS: Final = 600  # of one mail that are tagged; what somebody wants stands before that

_COUNTED: Final = (
    (1, "one un una uno"),
    (2, "two dos"),
    (3, "three tres"),
    (4, "four cuatro"),
    (5, "five cinco"),
    (6, "six seis"),
    (7, "seven siete"),
    (8, "eight ocho"),
)
_NUMBERS: Final = {word: float(number) for number, words in _COUNTED for word in words.split()}


class TokenKind(IntEnum):
    WORD = 1
    NUMBER = 2  # digits
    AMOUNT = 3  # what says by itself that it is money: "485k", "half a million"
    PHONE = 4
    EMAIL = 5
    LINK = 6
    MARK = 7
    LINE = 8  # the end of one, or of several


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text. `folded` is in lower case without accents; `amount` where it may be read as a sum."""

    start: int
    end: int
    kind: TokenKind
    written: str
    folded: str
    amount: Amount | None = None
    count: float | None = None  # what a number counts, be it digits or a word


_TOKEN = re.compile(
    r"(?P<EMAIL>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"
    r"|(?P<LINK>https?://\S{1,2000}|www\.\S{1,2000})"
    r"|(?P<PHONE>(?<![\w$])\+?\d?[ .-]?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}(?!\d))"
    r"|(?P<NUMBER>\d{1,12}(?:[.,]\d{1,12}){0,4})"
    r"|(?P<WORD>[^\W\d_]+(?:['’][^\W\d_]+){0,3})"
    r"|(?P<LINE>\n+)"
    r"|(?P<MARK>[^\w\s]|_)"
)


def tokens(text: str) -> list[Token]:
    """The first MOST_TOKENS pieces of `text`, in order. A sum of several words is one piece."""
    return list(islice(_tokens(text), MOST_TOKENS))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    for amount in amounts(text):
        yield from _pieces(text, at, amount.start)
        kind = TokenKind.AMOUNT if amount.marked or amount.unit > 1 else TokenKind.NUMBER
        written = text[amount.start : amount.end]
        yield Token(amount.start, amount.end, kind, written, fold(written), amount, amount.number)
        at = amount.end
    yield from _pieces(text, at, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        kind = TokenKind[match.lastgroup or "MARK"]
        written = match[0]
        folded = fold(written)
        count = _number(written) if kind is TokenKind.NUMBER else _NUMBERS.get(folded)
        yield Token(match.start(), match.end(), kind, written, folded, None, count)


def _number(written: str) -> float | None:
    try:
        return float(written.replace(",", ""))
    except ValueError:  # 1.2.3
        return None
