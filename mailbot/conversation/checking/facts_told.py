"""Checks of what a draft states as fact: prices, sizes, numbers, addresses, links, telephone numbers, listings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from mailbot.conversation.brief import OfferedProperty
from mailbot.conversation.checking.amounts import FIGURE, NUMBER, money_in, value_of
from mailbot.conversation.checking.known import folded, text_of
from mailbot.conversation.checking.masks import (
    CLOCK,
    DATE,
    EMAIL,
    LINK,
    LIST_MARK,
    LISTING,
    PERCENT,
    PHONE,
    SPELLED_PHONE,
    blanked,
    links_in,
    without,
)
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.sentences import Mention, Sentence, judge_values

# Words by which a draft says back what the lead said, so that it is theirs.
SAID_BACK: Final = re.compile(
    r"\b(?:you|your|you'd|su|sus|usted|ustedes|pidi[oó]|busca|no|not|nothing|anything|any|ning[uú]n\w*)\b",
    re.IGNORECASE,
)
_THEIR_LIMIT = re.compile(
    r"\b(?:your|under|below|within|up to|than|limit(?: of)?|budget(?: of)?|(?:por )?debajo de|hasta|menos de|de hasta"
    r"|su (?:presupuesto|l[ií]mite)|presupuesto de|tope de)\W+"
    r"(?:(?:your|su|the|budget|limit|of|de|presupuesto)\W+){0,3}\Z",
    re.IGNORECASE,
)
_SIZE = re.compile(
    rf"(?P<number>{NUMBER}(?:\s+and\s+a\s+half|\s+y\s+medio|\s?[½]|\s1/2)?)[\s-]*"
    r"(?:(?:full|spacious|large|good-sized|comfortable|full-size|separate|ample|different)\s+)?"
    r"(?P<unit>bed(?:room)?s?\b|bd(?:rm)?s?\b|br\b|rec[aá]maras?\b|habitaci[oó]n(?:es)?\b|dormitorios?\b"
    r"|bath(?:room)?s?\b|ba\b|ba[nñ]os?\b"
    r"|sq(?:uare)?\.?[\s-]*f(?:ee)?t\b|square[\s-]foot\b|sqft\b|sf\b|pies\b(?:\scuadrados)?"
    r"|cars?\b|autos?\b|coches?\b|stor(?:y|ies)\b|levels?\b|floors?\b|pisos\b|acres?\b|blocks?\b|miles?\b|minutes?\b"
    r"|cuadras?\b|minutos?\b|acre\b|car\s+garage|unit building|years? old\b)",
    re.IGNORECASE,
)
_SHARED = re.compile(  # "1,650 and 1,980 sq ft"
    rf"(?P<number>{NUMBER})(?=\s+(?:and|or|y|o)\s+{NUMBER}[\s-]*(?P<unit>sq\w*|bed\w*|bath\w*|rec[aá]m\w*|ba[nñ]o\w*|pies)\b)",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(r"\s+(?:could|can|might|may|would|podr[ií]a|puede)\b")  # "one bedroom could be an office"
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_UNITS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("bedrooms", ("bed", "bd", "br", "rec", "hab", "dorm")),
    ("bathrooms", ("bath", "ba", "baño", "bano")),
    ("square_feet", ("sq", "sf", "pies")),
)
_STREETS = (
    r"St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Ct|Court|Blvd|Boulevard|Way|Pl|Place|Ter|Terrace|Cir|Circle|Pkwy"
    r"|Parkway|Hwy|Highway|Trail|Trl|Row|Alley|Loop"
)
_NUMBERED = re.compile(
    r"(?<![\w$€£.,:/-])(?P<number>\d{1,6})\s+(?P<name>(?:[NSEW]\.?\s+|North\s+|South\s+|East\s+|West\s+)?[A-ZÁÉÍÓÚÑ][\w'’]+)"
)
_STREET = re.compile(rf"\b(?P<name>(?:[A-Z][\w'’]+\s+){{1,3}})(?P<kind>{_STREETS})\b(?!\.\w)")
_CALLE = re.compile(
    r"\b(?:[Cc]alle|[Aa]venida|[Aa]v\.|[Pp]aseo|[Cc]amino)\s+(?:de\s+(?:la\s+|los\s+)?)?[A-Z][\w]+(?:\s+\d+)?"
)
_UNIT = re.compile(
    r"(?:\b(?:Apt|Apartment|Unit|Suite|Ste|Apto|Depto)\.?\s*#?|#)\s*(?P<unit>[A-Z]?-?\d{1,4}[A-Z]?|[A-Z])\b"
)
_NO_STREET = re.compile(
    r"(?:bed|bath|sq|square|AM|PM|EST|EDT|CST|CDT|MST|MDT|PST|PDT|UTC|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:available|listed|for sale|for rent|asking|costs?|disponible|en venta|se vende|se renta|cuesta)\b", re.I
)
_ABOUT_THEM = re.compile(r"\b(?:your?|su|sus|sobre|about|usted)\b", re.IGNORECASE)


def prices(draft: Reviewed) -> Iterator[str]:
    """Every amount of money is that of the home that the sentence is about, or a fact's."""
    for sentence in draft.sentences:
        text = without(sentence.text, EMAIL, LINK, PHONE)
        told: list[tuple[int, object]] = []
        for amount in money_in(text):
            if amount.value in draft.known.their_prices and _THEIR_LIMIT.search(text[: amount.start]):
                continue
            if not _stated_by_the_business(draft, amount.value, sentence.text) and not _is_difference(
                sentence, amount.value
            ):
                told.append((amount.start, amount.value))
        found = _untrue(sentence, told, draft, lambda home: (float(home.price),), draft.known.our_prices)
        yield from (f"{value:,.0f}" for value in found)


