"""Whether somebody speaks of selling a home of their own, or of what it would bring, whatever else they want.

"And what about mine, would 399 be crazy?" in a buyer's conversation is of the home that they sell: its sum and rooms
are no wishes, and the agent must hear of it.
"""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import Sifted, phrases

_OFFERS: Final = Sifted(
    r"""
    (?:what|how)(?:['’]s)?(?: about| of)? <OWN>(?=\s?[?,.;]|$)~
    (?:what|how much|and)\b[^.?!\n]{0,30} <OWN>(?: \w+){0,2} <BRING>
    <OWN>(?: (?:be|is|would|could|might|will|to))* (?:worth|on the market|up for sale|listed|priced|appraise\w*|\
        valued)
    <OWN>(?: (?:on|in|at) (?:[\w'’]+ ){0,2}?[\w'’]+)? (?:goes|is going|will go|comes|is coming) \
        (?:on the market|up for sale)
    put(?:ting)? (?:mine|ours|(?:my|our)(?: [\w'’-]+){1,6}?|it|that) (?:up for sale|on the market)
    (?<!you )(?:want|need|like|hope|plan|ready|looking|going)(?:ing)? to (?:list|unload) (?:it|that|this)(?= and\b)
    (?:i|we)(?:['’](?:d|ll|re|m|ve)| would| will| are| am| have| need| want| plan| hope| like| got| be| then| to)* \
        (?:sell|list|unload)(?:ing)? (?:that|this|it|the (?:old|current|first) (?:one|<PLACE>))(?= (?:one )?(?:and|to|\
        then|first|so|before|in order|once)\b|\s*[.,;]| one\b)
    (?:look at|see|value|appraise|evaluate|assess|check out|come see|list|sell|selling|listing|unload|sale of) <OWN>\
        (?! (?:options|needs|budget|preferences))
    (?<!they )(?<!sellers )(?<!seller )(?<!owners )(?<!owner )(?:have|need|want|like|hope|plan|got|ready|prefer|\
        looking|going|interested)(?:ing)?(?: \w+){0,2} (?:to|\
        in) sell(?:ing)?\
        (?! (?:points?|us|me)\b)
    (?:thinking|thought|talking|dreaming) (?:of|about)(?: maybe| possibly)? (?:selling|cashing out|downsizing|listing)
    cash(?:ing)? out
    (?:before|after|once|when|until|unless|if)(?: we| i)? (?:sell|sold|list)(?: (?:ours?|mine|it|this|first|here))
    sell(?:ing)? (?:first|ours?|mine)
    (?:have|has|own)(?: \w+){1,4} to sell(?! (?:me|us)\b)
    (?<!if )(?<!when )(?:i|we)(?:['’]ve)?(?: also| already| still| both| now| currently)? (?:have|own|\
        got)(?: [\w'’-]+){1,9}? (?:to \
        (?:sell|unload|list|get rid of|move)|that (?:we|i)(?:['’]ll| will| would| need to| have to| want to|\
         must)* (?:be )?\
        (?:sell\w*|list\w*|unload\w*))(?! (?:me|us|to)\b)
    (?:selling|sell|unloading|unload|listing) (?:my|our)(?: [\w'’.-]+){0,3} <PLACE>
    (?:what|how much)(?: money)? (?:(?:would|could|can|might|will|do|should) (?:you|they)(?: guys)? (?:give|pay|\
        offer) (?:us|me)|(?:would|\
        could|can|might|will|do|should) (?:we|i)(?: realistically)? (?:get|clear|net|expect))(?: \w+)? (?:for|\
        from|out of) (?:it|(?:the|\
        our|my) (?:\w+ )?<PLACE>)
    # -- Spanish
    (?:vender|vendo|vendemos|vendiendo|valuar|evaluar) (?:antes |primero )?(?:mi|nuestra|la m[ií]a|la nuestra)
    (?:cu[aá]nto|qu[eé])(?: \w+){0,4} (?:mi (?:casa|propiedad|departamento)|nuestra (?:casa|propiedad)|la m[ií]a|\
        la nuestra)
    (?:quier\w+|tengo que|tenemos que|pienso|pensamos|interesad[oa]s? en) vender
    (?:y|qu[eé] tal|qu[eé] hay de) (?:la m[ií]a|la nuestra)
    (?:cu[aá]nto|qu[eé]) (?:nos|me) (?:dar[ií]a|dan|da|ofrece|pagar[ií]a)\w* (?:ustedes )?por (?:el|la|mi|nuestr[oa])
    (?:tenemos|tengo) (?:un[oa]?|otr[oa]|nuestr[oa]|mi) \w+[^.?!\n]{0,60}? (?:que|para|por) (?:(?:queremos|\
        quiero|tenemos que|tengo que|\
        vamos a|voy a|pensamos|hay que) )?vend\w+
    """,
    PLACE=r"(?:house|home|condo|place|townhouse|townhome|property|unit|duplex|ranch|cape|colonial|cottage|apartment)",
    OWN=(
        r"(?:mine|ours|(?:my|our)(?: (?:own|old|current|mom['’]?s|mother['’]?s|parents['’]?|dad['’]?s"
        r"|father['’]?s|\w+))?"
        r" (?:house|home|condo|place|townhouse|townhome|property|unit|duplex|ranch|cape|colonial|cottage|apartment))"
    ),
    BRING=r"(?:be worth|worth|fetch|bring|get|go for|sell for|list for|list at|net|command|appraise|be crazy|\
        be fair)",
)
# Thinks of coming here, and says nothing of a home to sell.
_COMES: Final = phrases(
    r"""
    (?:thinking (?:of|about)|considering|planning (?:on|to)|plan to|hop(?:e|ing) to|want(?:ing)? to|looking (?:at|\
        to)|like to)\
        (?: (?:maybe|possibly|perhaps))? (?:retir(?:e|ing)|mov(?:e|ing)|relocat(?:e|ing))(?: back| down| up| out|\
         over)* \
        (?:to|there|here|into|closer|near)
    (?:retiring|relocating|moving)(?: back| down| up| out| over)* to (?!sell)~
    (?:pens\w+|quer\w+|quier\w+)(?: en)? (?:mudar\w+|retirar\w+|jubilar\w+) (?:a|en|all[aá]|para all[aá])
    """
)
_OF_A_SALE: Final = phrases(
    r"""
    (?:sell|sells|selling|sale|sold|list|listed|listing|worth|value|market|appraisal|agents?|realtors?|commission|\
        equity|estate)
    (?:my|our|mom['’]?s|dad['’]?s|parents['’]?|mother['’]?s|father['’]?s)(?: \w+)? (?:house|home|condo|place|\
        property|unit|townhouse|land|lot)
    (?:vend\w+|venta|vale|valor|mi casa|nuestra casa)
    """
)
# Speaks of the visit that a seller is paid: of somebody of ours coming, and of no home to go and see.
_VISIT: Final = phrases(
    r"""
    (?:the|a|your|that|this|our)(?: (?:first|home|in-home|free))? (?:visit|walk-?\s?through|consultation|appraisal)
    (?:come|coming|stop|drop|swing)(?: on)? (?:by|over|out|round|see|look|take a look)
    walk(?:ing)?[- ]?(?:through|thru)
    (?:la|una|su|esa) visita
    """
)
_CALL: Final = phrases(r"(?:call|phone|ring|zoom|talk|llam\w+)")


