"""What a mail asks of money: what a home costs and what comes on top, what moving in takes, what we and a sale cost.

As `classifiers.asking.topics.TOPICS`, of which these are part.
"""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

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
    r"|insurance|mortgage|payments?|maintenance|upkeep|parking|inspection|appraisal|due|owed|needed|required)\b)"
)
_OTRO: Final = (
    rf"(?:(?:la|el|los|las|de|del|su|sus)\b ?){{0,2}}(?:{_SERVICIO}|servicios?|cuotas?|mantenimiento|hoa|dep[oó]sito"
    r"|fianza|enganche|inicial|impuestos?|predial|tax(?:es)?|seguro|comisi[oó]n|gastos?|costos?|cierre|honorarios|pago"
    r"|contrato|plazo)"
)
# What one home of ours is offered for: not what homes like one's own bring.
GOING: Final = (
    r"what(?:['’]?s| is) (?:it|that|this|(?:the|this|that) (?:first|second|third|last|house|home|condo|place)(?: one)?"
    r"|(?:this|that) one|\d+ (?:[\w.]+ ){1,3}?[\w.]+) (?:going|listed|listing|priced|offered|up) (?:for|at)"
)
SE_DA: Final = r"(?:est[aá]n?|sale|tienen|(?:l[ao]s? )?(?:dan?|tienen?)|(?:l[ao]s?|se) (?:venden?|rentan?))\b"

OF_A_HOME: Final = (
    ("price", phrases(r"""
            how much (?:is|are|for|they|does it|do they|would|r)(?! <ELSE>)
            ~(?:^|(?<=\n))\W*(?:(?:and|so|ok|y|pero|hi|hola)\b\W*){0,2}(?:how much|cu[aá]nto)(?=\s?[?!.]*(?:\n|$))~
            (?:the |asking |list |sale )?(?<!broker )(?<!low )(?<!lower )(?<!lowest )(?<!cheapest )price(?! (?:range|\
                drop\w*|cuts?|chang\w+|reduc\w+|history|to|it|of oil|<HOME>))
            lowest price(?= (?:they|he|she|it|the (?:sellers?|owners?)|you(?:'d| would))\b|\s?[?.]|$)~
            asking prices
            (?:the|their) prices(?: (?:of|for|on) (?:these|those|them|each|all)(?: \w+)?)?(?=\s?(?:[?.!]|\n|$))~
            <GOING>
            (?:is|are|they(?:'re)?|he(?:'s)?|she(?:'s)?|y'?all|sellers?|owners?) asking(?! (?:about|because|if|you|me))
            what(?:'?s| is| are)(?: the| they)? (?:rent|asking)
            cu[aá]nto (?:cuesta|piden|es|vale|sale|est[aá]|quieren)(?! (?:mi|nuestr[oa]|<OTRO>))
            (?:en|a) cu[aá]nto <SE_DA>
            (?<!menor )(?<!mejor )(?<!bajo )(?<!rango de )precio(?! (?:m[aá]s )?(?:bajo|alto))
        """, ELSE=_ELSE, GOING=GOING, HOME=_HOME, OTRO=_OTRO, SE_DA=SE_DA)),
    ("hoa", phrases(r"""
            hoa(?:s)?
            (?:condo|maintenance|association|(?:monthly|building|common) (?:condo )?) ?fees?
            (?:what(?:'s| is| are)|how much (?:is|are)|is there) (?:the |a |any )?fees?\
                (?=\s?[?.!,]|$| (?:at|on|for|there|in|and|per|a month)\b)~
            ~(?:^|(?<=\n))\W*(?:(?:and|the|so|ok)\b\W*){0,2}(?:monthly )?fees? (?:on|for) \
                (?:it|that|this|them|those|both)(?: one)?(?=\s?[?.!]*(?:\n|$))~
            (?:home ?owners?'?|condo) association
            association dues
            (?:cuotas?|pagos?|gastos) (?:de (?:la )?|del )?(?:mantenimiento|hoa|asociaci[oó]n|condominio|comunidad)
            de comunidad\b[^.?!\n]{0,9} cu[aá]nto|cu[aá]nto[^.?!\n]{0,25} de (?:comunidad|mantenimiento|condominio)
            cu[aá]nt[oa] (?:\w+ )?(?:la )?cuota(?: mensual| al mes)?
            (?:cu[aá]l|qu[eé]|de cu[aá]nto|cu[aá]nto) (?:es|son|ser[ií]an?|sale|queda) (?:de )?(?:la|las|el|los) \
                (?:cuotas?|mensualidad(?:es)?|gastos comunes|pago mensual)
            asociaci[oó]n de (?:propietarios|vecinos|due[nñ]os|cond[oó]minos|residentes)
            (?:hay|pagan?|cobran?|incluye) (?:de |el )?mantenimiento
            (?:pagan?|tiene|lleva|cobran?|hay)(?: que pagar)?(?: alguna| una| la| esa)? cuotas?(?! inicial)
        """)),
    ("taxes", phrases(r"""
            (?:property )?tax(?:es)?(?! (?:guy|return|purposes|man|person|id))
            impuestos?
            predial
        """)),
    ("utilities", phrases(r"""
            utilit(?:y|ies)
            (?:<SUPPLY> ){1,2}(?:bills?|costs?|expenses?)
            (?:average|monthly) (?:bills?|costs?|expenses?)
            how much (?:is|are|does|do|would|will)(?: the| it| they| your)?(?: cost(?: \w+)? to| average)? <SUPPLY>
            costs?(?: (?:me|us|you|them))? to (?:heat|cool|run|live there)
            <SUPPLY>(?: and <SUPPLY>)? (?:is |are )?(?:included|extra|separate)
            (?:includes?|cover|covers|included in)(?: the)? (?:heat|hot water|utilities)
            (?:what|que|qu[eé]) (?:all )?(?:(?:does|do|would) )?(?:the |la )?(?:monthly )?(?:rent|renta) \
                (?:all )?(?:include|cover|incluye|cubre)s?
            what(?:['’]?s| is)(?: all)? included(?: in (?:the |that )?rent|(?! (?:in|with|for)\b))
            <SERVICIO>(?: y <SERVICIO>)? (?:va|es|se paga|sale|viene|est[aá]|son)n? \
                (?:aparte|por separado|incluid[oa]s?)
            (?:pays?|paying|responsible) for (?:the )?<SUPPLY>
            servicios (?:est[aá]n )?incluidos
            incluidos (?:los )?servicios
            incluyen? (?:la |el |los )?(?:servicios|<SERVICIO>)
            cu[aá]nto (?:se )?(?:pagan?|sale|cuesta|es|gastan?|viene|llega)(?: \w+){0,2}? (?:de |la |el |del ){0,2}\
                <SERVICIO>
            (?:recibos?|cuentas?|gastos?|facturas?|costos?|pagos?) (?:de |del )?(?:la |el |los )?(?:<SERVICIO>|\
                servicios|mensuales|fijos|comunes)
        """, SUPPLY=_SUPPLY, SERVICIO=_SERVICIO)),
)  # fmt: skip

