"""What a mail changes of what somebody wants: who sounds like a renter may be none, and a bare "no" ends nothing."""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from classifiers.intents.stopping import may_stop
from classifiers.needs.prices import RENT_RANGE
from classifiers.text.phrases import phrases
from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning.mail_asks import quote_of, wishes
from models.message import Intent, Message

_SAYS: Final = {
    Intent.RENTER: re.compile(
        r"\b(?:rent(?:s|al|als|ing|er)?|leas(?:e|ing)|tenants?|a month|per month|monthly|renta|rentar|alquil\w+"
        r"|arrend\w+|al mes|mensual\w*)\b",
        re.IGNORECASE,
    ),
    Intent.BUYER: re.compile(
        r"\b(?:buy(?:ing|er)?|bought|purchas\w+|own(?:ing)?|mortgage|down payment|for sale|compr\w+|hipoteca|venta)\b",
        re.IGNORECASE,
    ),
}

# What is told or asked of a home that somebody buys: what it rents for, and who rents it.
_IS_LET: Final = re.compile(
    r"(?<!to )\b(?:rent(?:s|ed|ing)? (?:for|out|it out|now|right now|currently)"
    r"|(?:our|my|the) lease (?:is up|ends?|expires?|runs)"
    r"|(?:is|are|being|already|currently) (?:rented|leased|let)"
    r"|what (?:does|do|would|could|is|are)[^.!?\n]{0,40}? rent(?:ing)?(?: for)?(?= ?[?,.])|rents (?:are|is|of|for)"
    r"|(?:payments?|mortgage|hoa|(?:condo |monthly )?fees?|dues|taxes|cuotas?|mensualidad)\b[^.!?\n]{0,30}"
    r"(?:a month|per month|monthly|al mes|mensual\w*)|monthly (?:payments?|fees?|costs?|dues|mortgage)"
    r"|with rents|tenants?|on a lease|month to month|rental income|(?:i|we)(?:'re| are|'m| am) renting)\b",
    re.IGNORECASE,
)

# A seller seeks a home as well only where the mail says so: "we owe 210k", "a 3 bed ranch, asking 389" are of theirs.
_SEEKS: Final = re.compile(
    r"\b(?:look(?:ing)? (?:for|at)(?: (?!sale\b|agent\b|buyer\b)\w+){0,4} (?:homes?|houses?|condos?|places?|apartments?"
    r"|townhou\w+|propert\w+|bed\w*|br|land|lots?|rentals?|bigger|smaller)"
    r"|get(?:ting)? (?:us |me )?into (?:an?|something|another|the (?:new|next))|trad(?:e|ing) up"
    r"|(?:are|am|['’]re|['’]m) after (?:an?|another|some\w*) \w+"
    r"|look(?:ing)? to (?:buy|rent)|search\w*|hunting|in the market for|buy(?:ing|er)?|purchas\w+"
    r"|rent(?:ing|al|als)?"
    r"|(?:show|send|find) (?:me|us)|what (?:do you have|have you got|homes|houses|condos)"
    r"|(?:homes?|houses?|condos?|places?|anything|something) for sale"
    r"|interested in (?:the|your|a|seeing|buying)|is (?:it|that|this) (?:still )?available"
    r"|(?:want|need|like|love|prefer)(?:ing)? (?:an?|another|some\w*)(?: (?!buyer|quick|fast|agent|cash|sale|good|fair"
    r"|best|price|estimate|number|offer|appraisal|valuation)\w+){0,3}? (?:homes?|houses?|condos?|places?|apartments?"
    r"|townhou\w+|rentals?|bed\w*|br|one[- ]level|one[- ]floor|smaller|bigger)"
    r"|(?:do|did|would|will) you (?:have|get|find|know of)(?: any| an?| some)?(?: \w+){0,2}? ?(?:\d[ -]?(?:bed|br)\w*"
    r"|homes?|houses?|condos?|places?|ranch(?:es)?|rentals?|apartments?)"
    r"(?! (?:that |which )?(?:sold|comparable|comps|near (?:us|me|ours|mine)|like (?:ours|mine)|in (?:my|our)))"
    r"|where (?:we|i)(?:['’]d| would| want to) (?:go|move|live|like)"
    r"|move (?:in)?to|downsiz\w+|upsiz\w+|(?:our|my) next (?:home|house|place)|busc\w+|compr\w+|rentar|alquil\w+)\b",
    re.IGNORECASE,
)

