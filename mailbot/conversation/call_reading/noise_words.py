"""What looks like a time and is none: prices, rooms, addresses, telephone numbers, greetings. Taken out of a text "
"first."""

from __future__ import annotations

import re

from mailbot.conversation.call_reading.when_words import DAY_NAME, NUMBERS, ORDINALS, THINGS, WEEKDAYS, words

_STREET = words(
    r"st|street|ave?|avenue|rd|road|ln|lane|dr|drive|blvd|boulevard|court|pl|place|way|cir|circle|terrace|trl|trail",
    r"pkwy|parkway|hwy|highway|loop|row|square|crescent|close",
)
# Between the number and the "street" of an address stands a name, never one of these ("2 works either way").
_NO_STREET_NAME = words(
    r"works?|is|on|at|the|for|or|and|would|will|with|in|to|if|either|this|that|am|pm|a\.m\.|p\.m\.|my|your|we|i|it"
    r"|sounds|instead",
    r"please|then|but|so|today|tomorrow",
    *WEEKDAYS,
)
_RATE = words(
    r"rates?|interest|apr|points?|price|prices|fees?|taxes|tax|hoa|loan|mortgage|down|version|tasa|interes|precio"
    r"|impuestos?"
)
_NUMBER_WORD = words(*NUMBERS)

# Each of these takes its words out of the text before days and times are looked for.
NOISE = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\bhttps?://\S{1,300}|\bwww\.\S{1,300}|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b",
        # telephone numbers: of this country first, or "at 4 207-555-0162" would be one number
        r"(?<![\w.$])(?:\+1[\s.-]?|1[.-])?\(?\d{3}\)?[\s.-]{0,2}\d{3}[\s.-]{0,2}\d{4}(?!\w)",
        (
            r"(?<![\w.])(?!\d{1,2}[-.]\d{1,2}[-.]20\d\d)"
            r"\+?\(?\d{1,4}\)?[\s.-]{0,2}\(?\d{2,4}\)?[\s.-]{1,2}\d{3,4}(?:[\s.-]\d{2,4})?(?!\w)"
        ),
        # money
        (
            r"[$€£]\s?\d[\d,.]{0,14}\s?(?:k|m|mil|million|mm)?\b|\b\d[\d,.]{0,14}\s?(?:k|mm|mil|million|usd|dollars?"
            r"|dolares|euros?|eur|€|%)(?!\w)"
        ),
        r"\b\d{1,3}(?:[,.]\d{3}){1,3}\b",
        # rates and the like, which are written as "2.30" is: "a rate of 6.45", "3.15 down", "4.00M"
        (
            rf"\b{_RATE}\W{{1,3}}(?:(?:is|are|was|at|of|about|around|only|es|esta|de|del|al|a|en)\W{{1,2}}){{0,3}}"
            rf"\d{{1,2}}\.\d{{1,3}}(?!\w)|\b\d{{1,2}}\.\d{{1,3}}(?:\s?(?:m|mm|k)\b|\s(?:the |as )?(?:{_RATE}|down)\b)"
        ),
        # "2 bath", "three or four bedrooms", "3-4 br", "a 2 hour drive"
        (
            rf"\b(?:\d{{1,5}}(?:\.\d)?|{_NUMBER_WORD})(?:\s?(?:-|to|or|and|o|y|a)\s?(?:\d{{1,5}}(?:\.\d)?"
            rf"|{_NUMBER_WORD}))?\+?[\s-]{{0,2}}(?:more |other |small |big |full |half |new |de )?{THINGS}(?!\w)"
        ),
        r"\b\d{1,2}\s?/\s?\d{1,2}\s+(?:acre|bath|bed|mile)\w{0,6}|\b\d{1,2}\s?(?:bd?r?|br)\s?/\s?\d{1,2}\s?(?:ba?)?\b",
        r"\b\d/\d\b(?=\s+(?:split|ratio|duplex|financ|arm\b))|\b24\s?/\s?7\b|\b[57]/1\b",
        # "12 Elm St", "1420 N Oak Avenue", "apt 4", "calle 12", "route 9", "zip 12345"
        rf"\b\d{{1,6}}[a-z]?\s+(?:[nsew]\.?\s+)?(?:(?!{_NO_STREET_NAME}\s)[\w'.]{{2,20}}\s+){{1,3}}{_STREET}\b",
        (
            r"\b(?:apt|apartment|unit|suite|ste|lot|room|floor|level|bldg|building|route|rt|hwy|highway|exit|phase|zip"
            r"|mls|ref|id|calle|avenida|av|carrera|piso|depto|departamento|numero de)"
            r"\.?\s?#?\s?[\w-]{0,3}\d[\w-]{0,8}\b"
        ),
        r"\b(?:house|home|property|listing|casa|propiedad)\s+(?:#|no\.?|number|numero)?\s?\d{1,3}\b",
        # "all three", "las tres me van bien"
        (
            r"\b(?:all|both|either|any)\s+(?:of\s+)?(?:the\s+)?(?:two|three|four|five|[2-5])\b|\bl[ao]s (?:tres|dos"
            r"|cuatro)(?=\s+(?:(?:me|nos)\s+)?(?:van|quedan|sirven|vienen|funcionan|parecen|estan)\b)"
        ),
        # greetings
        r"\bgood\s+(?:morning|afternoon|evening|day|night)\b|\bbuen(?:os|as)?\s+(?:dias?|tardes|noches)\b",
        (
            r"\bhappy\s+(?:" + DAY_NAME + r")\b|\b(?:have|enjoy)\s+(?:a|your|the)\s+(?:\w{1,12}\s+)?(?:day|week|weekend"
            r"|evening|afternoon|morning)\b|\bfeliz\s+(?:fin de semana|" + DAY_NAME + r")\b"
        ),
        # who rises early
        (
            rf"\b(?:up|awake|out of bed|(?:get|gets|getting|wake|wakes|waking) up) (?:by|at|before|around|since) "
            rf"(?:\d{{1,2}}(?::\d\d)?|{_NUMBER_WORD})(?:\s?[ap]\.?m\b\.?)?"
        ),
        # who works at night
        (
            r"\b(?:i'?m|i am|we'?re|he'?s|she'?s|is|works?|working|on call) (?:on )?(?:the )?(?:nights|night shifts?"
            r"|overnights?|evening shifts?|day shifts?)\b(?! (?:and|or) weekends)"
            r"|\bturno (?:de|por la) (?:noche|tarde)\b"
        ),
        r"\b(?:open|opening|office|business|working)\s+hours\s{0,2}:[^\n]{0,80}",
        # "one of those", "at one point", "first time", "second floor", "the first house"
        r"\b(?:at\s+)?one\s+(?:of|point|more|last|thing|day)\b|\bat\s+(?:first|last|least|all|home|once|work)\b",
        (
            rf"\b{words(*(name for name in ORDINALS if name[0].isalpha() and name != 'latter'))}[\s-]"
            r"(?:time|floor|level"
            rf"|home|house|place|property|listing|thing|step|name|week|month|mortgage|offer|bath|bathroom|bed|bedroom"
            rf"|photo|picture|year|question|couple|few|night|email|mail|buyer|half|street|avenue|casa|propiedad|piso"
            rf"|planta|vez|semana|correo|recamara|foto|pregunta)s?\b"
        ),
        (
            r"\b(?:segunda|tercera|primera)\s+(?:casa|propiedad|planta|vez|pregunta|foto)\b|\bprimera?\s+(?:que"
            r"|de todo)\b"
        ),
    )
)  # fmt: skip
