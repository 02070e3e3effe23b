"""Text to words: lower case, no accents, chat spellings mended, addresses, links and amounts as kinds of word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from classifiers.text.lexicon import CHAT_SPELLINGS, CONCEPTS, OFTEN_MISSPELT

LINK: Final = "<link>"
EMAIL: Final = "<email>"
MONEY: Final = "<money>"
PROGRAM: Final = "<program>"  # the name of a file of a kind that carries harm
PHONE: Final = "<phone>"
PERCENT: Final = "<percent>"
SENTENCE_END: Final = "."

_ACCENTS = str.maketrans("áàâäãåéèêëíìîïóòôöõúùûüñçýßæøœ’‘`´", "aaaaaaeeeeiiiiooooouuuuncysaoo''''")
_PIECE = re.compile(
    r"(?P<program>[\w.-]+\.(?:zip|rar|docm|xlsm|iso|exe|html?|js|scr|img)\b)"
    r"|(?P<link>https?://\S+|www\.\S+|\b[a-z0-9-]+\.(?:com|net|ly|ru|info|biz|io|co|example)/\S*)"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]+)"
    r"|(?P<phone>\+?\d?[\s.-]?\(?\b\d{3}\)?[\s.-]\d{3}[\s.-]?\d{4}\b|\b\d{3}[-.\s]\d{4}\b|\b\d{7}\b|\b\d{10}\b)"
    r"|(?P<money>[$€£]\s?\d[\d.,]*\s?(?:k|m|mm|mil|million)?\b|\b\d[\d.,]*\s?(?:k|mil|usd|dollars?|dolares|euros|million)\b|\b\d{2,3},\d{3}\b)"
    r"|(?P<percent>\d+(?:\.\d+)?\s?%)"
    r"|(?P<number>\d[\d.,/:]*\d|\d)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<end>[.!?;\n¿¡]+)"
)
_KINDS: Final = {"program": PROGRAM, "link": LINK, "email": EMAIL, "phone": PHONE, "money": MONEY, "percent": PERCENT}
_MIN_MENDED = 6  # letters; shorter words are too close to each other to mend


def fold(text: str) -> str:
    """Lower case without accents, typographic quotes made plain. May differ in length from `text`."""
    lower = text.lower()
    return lower.replace("`", "'") if lower.isascii() else lower.translate(_ACCENTS)


def words(text: str, limit: int = 400) -> list[str]:
    """The first `limit` words of `text`, normalised; SENTENCE_END stands between sentences and lines."""
    found: list[str] = []
    for piece in _PIECE.finditer(fold(text)):
        kind = piece.lastgroup or "word"
        if kind == "word":
            found.append(_normal(piece[0]))
        elif kind == "number":
            found.append(_number(piece[0]))
        elif kind == "end":
            found += _sentence_end(piece[0])
        else:
            found.append(_KINDS[kind])
        if len(found) >= limit:
            break
    return found


def _sentence_end(marks: str) -> list[str]:
    asks = "?" in marks
    return ["?", SENTENCE_END] if asks else [SENTENCE_END]


@lru_cache(maxsize=65536)
def _number(digits: str) -> str:
    if "/" in digits:
        return "#/#"
    if ":" in digits:
        return "#:#"
    return f"#{min(len(digits), 6)}" if len(digits) > 1 else digits


@lru_cache(maxsize=65536)
def _normal(word: str) -> str:
    """The word without apostrophes, with chat spellings and one-letter slips in key words mended."""
    plain = word.replace("'", "")
    plain = CHAT_SPELLINGS.get(plain, plain)
    return plain if len(plain) < _MIN_MENDED or plain in CONCEPTS else _mended(plain)


def _mended(word: str) -> str:
    """The key word that `word` misses by one dropped, added, changed or swapped letter; else `word` itself."""
    for shorter in (word, *_deletes(word)):
        target = _SLIPS.get(shorter)
        if target is not None and abs(len(target) - len(word)) <= 1 and target[0] == word[0]:
            return target
    return word


def _deletes(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


_SLIPS: Final = {form: key for key in OFTEN_MISSPELT for form in (key, *_deletes(key))}