# What a mail of ours asks about, by its words; what names neither is about a home to buy.
_OFFERS: Final = {
    Intent.SELLER: re.compile(
        r"\b(?:(?:sell|list|value) your|your (?:home|house|property|place|condo)(?:'s)?"
        r" (?:is |could be )?(?:worth|value|sell|bring)|yours (?:could|would|might|is)"
        r"|what (?:yours|your \w+) (?:is|could|would)|curious (?:about|what) (?:yours|your (?:home|house|place|condo))"
        r"|(?:thinking|thought) (?:of|about) selling|consider(?:ed|ing)? selling|selling your(?:s| home| house| place| condo)"
        r"|vender su|su (?:casa|propiedad) vale|piensa en vender)\b",
        re.IGNORECASE,
    ),
    Intent.RENTER: re.compile(r"\b(?:for rent|rentals?|to rent|en renta|rentar|alquil\w+)\b", re.IGNORECASE),
}

# Speaks of a home of their own, or of selling: "what did 34 Weir Street sell for?" does neither.
# What somebody has who has a home: "my buddy" and "our start date" tell of none.
_OF_A_HOME_OWNED: Final = (
    r"(?:houses?|homes?|condos?|places?|propert(?:y|ies)|townho(?:use|me)s?|(?:du|tri)plex|multi-?family|units?"
    r"|apartments?|apts?|land|lots?|listings?|ranch|cape|colonial|bungalow|cottage|cabin|camp|farm|address|street|road"
    r"|mortgage|equity|roof|kitchen|basement|yard|garage|furnace|septic|tenants?|sale|neighbou?r(?:hood|s)?|ones?"
    r"|\d+[ -]?(?:bed|br\b|bd\b)\w*|(?:one|two|three|four|five|six)[ -]bed\w*|\d{1,5} [a-z]+"
    r"|casas?|departamentos?|apartamentos?|propiedad(?:es)?|terrenos?|condominio|hogar|calle|hipoteca|techo)"
)
_ADJECTIVES: Final = (
    r"(?: (?!(?:wants?|needs?|would|is|are|and|or|to|in|for|has|have|says?|said|likes?|loves?|at|on|from|of|with)\b)"
    r"[\w'’-]+){0,3}?"
)
_OWNS: Final = re.compile(
    rf"\b(?:(?:my|our|mi|nuestra){_ADJECTIVES} {_OF_A_HOME_OWNED}|mine|ours|sell(?:ing)? (?:it|the|a)|list(?:ing)? (?:it|the|a)|want to sell"
    r"|thinking (?:of|about) selling"
    r"|owners?|(?:i|we) (?:own|sell|list|bought|purchased)|vender(?:l[ao]s?)?|vendo|vendemos"
    r"|(?:tengo|tenemos) una? (?:casa|condominio|depa\w*|propiedad))\b",
    re.IGNORECASE,
)

# Asks whether others sell: "do you not want to sell this house?" tells of no home of the writer's.
_OTHERS_SELL: Final = re.compile(
    r"\b(?:do(?:es|n['’]?t)?|did(?:n['’]?t)?|will|would|are(?:n['’]?t)?|is|has|have|why|when|if|since)(?: \w+)? (?:you(?: guys)?|u|they"
    r"|he|she|agentname|the (?:owners?|sellers?|agents?|landlords?)|(?:these|those) (?:people|owners))\b[^.!?\n]{0,40}?\bsell(?:ing)?\b[^.!?\n]*",
    re.IGNORECASE,
)

