"""What a rewritten text must keep: variables, links, numbers, dates, names and tags, each as often as before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Final

_MONTHS: Final = (
    "january february march april may june july august september october november december"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_DAYS: Final = (
    "monday tuesday wednesday thursday friday saturday sunday"
    " lunes martes miércoles jueves viernes sábado domingo today tomorrow tonight hoy mañana"
)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"')]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_NUMBER = re.compile(r"[$€£]?\d(?:[\d.,:/]*\d)?(?:\s?(?:%|k\b|m\b|am\b|pm\b))?", re.IGNORECASE)
_COUNT_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|half|double|twice"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien|mil|millón)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(rf"\b(?:{'|'.join((_MONTHS + ' ' + _DAYS).split())})\b", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(?:!--.*?-->|/?(?:p|div|br|hr|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|pre)\b[^>]*>)", re.DOTALL
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:…\n>]|[-–—•*]\s|[\"“¡¿(])\s*\Z")
_I: Final = frozenset({"I", "I'm", "I’m", "I'd", "I’d", "I'll", "I’ll", "I've", "I’ve"})


def lost_or_added(before: str, after: str) -> list[str]:
    """What the rewriting lost, added or moved, in words for whoever rewrote it; empty where everything was kept."""
    found = []
    if _expressions(before) != _expressions(after):
        found.extend(_differences("variable or block", _expressions(before), _expressions(after)))
        found = found or ["the variables and blocks stand in another order"]
    if _TAG.findall(before) != _TAG.findall(after):
        found.append("the HTML tags are not the same in the same order")
    for what, pattern in (("link", _LINK), ("number", _NUMBER), ("number word", _COUNT_WORD), ("day or month", _WHEN)):
        found.extend(_differences(what, list(_each(pattern, before, what)), list(_each(pattern, after, what))))
    return found + _names(before, after)


def prose_of(text: str) -> str:
    """The words of a body as they are read, with a letter where something is filled in."""
    filled = _JINJA.sub(lambda token: "x" if token[0].startswith("{{") else "", text)
    return unescape(_TAG.sub("", _BLOCK.sub("\n", filled)))


def _expressions(text: str) -> list[str]:
    """Variables and blocks, in their order where order means something: variables may change places, blocks may not."""
    tokens = [" ".join(token.split()) for token in _JINJA.findall(text)]
    return [*(token for token in tokens if token.startswith("{%")), *sorted(t for t in tokens if t[:2] != "{%")]


def _each(pattern: re.Pattern[str], text: str, what: str) -> Iterator[str]:
    bare = _TAG.sub(" ", _JINJA.sub(" ", text))
    if what != "link":
        bare = _LINK.sub(" ", bare)
    for found in pattern.finditer(bare):
        yield found[0].rstrip(".,;:!?") if what == "link" else re.sub(r"\s", "", found[0]).lower()


def _differences(what: str, before: list[str], after: list[str]) -> list[str]:
    lost, added = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return [*(f"{what} lost: {one}" for one in lost), *(f"{what} added: {one}" for one in added)]


def _names(before: str, after: str) -> list[str]:
    """Words with a capital inside a sentence: each as often as before, wherever it now stands, and no new ones."""
    old, new = _words(before), _words(after)
    names = {word for word, _ in (one for one in old if not one[1])} - _I
    counts = Counter(word for word, _ in old), Counter(word for word, _ in new)
    found = []
    for name in sorted(names):
        if counts[0][name] != counts[1][name]:
            found.append(f"name {'lost' if counts[1][name] < counts[0][name] else 'added'}: {name}")
    invented = {word for word, starts in new if not starts} - {word for word, _ in old} - _I
    return found + [f"name added: {word}" for word in sorted(invented)]


def _words(text: str) -> list[tuple[str, bool]]:
    """Every capitalised word of a text, and whether a sentence begins with it."""
    bare = _LINK.sub(" ", _TAG.sub("\n", _JINJA.sub("x", text)))
    return [
        (found[0], bool(_SENTENCE_START.search(bare[max(0, found.start() - 8) : found.start()])))
        for found in _WORD.finditer(bare)
        if found[0][0].isupper()
    ]
