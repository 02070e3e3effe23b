"""What a mail may ask about: every topic, with the words that name it in English and Spanish.

A topic's name is the key of [business.facts] that answers it.
"""

from __future__ import annotations

from typing import Final

from classifiers.asking.agency_topics import AGENCY_TOPICS
from classifiers.asking.home_topics import HOME_TOPICS
from classifiers.asking.money_topics import GOING, OF_A_DEAL, OF_A_HOME, OF_MOVING_IN, SE_DA
from classifiers.asking.record_topics import RECORD_TOPICS
from classifiers.text.phrases import phrases

# Who is free for a talk, and what there is at all, are other questions than whether a home is still to be had.
_NOBODY: Final = "".join(f"(?<!{words} )" for words in ("you", "you be", "you're", "i'm", "i am", "what's", "what is"))
_MEET: Final = (
    r"(?:to (?:talk|chat|speak|call|meet|show|tour|visit|walk|help)|for (?:an? )?(?:\w+ )?(?:call|chat|talk|meeting))"
)
_AREA: Final = r"(?:areas?|neighbou?rhoods?|parts? of (?:the )?town|side of town|street|block|subdivision|towns?)"
_BARRIO: Final = r"(?:zonas?|[aá]reas?|barrios?|vecindarios?|colonias?|vecindad)"
_NAMED: Final = r"(?-i:[A-Z][\w']+(?: [A-Z][\w']+){0,2})"
_PLACE: Final = rf"(?:(?:the|this|that|your) {_AREA}|{_NAMED})"
_SAFE: Final = (
    r"(?:safe|unsafe|dangerous|sketchy|rough|shady|diverse|(?:family|kid)[- ]friendly)(?=\s?[?.,!;]|$"
    r"| (?:at|after|for|there|here|around|in|during|enough|and|or|place|to (?:live|walk|raise|be|run|jog|let))\b"
    rf"| {_AREA}\b)"
)
_GOOD: Final = (
    r"(?:good|better|best|bad|nice|great|decent|safe|quiet|busy|rough|friendly|(?:family|kid)[- ]friendly|up and coming"
    r"|desirable|sketchy|walkable)"
)
_IS: Final = r"(?:is|are|was|isn'?t|would)"
_LOAN: Final = r"(?:va|fha|usda|conventional|rural development|construction)"

# School as the time that begins and ends, or as what somebody attends.
_TERMS: Final = "before after until start starts starting finish finishes in at for when while law med grad my our"
_NO_TERM: Final = "".join(f"(?<!{word} )" for word in _TERMS.split())

# With a capital, and no town.
_NO_TOWN: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july"
    r"|august|september|october"
    r"|november|december|christmas|thanksgiving|easter|section|spanish|english|va|fha|hoa|i)"
)

# What is asked about and has no topic here: no fact and no record answers it.
OTHER_TOPIC: Final = "other"

