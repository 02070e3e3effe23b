"""What may be asked of a home that its record tells, besides whether it is to be had and at what price."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

# What is measured: a home, or the land around it. A size with a number is a wish ("over 1,500 sq ft?").
_THE_HOME: Final = (
    r"(?:(?:the|this|that|your) (?:\w+ ){0,2}?(?:house|home|condo|townhouse|townhome|apartment|unit|place|property"
    r"|building|one|cottage|ranch|cape|loft)|this|that|the (?:first|second|third|last)(?: one)?|\d+[\w ']{2,30}?)"
)
_IS: Final = r"(?:['’]s| is| are)"
_LAND: Final = r"(?:lots?|yards?|plots?|parcels?|land|gardens?|acreage)"
_TERRENO: Final = r"(?:terreno|lote|patio|jard[ií]n|solar)"
_NO_NUMBER: Final = "".join(rf"(?<!\d{gap})" for gap in ("", " ", "k ", "\\+ "))

# As `classifiers.topics.TOPICS`, of which they are the last.
RECORD_TOPICS: Final = (
    ("size", phrases(r"""
            <NO_NUMBER>(?:(?:square|sq\.?) ?(?:feet|foot|ft|footage)|sqft|square footage|square met(?:er|re)s|sqm)
            (?:cu[aá]ntos|qu[eé]) (?:m2|mts)
            how (?:big|large|small|spacious)(?:<IS> (?:it|<THE_HOME>)| (?:it|<THE_HOME>) (?:is|are))(?! <LAND>)
            is (?!there|(?:it|that) possible)(?:[\w'’\#]+ ){1,6}<BIGGER> than (?!that\b|what\b)
            which(?: one)?(?:['’]?s| is)(?: the)? <BIGGER>
            how (?:big|large|spacious)(?=\s*(?:[?,.;]|$|and\b|&))~
            (?:size|dimensions) (?:of|is) (?:it|<THE_HOME>)(?! <LAND>)
            <NO_NUMBER>(?:pies|metros)(?: cuadrados)?
            (?:qu[eé] tan grande|de qu[eé] tama[ñn]o) (?:es|son)(?! (?:el|su) <TERRENO>)
            cu[aá]nto mide(?:n)?(?! (?:el|su) <TERRENO>)
            (?:superficie|metraje|tama[ñn]o)(?: (?:construid[oa]|interior))?(?: de| del| tiene|\s?\?)\
                (?!(?: la| el| su)? <TERRENO>)
        """, NO_NUMBER=_NO_NUMBER, IS=_IS, THE_HOME=_THE_HOME, LAND=_LAND, TERRENO=_TERRENO,
        BIGGER=r"(?:bigger|smaller|larger|roomier)")),
    ("rooms", phrases(r"""
            how many (?:\w+ )?<ROOMS>
            (?:number|count) of (?:\w+ )?<ROOMS>
            (?:bed|bedroom|bath|bathroom|room) count
            cu[aá]nt[oa]s (?:\w+ )?<CUARTOS>
            n[uú]mero de (?:\w+ )?<CUARTOS>
        """, ROOMS=r"(?:bed(?:room)?s?|br|bath(?:room)?s?|half baths?|rooms?)",
        CUARTOS=r"(?:rec[aá]maras?|habitaci[oó]n(?:es)?|cuartos?|dormitorios?|ba[ñn]os?|alcobas?)")),
    ("year_built", phrases(r"""
            (?:what|which) year(?:'?s| is| was| were| did)?(?: (?:it|they))?(?: <THE_HOME>)?(?: was| get)? ?(?:built|\
                constructed|from)
            (?:when|(?:what|which) year) (?:was|were|did)(?: (?!<PART>|<PIECE>)[\w'’#-]+){1,7}? \
                (?:built|constructed|build)
            how old<IS> the (?:first|1st|second|2nd|third|3rd|fourth|last|other) (?:one|house|home|condo|place|listing)
            how old<IS> the one (?:you|that|on|in|at|near|with)
            year (?:built|of construction)
            what year(?=\s*(?:[?,.;]|$|and\b|&))~
            (?:when|how long ago) (?:was|is|were|did)(?: (?:it|they|<THE_HOME>))+ (?:\w+ ){0,4}?(?:built|\
                constructed|build)
            how old(?:<IS> (?:it|<THE_HOME>)| (?:it|<THE_HOME>) (?:is|are))(?! <PART>)
            age of (?:it|<THE_HOME>)(?! <PART>)
            (?:qu[eé] a[ñn]o|cu[aá]ndo)(?: (?:la|lo|se|fue|es|est[aá]|la casa|el edificio))* (?:constru\w+|hech[ao]|\
                hicieron|edific\w+)
            a[ñn]o de construcci[oó]n
            (?:cu[aá]ntos a[ñn]os|qu[eé] antig[uü]edad|qu[eé] tan (?:viej[oa]|nuev[oa]|antigu[oa])) (?:tiene|es)\
                (?: la casa| el edificio| la propiedad| el departamento)?(?=\s?[?.,!]|$)~
        """, IS=_IS, THE_HOME=_THE_HOME,
        PART=r"(?:roof|hvac|furnace|boiler|heating|water heater|kitchen|windows|ac|septic)",
        PIECE=r"(?:addition|additions|garage|deck|porch|barn|pool|fence|sauna|basement|playground|in[- ]law|wing)\b")),
    ("lot", phrases(r"""
            (?:lot|yard|plot|parcel) (?:size|dimensions|measurements)
            (?:size|dimensions) (?:of|is|are) (?:the|its|that) (?:back ?)?<LAND>
            how (?:big|large|small|deep|wide)<IS> (?:the|its|that) (?:back ?)?<LAND>
            how (?:many acres|much (?:land|acreage|yard|property))
            <NO_NUMBER>acreage
            (?:tama[ñn]o|medidas?|dimensiones|superficie)(?: de)?(?:l| el| la| su)? <TERRENO>
            (?:cu[aá]nto (?:mide|tiene)|qu[eé] tan grande es)(?: de)? (?:el|su|la)? ?<TERRENO>
            cu[aá]nto (?:terreno|lote|patio) (?:tiene|trae|incluye)
        """, NO_NUMBER=_NO_NUMBER, IS=_IS, LAND=_LAND, TERRENO=_TERRENO)),
    ("heating", phrases(r"""
            (?:what|which)(?: (?:kind|type|sort|form)s?)?(?: of)? (?:heat(?:ing)?|cooling|hvac|ac|a/c|furnace|boiler)\
                (?! (?:cost|bill))
            (?:what(?:'?s| is| are)|how(?:'?s| is| about)) (?:the|its) (?:heat(?:ing)?|cooling|hvac)(?: (?:system|\
                source|type|like|situation))?(?=\s?[?.,!]|$| (?:there|and|or)\b)~
            <FUEL>(?: heat(?:ing)?)? or <FUEL>
            (?:is|are|does|do) (?:it|they|there|the heat(?:ing)?|<THE_HOME>)(?: (?:have|use|run on|on))? <FUEL>
            how(?:<IS>| do you)(?: (?:it|they|<THE_HOME>))? heat(?:ed)?
            (?:have|has|is there|there|got)(?: (?:a|an|any|central|working|new))* (?:air|ac|a/c|\
                air ?condition(?:ing|er)|heat pumps?|mini ?splits?)(?=\s?[?.,!]|$| (?:in|or|and|unit|already|there)\b)~
            is it (?:all )?central (?:air|ac|a/c|heat)
            (?:qu[eé] (?:tipo de )?|c[oó]mo es la )(?:calefacci[oó]n|clima|aire acondicionado)
            (?:tiene|hay|cuenta con|trae|incluye)(?: (?:un|una|el|la))? (?:aire(?: acondicionado)?|clima|\
                calefacci[oó]n|mini ?split)
        """, THE_HOME=_THE_HOME, IS=_IS, FUEL=r"(?:gas|oil|electric|propane|wood|forced air|steam|baseboard)")),
    # How far it is from one home: who wants "anything near the train" asks for homes.
    ("train", phrases(r"""
            how (?:far|close|near|long|many (?:blocks|minutes|miles))\b[^.?!\n]{0,40}? (?:to|from|till) <TRAIN>
            (?:is|are|isn['’]?t) (?:it|this|that|they|both|the|unit|\d{1,5})\b[^.?!\n]{0,40}? (?:far|walk\w*|distance|\
                minutes|blocks|close|near)(?: distance)?(?: (?:to|from))? <TRAIN>
            (?:a qu[eé] distancia|qu[eé] tan (?:lejos|cerca)|(?:a )?cu[aá]nt[oa]s?(?: minutos| cuadras)?)\b\
                [^.?!\n]{0,30}? (?:del?|al?) (?:la )?<TREN>
            (?:a (?:qu[eé] distancia|cu[aá]nt[oa]s?(?: minutos| cuadras)?)|qu[eé] tan (?:lejos|cerca)) \
                (?:queda|est[aá]|hay)(?: \w+)?? (?:el |la |al? )?<TREN>
            (?:queda|est[aá])(?:n)?(?: \w+){0,2}? (?:lejos|cerca|cerquita) (?:del?|al?) (?:la )?<TREN>
        """, TRAIN=r"(?:the |a )?(?:commuter )?(?:trains?|(?:train |rail )?station|railroad|commuter rail)",
        TREN=r"(?:tren|estaci[oó]n)")),
)  # fmt: skip
