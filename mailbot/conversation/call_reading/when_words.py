"""The words for days and times in English and Spanish, as tables and patterns over folded text.

Both languages are always read: people mix them. Every quantifier over mail text is bounded, for the text is hostile.
"""

from __future__ import annotations

import re

from mailbot.conversation.call_reading.zones import PLACES


def words(*alternatives: str) -> str:
    """A group that matches any of the given words, the longest first."""
    return "(?:" + "|".join(sorted("|".join(alternatives).split("|"), key=len, reverse=True)) + ")"


# ------------------------------------------------------------------------------------------------ tables

WEEKDAYS = {
    name: weekday
    for weekday, names in enumerate(
        (
            "monday|mon|lunes|lun",
            "tuesday|tues|tue|tusday|teusday|martes",
            "wednesday|weds|wed|wensday|wednsday|wendsday|miercoles|mie",
            "thursday|thurs|thur|thu|thrusday|thursay|thurday|jueves|jue",
            "friday|fri|firday|viernes|vie",
            "saturday|sat|saterday|sabado",
            "sunday|sun|domingo",
        )
    )
    for name in names.split("|")
}
MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january|jan|enero|ene",
            "february|feb|febrero",
            "march|mar|marzo",
            "april|apr|abril|abr",
            "may|mayo",
            "june|jun|junio",
            "july|jul|julio",
            "august|aug|agosto",
            "september|sept|sep|septiembre|setiembre",
            "october|oct|octubre",
            "november|nov|noviembre",
            "december|dec|diciembre|dic",
        ),
        start=1,
    )
    for name in names.split("|")
}
NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "one|una|uno",
            "two|dos",
            "three|tres",
            "four|cuatro",
            "five|cinco",
            "six|seis",
            "seven|siete",
            "eight|ocho",
            "nine|nueve",
            "ten|diez",
            "eleven|once",
            "twelve|doce",
        ),
        start=1,
    )
    for name in names.split("|")
}
ORDINALS = {
    name: number
    for number, names in enumerate(
        (
            "first|1st|primera|primero|primer",
            "second|2nd|segunda|segundo",
            "third|3rd|tercera|tercero|tercer",
            "fourth|4th|cuarta|cuarto",
            "fifth|5th|quinta|quinto",
        ),
        start=1,
    )
    for name in names.split("|")
} | dict.fromkeys(("last", "ultima", "ultimo", "latter"), -1)

# ------------------------------------------------------------------------------------------------ building blocks

DAY_NAME = words(*WEEKDAYS)
MONTH = words(*MONTHS)
EN_NUMBER = words("one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve")
ES_NUMBER = words("una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce")
_HOUR = r"(?:[01]?\d|2[0-3])"
_AMPM = r"(?:\s?[ap](?:\.\s?m\b\.?|\s?m\b)|[ap]\b)"
_SUFFIX = r"(?:st|nd|rd|th)"
_NOT_NUMBER = r"(?<![\w$#€£.,:/-])"  # what stands before a number that can be a time

# A time of day with its minutes and mark, as inside ranges.
_CLOCK = rf"{_HOUR}(?:[:.][0-5]\d)?(?:{_AMPM})?"
CLOCK_PARTS = re.compile(
    rf"(?P<hour>{_HOUR})(?:[:.h](?P<minute>[0-5]\d))?\s?(?:(?P<mark>[ap])\.?\s?m?\b\.?)?"
    rf"|(?P<name>{words(*NUMBERS)})|(?P<noon>noon|midday|mediodia)|(?P<midnight>midnight|medianoche)"
)

# What is counted: a number before one of these is no time.
THINGS = words(
    r"bed(?:s|rooms?)?|bd(?:r?m?s?)?|brs?|bath(?:s|rooms?)?|ba|half[ -]baths?|acres?|sq\.?\s?(?:ft|feet|m)|sqft"
    r"|square|feet|ft",
    r"stor(?:y|ies)|stories|floors?|car|cars|garages?|units?|rooms?|houses?|homes?|properties|listings?|places|condos?",
    r"kids?|children|dogs?|cats?|people|adults|of us|offers?|percent|pct|years?|yrs?|months?|weeks?|days?|nights?"
    r"|hours?|hrs?",
    r"minutes?|mins?|miles?|km|blocks?|times|photos?|pictures?|questions?|things|agents?|million|mil|thousand|grand"
    r"|k|m2",
    r"habitacion(?:es)?|recamaras?|dormitorios?|cuartos?|banos?|casas?|propiedades|opciones|anos?|meses|semanas?|dias",
    r"horas de|horas|minutos?|personas|hijos|ninos|metros|pisos?|plantas?|millon(?:es)?|mil|perros?|coches|carros",
)