def sizes(draft: Reviewed) -> Iterator[str]:
    """Bedrooms, bathrooms, square feet and years are those of the home that the sentence is about."""
    for sentence in draft.sentences:
        text = without(sentence.text, EMAIL, LINK, LISTING, DATE)
        for match in (*_SHARED.finditer(text), *_SIZE.finditer(text)):
            value, field = _size(match["number"]), _field(match["unit"])
            if value == 1 and _ONE_OF_THEM.match(text, match.end()):
                continue
            if value is None or (sentence.asks and not sentence.mentions):
                continue
            if value in draft.known.their_numbers and not sentence.mentions and SAID_BACK.search(text):
                continue
            if _untrue(sentence, [(match.start(), value)], draft, _values(field), _all(draft, field)):
                yield match[0]
        for match in _YEAR.finditer(blanked(text, (m.span() for m in _SIZE.finditer(text)))):
            year = float(match[0])
            if f"${match[0]}" in text or (not sentence.about and match[0] in draft.known.our_text):
                continue
            if _untrue(sentence, [(match.start(), year)], draft, _years, frozenset()):
                yield match[0]


def numbers(draft: Reviewed) -> Iterator[str]:
    """Whatever other figure stands in a draft stands in a fact."""
    allowed = {value for fact in draft.known.ours if not _is_one_field(fact.id) for value in leftovers(fact.text)}
    allowed |= {float(year) for year in _YEAR.findall(draft.known.our_text)}
    theirs = {value for fact in draft.known.theirs for value in leftovers(fact.text)}
    for sentence in draft.sentences:
        told: list[tuple[int, object]] = [
            (place, value)
            for place, value in _left_over(sentence.text)
            if value not in allowed and not (value in theirs and SAID_BACK.search(sentence.text))
        ]
        yield from (f"{value:g}" for value in _untrue(sentence, told, draft, _rooms, frozenset()))
        for match in PERCENT.finditer(sentence.text):
            if folded(match[0]) not in draft.known.our_text:
                yield match[0]


def leftovers(text: str) -> list[float]:
    """The figures of a text that are no price, size, time, address, telephone number, link or number of a list."""
    return [value for _, value in _left_over(text)]


