"""Whether somebody writes as who lives in a home that the agency looks after, or beside one, and seeks none.

A tenant without heat, a lease to renew and a neighbour whose drive is blocked name an address of ours as buyers do: its
listing is no answer to them.
"""

from __future__ import annotations

from typing import Final

from classifiers.intents.under_way import FIXTURE, is_without
from classifiers.text.phrases import Sifted, phrases

_HOME: Final = (
    r"(?:homes?|houses?|places?|condos?|apartments?|apts?|townhou\w+|units?|flats?|studios?|lofts?|rentals?|duplex\w*"
    r"|propert(?:y|ies)|listings?|bed(?:room)?s?|br|land|lots?|casas?|departamentos?|apartamentos?|propiedad(?:es)?)"
)
_APARATO: Final = (
    r"(?:calefacci[oó]n|calentador|boiler|agua(?: caliente)?|luz|electricidad|refrigerador|nevera|estufa|horno"
    r"|lavaplatos|lavavajillas|lavadora|secadora|inodoro|excusado|ba[nñ]o|regadera|ducha|fregadero|llave|ca[nñ]er[ií]a"
    r"|tuber[ií]a|techo|elevador|ascensor|cerradura|chapa|aire acondicionado)"
)
_HELPER: Final = (
    r"(?:(?:a|an|the|your) (?:\w+ )?(?:plumber|electrician|handyman|technician|repair ?(?:man|person|crew)|locksmith"
    r"|exterminator|super)|maintenance|(?:someone|somebody|anyone) (?:to |who can )?(?:fix|repair|look at|come fix)\w*)"
)
_OURS: Final = (
    r"(?:\#? ?\d|unit|apt|apartment|your (?:\w+ )?(?:building|units?|apartments?|house|propert(?:y|ies)|place))"
)
_MY_GROUND: Final = (
    r"(?:my|our) (?:\w+ )?(?:driveway|yard|lawn|garage|property|fence|garden|side|gate|parking (?:spot|space)|house"
    r"|window|bedroom|roof|basement)"
)
# Lives in a home of the agency's, by the words alone.
_LIVES_IN: Final = Sifted(
    r"""
    (?:i['’]?m|i am|we['’]re|we are|this is|it['’]?s)(?: [\w'’]+,?){0,3}?,? (?:the|your|one of (?:the|your)) \
        (?:current |new |upstairs |downstairs )?(?:tenants?|renters?|residents?|occupants?|lessees?)
    (?:i['’]?m|i am|we['’]re|we are)(?: currently)? (?:an? )?(?:current )?(?:tenants?|renters?|residents?) \
        (?:at|in|of|on) <OURS>~
    as (?:an?|the|your)(?: current)? tenants? (?:at|in|of|from|on) <OURS>~
    <NOT_YET>(?:i|we)(?:['’]ve been|['’]?m| have been| am|['’]re| are)?(?: currently| already| still)? (?:rent|renting|\
        lease|leasing) (?:[^.?!\n]{2,40}? )?from (?:you|your \w+|y['’]?all)
    <NOT_YET>(?:i|we)(?:['’]?m|['’]re| am| are)?(?: currently| already| still| actually)? (?:live|living|rent|renting) \
        (?:at|in) your
    <NOT_YET>(?:i|we)(?: already| actually| currently| still)? live there(?! (?:now and|once|when|if))
    (?:can|could|may|like|want|wish|hoping|hope|able|possible|how (?:do|can|would|should)|when (?:do|can|should)|\
        about|please)(?<!n't want)(?<!n’t want)(?<!dont want)(?<!not want)(?: (?!not\b|rather\b)[\w'’]+){0,3} \
        (?:renew|renewing|extend|extending)(?: \w+)? (?:my|our)(?: current)? (?:lease|rental|contract|tenancy)
    (?<!n't )(?<!n’t )(?<!not )(?:my|our)(?: current)? lease\b(?:(?!won['’]?t|n['’]t|dont|not \
        )[^?!\n]){0,80}?\b(?:can|could|\
        may|like|want|possible|able)\b(?:(?!n['’]t|dont|not )[^?!\n]){0,30}?\b(?:renew\w*|extend|stay)
    who (?:fixes|repairs|do (?:i|we) (?:call|contact|tell|e-?mail|talk to) (?:about|for|when|if)(?: (?:the|a|my|our))?\
        (?: \w+)? ?(?:repairs?|maintenance|leak\w*|<FIXTURE>))
    (?:send|get|need)(?: (?:us|me|over))? <HELPER>
    # -- Spanish
    (?:soy|somos)(?: (?:el|la|los|las|un|una|su|sus))? (?:actual )?(?:inquilin[oa]s?|arrendatari[oa]s?|\
        residentes?) (?:de|del|en|que)
    (?:vivo|vivimos|rento|rentamos|alquilo|alquilamos) (?:en|el|la) (?:su|sus|uno de sus|una de sus)
    (?:les|le) (?:rento|rentamos|alquilo|alquilamos)
    (?:renovar|extender)(?:me|nos)? (?:mi|nuestro) (?:contrato|arrendamiento|alquiler)
    (?:mand|env[ií])\w+(?:me|nos)?(?: a)? (?:(?:un|el|al) )?(?:plomero|electricista|t[eé]cnico|fontanero|cerrajero|\
        alguien (?:a|que|para) (?:arregl|repar|revis)\w+)
    """,
    OURS=_OURS,
    HELPER=_HELPER,
    FIXTURE=FIXTURE,
    NOT_YET=r"(?<!can )(?<!could )(?<!should )(?<!may )(?<!if )(?<!when )(?<!once )(?<!before )(?<!where )(?<!after )",
)
# Lives beside one, or complains of it.
_LIVES_BESIDE: Final = Sifted(
    r"""
    (?:i['’]?m|i am|we['’]re|we are|this is|it['’]?s)(?: [\w'’]+,?){0,3}?,? (?:the|a|an|your|their|one of the|right)? ?\
        (?:next[- ]door |abutting |nearest |direct )?(?:neighbou?rs?|abutters?)(?=[ ,.!]|$)~
    (?:i|we)(?: \w+)? (?:live|am|are)(?: right| directly| just)? (?:next door|next to|beside|behind|across (?:the|\
        from)|\
        opposite|over the back|two doors|a (?:few|couple of) (?:doors|houses))
    (?<!we )(?<!i )(?:park\w*|block\w*|dump\w*|trash|garbage|trespass\w*|drain(?:s|ing)|runoff|fell|falling|flooding|\
        shin\w+|leaning|\
        barking)\b[^.?!\n]{0,50}\b(?:across|in|into|on|onto|over|from|at|against|block\w*|to) <MY_GROUND>
    block\w* <MY_GROUND>
    (?:grass|weeds|lawn|hedges?)(?: \w+){0,3}? (?:is|are|has|have|hasn['’]?t)(?: \w+){0,5} (?:feet|foot|ft|knee|waist|\
        inches|high|tall)
    (?:grass|lawn|yard|sidewalk|walk|snow) (?:there )?(?:has not|hasn['’]?t|isn['’]?t|is not|never gets|never)(?: \
        been| \
        being)? (?:mowed|mown|cut|cleared|shovel\w+|plowed)
    (?:i|we)(?:['’]d)?(?: (?!will\b|if\b)\w+){0,4} (?:file|make|lodge|register) an?(?: \w+)? complaint
    (?:i|we)(?: do)? have an?(?: \w+)? complaint
    (?:i|we)(?:['’]?m|['’]d| am|['’]re| are| would| want| wish| have)?(?: like)? (?:to )?complain(?:ing)? (?:about|of)
    complaints? (?:about|regarding|over) (?:the|your|a|an|that|this|one)
    noise (?:complaint|from (?:the|your|unit|\d))
    # -- Spanish
    (?:soy|somos) (?:(?:el|la|los|las|un|una|su|sus) )?vecin[oa]s?
    (?:vivo|vivimos) (?:al lado|enfrente|junto|atr[aá]s|a un lado)
    (?:tengo|poner|presentar|hacer|es) una queja
    (?:quiero|queremos|quisiera) quejar(?:me|nos)
    (?:bloque\w+|estacion\w+|tap\w+)\b[^.?!\n]{0,40} (?:mi|nuestra) (?:entrada|cochera|garaje|casa|puerta)
    """,
    MY_GROUND=_MY_GROUND,
)
# Beside these it is told of a home that is sought, sold or asked about, by somebody who lives somewhere as all do.
_SEEKS: Final = phrases(
    r"""
    (?:looking|look|hunting|searching|search|shopping|hoping|ready|want|wants|need|needs|like|love|interested|keep an \
        eye out|watching)(?: \w+){0,2}? (?:for|in|at)(?: [\w'’-]+){0,5}? <HOME>
    (?:want|wants|need|needs|find|show|get|rent|buy|buying)(?: me| us)? (?:an?|another|something|anything|our (?:next|\
        first|own)|my (?:next|first|own)|some)(?: (?!plumber|electrician|copy|call\b|reply|answer)[\w'’-]+){0,4}? \
        ?<HOME>
    (?<!n't )(?<!n’t )(?<!not )(?:want|wants|like|love|looking|hoping|ready|trying|planning|plan|thinking|going|need|\
        considering)(?: \w+)? (?:to|of|about) (?:also )?(?:buy|buying|purchas\w+|rent|renting|move|moving|\
        sell|selling|list|listing|downsiz\w+|upsiz\w+|see|view|tour|upgrade)
    (?:bigger|smaller|larger|cheaper|another|different|second|next|new) (?:\w+ )?<HOME>
    (?:any|which|what)(?: other| more)? <HOME>(?: \w+){0,3} (?:available|for (?:rent|sale)|open|coming up|vacant)
    (?:do|did|will|would) you have (?:any|an?|another|other|something|anything)(?: [\w'’-]+){0,4}? ?<HOME>
    (?:house|home|apartment)[- ]?hunting
    (?:is|are|was|be|it['’]?s)(?: \w+){0,6}? (?:still )?(?:available|for (?:sale|rent)|on the market|under contract)
    (?:how much|what)(?:['’]?s| is| are| do| does| did| was| were)? (?:it|they|that|the (?:\w+ )?(?:house|place|home|\
        price|asking|rent|seller\w*|owners?))\b[^.?!\n]{0,30}(?:ask\w*|list\w*|price\w*|sell\w*|sold|going|cost|\
        worth|rent)
    (?:asking price|open house|square f\w+|sq\.? ?ft)
    (?:my|our) (?:house|home|condo|place|property|townhouse)\b[^.?!\n]{0,30} worth
    (?:sell|selling|list) (?:my|our|it)
    (?:put|get|putting|getting)(?: [\w.'’]+){1,6} on the market
    (?:offer|bid) (?:on|for)
    # -- Spanish
    busc\w+|quier\w+ (?:comprar|rentar|alquilar|vender|ver|mudar\w+)|(?:sigue|est[aá]|a[uú]n|hay)(?: \w+)? disponibles?
    cu[aá]nto (?:piden|cuesta|vale|es la renta)
    """,
    HOME=_HOME,
)
# Water, gas or cold that waits for nobody; a lock that does not close.
_TROUBLE: Final = Sifted(
    r"""
    <FIXTURE>(?: \w+){0,3}? (?:is|are|has|have|went|keeps?|just|won['’]?t|isn['’]?t|doesn['’]?t|not|stopped|leaks?|\
        broke)
    (?:leak(?:s|ing|ed)?|flood(?:s|ed|ing)?|burst|overflow\w*|no (?:heat|hot water|water|power|electricity)|gas \
        (?:leak|\
        smell)|smell(?:s|ing)?(?: of)? gas|locked out|carbon monoxide|sparks?|mold|mice|rats|roaches|bed ?bugs)
    (?:broken?|broke)(?= |[.,!]|$)~
    (?:fix|repair)(?:s|ed|ing)?
    <HELPER>
    <APARATO>(?: \w+){0,3}? (?:no|est[aá]|se|gotea|tiene)
    (?:sin|no hay|no (?:tengo|tenemos)) (?:calefacci[oó]n|agua|luz|gas|electricidad)
    (?:fuga|gotera|gotea|inund\w+|descompuest\w+|descompus\w+|plomero|electricista|fontanero|cerrajero)
    """,
    FIXTURE=FIXTURE,
    APARATO=_APARATO,
    HELPER=_HELPER,
)
# What is broken where somebody lives now, whoever they say that they are.
_BROKEN_NOW: Final = Sifted(
    r"""
    <FIXTURE>(?: \w+){0,2}? (?:is|are|has|have|went|keeps?|just|won['’]?t|isn['’]?t|doesn['’]?t|stopped)(?: \w+){0,3}? \
        (?:leak\w*|flood\w*|out|broke\w*|dead|overflow\w*|clogged|working)(?: all over| everywhere|\
        (?: again)? since (?:last night|yesterday|this morning|\w+day)| again|[^.?!\n]{0,40} (?:send|please fix|come))
    <FIXTURE> (?:in|at|of) (?:my|our) (?:\w+ )?(?:apartment|apt|unit|flat|rental|building|bathroom|kitchen) (?:is|\
        are|has|\
        keeps?|just|won['’]?t|isn['’]?t|doesn['’]?t|stopped)
    (?:la|el) <APARATO>(?: \w+){0,2}? (?:no (?:funciona|sirve|prende|calienta|anda|baja)|est[aá] (?:descompuest|rot|\
        tapad|goteando|inundad)\w*|gotea|se (?:descompuso|rompi[oó]|tap[oó]|sali[oó])) (?:desde|otra vez|hace|por)
    (?:sigo|seguimos|sigue|estamos|estoy) sin (?:calefacci[oó]n|agua|luz|gas|electricidad)
    """,
    FIXTURE=FIXTURE,
    APARATO=_APARATO,
)


def is_resident(text: str) -> bool:
    """Whether somebody writes of the home of the agency's that they live in, and seeks nothing beside it."""
    lives = _LIVES_IN.search(text) or _BROKEN_NOW.search(text)
    return lives is not None and not asks_for_a_home(text)


def is_neighbour(text: str) -> bool:
    """Whether somebody writes of what a home beside theirs, or the agency, does to them, and seeks nothing."""
    return _LIVES_BESIDE.search(text) is not None and not asks_for_a_home(text)


def has_trouble(text: str) -> bool:
    """Whether something is broken where they live: somebody of the agency must hear of it at once."""
    return is_without(text) or (is_resident(text) and _TROUBLE.search(text) is not None)


def asks_for_a_home(text: str) -> bool:
    """Whether a text asks for a home, or what is asked for one, or speaks of selling."""
    return _SEEKS.search(text) is not None
