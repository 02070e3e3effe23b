"""What in a draft is a link, a telephone number, a time or a listing's number: found once, so that no rule reads it as
something else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from mailbot.conversation.checking.amounts import NUMBER

EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Anything that a mail client may make a link of; a full stop between two words is one too.
LINK: Final = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]*://|\bwww\.|\bmailto:|\btel:)[^\s<>\"')\]]*[^\s<>\"')\].,;:!?]"
    r"|\b(?:[a-z0-9-]+\.)*[a-z0-9-]{2,}\.[a-z]{2,24}\b(?:/(?:[^\s<>\"')\]]*[^\s<>\"')\].,;:!?])?)?"
    r"|\b\w+\s*(?:\[\.\]|\(dot\)|\[dot\]|\bdot\b)\s*(?:com|net|org|io|info|example|biz)\b|\bhxxps?\S+"
    r"|\b\w+\s*(?:\(at\)|\[at\])\s*\w+",
    re.IGNORECASE,
)
NO_LINK: Final = re.compile(r"(?:sq\.ft|approx|etc|vs|incl|aprox)\b", re.IGNORECASE)
PHONE: Final = re.compile(r"(?<![\w$€£.,/-])\+?\(?\d[\d \t().-]{5,}\d(?![\w/])")
SPELLED_PHONE: Final = re.compile(
    r"\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
    r"[\s,-]+){6,}",
    re.IGNORECASE,
)
LISTING: Final = re.compile(
    r"\bMLS\b\W*(?:number|no\b\.?|id|ID|#)?\W*(?P<mls>[A-Z0-9-]*\d[A-Z0-9-]*)"
    r"|\b(?:[Ll]isting|[Rr]ef(?:erence|erencia)?\.?|[Pp]roperty)\s+(?:number\s+|no\.?\s*|id\s+|ID\s+|#)?(?P<named>[A-Z]*-?\d[\w-]{2,})"
    r"|(?<![\w/-])(?P<code>[A-Z]{1,4}-(?:[A-Z]\d{1,5}|\d{2,6}[A-Z]?)|[A-Z]{2,4}\d{3,8}|\#\d{3,})\b"
)
LIST_MARK: Final = re.compile(r"^\s*\d{1,2}[.)](?=\s|\Z)|(?<=[\s(])\d\)(?=\s)", re.MULTILINE)
CLOCK: Final = re.compile(
    r"\b(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)"
    r"|\b(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)\b"
    r"|\b(?P<h3>1[0-2]|[1-9]) de la (?P<half3>ma[nñ]ana|tarde|noche)\b",
    re.IGNORECASE,
)
MONTHS: Final = (
    ("january", "enero", "jan", "ene"), ("february", "febrero", "feb"), ("march", "marzo", "mar"),
    ("april", "abril", "apr", "abr"), ("may", "mayo"), ("june", "junio", "jun"), ("july", "julio", "jul"),
    ("august", "agosto", "aug", "ago"), ("september", "septiembre", "sept", "sep"), ("october", "octubre", "oct"),
    ("november", "noviembre", "nov"), ("december", "diciembre", "dec", "dic"),
)  # fmt: skip
MONTH: Final = "|".join(sorted((name for names in MONTHS for name in names), key=len, reverse=True))
DATE: Final = re.compile(
    rf"\b(?P<month1>{MONTH})\.?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?:20)\d\d\b)?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+|de\s+)?(?P<month2>{MONTH})\b"
    r"|\b(?P<year3>20\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)\b"
    r"|\b(?P<month4>0?[1-9]|1[0-2])/(?P<day4>[0-3]?\d)(?:/(?:20)?\d\d)?\b"
    r"|\bthe\s+(?P<day5>\d{1,2})(?:st|nd|rd|th)\b"
    rf"|\bd?el\s+(?:d[ií]a\s+)?(?P<day6>3[01]|[12]\d|0?[1-9])\b(?!\s*(?:%|por(?!\s+la)|de\s+la|de\s+(?:{MONTH})\b))",
    re.IGNORECASE,
)
PERCENT: Final = re.compile(rf"{NUMBER}\s?(?:%|percent\b|per cent\b|por ciento\b)", re.IGNORECASE)


def without(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with every match blanked out; places stay the same."""
    for pattern in patterns:
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with those places blanked out."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def links_in(text: str) -> list[str]:
    """Every link and mail address, without the marks that end a sentence."""
    found = [match[0].rstrip(".,;:!?") for pattern in (EMAIL, LINK) for match in pattern.finditer(text)]
    return [link for link in found if not NO_LINK.match(link)]