# Asks an agent by what terms they would sell a home, as a pitch never does.
_TERMS: Final = Sifted(
    r"""
    your (?:listing|selling|seller['’]?s?)(?: side)? (?:commission|fees?|rate|percentage|agreement|terms|contract\
        |costs?)
    (?:commission|fees?|rate|percentage|percent|charge)(?: \w+){0,4} (?:to|for) (?:list|sell)(?:ing)?\
        (?: (?:my|our|an?|the|this|us)\b)
    (?:quotes?|proposals?|terms|bids?) from(?: \w+){0,3} (?:agents|realtors|brokers|agencies|offices)
    (?:interview|compar|talk|meet)ing(?: \w+){0,3} listing (?:agents|realtors|brokers)
    (?:qu[eé] comisi[oó]n|cu[aá]nto|cu[aá]l es su comisi[oó]n)(?: \w+){0,4} por (?:vender|la venta)
    """
)
_OFFERED: Final = phrases(
    r"""
    (?:we|i) (?:offer|help|work with|provide|guarantee|generate|build|specializ\w+)
    (?:our|my) (?:software|platform|service|services|program|system|leads?|team|company)
    """
)


def asks_for_terms(text: str) -> bool:
    """Whether a text asks by what terms a home would be sold, and offers nothing."""
    return _TERMS.search(text) is not None and _OFFERED.search(text) is None


def speaks_of_the_visit(text: str) -> bool:
    """Whether a seller's text speaks of the visit to their own home."""
    return _VISIT.search(text) is not None and _CALL.search(text) is None


def offers_own_home(text: str) -> bool:
    """Whether a text speaks of selling a home of the writer's own, or asks what it would bring."""
    return _OFFERS.search(text) is not None


def only_comes(text: str) -> bool:
    """Whether the writer means to move here, and tells of nothing to sell."""
    return _COMES.search(text) is not None and _OF_A_SALE.search(text) is None
