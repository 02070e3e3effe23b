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

# What a zone is called in a mail, whether it is summer or not: "2pm EST" in July means New York's clock.
ZONES = {
    name: zone
    for names, zone in (
        ("est|edt|et|eastern|hora del este", "America/New_York"),
        ("cst|cdt|ct|central|hora del centro", "America/Chicago"),
        ("mst|mdt|mt|mountain|hora de la montana", "America/Denver"),
        ("pst|pdt|pt|pacific|hora del pacifico", "America/Los_Angeles"),
        ("akst|akdt|alaska", "America/Anchorage"),
        ("hst|hawaii", "Pacific/Honolulu"),
        ("utc|gmt", "UTC"),
        ("bst|london|uk", "Europe/London"),
        ("cet|cest", "Europe/Paris"),
    )
    for name in names.split("|")
}

# ------------------------------------------------------------------------------------------------ building blocks

DAY_NAME = words(*WEEKDAYS)
MONTH = words(*MONTHS)
_EN_NUMBER = words("one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve")
_ES_NUMBER = words("una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce")
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
# "A day later": counted from the call that is talked about, and at its hour.
COUNTED_DAY = re.compile(
    rf"\b(?:the (?:same|next) )?(?P<count>an?|un|{_EN_NUMBER}|{_ES_NUMBER}|\d{{1,2}})\s(?P<unit>days?|weeks?|dias?"
    r"|semanas?)\s(?:(?P<later>later|despues|mas tarde)|(?P<earlier>earlier|sooner|antes))\b"
    r"(?! (?:than|that|del?|que)\b)"
)
# "An hour later", "push it back 30 minutes": counted from the call that is talked about, on its day.
_SPAN = (
    rf"(?:(?P<half>(?:an?\s)?half(?:[\s-]an)?[\s-]hour|media hora|1/2 (?:an )?hour)"
    rf"|(?P<quarter>(?:a\s)?quarter(?:\sof\san)?\shour|un cuarto de hora)"
    rf"|(?P<count>an?|una|{_EN_NUMBER}|{_ES_NUMBER}|\d{{1,2}}|fifteen|twenty|thirty|forty[\s-]five|quince|veinte"
    rf"|treinta)[\s-]?(?P<unit>hours?|hrs?|horas?|minutes?|mins?|minutos?)(?P<and_half>\s(?:and a half|y media))?)"
)
_CALL = r"(?:it|that|this|things|(?:the|our|my) (?:phone )?(?:call|chat|appointment|meeting|time))"
COUNTED_HOUR = re.compile(
    rf"(?<!\bor )(?<![\w-])(?:for\s|by\s|like\s|about\s|maybe\s)?{_SPAN}\s"
    r"(?:(?P<later>later|after(?= that)|despues|mas tarde)|(?P<earlier>earlier|sooner|antes|mas temprano"
    r"|mas pronto))\b(?! (?:than (?!planned|scheduled|agreed|(?:that|the) (?:call|time|slot))|del?|que)\b)"
)
MOVED_BY = re.compile(
    rf"\b(?:(?P<delay>delay(?:ing)?|postpon(?:e|ing)|atras\w{{2,6}}|retras\w{{2,6}}|pospon\w{{2,6}})"
    r"|(?P<advance>adelant\w{2,6})|(?P<move>push(?:ing)?|bump(?:ing)?|mov(?:e|ing)|slid(?:e|ing)|shift(?:ing)?"
    r"|kick(?:ing)?|bring(?:ing)?|correr(?:la|lo)?|mover(?:la|lo)?))"
    rf"(?:\s{_CALL}|\s(?:la|nuestra|mi) (?:llamada|cita))?(?:\s(?P<way>back|out|off|up|forward|ahead|down))?"
    rf"(?P<amount>\s(?:by\s|for\s|about\s|unos\s|como\s|another\s)?{_SPAN}(?![\w-]))(?!\s(?:later|earlier|sooner|mas|despues|antes)\b)"
)
# "The day after", "the next day": counted likewise, at no hour; what follows must not say after what.
_COUNTS_FROM_NOTHING = (
    r"(?=\s*(?:$|[.,?!)\n]|(?:that|works?|would|is|might|could|instead|please|if|at|around|in the|for (?:me|us)"
    r"|me|a las?|por la|seria|esta|mejor)\b))"
)
NEXT_DAY = re.compile(
    r"(?<!within )(?<!over )(?<!in )"
    r"(?:\b(?P<day>(?:the )?day after|(?:the )?(?:next|following) day|(?:al?|el) dia (?:siguiente|despues))"
    r"|(?<!next week or )(?<!next week, or )(?<!next week and )(?<!next )(?<!this )\b(?P<week>(?:the )?week after))"
    rf"{_COUNTS_FROM_NOTHING}"
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

_PLACE = words(*map(re.escape, PLACES))
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
    rf"|{DAY_NAME}s?|{_PLACE} time)\b|\(?\d{{3}}\)?[ .-]{{0,2}}\d{{3}}[ .-]?\d{{4}}(?!\w)))"
)
_ANY_CLOCK = rf"(?:{_CLOCK}|noon|midday|midnight|mediodia|{_EN_NUMBER}|{_ES_NUMBER})"
# Behind "after" and "before" a number alone needs the words around a time: "by 12 elm" is a place.
_SURE_CLOCK = (
    rf"(?:{_HOUR}[:.][0-5]\d(?:{_AMPM})?|{_HOUR}{_AMPM}|noon|midday|midnight|mediodia|(?:{_HOUR}|{_EN_NUMBER}"
    rf"|{_ES_NUMBER}){_AFTER_NUMBER})"
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
    rf"\b(?:at\s+)?(?P<clock>{_EN_NUMBER})[\s-](?P<minute>fifteen|thirty"
    rf"|forty[\s-]five)\b(?:\s?(?P<mark>[ap])(?:\.\s?m\b\.?|\s?m\b))?"
)
ISH = re.compile(
    r"(?:\b(?:at|around|about)\s+)?(?<![\w$#€£.,:/-])(?P<clock>1[0-2]|[1-9])(?:\s?-?ish\b|(?=\s(?:my|our|your) time\b))"
)
PAST_TO = re.compile(
    rf"\b(?:at\s+)?(?:a\s+)?(?P<step>half|quarter|five|ten|twenty|twenty[- ]five|5|10|20"
    rf"|25)(?:\s+(?:minutes\s+)?(?P<way>past|after|to|till)\s+|\s+(?=(?:{_EN_NUMBER}|\d)\b))(?P<clock>\d{{1,2}}"
    rf"|{_EN_NUMBER}|noon)(?![\w:])(?:\s?(?P<mark>[ap])(?:\.\s?m\b\.?|\s?m\b))?"
)
O_CLOCK = re.compile(
    rf"\b(?:at\s+)?(?P<clock>\d{{1,2}}|{_EN_NUMBER})\s?o'?\s?clock\b(?:\s?(?P<mark>[ap])(?:\.\s?m\b\.?|\s?m\b))?"
)
A_LAS = re.compile(
    rf"\b(?:(?:a|para|como a|a eso de|sobre|hacia|tipo|desde|alrededor de|tipo a)\s+)?las?\s+(?P<clock>{_HOUR}"
    rf"|{_ES_NUMBER})(?:[:.h](?P<minute>[0-5]\d)|\s+y\s+(?P<half>media)|\s+y\s+(?P<quarter>cuarto)"
    rf"|\s+(?P<less>menos)\s+(?:cuarto|15)|\s+y\s+(?P<and>[0-5]?\d|cinco|diez|veinte)(?!\w))?(?![\w:])"
    rf"(?!\s+(?:{THINGS}|casas?|opciones|propiedades|de (?:las|esas|estas|ellas)|que"
    rf"|fotos)\b)(?:\s?(?P<mark>[ap])(?:\.\s?m\b\.?|\s?m\b)|\s?(?:hs?|hrs|horas)\b\.?)?(?:\s+en punto)?"
)
TIPO = re.compile(r"\b(?P<clock>\d{1,2})(?=\s+(?:de|por|en)\s+la\s+(?:manana|tarde|noche)\b)")