# ------------------------------------------------------------------------------------------------ days

# "El 2", "sí, el 2 por favor" as a choice: in an answer to a numbered list that is a place in it as well as a day.
CHOICE_BEFORE = re.compile(
    r"(?:\A|[\n.,;:!]\s{0,2}|\b(?:si|ok|okay|vale|claro|perfecto|bueno|listo|bien|hola|gracias|con|late|va|escojo|elijo|tomo|voy"
    r"|agend\w{1,6}|reserv\w{1,6}|confirm\w{1,4}|entonces|take|do)\s)\Z"
)
CHOICE_AFTER = re.compile(
    r"\s{0,2}(?:\Z|[.,;!\n)]|(?:por fa(?:vor|vorcito)?|gracias|entonces|(?:esta|me queda|nos queda|me va|me viene)"
    r" (?:bien|perfecto|mejor)|me (?:sirve|funciona|conviene|parece)|please|works|it is|thanks)\b)"
)
ISO_DATE = re.compile(r"(?<![\w/-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])")
NUMERIC_DATE = re.compile(
    r"(?<![\w/$.:-])(?P<one>\d{1,2})(?:/(?P<two>\d{1,2})(?:/(?P<year>(?:20)?\d\d))?"
    r"|[-.](?P<two_b>\d{1,2})[-.](?P<year_b>20\d\d))(?![\w/])"
)
MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH})\.?\s{{1,3}}(?:the\s+)?(?P<day>\d{{1,2}}){_SUFFIX}?(?![\d:/]|\.\d"
    rf"|\s?[ap]\.?m\b)(?:,?\s+(?P<year>20\d\d))?"
)
DAY_FIRST = re.compile(
    rf"(?<![\d:/$#.-])\b(?P<day>\d{{1,2}}){_SUFFIX}?\s{{1,3}}(?:of\s+"
    rf"|de\s+)?(?P<month>{MONTH})\b(?:,?\s+(?:de[l]?\s+)?(?P<year>20\d\d))?"
)
DAY_OF_MONTH = re.compile(
    rf"(?<![\w$#.:/-])(?:the\s+)?(?P<day>\d{{1,2}}){_SUFFIX}\b(?!\s+(?:floor|st|street|ave|avenue|time|home|house"
    rf"|grade|birthday|anniversary))"
    rf"|\b(?:el|dia)\s+(?:dia\s+)?(?P<dia>\d{{1,2}})(?![\w:%/]|[.,]\d)"
)
# "Not this Saturday, the next", "next Friday, not this one"
WEEKDAY_AFTER_NEXT = re.compile(
    rf"\bnot (?:this|this coming|the coming) (?P<name>{DAY_NAME})[,;]?\s+(?:but\s+)?(?:the\s+)?"
    r"(?:next|following|one after)(?:\s+(?:one|week))?\b"
    rf"|\bnext (?P<named>{DAY_NAME}),?\s+not this(?:\s+(?:coming\s+)?(?:one|week))?\b"
    rf"|\bno este (?P<nombre>{DAY_NAME})[,;]?\s+(?:sino\s+)?el (?:proximo|siguiente|otro|que viene)\b"
)
WEEKDAY = re.compile(
    rf"(?:\b(?P<every>every|each|most|los|todos los|cada|on)\s+)?"
    rf"(?:\b(?P<before>this coming|this|next|coming|upcoming|the following|following|last|past|(?:a|one"
    rf"|1)?\s?week from|este|esta|el proximo|proximo|el siguiente|siguiente|el pasado)\s+)?"
    rf"\b(?P<name>{DAY_NAME})(?P<plural>s)?\b(?:(?<!day)\.(?=\s?[\da@]))?(?:'s)?"
    rf"(?:,?\s+(?:either\s+)?(?P<after>of next week|next week|of this week|this week|of the week after|after next"
    r"|week after"
    rf"|que viene|proximo|siguiente|pasado|de esta semana|esta semana|de la proxima semana|la proxima semana"
    rf"|de la semana que viene|(?:in|of) two weeks)\b)?"
)
# Written short, these are English words of their own unless a time or "on" stands beside them.
RISKY_SHORT_DAYS = frozenset({"sat", "sun", "vie"})
BESIDE_SHORT_DAY = re.compile(
    r"\.?,?\s{0,2}(?:at\b|@|a las?\b|\d|morning|afternoon|noon|evening|is\b|works?\b|or\b|[?.!]|$)"
    r"|\.?,?\s{1,2}(?:around|about|after|before|by)\s(?:noon|\d)"
    rf"|\.?\s{{0,2}}(?:and|&|y|,)\s{{0,2}}{DAY_NAME}\b"
)
RELATIVE_DAY = re.compile(
    r"\b(?P<after_tomorrow>(?:the )?day after (?:tomorrow|tmrw)|pasado manana)\b"
    r"|\b(?P<tomorrow>tomorrow|tomorow|tommorow|tommorrow|tmrw|tmw|tomm?or|2morrow)\b(?:'s)?"
    r"|\b(?P<today>today|hoy)\b(?:'s)?"
    r"|\b(?P<tonight>tonight|esta noche)\b"
    r"|\b(?P<this>this (?:morning|afternoon|evening)|esta (?:manana|tarde))\b"
    r"|(?<!la )(?<!una )(?<!cada )\b(?P<manana>manana)\b"
    r"|\b(?P<past>yesterday|ayer|anteayer|anoche|last (?:night|week|month|year|time)|la semana pasada|el mes pasado)\b"
)
# Days that we cannot put a date to: whatever stands with them is never booked.
UNREADABLE_DAY = re.compile(
    r"\b(?:in|within|en|dentro de)\s+(?:a|an|one|two|three|four|five|couple|few|un|una|dos|tres|unos"
    r"|\d{1,2})\s+(?:of\s+|couple\s+(?:of\s+)?|few\s+)?(?:days?|weeks?|months?|years?|hours?|hrs?|minutes?|dias?"
    r"|semanas?|mes(?:es)?|anos?|horas?|minutos?)\b(?:\s+from\s+(?:now|today))?"
    r"|\b(?:\d{1,2}|two|three|four|five|a few|a couple(?: of)?)\s+(?:days|weeks|months)\s+(?:from|after)\b"
    r"|\b(?:the )?(?<!any )(?<!every )(?<!each )(?<!week)(?<!next )(?<!this )(?:day|week|month) after\b"
    r"(?!\s+(?:next|tomorrow))"
    r"|\bthe (?:next|following|other) day\b"
    r"|\b(?:al|el) (?:dia siguiente|otro dia)\b|\bthe day before\b|\bin the (?:next|coming) \w{1,9} (?:days|weeks)\b"
)
WEEK = re.compile(
    r"\b(?P<next_but_one>(?:the )?week after next)\b|\b(?P<that>that week|esa semana)\b"
    r"|\b(?:(?:early|late|later|sometime|the end of|the beginning of|end of|beginning of|middle of"
    r"|mid)\s+){0,2}(?P<next>next week|la (?:proxima|siguiente|otra) semana|la semana (?:que viene|que entra|proxima"
    r"|siguiente))\b"
    r"|\b(?P<later>(?:later|end of|the end of|the rest of) (?:this|the) week|fin(?:es)? de (?:esta )?semana laboral"
    r"|mas adelante (?:en|de) (?:esta|la) semana)\b"
    r"|\b(?P<this>this week|esta semana)\b"
    r"|\b(?:(?P<before>before|antes del?) )?(?:this |next |the |on the |el |este |los |el proximo )?"
    r"(?P<weekend>weekends?|fin(?:es)? de semana)\b"
    r"|\b(?P<month>next month|(?:el )?(?:proximo mes|mes que viene))\b"
    r"|\b(?P<weekdays>weekdays?|week days?|entre semana|dias de semana)\b"
)
_DEL_TRABAJO = r"(?:del?|de la|de mi|de el) (?:trabajo|trabajar|oficina|turno|chamba)"
# Whose work ends then can be called from then on: "I get off work at 4", "salgo de trabajar a las 2".
_WORK_ENDS = (
    r"(?:get|gets|getting|am|i'm|'m|be) (?:off|out|done|home)(?: of| from| with)?"
    r"(?: (?:work|the office|my shift|school))?"
    rf" (?:at|by|around|about)|(?:salgo|salimos|saliendo|termino|terminamos)(?: {_DEL_TRABAJO})?,?"
    r"(?: como| a eso de| mas o menos)? a"
)
# Parts of a day that are no hour; clock_words tells what they leave of it.
VAGUE_HOUR = re.compile(
    rf"(?<!the )\b(?P<first_thing>first thing)(?=\s+(?:on|in the morning|this|next|tomorrow|tmrw|works|would|please"
    rf"|is (?:best|better|good)|{DAY_NAME})\b|\s*(?:[.?!\n]|$))"
    r"|\b(?P<primera_hora>a primera hora)(?: de la manana)?\b"
    r"|\b(?P<lunch>(?:(?:at|over|during|around|my|on|in)\s){0,2}(?:the\s)?lunch ?(?:time|hour|break)s?"
    r"|(?:at|over|during|around|week ?days?(?: at)?) lunch(?!\s(?:with|at|on|place|menu|there))"
    r"|(?<=day )lunch(?=\s{0,2}(?:$|[?.!,\n]|works|is))"
    r"|(?:a|en)? ?la hora (?:de (?:comer|almorzar|la comida)|del almuerzo))\b"
    r"|\b(?P<after_lunch>after lunch|despues (?:de (?:comer|almorzar|la comida)|del almuerzo))\b"
    r"|\b(?P<before_lunch>before lunch|antes (?:de (?:comer|almorzar|la comida)|del almuerzo))\b"
    r"|\b(?P<day_end>(?:the )?end of (?:the )?day|eod|a ultima hora(?: de la tarde| del dia)?|al final del dia)\b"
)
PART = re.compile(
    r"\b(?:(?:in|on|during)\s+)?(?:the\s+)?(?:early |late |mid[- ]?)?(?P<morning>mornings?|a\.?m\.?(?= (?:slot|works"
    r"|one)))(?!\w)"
    r"|\b(?:(?:in|on|during)\s+)?(?:the\s+)?(?:early |late |mid[- ]?)?(?P<afternoon>afternoons?|aft|arvo)\b"
    r"|\b(?:(?:in|on|during|at)\s+)?(?:the\s+)?(?:early |late )?(?P<evening>evenings?|night|nights)\b"
    r"|\b(?:por|en|de|a)\s+las?\s+(?P<manana>mananas?)\b|\b(?:por|en|de|a)\s+las?\s+(?P<tarde>tardes?)\b"
    r"|\b(?:por|en|de|a)\s+las?\s+(?P<noche>noches?)\b|\b(?P<la_manana>las? mananas?)\b|\b(?P<la_tarde>las? tardes?)\b"
)

