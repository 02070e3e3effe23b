"""The checks of sizes and of other figures: rooms, areas, years and counts are those of the home they are said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mailbot.conversation.brief import OfferedProperty
from mailbot.conversation.checking.addresses import NUMBERED, STREET_IN_SPANISH, UNIT
from mailbot.conversation.checking.amounts import FIGURE, NUMBER, money_in, value_of
from mailbot.conversation.checking.derived import is_apart
from mailbot.conversation.checking.known import comparable, record_of, text_of
from mailbot.conversation.checking.masks import (
    CLOCK,
    DATE,
    EMAIL,
    LINK,
    LIST_MARK,
    LISTING,
    PERCENT,
    PHONE,
    blanked,
    without,
)
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.roughly import WAYS_OF_A_PRICE, Figure, meant, said
from mailbot.conversation.checking.sentences import Sentence
from mailbot.conversation.checking.told import SAID_BACK, Values, untrue
from mailbot.conversation.checking.when import proved_spans

_SIZE: Final = re.compile(
    rf"(?P<number>{NUMBER}(?:\s+and\s+a\s+half|\s+y\s+medio|\s?[½]|\s1/2)?|\ban?(?=\s+(?:bath(?:room)?\s+and\s+a\s+half|hour\b))|\bsingle(?=\s+bath)|\ban?(?=\s+(?:full|whole)\s+acre)"
    r"|\bhalf\s+an?(?=\s+(?:month|acre|mile|block|hour))|\bmedi[oa](?=\s+(?:mes|acre|cuadra|hora)))[\s-]*"
    r"(?:(?:full|whole|spacious|large|good-sized|comfortable|full-size|separate|ample|different|more|fewer|extra|additional"
    r"|wooded|fenced|open|level|tillable|rolling|parking|garage|off-street|covered|reserved|assigned|solo|sola)\s+){0,2}"
    r"(?P<unit>bed(?:room)?s?\b|bd(?:rm)?s?\b|br\b|rec[aá]maras?\b|habitaci[oó]n(?:es)?\b|dormitorios?\b"
    r"|bath(?:room)?s?\b|ba\b|ba[nñ]os?\b"
    r"|sq(?:uare)?\.?[\s-]*f(?:ee)?t\b|square[\s-]foot\b|sqft\b|sf\b|pies\b(?:\scuadrados)?"
    r"|cars?\b|autos?\b|coches?\b|stor(?:y|ies)\b|levels?\b|floors?\b|pisos\b|acres?\b|blocks?\b|miles?\b|minutes?\b"
    r"|cuadras?\b|minutos?\b|acre\b|f(?:oo|ee)t\b|months?\b|hours?\b|horas?\b|m(?:es|eses)\b"
    r"|dozen\b|car\s+garage|unit building"
    r"|years? old\b|spaces?\b(?! heater)|stalls?\b|bays?\b|fireplaces?\b|estacionamientos\b|parqueos\b|chimeneas\b)"
    r"(?P<half>\s+(?:y\s+medio|and\s+a\s+half)\b(?!\s+(?:ba|bath|ba[nñ]o)))?",
    re.IGNORECASE,
)
_SHARED: Final = re.compile(  # "1,650 and 1,980 sq ft"
    rf"(?<![$€£\d.,])(?P<number>{NUMBER})(?=\s+(?:and|or|y|o)\s+{NUMBER}[\s-]*(?P<unit>sq\w*|bed\w*|bath\w*|rec[aá]m\w*|ba[nñ]o\w*|pies)\b)(?P<half>)",
    re.IGNORECASE,
)
# "One bedroom could be an office", "one car parks behind the other".
_ONE_OF_THEM: Final = re.compile(r"\s+(?:could|can|might|may|would|parks|sits|podr[ií]a|puede)\b")
_THEIRS: Final = re.compile(r"\b(?:your|su|tu)\s+\Z", re.IGNORECASE)  # "your two-bedroom minimum"
# Where no home is offered: "if you could go to three bedrooms", "would you look at two bedrooms".
_SUPPOSED: Final = re.compile(
    r"\b(?:if|could|would|instead|fewer|consider|open to|flexible|rather than|si|podr[ií]a|estar[ií]a|menos)\b",
    re.IGNORECASE,
)
_ON_ONE: Final = re.compile(
    r"\b(?:single|one)[-\s](?:story|level|floor)|\branch\b|\brambler\b|\ball on one\b|\bun solo nivel\b", re.IGNORECASE
)
_HALF_BATH: Final = re.compile(r"(?<=\bbath)(?:,|,? and|,? plus) (?:an?|one) half[-\s]?(?:bath)?\b", re.IGNORECASE)
_HALF: Final = re.compile(r"\bhalf[-\s](?:an?\s)?acre|½|\bmedio acre", re.IGNORECASE)
_AS_WORDS: Final = {"single": 1.0, "half": 0.5, "medio": 0.5, "media": 0.5, "a": 1.0, "an": 1.0}
_LONG_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_YEAR: Final = re.compile(r"\b(?:18|19|20)\d\d\b")
_FIELDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("bedrooms", ("bed", "bd", "br", "rec", "hab", "dorm")),
    ("bathrooms", ("bath", "ba", "baño", "bano")),
    ("square_feet", ("sq", "sf", "pies cuad")),
)

_NOTICE: Final = re.compile(
    r"['’]?\s+(?:of\s+)?(?:notice|ahead|in advance|beforehand|warning|de anticipaci[oó]n|antes)\b", re.I
)
# "Reply with a day and an hour that suit you", "a 24-hour line": only how long something takes is a size.
_LASTING: Final = re.compile(
    r"\b(?:takes?|lasts?|runs?|about|around|nearly|roughly|for|within|least|dura|toma|unas?|alrededor de|with"
    r"|minimum of)\W+(?:an?\s+)?(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_MEASURES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    *_FIELDS,
    ("month", ("month", "mes")),
    ("minute", ("minut",)),
    ("hour", ("hour", "hora")),
    ("block", ("block", "cuadra")),
    ("car", ("car", "auto", "coche")),
    ("foot", ("foot", "feet", "pies")),
    ("floor", ("stor", "floor", "level", "piso")),
)
# What stands before the number of a lot, a flat or a house that is named by it alone.
_NAMED_BY: Final = re.compile(
    r"(?:\b(?:(?:County|State|Farm|Ranch) )?(?:Road|Rd|Route|Rte|Highway|Hwy|CR|FM)\.?\s+"
    r"|\b(?:n[uú]mero|number|no\.?|unit|unidad|apt\.?|lote?|space|parcel|suite)\s+|#\s*)\Z",
    re.IGNORECASE,
)


def sizes(draft: Reviewed) -> Iterator[str]:
    """Bedrooms, bathrooms, square feet and years are those of the home that the sentence is about."""
    for sentence in draft.sentences:
        text = without(sentence.text, EMAIL, LINK, LISTING, DATE, CLOCK)
        found = [*_SHARED.finditer(text), *_SIZE.finditer(text)]
        yield from (match[0] for match in found if _is_untrue(match, text, sentence, draft))
        for match in _YEAR.finditer(without(blanked(text, (match.span() for match in found)), NUMBERED)):
            told = _year_of_the_business(match[0], text, draft)
            told = told or (not sentence.about and match[0] in draft.known.our_text)
            if told or f"${match[0]}" in text:
                continue
            if untrue(sentence, [(match.start(), float(match[0]))], draft, _years):
                yield match[0]


def numbers(draft: Reviewed) -> Iterator[str]:
    """Whatever other figure stands in a draft stands in a fact, or follows from two."""
    allowed = {value for fact in draft.known.ours if not _is_one_field(fact.id) for value in _leftovers(fact.text)}
    allowed |= {float(year) for year in _YEAR.findall(draft.known.our_text)}
    theirs = {value for fact in draft.known.theirs for value in (*_leftovers(fact.text), *_whole_thousands(fact.text))}
    for sentence in draft.sentences:
        told: list[tuple[int, object]] = [
            (place, _bare_meant(value, place, sentence, draft))
            for place, value in _left_over(blanked(sentence.text, proved_spans(sentence.text, draft)))
            if value not in allowed
            and not (value in theirs and (SAID_BACK.search(sentence.text) or not draft.brief.properties))
            and not _names_a_home(place, sentence, draft)
            and not _is_difference(value, place, sentence, draft)
        ]
        yield from (f"{value:g}" for value in untrue(sentence, told, draft, _bare))
        for match in PERCENT.finditer(sentence.text):
            if comparable(match[0]) not in draft.known.our_text and not _is_part_of_their_limit(match, draft):
                yield match[0]


def _is_part_of_their_limit(match: re.Match[str], draft: Reviewed) -> bool:
    """How far under the lead's limit a home is, in percent: "about four percent under your budget"."""
    percent = value_of(re.split(r"\s?(?:%|p)", match[0])[0])
    return percent is not None and any(
        round(abs(limit - price) / limit * 100) == percent
        for limit in draft.known.their_prices
        for price in draft.asking_prices
        if limit
    )