AT_NUMBER = re.compile(
    rf"(?:\b(?:at|around|about|approx(?:imately)?|say|circa|closer to|more like|like|at about|at around|tipo"
    r"|a eso de|como a)\s+"
    rf"|@\s?)(?P<clock>{_HOUR}|{_EN_NUMBER}){_AFTER_NUMBER}"
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
    rf"|for a call|have|then)\s{{1,2}})(?P<clock>1[0-2]|[1-9]|{_EN_NUMBER})\s(?=(?:on\s(?:the\s)?)?(?:{DAY_NAME}"
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
_BEFORE_SOLE = (
    r"\A[^\w#]{0,9}(?:(?:hi|hello|hey|hola)\b[^\n\d]{0,25}\n\W{0,9})?"
    r"(?:(?:yes|yep|yeah|sure|ok|okay|great|perfect|thanks|thank you|si|vale|claro|bueno|gracias)[\s,.!-]{1,3}){0,2}"
    r"(?:(?:i'?ll take|i'?d take|i'?d go with|i'?ll go with|let'?s go with|let'?s do|(?:me quedo )?con)\s{1,2})?"
    rf"(?:(?:the|la|el(?= {words('uno|dos|tres|cuatro|cinco')}\b))\s{{1,2}})?"
)
_BEHIND_SOLE = (
    r"(?:[\s,.!?-]{1,4}(?:then|please|pls|thanks|thank you|thx|por favor|gracias|entonces|best|regards|saludos)){0,4}"
    r"(?:\W{0,3}\n\W{0,4}(?P<name>[a-z'-]{2,20}))?\W{0,9}\Z"
)
SOLE_NUMBER = re.compile(
    rf"{_BEFORE_SOLE}\(?(?P<clock>1[0-2]|[1-9]|{_EN_NUMBER}|{_ES_NUMBER}|uno)\)?(?:\s{{1,2}}(?:it is|one))?"
    rf"{_BEHIND_SOLE}"
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
# Of whatever time was named: "that's your time", "(your time)"
ALL_YOUR_TIME = re.compile(
    r"\b(?:that'?s|that is|that being|i mean|all(?: in)?|of course) your time\b|\((?:all )?your time\)"
)
ZONE = re.compile(
    rf"\s{{0,2}},?\s?\(?(?:in )?(?:(?P<place>{_PLACE})(?:'s)?\s+time|hora (?:de|en) (?P<lugar>{_PLACE}))\b\)?"
    rf"|\s{{0,2}}\(?(?P<zone>{words(*ZONES)})(?:\s+(?:standard |daylight )?time)?\b\)?|\s{{0,2}}\(?(?P<mine>my time"
    rf"|our time|here|local time for me|mi hora|hora mia|hora (?:local|de aqui)|aqui)\b\)?"
    rf"|\s{{0,2}}\(?(?P<yours>your time|for you(?=\s*(?:$|[.,;:!?)\n]))|on your (?:end|side)|su hora|tu hora)\b\)?"
)

_ZONE_NAME = (
    r"(?P<zone>eastern|central|mountain|pacific|[ecmp][sd]t|alaska|hawaii|hora del (?:este|centro|pacifico)"
    r"|hora de la montana)"
)
# "I'm mountain time", "we are on the Pacific coast's clock", "estoy en hora del pacífico": where the writer is.
IN_A_ZONE = re.compile(
    rf"\b(?:i'?m|i am|we'?re|we are|i live|we live|being|estoy|estamos|vivo|vivimos)"
    rf" (?:(?:in|on|at|over|out|here|en|la|the|by) ){{0,3}}{_ZONE_NAME}"
    r"(?:(?: standard| daylight)? time|(?= ?(?:[.,;)]|$)))"
    rf"|(?:^|[.,;:(\n]\s{{0,2}}){_ZONE_NAME.replace('<zone>', '<alone>')}"
    r" (?:standard |daylight )?time\b(?= ?(?:[.,;)\n]|$))"
)
# "I'm in California", "we live in Chicago", "llamo desde Texas": likewise; not where somebody else is, or is to be.
IN_A_PLACE = re.compile(
    r"(?:\b(?:i'?m|i am|we'?re|we are|i live|we live|estoy|estamos|vivo|vivimos)"
    r" (?:(?:currently|still|out|over|up|down|west|east|here|based|calling|right now|ahora|aqui)[ ,]{1,2}){0,3}"
    r"(?:in|on|from|en|desde)"
    r"|\b(?:calling|writing|llamo|llamando|escribo) (?:from|desde|de)|\b(?:based|out here|here|aca|aqui) (?:in|on|en))"
    rf" (?P<place>{_PLACE})\b"
    r"|\b(?:(?:moving|relocating|transferring|coming|move|relocate|relo|relocation|mud\w{2,6})"
    r"(?: (?:here|there|over|out|up|down|back|east|to (?:the )?\w{3,12}(?: \w{4,10})?|a \w{3,12}))?) (?:from|de|desde)"
    rf" (?P<origin>{_PLACE})\b"
)

# "What is that in Pacific?", "what time is it in California?": by which clock they want to be told.
ASKED_IN = re.compile(
    r"\b(?:what (?:time|hour)|what(?:'s| is)? (?:it|that|this)|que hora)\b[^.?!]{0,20}\b(?:in|en) (?:the )?"
    rf"(?:{_ZONE_NAME}|(?P<place>{_PLACE}))\b"
)

# ------------------------------------------------------------------------------------------------ options

_OPTION_NOUN = words(
    r"one|ones|option|slot|time|choice|date|appointment|suggestion|available(?: one| slot)?|opcion|hora|horario"
    r"|fecha|alternativa|cita"
)
_ORDINAL = words(*ORDINALS)
# "The 2nd" alone may be a day of the month; "the second" is not.
_ORDINAL_WORD = words(*(name for name in ORDINALS if name[0].isalpha()))
# A mail that is an ordinal: "second", "ok, first works".
SOLE_ORDINAL = re.compile(
    rf"{_BEFORE_SOLE}(?P<ordinal>{_ORDINAL_WORD})(?:\s{{1,2}}(?:it is|works(?: (?:best|better|fine|great|well))?"
    rf"(?: for (?:me|us))?|is (?:good|fine|great|best|perfect)|(?:me |nos )?funciona|(?:esta|me queda) bien))?"
    rf"{_BEHIND_SOLE}"
)
OPTION = re.compile(
    rf"\b(?:the\s+|your\s+|la\s+|el\s+|my\s+)?(?P<ordinal>{_ORDINAL})(?:\s+(?:time\s+)?{_OPTION_NOUN})(?!\w)"
    rf"|\b(?:the|la|el)\s+(?P<bare>{_ORDINAL_WORD})(?=\s*(?:$|[.,;!?\n]|-\s|(?:works?|would|is|will|sounds?|suits?"
    rf"|please|for me|for us|on|at|esta|me|por favor|funciona|seria|va|queda|thanks)\b))"
    rf"|\b(?P<listed>{_ORDINAL_WORD})(?=\s+(?:or|and|o|y)\s+(?:the\s+|la\s+|el\s+)?{_ORDINAL_WORD}\b)"
    rf"|(?:(?<=\bor )|(?<=\band )|(?<=\bo )|(?<=\by ))(?P<last>{_ORDINAL_WORD})(?=\s*(?:$|[.,;!?\n]|(?:works?|would"
    rf"|is|are|please|for me)\b))"
    rf"|\b(?:option|opt|slot|choice|opcion|number|numero|no\.?|alternativa)\s?#?\s?(?P<number>[1-5]|one|two|three|four"
    rf"|five|uno|una|dos|tres|cuatro|cinco)(?![\w:]|\s?[ap]\.?m\b)"
    rf"|(?<!\w)#\s?(?P<hash>[1-5])(?!\w)"
    rf"|\b(?:the|la|el)\s+(?P<relative>earliest|earlier|soonest|latest|later|former|middle|mas temprana|mas temprano"
    rf"|mas tarde|del medio)(?:\s+{_OPTION_NOUN})?(?=\s*(?:$|[.,;!?\n]|(?:works?|would|is|sounds?|suits?|please"
    rf"|for me|for us|me|por favor)\b))"
)
# The hour of the call in question.
SAME_TIME = re.compile(r"\b(?:at\s+)?(?:the\s+)?same\s+(?:time|hour)\b(?!\s+as)|\b(?:a\s+)?la\s+misma\s+hora\b")
PART_OPTION = re.compile(
    r"\bthe\s+(?P<part>morning|afternoon|evening)\s+(?:one|slot|option|time|call|appointment)\b|\b(?:la"
    r"|el)\s+de\s+la\s+(?P<parte>manana|tarde|noche)\b"
)
DAY_OPTION = re.compile(
    rf"\b(?P<the>the|la|el)\s+(?:del?\s+)?(?P<name>{DAY_NAME})\s+(?:one|slot|option|time|call|appointment)\b"
)