def _left_over(text: str) -> list[tuple[int, float]]:
    bare = without(text, LIST_MARK, EMAIL, LINK, LISTING, DATE, CLOCK, PHONE)
    bare = blanked(bare, ((amount.start, amount.end) for amount in money_in(bare)))
    bare = without(bare, PERCENT, _SHARED, _SIZE, _NUMBERED, _UNIT, _CALLE)
    values = ((match.start(), value_of(match[0])) for match in re.finditer(rf"(?<![\w]){FIGURE}", bare))
    return [(place, value) for place, value in values if value is not None]


def addresses(draft: Reviewed) -> Iterator[str]:
    """Every street address is a home's of the brief or in a fact; the lead's own is said back as theirs."""
    theirs = " | ".join(folded(fact.text) for fact in draft.known.theirs if fact.id == "need:address")
    for sentence in draft.sentences:
        text = without(sentence.text, EMAIL, LINK, DATE, CLOCK, PHONE, LIST_MARK)
        back = theirs if _ABOUT_THEM.search(text) and not _OFFERS.search(text) else ""
        for match in (
            *_NUMBERED.finditer(text),
            *_STREET.finditer(text),
            *_CALLE.finditer(text),
            *_UNIT.finditer(text),
        ):
            words = _address_words(match)
            if words and not _stands(words, draft.known.our_text) and not (back and _stands(words, back)):
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
    for sentence in draft.sentences:
        text = without(sentence.text, EMAIL, LINK, DATE, LIST_MARK)
        for match in PHONE.finditer(text):
            digits = re.sub(r"\D", "", match[0])[-10:]
            if len(digits) < 7 or any(number.endswith(digits) for number in ours):
                continue
            if not (any(number.endswith(digits) for number in theirs) and _is_called(text, match.start())):
                yield match[0].strip()
        yield from (match[0].strip() for match in SPELLED_PHONE.finditer(text))


def mls(draft: Reviewed) -> Iterator[str]:
    """Every MLS or listing number is that of a home of the brief, beside that home."""
    refs = {home.ref.lower() for home in draft.brief.properties}
    for match in LISTING.finditer(without(draft.body, EMAIL, LINK)):
        number = (match["mls"] or match["named"] or match["code"] or "").strip("#")
        if number.lower() not in refs and folded(number) not in draft.known.our_text.split():
            yield match[0]
    yield from _misplaced(draft, "ref")


def named_properties(draft: Reviewed) -> Iterator[str]:
    """Every home that is named is one of the brief's and goes to the gate, which looks whether it is still active."""
    known = {home.ref for home in draft.brief.properties}
    yield from (ref for ref in draft.written.property_refs if ref not in known)
    named = {mention.ref for sentence in draft.sentences for mention in sentence.mentions}
    yield from sorted(named - set(draft.written.property_refs))


# ------------------------------------------------------------------------------------------------ what is true of whom


def _untrue(
    sentence: Sentence,
    told: Sequence[tuple[int, object]],
    draft: Reviewed,
    values: Callable[[OfferedProperty], tuple[float | None, ...]],
    anywhere: frozenset[float],
) -> list[object]:
    """The values that are not those of the homes that the sentence is about; with none, of nothing that is known."""
    homes = {home.ref: home for home in draft.brief.properties}
    if not told:
        return []
    if len({mention.ref for mention in sentence.mentions}) > 1:
        return judge_values(sentence, told, lambda value, ref: value in values(homes[ref]))
    about = sentence.about or draft.brief.properties
    known = {value for home in about for value in values(home)} if about else anywhere
    return [value for _, value in told if value not in known]


def _values(field: str) -> Callable[[OfferedProperty], tuple[float | None, ...]]:
    if field:
        return lambda home: (getattr(home, field),)
    return lambda home: tuple(_numbers_of(text_of(home)))


def _rooms(home: OfferedProperty) -> tuple[float | None, ...]:
    """What a bare number may be short for: "Elm has 3 and Oak has 4"."""
    return (home.bedrooms, home.bathrooms)


def _years(home: OfferedProperty) -> tuple[float | None, ...]:
    return (home.year_built, *(float(year) for year in _YEAR.findall(text_of(home))))


def _all(draft: Reviewed, field: str) -> frozenset[float]:
    del field
    return draft.known.our_numbers


def _numbers_of(text: str) -> Iterator[float]:
    for match in re.finditer(NUMBER, text, re.IGNORECASE):
        value = value_of(match[0])
        if value is not None:
            yield value


