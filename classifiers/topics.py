"""What a mail may ask about: every topic, with the words that name it in English and Spanish.

A topic's name is the key of [business.facts] that answers it.
"""

from __future__ import annotations

from typing import Final

from classifiers.phrases import phrases

_HOME: Final = (
    r"(?:houses?|homes?|condos?|townhouses?|townhomes?|apartments?|units?|property|properties|listings?|one"
    r"|you (?:have|got))"
)
_SUPPLY: Final = (
    r"(?:heat(?:ing)?|cooling|electric(?:ity|al)?|power|energy|water|sewer|trash|gas|oil|propane|fuel|internet)"
)
_SERVICIO: Final = r"(?:luz|agua|gas|calefacci[oó]n|electricidad|internet|basura)"
# What beside the home itself may cost so much, or who would pay or ask it.
_ELSE: Final = (
    rf"(?:(?:i|we|you|u|my|our)\b|(?:\w+ )?costs? (?:\w+ )?to\b|(?:(?!with|on|in|at|near|by)\w+ ){{0,3}}?(?:{_SUPPLY}"
    r"|fees?|commission|hoa|dues|association|deposit|down(?:payment)?|tax(?:es)?|utilities|bills?|costs?|expenses"
    r"|insurance|mortgage|payments?|maintenance|upkeep|parking|inspection|appraisal)\b)"
)
_OTRO: Final = (
    rf"(?:(?:la|el|los|las|de|del|su|sus)\b ?){{0,2}}(?:{_SERVICIO}|servicios?|cuotas?|mantenimiento|hoa|dep[oó]sito"
    r"|fianza|enganche|inicial|impuestos?|predial|tax(?:es)?|seguro|comisi[oó]n|gastos?|costos?|cierre|honorarios|pago)"
)
_SE_DA: Final = r"(?:est[aá]n?|sale|tienen|(?:l[ao]s? )?(?:dan?|tienen?)|(?:l[ao]s?|se) (?:venden?|rentan?))\b"

