"""Checks of where a draft sends somebody: addresses, links, telephone numbers, listings, and which homes it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mailbot.conversation.checking.known import comparable, stands
from mailbot.conversation.checking.masks import (
    CLOCK,
    DATE,
    EMAIL,
    LINK,
    LIST_MARK,
    LISTING,
    PHONE,
    SPELLED_PHONE,
    links_in,
    without,
)
from mailbot.conversation.checking.mentions import Mention
from mailbot.conversation.checking.review import Reviewed

_STREETS = (
    r"St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Ct|Court|Blvd|Boulevard|Way|Pl|Place|Ter|Terrace|Cir|Circle|Pkwy"
    r"|Parkway|Hwy|Highway|Trail|Trl|Row|Alley|Loop"
)
# "The 1938 Tudor" is no address.
_STYLES = r"(?:Tudor|Creole|Craftsman|Colonial|Victorian|Cape|Queen Anne|Georgian|Federal|Foursquare|Bungalow)"
NUMBERED: Final = re.compile(
    r"(?<![\w$€£.,:/-])(?P<number>\d{1,6})\s+"
    rf"(?!(?:{_STYLES}\b|[A-Z]\w+-(?:style|era)\b)(?!\s+(?:{_STREETS})\b))"
    r"(?P<name>(?:[NSEW]\.?\s+|North\s+|South\s+|East\s+|West\s+)?(?:[A-ZÁÉÍÓÚÑ][\w'’]+|\d{1,3}(?:st|nd|rd|th)\b))"
)
_STREET = re.compile(rf"\b(?P<name>(?:[A-Z][\w'’]+\s+){{1,3}})(?P<kind>{_STREETS})\b(?!\.\w)")
STREET_IN_SPANISH: Final = re.compile(
    r"\b(?:[Cc]alle|[Aa]venida|[Aa]v\.|[Pp]aseo|[Cc]amino)\s+(?:de\s+(?:la\s+|los\s+)?)?[A-Z][\w]+(?:\s+\d+)?"
)
UNIT: Final = re.compile(
    r"(?:\b(?:Apt|Apartment|Unit|Suite|Ste|Apto|Depto|[Uu]nidad|[Aa]partamento|[Dd]epartamento)\.?\s*#?|#)\s*(?P<unit>[A-Z]?-?\d{1,4}[A-Z]?|[A-Z])\b"
)
_NO_STREET = re.compile(
    r"(?:bed|bath|br|ba|bd|sq|square|AM|PM|EST|EDT|CST|CDT|MST|MDT|PST|PDT|UTC|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:available|listed|for sale|for rent|asking|costs?|disponible|en venta|se vende|se renta|cuesta)\b", re.I
)
_ABOUT_THEM = re.compile(r"\b(?:your?|su|sus|sobre|about|usted)\b", re.IGNORECASE)

_AS_THEIRS: Final = re.compile(
    r"\b(?:you|your|su|le|usted|tu|te|number to be called|se llamar[aá]|with \w+ \w+, at)\b", re.IGNORECASE
)
_BEST_NUMBER: Final = re.compile(
    r"\b(?:best|right|good|correct|mejor|buen|correcto) (?:number|n[uú]mero)\b"
    r"|\b(?:right|correct|correcto) (?:one|para)\b|\b(?:we|I) have\b|\b(?:tenemos|tengo)\b",
    re.IGNORECASE,
)


def addresses(draft: Reviewed) -> Iterator[str]:
    """Every street address is a home's of the brief or in a fact; the lead's own is said back as theirs."""
    theirs = " | ".join(comparable(fact.text) for fact in draft.known.theirs if fact.id == "need:address")
    units = _units_told(draft)
    for sentence in draft.sentences:
        text = without(sentence.text, EMAIL, LINK, DATE, CLOCK, PHONE, LIST_MARK)
        theirs_alone = not draft.brief.properties or _ABOUT_THEM.search(text)
        back = theirs if theirs_alone and not _OFFERS.search(text) else ""
        for match in (
            *NUMBERED.finditer(text),
            *_STREET.finditer(text),
            *STREET_IN_SPANISH.finditer(text),
            *UNIT.finditer(text),
        ):
            words = _address_words(match)
            told = stands(words, draft.known.our_text) or (back and stands(words, back))
            if words and not (words in units if match.re is UNIT else told):
                yield match[0].strip()


def links(draft: Reviewed) -> Iterator[str]:
    """Every link and mail address is a fact's of ours, whole; and a home's link stands with that home."""
    allowed = {_bare_link(link) for fact in draft.known.ours for link in links_in(fact.text)}
    allowed |= {_bare_link(home.url) for home in draft.brief.properties if home.url}
    allowed |= {_bare_link(draft.brief.website)} if draft.brief.website else set()
    yield from (link for link in links_in(draft.body) if _bare_link(link) not in allowed)
    yield from _misplaced(draft, "url")


def phones(draft: Reviewed) -> Iterator[str]:
    """A telephone number is a fact's of ours; the lead's own is only the one at which they are called."""
    ours = _phones_in((*(fact.text for fact in draft.known.ours), draft.brief.agent_phone))
    theirs = _phones_in((draft.brief.phone, *(fact.text for fact in draft.known.theirs)))
    own, calls = _phones_in((draft.brief.phone,)), bool(draft.brief.slots or draft.brief.call)
    for sentence in draft.sentences:
        text = without(sentence.text, EMAIL, LINK, DATE, LIST_MARK)
        for match in PHONE.finditer(text):
            digits = re.sub(r"\D", "", match[0])[-10:]
            if len(digits) < 7 or any(number.endswith(digits) for number in ours):
                continue
            if not (
                any(number.endswith(digits) for number in theirs)
                and _is_called(text, match.start(), calls and digits in own)
            ):
                yield match[0].strip()
        yield from (match[0].strip() for match in SPELLED_PHONE.finditer(text))


def mls(draft: Reviewed) -> Iterator[str]:
    """Every MLS or listing number is that of a home of the brief, beside that home."""
    refs = {home.ref.lower() for home in draft.brief.properties}
    for match in LISTING.finditer(without(draft.body, EMAIL, LINK)):
        number = (match["mls"] or match["named"] or match["code"] or "").strip("#")
        theirs = any(stands(comparable(number), comparable(fact.text)) for fact in draft.known.theirs)
        if number.lower() not in refs and not theirs and comparable(number) not in draft.known.our_text.split():
            yield match[0]
    yield from _misplaced(draft, "ref")


def named_properties(draft: Reviewed) -> Iterator[str]:
    """Every home that is named is one of the brief's and goes to the gate, which looks whether it is still active."""
    known = {home.ref for home in draft.brief.properties}
    yield from (ref for ref in draft.written.property_refs if ref not in known)
    named = {mention.ref for sentence in draft.sentences for mention in sentence.mentions}
    yield from sorted(named - set(draft.written.property_refs))


