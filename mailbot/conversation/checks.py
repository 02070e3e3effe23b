"""The checks that every draft passes before it may leave by itself: small named rules over the text and its brief.

A finding holds the draft for a person. CHECKS is the list; each rule says in its docstring what it forbids and why.
Whether a property is still active and a recipient suppressed is asked again by the gate, at the moment of sending.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mailbot.conversation.brief import Brief, Written
from mailbot.conversation.recipients import Recipients

LONGEST = 4000  # characters of a body
MOST_QUESTIONS = 3

_MONEY = re.compile(
    r"(?:(?:US|CA|A|MX)?[$€£]\s?(?P<a>\d[\d.,]*)\s?(?P<ka>[kKmM]\b|thousand|million|mil\b|millones)?)"
    r"|(?:\b(?P<b>\d[\d.,]*)\s?(?P<kb>[kK]\b|thousand|million|dollars|USD|euros|mil\b|millones|dólares)(?!\s*sq))"
)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')]+|\b[a-z0-9-]+\.(?:com|net|org|io|info|biz|us|co)\b(?:/\S*)?", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w$€£.])\+?\(?\d[\d \t().-]{5,}\d(?!\w)")
_CLOCK = re.compile(
    r"\b(?P<h>[01]?\d|2[0-3])(?::(?P<m>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)"
    r"|\b(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,5}\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w'’-]*\s+){1,4}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Ct|Court|Blvd|Boulevard|Way|Pl|Place|Ter|Terrace|Cir|Circle"
    r"|Pkwy|Hwy|Trail|Trl)\b"
)
_PLACEHOLDER = re.compile(
    r"\{\{|\}\}|\{%|\[(?:name|address|price|date|time|link|phone|agent|your [a-z ]+|insert[^\]]*)\]"
    r"|\bTODO\b|\bTBD\b|lorem ipsum",
    re.IGNORECASE,
)
_LEFTOVER = re.compile(r"\bXX+\b|\bNone\b|\bundefined\b")  # what a template leaves where a value is missing
_MARKUP = re.compile(r"</?[a-z][^>]*>|&(?:nbsp|amp|lt|gt|#\d+);", re.IGNORECASE)
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a draft: the rule that says so, and the words that it found."""

    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A draft under review. `body` is what was worded; greeting and signature are code's own."""

    body: str
    whole: str
    brief: Brief
    written: Written
    people: Recipients


def check(brief: Brief, whole: str, written: Written, people: Recipients) -> tuple[Finding, ...]:
    """Everything that is wrong with a draft, in the order of CHECKS."""
    draft = Reviewed(written.text, whole, brief, written, people)
    return tuple(Finding(name, detail) for name, rule in CHECKS for detail in rule(draft))


# ------------------------------------------------------------------------------------------------ envelope


def _recipients(draft: Reviewed) -> Iterator[str]:
    """Only people of the conversation are written to; nobody is added (rule 5)."""
    for address in (draft.people.to, *draft.people.cc):
        if address not in draft.people.allowed:
            yield f"{address or 'nobody'} is not of this conversation"


def _length(draft: Reviewed) -> Iterator[str]:
    """A reply says something, and not a novel."""
    if not draft.body.strip():
        yield "it says nothing"
    if len(draft.body) > LONGEST:
        yield f"{len(draft.body)} characters, more than {LONGEST}"


# ------------------------------------------------------------------------------------------------ facts


def _prices(draft: Reviewed) -> Iterator[str]:
    """Every amount of money is one of the brief's."""
    allowed = {amount for fact in draft.brief.facts for amount in _amounts(fact.text)}
    allowed |= {float(home.price) for home in draft.brief.properties}
    for found in _MONEY.finditer(draft.body):
        if _amount(found) not in allowed:
            yield found[0].strip()


def _links(draft: Reviewed) -> Iterator[str]:
    """Every link and mail address is one of the brief's."""
    allowed = " ".join((*(fact.text for fact in draft.brief.facts), draft.brief.website)).lower()
    for found in (*_EMAIL.finditer(draft.body), *_LINK.finditer(draft.body)):
        if found[0].rstrip(".,;:!?)").lower() not in allowed:
            yield found[0]


def _phones(draft: Reviewed) -> Iterator[str]:
    """Every telephone number is the lead's, the agency's or in a fact."""
    allowed = {_last_digits(text) for text in _fact_texts(draft) if len(_digits(text)) >= 7}
    allowed |= {_last_digits(found[0]) for text in _fact_texts(draft) for found in _PHONE.finditer(text)}
    for found in _PHONE.finditer(_LINK.sub(" ", draft.body)):
        if len(_digits(found[0])) >= 7 and _last_digits(found[0]) not in allowed:
            yield found[0].strip()


def _addresses(draft: Reviewed) -> Iterator[str]:
    """Every street address is a property's of the brief, or in a fact."""
    allowed = " ".join(_fact_texts(draft)).lower()
    for found in _STREET.finditer(draft.body):
        if " ".join(found[0].split()).lower() not in allowed:
            yield found[0]


