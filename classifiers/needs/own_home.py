"""What is told of the home that somebody has, or sells, and is nothing that they look for.

"We have a 2 bed condo and want a 3 bedroom house": the two bedrooms and the condo are no wishes. It stands after the
models, as the other gates, and feeds none of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from classifiers.needs.rooms import rooms, sought_kind
from classifiers.text.phrases import phrases
from classifiers.verdict import Need

_KIND: Final = (
    r"(?:house|home|condo|townhouse|townhome|place|apartment|duplex|ranch|cape|colonial|property|unit|cottage|casa"
    r"|condominio|departamento|apartamento)(?! (?:hunt|search|shopp|insp|price|fee)\w*)"
)
_KIN: Final = r"(?:mom|dad|mother|father|parents?|grandm\w+|sister|brother|son|daughter|husband|wife|friend|aunt|uncle)"
_OURS: Final = rf"(?:our|my|(?:my |our )?{_KIN}['’]?s)"
_WHO: Final = rf"(?:i|we|he|she|they|(?:my |our )?{_KIN})"
_OLD: Final = (
    r"(?:own|current|present|existing|old|big|small|little|tiny|large|two|three|four|\d ?-?(?:bed|br|bd|bath|ba)\w*)"
)
# Up to where something is wished, or the sentence ends.
_CLAUSE: Final = (
    r"(?:(?!\b(?:want|look|need|buy|hop|lik|find|purchas|rent|upgrad|upsiz|downsiz|mov|get|search|hunt|seek"
    r"|after an? |then|prefer|budget|should|must|busc|quier|quer|compr|necesit|and (?:a|an|our|the) )\w*)[^.;?!\n])*"
)
# And what the next sentence tells of it: "It's a 2 bed at 1 Stave Street".
_REST: Final = (
    rf"{_CLAUSE}(?:[.;?!\n]+\s*(?:it['’]?s|it (?:is|has)|that['’]?s|(?:ours|mine) (?:is|has)|es|tiene|queda|est[aá]"
    rf"|son)\b{_CLAUSE})*"
)
_OWN: Final = r"""
    <OURS>(?: <OLD>,?)* <KIND><REST>~
    <OURS> <BEDS>(?! (?:min\w*|max\w*|budget|wish|search|need\w*|require\w*|limit))<REST>~
    <WHO>(?:['’]ve)?(?: currently| already| now| still| both| do)* (?:have|has|own|owns|got|lives? in|living in) an?\
        (?: [\w-]+){0,3}? (?:<KIND>|\d ?-?(?:bed|br|bd)\w*)<REST>~
    (?:sell|selling|list|listing|sale of) <OURS><REST>~
    (?:sell|selling|list|listing|unload|unloading) <KIND>(?=\s*(?:[,;/&+\n]|(?:and|then|to)\b))~
    (?:mi|nuestr[oa]) (?:propi[oa] )?<KIND><REST>~
    (?:tengo|tenemos|tiene) un[oa]? <KIND><REST>~
    (?:vender|vendo|vendemos|vendiendo) (?:mi|nuestr[oa])<REST>~
    <FOR_IT> (?:for|from|on|out of) (?:it|that|(?:the|our|my|this) (?:\w+ )?<KIND>)<REST>~
    (?:cu[aá]nto|qu[eé]) (?:nos|me) (?:dar[ií]a|dan|da|ofrece|pagar[ií]a|paga|sacar[ií]a)\w* por<REST>~
    cu[aá]nto (?:podr[ií]a\w*|puedo|podemos|le) (?:sacar|pedir|ganar)(?:le)? (?:por|a|de) (?:el|la|mi|nuestr[oa])<REST>~
"""
_OTHERS: Final = r"""
    (?:his|her|their)(?: <OLD>,?)* <KIND><REST>~
    (?:sell|selling|list|listing|sale of) (?:it|his|her|their|the|this|an?)<REST>~
    su <KIND><REST>~
    (?:vender|vendo|vendemos|vendiendo) (?:su|la|el|un[oa]?)<REST>~
"""
_FOR_IT: Final = (
    r"(?:what|how much)(?: money)? (?:(?:would|could|can|might|will|do|should) (?:you|they)(?: guys)?"
    r" (?:get|give (?:us|me)|pay (?:us|me)|offer (?:us|me))"
    r"|(?:would|could|can|might|will|do|should) (?:we|i) (?:get|clear|net|expect|ask|make))"
)
_BEDS: Final = r"(?:\d|two|three|four|five|six) ?-?(?:bed|br)\w*"
_PARTS: Final = {
    "BEDS": _BEDS,
    "FOR_IT": _FOR_IT,
    "OURS": _OURS,
    "WHO": _WHO,
    "OLD": _OLD,
    "KIND": _KIND,
    "REST": _REST,
}
_THEIRS: Final = phrases(_OWN, **_PARTS)
_TOLD: Final = phrases(_OWN + _OTHERS, **_PARTS)
_SEEKS_IT: Final = re.compile(r"(?:buy|purchas|want|need|find|look|search|seek|after)", re.IGNORECASE)
_ROOMS: Final = ("bedrooms_min", "bathrooms_min", "property_type")
_SLOTS: Final = (*_ROOMS, "price_min", "price_max", "areas")


def without_own_home(text: str) -> str:
    """A text without what it surely tells of the home that its writer, or somebody of theirs, has or sells."""
    return _THEIRS.sub(" ", text)


def no_wish_of_it(needs: Mapping[str, Need], text: str) -> dict[str, Need]:
    """The needs of somebody who seeks: of rooms, kind, price and place, none that is told of their own home alone."""
    if not _TOLD.search(text):
        return dict(needs)
    rest = _TOLD.sub(" ", text)
    theirs = {slot for slot in _SLOTS if slot in needs and _stands_in(needs[slot].quote, text, rest)}
    kept = {slot: need for slot, need in needs.items() if slot not in theirs}
    wished = {slot: need for slot, need in rooms(rest).items() if slot in theirs and need.quote in text}
    kind = sought_kind(rest) or _begins_as_sought(rooms(rest).get("property_type"))
    if kind is not None and kind.quote in text:  # two kinds in a text name none
        kept.setdefault("property_type", kind)
    return {**kept, **_places_of(needs.get("areas"), text, rest), **wished}


def _begins_as_sought(kind: Need | None) -> Need | None:
    """The kind of home whose quote begins with how it is sought: "buying a house"."""
    return kind if kind is not None and _SEEKS_IT.match(kind.quote) else None


def _places_of(told: Need | None, text: str, rest: str) -> dict[str, Need]:
    """The places that are named elsewhere than where their own home lies; "Coopers Wharf" is Cooper's Wharf."""
    if told is None or not isinstance(told.value, tuple):
        return {}
    said, left = _letters(text), _letters(rest)
    names = tuple(name for name in told.value if _letters(name) in left or _letters(name) not in said)
    quote = told.quote if told.quote in rest else next((name for name in names if name in rest), told.quote)
    return {"areas": Need(names, quote)} if names else {}


def _letters(text: str) -> str:
    """The words of a text, without what people leave out of them."""
    return " ".join(re.sub(r"['’.]", "", text).casefold().split())


def _stands_in(quote: str, text: str, rest: str) -> bool:
    """Whether these words stand in a text, and no longer in the rest of it."""
    end = r"(?!\d)" if quote.isdigit() else r"(?!\w)"  # "2" stands in "2br"
    words = re.compile(rf"(?<!\w){re.escape(quote)}{end}")
    return words.search(text) is not None and words.search(rest) is None