# ------------------------------------------------------------------------------------------------ sizes


def _is_untrue(match: re.Match[str], text: str, sentence: Sentence, draft: Reviewed) -> bool:
    value, field = _size(match), _field(match["unit"])
    if value is None or (value == 1 and _ONE_OF_THEM.match(text, match.end())):
        return False
    if not field and re.match(r"una?\s(?!sol[oa]\b)", match[0], re.IGNORECASE):  # an article: "garaje para un auto"
        return False
    if sentence.asks and not sentence.mentions:
        return False
    lasting = value != len(draft.brief.slots) and _LASTING.search(text[: match.start()])
    lasting = lasting or _NOTICE.match(text, match.end())
    if _measure(match["unit"]) == "hour" and not lasting:
        return False
    if value in draft.known.their_numbers and (
        _THEIRS.search(text[: match.start()]) or (not sentence.mentions and _is_said_back(text, draft))
    ):
        return False
    if not draft.brief.properties and _SUPPOSED.search(text):
        return False
    if (
        value == 1
        and _measure(match["unit"]) == "floor"
        and any(_ON_ONE.search(record_of(h)) for h in draft.about(sentence))
    ):
        return False
    if _stated_by_the_business(value, match["unit"], draft):
        return False
    of_it = _values(field)
    facts = {known for home in draft.brief.properties for known in of_it(home) if known is not None}
    figure = Figure(value, text, *match.span())
    if is_apart(figure, facts | draft.known.their_numbers):
        return False
    value = meant(figure, facts)
    return bool(untrue(sentence, [(match.start(), value)], draft, of_it, draft.known.our_numbers))


