"""What a tenant-to-be asks for that a person arranges, beside what the reader of readiness hears: an application, and how
to see a home. Pure.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

_LOAN: Final = (
    r"(?:an?|the|my|our|un|una|el|la)? ?(?:\w+ )?(?:loans?|mortgages?|jobs?|position|credit|financ\w+|vouchers?|section|visa|assistance"
    r"|aid|grants?|permits?|hipoteca|pr[eé]stamo|cr[eé]dito|trabajo|puesto|ayuda|visa)"
)
_APPLIES: Final = phrases(
    r"""
    <WANTS> (?:apply|put in an application|submit (?:an?|the|my|our) application|fill (?:out|in) (?:an?|the) application)\
        (?! (?:for|to) <LOAN>)
    (?:how|where|when|what website)(?: (?:do|can|could|would|should|does))? (?:i|we|one|someone)(?: (?:go|start|begin|get))?\
        (?: about| to)? apply(?:ing)?(?! (?:for|to) <LOAN>)
    (?:how|where|when) to apply(?! (?:for|to) <LOAN>)
    (?:can|could|may) (?:i|we)(?: (?:just|still|already|please))* apply(?! (?:for|to) <LOAN>)
    (?:send|e-?mail|get|give|need|want|have)(?: (?:me|us|over))*(?: an?| the| your)? (?:rental )?application(?: form| packet|\
        link)?(?=\s?[?.!,]|$| (?:for|please|pls|to|so|and|form)\b)(?! (?:for|to) <LOAN>)~
    (?:we|i)(?:['’]ll| will) take it,? (?:where|how)
    (?:quier\w+|queremos|quisi\w+|me gustar[ií]a|nos gustar[ií]a|listos? para|lista para|voy a|vamos a)(?: \w+)? (?:aplicar|postular\w*|\
        (?:llenar|mandar|hacer|meter) (?:la|una) (?:solicitud|aplicaci[oó]n))(?! (?:a|para|por) <LOAN>)
    (?:c[oó]mo|d[oó]nde|cu[aá]ndo)(?: (?:puedo|podemos|le hago|le hacemos|hago|hacemos|se|para|pa|es|que))* \
        (?:aplic(?:o|ar|amos|a)|postul\w+|solicit(?:o|ar(?:lo|la)?|amos))(?! (?:a|para|por) <LOAN>)
    (?:m[aá]nd|env[ií]|p[aá]s)(?:a|e|en|ame|eme|enme|arme)(?: me| nos)? (?:la|una) (?:solicitud|aplicaci[oó]n)
    """,
    WANTS=r"(?:(?:i|we)(?:['’]?d| would|['’]?re| are|['’]?m| am)?(?: (?:really|still|both|definitely|also))* (?:like|love|want|ready"
    r"|going|hoping|hope|plan\w*|prepared|interested in|wanna|gonna)(?: to| in)?|ready to|want to|wanna)",
    LOAN=_LOAN,
)
# Takes the home that is talked of, and says nothing of how it should be.
_TAKES_IT: Final = phrases(
    r"""
    <BEGINS>(?:i|we)(?:['’]?ll| will|['’]?d like to| want to| would like to|['’]?d love to| wanna|['’]?re going to)(?: \w+ly)? \
        (?:take|have|rent|lease|buy|get) <IT><END>
    <BEGINS>(?:i|we)(?: both| really| definitely| do| still| just)* (?:want|wanna have) <IT><END>
    <BEGINS>(?:me|nos) (?:la|lo) (?:quedo|quedamos|llevo|llevamos)<END>
    <BEGINS>(?:la|lo) (?:quiero|queremos|tomo|tomamos)<END>
    """,
    BEGINS=r"(?:(?<=^)|(?<=[.!?,;:\n])|(?<=[.!?,;:\n] )|(?<=\bok )|(?<=\bokay )|(?<=\byes )|(?<=\bso )|(?<=\band )|(?<=\bs[ií] ))",
    IT=r"(?:it|(?:this|that)(?: (?:one|place|home|house|condo|apartment|apt|unit|townhouse))?|the (?:place|apartment|apt|unit))",
    END=r"(?=\s*(?:[.,!?;\n]|$)| (?:what|how|where|when|please|pls|thanks|now|so|lol|who|y|qu[eé]|c[oó]mo)\b)",
)
_HOW_TO_SEE: Final = phrases(
    r"""
    c[oó]mo (?:le |se |puedo |podemos |podr[ií]a\w* )?(?:hago|hacemos|hace|hay que hacer|hacer)?(?: (?:para|pa))? ?\
        (?:ver(?:l[oa]s?|me)?|visitar(?:l[oa]s?)?|conocerl[oa]s?)(?! (?:si|que|cu[aá]nto|el (?:precio|mapa|barrio)))
    how (?:do|can|could) (?:i|we|one)(?: (?:go about|get|come|set up|arrange))?(?: to)? (?:see|seeing|view|viewing|tour|\
        touring|visit) (?:it|them|this|that|the (?:unit|place|house|home|apartment|apt|condo|inside)|one)
    """
)
_LONGEST_READ: Final = 5000  # characters


def wants_to_apply(text: str) -> bool:
    """Whether a text asks to apply for a home, or how one does; not for a loan, and not how long it takes."""
    return _APPLIES.search(text[:_LONGEST_READ]) is not None


def takes_it(text: str) -> bool:
    """Whether a text takes the home that is talked of: "I'll take it. What now?"."""
    return _TAKES_IT.search(text[:_LONGEST_READ].strip()) is not None


def asks_how_to_see(text: str) -> bool:
    """Whether a text asks what must be done to see a home."""
    return _HOW_TO_SEE.search(text[:_LONGEST_READ]) is not None
