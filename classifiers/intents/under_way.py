"""Whether a mail is about a deal of the writer's own that is under way, or the home that they rent from the agency.

Who waits for a closing, or has no heat, wants a person of the agency, and nothing that is said to somebody who seeks.
"""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import Sifted, phrases

_STEP: Final = (
    r"(?:(?:home |pest |septic |radon )?inspect(?:or|ion)s?|appraisal|appraiser|closing(?: date| day| agent| attorney)?"
    r"|settlement date|escrow|walk-?through|earnest money|underwriter|title company|contingenc(?:y|ies))"
)
_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_MINE: Final = r"(?:(?:my|our) (?:apartment|apt|unit|building|rental|bathroom|kitchen|bedroom)|landlord|super|\
        tenants?)"
FIXTURE: Final = (
    r"(?:heat(?:er|ing)?|hot water|water heater|water|power|electricity|furnace|boiler|toilet|sink|shower|faucet|a/?c"
    r"|air ?conditioning|fridge|refrigerator|stove|oven|dishwasher|washer|dryer|elevator|pipes?|ceiling|roof|lock"
    r"|smoke (?:alarm|detector)|radiator)"
)
_BROKEN: Final = (
    r"(?:<FIXTURE>(?: \w+){0,2}? (?:is|are|has|have|went|keeps?|just|won'?t|isn'?t|aren'?t|doesn'?t|not|stopped)"
    r"(?: (?:been|still|not|just|again|gone|completely|turn|come))* (?:out|broken?|broke|leak\w*|working|work|burst|off"
    r"|on|dead|clogged|overflow\w+|stuck|back(?:ed|ing) up))"
).replace("<FIXTURE>", FIXTURE)
_UNDER_WAY: Final = Sifted(
    r"""
    (?:our|my) (?!own\b)(?:upcoming |final |scheduled )?<STEP>(?! costs?| (?:cost|fee)s?\b)
    (?:when|where|what (?:time|day|date))(?:'s| is| are| do| will| does)? (?:we |i |the |our |my ){0,3}(?:closing\
        |close|settlement|walk-?through)(?! (?:costs?|price|on (?:a|sundays?|saturdays?|weekends?|holidays?)))\
        (?=\s?[?.!,]|$| (?:on|date|for|again|at|happening|scheduled|still|be|this|next)\b)~
    (?:did|has|have|is|was|when (?:is|does|will))(?: the| our| my)? (?:appraisal|inspection(?: report)?|\
        title (?:work|\
        search)|survey)(?: been)? (?:come|came|back|in\b(?! (?:the|spanish|english))|done yet|ordered|scheduled|\
        complete\w*)
    (?:appraisal|inspection(?: report)?) (?:came|has come|come|is) (?:back|in\b|low)
    (?:seller|buyer|owner|listing agent|builder|other (?:side|party|agent))s? (?:still |also )*(?:hasn'?t|\
        haven'?t|has \
        not|have not|never|didn'?t|won'?t|refus\w+|was supposed to|were supposed to|promised to|\
        agreed to)(?: \w+){0,2} \
        (?:fix\w*|repair\w*|sign\w*|respond\w*|move\w*|vacat\w*|remov\w*|deliver\w*|repl(?:y|ied|ace\w*)|credit\w*|\
        clean\w*|ma[dk]e)
    (?:we|i)(?:'re| are|'m| am) (?:already |now |finally )?(?:under contract|in escrow|clear(?:ed)? to close)
    (?:clear|cleared) to close
    (?:we|i)(?:['’]re| are|['’]m| am|['’]ve been| were)? (?:still |all )?(?:supposed|scheduled|due|set|meant) to close
    (?:push\w*|mov\w+|delay\w*|postpon\w+|los\w+)(?: back)? (?:the|our|my) (?:closing|settlement)
    (?:the |our |my )(?:lender|underwriter|bank)(?: \w+){0,3} (?:threaten\w+|missing|flood cert\w*|clear to close)
    (?:the )?(?:seller|owner|builder)s? (?:had |have |has )?(?:said|told us|agreed|promised)(?: that)? (?:they|he|she)\
        (?:['’]d| would|['’]ll| will|['’]re| were|['’]s| was)?(?: going to| be)? (?:leav\w+|fix\w*|repair\w*|remov\w+|\
        replac\w+|clean\w*|pay\w*|cover\w*|credit\w*|includ\w+|take care)
    final walk-?\s?through
    (?:our|my) offer (?:was|is|has been|got|just got) (?:accepted|rejected|countered|declined)
    (?:accept\w*|counter\w*|reject\w*|respond\w* to|heard (?:back )?(?:on|about)) (?:our|my) offer
    (?:any |what is the |what's the )?(?:news|word|updates?|status) (?:on|about|of|with|regarding) (?:our|my|the) \
        (?:offer|<STEP>|loan|repairs)
    (?:when|where|how)(?: \w+){0,2} (?:get|pick up|receive) (?:our|my|the) keys(?! to (?:see|view|show|tour|look))
    (?:our|my) keys (?:to|for) (?:the|our|my)
    (?:inspection|financing|mortgage|loan|appraisal) contingenc\w+ (?:expires?|ends?|is up|deadline|period|remov\w+)
    (?:rate lock|our rate|my rate) (?:expires?|is (?:expiring|locked))
    (?:repair|inspection) (?:addendum|objection|response|credits?)
    # -- a home that they rent from the agency
    (?:pay|paid|paying|send|sent|mailed|dropped off|drop off)(?: \w+){0,2} (?:my|our|this month'?s|next month'?s|\
        <MONTH>(?:'s)?) rent(?! (?:out|it))
    (?:my|our|the) rent (?:payment|check|receipt)
    rent portal
    (?:maintenance|repair) (?:request|ticket|emergency)
    work order
    (?:get|getting|return|returned|receive[d]?|refund\w*)(?: \w+)? (?:my|our) (?:security )?deposit(?: back)?
    (?:security )?deposit back
    (?:my|our) (?:move[- ]?out|lease renewal)
    renew(?:ing)? (?:(?:my|our|the|this) (?:lease|rental|contract)|(?:it |this )?for (?:an?|another|one|two|\d|six))
    send(?: \w+){0,3} (?:plumber|electrician|handy ?man|exterminator|locksmith|maintenance|repair ?(?:man|\
        person|guy)|\
        (?:someone|somebody) to (?:fix|repair|look at (?:my|our|the <FIXTURE>)))
    who (?:fixes|repairs|will (?:fix|repair))
    # -- Spanish
    renovar (?:(?:mi|nuestro|el) contrato|por otro a[nñ]o)
    mand(?:en|e|ar)(?: \w+){0,2} (?:plomero|electricista|cerrajero)
    cu[aá]ndo (?:es|ser[aá]|cerramos|vamos a cerrar)(?: el| nuestro| mi)? ?(?:cierre|la casa)?(?=\s?[?.!,]|$)~
    (?:nuestr[oa]|mi) (?:cierre|inspector|inspecci[oó]n|aval[uú]o|fecha de cierre)
    (?:ya )?(?:lleg[oó]|sali[oó]|est[aá] listo) el aval[uú]o
    (?:aceptaron|rechazaron) (?:nuestra|mi|la) oferta
    (?:nuestra|mi) oferta (?:fue|ha sido)
    (?:estamos|estoy) (?:bajo contrato|en escrow)
    (?:se supone que|tenemos que|tengo que|íbamos a|ibamos a|vamos a) (?:cerramos|cerrar) (?:el|este|la pr[oó]xima|\
        ma[nñ]ana)
    cu[aá]ndo (?:nos|me) (?:dan|entregan) (?:las|mis|nuestras) llaves
    (?:el vendedor|la vendedora|los vendedores|los due[nñ]os|el due[nñ]o) (?:no|todav[ií]a no|a[uú]n no) (?:ha|han) \
        (?:arreglado|reparado|firmado|respondido|salido)
    (?:pagar|pago de|pagu[eé]|mandar|deposit\w+) (?:la|mi|nuestra) renta(?! (?:de|en) una)
    (?:devol\w+|regres\w+)(?:me|nos)? (?:el|mi|nuestro) dep[oó]sito
    """,
    STEP=_STEP,
    MONTH=_MONTH,
    FIXTURE=FIXTURE,
)
# What is broken, or missing, in the home that they rent from the agency.
_WITHOUT: Final = Sifted(
    r"""
    <BROKEN>\b[^.?!\n]{0,60}\b<MINE>
    <MINE>\b[^.?!\n]{0,60}\b<BROKEN>
    (?:we|i)(?:'ve| have)?(?: had| got| still have)? no (?:heat|hot water|running water|power|electricity)
    there(?:'s| is| has been) (?:still )?no (?:heat|hot water|running water)(?= (?:in|since|for|again|at|on|and)|\
        \s?[.!,]|$)~
    no (?:hay|tengo|tenemos|sirve|funciona)(?: la| el)? (?:calefacci[oó]n|agua caliente|luz|boiler)
    (?:se (?:me |nos |le )*(?:da[nñ][oó]|descompuso|rompi[oó]|ech[oó] a perder|apag[oó]|revent[oó]|tap[oó]|\
        muri[oó]|fue)|(?:no|dej[oó] de) (?:me |nos )?(?:sirv\w+|\
        funcion\w+|prend\w+|calient\w+|trabaj\w+)|est[aá] (?:da[nñ]ad|descompuest|rot|\
        malograd)[oa])(?: \w+)? (?:la|el|los|las) <APARATO>
    (?:la|el) <APARATO>(?: \w+){0,3}? (?:se (?:me |nos )?(?:da[nñ][oó]|descompuso|rompi[oó]|ech[oó] a perder|\
        apag[oó]|muri[oó])|(?:no|dej[oó] de) \
        (?:sirv\w+|funcion\w+|prend\w+|calient\w+|trabaj\w+)|est[aá] (?:da[nñ]ad|descompuest|rot|\
        malograd)[oa])(?! (?:de la casa|en la foto))
    <FIXTURE>(?: \w+){0,2} (?:went out|gave out|conked out|died|quit|shut off|stopped working)(?! (?:and|\
        so) (?:we|i) (?:replaced|put|bought))
    """,
    FIXTURE=FIXTURE,
    APARATO=r"(?:calefacci[oó]n|calefactor|calentador|boiler|caldera|agua caliente|luz|electricidad|inodoro|\
        excusado|tuber[ií]a|cerradura)",
    MINE=_MINE,
    BROKEN=_BROKEN,
)
# Beside these it is told of another deal, by somebody who seeks a home or means to sell one.
SEEKS: Final = phrases(
    r"""
    (?:looking|hoping|ready|want|wanting|like|love|need|trying|planning) (?:for|to (?:buy|rent|find|see|tour|\
        sell|list|\
        purchase|downsize|upsize|relocate))
    (?:need|want) (?:an?|another|some) (?:\w+ ){0,3}(?:house|home|place|condo|apartment|rental|townhouse)
    (?:need|want|find|show)(?: me| us)? (?:something|anything|stuff|\d)
    (?:would|i['’]d|we['’]d) like (?:an?|one|two|some|to (?:see|buy|rent|go ahead))
    \d ?\+?(?:[ -]|/\d)?(?:br|bd|beds?|bedrooms?|ba|baths?)
    (?:go ahead with|write (?:it|this) up|make an offer)
    (?:house|home|apartment)[- ]?hunting
    interested in (?:the|your|a|seeing|buying|renting|selling)
    (?:budget|up to \$?\d|under \$?\d|max)
    (?:sell|selling|(?:to|be|must|should|we|i) (?:list|listed|sold))
    (?:what|how much)(?: \w+){0,4} worth
    (?:next|new|another|replacement) (?:home|house|place)(?! (?:closing|inspection))
    # -- or is done with us
    with (?:someone|somebody|another|a different|the builder)|someone else|stop|following up|unsubscribe
    busc\w+|quier\w+ (?:comprar|rentar|vender|ver)
    """
)


def is_under_way(text: str) -> bool:
    """Whether the writer speaks of a deal of their own that is under way, and seeks nothing beside it."""
    told = _UNDER_WAY.search(text) or _WITHOUT.search(text)
    return told is not None and SEEKS.search(text) is None


def is_without(text: str) -> bool:
    """Whether something is broken or missing in the home that they rent from the agency."""
    return _WITHOUT.search(text) is not None and SEEKS.search(text) is None