# ------------------------------------------------------------------------------------------------ times

PLACE = words(*map(re.escape, PLACES))
# A number alone is a time only in a frame that asks for one.
_AFTER_NUMBER = (
    r"(?=\s{0,2}(?:$|[.,;:!?)\n]|-\s|(?:instead|works?|would|will|is|are|was|sounds?|suits?|please|on|or|and|if|then"
    r"|for me|for us|ok|okay|only"
    r"|good|fine|great|perfect|open|free|available|does|do|doesn'?t|don'?t|won'?t|can'?t|cannot|can|could|should"
    r"|might|may|in|still|also|maybe|perhaps|with|for|at|through|exactly|ET|no|not|que|te|le|con|puedo|puede"
    r"|asi que|entonces|that day|same day|the same|this"
    r"|next|tomorrow|tmrw|today|sharp|tops|thanks?|thank|my time|your time|est|edt"
    r"|et|cst|cdt|ct|pst|pdt|pt|mst|mdt|mt|eastern|central|mountain|pacific|y|o|u|esta|estaria|me|por favor"
    r"|porfa|pero|al|seria"
    r"|mejor|en punto|de la|del|el|hoy|manana|gracias|i|we|but|rather|ish|because|since|when"
    r"|except|excluding|besides|every|any|most|each|about|re|regarding|concerning|so|as|cuz|bc|either|too|preferably"
    r"|to (?:talk|discuss|speak|chat|go over|ask|see)|sobre|acerca|para|por|all|after|he|she|they|my|our|her|his|last"
    r"|menos|salvo|excepto|lo que|he'?s|she'?s|i'?m|ya|u|pls|plz|thx|ty|tho|though|cause|today's|call|agentname"
    rf"|{DAY_NAME}s?|{PLACE} time)\b|\(?\d{{3}}\)?[ .-]{{0,2}}\d{{3}}[ .-]?\d{{4}}(?!\w)))"
)
_ANY_CLOCK = rf"(?:{_CLOCK}|noon|midday|midnight|mediodia|{EN_NUMBER}|{ES_NUMBER})"
# Behind "after" and "before" a number alone needs the words around a time: "by 12 elm" is a place.
_SURE_CLOCK = (
    rf"(?:{_HOUR}[:.][0-5]\d(?:{_AMPM})?|{_HOUR}{_AMPM}|noon|midday|midnight|mediodia|(?:{_HOUR}|{EN_NUMBER}"
    rf"|{ES_NUMBER}){_AFTER_NUMBER})"
)
RANGE = re.compile(
    rf"\b(?P<open>between|btwn|btw|b/w|from|entre|desde|de)\s+(?:las?\s+)?(?P<first>{_ANY_CLOCK})\s{{0,2}}(?:and|to|-|until|till"
    rf"|y|a|hasta)\s{{0,2}}(?:las?\s+)?(?P<last>{_ANY_CLOCK})(?![\w:])"
    rf"|{_NOT_NUMBER}(?P<first_b>{_CLOCK})\s{{0,2}}(?:-|to|until"
    rf"|till)\s{{0,2}}(?P<last_b>{_HOUR}(?:[:.][0-5]\d)?{_AMPM}|noon|midday)(?!\w)"
    rf"|{_NOT_NUMBER}(?P<first_c>{_HOUR}(?::[0-5]\d)|{_HOUR}(?::[0-5]\d)?{_AMPM})\s{{0,2}}(?:-|to|until"
    rf"|till)\s{{0,2}}(?P<last_c>{_CLOCK}|noon)(?![\w:])"
    rf"|{_NOT_NUMBER}(?P<first_e>{_HOUR})\s?-\s?(?P<last_e>{_HOUR}:[0-5]\d)(?![\w:])"
    rf"|\b(?:say|like|around|only|about|maybe|best|anytime|any time|solo)\s(?P<first_f>{_CLOCK})\s{{0,2}}(?:to|until"
    rf"|till|and|a|hasta)\s{{0,2}}(?P<last_f>{_CLOCK})(?![\w:])(?!\s*(?:{THINGS})\b)"
    rf"|{_NOT_NUMBER}(?P<first_d>\d{{1,2}})\s?-\s?(?P<last_d>\d{{1,2}})(?=\s*(?:$|[,.!?\n]|on\b|works?\b))"
)
SINCE = re.compile(
    rf"\b(?:any\s?time\s+)?(?P<since>after|past|from|later than|not before|no earlier than|despues de|a partir de"
    rf"|desde|pasadas|{_WORK_ENDS})\s+(?:las?\s+)?(?P<clock>{_SURE_CLOCK})(?![\w:])(?!\s*(?:{THINGS})\b)(?:\s+(?:onwards?"
    rf"|or later))?"
)
UNTIL = re.compile(
    rf"\b(?:any\s?time\s+)?(?P<until>before|by|until|till|til|earlier than|no later than|not after|antes de"
    rf"|hasta)\s+(?:las?\s+)?(?P<clock>{_SURE_CLOCK})(?![\w:])(?!\s*(?:{THINGS})\b)"
)
# "5:30 or later", "4 and after", "a las 5 o más tarde"
AND_ON = re.compile(
    rf"(?:{_NOT_NUMBER}|\b(?:at|a las?)\s)(?P<clock>{_CLOCK}|noon|midday)\s(?:or|and|o|y)\s"
    r"(?:(?P<on>later|after|onwards?|mas tarde|despues)|(?P<back>earlier|before|sooner|antes|mas temprano))"
    r"(?=\s*(?:$|[.,;!?)\n]|(?:works?|is|are|would|please|on|for|only|any|if|por favor|me|seria|esta)\b))"
)
# "2pm", "2:30 p.m.", "10a"
MARKED = re.compile(
    rf"{_NOT_NUMBER}(?P<hour>[01]?\d|2[0-3])(?:[:.]?(?P<minute>[0-5]\d))?\s?(?:(?P<mark>[ap])(?:\.\s?m\b\.?|\s?m\b)"
    rf"|(?P<short>[ap])\b(?![.']))"
)
# "14:30", "2:30", "2.30", "14h", "14h30", "a las 14 hs"
MINUTES = re.compile(
    r"(?<![\w$#€£.,:/-])(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d)(?::00)?|h(?P<minute_h>[0-5]\d)"
    r"|(?<!\b0)\.(?P<minute_d>00|15|30|45)|(?<=1\d)h\b|(?<=2[0-3])h\b)(?![\w:/%]|\.\d)(?:\s?(?:hs?|hrs?|horas)\b\.?)?"
)
NAMED = re.compile(
    r"\b(?:12\s+|at\s+|al\s+|a\s+)?(?:(?P<noon>(?:noon|midday)(?:-?ish)?|mediodia)|(?P<midnight>midnight|medianoche))\b"
)
# "two thirty", "two-fifteen pm"
SPELLED = re.compile(
    rf"\b(?:at\s+)?(?P<clock>{EN_NUMBER})[\s-](?P<minute>fifteen|thirty"
    rf"|forty[\s-]five)\b(?:\s?(?P<mark>[ap])(?:\.\s?m\b\.?|\s?m\b))?"
)
ISH = re.compile(
    r"(?:\b(?:at|around|about)\s+)?(?<![\w$#€£.,:/-])(?P<clock>1[0-2]|[1-9])(?:\s?-?ish\b|(?=\s(?:my|our|your) time\b))"
)
PAST_TO = re.compile(
    rf"\b(?:at\s+)?(?:a\s+)?(?P<step>half|quarter|five|ten|twenty|twenty[- ]five|5|10|20"
    rf"|25)(?:\s+(?:minutes\s+)?(?P<way>past|after|to|till)\s+|\s+(?=(?:{EN_NUMBER}|\d)\b))(?P<clock>\d{{1,2}}"
    rf"|{EN_NUMBER}|noon)(?![\w:])(?:\s?(?P<mark>[ap])(?:\.\s?m\b\.?|\s?m\b))?"
)
O_CLOCK = re.compile(
    rf"\b(?:at\s+)?(?P<clock>\d{{1,2}}|{EN_NUMBER})\s?o'?\s?clock\b(?:\s?(?P<mark>[ap])(?:\.\s?m\b\.?|\s?m\b))?"
)
A_LAS = re.compile(
    rf"\b(?:(?:a|para|como a|a eso de|sobre|hacia|tipo|desde|alrededor de|tipo a)\s+)?las?\s+(?P<clock>{_HOUR}"
    rf"|{ES_NUMBER})(?:[:.h](?P<minute>[0-5]\d)|\s+y\s+(?P<half>media)|\s+y\s+(?P<quarter>cuarto)"
    rf"|\s+(?P<less>menos)\s+(?:cuarto|15)|\s+y\s+(?P<and>[0-5]?\d|cinco|diez|veinte)(?!\w))?(?![\w:])"
    rf"(?!\s+(?:{THINGS}|casas?|opciones|propiedades|de (?:las|esas|estas|ellas)|que"
    rf"|fotos)\b)(?:\s?(?P<mark>[ap])(?:\.\s?m\b\.?|\s?m\b)|\s?(?:hs?|hrs|horas)\b\.?)?(?:\s+en punto)?"
)
# "four in the afternoon" says an hour without "at"; with digits, "2 in the morning" may count something.
IN_THE_PART = re.compile(rf"\b(?P<clock>{EN_NUMBER})(?=\s+in\s+the\s+(?:morning|afternoon|evening)\b)")
TIPO = re.compile(r"\b(?P<clock>\d{1,2})(?=\s+(?:de|por|en)\s+la\s+(?:manana|tarde|noche)\b)")