OF_MOVING_IN: Final = (
    ("deposit", phrases(r"""
            (?:security )?deposit(?! back)
            first and last
            (?:how much|what)(?:'s)?(?: \w+){0,6}? up ?front(?! (?:of|yard|porch|fee))
            (?:due|needed?|pay|owe|required|money|cash)(?: \w+)? (?:up ?front|at (?:signing|move[- ]?in))
            move[- ]?in (?:costs?|fees?|total|expenses?)
            cu[aá]nto (?:\w+ ){0,4}?(?:de entrada|por adelantado|al firmar)
            dep[oó]sito
            fianza
            primer(?:o)? y [uú]ltimo mes
            mes(?:es)? de garant[ií]a
            cu[aá]nto (?:\w+ )?(?:necesito|necesitamos|ocupo|se (?:da|paga|deja|necesita|ocupa)|(?:hay|tengo|tenemos) \
                q(?:ue)? (?:dar|pagar|poner)) pa(?:ra)? (?:entrar|mudar\w+|firmar)
        """)),
    ("application", phrases(r"""
            (?:rental )?application(?! status)
            (?:pay|cost|costs|charge|free|fee|money)(?: \w+){0,2} (?:to|for) apply(?:ing)?(?! (?:for|the))
            (?:la|una|su|esa) aplicaci[oó]n(?! (?:m[oó]vil|de (?:celular|tel[eé]fono|mascot\w+)))
            how (?:do|can) (?:i|we) apply
            how (?:much|long)(?: \w+){0,3} (?:to|2) apply(?! (?:for|the)\b)
            status of my application
            requisitos?
            solicitud(?:es)?
            (?:c[oó]mo|d[oó]nde) (?:\w+ ){0,3}?(?:aplic|postul|solicit)\w+
            qu[eé] (?:\w+ )?(?:piden|necesit\w+|hace falta|ocupo|se ocupa) para (?:rentar|alquilar|aplicar|arrendar)
        """)),
)  # fmt: skip

