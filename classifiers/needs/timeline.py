"""When somebody wants to have moved, bought or sold: the phrase that says so, and how far away it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import Final

from classifiers.text.phrases import Sifted
from classifiers.verdict import Need

_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_MES: Final = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
_DAY: Final = r"(?:\s\d{1,2}(?:st|nd|rd|th)?)?"
_SEASON: Final = r"(?:spring|summer|fall|autumn|winter)"
_FEAST: Final = (
    r"(?:christmas|thanksgiving|easter|the holidays|labor day|memorial day|new year(?:'s)?|school starts"
    r"|school(?: year)?|the school year|the new school year"
    r"|the baby(?: comes)?|the end of (?:the |this |next )?(?:year|month|summer|school year)|year'?s?[- ]end"
    r"|the new year|tax season|the snow)"
)
_COUNT: Final = (
    r"(?:\d{1,2}|a|an|one|two|three|four|five|six|nine|twelve|a few|a couple(?: of)?|couple(?: of)?|few|several)"
)
_CUENTA: Final = r"(?:\d{1,2}|un|una|dos|tres|cuatro|cinco|seis|ocho|doce|unos)"

_WHEN: Final = Sifted(
    r"""
    (?:time ?(?:frame|line)|timeframe|timeline|move[- ]?in date|desired move date|move|moving|when do you want to sell|\
        planning to sell|when|when are you thinking of selling)\s?:\s?[^\n]{2,40}
    (?:lease (?:is up|ends|expires|runs? (?:out|to|through)|up)|lease ends)(?: (?:in|on|at the end of|\
        by))?(?: (?:the )?(?:<MONTH><DAY>|\d{1,2}(?:st|nd|rd|th)|<SEASON>|soon|next month))?
    (?:no later than|by|before|b4)(?: (?:the )?(?:end of|middle of|mid|early|late|start of|first of|\
        1st of))?[ -](?:the )?(?:<MONTH><DAY>(?! want)|next <MONTH>|<SEASON>|next <SEASON>|next year|<FEAST>|\
        \d{1,2}(?:st|nd|rd|th)(?! (?:st|street|ave))|\d{1,2}/\d{1,2}(?:/\d{2,4})?)
    (?:no later than|by|before|from|until) (?:the )?\d{1,2}(?:st|nd|rd|th) of <MONTH>
    <MONTH><DAY> (?:move[- ]?in|occupancy|start)
    moving (?:in |out )?(?:on )?<MONTH><DAY>
    (?:buy|buying|sell|selling|move|moving|list|listing)(?: \w+){0,3} in 20\d\d
    after (?:the )?(?:harvest|wedding|graduation|closing|baby)
    (?:starting|arriving|beginning) on (?:the \d{1,2}(?:st|nd|rd|th)|<MONTH><DAY>)
    (?:right )?after (?:the )?(?:labor day|holidays|easter|new year|christmas|thanksgiving|first of the year|\
        school (?:year|lets out))
    (?:with)?in (?:the next |about |maybe |like |around )?<COUNT>(?: ?(?:-|–|to|or) ?\d{1,2})?[ -](?:days|weeks|\
        wks|months?|mos?|years?|yrs?)(?! ago| old)
    (?:the|over the|in the|within the) next (?:<COUNT> )?(?:few |couple (?:of )?|\d{1,2} ?(?:-|–|to|\
        or) ?\d{1,2} )?(?:weeks?|months?|years?|year)
    (?<!for )\d{1,2} ?(?:-|–|to) ?\d{1,2} (?:months|mos|weeks|yrs|years)(?! (?:ago|old|lease))
    (?:sometime |anytime |early |late |mid[- ])?(?:this|next|in the|by the|coming|in early|in late|early|late|\
        mid) (?:coming )?<SEASON>
    (?:sometime )?(?:in |for |from |starting |start of |end of |beginning of |early |late |mid[- ]?|around |\
        come )(?:in |of |early |late |mid[- ]?)?<MONTH><DAY>(?! (?:st|street|ave|and we|we)\b)(?! 20)
    ~(?:(?<=[,;]\s)|(?<=[.!?]\s))<SEASON>(?=\s?(?:[.,;!]|$))~
    (?:starting|effective|arriving|for|move in) (?:<MONTH><DAY>|the \d{1,2}(?:st|nd|rd|th)|\
        \d{1,2}/\d{1,2})(?= (?:lease|move|start)|[,.!?]|$)
    (?:sometime |hopefully )?(?:later )?(?:this|next) (?:year|month|quarter)(?! (?:and|we) (?:bought|closed|sold))
    (?:report|reporting)(?: \w+){0,3} (?:the )?\d{1,2}(?:st|nd|rd|th)? of <MONTH>
    (?:antes de(?:l)?|para|en|a partir de|hasta)(?: (?:el|fin(?:ales)? de|mediados de|principios de|primero de|\
        1 de|1ro de|el primero de|la)){0,3} (?:<MES>|verano|invierno|oto[ñn]o|primavera|fin de a[ñn]o|\
        pr[oó]ximo a[ñn]o|ciclo escolar|navidad)
    (?:en|dentro de) (?:los pr[oó]ximos )?<CUENTA>(?: (?:o|a|-) <CUENTA>)? (?:meses|semanas|mes|a[ñn]os?|d[ií]as)
    (?:este|el pr[oó]ximo|pr[oó]ximo|el otro) (?:a[ñn]o|mes|verano|invierno|oto[ñn]o)
    """,
    MONTH=_MONTH,
    MES=_MES,
    DAY=_DAY,
    SEASON=_SEASON,
    FEAST=_FEAST,
    COUNT=_COUNT,
    CUENTA=_CUENTA,
)
_PRESSURE: Final = Sifted(
    r"""
    asap
    as soon as (?:possible|we can)
    right away
    immediately
    ready to (?:move|go) now
    (?:no|not in (?:a|any)|not in any|in no|nothing) (?:big |real |particular )?(?:rush|hurry|urgent)(?: at all)?
    (?:lo antes posible|cuanto antes|lo m[aá]s pronto posible|de inmediato|urge|sin prisa|no tenemos prisa|no hay prisa)
    """
)
# Something else happens, or has happened, at that time.
_OTHER_EVENT = re.compile(
    r"\b(?:moved to(?: \w+){0,3}|coming|closed|bought|sold|built|since|last|visit(?:ing)?|tour|fly|flew|inspection"
    r"|passed|redone|applied"
    r"|moved here|paid|neighbor got \d+|got \d+"
    r"|closes?|closing|due|expires?|rehab|roof|response|respond|reply|available|in town|expired|married|died|retired"
    r"|redo|painted|house built|gone|went|going|listed|offers|years old|notify)"
    r"(?:[ ,](?:is|was|it|in|on|us|out|our|the|back|or|on|up|to|with|condo|house|down|my|all|time|please)){0,3}\s$",
    re.IGNORECASE,
)


# Their own closing is what they want: "could we close within 45 days?"
_THEY_CLOSE = re.compile(r"\b(?:can|could|to|would)(?: (?:we|i|probably|easily))? close\s$", re.IGNORECASE)


def timeline(text: str) -> Mapping[str, Need]:
    """The first phrase of `text` that says when, or else how urgent, as the slot timeline: its words, in lower case."""
    for match in chain(_WHEN.finditer(text), _PRESSURE.finditer(text)):
        before = text[max(0, match.start() - 40) : match.start()]
        if _OTHER_EVENT.search(before) and not _THEY_CLOSE.search(before):
            continue
        quote = match[0].strip(" ,.;:")
        if len(quote) <= 60:
            return {"timeline": Need(" ".join(_value(quote).lower().split()), quote)}
    return {}


def _value(quote: str) -> str:
    """What stands after a form's label, or all of it."""
    label, colon, value = quote.partition(":")
    return value.strip() if colon and value.strip() and not label[-1:].isdigit() else quote
