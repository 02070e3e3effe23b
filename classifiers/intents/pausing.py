"""Who puts the search off, for a while or for a reason, has not given it up: no end, and no time for questions."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

SHORT: Final = 45  # words: who writes more says more than that
_PAUSES: Final = phrases(
    r"""
    (?:put|putting|puts|place|placing|keep|keeping)(?: (?:<ALL>|<SEARCH>|a|on))* (?:on|in|a) (?:a )?(?:pause|hold|ice\
        |the (?:back ?burner|shelf))
    (?:hit|hitting|press|pressing) (?:the )?pause(?! (?:on|for) (?:the (?:call|tour|showing)))
    (?:paus|postpon|delay|suspend|shelv)(?:e|ed|ing) (?:<ALL>|<SEARCH>)(?: <SEARCH>)*(?= ?(?:$|[.,;!\n-]|until|til\
        |till|for\
        |because|since|as|a bit|while|due))~
    (?:tak(?:e|ing)|need) an? (?:\w+ )?(?:break|pause|breather|step back) from (?:<ALL>|<SEARCH>|(?:the )?(?:whole \
        )?house)
    (?:we['’]?re|i['’]?m|it['’]?s|search is|everything is|things are|plans are|move is) (?:all )?on (?:hold|pause)
    ^\W*(?:all |everything )?on (?:hold|pause)\b(?=[ ,.-]*(?:until|til|till|for|right|while|because|since|$))~
    ^(?:\W*(?:hey|hi|hello|no|sorry|thanks?|thank you|ok|well|oh|honestly|ah|aw|so|(?-i:[A-Z][a-z]+))\b){0,4}\W*(?:not \
        (?:right )?now|not at (?:the|this) (?:moment|time)|bad timing|timing (?:isn['’]?t|is not|is) (?:right|good\
        |great\
        |bad|off|terrible))(?=\s?(?:[.,;!-]|$)| (?:we|i|but|though|sorry|thanks?)\b)~
    (?:going to|gonna|decided to|we['’]?ll|i['’]?ll|have to|need to|want to|i['’]?m|we['’]?re) (?:just )?(?:be \
        )?(?:wait\
        |hold|sit)(?:ing)? (?:(?:off|it out|tight)(?! (?:calling|on the (?:call|tour)))|(?:until|til|till|for) (?:the \
        )?\
        (?:interest |mortgage )?(?:rates?|prices|market|spring|summer|fall|autumn|winter|next year|baby|my job|job\
        |things))
    (?:check|circle|touch base|reach out|follow up|try|ask)(?: (?:back|me|us|with|again|in))* (?:in|after|around|next\
        |come|\
        closer to)(?: the| early| late| mid| next)* <FAR>
    (?:now(?:['’]s| is)? |this |it['’]?s |it is )?(?:just )?(?:really )?not (?:really )?(?:a|the) (?:good|great|best\
        |right) time\
        (?! (?:to|for) (?:call|talk|you|a call|the call))
    (?:(?<=^)|(?<=[.,!] )|(?<=\n))(?:no,? |nope,? |sorry,? |probably )?not this <FAR>\
        (?: unfortunately| sorry| though)?(?= ?(?:$|[.,;!]))~
    no es (?:un )?buen momento|en este momento no (?:podemos|puedo|es|estamos)
    (?:pon\w+|pong\w+|dej\w+|pus\w+)(?: <TODO>)* en (?:pausa|espera)
    (?:paus|pospon|aplaz)\w+ (?:<TODO>|(?:la )?(?:compra|mudanza))
    (?:(?<=^)|(?<=[.,!] )|(?<=\n))(?:(?:por ahora|ahorita|ahora|de momento|por el momento)(?: mismo)? no\
        |no,? por (?:ahora|el momento))(?= ?(?:[.,;!]|$| (?:gracias|podemos|puedo|es)))~
    (?:vamos a|voy a|tenemos que|tengo que|preferimos|prefiero|mejor) (?:esperar(?:nos)?|pausar|posponer|aguantar)\
        (?= ?(?:$|[.,;!]| (?:un (?:poco|tiempo|rato)|unos|hasta|a que|por ahora|con la)))~
    """,
    ALL=r"(?:it|this|that|things?|everything|all|stuff|all of (?:it|this))",
    SEARCH=r"(?:(?:the|our|my|this|whole|house|home) )*(?:search(?:ing)?|hunt(?:ing)?|mov(?:e|ing)|plans?|looking|sale"
    r"|buying|selling|purchase|process|house thing)",
    FAR=r"(?:january|february|march|april|may|june|july|august|sept\w*|october|november|december|spring|summer|fall\
        |autumn"
    r"|winter|year|new year|holidays)",
    TODO=r"(?:la b[uú]squeda|todo|esto|lo|el plan|los planes)",
)
_SAID_MORE: Final = phrases(
    r"""
    ~\?~
    but (?:the|everything|for|not|can|could|next|maybe (?:next|tomorrow)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)
    (?:works?|better|tomorrow|tonight|later today|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|o'?clock|\d ?(?:am|pm)\
        |evenings?\
        |after work|after lunch|minutes?)
    """
)


def pauses(text: str) -> bool:
    """Whether a mail puts the search off and says nothing else: it is on hold, it is not the time."""
    few = len(text.split()) <= SHORT
    return few and _PAUSES.search(text) is not None and not _SAID_MORE.search(text)