OF_A_DEAL: Final = (
    ("fees", phrases(r"""
            commissions?
            (?:your|agent|listing|what|how much|broker|realtor) (?:\w+ )?fees?
            (?:do|would) (?:you|u) charge
            (?:pay|owe) (?:you|u|y['’]?all|the agency)(?: guys| all| folks)?(?: \w+){0,2} \
                (?:anything|something|a fee|as (?:a )?buyers?)
            charge sellers?
            (?:cost|charge|fee|pay|obligat\w+)\b[^.?!\n]{0,30} (?:her|him|agentname|you|someone|somebody) to (?:come|\
                visit|look|see)
            (?:cost|charge|fee|pay|obligat\w+)\b[^.?!\n]{0,30} (?:the|a|her|your|this|that) (?:(?:first|home) )*\
                (?:visit|walk-?through|consultation|appraisal)
            (?:the|a|her|your|this|that) (?:(?:first|home) )*(?:visit|walk-?through|consultation)\
                (?: (?:is|be))? (?:free|cost|no (?:cost|charge))
            (?:cuesta|cobran?|cobra|gratis|gratuit[ao])\b[^.?!\n]{0,20} (?:visita|venir|que venga|consulta)
            (?:visita|venir|consulta)(?: \w+){0,2} (?:es |sale |tiene )?(?:gratis|gratuita|cuesta|cuestan|costo)
            (?:what(?:['’]?s| is| are| would)?|how much(?: of it)?|how (?:big|high) (?:is|are))(?: \w+){0,2} (?:your|\
        ur|agentname['’]?s|\
                the agent['’]?s|the agency['’]?s) (?:cut|take|share|percent(?:age)?|rate|\
        split of the sale)(?! (?:lock|sheet))
            (?:what|how much)(?: %| percent(?:age)?| commission)?(?: do| would| will)? (?:you|u|\
        y['’]?all)(?: guys)? (?:take|keep|make|\
                get)(?: (?:off|out of|from|on) (?:it|the sale|a sale|my \w+|our \w+))?(?=\s?[?.,;]|,? percent|,? %|$)~
            (?:what|which) (?:%|percent(?:age)?)(?! (?:of (?:the )?(?:buyers|homes|people)|down))
            (?:%|percent(?:age)?|commission|fee|cut)(?: that)? (?:you|u|y['’]?all)(?: guys| all)? (?:charge|take|get|\
        keep|ask)
            (?:percent(?:age)?|share|cut) (?:do|would|will) (?:you|u) (?:take|charge|get|keep)
            (?:the|your) share (?:typically|usually|normally|be)
            (?:qu[eé]|cu[aá]nto) (?:porcentaje|por ciento)
            what (?:you|u|y['’]?all)(?: guys| all)? (?:charge|cost)
            what (?:does|would|will|do) (?:it|this|that|you)(?: guys)? costs? (?:us|me|buyers?|renters?)(?=\s?[?.!,]|$\
                | to (?:work|go|buy|look|sign)(?: \w+)? with| to (?:use|hire|have) you| as (?:a )?(?:buyer|renter))~
            (?:charge|costs?|fees?) (?:for|to) (?:us|me|buyers|renters)(?=\s?[?.!,]|$)~
            (?:cost|charge|fee) (?:for|to) (?:work with you|us(?:e|ing) (?:you|your)|your (?:help|services?)|hir\w+ you)
            co-?broke(?:rage)?
            (?:buyer|buyer'?s|cooperating|selling) (?:agent|broker|agency|side)'?s? (?:compensation|commission|comp|fee)
            comisi[oó]n(?:es)?
            cu[aá]nto (?:me |nos )?cobran?(?! (?:de|por) (?:la |el )?(?:renta|dep[oó]sito|fianza|mantenimiento))
            (?:cobran|cobra usted) (?:algo|por|al)
            (?:sus?|la|las|qu[eé]) tarifas?
            honorarios
        """)),
    ("closing_costs", phrases(r"""
            closing costs?
            costs? (?:at|of) closing
            (?:cash|money)(?: \w+)? (?:to close|at closing)
            (?:gastos|costos) (?:de|del) (?:cierre|escritura\w*|notar\w+)
        """)),
)  # fmt: skip
