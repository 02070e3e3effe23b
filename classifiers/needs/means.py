"""How somebody would pay, whether a lender has approved them, and whether they want to buy or to rent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from classifiers.text.phrases import Sifted
from classifiers.verdict import Need
from models.property import ListedFor

# The first kind that is named counts; a loan of a name outranks the bare word "cash".
_KINDS: Final = (
    ("va", Sifted(r"""
            va (?:loan|approved|buyers?|eligible|financing|entitlement|backed|mortgage|preapproval)
            (?:using|use|via|with|have|our|my|a|on) (?:a |the |my |our )?(?-i:VA)(?! (?:is|beach))
            (?-i:VA)(?=[,.;]| to| up| for \$| zero| is a go| offer| program)
            certificate of eligibility
            eligibility certificate
        """)),
    ("fha", Sifted(r"fha")),
    ("usda", Sifted(r"usda(?: loan)?")),
    ("conventional", Sifted(r"""
            conventional(?! wisdom| oven)
            (?:pr[eé]stamo |cr[eé]dito )convencional
        """)),
    (
        "cash",
        Sifted(
            r"""
            (?:pay(?:ing)?(?: all)?|all|in|with|we are|we're|i am|i'm|have|be|do|using|\
                is) (?:in )?cash(?! ?(?:flow|out|offer compan|back|ier|app|register|deposit|in hand for deposit|\
                price|for keys))(?=[^a-z]|$)
            cash from (?:the|our|my|a) (?:house |home )?sale
            cash (?:buyers?|investors?|offer(?! compan)|purchase|deal|ready|only|close|no (?:inspection|financing|\
                loan)|\
                from the sale)(?! compan| from the neighbor)
            ~(?<=,) ?cash(?=[,.;!]|\s*$)~
            ~(?:\A|(?<=[.!?\n]\s)|(?<=\n))cash(?=[,.;])~
            (?:the|have) cash ready
            cash in hand(?! for)
            (?:de|al) contado
            (?:en|pago en) efectivo
            sin (?:hipoteca|financiamiento)
            without a (?:mortgage|loan)
            (?:nothing|not|never|won'?t|wouldn'?t|don'?t|no (?:intention|wish|need) (?:of|to))(?: be)? borrow\w*
            (?:don'?t|do not|won'?t|not|no) (?:need|want|wish)(?: \w+){0,3} (?:financ\w+|loan|mortgage)
            nothing borrowed
            no (?:bank|lender|loan|mortgage|financing)s? (?:is )?(?:involved|needed|necessary|required)
            instead of (?:a |any )?(?:mortgage|loan)
            (?:won'?t|not|without) (?:be )?ask\w*(?: \w+){0,2} for a (?:loan|mortgage)
            (?:buy|buying|bought|pay|paying)(?: \w+)? outright
            no (?:tomo|ocupo|necesito|queremos|quiero|necesitamos) (?:un )?(?:pr[eé]stamo|cr[eé]dito|financiamiento)
        """
        ),
    ),
    ("seller", Sifted(r"""
            (?:seller|owner)[- ]fin(?:anc\w+)?
            hold(?:ing)? (?:the )?(?:paper|note)
            (?:owner|seller) (?:would |to |could |on \w+ )?carry(?: the note)?
            carry the note
        """)),
)  # fmt: skip
_APPROVED = Sifted(
    r"""
    pre-?\s?(?:approved|approval|aprobad[oa]s?|approv\w+)
    pre-?\s?(?:qualified|qual|qualification|qualed|calificad[oa]s?)
    pre-?\s?aprobaci[oó]n
    (?:got|are|am|were|been|was|we're|i'm|already|just) approved
    (?:loan|mortgage|fha|va|bank|lender|conventional|buyer is|usda|financing)(?: is| was| has| just| already| me|\
         us| are| got){0,2} approved
    approved (?:for|to|up to|at|by|fha|with|through|me|us)
    (?:lender|bank|credit union)(?: \(?[\w ]{1,24}\)?)? (?:cleared|approved|okayed|pre-?approved|bumped)(?: us| me)?
    (?:pr[eé]stamo|cr[eé]dito|hipoteca) (?:fha |va |convencional )?(?:ya )?(?:est[aá] )?(?:pre-?\s?)?aprobad[oa]
    aprobaron (?:el|un|la) (?:pr[eé]stamo|cr[eé]dito|hipoteca)
    (?:estamos|estoy|ya) (?:pre-?)?aprobad[oa]s?
    \d{3}k approved
    (?:lender'?s?|bank'?s?|approval) letter
    (?:a|our|my) letter (?:for \$?\d[\d,]*k?|from (?:a|our|my|the) (?:bank|lender))
    (?:lender|bank|credit union)(?: \w+){0,3} (?:qualif(?:y|ies) (?:for|us|me)|qualified (?:us|me))
    (?:lender|bank|banker|credit union|broker|loan officer|(?:mortgage|loan|bank) (?:guy|man|lady|woman|person|broker|\
        officer)|guy at the bank)(?: \w+){0,4} (?:said|says|say|told us|told me|gave us|gave me)(?: that)?\
        (?: [\w']+){0,2} (?:yes|ok|okay|good to go|good|a go|thumbs up|fine|qualify)
    (?:lender|bank|banker|credit union|loan)(?:'s)?(?: \w+){0,4} (?:committed|underwritten us|okayed|ok'?d|\
        signed off|lined up|a go)
    (?:letter|approval)(?: is|'s)? (?:attached|in hand|in my inbox|ready|dated)
    (?:the|our|my) (?:bank|lender)'?s approval
    (?:pre-?\s?)?approval(?: is|'s)? from
    approved (?:\$ ?)?\d
    cleared (?:us|me|for|up to)
    (?:me|nos) (?:pre-?)?aprob(?:[oó]|aron)
    (?:pr[eé]stamo|cr[eé]dito|hipoteca)(?: \w+)?,? autorizad[oa]
    (?:me|nos) dieron (?:la|una) carta
    (?:tengo|tenemos) (?:la|una) carta (?:del|de un|de mi) (?:banco|prestamista)
    s[ií] (?:califico|calificamos|calificaba)
    """
)
_NOT_APPROVED = Sifted(
    r"""
    (?:not|never|haven'?t|havent|aren'?t|arent|isn'?t|don'?t have|dont have|no|without|need(?: to)?|before|\
        waiting|yet to)(?: \w+){0,3} (?:pre-?\s?(?:approv\w+|qual\w+)|talked to (?:a|the|any) (?:bank|lender)|\
        a lender)(?! attached)
    pre-?\s?(?:approved|qualified|approval)\s?:?\s?(?:no|not yet)
    no lender yet
    no (?:approval |lender'?s? |bank )?letter(?: yet)?
    not (?:yet )?approved(?: yet)?
    pre-?\s?approval (?:is |still )?(?:in process|pending|in progress|in the works)
    (?:haven'?t|havent) (?:started|done|begun|applied)(?: \w+){0,4} (?:paperwork|lender|bank|loan|mortgage)
    (?:a[uú]n|todav[ií]a) no (?:he|hemos)(?: \w+){0,3} (?:banco|prestamista)
    no (?:he|hemos) (?:hablado|ido)(?: \w+){0,3} (?:banco|prestamista)
    how (?:do|can) (?:i|we) (?:get )?(?:pre-?\s?)?(?:approved|qualif\w+)
    (?:no|a[uú]n no|todav[ií]a no)(?: \w+){0,3} (?:pre-?)?(?:aprob\w+|calific\w+)
    (?:haven'?t|havent) (?:talked|spoken) (?:to|with) (?:a|the|any) (?:bank|lender)(?: yet)?
    """
)
# Somebody else's approval, or a seller's wish for it.
_OTHERS_APPROVAL = re.compile(
    r"\b(?:credit|condo|hoa|board|section 8|landlord|city|plans?|you'?re|business|loan amount|requires?"
    r"|only|being|getting|get|become|gets)\s(?:\w+\s)?$|\bdifference between[^.?!]{0,40}$",
    re.IGNORECASE,
)

# Somebody else's money: "we lost to a 450 cash offer".
_OTHERS_MONEY = re.compile(
    r"\b(?:lost(?: it)? to|outbid by|beaten by|beat by|another|someone(?: else)?'?s?|competing)\b[^.!?]{0,24}$",
    re.IGNORECASE,
)

_RENTS = Sifted(
    r"""
    (?:to|4|2|can|could) (?:rent|lease)(?! (?:it |them |one |half |the other )?out)(?! vs)
    (?:looking for|need|want|seeking|searching for|find|have|any|house or apartment for)(?: \w+){0,4} (?:rentals?|\
        lease)(?! propert| income| investment| up| is| ends| expires| was)
    (?:for|4) rent
    for lease
    (?:rental|apartment|lease) (?:inquiry|search|availability)
    rentals?(?= in | near | for (?:me|us))
    rental (?:house|home|condo|townhouse|townhome|unit|place|apartment)(?! propert)
    available to rent
    (?:en|de|busco|buscando) (?:renta|alquiler)
    (?:rentar|alquilar|arrendar)
    move[- ]in date
    lease (?:a|an) \w+
    (?:a|an|short[- ]term|long[- ]term) lease on
    rentan (?:algo|casas?|depa\w*|apart\w*|un|una)
    rent (?:not to exceed|under|up to|below|max\w*|no more than|budget)
    de renta(?= ?[.,;!?]|$)
    renting (?:a|an|the)
    """
)
_BUYS = Sifted(
    r"""
    (?:to|2|want to|looking to|ready to|can|could|like to|rather|wanna) (?:buy|purchase)
    (?:can|could) (?:i|we)(?: even| still| actually| really)? (?:buy|purchase)
    interested in (?:buy|buying|purchase|purchasing)(?! out)
    (?:buying|purchasing) (?:a|an|our|my|this|together|in|the|2|two)
    first[- ]time (?:home ?)?buyers?
    # Who calls themselves a buyer; a buyer that is talked about stands with an article.
    ~(?:\A|(?<=[.!?\n,]\s)|(?<=\n)|(?<=\bam a )|(?<=\bm a ))(?:fha|va|cash|usda|conventional|1031|(?:1031 )?exchange) \
        buyers?(?= (?:here|at|looking|relocating|with|up to)|[,.;:]|$)~
    for sale
    en venta
    comprar(?:la|lo)?
    quiero comprar
    """
)


def means(text: str) -> Mapping[str, Need]:
    """The slots preapproved, financing and listed_for that `text` gives."""
    found: dict[str, Need] = {}
    refused = _NOT_APPROVED.search(text)
    granted = next(
        (m for m in _APPROVED.finditer(text) if not _OTHERS_APPROVAL.search(text, max(0, m.start() - 60), m.start())),
        None,
    )
    if refused:
        found["preapproved"] = Need(False, refused[0])
    elif granted:
        found["preapproved"] = Need(True, granted[0])
    for kind, pattern in _KINDS:
        match = next((m for m in pattern.finditer(text) if not _OTHERS_MONEY.search(text[: m.start()][-40:])), None)
        if match:
            found["financing"] = Need(kind, match[0].strip())
            break
    else:
        if granted and not refused:
            found["financing"] = Need("preapproval", granted[0])
    return found | dict(listed_for(text))


def listed_for(text: str) -> Mapping[str, Need]:
    """Whether the writer wants something for rent or for sale; nothing where the words speak of both."""
    rents, buys = _RENTS.search(text), _BUYS.search(text)
    if rents and not buys:
        return {"listed_for": Need(ListedFor.RENT.value, rents[0])}
    if buys and not rents:
        return {"listed_for": Need(ListedFor.SALE.value, buys[0])}
    return {}
