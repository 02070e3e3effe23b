"""What may be asked of a home that no field of a record tells: parking, laundry, floods, when it is free, its lease."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

_TO_SEE: Final = (
    r"(?:to (?:see|view|show|tour|visit|look|talk|chat|speak|call|meet)|for (?:an? )?(?:\w+ )?(?:call|chat|talk|meeting"
    r"|showings?|viewings?|tours?))"
)
_IT: Final = (
    r"(?:it|this|that|they|these|those|(?:the |this |that |your )(?:\w+ ){0,2}?(?:one|place|unit|apartment|apt|house"
    r"|home|condo|room|property|listing)|\d+[\w ']{2,30}?)"
)
_RENTAL: Final = r"(?:lease|rental (?:agreement|contract|term)|rent (?:contract|term)|tenancy)"
_GARAJE: Final = (
    r"(?:garajes?|garages?|cocheras?|estacionamientos?|parqueos?|parqueaderos?|aparcamientos?|marquesina"
    r"|(?:lugar(?:es)?|espacios?) para (?:el |los |mi |un |dos |\d )?(?:autos?|carros?|coches?)|autos?|carros?|coches?)"
)

MOVE_IN: Final = phrases(
    r"""
    (?:when|how soon|(?:from|on|by)? ?(?:what|which) (?:date|day|month))(?:'s| is| are| will| would| does| do)? <IT> \
        (?:be |become )?(?:\w+ )?(?:available|vacant|free|ready|empty|open)(?! <TO_SEE>)
    (?:when|how soon)(?:'s| is| are| will) <IT>? ?(?:be )?(?:available|vacant|ready)(?! <TO_SEE>)
    (?:available|vacant|free|ready) (?:from|as of|starting|beginning|by|in time for) (?!\d+ ?(?:am|pm|:)|(?:mon|tues\
        |wednes|thurs|fri|satur|sun)day)~
    (?:is|are|will|would)(?: be)? <IT> (?:be )?(?:\w+ )?(?:available|free|vacant|ready|empty|open)\
        (?: (?:on|by|in|from|for|as of|starting|around|before))? (?:the )?<DATE>(?! <TO_SEE>)
    move[- ]?in[- ](?:date|ready|day|by|in|on|before|after|as)
    (?:earliest|soonest|first)(?: \w+){0,2} (?:move|date|available|moving|occupancy)
    (?:can|could|would|may|when)(?: do| can| could| would| will)? (?:i|we|you|u|somebody|someone|she|he|they|my \w+)\
        (?: \w+){0,2}? move in
    (?:cu[aá]ndo|desde cu[aá]ndo|a partir de cu[aá]ndo|qu[eé] fecha)(?: \w+){0,3} (?:disponible|mudar\w*|entrar|\
        desocupa\w*|libre|move in)
    available when
    (?:puedo|podemos|podr[ií]a(?:mos)?|se puede|cu[aá]ndo)(?: \w+)? (?:mudar(?:me|nos|se)?|entrar a vivir|ocupar\w*)
    (?:disponible|libre|desocupada?) (?:desde|a partir de|en|para) (?:cu[aá]ndo|qu[eé])
    fecha de (?:mudanza|entrada|ocupaci[oó]n)
    """,
    IT=_IT,
    TO_SEE=_TO_SEE,
    DATE=r"(?:(?:early |mid |mid-|late )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
    r"(?: \d+(?:st|nd|rd|th)?)?(?! ?(?:at|around) \d)"
    r"|(?:the |this |early |late )*(?:next|new|coming) (?:month|year)|(?:the |this )?(?:spring|summer|fall|winter))",
)

# No answer to it is that a home is on offer.
HOW_LONG_FOR_SALE: Final = phrases(
    r"""
    (?:how long|since when|how many (?:days|weeks|months))\b[^?.!\n]{0,50} (?:on the market|for sale|listed|available|\
        for rent|up)
    (?:cu[aá]nto(?: tiempo)?|desde cu[aá]ndo)\b[^?.!\n]{0,50} (?:en venta|en el mercado|anunciad[ao]|disponible)
    """
)

# Says that a home is wanted for less than a year.
SHORT_STAY: Final = phrases(
    r"""
    (?:my|our|the) (?:contract|assignment|posting|rotation|internship|stay|lease)(?: here| there)? \
        (?:is|lasts|runs|would be)(?: only| just| for| about| around)* <N>[- ](?:weeks?|months?)
    (?:needs?|wants?|rent|renting|lease|leasing|stay|staying)(?: (?!search|look|hunt)\w+){0,6} \
        for (?:only |just |about )?<N> (?:weeks|months)
    <N>[- ]months?[- ](?:stay|contract|assignment|lease|rental)
    (?:contrato|renta|rentar|estancia|alquilar)(?: \w+){0,4} (?:por|de|es de) (?:solo )?<N> mes(?:es)?
    """,
    N=r"(?:1[01]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|un|dos|tres|cuatro|cinco|seis|siete|ocho"
    r"|nueve|diez|once)(?:(?: or | to |-)(?:\d|two|three|four|six|eight|nine))?",
)

# As `classifiers.topics.TOPICS`, of which they are part.
HOME_TOPICS: Final = (
    ("pets", phrases(r"""
            <PET>\b[^?\n]{0,60}? <OK> (?:w|with|by|to|for)/? ?(?:the |your |ur |that |this )?<LANDLORD>
            (?:would|will|does|do|is)(?: the| your| ur)? <LANDLORD>(?: be)? (?:<OK>|mind|allow|accept|take)[^?\n]{0,40}\
                 <PET>
        """, PET=r"(?:dogs?|cats?|labs?|pupp(?:y|ies)|kittens?|beagles?|pit ?bulls?|pets?|parrot|rabbits?)",
        OK=r"(?:ok|okay|fine|cool|alright|all right|good|a problem|an issue)",
        LANDLORD=r"(?:landlord|landlady|owners?|building|hoa|management)")),
    ("utilities", phrases(r"""
            separate(?:ly)? (?:\w+ )?meter(?:s|ed)
            (?:meters?|utilities|electric\w*) (?:are |is )?(?:separate(?:d)?|split|individual)
            (?:medidor(?:es)?|contador(?:es)?) (?:\w+ )?(?:separad|independiente|individual|propi)\w*
        """)),
    ("parking", phrases(r"""
            (?:is there|have|comes? with|any|how many|does it)(?: (?:an?|its|off|on|street|covered|assigned|deeded|\
                have|come|with|private)){0,3} (?:\w+ )?(?:parking|garage|carport|driveway)
            (?:parking|garage) (?:spaces?|spots?|included|available|situation)
            how many (?:cars|vehicles)
            where (?:do|can|would|could|should) (?:i|we|you|people|guests) park
            (?:can|could|may|do) (?:i|we|you|people|guests|visitors|clients) park\
                (?! (?:an?|my|our) (?:rv|boat|trailer|camper|truck))
            (?:is|are|with)(?: the| any| that)? parking
            parking (?:there|free|paid|assigned|covered|deeded)
            (?:est[aá]|es|viene|trae|y lo del)(?: \w+){0,2} <GARAJE>
            <GARAJE> (?:est[aá]|va|viene) (?:incluid\w+|aparte)
            (?:how|what)(?:'s| is| about) (?:the )?parking
            (?:tienen?|hay|incluye|cuenta con|viene con)(?: (?:una?|su|el|la|los|alg[uú]n|suficiente|\
                propio)){0,2} <GARAJE>
            cu[aá]ntos? (?:\w+ (?:de |para )(?:los |el )?)?<GARAJE>
            d[oó]nde (?:me |nos |se )?(?:puedo |podemos |puede )?(?:estacion|parque|aparc)\w+
        """, GARAJE=_GARAJE)),
    ("laundry", phrases(r"""
            laundry(?! (?:detergent|soap|service|mat))
            laundromat (?:on|in) (?:site|the building)
            washers?(?:,? (?:and|or|/|&) ?(?:a |the )?| ?/ ?)dryers?
            w/d
            (?:washer|dryer)(?: hook[- ]?ups?)?(?! (?:vent|fire))
            (?:cuarto de lavado|lavander[ií]a|lavadoras?|secadoras?(?! de pelo))
        """)),
    ("flood", phrases(r"""
            flood(?:ed|s|ing)?(?![- ]?lights?| with (?:e-?mail|mail|call|offer)s?)
            flood ?plains?
            fema
            (?:se |ha )inund\w+
            (?:zonas?|[aá]reas?) (?:de )?inund\w+
            (?:inundaci[oó]n(?:es)?|inundables?|inundad[oa]s?)
        """)),
    ("move_in", MOVE_IN),
    ("lease_terms", phrases(r"""
            (?:how long|how many months|what length|length|terms?|minimum|shortest|longest|\
                duration)(?: \w+){0,4} <RENTAL>
            <RENTAL> (?:terms?|length|options?|period|duration|minimum)
            month[- ]to[- ]month
            (?:annual|yearly|six[- ]months?|6[- ]?months?|12[- ]?months?|twelve[- ]months?|one[- ]year|1[- ]year|\
                two[- ]year|short[- ]term|long[- ]term)(?: \w+)? (?:leases?|rentals?|rent|contracts?)
            or (?:only |just )?(?:yearly|annual\w*|a year)
            (?:break|sublet|sublease|renew|extend)(?:ting)? (?:the |my |a |that )?lease
            (?:lease|rent|do you do|offer|sign)(?: \w+){0,3} (?:for (?:just |only )?)?(?:six|6|three|3|nine|9) months
            (?:de cu[aá]nto (?:tiempo )?es|cu[aá]nto dura|qu[eé] plazo tiene|por cu[aá]nto tiempo es)(?: \w+){0,2} \
                (?:contrato|renta|alquiler|arrendamiento)
            contrato(?: \w+){0,2} (?:m[ií]nimo|de (?:un|seis|6|12) (?:a[ñn]o|mes(?:es)?))
            mes a mes
        """, RENTAL=_RENTAL)),
)  # fmt: skip

# Who lives somewhere, by faith, origin or purse: spoken of by whoever wants it so, asked or not.
_FAITH: Final = (
    r"(?:christian|catholic|jewish|orthodox|muslim|islamic|mormon|lds|hindu|sikh|buddhist|protestant|evangelical|baptist"
    r"|amish|religious|godly)"
)
_ORIGIN: Final = (
    r"(?:african[- ]american|hispanic|latin[oax]|mexican|puerto rican|asian|chinese|korean|vietnamese|arab|african"
    r"|haitian|somali|immigrant|gay|lgbtq?|caucasian|anglo)"
)
_AREA: Final = (
    r"(?:areas?|neighbou?rhoods?|parts? of (?:the )?town|side of town|communit(?:y|ies)(?! (?:cent|college|pool))"
    r"|towns?|blocks?|subdivisions?|suburbs?|districts?)"
)
_PEOPLE: Final = r"(?:people|folks|famil(?:y|ies)|neighbou?rs|residents|population|tenants|kids|crowd|households)"
_ZONA: Final = r"(?:zonas?|[aá]reas?|barrios?|vecindarios?|colonias?|comunidad(?:es)?)"
STEERS: Final = phrases(
    r"""
    <OTHERS><FAITH>(?:[- ](?!cent|school|church)\w+)?(?: and <FAITH>)? (?:<AREA>|<PEOPLE>)
    <OTHERS><ORIGIN>(?:[- ]\w+)? (?:<AREA>|<PEOPLE>)
    (?:white|black|brown) (?:<AREA>|people|folks|families|neighbou?rs|residents|population)
    (?:mostly|predominantly|mainly|majority|largely) (?:white|black|brown)(?= (?:there|here|around|in|area)\b\
        |\s?[?.!]|$)~
    (?:mostly|predominantly|mainly|majority|largely|all|how|too) (?:<FAITH>|<ORIGIN>)(?=\s?[?.!,]|$\
        | (?:there|here|around|in|or|and|now)\b)~
    (?:any|many|no|lots of|a lot of|too many|how many|are there|full of|away from)(?: \w+){0,2}? (?:immigrants|\
        foreigners\
        |illegals|mexicans|blacks|whites|hispanics|latinos|muslims|jews|christians|catholics|asians|arabs|gays\
        |(?:low[- ]income|welfare) (?:people|families|housing|tenants)|public housing|halfway houses?)
    (?:any|no|many|much|lots of|a lot of|is (?:it|this|that|there)|not|near|around|avoid)(?: \w+){0,2}? section \
        ?(?:8|eight)(?! <VOUCHER>)(?= (?:around|there|here|near|nearby|next|in|on|people|folks|tenants|neighbou?rs|\
        right|\
        housing|please)\b|\s?[?.!,]|$)~
    section ?(?:8|eight) (?:people|folks|neighbou?rs|types)
    (?:mixed|integrated|multicultural|ethnic|diverse) (?:<AREA>|communit(?:y|ies))
    (?:people|families|folks|neighbou?rs) (?:like us|like me|of (?:our|my) (?:own )?(?:kind|faith|color|race|religion))
    <ZONA> (?:muy |de |m[aá]s )?(?:cristian|cat[oó]lic|jud[ií]|musulman|hispan|latin|mexican|gring|blanc|negr)[oae]s?
    (?:gente|familias?|vecinos|personas) (?:muy |de )?(?:cristian|cat[oó]lic|jud[ií]|musulman|blanc|negr|latin|hispan\
        |mexican|moren)[oae]s?
    (?:muchos|hay|puros|s[oó]lo|no hay|hay muchos) (?:latinos|hispanos|mexicanos|negros|gringos|morenos|jud[ií]os\
        |cristianos|musulmanes|inmigrantes|cat[oó]licos)
    (?:gente|familias|vecinos) como nosotros
    """,
    FAITH=_FAITH,
    ORIGIN=_ORIGIN,
    AREA=_AREA,
    PEOPLE=_PEOPLE,
    ZONA=_ZONA,
    OTHERS=r"(?<!we're a )(?<!we’re a )(?<!we are a )(?<!i'm a )(?<!i am a )(?<!my )(?<!our )(?<!as a )(?<!from a )",
    VOUCHER=r"(?:homes?|houses|rentals?|apartments?|approved|units|vouchers?|listings|landlords|accepted|allowed|friendly"
    r"|welcome|ok|program|places|waiting)",
)
