"""Who tells that somebody has died, and until when that is a person's to answer. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from classifiers.intents.ending import wants_an_answer
from classifiers.text.phrases import phrases

# The one whom we wrote to, or somebody of theirs, has died. Deals, furnaces and telephones die too, and who passed an
# inspection, or on a house, is well.
_KIN: Final = (
    r"(?:husband|wife|spouse|partner|mother|father|mom|mum|dad|son|daughter|brother|sister|parents?|grand\w+|aunt|uncle"
    r"|fianc[eé]e?|(?:mother|father|brother|sister|son|daughter)[- ]in[- ]law|he|she)"
)
_PARIENTE: Final = (
    r"(?:esposo|esposa|marido|mujer|madre|padre|mam[aá]|pap[aá]|hij[oa]|herman[oa]|abuel[oa]|pareja|suegr[oa]|t[ií][oa]"
    r"|[eé]l|ella)"
)
_SEASON: Final = r"(?:spring|summer|fall|autumn|winter|night|hospital|morning|accident|pandemic)"
_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_DEAR: Final = (
    r"(?:husband|wife|spouse|mother|father|mom|mum|dad|parents?|brother|sister|son|daughter|grand\w+|aunt|uncle"
    r"|in-?laws)"
)
_THING: Final = (
    r"furnace|boiler|heater|phone|battery|car|truck|engine|computer|laptop|deal|sale|offer|market|interest|idea|tree"
    r"|fridge|refrigerator|stove|oven|microwave|generator|pump|internet|wifi|power|dog|cat|dishwasher|washer|dryer"
    r"|compressor|grass|lawn|listing|conversation|thread|it|that|this|which|what|mine"
)
# When somebody died, or of what; or nothing more is said.
_WHEN: Final = (
    r"(?=(?: (?:suddenly|unexpectedly|peacefully|recently|on|in|last|back in|this past|earlier|a (?:few|couple)|two"
    r"|three|several|years?|months?|weeks?|days?|\d+|of|from|early|late))*?"
    rf" (?:{_MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the|this|last|early) {_SEASON}"
    r"|(?:last|this) (?:year|month|week)|\d{4}|ago|suddenly|unexpectedly|peacefully|recently|yesterday|cancer|covid"
    r"|a stroke|a heart)\b|\s?(?:[.,!;]|$))~"
)
BEREAVED: Final = phrases(
    r"""
    passed away
    <KIN>(?: (?!<NO_LINK>)\w+){0,4}? (?:has |have |had |just |recently |suddenly |sadly |unexpectedly )*(?:died\
        |deceased)(?! (?:laughing|down|of (?:laughter|embarrassment|boredom)))
    <KIN>(?: (?:has|have|had|just|recently|suddenly|sadly|unexpectedly|both))* passed<WHEN>
    <NAME> (?:has |had |just |recently |suddenly |sadly |unexpectedly )*(?:died<WHEN>|passed (?:suddenly|peacefully))~
    (?:my|our|her|his|their) <KIN>(?: and <KIN>)? (?:is|are|being)(?: both| now)? (?:dead|gone|no longer (?:with us|\
        alive|living))(?! (?:to|for|on|until|till|away|all|at|from|by|back|over))
    (?:now that|since|with) <NAME> (?:is|has|being)(?: now)? (?:gone|dead|passed|no longer (?:with us|alive))\
        (?! (?:to|for|on|until|till|away|all|at|by|under|off))
    lost (?:my|our|her|his|their) (?:\w+ )?<KIN>(?!['’]s|['’]|-)
    lost <DEAR>(?= (?:on|in|last|this|to|after)|\s?[.,!]|$)~
    (?:her|his|their|my <KIN>['’]?s|our <KIN>['’]?s) (?:obituary|funeral|memorial service|passing|death)
    (?:my|our) <KIN>['’]?s estate
    (?:after|before|since) the funeral
    (?:death|passing|loss) of (?:my|our|her|his|their) (?:\w+ )?<KIN>
    (?:my|our|her|his|their|your) (?:dear )?late <DEAR>
    (?:was|been|became|recently|newly|just|now)(?: a)? widow(?:ed|er)?
    (?:i am|i['’]?m) a widow(?:er)? (?:now|since)
    falleci\w+
    <PARIENTE>(?: \w+){0,2} (?:se )?(?:nos )?(?:muri[oó]|ha muerto)
    (?:muri[oó]|ha muerto) (?:mi|su|nuestr[oa]) <PARIENTE>
    (?:me |nos )?(?:muri[oó]|ha muerto) <NAME>
    <NAME> (?:se )?(?:nos )?(?:muri[oó]|ha muerto)(?= (?:en|el|ayer|hace|la|de|este)|\s?[.,!]|$)~
    perd(?:imos|[ií]) a (?:mi|nuestr[oa]) <PARIENTE>
    mi (?:difunt[oa]|finad[oa]) <PARIENTE>
    (?:me )?qued[eé](?: \w+)? viud[oa]
    enviud[eé]
    que (?:en paz descanse|descanse en paz)
    (?:mi|nuestr[oa]) <PARIENTE> ya no (?:est[aá] con nosotros|vive|est[aá] entre)
    """,
    KIN=_KIN,
    DEAR=_DEAR,
    NAME=rf"(?-i:(?!(?i:the|{_THING}|my|our|street|road|lane|drive|court|avenue|{_MONTH}|{_SEASON})\b)[A-Z][a-zà-ÿ]+)",
    NO_LINK=rf"(?:the|our|my|her|his|a|an|said|says|told|thinks|thought|and|whose|because|when|{_THING})\b",
    WHEN=_WHEN,
    PARIENTE=_PARIENTE,
)


def tells_of_a_death(texts: Sequence[str]) -> bool:
    """Whether the last mail tells that somebody has died, or one before it did, and the last wants no answer yet.

    The agent was told at once; who then asks on is answered, rather than left with no one for as long as nobody writes.
    """
    *earlier, last = texts
    told_before = any(map(BEREAVED.search, earlier)) and not wants_an_answer(last)
    return told_before or BEREAVED.search(last) is not None