AT_NUMBER = re.compile(
    rf"(?:\b(?:at|around|about|approx(?:imately)?|say|circa|closer to|more like|like|at about|at around|tipo"
    r"|a eso de|como a)\s+"
    rf"|@\s?)(?P<clock>{_HOUR}|{EN_NUMBER}){_AFTER_NUMBER}"
)
DO_NUMBER = re.compile(
    rf"\b(?:do|make it|how about|what about|how's|hows|try|have|prefer|que tal|push it to|move it to|moved? to"
    rf"|switch to|change to|call (?:me|us)?\s?(?:for|to)|scheduled? for|call to|it to|up to|back to|over to"
    rf"|set it for|for)\s+(?P<clock>{_HOUR}|two|three|four|five|six|seven|eight|nine|ten|eleven"
    rf"|twelve){_AFTER_NUMBER}"
)
# "10 on Tuesday", "or four tomorrow"
NUMBER_ON_DAY = re.compile(
    rf"(?:^|[.!?\n,;:]\s{{0,2}}|\b(?:do|like|say|about|around|or|yes|yeah|so|ok|okay|prefer|maybe|perhaps|for"
    rf"|for a call|have|then)\s{{1,2}})(?P<clock>1[0-2]|[1-9]|{EN_NUMBER})\s(?=(?:on\s(?:the\s)?)?(?:{DAY_NAME}"
    rf"|tomorrow|tmrw|today)\b)"
)
NUMBER_WORKS = re.compile(
    rf"{_NOT_NUMBER}\b(?P<clock>1[0-2]|[1-9]|two|three|four|five|six|seven|eight|nine|ten|eleven"
    rf"|twelve)(?:ish)?\s+(?=(?:would |will |should |also |still )?(?:work|does\b|be (?:fine|good|ok|great|better"
    rf"|perfect|ideal)|works|is (?:fine|good|ok|okay|great|perfect|better|best|ideal)|instead|sounds|suits|please"
    rf"|esta bien|me va|me queda|me sirve))"
)
WHOLE_NUMBER = re.compile(
    r"^\s*(?P<clock>1[0-2]|[1-9])\s*(?:please|thanks|por favor|pls|then|ish)?\s*[.!?]*\s*$", re.MULTILINE
)
# A mail that is a number, with the words that go with a choice, a greeting, thanks and a name.
BEFORE_SOLE = (
    r"\A[^\w#]{0,9}(?:(?:hi|hello|hey|hola)\b[^\n\d]{0,25}\n\W{0,9})?"
    r"(?:(?:yes|yep|yeah|sure|ok|okay|great|perfect|thanks|thank you|si|vale|claro|bueno|gracias)[\s,.!-]{1,3}){0,2}"
    r"(?:(?:i'?ll take|i'?d take|i'?d go with|i'?ll go with|let'?s go with|let'?s do|(?:me quedo )?con)\s{1,2})?"
    rf"(?:(?:the|la|el(?= {words('uno|dos|tres|cuatro|cinco')}\b))\s{{1,2}})?"
)
BEHIND_SOLE = (
    r"(?:[\s,.!?-]{1,4}(?:then|please|pls|thanks|thank you|thx|por favor|gracias|entonces|best|regards|saludos)){0,4}"
    r"(?:\W{0,3}\n\W{0,4}(?P<name>[a-z'-]{2,20}))?\W{0,9}\Z"
)
SOLE_NUMBER = re.compile(
    rf"{BEFORE_SOLE}\(?(?P<clock>1[0-2]|[1-9]|{EN_NUMBER}|{ES_NUMBER}|uno)\)?(?:\s{{1,2}}(?:it is|one))?"
    rf"{BEHIND_SOLE}"
)
NUMBER_AFTER_DAY = re.compile(r",?\s{1,2}(?P<clock>\d{1,2})(?![\w:/%]|[.,]\d)")
# "430 wed", "tues at 1030": four digits without a point between them, beside a day.
_COMPACT = r"(?P<hour>1\d|2[0-3]|0?[1-9])(?P<minute>00|15|30|45)"
COMPACT_AFTER_DAY = re.compile(rf",?\s{{1,2}}(?P<at>at\s|@\s?|around\s|like\s)?{_COMPACT}(?![\w:/%$-]|[.,]\d)")
COMPACT_BEFORE_DAY = re.compile(
    rf"(?P<at>\bat\s|@\s?)?{_NOT_NUMBER}{_COMPACT}"
    r"(?:\s(?:(?:can|would|will|could) work|works?|is (?:good|ok|fine|great)))?"
    r"(?:\s(?:on|this|next))?\s{1,2}$"
)
# Behind "Thursday 12" a time makes the number a date.
TIME_AHEAD = re.compile(r"[\s,]{1,3}(?:at|@|a las?|from|around)\b|[\s,]{1,3}\d{1,2}(?::\d\d|\s?[ap]\.?m)")
NUMBER_OR_TIME = re.compile(r"(?<![\w$#€£.,:/-])(?P<clock>\d{1,2})\s{1,2}(?:or|o|u)\s{1,2}(?:at\s|a las\s|las\s)?$")
TIME_OR_NUMBER = re.compile(r"\s{1,2}(?:or|o|u)\s{1,2}(?:maybe\s|a\slas\s|las\s)?(?P<clock>\d{1,2})(?![\w:]|[.,]\d)")