def _times(draft: Reviewed) -> Iterator[str]:
    """Every time of day is an offered slot, the call itself, or in a fact of the business: nothing else was offered."""
    offered = {_clock(found) for text in _fact_texts(draft) for found in _CLOCK.finditer(text)}
    for found in _CLOCK.finditer(draft.body):
        if _clock(found) not in offered:
            yield found[0].strip()


def _sizes(draft: Reviewed) -> Iterator[str]:
    """Bedrooms, bathrooms, square feet and years stand in a fact as the same number."""
    allowed = {
        number.replace(",", "") for text in _fact_texts(draft) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    }
    allowed |= {f"{float(number):g}" for number in allowed if number.replace(".", "", 1).isdigit()}
    unit = (
        r"(\d[\d,]*(?:\.\d+)?)\s*(?:-\s*)?(?:bed|bath|bdr|br\b|sq|square|rec[aá]mara|ba[nñ]o|habitaci|pies|dormitorio)"
    )
    for found in re.finditer(unit, draft.body, re.IGNORECASE):
        number = found[1].replace(",", "")
        if number not in allowed:
            yield found[0]


def _named_properties(draft: Reviewed) -> Iterator[str]:
    """Only properties of the brief are named as offered."""
    known = {home.ref for home in draft.brief.properties}
    for ref in draft.written.property_refs:
        if ref not in known:
            yield ref


# ------------------------------------------------------------------------------------------------ wording


def _placeholders(draft: Reviewed) -> Iterator[str]:
    """No half-filled template reaches a lead."""
    yield from (found[0] for pattern in (_PLACEHOLDER, _LEFTOVER) for found in pattern.finditer(draft.whole))


def _plain_text(draft: Reviewed) -> Iterator[str]:
    """No markup and no hidden characters."""
    yield from (found[0] for found in _MARKUP.finditer(draft.body))
    yield from (f"U+{ord(found[0]):04X}" for found in _HIDDEN.finditer(draft.body))


def _questions(draft: Reviewed) -> Iterator[str]:
    """People answer a question or two, not a form."""
    count = draft.body.count("?")
    if count > MOST_QUESTIONS:
        yield f"{count} questions"


def _promises(draft: Reviewed) -> Iterator[str]:
    """No promise of deeds that nobody will do, no guarantee, no denial of being an AI, no valuation or advice."""
    yield from (found[0] for pattern in _FORBIDDEN for found in pattern.finditer(draft.body))


_FORBIDDEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bI(?:'|’)?(?: wi)?ll (?:call|phone|ring|text|visit|meet|drive|stop by|send you a contract)\b",
        r"\b(?:le|te) (?:llamar[eé]|visitar[eé])\b",
        r"\bguarantee(?:d|s)?\b|\bgarantiz\w+",
        r"\b(?:i am|i'm|i’m) (?:not (?:a|an) (?:ai|bot|robot|machine)|a (?:real )?(?:human|person))\b",
        r"\bsoy (?:un|una) (?:humano|persona)\b",
        r"\byour (?:home|house|property) (?:is|would be|should be) worth\b|\bsu casa (?:vale|valdría)\b",
        r"\b(?:legal|tax) advice\b|\basesor[íi]a (?:legal|fiscal)\b",
    )
)

Rule = Callable[[Reviewed], Iterable[str]]

CHECKS: tuple[tuple[str, Rule], ...] = (
    ("recipients", _recipients),
    ("length", _length),
    ("prices", _prices),
    ("links", _links),
    ("phones", _phones),
    ("addresses", _addresses),
    ("times", _times),
    ("sizes", _sizes),
    ("properties", _named_properties),
    ("placeholders", _placeholders),
    ("plain text", _plain_text),
    ("questions", _questions),
    ("promises", _promises),
)


# ------------------------------------------------------------------------------------------------ comparing


def _fact_texts(draft: Reviewed) -> Iterator[str]:
    yield from (fact.text for fact in draft.brief.facts)
    yield from (draft.brief.agent_phone, draft.brief.phone, draft.brief.postal_address)


def _amounts(text: str) -> Iterator[float]:
    for found in _MONEY.finditer(text):
        amount = _amount(found)
        if amount is not None:
            yield amount


def _amount(found: re.Match[str]) -> float | None:
    digits, unit = (found["a"], found["ka"]) if found["a"] else (found["b"], found["kb"])
    digits = digits.rstrip(".,")
    digits = (
        digits.replace(",", "") if not re.search(r"\.\d{3}(?!\d)", digits) else digits.replace(".", "").replace(",", "")
    )
    scale = {"k": 1_000, "m": 1_000_000, "thousand": 1_000, "mil": 1_000, "million": 1_000_000, "millones": 1_000_000}
    try:
        return float(digits) * scale.get((unit or "").lower(), 1)
    except ValueError:
        return None


def _digits(text: str) -> str:
    return "".join(_DIGITS.findall(text))


def _last_digits(text: str) -> str:
    """The last ten digits: a number with or without its country code is the same number."""
    return _digits(text)[-10:]


def _clock(found: re.Match[str]) -> tuple[int, int]:
    hour, minute = int(found["h"] or found["h2"]), int(found["m"] or found["m2"] or 0)
    half = (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour, minute