# A topic, and the words that name it. Looked for only in sentences that ask.
TOPICS: Final = (
    ("availability", phrases(r"""
            (?:still|is it|this|that|it|now) on the market
            <NOBODY>(?:still )?(?:available|availab\w+|for sale|for rent|active|sold yet|up for grabs)(?! <MEET>)
            is(?:n'?t)?(?: (?!our|my|mine)\w+){1,8} (?:under contract|off the market)
            (?:been|already|is (?:it|that|this)(?: one)?) (?:sold|taken|rented|pending)
            still (?:have|got|open|there|around)
            still (?:to (?:let|be had)|up(?=\s?[?,.]|$| (?:and|or)\b))~
            (?:did|has|have|hasn['’]?t|didn['’]?t) (?:it|that(?: one)?|they|\d+ [\w'’]+(?: \w+)?)\
                (?: already| yet| been)? (?:sell|sold)\
                (?! (?:for|my|our|at|in)\b)(?! last for)
            (?:sigue|siguen|est[aá]|a[uú]n|todav[ií]a) (?:disponibles?|en venta|en renta)
            disponibles?
            (?:ya )?se (?:vendi[oó]|rent[oó]|alquil[oó])
            ya (?:l[ao]s? )?(?:vendieron|rentaron|alquilaron)
            (?:todav[ií]a|a[uú]n) (?:l[ao]s? )?(?:tienen?|existe|hay)
            bajo contrato
            any (?:openings|vacanc\w+|units)
        """, NOBODY=_NOBODY, MEET=_MEET)),
    *OF_A_HOME,
    ("pets", phrases(r"""
            pets?(?! peeve)
            (?:allow|accept|take|ok with|allowed|okay with|have)(?: \w+){0,3} (?:dogs?|cats?|pit ?bulls?)
            (?:allow|accept|take|permit|welcome)s(?: \w+){0,2} (?:dogs?|cats?|pupp(?:y|ies))
            (?:can|could|may|would|will) (?:a|the|my|our|his|her|their|she have a|he have a)(?: \w+)? (?:dog|cat|pup|\
        puppy|kitten)s?\
                (?: (?:live|go|come|stay|be)| (?=there|too|\?))~
            (?:ok|okay|fine|cool|good) with (?:an?|the|my|our|her|his)? ?(?:\w+ )?(?:dogs?|cats?|pupp(?:y|ies))
            (?:dogs?|cats?|pupp(?:y|ies)) (?:allowed|ok|okay|welcome|permitted)
            (?:can|could|may) (?:i|we) (?:bring|have|keep)(?: \w+){0,3} (?:dogs?|cats?|pupp(?:y|ies))
            (?:answer\w*|repl\w+|say|said|tell|told|mention\w*|word)(?: \w+){0,4} \
                (?:dogs?|cats?|pupp(?:y|ies))
            mascotas?
            (?:perr|gat)(?:it)?[oa]s?
            animales
        """)),
    *OF_MOVING_IN,
    ("rentals", phrases(r"""
            (?:do you|you guys)(?: \w+){0,3} (?:rentals?|rent(?: out)? (?:apartments|homes|houses))
            (?:have|any)(?: \w+){0,3} rentals?
            (?:do|does) (?:you|u|y['’]?all|your \w+)(?: guys)?(?: also| even| still)? (?:do|handle|have) (?:rentals?|\
        renting)
            (?:tienen|manejan|ofrecen|hacen) (?:rentas|alquileres|arriendos)
            (?:tienen|hay) \w+ (?:en|de|para) (?:rentar?|alquil(?:er|ar))\s?\?~
            (?:rentan|alquilan|arriendan) (?:casas|departamentos|apartamentos|depas|pisos|cuartos)\s?\?~
        """)),
    *OF_A_DEAL,
    ("process", phrases(r"""
            (?:the |your |next )?(?:process|next steps?|first steps?)
            what(?:'s| are| is) (?:the )?(?:next|steps)
            how (?:do|does|would) (?:i|we|it|this|that|a person|someone) (?:start|begin|work|go about|proceed|\
                do (?:this|that|it))
            where do (?:i|we) (?:start|begin|sign)
            how (?:do|does|would|will) (?:you|u|y['’]?all|your \w+)(?: guys| folks)?(?: usually| normally)? go about \
                (?:a|the|it|this|that|sell\w+|list\w+)
            what(?:['’]?s| is| would be| happens)(?: the)? (?:very )?first(?: thing)?(?: (?:that )?(?:happens|you do|\
                step)| on your (?:side|end)| (?:when|if|once|after) (?:we|i) (?:sell|list|sign|rent|buy))
            what (?:happens|do you do) (?:on your (?:side|end)|(?:when|once|after|if) (?:we|i) (?:sell|list|sign))
            what (?:happens next|do (?:i|we|you) need (?:from (?:me|us)|to)|documents|paperwork|would you do first)
            how (?:do|does) (?:offers?|bidding)(?: \w+)? work
            (?:el )?proceso
            (?:siguientes?|pr[oó]ximos?|primer(?:os)?) pasos?
            c[oó]mo (?:funciona|empie[zc]\w+|empezamos|comienz\w+|le hago|le hacemos|se hace|inici\w+)\
                (?! (?:para|pa) (?:que|ver\w*|visitar\w*|conocer\w*|aplic\w+|rentar\w*|solicitar\w*))
            qu[eé] (?:sigue|necesito|documentos|requisitos|papeles|pasos)
            por d[oó]nde (?:empez\w+|comenz\w+|empiezo)
        """)),
    ("valuation", phrases(r"""
            (?!<GOING>)(?:what(?:'s| is| would| could| can| do| might)?|how much)(?: \w+){0,7} (?:worth|sell for|\
                get for|list (?:it |at|for|my|our)|bring|go for|going for|net|value|sold for lately|price it)
            (?:market analysis|cma|home valuation|valuation|appraisal|broker (?:price )?opinion|opinion of value|\
                fair value|market value|comps)
            cu[aá]nto (?:vale|puedo|podr[ií]a|me dar[ií]an|podr[ií]amos)
            en cu[aá]nto(?! (?:tiempo|<SE_DA>|(?:me|nos) (?:sal|qued)\w+))
            aval[uú]o
            valuaci[oó]n
            valor de mi
        """, GOING=GOING, SE_DA=SE_DA)),
    ("hours", phrases(r"""
            (?:office|business|opening|what|your) hours
            (?:are you|you guys|is your office|are u|r u|office) (?:open|closed)
            (?:are|is) (?:you|u|y['’]?all|anyone|anybody|someone|somebody)(?: guys| all| folks)? \
                (?:there|in|around|working|at the office|in the office) (?:also )?(?:on |over )?(?:the )?<DAYS>
            what time (?:do you|are you|does your office|do u) (?:open|close)
            when (?:do|are) (?:you|u) open
            horarios?
            (?:a qu[eé] hora|cu[aá]ndo|hasta qu[eé] hora) (?:abren|cierran|atienden|est[aá]n abiert[oa]s)
            est[aá]n? abiert[oa]s?
            (?:abren|atienden|trabajan) (?:en |l[ao]s |el )?(?:hoy|ma[ñn]ana|s[aá]bados?|domingos?|fin(?:es)? de semana)
        """, DAYS=r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|weekends?)")),
    ("location", phrases(r"""
            where(?:'s| is| are)(?: \w+){0,2} (?:office|you(?: guys| all)?(?: located)?(?=\s?[?.]|$|,| located))~
            office (?:address|located|location)
            (?:your|office) (?:street )?address
            (?:is your )?office next to
            parking (?:behind|at) your office
            d[oó]nde (?:est[aá]n(?! las?\b| los?\b)|quedan(?! las?\b| los?\b)|se encuentran)
            d[oó]nde (?:est[aá]|queda|se encuentra) (?:su|la|tu) (?:oficina|agencia|local)
            direcci[oó]n de su oficina
        """)),
    ("languages", phrases(r"""
            (?:do|does|can) (?:you|anyone|someone|u)(?: \w+){0,3} (?:speak|talk) (?:spanish|french|mandarin|\
                chinese|portuguese|vietnamese)
            (?:habl[ae]n?|atienden?)(?: \w+){0,2} (?:espa[ñn]ol|ingl[eé]s|portugu[eé]s|franc[eé]s)
            en espa[ñn]ol
            (?:in|speaks?) spanish(?! (?-i:[A-Z]))
            spanish[- ]speak(?:ing|er)
            bilingual
        """)),
    ("service_area", phrases(r"""
            (?:do|would) you (?:work|cover|serve|sell|handle)(?: \w+){0,3} (?:in|area|county|outside)
            (?:do|does|don['’]?t|would) (?:you|u|y['’]?all|your (?:office|team|agents))(?: guys| also| not| even)* \
                (?:(?:work|operate|sell|list)(?: homes| houses)? (?:in|around|near|as far as)|cover|serve|service)\
                (?: the)? (?!(?i:<NO_TOWN>)\b)<NAMED>
            (?:what|which) (?:towns?|cities|places|neighbou?rhoods|counties|parts of \w+)(?: and \w+)? (?:do|are|does) \
                (?:you|u|y['’]?all|your)
            where (?:do|all do) (?:you|u|y['’]?all)(?: guys| all)? (?:work|operate|sell (?:homes|houses))
            what areas do you
            (?:what|which) (?:areas|neighbou?rhoods|parts of (?:the )?town)(?: of town)? (?:are there|is there|are in|\
                (?:do|does) (?:it|the town|wrenfield)|can (?:i|we) (?:choose|pick|look))
            (?:qu[eé]|cu[aá]les) (?:zonas|colonias|barrios|[aá]reas|vecindarios) (?:hay|tienen?|existen)
            (?:trabajan?|operan?) en(?! (?:s[aá]bado|domingo|fin|d[ií]a))
            (?:cubren|atienden|dan servicio)(?: \w+){0,2} (?:en|[aá]reas?|zonas?|condados?|ciudad(?:es)?)
            (?:qu[eé]|cu[aá]les) (?:son )?(?:las |sus )?(?:[aá]reas|zonas|ciudades|condados) (?:\w+ )?\
                (?:cubren?|atienden?|manejan?|trabajan?)
        """, NAMED=_NAMED, NO_TOWN=_NO_TOWN)),
    ("schools", phrases(r"""
            schools(?! (?:out|start|begin|open))
            <NO_TERM>school(?! (?:starts?|starting|begins?|year|lets|ends?|is out|report|project|paper|teacher))
            school districts?
            zoned (?:for|to)(?= (?-i:[A-Z][a-z]))
            escuelas?
            colegios?
            distrito escolar
        """, NO_TERM=_NO_TERM)),
    # What fair housing law leaves to public sources: who lives somewhere, whether it is safe, which place is better.
    ("neighborhood", phrases(r"""
            <IS> (?:<PLACE>|it|this|that|there)(?: \w+){0,3} <SAFE>
            <IS> (?:<PLACE>|it|this|that)(?: in| on)? (?:an? |the )(?:very |really |pretty |\
                fairly )?<GOOD>(?:[ ,]+\w+)?? <AREA>
            <IS> (?!(?:the|this|that|my|our|your|an?|it|there)\b)(?:\w+ ){1,3}?(?:safe|dangerous) (?:at night|\
                after dark|\
                to (?:live|walk|raise|run)|for (?:kids|children|families|women|us)|there|area|neighbou?rhood)
            (?:how|very|really) safe (?:is|are|it is)
            safe(?:r|st)?(?: \w+){0,2} <AREA>(?= |\s?\?)
            (?:<AREA>|one|ones)(?: of town)?(?: is| are|'s) (?:the )?(?:saf\w+|best|nic\w+|quiet\w*|better|good)
            (?:crime|break[- ]?ins?|burglar\w*|robberies|sex offenders?|gangs|shootings|drug (?:problem|deal\w*))
            (?:what|which)(?:'s| is| are)? (?:kind|sort|type|mix)s? of (?:people|folks|neighbou?rs|famil\w+|residents|\
                crowd)
            who (?:else )?lives? (?:there|here|in|around|near|next|on|nearby)
            demographics?
            ethnic\w*
            (?:how|what)(?:'s| is| are)? (?:the |your |that |this |those )?(?:<AREA>|neighbou?rs|people|vibe|community)\
                (?: (?:like|there|around|over|of town)|(?=\s?\?))
            what(?:'s| is) <NAMED>(?: area| neighbou?rhood)? like
            tell (?:me|us) (?:a bit |a little |more |something )?about (?:the |that |this |your )?(?:<AREA>|neighbou?rs)
            (?:what|which)(?: \w+){0,3} <AREA>(?: of town)?(?: \w+){0,4} (?:recommend|suggest|avoid|best|better|saf\w+|\
                nic\w+|quiet\w*|good|famil\w+|kids)
            (?:recommend|suggest|avoid)(?: (?:any|some|an?|the|which|what|other|certain|me|us|<GOOD>))* <AREA>
            <AREA>(?: \w+){0,3} (?:recommend|avoid|stay away from)
            (?:are there|is there|many|lots? of|any)(?: (?!(?:one|two|2|three|3|four|4|single|multi|or)\b)\w+){0,3}? \
                (?:families|children|young people|students|\
                retirees|seniors|old(?:er)? people|young professionals)(?! (?:room|home|house))
            (?:are there|many|lots? of)(?: \w+){0,2} kids
            (?:place|street|town|spot|area)(?: \w+)? (?:for|to raise)(?: \w+){0,2} (?:kids|famil\w+|children)
            est[aá] en (?:una? )?(?:\w+ )?<BARRIO> (?:segur|peligros|tranquil|buen)\w*
            (?:es|son|ser[aá]|qu[eé] tan)(?: \w+){0,4} (?:segur[oa]s?|insegur[oa]s?|peligros[oa]s?|tranquil[oa]s?)
            <BARRIO>(?: \w+){0,3} (?:es|son) (?:m[aá]s |muy )?(?:segur|peligros|tranquil|buen|mejor)\w*
            (?:delincuencia|crimen|criminalidad|robos|asaltos|inseguridad|pandillas)
            seguridad (?:de |en |del )(?:la |el |esa |ese )?<BARRIO>
            qu[eé] (?:tipo|clase) de (?:gente|personas|vecinos|familias)
            qui[eé]n(?:es)? viven?
            (?:c[oó]mo|qu[eé] tal) (?:es|son|est[aá]n?) (?:la |el |los |esa |ese |ah[ií] )?(?:<BARRIO>|vecinos|gente)
            (?:es|ser[aá]|est[aá] en)(?: un| una)? (?:buen|bonit|mal|lind)[oa]?(?: \w+)? (?:<BARRIO>|lugar)
            (?:qu[eé]|cu[aá]l)(?: \w+){0,2} <BARRIO>(?: \w+){0,2} (?:recom\w+|conviene\w*|mejor\w*|segur\w+|tranquil\w+)
            (?:muchas|hay) (?:\w+ )?familias
            muchos (?:ni[ñn]os|j[oó]venes|jubilados|estudiantes)
        """, IS=_IS, PLACE=_PLACE, AREA=_AREA, NAMED=_NAMED, SAFE=_SAFE, GOOD=_GOOD, BARRIO=_BARRIO)),
    ("condition", phrases(r"""
            (?:how old|age) (?:is|are|of) the (?:roof|hvac|furnace|boiler|water heater|ac|a/c|windows|septic)
            (?:foundation|roof|basement|septic)(?= (?:dry|issues?|ok|problem|old|certificate)|\?)
            any (?:issues|damage|problems)
            (?:how|what)(?:'s| is| are) (?:the|its) (?:condition|shape)
            (?:what|good|bad|rough) (?:condition|shape)
            does (?:it|this|that|the \w+)(?: \w+)? need(?: \w+){0,3} (?:work|repairs|updating|fixing)
            (?:water damage|mold|termites?|leaks?)
            (?:estado|condici[oó]n(?:es)?|problemas?|da[ñn]os?)(?: \w+){0,3} (?:techo|casa|caldera|s[oó]tano|\
                plomer[ií]a|cimientos|propiedad)
            en qu[eé] (?:estado|condici[oó]n\w*)
            (?:cu[aá]ntos a[ñn]os|qu[eé] tan (?:viej[oa]|nuev[oa]|antigu[oa]))(?: \w+){0,3} (?:techo|caldera|aire|\
                calentador)
            (?:necesita|requiere|ocupa)(?: \w+)? (?:reparaci[oó]n(?:es)?|arreglos?|trabajo|remodelaci[oó]n)
            (?:goteras?|humedad|termitas?|moho)
        """)),
    ("photos", phrases(r"""
            (?:more |send |recent |any )(?:photos?|pics|pictures)
            (?:send|have|see|share|got|are there)(?: (?:me|us|you|some|any|more|the|a few|recent|interior|other)){0,3} \
                (?:photos?|pics|pictures)
            (?:send|share|have|give|post|got|see|is there|are there|get|what'?s)(?: (?!zoom|calendar|payment|meeting|\
                docusign|google)\w+){0,4}? (?:links?|urls?|virtual tours?|video tours?|videos?|walkthrough videos?|\
                floor ?plans?)
            link to (?:it|them|that|this|the (?:listing|photos|pictures|house|home|condo|first|second|third)|\
                that one|those)
            (?:m[aá]nd|env[ií]|pas|comp[aá]rt|tien|hay)\w*(?: (?:me|nos|el|un|la|una))* (?:enlaces?|ligas?|links?)
            (?:m[aá]s|tienen?|hay|mand\w+|env[ií]\w+|ver|comparti\w+|pas\w+)(?: (?:m[aá]s|l[ao]s|unas|otras|me|nos))* \
                (?:fotos?|fotograf[ií]as|im[aá]genes|videos?)
        """)),
    ("disclosures", phrases(r"""
            disclosures?
            inspection report
            seller'?s? disclosure
            (?:declaraci[oó]n(?:es)?|divulgaci[oó]n(?:es)?) (?:del?|sobre) (?:la |el )?(?:vendedora?|due[ñn][oa]|\
                propietari[oa]|casa|propiedad)
            (?:reporte|informe) de (?:la )?inspecci[oó]n
        """)),
    ("financing", phrases(r"""
            (?:do|would|will) (?:they|you|the sellers?|sellers?)(?: \w+){0,3} (?:take|accept|consider) (?:va|fha|\
                seller|owner)
            lenders?
            (?:interest |mortgage )rates?
            (?:owner|seller) financ\w+
            rent to own
            (?:loan|mortgage) (?:officers?|brokers?|companies|programs?|options)
            (?:monthly|mortgage|house) payments?
            down ?payment (?:assistance|help|programs?|grants?)
            (?:what|how much|any|minimum|smallest|lowest|need)(?: \w+){0,5} (?:down ?payment|put down|down(?=\s?[?.]|$))
            (?:programs?|grants?|loans?|assistance|incentives?|help)(?: \w+){0,3} (?:first[- ]time|new)[- ]\
                (?:home ?)?(?:buyers?|owners?)
            first[- ]time (?:home ?)?buyers?'?s? (?:programs?|loans?|grants?|assistance|incentives?|help)
            (?:programs?|grants?|loans?) for (?:buyers|teachers|nurses|veterans|vets|first responders|low income)
            (?:accept|take|allow|use|qualify for|eligible for|approved for)(?: \w+){0,2} <LOAN>
            (?:is|are|it|condos?|buildings?)(?: \w+){0,3} <LOAN>[- ](?:eligible|approved)
            (?:do|does|whether|will|would) an? <LOAN>(?: loan)? work
            (?:need|have|get)(?: to be)?(?: an?)? pre-?\s?(?:approv|qualif)\w+(?= (?:first|before|to|letter|for)|\s?\?)
            (?:what|minimum|which)(?: \w+){0,3} credit(?: score)?
            qualify for (?:an? )?(?:\w+ )?(?:loan|mortgage|financing)
            tasas? (?:de inter[eé]s|hipotecari\w+)
            (?:acept|recib|tom)\w+(?: \w+){0,3} (?:fha|va|usda|financiamiento|pr[eé]stamos?|cr[eé]dito)
            (?:ofrecen?|hay|dan|tienen|consigo|consiguen)(?: \w+){0,3} (?:financiamiento|financiaci[oó]n|pr[eé]stamos?|\
                cr[eé]dito|hipotecas?)
            (?:cu[aá]nto|m[ií]nimo)(?: \w+){0,3} (?:enganche|pago inicial|cuota inicial|anticipo)
            (?:recomiend\w+|conoce\w*|trabajan? con)(?: \w+){0,2} (?:bancos?|prestamistas?)
            (?:programas?|ayudas?|apoyos?)(?: \w+){0,3} (?:compradores|primera vez|enganche|pago inicial|primera casa)
            financia\w+ (?:del|por el) due[ñn]o
        """, LOAN=_LOAN)),
    *AGENCY_TOPICS,
    *HOME_TOPICS,
    *RECORD_TOPICS,
)  # fmt: skip