def _year_of_the_business(year: str, text: str, draft: Reviewed) -> bool:
    """A year that a fact of the business names, in a sentence that shares a longer word with it."""
    words = set(_LONG_WORD.findall(text.lower()))
    return any(
        year in fact.text and words & set(_LONG_WORD.findall(fact.text.lower())) for fact in draft.known.business
    )


def _is_said_back(text: str, draft: Reviewed) -> bool:
    """What the lead asked for, as theirs; where no home is offered a draft speaks of nothing else."""
    return not draft.brief.properties or SAID_BACK.search(text) is not None


def _stated_by_the_business(value: float, unit: str, draft: Reviewed) -> bool:
    """A size that a fact of the business gives in the same unit: "a visit takes 30 minutes"."""
    return any(
        _in_its_measure(_size(match), match["unit"]) == _in_its_measure(value, unit)
        for fact in draft.known.business
        for match in _SIZE.finditer(fact.text)
    )


def _in_its_measure(value: float | None, unit: str) -> tuple[float, str]:
    """A size with its unit in either language as one; hours are minutes."""
    measure = _measure(unit)
    return ((value or 0.0) * 60, "minute") if measure == "hour" else (value or 0.0, measure)


def _measure(unit: str) -> str:
    """A unit in either language as one."""
    low = unit.lower()
    return next((name for name, starts in _MEASURES if low.startswith(starts)), low[:3])


def _values(field: str) -> Values:
    """What the records say of a home in this field, and what its description says in the same unit."""
    if not field:
        return lambda home: tuple(_numbers_in(home))
    return lambda home: (getattr(home, field), *_described(home, field))


def _described(home: OfferedProperty, field: str) -> Iterator[float | None]:
    """Of a house of two flats: the rooms of each."""
    return (_size(match) for match in _SIZE.finditer(record_of(home)) if _field(match["unit"]) == field)


