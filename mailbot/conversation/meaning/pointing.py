"""Which homes a text points at without naming them: "is it still available", "do any have a fireplace". Pure."""

from __future__ import annotations

from typing import Final

from classifiers.asking.asks import asks as topics_asked
from classifiers.asking.questions import questions
from classifiers.text.phrases import phrases
from mailbot.conversation.meaning.ready_words import takes_it
from mailbot.crm.matching.must_haves import asked_of

MOST_ASKED_OF: Final = 3  # homes of one mail of ours

# Asks whether the home that is talked of can still be had.
_IT_STILL: Final = phrases(
    r"""
    (?:is|was|['’]s|are) (?:it|that|this|that one|this one|(?:the|that|this) (?:house|home|condo|place|unit|one)) \
        (?:still|already|yet)(?! (?:possible|ok|okay|true|snow|rain|cold|early|worth|on(?! the market)|good|a good))
    (?:is|was) (?:it|that|this|that one|this one) (?:available|for (?:sale|rent)|on the market|\
        taken|sold|gone|spoken for)
    (?:did|has) (?:it|that|that one) (?:sell|sold|been sold|go(?:ne)? under)(?! for)
    (?:sigue|est[aá] a[uú]n|todav[ií]a est[aá]|a[uú]n est[aá]|ya se vendi[oó])\
        (?: (?:disponible|en venta|libre|a la venta)|\?)~
    """
)
_STILL_FREE: Final = phrases(
    r"""
    (?:is|are|['’]s)(?: (?!(?:it|you|agentname|she|he|they)\b)[\w.'’#,-]+){1,6} still \
        (?:free|vacant|unsold|going|up for grabs|around)\
        (?=\s?(?:[?.!,]|$| (?:for|or|and|by)\b))~
    (?:is|are|['’]s) (?:it|that|this|they) still (?:free|vacant|unsold|open|up|there|around|going|up for grabs)\
        (?=\s?(?:[?.!,]|$| (?:for|or|and|by)\b))~
    (?:sigue|est[aá] todav[ií]a|todav[ií]a est[aá]) (?:libre|desocupad[oa])
    """
)
# Asks for the record of the home that is talked of.
_ITS_SHEET: Final = phrases(
    r"""
    (?:send|share|forward|get|see|e-?mail|have)(?: it| over|ing)?(?: me| us)?(?: over)? (?:the|its|a|that) <SHEET>
    (?:env[ií]e|m[aá]nde|manda|env[ií]a|comparta)(?:me|nos|r|rme)? (?:la|el) (?:ficha|folleto|enlace|hoja)\b
    """,
    SHEET=r"(?:(?:full |whole )?(?:(?:listing|fact|info\w*|spec|detail|mls|property) (?:sheet|page|link|details?)"
    r"|brochure|flye?r|listing)(?! (?:agreement|agent|contract)))",
)
# Asks which of the homes that were sent can still be had.
_THOSE_STILL: Final = phrases(
    r"""
    (?:what(?:['’]s| is)?|which(?: ones?)?|(?:are )?any)(?: of (?:them|those|these))?(?: is| are|['’]s)? (?:still|\
        not (?:sold|gone|taken))\b[^.?!\n]{0,60}?<SENT>
    (?:are|is) (?:those|these|they|any of (?:those|these|them)|all of (?:those|these|them)|the (?:ones|homes|houses|\
        condos|listings|three|two)(?: (?:that )?you (?:sent|showed|listed))?(?: me| us)?) \
        (?:all )?(?:still|available|gone|sold)
    (?:cu[aá]les|qué)(?: de (?:esas|esos|las|los)(?: que \w+ \w+)?)? (?:siguen|quedan|sigue|queda)
    (?:siguen|est[aá]n) (?:todav[ií]a |a[uú]n )?(?:disponibles|en venta)
    """,
    SENT=r"(?:(?:you|that you|u) (?:sent|showed|listed|gave|mentioned)|(?:of|from) (?:those|these|them|the list"
    r"|before|your (?:list|mail|email))|on (?:the|your|that) list)",
)
# Asks which of the homes that were sent have something.
_ANY_OF_THEM: Final = phrases(
    r"""
    (?:do|does|did|would|will|have|has|is|are|can) (?:any|either|all|none|some|one)\
        (?: (?:ones?|of (?:them|these|those)))? \
        (?:have|come with|has|come|include|allow|take|get|got|accept|near|close|with|on|of (?:them|these|those))
    (?:which|any|none|some|all|either) (?:ones? )?of (?:them|these|those)
    which (?:one|ones)
    cu[aá]l(?:es)? (?:de (?:ell[ao]s|est[ao]s|es[ao]s|l[ao]s)|tienen?|aceptan?)
    algun[ao]s? (?:de (?:ell[ao]s|est[ao]s|es[ao]s) )?(?:tienen?|aceptan?|vienen?)
    """
)


# One of several is enough of an answer: "does either have a heat pump?".
_ONE_WILL_DO: Final = phrases(
    r"""
    (?:do|does|did|would|will|have|has|is|are|can) (?:any|either|one)(?: (?:ones?|home|house|condo|place))?\b
    (?:any|either|one|which)(?: ones?)? of (?:them|these|those|the (?:two|three))
    which(?: (?:ones?|homes?|houses?|condos?|places?))? (?:has|have|is|are|comes?|allows?|takes?|includes?)
    (?:cu[aá]l(?:es)?|algun[ao]|una) (?:de (?:ell[ao]s|est[ao]s|es[ao]s|l[ao]s)|tienen?|aceptan?|vienen?|es|son)
    """
)


def topics_of_any(text: str) -> frozenset[str]:
    """The topics of which one home of several is asked: what the record of one tells is the answer."""
    pieces = [f"{piece.rstrip(' ?')}?" for piece in questions(text) if _ONE_WILL_DO.search(piece)]
    named = (topic for piece in pieces for topic in topics_asked(piece))
    return frozenset((*named, *(thing.name for piece in pieces for thing in asked_of(piece))))


def asks_of_it(text: str) -> bool:
    """Whether a text asks if the home that is talked of can still be had, or for its record, or takes it."""
    return (
        _IT_STILL.search(text) is not None
        or asks_if_free(text)
        or _ITS_SHEET.search(text) is not None
        or takes_it(text)
    )


def asks_if_free(text: str) -> bool:
    """Whether a text asks if a home can still be had, in words that say so of other things too: "is it still free?"."""
    return _STILL_FREE.search(text) is not None


def may_be_of_all(text: str, homes: int) -> bool:
    """Whether a first answer is of all the homes that our mail wrote of: of one, or of a few of which it asks if "it"
    can still be had."""
    asks = (asks_of_it(text) or asks_if_free(text)) and not takes_it(text)
    return homes == 1 or (asks and 1 < homes <= MOST_ASKED_OF)


def asks_what_is_left(text: str) -> bool:
    """Whether a text asks which of the homes that were sent can still be had."""
    return _THOSE_STILL.search(text) is not None


def asks_of_any(text: str) -> bool:
    """Whether a text asks something of all homes of the last list, and not of the one that was talked of last."""
    return _ANY_OF_THEM.search(text) is not None