# ------------------------------------------------------------------------------------------------ helpers


def _units_told(draft: Reviewed) -> set[str]:
    """Which units facts name as such, and whatever tells flats apart behind a street: "9 Elm Rd #4" has unit 4."""
    texts = [fact.text for fact in (*draft.known.ours, *draft.known.theirs)]
    told = {comparable(match["unit"]) for text in texts for match in UNIT.finditer(text)}
    return told | {word for home in draft.brief.properties for word in comparable(home.address).split()[1:]}


def _address_words(match: re.Match[str]) -> str:
    if match.re is NUMBERED:
        return "" if _NO_STREET.match(match["name"]) else comparable(f"{match['number']} {match['name']}")
    if match.re is _STREET:
        name = match["name"].split()
        return comparable(f"{name[-1]} {match['kind']}")
    if match.re is UNIT:
        return comparable(match["unit"])
    return comparable(re.sub(r"^\S+\s+(?:de\s+(?:la\s+|los\s+)?)?", "", match[0]))


def _bare_link(link: str) -> str:
    return re.sub(r"^(?:[a-z]+://|mailto:|tel:)?(?:www\.)?", "", link.lower()).rstrip("/.,;:!?)")


def _misplaced(draft: Reviewed, by: str) -> Iterator[str]:
    """A home's own link or number beside another home: the one named before it, unless each stands before its own."""
    for sentence in draft.sentences:
        told = [mention for mention in sentence.mentions if mention.by == by]
        by_address = [mention for mention in sentence.mentions if mention.by == "address"]
        by_any_name = [mention for mention in sentence.mentions if mention.by not in ("url", "ref")]
        wrong = [*_beside_another(by_any_name, told)] if by_address or len(told) == 1 else []
        if by_address:
            wrong = [one for one in _beside_another(by_address, told) if one in wrong]
        yield from (sentence.text[one.start : one.end] for one in wrong)


def _beside_another(named: Sequence[Mention], told: Sequence[Mention]) -> Iterator[Mention]:
    if not named or all(_next(named, one).ref == one.ref for one in told):
        return
    for one in told:
        before = [other for other in named if other.start <= one.start]
        if (before[-1] if before else named[0]).ref != one.ref:
            yield one


def _next(named: Sequence[Mention], one: Mention) -> Mention:
    """The home that is named behind a place, or the last one."""
    return next((other for other in named if other.start >= one.start), named[-1])


def _phones_in(texts: Sequence[str]) -> set[str]:
    digits = (re.sub(r"\D", "", match[0])[-10:] for text in texts for match in PHONE.finditer(text))
    return {number for number in digits if len(number) >= 7}


def _is_called(text: str, at: int, at_call: bool) -> bool:
    """Whether a number is written as the one that rings at the lead's: alone in its line, or as theirs."""
    before = text[:at]
    ours = re.search(
        r"\b(?:call|dial|text|reach|phone|contact|ring|ll[aá]me\w*|marque)\s+(?!you\b)"
        r"(?:us|me|him|her|our|the|al?|nos|(?-i:[A-Z])\w+)?\W*(?:\w+\W+){0,2}\Z",
        before,
        re.I,
    )
    theirs = _AS_THEIRS.search(before) or _BEST_NUMBER.search(text)
    return not before.strip(" ·-¿") or ((theirs is not None or at_call) and ours is None)
