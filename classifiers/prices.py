"""What a writer would pay: the price slots, from amounts that stand beside words for a budget.

An amount without such a word is taken only in a line that describes a search ("4 bed, Lakeshore, 400k"). What a house
was listed, sold or valued at, what somebody earns, owes, saved or pays down, is no budget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from classifiers.amounts import Amount, amounts
from classifiers.phrases import phrases
from classifiers.verdict import Need

SALE_RANGE: Final = (10_000, 100_000_000)  # whole currency units that a property may cost
RENT_RANGE: Final = (150, 50_000)  # a month
MOST_AMOUNTS: Final = 60  # looked at in one text
_BEFORE = 60  # letters of a sentence looked at before an amount
_AFTER = 40

# Ends where the amount begins.
_FILL: Final = (
    r"(?:\s?(?:is|are|be|of|at|to|a|about|around|like|maybe|probably|say|roughly|approximately|approx\.?|only|now"
    r"|still|just|was|stays?|remains?"
    r"|es|de|son|unos|como|our|my|for|hard|up|absolutely?|the|flexible|range|price|but|el|realistically|somewhere"
    r"|really)\b"
    r"|[\s:=~,–—-]){0,6}\s?"
)
_CEILING = phrases(
    r"""
    (?:under|below|beneath|less than|lower than|cheaper than)<FILL>$
    (?:up to|upto|as (?:high|much) as)<FILL>$
    (?:no|not|nothing|none)(?: (?:more|higher|greater|over|above|exceeding|to exceed|go(?:ing)? (?:over|above)|\
        past)){1,2}(?: than)?<FILL>$
    (?:without (?:going )?over)<FILL>$
    (?:won'?t|wouldn'?t|can'?t|cannot|never|don'?t want to) (?:go|pay|spend|do)(?: (?:over|above|past|beyond|\
        more than))<FILL>$
    comfortable (?:at|with|around|up to|spending)<FILL>$
    (?:lender|bank|credit union|letter|pre-?approval)(?: \w+){0,4} says<FILL>$
    (?:at (?:the )?(?:very )?most|at max)<FILL>$
    (?:max(?:imum)?|maxes|mx|tops?|topping|top(?:ping)? out|ceiling|limit|cap(?:ped|s)?|\
        maxed(?: out)?)(?: (?:price|budget|purchase price|rent|amount|spend))?<FILL>$
    (?:budget(?:ed|ing)?|price ?range|price point|presupuesto|range|rango(?: de precios?)?|\
        precio m[aá]ximo)(?:\s?(?:up to|hasta|max|m[aá]ximo|ronda|total|goes|went|has|is|was|to))?<FILL>$
    (?:approved|qualified|qual|approval|cleared|authorized|bumped|letter|good)(?:[ /]{1,2}\w+){0,4}? (?:up to|for|\
        to|at|until|through)<FILL>$
    (?:pre-?\s?)?approv(?:ed|al)<FILL>$
    (?:spend|spending|afford|invest|pay)(?: (?:up to|as much as|at most|maybe|only|no more than))?<FILL>$
    (?:go|going|stretch|come) (?:as high as|up to|up|to)<FILL>$
    (?:i|we) (?:can|could|would|might) (?:do|go|manage|swing|handle|pay)(?: (?:up to|up))?<FILL>$
    (?:hasta|m[aá]ximo|m[aá]x|tope|topado a|menos de|no m[aá]s de|no m[aá]s que|no (?:pase|pasar|pasemos|exceda|\
        exceder|mayor) (?:de|a)|por debajo de|abajo de|que no pase de|a lo mucho|como mucho)<FILL>$
    (?:pre-?)?aprob(?:ad[oa]s?|aron|ación|acion)(?: (?:el|un|pr[eé]stamo|cr[eé]dito|banco|del|por|para|de|hasta|\
        me|nos)){0,4}<FILL>$
    (?:puedo|podemos|podr[ií]a(?:mos)?) (?:pagar|gastar|llegar)(?: (?:hasta|a|unos))?<FILL>$
    (?:gastar|pagar|invertir)(?: (?:hasta|unos|como))?<FILL>$
    (?:all in|todo incluido) (?:at|for|under)<FILL>$
    (?:the )?most (?:i|we)(?:'ll| will| can| could| would)? (?:go|do|spend|pay|afford)<FILL>$
    (?:<=|<|≤)<FILL>$
    """,
    FILL=_FILL,
)
_SOFT = phrases(
    r"""
    (?:around|about|approximately|approx\.?|roughly|near|close to|somewhere (?:around|near)|ballpark(?: of)?|\
        in the (?:range|neighborhood|area|ballpark) of)\s(?:a )?$
    ~(?:\x7e|±|\+/-)\s?$
    (?:alrededor de|cerca de(?: los)?|unos|aproximadamente|m[aá]s o menos|como)\s$
    """
)
_FLOOR = phrases(
    r"""
    (?:over|above|at least|minimum(?: of)?|min(?: of)?|starting (?:at|from)|upwards of|north of|no less than|\
        not less than|more than)\s$
    (?:desde|m[ií]nimo(?: de)?|a partir de|al menos|por lo menos|m[aá]s de)(?: los)?\s$
    """
)
# Asked of a home that is talked about: "Is it under 450?" is no budget.
_ASKED_OF_IT = phrases(r"is (?:it|that|this|the)(?: \w+){0,2} (?:under|below|less than|over|above|around|about|at)\s$")
# Of those, what homes that one may buy are said to be: "for sale under 300k" is a budget.
_ON_OFFER = phrases("sale|listed|listings?|asking|priced|selling")
# Begins where the amount ends.
_CEILING_AFTER = phrases(
    r"""
    ^\s?(?:\(?(?:usd|dollars?|d[oó]lares)\)?\s)?(?:a month |per month |/mo |total |is (?:the |my |our |about the |\
        pretty much (?:our|my) )?|as (?:a |our |my |the )?|at the )?(?:absolute |hard |very |\
        upper )?(?:max(?:imum|ed)?|tops?|limit|ceiling|cap|most|budget|m[aá]ximo|tope|presupuesto)
    ^\s?(?:(?:/|a |per )mo(?:nth)?\.? )?(?:or|and) (?:less|under|below|lower)
    ^\s?is (?:my|our) (?:line|top|number)
    ^\s?(?:pre-?\s?)?(?:approved|approval|aprobad[oa]s?)
    ^\s?(?:all in|to spend|para gastar|o menos|como m[aá]ximo|a lo mucho|price range|range|total|all cash)
    ^\s?is (?:our|my|the|about) (?:most|all|max|limit|ceiling|absolute)
    """
)
_FLOOR_AFTER = phrases(r"^~\s?(?:\+|plus|or (?:more|up|higher|above)|and (?:up|above)|min(?:imum)?|o m[aá]s|m[ií]nimo)")

# An amount beside these is something else than a price to pay for a home.
_NO_BUDGET_BEFORE = phrases(
    r"""
    (?:sold|selling|sell|sells|went|go|goes|listed|list|listing|asking|ask|priced|the price|asking price|\
        price (?:is|was|of|at)|reduced|dropped|drop|down|paid|paying|owes?|owed|owing|worth|value[ds]?|valuation|\
        zestimate|estimate[ds]?|apprais\w+|assess\w+|says?|came|come|comes|offered|offering|offers?|counter\w*|\
        sale|cost|costs|get|gets|got|net|nets|pull|bring|brings|fetch|brought)(?:[\s:,$]|\b(?:it|in|at|for|back|\
        to|us|me|about|around|only|under|over|of|was|is|were|price|low|from|a|an|the|maybe|like|i|we|them|than|\
        roughly|nearly|by|with|he|she|be|as|much|house|out|off)\b){0,6}$
    (?:sav(?:ed|ings?|e)|down ?payment|enganche|put|putting|deposit|dep[oó]sito|earnest(?: money)?|credit|fico|\
        score|cr[eé]dito(?: es)?|income|earn|makes?|making|salary|fees?|payment|bah|taxes|dues|hoa|insurance|\
        commission|cash ?flow|equity|loan balance|mortgage|hipoteca de|gano|ganamos|ahorr\w+|pagu[eé]|costó|vale|\
        valen|vendi\w+)(?:[\s:,$]|\b(?:is|of|about|around|roughly|at|under|over|up|to|has|be|only|like|was|me|de|\
        es|unos|como|a|i|we|some|the|my|our|it|than|need|needs|stay|must|should)\b){0,6}$
    (?:sq\.?(?:uare)?(?: ?f(?:ee)?t)?|sqft|mls\s?(?:#|number|no\.?)?|listing|zip(?: code)?|unit|apt|suite|ste|\
        room|highway|hwy|route|rt|lot|file|ticket|order|invoice|case|ref)\s?#?:?\s?$
    (?:built|since|year|in the|remodeled|renovated|bought(?: it| ours)? in|construida|a[ñn]o)(?: (?:in|en|of))?\s$
    """
)
_NO_BUDGET_AFTER = phrases(
    r"""
    ^\s?-?(?:sq|s\.?f|sf|square|sqft|ft|feet|foot|m2|mts?|metros?|acres?|hect\w+|ac|lbs?|pounds|miles?|mi|km|\
        blocks?|mins?|minutes?|minutos|hours?|hrs?|horas?|days?|d[ií]as?|weeks?|wks?|semanas?|years?|yrs?|\
        a[ñn]os?|yo|units?|doors|people|personas|beds?|br|bedrooms?|baths?|rooms?|recamaras|rec[aá]maras|cuartos|\
        stor(?:y|ies)|showings?|homes?|houses|degrees|am|pm|a\.m|p\.m|th|st|nd|rd|exchange|credit|score|points?|\
        apr|oclock|o'clock|cap)
    ^\s?(?:down(?: ?payment)?|(?:put|set|tucked) aside|in the bank|sitting|to put down|for (?:a |the |our )?down|\
        saved|in savings|ahorrad\w+|de enganche|earnest|deposit|de dep[oó]sito|commission|fee|rebate|in equity|\
        equity|loan|income)
    ^~\s?(?:%|percent|pct|por ciento)~
    ^\s?(?:per|a|an|/)\s?(?:year|yr|annum|hour|acre|sq|sqft|foot|ft|week|unit)
    ^\s?(?:al a[ñn]o|por a[ñn]o|anuales)
    ^\s?(?:under|below|over|above|off|less than|more than) (?:ask|asking|list|the ask|market|what|appraisal|the)
    ^\s?(?:/mo\.?|a month|monthly|per month)?\s?(?:payments?|mortgage|piti)
    ^\s?(?:low|over|under|short|in repairs|worth of repairs)
    """
)
_A_MONTH = phrases(
    r"""
    ^\s?(?:\(?(?:usd|dollars?|bucks|d[oó]lares)\)?\s?)?(?:/|a|per|each|every|al|por|x)\s?(?:month|mo|mth|mes)
    ^\s?(?:\(?(?:usd|dollars?|bucks|d[oó]lares)\)?\s?)?(?:monthly|mensual(?:es)?|in rent|rent|de renta|\
        de alquiler|p/m|pm(?= rent)|pcm|mo)
    """
)
_RENT_TALK = phrases(
    r"""
    (?:to|for|4|2|can|we|i|could|and|then|just|rather) (?:rent|lease)(?! (?:it |them |one |half |the other )?out)
    (?:looking|search\w*|hunt\w*|need|want|seeking|interested|find\w*|have|any|\
        available)(?: \w+){0,6} (?:rentals?|lease)
    rentals?(?! propert)
    (?:for|short.term|long.term|furnished|pre-?) ?leas(?:e|ing)
    month.to.month
    apartments?
    apts?
    studio
    section 8
    (?:en|de|busco|buscando|casa|depa\w*|quiero|quisiera|para) (?:renta|rentar|alquiler|alquilar)
    """
)
_BUY_TALK = phrases(
    r"""
    buy(?:ing|er|ers)?
    purchas(?:e|ing)
    pre-?approv\w+
    mortgage
    invest\w*
    compr(?:ar|o|amos|ador\w*)
    """
)
_SEARCH = phrases(
    r"""
    look(?:ing|in)? (?:for|at|to)
    (?:need|want|seeking|searching|shopping|hunting|interested in)
    (?:\d|one|two|three|four|five)[- ]?(?:\+ ?)?(?:beds?|br|bd|bdrms?|bedrooms?|rec[aá]maras?|cuartos?|\
        habitaciones|habitaci[oó]n)
    \d/\d(?:\.5)?
    (?:any|anything|something|listings?|homes|houses|condos?)
    busc(?:o|amos|ando)
    quer(?:emos|ía|íamos)|quiero|necesit(?:o|amos)
    """
)
_SELLS = phrases(
    r"""
    (?:sell|selling|list|listing|value|worth) (?:my|our|the|this|mom'?s|dad'?s|her|his)
    vend(?:er|o|emos) (?:mi|nuestra|la|el|una)
    """
)
_BAND = re.compile(
    r"(?<!\w)(?:(?P<part>low|lower|mid|middle|high|higher|upper)(?:er)?(?:[- ](?:to[- ])?(?P<upper>mid|high"
    r"|upper))?[- ]?(?:range )?)?"
    r"(?:in the )?\$?(?P<hundreds>[1-9]00)(?:,000|k)?'?s\b",
    re.IGNORECASE,
)
_BANDS: Final = {"low": (0, 35), "mid": (35, 65), "high": (65, 99)}  # thousands above the hundred
_SAME_BAND: Final = {"lower": "low", "middle": "mid", "higher": "high", "upper": "high"}
_JOIN = re.compile(r"\s?(?:-|–|—|to|and|y|a|or|thru|through|hasta|/)\s?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
_MILLION_TALK = re.compile(r"\bmil(?:li[oó]n|l[oó]n|lones)\b|\dmm?\b", re.IGNORECASE)
_ADDRESS_LINE = re.compile(
    r"\b\d{1,5} (?:[A-Z][a-z]+ ){1,3}(?:St|Ave|Rd|Dr|Ln|Ct|Way|Blvd|Pl|Ter|Cir|Trl|Trail|Street|Avenue|Road|Drive|Lane"
    r"|Court|Place|Terrace|Circle|Loop|Run|Post)\b"
)


@dataclass(frozen=True, slots=True)
class _Talk:
    """What the whole text says about how to read its numbers."""

    rents: bool
    buys: bool
    millions: bool
    sells: bool


def prices(text: str) -> Mapping[str, Need]:
    """The slots price_min and price_max that `text` gives."""
    buys = _BUY_TALK.search(text) is not None
    rents = _RENT_TALK.search(text) is not None and not buys
    talk = _Talk(rents, buys, _MILLION_TALK.search(text) is not None, _SELLS.search(text) is not None)
    numbers = amounts(text)[:MOST_AMOUNTS]
    for found in (
        _ranges(text, numbers, talk),
        _bands(text),
        _singles(text, numbers, talk),
        _bare(text, numbers, talk),
    ):
        needs = dict(found)
        if needs:
            return needs
    return {}


# ------------------------------------------------------------------------------------------------ ranges


def _ranges(text: str, numbers: list[Amount], talk: _Talk) -> Iterator[tuple[str, Need]]:
    """The first "A to B" that is a budget: "between 800 and 1.1M", "450-500k", "entre 200 y 260 mil"."""
    for low, high in pairwise(numbers):
        if not _JOIN.fullmatch(text, low.end, high.start):
            continue
        before, after = _around(text, low.start, high.end)
        if _NO_BUDGET_AFTER.search(after) or _NO_BUDGET_BEFORE.search(before):
            continue
        introduced = re.search(r"\b(?:between|from|entre|de|desde)\s$", before, re.IGNORECASE) is not None
        if not (introduced or low.marked or high.marked or _A_MONTH.search(after) or _CEILING.search(before)):
            continue
        worths = _range_worth(low, high, talk, rent=_is_rent(after, talk))
        if worths:
            quote = text[low.start : high.end]
            yield "price_min", Need(worths[0], quote)
            yield "price_max", Need(worths[1], quote)
            return


def _range_worth(low: Amount, high: Amount, talk: _Talk, *, rent: bool) -> tuple[int, int] | None:
    """Both ends in whole currency units; the lower takes the unit that makes it lower."""
    top = _worth(high, talk, rent=rent)
    if top is None:
        return None
    candidates = (low.worth, low.number * high.unit, low.number * 1_000, low.number * 1_000_000)
    allowed = candidates if low.unit == 1 and not _is_whole(low) else candidates[:1]
    for bottom in allowed:
        if top / 10 <= bottom < top:
            return int(bottom), top
    return None


def _is_whole(amount: Amount) -> bool:
    """Whether the digits already say everything: 325,000."""
    return amount.number >= 10_000


# ------------------------------------------------------------------------------------------------ "mid 300s"


def _bands(text: str) -> Iterator[tuple[str, Need]]:
    for match in _BAND.finditer(text):
        before, after = _around(text, match.start(), match.end())
        before = re.sub(r"\bin the\s$", "", before)  # "in the mid 500s" is no year
        if _NO_BUDGET_BEFORE.search(before) or _NO_BUDGET_AFTER.search(after):
            continue
        hundreds = int(match["hundreds"])
        first = (match["part"] or "").lower()
        last = (match["upper"] or first).lower()
        low = _BANDS[_SAME_BAND.get(first, first)][0] if first else 0
        high = _BANDS[_SAME_BAND.get(last, last)][1] if last else 99
        yield "price_min", Need((hundreds + low) * 1_000, match[0])
        yield "price_max", Need((hundreds + high) * 1_000, match[0])
        return


# ------------------------------------------------------------------------------------------------ single amounts


def _singles(text: str, numbers: list[Amount], talk: _Talk) -> Iterator[tuple[str, Need]]:
    """The last amount with words for a ceiling, and the last with words for a floor.

    What somebody would rather pay, or pays about, is their ceiling only where they name no firmer one.
    """
    wishes: list[tuple[str, Need]] = []
    firm: list[tuple[str, Need]] = []
    for amount in numbers:
        before, after = _around(text, amount.start, amount.end)
        if _NO_BUDGET_AFTER.search(after) or _ASKED_OF_IT.search(before):
            continue
        slot = _slot(amount, before, after)
        worth = _worth(amount, talk, rent=_is_rent(after, talk)) if slot else None
        if slot and worth is not None:
            kind = wishes if _SOFT.search(before) and not _CEILING.search(before) else firm
            kind.append((slot, Need(worth, text[amount.start : amount.end])))
    yield from (*wishes, *firm)


def _slot(amount: Amount, before: str, after: str) -> str:
    """Which slot the words beside an amount give it, or the empty string."""
    ceiling = _CEILING.search(before)
    unwanted = _NO_BUDGET_BEFORE.search(before)
    if ceiling and (unwanted is None or unwanted.start() >= ceiling.start() or _ON_OFFER.match(unwanted[0])):
        return "price_max"
    if unwanted:
        return ""
    if _CEILING_AFTER.search(after):
        return "price_max"
    if _FLOOR.search(before) or (amount.marked and _FLOOR_AFTER.search(after)):
        return "price_min" if amount.marked else ""
    soft = _SOFT.search(before)
    ends = re.match(r"\s?(?:$|[.,;:!?)(\n±]|all|or so|ish|max|if|but|and|for|with|in|to|or|k\b|y|o|para|con)", after)
    return "price_max" if soft and (amount.marked or ends) else ""


def _bare(text: str, numbers: list[Amount], talk: _Talk) -> Iterator[tuple[str, Need]]:
    """The one marked amount of a text, where its sentence describes a search and nothing else claims it."""
    marked = [amount for amount in numbers if amount.marked]
    if len(marked) != 1 or talk.sells:
        return
    amount = marked[0]
    sentence = _sentence(text, amount)
    before, after = _around(text, amount.start, amount.end)
    beside_search = _SEARCH.search(sentence) and not _ADDRESS_LINE.search(sentence)
    if not beside_search or _NO_BUDGET_BEFORE.search(before) or _NO_BUDGET_AFTER.search(after):
        return
    worth = _worth(amount, talk, rent=_is_rent(after, talk))
    if worth is not None:
        yield "price_max", Need(worth, text[amount.start : amount.end])


# ------------------------------------------------------------------------------------------------ reading numbers


def _worth(amount: Amount, talk: _Talk, *, rent: bool) -> int | None:
    """The amount in whole currency units, or None where it cannot be a price."""
    if rent:
        return _within(amount.worth, RENT_RANGE)
    if amount.unit > 1 or amount.worth >= 1_000_000:
        return _within(amount.worth, SALE_RANGE)
    if amount.worth >= SALE_RANGE[0]:
        return _within(amount.worth, SALE_RANGE) if amount.marked or _is_round(amount.worth) else None
    if talk.rents and amount.worth >= RENT_RANGE[0]:
        return _within(amount.worth, RENT_RANGE)
    if amount.number == int(amount.number):
        return int(amount.number) * 1_000 if 75 <= amount.number <= 999 else None
    in_millions = talk.millions or (1 <= amount.number < 20 and not talk.rents)  # "4.6 max": nobody buys for 4.60
    return int(amount.number * 1_000_000) if in_millions and amount.number < 50 else None


def _is_round(worth: float) -> bool:
    """People round a budget; a postcode seldom is."""
    return worth % 500 == 0 or worth >= 100_000


def _within(worth: float, limits: tuple[int, int]) -> int | None:
    return int(worth) if limits[0] <= worth <= limits[1] else None


def _is_rent(after: str, talk: _Talk) -> bool:
    return _A_MONTH.search(after) is not None and not talk.buys


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words just before and just after a place, within its sentence."""
    before = text[max(0, start - _BEFORE) : start]
    cut = max((stop.end() for stop in _SENTENCE_END.finditer(before)), default=0)
    after = text[end : end + _AFTER]
    stop = _SENTENCE_END.search(after)
    return before[cut:], after[: stop.start() + 1] if stop else after


def _sentence(text: str, amount: Amount) -> str:
    start = max(text.rfind("\n", 0, amount.start), text.rfind(". ", 0, amount.start)) + 1
    stop = _SENTENCE_END.search(text, amount.end)
    return text[start : stop.start() if stop else len(text)]