def _size(text: str) -> float | None:
    half = re.search(r"\s+and\s+a\s+half|\s+y\s+medio|\s?½|\s1/2", text, re.IGNORECASE)
    value = value_of((text[: half.start()] if half else text).strip())
    return value + 0.5 if half and value is not None else value


def _field(unit: str) -> str:
    low = unit.lower()
    return next((field for field, starts in _UNITS if low.startswith(starts)), "")


def _stated_by_the_business(draft: Reviewed, value: float, text: str) -> bool:
    """A sum that a fact of the business names, in a sentence that shares a telling word with it."""
    words = _stems(text)
    return any(
        value in {amount.value for amount in money_in(fact.text)} and words & _stems(fact.text)
        for fact in draft.known.ours
        if fact.id.startswith("business:")
    )


def _stems(text: str) -> set[str]:
    """The beginnings of its longer words, in which Spanish and English often agree: "per adult", "por adulto"."""
    return set(re.findall(r"\b[^\W\d_]{5}", text.lower()))


def _is_difference(sentence: Sentence, value: float) -> bool:
    """What one of two homes costs more than the other."""
    compares = re.search(r"\b(?:more|less|difference|cheaper|m[aá]s|menos|diferencia)\b", sentence.text, re.IGNORECASE)
    apart = {abs(one.price - other.price) for one in sentence.about for other in sentence.about}
    return bool(compares) and len(sentence.about) > 1 and value in apart


def _is_one_field(fact_id: str) -> bool:
    """A fact that is one bare number, such as property:BR-101:bedrooms; sizes() looks at those."""
    return fact_id.startswith("property:") and not fact_id.endswith((":description", ":feature"))


def _address_words(match: re.Match[str]) -> str:
    if match.re is _NUMBERED:
        return "" if _NO_STREET.match(match["name"]) else folded(f"{match['number']} {match['name']}")
    if match.re is _STREET:
        name = match["name"].split()
        return folded(f"{name[-1]} {match['kind']}")
    if match.re is _UNIT:
        return folded(match["unit"])
    return folded(re.sub(r"^\S+\s+(?:de\s+(?:la\s+|los\s+)?)?", "", match[0]))


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _bare_link(link: str) -> str:
    return re.sub(r"^(?:[a-z]+://|mailto:|tel:)?(?:www\.)?", "", link.lower()).rstrip("/.,;:!?)")


def _misplaced(draft: Reviewed, by: str) -> Iterator[str]:
    """A home's own link or number beside another home: the one named before it, unless each stands before its own."""
    for sentence in draft.sentences:
        named = [mention for mention in sentence.mentions if mention.by == "address"]
        told = [mention for mention in sentence.mentions if mention.by == by]
        if not named or all(_next(named, one).ref == one.ref for one in told):
            continue
        for one in told:
            before = [other for other in named if other.start <= one.start]
            if (before[-1] if before else named[0]).ref != one.ref:
                yield sentence.text[one.start : one.end]


def _next(named: Sequence[Mention], one: Mention) -> Mention:
    """The home that is named behind a place, or the last one."""
    return next((other for other in named if other.start >= one.start), named[-1])


def _phones_in(texts: Sequence[str]) -> set[str]:
    digits = (re.sub(r"\D", "", match[0])[-10:] for text in texts for match in PHONE.finditer(text))
    return {number for number in digits if len(number) >= 7}


def _is_called(text: str, at: int) -> bool:
    """Whether a number is written as the one that rings at the lead's: alone in its line, or as theirs."""
    before = text[:at]
    ours = re.search(
        r"\b(?:call|text|reach|phone|contact|ring|ll[aá]me\w*|marque)\s+(?!you\b)(?:us|me|him|her|kim|our|the|al?|nos)?\W*(?:\w+\W+){0,2}\Z",
        before,
        re.I,
    )
    theirs = re.search(r"\b(?:you|your|su|le|usted|number to be called|se llamar[aá]|with \w+ \w+, at)\b", before, re.I)
    return not before.strip(" ·-") or (theirs is not None and ours is None)