def _size(match: re.Match[str]) -> float | None:
    text = match["number"]
    half = re.search(r"\s+and\s+a\s+half|\s+y\s+medio|\s?½|\s1/2", text, re.IGNORECASE)
    bare = (text[: half.start()] if half else text).strip()
    value = _AS_WORDS.get(bare.lower().split()[0]) or value_of(bare)
    halved = half or match["half"] or _HALF_BATH.match(match.string, match.end())
    return value + 0.5 if halved and value is not None else value


def _field(unit: str) -> str:
    low = unit.lower()
    return next((field for field, starts in _FIELDS if low.startswith(starts)), "")


def _years(home: OfferedProperty) -> tuple[float | None, ...]:
    return (home.year_built, *(float(year) for year in _YEAR.findall(text_of(home))))


# ------------------------------------------------------------------------------------------------ other figures


def _leftovers(text: str) -> list[float]:
    """The figures of a text that are no price, size, time, address, telephone number, link or number of a list."""
    return [value for _, value in _left_over(text)]


def _left_over(text: str) -> list[tuple[int, float]]:
    bare = without(text, LIST_MARK, EMAIL, LINK, LISTING, DATE, CLOCK, PHONE)
    bare = blanked(bare, ((amount.start, amount.end) for amount in money_in(bare)))
    bare = without(bare, PERCENT, _SHARED, _SIZE, NUMBERED, UNIT, STREET_IN_SPANISH)
    values = ((match.start(), value_of(match[0])) for match in re.finditer(rf"(?<![\w]){FIGURE}", bare))
    return [(place, value) for place, value in values if value is not None]


def _whole_thousands(text: str) -> Iterator[float]:
    """What the lead can spend as people say it among themselves: "could you go over 210?"."""
    return (amount.value / 1_000 for amount in money_in(text) if amount.value >= 10_000 and not amount.value % 1_000)


def _bare_meant(value: float, place: int, sentence: Sentence, draft: Reviewed) -> float:
    """The size, or the price in thousands, that a bare figure says roughly: "close to 1,900", "the low 400s"."""
    written = re.compile(NUMBER, re.IGNORECASE).match(sentence.text, place)
    figure = Figure(value, sentence.text, place, written.end() if written else place)
    sizes = {float(home.square_feet) for home in draft.brief.properties if home.square_feet}
    thousands = said(figure, {price / 1_000 for price in draft.asking_prices}, WAYS_OF_A_PRICE)
    return meant(figure, sizes) if thousands is None else thousands


def _names_a_home(place: int, sentence: Sentence, draft: Reviewed) -> bool:
    """A figure by which a home is named, as in "Lot 3" and "4C": it counts nothing."""
    named = re.match(r"\w+", sentence.text[place:])
    if not named or not (_NAMED_BY.search(sentence.text[:place]) or not named[0].isdigit()):
        return False
    words = {word for home in draft.brief.properties for word in re.findall(r"\w+", home.address.lower())}
    words |= {
        word for fact in draft.known.theirs if fact.id == "need:address" for word in comparable(fact.text).split()
    }
    return named[0].lower() in words


def _is_difference(value: float, place: int, sentence: Sentence, draft: Reviewed) -> bool:
    """How far homes are apart in rooms, size or age."""
    figure = Figure(value, sentence.text, place, place)
    return any(
        is_apart(figure, {known for home in draft.brief.properties if (known := getattr(home, field))})
        for field in ("square_feet", "year_built", "bedrooms", "bathrooms")
    )


def _bare(home: OfferedProperty) -> tuple[float | None, ...]:
    """What a bare figure may be short for: "Elm has 3 and Oak has 4", "built in '38", "listed at 389"."""
    short = () if home.year_built is None else (float(home.year_built % 100),)
    return (home.bedrooms, home.bathrooms, home.square_feet, home.price / 1_000, *short, *_numbers_in(home))


def _is_one_field(fact_id: str) -> bool:
    """A fact that is one bare number, such as property:BR-101:bedrooms; sizes() looks at those."""
    return fact_id.startswith("property:") and not fact_id.endswith((":description", ":feature"))


def _numbers_in(home: OfferedProperty) -> Iterator[float]:
    return _numbers_of(f"{home.address} | {record_of(home)}")


def _numbers_of(text: str) -> Iterator[float]:
    if _HALF.search(text):
        yield 0.5
    for match in re.finditer(NUMBER, text, re.IGNORECASE):
        value = value_of(match[0])
        if value is not None:
            yield value
