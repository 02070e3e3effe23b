"""What is read as a need and is none, or another: looked at once more by the words around it.

The tagger and its trees weigh words; these rules hold where weighing errs at a lead's cost: a rent that is paid today,
a unit's number, an offer for one home, a person's name. They stand after the models and feed none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Final

from classifiers.asking.readiness import offers_a_sum
from classifiers.needs.area_gates import places_alone
from classifiers.needs.hoped_rooms import with_rooms_that_will_do
from classifiers.needs.kind_gates import land_that_counts, land_with_a_house, no_refused_kind, no_split_bill
from classifiers.needs.number_gates import no_loose_numbers, phone_as_said
from classifiers.needs.other_numbers import no_other_numbers
from classifiers.needs.own_home import no_wish_of_it
from classifiers.needs.price_words import BAND, CEILING, CEILING_AFTER, FLOOR
from classifiers.needs.prices import RENT_RANGE, band_of
from classifiers.needs.spots import BEFORE, Mail, Spot, spots_of
from classifiers.needs.time_gates import names_a_time
from classifiers.text.phrases import phrases
from classifiers.verdict import Need
from models.message import Intent
from models.property import ListedFor

_PRICES: Final = ("price_min", "price_max")
_SEEKING: Final = frozenset((Intent.BUYER, Intent.RENTER))


def gated(
    found: Mapping[str, Need], text: str, intents: Collection[Intent], known_areas: Collection[str] = ()
) -> dict[str, Need]:
    """The needs that stand the second look."""
    needs = dict(found)
    mail = Mail(text, intents, known_areas)
    for gate in _GATES:
        needs = gate(needs, mail)
    return needs


# ------------------------------------------------------------------------------------------------ prices

# What somebody pays today; ends where the sum begins.
_PAID_NOW = phrases(
    r"""
    (?:currently|now|presently|already|still|at the moment|right now),? (?:rent(?:ing)?|pay(?:ing)?|leas(?:e|\
        ing))\b<GAP>$
    (?:we|i)(?:['’]re| are|['’]m| am|['’]ve been| have been)(?: \w+)? (?:renting|paying|leasing)\b<GAP>$
    (?:we|i) (?:rent|pay|lease)\b<GAP>\b(?:now|currently|today|right now|at the moment)<GAP>$
    (?:our|my) (?:current |present |existing )?(?:rent|lease|payment) (?:here |now |today |currently |\
        right now )?(?:is|was|runs?|costs?|just went|went|goes|is going|keeps going)(?: (?:up|now|currently|about|\
        around|already|at|to|from|like|up to)){0,3}\s$
    (?:current|present|existing) rent(?:al)?(?: is| of|:)*(?: about| around)?\s$
    (?:(?:ahora|actualmente|hoy|ya) (?:pago|pagamos|rento|rentamos)|estoy pagando|estamos pagando|(?:nuestra|\
        mi) renta (?:es|actual es))<GAP>$
    """,
    GAP=r"(?:(?!\b(?:up to|max\w*|budget|under|below|look\w*|want\w*|would|could|can|afford|hop\w+|hasta|m[aá]ximo"
    r"|busc\w+|tops?|no more|need\w*|prefer\w*)\b)[^.!?\n]){0,60}?",
)
_GOES_UP = re.compile(r"\b(?:went|go(?:es|ing)?) up to\s$", re.IGNORECASE)
# A unit or a house that is looked at; ends where its number begins.
_LOOKED_AT = phrases(
    r"""
    (?:look at|look inside|(?<!could )(?<!can )see|seeing|view(?:ing)?|visit(?:ing)?|tour(?:ing)?|show (?:me|us)|\
        loved?|liked|compare|unit|apt\.?|apartment|condo) (?:both |unit |number |either |condo |apartment |# ?)?$
    (?:compare|see|view|tour|visit|unit) (?:both )?(?:unit )?\d{1,4}\w? (?:and|or|vs\.?|&) (?:unit )?$
    (?:(?:we|i)(?: really| both)? like|more for|fee (?:for|on|at|of)) (?:unit |number |# ?)?$
    """
)
_A_SUM_AFTER = re.compile(
    r"\s?(?:k\b|thousand|mil\b|million|or (?:less|under|below)|max|tops|range|and under|dollars|/mo)", re.IGNORECASE
)
_AN_AREA_AFTER = re.compile(r"\s?(?:sq|square|sf\b|s\.f\.|m2|m²|(?:pies|metros) cuad)", re.IGNORECASE)
# A home and what is bid for it; ends where the sum begins.
_BID_FOR = phrases(
    r"""
    (?:buy|purchase|take|get|have|comprar)(?: the)? (?:it|this(?: (?:one|house|place|condo))?|that(?: one)?|\
        \#?\d{1,5}\w?(?: \w+){1,4}|(?:the )?(?:first|second|third|fourth|last|other|\w+ (?:street|st|road|rd|lane|ln|\
        drive|dr|court|ct|close|way|row))(?: one| house| home| condo)?) (?:for|at|por|en)(?: about| around)?\s$
    (?:offer(?:ing)?|bid(?:ding)?|oferta|ofrec\w+)(?: (?:of|is|at|them|for|would be|de|around|about|in at|in)){0,3}\s$
    (?:put(?:ting)?|go(?:ing)?|come|coming) in (?:at|with|for)?(?: around| about)?\s?$
    (?:(?:they|he|she)(?:['’](?:d|ll))?|the (?:sellers?|owners?))(?: (?:would|might|could|will|ever|even|possibly))* \
        (?:take|accept|consider|entertain)(?: (?:like|about|around|something like|an offer of|maybe)){0,2}\s$
    """
)
_SAYS_A_SUM = phrases(r"(?:i|we)(?:['’]d| would|['’]ll| will)(?: \w+)? (?:say|do|give|offer)(?: them)?\s$")
_HAGGLES = phrases(
    r"""
    would (?:they|the (?:sellers?|owners?)|he|she|you) (?:take|accept|consider|go for)
    (?:close in|closing in|contingenc\w+|inspection|as[- ]is|earnest|escalat\w+|counter\w*)
    needs? (?:a |some |all |lots? of |an? )?(?:\w+ ){0,2}(?:work|roof|kitchen|bath(?:room)?|furnace|paint|windows?|\
        repairs?)
    room (?:on|in) the price
    """
)
_FRACTION = re.compile(
    r"(?<![\w/])(?:(?P<top>[1-9])/(?P<bottom>[2-9])|(?P<sign>[½¼¾]))"
    r"(?: ?(?:of )?(?:a )?mil(?:lion|l[oó]n)\b|(?= ?(?:to|and|-|–|a|y) ?(?:[1-9]/[2-9]|[½¼¾]) ?mil(?:lion|l[oó]n)\b))",
    re.IGNORECASE,
)
_FRACTION_OF: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_TWO_FRACTIONS = re.compile(r"\s?(?:and|to|-|–|y|a|or)\s?", re.IGNORECASE)
# Talk of a rent that is sought; the lease that one has now is none.
_SEEKS_RENT = phrases(
    r"""
    (?:to|for|4|2) (?:rent|lease)
    rentals?
    (?:a|per|each|/) ?mo(?:nth)?
    monthly
    apartments?
    (?:renta|rentar|alquil\w+|al mes|mensual\w*)
    rent
    """
)
_LEASE_NOW = phrases(
    r"(?:our|my|the|current) (?:rental|lease|rent|apartment)\b[^.!?\n]{0,24}|(?:we|i)(?:['’]re| are|['’]m| am)?"
    r" (?:currently |now )?(?:rent|renting|leasing)\b(?! for)"
)
_LEAST_RENT: Final = 500  # a month; less is short for thousands where nobody speaks of rent


def _no_price_of_theirs(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """Without what is paid today, a unit's number, and a sum that is offered for one home."""
    wrong = {slot for slot in _PRICES if slot in needs and _is_no_budget(needs[slot], mail.text)}
    return {slot: need for slot, need in needs.items() if slot not in wrong}


def _is_no_budget(need: Need, text: str) -> bool:
    spots = list(spots_of(text, need.quote))
    told = (_is_a_size(one) or _is_paid(one, need) or _is_a_unit(one, need) or _is_a_bid(one, text) for one in spots)
    return bool(spots) and all(told)


def _is_paid(spot: Spot, need: Need) -> bool:
    low = re.sub(r"\D", "", need.quote)
    rent = low.isdigit() and RENT_RANGE[0] <= int(low) <= RENT_RANGE[1]
    firm = CEILING_AFTER.search(spot.after) or (CEILING.search(spot.before) and not _GOES_UP.search(spot.before))
    return rent and not firm and _PAID_NOW.search(spot.before) is not None


def _is_a_size(spot: Spot) -> bool:
    return _AN_AREA_AFTER.match(spot.after) is not None


def _is_a_unit(spot: Spot, need: Need) -> bool:
    bare = re.fullmatch(r"\d{3,4}", need.quote) is not None
    return bare and _LOOKED_AT.search(spot.before) is not None and not _A_SUM_AFTER.match(spot.after)


def _is_a_bid(spot: Spot, text: str) -> bool:
    if CEILING_AFTER.search(spot.after):
        return False
    if _BID_FOR.search(spot.before):
        return True
    said = _SAYS_A_SUM.search(spot.before) is not None
    return said and (_HAGGLES.search(text) is not None or offers_a_sum(text))


def _fractions(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """ "Between 1/2 million and 3/4 million" in whole currency units; its digits alone are no price."""
    found = list(_FRACTION.finditer(mail.text))
    if not found or Intent.SELLER in mail.intents:
        return needs
    written = {digit for match in found for digit in re.findall(r"\d", match[0])} | {match[0] for match in found}
    kept = {
        slot: need
        for slot, need in needs.items()
        if slot not in _PRICES or not any(need.quote in (one, f"{one} million") for one in written)
    }
    if len(found) > 1 and _TWO_FRACTIONS.fullmatch(mail.text, found[0].end(), found[1].start()):
        low, high = sorted((_fraction(found[0]), _fraction(found[1])))
        quote = mail.text[found[0].start() : found[1].end()]
        return {**kept, "price_min": Need(low, quote), "price_max": Need(high, quote)}
    before = mail.text[max(0, found[0].start() - BEFORE) : found[0].start()]
    if "price_max" not in kept and CEILING.search(before):
        kept["price_max"] = Need(_fraction(found[0]), found[0][0])
    return kept


def _fraction(match: re.Match[str]) -> int:
    if match["top"]:
        return round(1_000_000 * int(match["top"]) / int(match["bottom"]))
    return round(1_000_000 * _FRACTION_OF[match["sign"]])


def _both_ends_of_a_band(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """ "In the 400s" says both ends; "up to the 400s" and "from the 400s" one of them."""
    read = [slot for slot in _PRICES if slot in needs]
    bands = list(BAND.finditer(mail.text))
    if len(read) != 1 or len(bands) != 1 or needs[read[0]].quote not in bands[0][0]:
        return needs
    match = bands[0]
    before = mail.text[max(0, match.start() - BEFORE) : match.start()]
    if CEILING.search(before) or FLOOR.search(before) or CEILING_AFTER.search(mail.text[match.end() :]):
        return needs
    low, high = band_of(match)
    return {**needs, "price_min": Need(low, match[0]), "price_max": Need(high, match[0])}


def _thousands(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """ "3 beds under 400" are 400,000 where no rent is sought, whatever is said of a lease that ends."""
    if _SEEKS_RENT.search(_LEASE_NOW.sub(" ", mail.text)) or set(mail.intents) == {Intent.RENTER}:
        return needs
    return {slot: _in_thousands(need) if slot in _PRICES else need for slot, need in needs.items()}


def _in_thousands(need: Need) -> Need:
    bare = re.fullmatch(r"[1-9]\d\d", need.quote)
    short = bare is not None and isinstance(need.value, int | float) and need.value < _LEAST_RENT
    return Need(int(need.quote) * 1_000, need.quote) if short else need


# ------------------------------------------------------------------------------------------------ time and deals

_HAPPENED = phrases(
    r"""
    (?:died|passed(?: away)?|was born|were born|buried|funeral|had (?:a |her |his )?(?:stroke|surgery|baby|accident)|\
        muri[oó]|falleci[oó]|naci[oó])(?: (?:in|on|back in|early|late|this|last|away|suddenly|peacefully|just|at|\
        home|the|en|el|of|around)){0,4} $
    (?:we|i|us|he|she|they|\w+ and i)(?: \w+ly| both| all| first| just)? (?:came|went|drove|passed|walked|stopped|\
        visited|stayed|vacationed|honeymooned|met|married|fell in love|sailed|flew)\b<PAST> $
    (?:fuimos|vinimos|pasamos|visitamos|estuvimos|conocimos)\b<PAST> $
    """,
    PAST=r"(?:(?!\b(?:want|need|look|hop|plan|mov|buy|think|could|would|will|like|ready|quer|busc|mud)\w*)"
    r"[^.!?\n,;]){0,60}?",
)
_IS_PAST = phrases(
    r"""
    (?:what|how (?:much|many)|when|which|why|where) did
    did (?:\w+ ){1,5}(?:sell|go|close|list|sit)
    (?:have|has|were|was) (?:\w+ ){0,5}sold
    """
)
_THIS_TIME = re.compile(
    r"(?:(?:this|last|in|the|past|early|late) )*(?:year|month|week|spring|summer|fall|winter|autumn|quarter)",
    re.IGNORECASE,
)
_ON_LEASE = re.compile(r"lease\b", re.IGNORECASE)
# A tenant's lease, by whose it is; ends where it begins.
_OF_TENANTS = phrases(r"(?:upstairs|downstairs|upper|lower|unit \w+|tenant['’]?s?['’]?|their|his|her|one|other) $")


def _time_of_theirs(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """Without what names no time, the time of what has happened, and of a tenant's lease where somebody sells."""
    need = needs.get("timeline")
    if need is None:
        return needs
    spots = list(spots_of(mail.text, need.quote))
    past = bool(spots) and all(_has_happened(one, need.quote) for one in spots)
    lets = set(mail.intents) == {Intent.SELLER} and _ON_LEASE.match(need.quote) is not None
    tenants = lets and bool(spots) and all(_OF_TENANTS.search(one.before) for one in spots)
    none = past or tenants or not names_a_time(need.quote)
    return {slot: kept for slot, kept in needs.items() if slot != "timeline"} if none else needs


def _has_happened(spot: Spot, quote: str) -> bool:
    asked = _THIS_TIME.fullmatch(quote) is not None and _IS_PAST.search(spot.before) is not None
    return asked or _HAPPENED.search(spot.before) is not None


# A rent that is told or asked of a home, and that one pays today. Begins where the word ends, or ends where it begins.
_RENTS_FOR = phrases(
    r"""
    ^(?:s|ed|ing)? (?:for|at|out|now|from)\b
    ^(?:s|ed|ing)? (?:right now|currently|in \w+ (?:right )?now)
    """
)
_OF_A_TENANT = phrases(
    r"""
    (?:upstairs|downstairs|upper|lower|units?|flat|floor|tenants?|it|they|that|each|\
        side)(?: at [\w ]{3,24})?(?:['’]s| is| are| does| do)?(?: currently| now| all| both)? $
    (?:tenants?|month to month)\b[^.!?\n]{0,40}$
    what(?:['’]s| is| are| does| do)[^.!?\n]{0,50} $
    (?:we|i)(?:['’]re| are|['’]m| am)(?: currently| now| still)? $
    """
)


# With what each deal is named; more than a model's guess that "parents" has to do with a rent.
_OF_A_DEAL = re.compile(
    r"\b(?:(?:re)?rent|(?:sub)?leas|(?:sub)?let\b|ap(?:ar)?t|flats?\b|month|mo\b|landlord|tenan|rooms?\b|pets?\b|deposit|units?\b"
    r"|studio|mov(?:e|ing)|duplex|alquil|arrend|piso|dep(?:art|to|ó|o)|mes\b|mensual|buy|purchas|own|sale\b|mortg|cash|loan|fha\b"
    r"|va\b|pre|invest|co[mn]pr|vend|venta|adquir|offer|market|bid|hipotec|home|hous|list|approv|condo|bought|upgrad|down)"
    r"|/ ?mo\b|\bp/?m\b",
    re.IGNORECASE,
)


def _deal_of_theirs(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """Without a rent that is told or asked of a home that somebody buys, and that they pay today; without a guess."""
    need = needs.get("listed_for")
    if need is None or (_OF_A_DEAL.search(need.quote) and not _is_others_rent(need, mail)):
        return needs
    return {slot: kept for slot, kept in needs.items() if slot != "listed_for"}


def _is_others_rent(need: Need, mail: Mail) -> bool:
    spots = list(spots_of(mail.text, need.quote)) if need.value == ListedFor.RENT else []
    return bool(spots) and all(_is_told_of_a_home(one) for one in spots)


def _is_told_of_a_home(spot: Spot) -> bool:
    return _OF_A_TENANT.search(spot.before) is not None and (
        _RENTS_FOR.search(spot.after) is not None or re.search(r"\btenants?\b|\bnow\b", spot.sentence) is not None
    )


_CASH = re.compile(
    r"\bcash|contado|efectivo|outright|\bno (?:loan|mortgage)|without a (?:loan|mortgage)", re.IGNORECASE
)
_OF_A_SALE = re.compile(r"\b(?:sale|proceeds|sell(?:ing)?|equity|venta)\b", re.IGNORECASE)


# A loan for veterans, in small letters; "va" is a Spanish verb.
_VA_LOAN: Final = re.compile(
    r"\bva[ -](?:loan|approv|buyer|eligib|financ|entitle|back|mortgage|preapprov)", re.IGNORECASE
)
_BY_VA: Final = re.compile(r"\b(?:using|use|via|through|with|our|my|a)\s$", re.IGNORECASE)


def _goes(need: Need, mail: Mail) -> bool:
    """Whether "va" is nothing but the verb: "¿cómo va el mercado?"."""
    spots = list(spots_of(mail.text, need.quote)) if need.quote == "va" else []
    return bool(spots) and not _VA_LOAN.search(mail.text) and not any(_BY_VA.search(one.before) for one in spots)


def _means_of_theirs(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """Without cash that is only to come ("we will be paying mostly from the sale here") and the verb "va"."""
    need = needs.get("financing")
    if need is not None and need.value == "va" and _goes(need, mail):
        return {slot: kept for slot, kept in needs.items() if slot != "financing"}
    if need is None or need.value != "cash" or _CASH.search(need.quote):
        return needs
    spots = list(spots_of(mail.text, need.quote))
    if not spots or not all(_OF_A_SALE.search(one.sentence) and not _CASH.search(one.sentence) for one in spots):
        return needs
    return {slot: kept for slot, kept in needs.items() if slot != "financing"}


def _nothing_of_their_own(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """Without what is told of the home that they have, where another is sought as well."""
    return no_wish_of_it(needs, mail.text) if _SEEKING.intersection(mail.intents) else needs


_Gate = Callable[[dict[str, Need], Mail], dict[str, Need]]

_GATES: Final[tuple[_Gate, ...]] = (
    _fractions,
    _both_ends_of_a_band,
    _thousands,
    _no_price_of_theirs,
    no_loose_numbers,
    no_other_numbers,
    phone_as_said,
    with_rooms_that_will_do,
    places_alone,
    _nothing_of_their_own,
    _time_of_theirs,
    _deal_of_theirs,
    _means_of_theirs,
    land_with_a_house,
    land_that_counts,
    no_refused_kind,
    no_split_bill,
)
