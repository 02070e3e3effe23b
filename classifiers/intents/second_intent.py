"""A second intent in one mail: who sells and buys, seeks to rent or to buy, or wants neither business nor mail."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from classifiers.intents.own_sale import offers_own_home
from classifiers.text.phrases import phrases
from models.message import Intent

_OWN: Final = (
    r"(?:my|our|this|mine|ours|dad'?s|mom'?s|his|her|the (?:big|old|current|other) (?:one|house|home|place|condo)"
    r"|it|here|both|first|one|a (?:home|house)|current)"
)
_HOME: Final = (
    r"(?:house|home|place|condo|townhouse|townhome|one|something|duplex|property|apartment|bed|patio home|cabin)"
)
_SELLS: Final = phrases(
    r"""
    (?:sell|selling|list|listing|unload|offload)(?: \w+){0,2}? <OWN>
    get(?:ting)? rid of <OWN>
    (?:need|have|want|like|going|ready) to sell
    (?:sale|selling) of (?:my|our)
    (?:buy|take) mine and
    what(?:'s| is) (?:mine|ours) worth
    use you to (?:buy|sell)
    vender (?:mi|la|nuestra)
    """,
    OWN=_OWN,
)
_BUYS: Final = phrases(
    r"""
    (?:buy|buying|purchase|purchasing|find|finding|looking for|want|need|get into|get us into|move (?:to|into)|\
        into) (?:a |an |the |our |my |some |another )?(?:(?!sell|list|rent)\w+ ){0,3}?<HOME>
    (?:buy|buying|purchase|purchasing) (?:\w+ )?(?:near|in|there|next|too|again|a|an|one|another|something)
    (?:sell|selling|sale)(?: \w+){0,5} (?:then|and|before|to|,) (?:\w+ ){0,2}(?:buy|buying|purchase|upgrade|trade up)
    get us into the (?:new|next) one
    (?:any|what|which)(?: other| more)? <PLURAL>(?: (?!are|is|do|does|did|sell|sold|sells|go|went|like|near|on|have\
        |has)[\w'’]+){0,4}\s?\?~
    (?:do you have|have you got|got)(?: any| some)? <PLURAL>(?! (?:that )?(?:sold|comparable|like (?:mine|ours)))
    build(?:ing)? (?:some\w*|new|our own|my own|a (?:new |smaller |bigger )?<HOME>)
    next (?:one|house|home) (?:needs|has to|should)
    buy one of yours
    what we could get into
    (?:hunt(?:ing)?|shop(?:ping)?|on the lookout) for (?:a |an |the |our |my |some |another )?(?:\w+ ){0,3}?<HOME>
    comprar (?:otra|una|algo)
    busc(?:o|amos|ando) (?:\w+ ){0,2}?(?:casa|condo\w*|apartamento|departamento|algo)
    """,
    HOME=_HOME,
    PLURAL=r"(?:lots?|land|parcels?|acreage|homes|houses|condos|townhouses|townhomes|cottages|duplexes|ranches|capes)",
)
_RENTS: Final = phrases(
    r"""
    (?:find|look(?:ing)? for|need|want|get) (?:a|an|something to) (?:\w+ ){0,3}?(?:rental|apartment|lease)
    (?:otherwise|or|then|maybe|and|also|first|to|would|we'?d|just) (?:\w+ )?rent (?:for|a|an|something|somewhere|\
        first|until|instead|in the)
    rent(?:ing)? (?:a |an )?(?:condo |house |place )?(?:first|for (?:a|the first|one) year)
    buy or rent
    rent or buy
    """
)
_BUYS_OR_RENTS: Final = phrases(
    r"""
    (?:maybe|or|could|to|would|rather|if we could) (?:\w+ )?(?:buy|purchase)(?! (?:makes|is|isn't|later))
    find a (?:\w+ ){0,3}?to buy
    buy or rent
    rent or buy
    """
)
_NO_BUSINESS: Final = phrases(
    r"""
    (?:not|aren'?t|isn'?t|never) (?:interested|looking|buying|selling|in the market|moving|planning)
    not buying or selling
    no (?:longer|plans|interest|thanks)
    (?:already |just )?(?:bought|found|purchased|closed on|signed|renewed|sold) (?:a|an|our|my|the|another|one|\
        something)
    with someone else
    no me interesa
    (?:ya )?(?:compramos|encontramos|vendimos)
    ^\W*(?:no|nope|nah)[.,!]~
    """
)
_NO_MAIL: Final = phrases(
    r"""
    unsubscribe
    (?:take|remove) (?:me|us|my \w+|this \w+)(?: \w+){0,2}(?: (?:off|from|out))?
    off (?:of )?(?:the|your|this|that) (?:\w+ )?(?:list|mailing|drip|newsletter)
    (?:no more|stop|quit)(?: \w+){0,2} (?:e-?mails?|emailing|sending|contacting|messages|writing)
    (?:don'?t|do not) (?:e-?mail|contact|write|message)
    (?:qu[ií]t\w+|b[oó]rr\w+|s[aá]qu\w+|elim[ií]n\w+)(?: \w+){0,2} (?:lista|correo)
    no me (?:manden|env[ií]en)
    """
)

LEAST: Final = 0.01  # the probability that the model must give a second intent, phrases or not

# Beside which intent a second one is looked for, and the phrases that must both stand in the text.
_PAIRS: Final = (
    ({Intent.SELLER, Intent.BUYER}, {Intent.SELLER: _SELLS, Intent.BUYER: _BUYS}),
    ({Intent.SELLER, Intent.RENTER}, {Intent.SELLER: _SELLS, Intent.RENTER: _RENTS}),
    ({Intent.BUYER, Intent.RENTER}, {Intent.BUYER: _BUYS_OR_RENTS, Intent.RENTER: _RENTS}),
    ({Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED}, {Intent.UNSUBSCRIBE: _NO_MAIL, Intent.NOT_INTERESTED: _NO_BUSINESS}),
)


def second_intent(text: str, first: Intent, probabilities: Mapping[str, float]) -> Intent | None:
    """The likeliest second intent that phrases of both bear out and that the model does not rule out."""
    found = [
        other
        for pair, tables in _PAIRS
        if first in pair
        for other in pair - {first}
        if probabilities.get(other, 0.0) >= LEAST and all(_bears_out(text, *each) for each in tables.items())
    ]
    return max(found, key=lambda intent: probabilities[intent], default=None)


def _bears_out(text: str, intent: Intent, table: re.Pattern[str]) -> bool:
    """Whether phrases of an intent stand in a text."""
    return table.search(text) is not None or (intent is Intent.SELLER and offers_own_home(text))