# Has done what they sought us for, or gives it up.
_GIVES_UP: Final = phrases(
    r"""
    (?:went|gone|going|go) with (?:another|a different|someone|somebody|an?other|one) ?\w*
    (?:found|bought|rented|leased|purchased|chose|chosen|closed on|signed (?:for|on)) (?:an?|another|our|the|one|\
        something|somewhere)(?! (?:few|couple|lot)\b)
    (?:no longer|not|aren'?t|stopped) (?:looking|searching|in the market|moving|buying|interested)
    (?:don'?t|no longer|do not) need (?:a|the|one|it|your|any)
    (?:changed (?:my|our) minds?|decided (?:not to|against|to stay|to rent|to wait)|staying (?:put|where))
    (?:ya )?(?:encontramos|encontr[eé]|compramos|compr[eé]|rentamos|rent[eé]) (?:otr[ao]|un[ao]?|algo)
    ya no (?:busc\w+|nos interesa|me interesa|necesit\w+)
    """
)

# Wishes for another home than before, and ends nothing.
_OTHERWISE: Final = phrases(
    r"""
    instead|rather|prefer\w*|better|after all|chang\w+ (?:my|our|his|her|their) minds?|not any ?more|no longer
    mejor|en vez|en lugar|ya no|prefer\w+|cambi[eoóa]\w*
    """
)
_WHAT_IS_SOUGHT: Final = frozenset({"areas", "price_max", "bedrooms_min", "bathrooms_min", "property_type"})
_REFUSALS: Final = ("areas_not", "property_types_not")

_BARE_NO: Final = re.compile(
    r"\W*(?:no|nope|nah|not really|none(?: of (?:them|these|those))?|ningun[ao](?: de ell[ao]s)?)\W*\Z", re.IGNORECASE
)


def without_others_selling(text: str) -> str:
    """The text without questions whether others sell, but of a home of the writer's own."""
    return _OTHERS_SELL.sub(lambda match: match[0] if re.search(r"\b(?:my|our|mine|ours)\b", match[0]) else " ", text)


def gives_up(text: str) -> bool:
    """Whether a text tells that what was sought is found elsewhere, or is sought no more."""
    return _GIVES_UP.search(text) is not None


def wishes_otherwise(message: Message) -> bool:
    """Whether what might be lack of interest only says what they wish for instead: "rather in Birch Hollow now"."""
    text = message.reply_text
    for refused in filter(message.needs.__contains__, _REFUSALS):  # "no longer in Saltmarsh" stops nobody
        quote = quote_of(message, refused)
        text = text.replace(quote, " ") if quote else text
    ends = message.sure or may_stop(text) or words.HAS_ENOUGH.search(text) or gives_up(text)
    return not ends and bool(wishes(message) & _WHAT_IS_SOUGHT) and _OTHERWISE.search(text) is not None


def says_only_no(text: str) -> bool:
    """Whether a mail answers what we asked with "no" and nothing else."""
    return _BARE_NO.match(text) is not None


def deal_offered(text: str) -> Intent:
    """What somebody wants who says yes to a mail of ours."""
    return next((deal for deal, words in _OFFERS.items() if words.search(text)), Intent.BUYER)


def seeks(text: str) -> bool:
    """Whether a text says that its writer looks for a home."""
    return _SEEKS.search(text) is not None


def says_owns(text: str) -> bool:
    """Whether a text speaks of a home of the writer's own, or of selling it."""
    return _OWNS.search(text) is not None


def is_too_dear_to_rent(text: str, price: float | None) -> bool:
    """Whether a sum is none for a month, in a text that speaks of no rent: "4 br, max 350k, dog friendly yard"."""
    return price is not None and price > RENT_RANGE[1] and not _SAYS[Intent.RENTER].search(text)


def changes_deal(known: Intent, heard: Intent, text: str, told: Container[str]) -> bool:
    """Whether somebody known to want one thing wants another, now that a mail, with the slots it told, was `heard` so.

    "Is it pet friendly?" sounds like a tenant, also from a buyer: between the two the mail's own words decide, as they
    do where somebody who sells seems to seek.
    """
    if heard is Intent.NOT_INTERESTED and says_only_no(text):
        return False
    if known is Intent.SELLER and heard in _SAYS:
        return seeks(text)
    if heard is Intent.SELLER and known in _SAYS:
        return says_owns(text)
    says = _SAYS.get(heard)
    if known not in _SAYS or says is None:
        return known is not heard
    if known is Intent.BUYER and _IS_LET.search(text) and not says.search(_IS_LET.sub(" ", text)):
        return False
    return known is not heard and ("listed_for" in told or says.search(text) is not None)