# A topic, and the words that name it. Looked for only in sentences that ask.
TOPICS: Final = (
    ("availability", phrases(r"""
            (?:still|is it|this|that|it|now) on the market
            (?:still )?(?:available|availab\w+|for sale|for rent|active|sold yet|\
                up for grabs)(?! to (?:talk|chat|call))
            still (?:have|got|open|there)
            (?:sigue|siguen|est[aá]|a[uú]n|todav[ií]a) (?:disponibles?|en venta|en renta)
            disponibles?
            (?:ya )?se vendi[oó]
            any (?:openings|vacanc\w+|units)
        """)),
    ("price", phrases(r"""
            how much (?:is|are|for|they|does it|do they|would|r)(?! <ELSE>)
            (?:the |asking |list |sale )?(?<!broker )(?<!low )(?<!lower )(?<!lowest )(?<!cheapest )price(?! (?:range|\
                drop\w*|cuts?|chang\w+|reduc\w+|history|to|it|of oil|<HOME>))
            lowest price(?= (?:they|he|she|it|the (?:sellers?|owners?)|you(?:'d| would))\b|\s?[?.]|$)~
            asking prices
            (?:is|are|they(?:'re)?|he(?:'s)?|she(?:'s)?|y'?all|sellers?|owners?) asking(?! (?:about|because|if|you|me))
            what(?:'?s| is| are)(?: the| they)? (?:rent|asking)
            cu[aá]nto (?:cuesta|piden|es|vale|sale|est[aá]|quieren)(?! (?:mi|nuestr[oa]|<OTRO>))
            (?:en|a) cu[aá]nto <SE_DA>
            (?<!menor )(?<!mejor )(?<!bajo )(?<!rango de )precio(?! (?:m[aá]s )?(?:bajo|alto))
        """, ELSE=_ELSE, HOME=_HOME, OTRO=_OTRO, SE_DA=_SE_DA)),
    ("hoa", phrases(r"""
            hoa(?:s)?
            condo fees?
            association (?:dues|fees?)
            cuota de (?:mantenimiento|hoa)
        """)),
    ("taxes", phrases(r"""
            (?:property )?tax(?:es)?(?! (?:guy|return|purposes|man|person|id))
            impuestos
            predial
        """)),
    ("utilities", phrases(r"""
            utilit(?:y|ies)
            (?:<SUPPLY> ){1,2}(?:bills?|costs?|expenses?)
            (?:average|monthly) (?:bills?|costs?|expenses?)
            how much (?:is|are|does|do|would|will)(?: the| it| they| your)?(?: cost(?: \w+)? to| average)? <SUPPLY>
            costs?(?: (?:me|us|you|them))? to (?:heat|cool|run|live there)
            <SUPPLY>(?: and <SUPPLY>)? (?:is |are )?included
            (?:pays?|paying|responsible) for (?:the )?<SUPPLY>
            servicios (?:est[aá]n )?incluidos
            incluidos (?:los )?servicios
            incluyen? (?:la |el |los )?(?:servicios|<SERVICIO>)
            cu[aá]nto (?:se )?(?:pagan?|sale|cuesta|es|gastan?|viene|llega)(?: \w+){0,2}? (?:de |la |el |del ){0,2}\
                <SERVICIO>
            (?:recibos?|cuentas?|gastos?|facturas?|costos?|pagos?) (?:de |del )?(?:la |el |los )?(?:<SERVICIO>|\
                servicios|mensuales|fijos|comunes)
        """, SUPPLY=_SUPPLY, SERVICIO=_SERVICIO)),
    ("pets", phrases(r"""
            pets?(?! peeve)
            (?:allow|accept|take|ok with|allowed|okay with|have)(?: \w+){0,3} (?:dogs?|cats?|pit ?bulls?)
            dogs? (?:allowed|ok)
            mascotas?
            perros?
        """)),
    ("deposit", phrases(r"""
            (?:security )?deposit(?! back)
            first and last
            dep[oó]sito
        """)),
    ("application", phrases(r"""
            (?:rental )?application(?! status)
            how (?:do|can) (?:i|we) apply
            status of my application
            requisitos?
            solicitud
        """)),
    ("rentals", phrases(r"""
            (?:do you|you guys)(?: \w+){0,3} (?:rentals?|rent(?: out)? (?:apartments|homes|houses))
            (?:have|any)(?: \w+){0,3} rentals?
        """)),
    ("fees", phrases(r"""
            commissions?
            (?:your|agent|listing|what|how much|broker|realtor) (?:\w+ )?fees?
            (?:do|would) (?:you|u) charge
            charge sellers?
            comisi[oó]n(?:es)?
            cu[aá]nto (?:me )?cobran?
            honorarios
        """)),
    ("closing_costs", phrases(r"""
            closing costs?
            costs? (?:at|of) closing
            (?:cash|money)(?: \w+)? (?:to close|at closing)
            (?:gastos|costos) (?:de|del) (?:cierre|escritura\w*|notar\w+)
        """)),
    ("process", phrases(r"""
            (?:the |your |next )?(?:process|next steps?|first steps?)
            what(?:'s| are| is) (?:the )?(?:next|steps)
            how (?:do|does|would) (?:i|we|it|this|that|a person|someone) (?:start|begin|work|go about|proceed|\
                do (?:this|that|it))
            where do (?:i|we) (?:start|begin|sign)
            what (?:happens next|do (?:i|we|you) need (?:from (?:me|us)|to)|documents|paperwork|would you do first)
            how (?:do|does) (?:offers?|bidding)(?: \w+)? work
            (?:el )?proceso
            qu[eé] (?:sigue|necesito|documentos|requisitos|papeles|pasos)
            por d[oó]nde (?:empez\w+|comenz\w+|empiezo)
        """)),
    ("valuation", phrases(r"""
            (?:what(?:'s| is| would| could| can| do| might)?|how much)(?: \w+){0,7} (?:worth|sell for|get for|\
                list (?:it |at|for|my|our)|bring|go for|going for|net|value|sold for lately|price it)
            (?:market analysis|cma|home valuation|valuation|appraisal|broker (?:price )?opinion|opinion of value|\
                fair value|market value|comps)
            cu[aá]nto (?:vale|puedo|podr[ií]a|me dar[ií]an|podr[ií]amos)
            en cu[aá]nto(?! (?:tiempo|<SE_DA>))
            aval[uú]o
            valuaci[oó]n
            valor de mi
        """, SE_DA=_SE_DA)),
    ("hours", phrases(r"""
            (?:office|business|opening|what|your) hours
            (?:are you|you guys|is your office|are u|r u|office) (?:open|closed)
            what time (?:do you|are you|does your office|do u) (?:open|close)
            when (?:do|are) (?:you|u) open
            horario
            (?:a qu[eé] hora|cu[aá]ndo) (?:abren|cierran)
            atienden los
        """)),
    ("location", phrases(r"""
            where(?:'s| is| are)(?: \w+){0,2} (?:office|you(?: guys)? located|located)
            office (?:address|located|location)
            (?:your|office) (?:street )?address
            (?:is your )?office next to
            parking (?:behind|at) your office
            d[oó]nde (?:est[aá]n|queda|se encuentran|est[aá] su oficina)
            direcci[oó]n de su oficina
        """)),
    ("languages", phrases(r"""
            (?:do|does|can) (?:you|anyone|someone|u)(?: \w+){0,3} (?:speak|talk) (?:spanish|french|mandarin|\
                chinese|portuguese|vietnamese)
            hablan? espa[ñn]ol
            en espa[ñn]ol
        """)),
    ("jobs", phrases(r"""
            (?:are you|you guys|is your office|are u) (?:hiring|looking for agents|recruiting)
            (?:your|what are your) splits?
            desk fees?
            internships?
            join(?:ing)? (?:your|the) (?:team|office|brokerage)
            contratando
        """)),
    ("service_area", phrases(r"""
            (?:do|would) you (?:work|cover|serve|sell|handle)(?: \w+){0,3} (?:in|area|county|outside)
            what areas do you
        """)),
    ("schools", phrases(r"""
            schools?(?! (?:report|project|paper))
            school district
            escuelas?
            distrito escolar
        """)),
    ("condition", phrases(r"""
            (?:how old|age) (?:is|are|of) the (?:roof|hvac|furnace|house|ac)
            (?:foundation|roof|basement|septic|flood\w*)(?= (?:dry|issues?|zone|ok|problem|old|certificate|\
                insurance)|\?)
            any (?:issues|damage|problems)
        """)),
    ("photos", phrases(r"""
            (?:more |send |recent |any )(?:photos?|pics|pictures)
            m[aá]s fotos
        """)),
    ("disclosures", phrases("disclosures?\ninspection report\nseller'?s? disclosure")),
    ("financing", phrases(r"""
            (?:do|would|will) (?:they|you|the sellers?|sellers?)(?: \w+){0,3} (?:take|accept|consider) (?:va|fha|\
                seller|owner)
            lenders?
            (?:interest |mortgage )rates?
            (?:owner|seller) financ\w+
            rent to own
            tasas? de inter[eé]s
        """)),
    ("parking", phrases("(?:is there|have|comes? with|any|how many) (?:\\w+ )?(?:parking|garage)")),
)  # fmt: skip
