"""Whether somebody of another profession in a deal writes: a closer, an appraiser, an attorney, a lender, an inspector.

They are no leads, and what they want is for a person. Agents of other brokerages are told by `classifiers.asking.asks`.
"""

from __future__ import annotations

from typing import Final

from classifiers.intents.under_way import SEEKS
from classifiers.text.phrases import Sifted

_ROLE: Final = (
    r"(?:appraiser|(?:home |building |pest |septic |termite |radon |property |code |fire |city |town )?inspector"
    r"|(?:closing|title|escrow|settlement) (?:officer|agent|attorney|coordinator|processor|closer|manager)|closer"
    r"|transaction coordinator|(?:mortgage |loan )?underwriter|loan (?:officer|processor|originator)"
    r"|mortgage (?:lender|broker|banker|advisor|officer)|lender|(?:claims? |insurance |home insurance )*adjuster"
    r"|attorney|lawyer|paralegal|surveyor|assessor|notary)"
)
_PERITO: Final = (
    r"(?:perit[oa]|valuador\w*|tasador\w*|inspector\w*|abogad[oa]|notari[oa]|ajustador\w*|prestamista|oficial de"
    r" (?:cierre|t[ií]tulo|pr[eé]stamos?))"
)
_NAME: Final = r"(?-i:[A-Z][\w'’]+(?: [A-Z][\w'’.]+){0,2})"
_PROFESSIONS: Final = Sifted(
    r"""
    (?:i['’]?m|i am|this is|it['’]?s|my name is|we['’]?re|we are)(?: <NAME>)?,? (?:the|an?|your|their) (?:\w+ ){0,2}?\
        <ROLE>(?: here)?,? (?:for|on|with|at|from|of|assigned|handling|representing|working|and (?:need|i need|\
        i['’]?ll))
    (?:i['’]?m|i am|this is)(?: <NAME>)?,? the (?:\w+ )?<ROLE>
    (?:i['’]?m|i am|i have been|i['’]?ve been|we have been|we were|i was) (?:assigned|hired|ordered|engaged|retained|\
        scheduled|asked) (?:to|for|by)(?: \w+){0,4} (?:apprais|inspect|survey|underwrit|adjust|claim|represent)~
    <ROLE> here(?=[.,!]| for)~
    ^\W*<ROLE> (?:at|with|from|for|of) ~(?-i:[A-Z])[^.?!\n]{1,60}\bhere
    (?:i|we)(?:['’]m|['’]re| am| are| will be|['’]ll be)? (?:handling|conducting|coordinating|facilitating|\
        processing|doing) the \
        (?:closing|settlement|escrow|title (?:work|search)|refinance|loan)
    signed (?:p ?(?:&|and|\+) ?s|purchase (?:and|&) sales?(?: agreement)?|purchase agreement)
    (?:send|forward|provide|e-?mail|need)(?: \w+){0,4} (?:closing|settlement) (?:docs|documents|statement|package|\
        figures)
    ~(?<=\n)\W*(?:(?:senior|licensed|certified|residential|staff)[ ,]+)*(?:appraiser|(?:home )?inspector|paralegal|\
        attorney(?: at law)?|(?:escrow|title|closing|loan) officer|closer|underwriter|loan processor|adjuster|\
        surveyor|transaction coordinator)\b[^\n]{0,40}$
    (?:i|we|this office|this firm|our (?:office|firm)|the undersigned)(?: \w+)? represents? (?:the (?:estate|sellers?|\
        buyers?|owners?|trust\w*|tenants?|landlord|plaintiff|association|lender)|mr\.?|mrs\.?|ms\.?|dr\.?|<NAME>)
    (?:counsel|attorneys?|lawyers?) (?:for|to|representing) (?:the|mr\.?|mrs\.?|ms\.?|<NAME>)
    attorneys? at law
    (?:law offices?|law firm) of
    ,? ~(?-i:Esq)\b
    (?:litigation hold|subpoena\w*|demand letter|preserve (?:all|any) (?:\w+ )?(?:documents|records|evidence))
    notice of (?:claim|breach|intent to (?:sue|lien))
    (?:need|order\w*|request\w*|send|provide|obtain|forward)(?: (?!to\b|after\b)\w+){0,4} (?:payoffs?|estoppel|\
        (?:hoa|condo) \
        (?:questionnaire|certificate|resale package)|w-?9|settlement statement|disbursement authorization|\
        title commitment)
    payoff (?:letter|statement|request|amount|figures?|on|for)
    (?:sign\w*|approv\w*|review\w*|return\w*)(?: \w+){0,3} (?:(?-i:CDs?)|closing (?:disclosure|statement|package)|\
        settlement statement|(?-i:ALTA)|(?-i:HUD)(?:-1)?)
    commission (?:split|disbursement|demand|instructions|invoice)
    (?:access|entry|get (?:in|inside|access)|lockbox(?: code)?|let (?:me|us) in)(?: \w+){0,5} (?:for|to (?:do|complete|\
        perform|conduct)) (?:the|an?|my|our) (?:\w+ )?(?:appraisal|inspection|survey|adjustment|claim)
    (?:appraisal|inspection) (?:order|access|assignment)
    (?:inspection|appraisal|survey|septic|radon|title|pest) (?:report|results?)(?: \w+){0,6} (?:is |are )?(?:attached|\
        enclosed|below|ready for you)
    (?:invoice|bill|estimate|quote)(?: \w+){0,3} (?:to follow|attached|enclosed|will follow|for (?:your|the) (?:review|\
        records))
    (?:loan|claim|escrow|title|case) ?(?:number|no\.?|#|file) ?:? ?#?\w*\d
    underwriting (?:condition|requires?|needs?|has|is asking)\w*
    # -- Spanish
    (?:soy|somos|le habla|habla)(?: <NAME>,?)? (?:el|la|un|una) <PERITO>
    (?:represento|representamos) a (?:la|el|los|las|<NAME>)(?! (?:cliente|comprador))
    <PERITO> de (?:la|el) (?:compa[ñn][ií]a|banco|aseguradora|comprador|vendedor)
    """,
    ROLE=_ROLE,
    PERITO=_PERITO,
    NAME=_NAME,
)


def is_a_professional(text: str) -> bool:
    """Whether the writer has a part in somebody's deal by profession, and seeks nothing for themselves."""
    return _PROFESSIONS.search(text) is not None and SEEKS.search(text) is None
