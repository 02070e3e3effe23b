"""Who speaks of somebody else who may come, asks for a tradesman, or bought with us before: the agent knows.

None of it is answered by homes, and none of it may be lost: a referral is worth more than a lead.
"""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

_SOMEBODY: Final = (
    r"(?:my|our) (?:\w+ )?(?:(?:brother|sister|son|daughter|mother|father)(?:[- ]in[- ]laws?)?|mom|mum|dad|cousin|aunt"
    r"|uncle|nephew|niece|friends?|neighbou?rs?|co-?workers?|boss|parents|folks|in-?laws|kids?|grand\w+|roommate|ex)"
)
_PASSES_ON: Final = phrases(
    r"""
    <SOMEBODY>(?: and (?:his|her|their|\w+) \w+)? (?:may|might|could|will|would|should|is going to|are going to\
        |wants? to)(?: be)? \
        (?:call\w*|contact\w*|reach\w*|writ\w+|e-?mail\w*|get in touch|in touch|interested|looking|selling|buying\
        |moving\
        |need\w*|want\w*|in (?:a|an|the|one|two|\d))
    <SOMEBODY>(?: and (?:his|her|their|\w+) \w+)? (?:is|are)(?: actually| really| now| maybe)? (?:looking|thinking of\
        |hoping to|moving\
        |in the market|interested)
    (?:gave|given|pass(?:ed)?|forward(?:ed)?|giving)(?: along| on)? (?:your|ur|this|it|you)(?: \w+){0,4} to <SOMEBODY>
    (?:send|write|e-?mail|call|contact|reach out to|talk to) <SOMEBODY>
    mi (?:\w+ )?(?:herman[oa]|hij[oa]|primo|prima|t[ií]o|t[ií]a|amig[oa]|vecin[oa]|mam[aá]|pap[aá]\
        |cu[ñn]ad[oa]) (?:quiere|busca\
        |est[aá] buscando|va a|puede que|quiz[aá]s?|tal vez)
    """,
    SOMEBODY=_SOMEBODY,
)
_A_TRADE: Final = phrases(
    r"""
    (?:know|recommend|suggest|have)(?: of)? (?:anyone|anybody|someone|somebody|any (?:good )?\w+\
        |a good)(?: \w+)? (?:who|that) \
        (?:does|do|can|could|fix\w*|clean\w*|install\w*|repair\w*|paint\w*|plow\w*|haul\w*|mov\w+)
    (?:know|recommend|suggest)(?: me| us)? (?:an? |any )?(?:good |reliable |honest |decent )*(?:plumbers?\
        |electricians?|roofers?\
        |painters?|movers?|handym[ae]n|contractors?|landscapers?|cleaners?|carpenters?|chimney sweep)
    conoce[ns]? (?:a )?(?:alguien|alg[uú]n \w+) (?:que|para)
    """
)
_BEFORE: Final = phrases(
    r"""
    (?:we|i)(?:'ve| have)? (?:already |just )?(?:closed|bought|purchased|sold|got|found)(?: on)?(?: our| a| my| the\
        | this)* \
        (?:house|home|condo|place|one|ours)? ?(?:\w+ ){0,3}?(?:w/|with|through|thru|from) (?:you|agentname|u|y'all)
    (?:you|agentname|you guys)(?: guys)? (?:sold us|sold me|helped us (?:buy|sell|find)|helped me (?:buy|sell|find)\
        |found us)
    (?:compramos|vendimos)(?: \w+){0,3} con (?:ustedes|agentname|usted)
    """
)
LONGEST: Final = 30  # words: who has more to say is heard by what they say


def is_for_the_agent(text: str) -> bool:
    """Whether a short mail speaks of somebody who may come, asks for a tradesman, or says that they dealt with us."""
    few = len(text.split()) <= LONGEST
    return few and any(table.search(text) for table in (_PASSES_ON, _A_TRADE, _BEFORE))
