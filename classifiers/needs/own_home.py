"""What is told of the home that somebody has, or sells, and is nothing that they look for.

"We have a 2 bed condo and want a 3 bedroom house": the two bedrooms and the condo are no wishes. It stands after the
models, as the other gates, and feeds none of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from classifiers.needs.rooms import rooms
from classifiers.text.phrases import phrases
from classifiers.verdict import Need

_KIND: Final = (
    r"(?:house|home|condo|townhouse|townhome|place|apartment|duplex|ranch|cape|colonial|property|unit|cottage|casa"
    r"|condominio|departamento|apartamento)(?! (?:hunt|search|shopp|insp|price)\w*)"
)
_KIN: Final = r"(?:mom|dad|mother|father|parents?|grandm\w+|sister|brother|son|daughter|husband|wife|friend|aunt|uncle)"
_OURS: Final = rf"(?:our|my|(?:my |our )?{_KIN}['’]?s)"
_WHO: Final = rf"(?:i|we|he|she|they|(?:my |our )?{_KIN})"
_OLD: Final = (
    r"(?:own|current|present|existing|old|big|small|little|tiny|large|two|three|four|\d ?-?(?:bed|br|bd|bath|ba)\w*)"
)
# Up to where something is wished, or the sentence ends.
_REST: Final = (
    r"(?:(?!\b(?:want|look|need|buy|hop|lik|find|purchas|rent|upgrad|upsiz|downsiz|mov|get|search|prefer|budget|should|must"
    r"|busc|quier|quer|compr|necesit|and (?:a|an|our|the) )\w*)[^.;?!\n])*"
)
_OWN: Final = r"""
    <OURS>(?: <OLD>,?)* <KIND><REST>~
    <WHO>(?:['’]ve)?(?: currently| already| now| still| both| do)* (?:have|has|own|owns|got|lives? in|living in) an?\
        (?: [\w-]+){0,3}? (?:<KIND>|\d ?-?(?:bed|br|bd)\w*)<REST>~
    (?:sell|selling|list|listing|sale of) <OURS><REST>~
    (?:mi|nuestr[oa]) (?:propi[oa] )?<KIND><REST>~
    (?:tengo|tenemos|tiene) un[oa]? <KIND><REST>~
    (?:vender|vendo|vendemos|vendiendo) (?:mi|nuestr[oa])<REST>~
"""
_OTHERS: Final = r"""
    (?:his|her|their)(?: <OLD>,?)* <KIND><REST>~
    (?:sell|selling|list|listing|sale of) (?:it|his|her|their|the|this|an?)<REST>~
    su <KIND><REST>~
    (?:vender|vendo|vendemos|vendiendo) (?:su|la|el|un[oa]?)<REST>~
"""
_PARTS: Final = {"OURS": _OURS, "WHO": _WHO, "OLD": _OLD, "KIND": _KIND, "REST": _REST}
_THEIRS: Final = phrases(_OWN, **_PARTS)
_TOLD: Final = phrases(_OWN + _OTHERS, **_PARTS)
_ROOMS: Final = ("bedrooms_min", "bathrooms_min", "property_type")
_SLOTS: Final = (*_ROOMS, "price_min", "price_max")


def without_own_home(text: str) -> str:
    """A text without what it surely tells of the home that its writer, or somebody of theirs, has or sells."""
    return _THEIRS.sub(" ", text)


def no_wish_of_it(needs: Mapping[str, Need], text: str) -> dict[str, Need]:
    """The needs of somebody who seeks: of rooms, kind and price, none that is told of their own home alone."""
    if not _TOLD.search(text):
        return dict(needs)
    rest = _TOLD.sub(" ", text)
    theirs = {slot for slot in _SLOTS if slot in needs and _stands_in(needs[slot].quote, text, rest)}
    kept = {slot: need for slot, need in needs.items() if slot not in theirs}
    wished = {slot: need for slot, need in rooms(rest).items() if slot in theirs and need.quote in text}
    return {**kept, **wished}


def _stands_in(quote: str, text: str, rest: str) -> bool:
    """Whether these words stand in a text, and no longer in the rest of it."""
    words = re.compile(rf"(?<!\w){re.escape(quote)}(?!\w)")
    return words.search(text) is not None and words.search(rest) is None
